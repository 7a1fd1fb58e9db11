"""Tells a scanner from fingers: characters that come faster than anybody types, then an end.

Pure: knows neither widgets nor a clock; whoever feeds it measures the gaps.
"""

from enum import Enum, unique

from app.settings.declarations import ScannerSettings

FASTEST_FINGERS_S = 0.05
"""Scanners send a character every 1-35 ms; two keys of a fast typist are 90 ms apart."""
SHORTEST_CODE = 4


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
    """The characters of what may be a scan."""

    def __init__(self, settings: ScannerSettings) -> None:
        self._prefix = settings.prefix
        suffix = settings.suffix.strip().casefold() or BurstEnd.ENTER.value
        self.end = {"enter": BurstEnd.ENTER, "tab": BurstEnd.TAB}.get(suffix, BurstEnd.TEXT)
        self._suffix = settings.suffix if self.end is BurstEnd.TEXT else ""
        self._text = ""

    def __len__(self) -> int:
        return len(self._text)

    def clear(self) -> None:
        self._text = ""

    def continues(self, gap_s: float) -> bool:
        """Whether a key after `gap_s` seconds belongs to the characters before it."""
        return bool(self._text) and 0 <= gap_s <= FASTEST_FINGERS_S

    def add(self, text: str, gap_s: float) -> None:
        """Take one more key; a gap too long for a scanner begins anew."""
        self._text = self._text + text if self.continues(gap_s) else text

    def code_at_key(self, end: BurstEnd, gap_s: float) -> str:
        """The code that key `end` completes after `gap_s` seconds; empty if it completes none."""
        if end is not self.end or not self.continues(gap_s):
            return ""
        return self._code(self._text)

    def code_at_text(self) -> str:
        """The code that the last added characters complete, where a text ends a code."""
        if not self._suffix or not self._text.endswith(self._suffix):
            return ""
        return self._code(self._text.removesuffix(self._suffix))

    def _code(self, text: str) -> str:
        if self._prefix and text.startswith(self._prefix):
            return text.removeprefix(self._prefix).strip()
        # A word that a program or a paste tool types in one go is no code: codes carry digits.
        has_mark = any(character.isdigit() or character == "@" for character in text)
        code = text.strip()
        return code if has_mark and len(code) >= SHORTEST_CODE else ""
