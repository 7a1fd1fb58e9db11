"""A span of time as a request names it, in the store's local time."""

from dataclasses import dataclass
from datetime import datetime, time

from app.sandbox.calls.call import Refused
from app.sandbox.calls.intake import store_time
from app.sandbox.people.organisation import ZONE
from app.sandbox.wire import replies

_DAY_LENGTH = len("2026-06-01")
_SHOWN = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """From `first` to `last`, both within it; None leaves that side open. Times are aware."""

    first: datetime | None = None
    last: datetime | None = None

    def holds(self, at: datetime) -> bool:
        return (self.first is None or at >= self.first) and (self.last is None or at <= self.last)


def read_span(start: str, end: str) -> Span:
    """Of two dates, with or without a time; either may be empty. An end without a time is the end
    of its day. Raises Refused."""
    last = read_moment(end) if end else None
    if last is not None and len(end) <= _DAY_LENGTH:
        last = datetime.combine(last.date(), time.max, tzinfo=ZONE)
    return Span(first=read_moment(start) if start else None, last=last)


def read_moment(text: str) -> datetime:
    """Aware, in the home store's zone. Raises Refused."""
    try:
        return store_time(text)
    except ValueError:
        raise Refused(replies.refused("400", message=f"No date: {text[:_SHOWN]}")) from None
