"""The days between which records are wanted, as typed and as points in time of the store."""

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo

LAST_MOMENT = time(23, 59, 59)


@dataclass(frozen=True, slots=True, kw_only=True)
class DaySpan:
    """Aware times, the last one inclusive; None where that end is open. `is_start_bad` and
    `is_end_bad` say that what was typed there is no day.
    """

    start: datetime | None = None
    end: datetime | None = None
    is_start_bad: bool = False
    is_end_bad: bool = False

    @property
    def is_open(self) -> bool:
        """Whether it narrows nothing."""
        return self.start is None and self.end is None

    def holds(self, at: datetime | None) -> bool:
        """Whether `at` lies in it; an unknown time lies in an open one alone."""
        if at is None:
            return self.is_open
        return (self.start is None or at >= self.start) and (self.end is None or at <= self.end)


def read_span(start: str, end: str, zone: tzinfo) -> DaySpan:
    """Of two ISO days, each may be empty. Half-typed days narrow nothing."""
    first, last = _day(start), _day(end)
    return DaySpan(
        start=datetime.combine(first, time.min, zone) if first is not None else None,
        end=datetime.combine(last, LAST_MOMENT, zone) if last is not None else None,
        is_start_bad=bool(start.strip()) and first is None,
        is_end_bad=bool(end.strip()) and last is None,
    )


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None
