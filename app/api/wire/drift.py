"""What servers write otherwise than the contract: each kind is logged once in a run, never a value.

Who reads a reply says so with `reading`; the normaliser notes what it had to level.
"""

import logging
from contextvars import ContextVar
from enum import StrEnum, unique

_log = logging.getLogger(__name__)


@unique
class Drift(StrEnum):
    """Only what no sample of the contract does: those say nothing in ten ways, and write a list
    of one as the bare thing.
    """

    OTHER_FORMAT = "answered in the other format"
    BOOLEAN = "boolean that is no text"
    NUMBER = "number that is no text"
    FRACTION = "whole number with a fraction"
    GROUPED_DIGITS = "number with commas"
    LISTED = "list where one mapping belongs"
    SLASHES = "date with slashes"
    UNSTORABLE = "text with halves of characters or NULs"
    CHARSET = "not in UTF-8"


_reading: ContextVar[str] = ContextVar("_reading", default="")
_noted: set[Drift] = set()


def reading(path: str) -> None:
    """Replies that this task reads from now on come from this call."""
    _reading.set(path)


def note(kind: Drift) -> None:
    """Seen in the reply that is being read."""
    if kind not in _noted:
        _noted.add(kind)
        _log.info("drift", extra={"kind": kind.value, "path": _reading.get()})
