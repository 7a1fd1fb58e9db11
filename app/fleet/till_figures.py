"""What a till may tell of itself, and the one place that decides it: names of calls, kinds, codes,
times. Never a value that anybody typed, scanned or was sent.
"""

import logging
import re
import traceback
from collections import deque
from dataclasses import dataclass
from pathlib import PurePath

from app.support.redaction import redacted

_TOLD = frozenset(
    {
        *("act", "code", "errno", "error", "evicted", "fault", "kind", "loaded", "missing", "ms"),
        *("ops", "path", "problem", "reason", "state", "task", "wait_s"),
    }
)
"""Facts of a log line whose values are ours: names of kinds, and counts."""
_WORD = re.compile(r"[\w./:\-]{1,80}")
"""What such a value looks like; a sentence, which may have been anybody's, does not."""
_MOST_FRAMES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class TillName:
    """`instance` is a random name, the same at every start; `store` is empty where none is set."""

    version: str
    instance: str
    store: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CallFigure:
    """One call of the API: `path` is the call's name, `fault` the kind of what went wrong."""

    path: str
    latency_s: float
    fault: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Warned:
    """A line of the log; `facts` are names and values, as texts."""

    at_ns: int
    level: int
    text: str
    facts: tuple[tuple[str, str], ...]


class WarningTap(logging.Handler):
    """Keeps the latest warnings and errors until they are taken.

    Of a line it takes the words that stand in the program, not what was put into them, and of an
    exception its kind and where it came from: its message may say anything.
    """

    def __init__(self, most: int = 500, *, but: str = "") -> None:
        super().__init__(logging.WARNING)
        self._kept: deque[Warned] = deque(maxlen=most)
        self._but = but

    def emit(self, record: logging.LogRecord) -> None:
        if self._but and record.name.startswith(self._but):
            return
        facts = [("code.namespace", record.name)]
        facts += [
            (name, str(value)) for name, value in vars(record).items() if _is_told(name, value)
        ]
        if record.exc_info and record.exc_info[0] is not None:
            facts.append(("exception.type", record.exc_info[0].__name__))
            frames = traceback.extract_tb(record.exc_info[2])[-_MOST_FRAMES:]
            facts.append(
                (
                    "exception.stacktrace",
                    "\n".join(f"{PurePath(f.filename).name}:{f.lineno} {f.name}" for f in frames),
                )
            )
        self._kept.append(
            Warned(
                at_ns=int(record.created * 1e9),
                level=record.levelno,
                text=redacted(str(record.msg)),
                facts=tuple(facts),
            )
        )

    def take(self) -> tuple[Warned, ...]:
        taken = tuple(self._kept)
        self._kept.clear()
        return taken

    def give_back(self, untold: tuple[Warned, ...]) -> None:
        """They could not be told: before the newer ones, as far as there is room."""
        room = (self._kept.maxlen or 0) - len(self._kept)
        self._kept.extendleft(reversed(untold[-room:] if room else ()))


def _is_told(name: str, value: object) -> bool:
    text = str(value)
    return name in _TOLD and _WORD.fullmatch(text) is not None and redacted(text) == text
