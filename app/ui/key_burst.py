"""Tells a scanner from fingers: characters that come faster than anybody types, then an end.

Pure: knows neither widgets nor a clock; whoever feeds it measures the gaps.
"""

from enum import Enum, unique

from app.domain.gs1 import GS
from app.domain.phone import latin_digits
from app.settings.declarations import ScannerLayout, ScannerSettings

FASTEST_FINGERS_S = 0.05
"""Scanners send a character every 1-35 ms; two keys of a fast typist are 90 ms apart."""
SHORTEST_CODE = 4
_BLANK = " \t\r\n"
_IN_CODES = frozenset(" -_./:@+*$%()[]&=?#,;!" + GS)
"""What stands in codes beside letters and digits, GS1's separator among it."""


@unique
class BurstEnd(Enum):
    """The key that the scanner sends after a code."""

    ENTER = "enter"
    TAB = "tab"
    TEXT = "text"


class KeyPace:
    """Measures the time between two keys, by the keyboard's own stamps where there are any.

    Keys that queued up while the program was busy arrive all at once; their stamps (milliseconds,
    0 for none) tell when they were really pressed.
    """

    def __init__(self) -> None:
        self._at = float("-inf")
        self._stamp = 0

    def gap_s(self, stamp: int, now: float) -> float:
        """Seconds from the last noted key to one that arrives at `now` (monotonic seconds)."""
        if stamp > self._stamp > 0:
            return (stamp - self._stamp) / 1000
        return now - self._at

    def note(self, stamp: int, now: float) -> None:
        self._stamp, self._at = stamp, now


class KeyBurst:
    """The characters of what may be a scan, as the till's keyboard layout reads the keys, and as a
    US keyboard would.
    """

    def __init__(self, settings: ScannerSettings) -> None:
        self._prefix = settings.prefix
        self._layout = settings.layout
        suffix = settings.suffix.strip().casefold() or BurstEnd.ENTER.value
        self.end = {"enter": BurstEnd.ENTER, "tab": BurstEnd.TAB}.get(suffix, BurstEnd.TEXT)
        self._suffix = settings.suffix if self.end is BurstEnd.TEXT else ""
        self._typed = ""
        self._struck: str | None = ""

    def __len__(self) -> int:
        return len(self._typed)

    def clear(self) -> None:
        self._typed = self._struck = ""

    def continues(self, gap_s: float) -> bool:
        """Whether a key after `gap_s` seconds belongs to the characters before it."""
        return bool(self._typed) and 0 <= gap_s <= FASTEST_FINGERS_S

    def add(self, text: str, gap_s: float, struck: str = "") -> None:
        """Take one more key; a gap too long for a scanner begins anew. `struck` is what it has on a
        US keyboard, empty where nobody knows.
        """
        if not self.continues(gap_s):
            self.clear()
        self._typed += text
        # One key whose place is not known, and the reading by places is worth nothing.
        self._struck = self._struck + struck if struck and self._struck is not None else None

    def code_at_key(self, end: BurstEnd, gap_s: float) -> str:
        """The code that key `end` completes after `gap_s` seconds; empty if it completes none."""
        if end is not self.end or not self.continues(gap_s):
            return ""
        return self._code("")

    def code_at_text(self) -> str:
        """The code that the last added characters complete, where a text ends a code."""
        return self._code(self._suffix) if self._suffix else ""

    def _code(self, suffix: str) -> str:
        """By the layout that is set. Where that is to be found out, the typed characters are
        believed unless they make no code and the struck ones do.
        """
        typed = _found(latin_digits(self._typed), self._prefix, suffix)
        if self._layout is ScannerLayout.TYPED or self._struck is None:
            return typed
        struck = _found(self._struck, self._prefix, suffix)
        if self._layout is ScannerLayout.US:
            return struck
        return typed if typed and (_is_clean(typed) or not struck) else struck


def _found(text: str, prefix: str, suffix: str) -> str:
    """The code in a whole burst; empty where there is none."""
    if not text.endswith(suffix):
        return ""
    text = text.removesuffix(suffix)
    if prefix and text.startswith(prefix):
        return text.removeprefix(prefix).strip(_BLANK)
    # A word that a program or a paste tool types in one go is no code: codes carry digits.
    has_mark = any(character.isdigit() or character == "@" for character in text)
    code = text.strip(_BLANK)
    return code if has_mark and len(code) >= SHORTEST_CODE else ""


def _is_clean(code: str) -> bool:
    """Whether these characters are of those that barcodes hold."""
    return all((one.isascii() and one.isalnum()) or one in _IN_CODES for one in code)
