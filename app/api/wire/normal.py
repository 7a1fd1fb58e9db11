"""The one normaliser at the edge: the wire's drifting types become plain ones.

Booleans come as `"true"` or true, codes as `"200"`, 200 or 500.0; absent is `""`, null, `[]`, `{}`,
`[[ ]]` or `"None"`; a list of one comes as the bare thing. Nothing behind the edge sees any of it.
"""

import math
from collections.abc import Mapping
from datetime import UTC, date, datetime, tzinfo
from decimal import Decimal, InvalidOperation

from app.api.wire.drift import Drift, note

Tree = Mapping[str, object]

_ABSENT_TEXTS = frozenset({"", "None"})
_MAX_INTEGER = 10**15
_EARLIEST_YEAR = 1900
"""Years before it are ways of writing "no date": 0000, 0001, and those of empty spreadsheets."""


def is_absent(value: object) -> bool:
    """Whether `value` is one of the wire's ways of saying nothing."""
    if value is None:
        return True
    if isinstance(value, str):
        return value.strip() in _ABSENT_TEXTS
    if isinstance(value, list | dict):
        children = value.values() if isinstance(value, dict) else value
        return all(is_absent(child) for child in children)
    return False


def text(value: object) -> str:
    """One text, stripped of the line breaks that drift around it; containers have none."""
    if isinstance(value, str):
        written = value.strip()
        # Most texts are of plain characters, and an answer has sixty of them.
        if not written.isascii() or "\0" in written:
            written = _storable(written)
        return "" if written in _ABSENT_TEXTS else written
    if value is None or isinstance(value, list | dict):
        return ""
    if isinstance(value, bool):
        note(Drift.BOOLEAN)
        return "true" if value else "false"
    note(Drift.NUMBER)
    if isinstance(value, float) and value.is_integer() and abs(value) < _MAX_INTEGER:
        note(Drift.FRACTION)
        return str(int(value))
    return str(value)


def _storable(written: str) -> str:
    """JSON can hold halves of characters and NULs, which neither a database nor a screen takes."""
    kept = written.replace("\0", "").encode("utf-8", "replace").decode()
    if kept != written:
        note(Drift.UNSTORABLE)
    return kept.strip()


def boolean(value: object) -> bool:
    return text(value).lower() in {"true", "1", "yes"}


def integer(value: object) -> int | None:
    found = decimal(value)
    if found is None or abs(found) > _MAX_INTEGER:
        return None
    return int(found)


def decimal(value: object) -> Decimal | None:
    written = text(value)
    if "," in written:
        note(Drift.GROUPED_DIGITS)
        written = written.replace(",", "")
    if not written:
        return None
    try:
        found = Decimal(written)
    except InvalidOperation:
        return None
    return found if found.is_finite() and math.isfinite(found) else None


def instant(value: object, zone: tzinfo) -> datetime | None:
    """An aware time; one without a zone is the store's local time."""
    try:
        found = datetime.fromisoformat(_hyphened(text(value)))
        aware = found if found.tzinfo is not None else found.replace(tzinfo=zone)
        aware.astimezone(UTC)  # the last day of the calendar has no time in some other zones
    except (ValueError, OverflowError):
        return None
    return aware if aware.year >= _EARLIEST_YEAR else None


def day(value: object) -> date | None:
    """A date; the time of day, where one is given, is dropped."""
    try:
        found = date.fromisoformat(_hyphened(text(value)[:10]))
    except ValueError:
        return None
    return found if found.year >= _EARLIEST_YEAR else None


def _hyphened(written: str) -> str:
    if "/" not in written:
        return written
    note(Drift.SLASHES)
    return written.replace("/", "-")


def branch(value: object) -> Tree:
    """The mapping, or an empty one. Of a list, its only mapping (`[{…}]` is drift for `{…}`)."""
    if isinstance(value, dict):
        return value
    if isinstance(value, list) and len(value) == 1:
        if isinstance(value[0], dict):
            note(Drift.LISTED)
        return branch(value[0])
    return {}


def many(value: object, name: str) -> tuple[Tree, ...]:
    """The mappings of a list that may be wrapped in `name`, bare, nested, or a list of one."""
    if isinstance(value, dict) and name in value:
        return many(value[name], name)
    if isinstance(value, dict):
        return () if is_absent(value) else (value,)
    if isinstance(value, list):
        return tuple(found for item in value for found in many(item, name))
    return ()


def places(value: object, name: str) -> tuple[Tree, ...]:
    """Like `many`, but an empty item keeps its place: answers are matched by place."""
    if is_absent(value):
        return ()
    if isinstance(value, dict) and name in value:
        return places(value[name], name)
    if isinstance(value, dict):
        return (value,)
    if isinstance(value, list):
        return tuple(item if isinstance(item, dict) else {} for item in value)
    return ()
