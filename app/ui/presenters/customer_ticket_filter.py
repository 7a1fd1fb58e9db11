"""Which tickets are wanted: as a question for the server, and of what is here. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from app.domain.ticket import (
    ALL_TICKETS,
    Ticket,
    TicketPriority,
    TicketQuery,
    TicketSource,
    TicketType,
)
from app.services.records_overlay import TicketRow
from app.ui.pages.customer_tickets import (
    CODE,
    DEPARTMENT,
    FROM,
    PRIORITY,
    SOURCE,
    STATUS,
    TO,
    TYPE,
)
from app.ui.presenters.day_span import DaySpan, read_span


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketFilter:
    """`words` are what a ticket's fields must be, by their names."""

    words: Mapping[str, str]
    span: DaySpan

    @property
    def is_open(self) -> bool:
        return not self.words and self.span.is_open

    @property
    def bad_days(self) -> tuple[str, ...]:
        """The names of the dates that are none."""
        bad = ((FROM, self.span.is_start_bad), (TO, self.span.is_end_bad))
        return tuple(name for name, is_bad in bad if is_bad)

    @property
    def query(self) -> TicketQuery:
        """As the server is asked."""
        if self.is_open:
            return ALL_TICKETS
        words = self.words
        return TicketQuery(
            status=words.get("status", ""),
            priority=TicketPriority(words["priority"]) if "priority" in words else None,
            department=words.get("department", ""),
            code=words.get("code", ""),
            source=TicketSource(words["source"]) if "source" in words else None,
            type=TicketType(words["type"]) if "type" in words else None,
            created_from=self.span.start,
            created_until=self.span.end,
        )

    def admits(self, row: TicketRow) -> bool:
        """Whether a row is wanted, as far as this till knows it."""
        has_words = all(
            word.casefold() in {each.casefold() for each in _texts(row, name)}
            for name, word in self.words.items()
        )
        return has_words and self.span.holds(row.created_at)


def read_filter(values: Mapping[str, str], zone: tzinfo) -> TicketFilter:
    """The filter of the bar's values."""
    names = {
        STATUS: "status",
        PRIORITY: "priority",
        DEPARTMENT: "department",
        CODE: "code",
        SOURCE: "source",
        TYPE: "type",
    }
    words = {name: values[field].strip() for field, name in names.items() if values[field].strip()}
    return TicketFilter(words=words, span=read_span(values[FROM], values[TO], zone))


def wanted_rows(
    rows: Sequence[TicketRow], wanted: TicketFilter, found: Sequence[Ticket] | None
) -> list[TicketRow]:
    """The rows to show: those that are here and fit; once the server has answered, what it found,
    and what of here it cannot know.
    """
    fitting = [row for row in rows if wanted.admits(row)]
    if found is None:
        return fitting
    here = {row.ticket.code: row for row in rows if row.ticket is not None and row.ticket.code}
    own = [row for row in fitting if row.ticket is None]
    told = [here.get(ticket.code) or TicketRow(ticket=ticket) for ticket in found]
    return [*own, *sorted(told, key=_age)]


def _age(row: TicketRow) -> tuple[bool, float]:
    at: datetime | None = row.created_at
    return (at is None, -at.timestamp() if at is not None else 0.0)


def _texts(row: TicketRow, name: str) -> tuple[str, ...]:
    """What the server and this till say of a field."""
    return tuple(
        str(text)
        for text in (getattr(row.ticket, name, None), getattr(row.entry, name, None))
        if text
    )
