"""A ticket on behalf of a customer: as the server has it, as it is raised, and what to ask for."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique

from app.domain.custom_fields import demand_settable
from app.domain.customer import CustomField
from app.domain.identifiers import Identifier
from app.domain.likeness import is_same_text
from app.domain.write_problem import WriteError, WriteProblem, demand_somebody

OPEN = "OPEN"
"""The one status word that the contract shows; the set is the server's."""


@unique
class TicketPriority(StrEnum):
    LOW = "LOW"
    MEDIUM = "MEDIUM"
    HIGH = "HIGH"


@unique
class TicketSource(StrEnum):
    """Where a ticket was reported."""

    EMAIL = "EMAIL"
    INTOUCH = "INTOUCH"
    CALLCENTER = "CALLCENTER"
    CLIENT = "CLIENT"
    MICROSITE = "MICROSITE"
    SOCIAL = "SOCIAL"


@unique
class TicketType(StrEnum):
    STORE = "STORE"
    CUSTOMER = "CUSTOMER"


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """A ticket on the server. `priority`, `source` and `type` are the server's own words where
    they are none of the known ones; an empty text means "not known".
    """

    code: str = ""
    status: str = ""
    priority: str = ""
    department: str = ""
    subject: str = ""
    message: str = ""
    source: str = ""
    type: str = ""
    created_at: datetime | None = None
    custom_fields: tuple[CustomField, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketEntry:
    """A ticket to be raised. `code` is one that is wished for; without it the server makes one.

    Raises WriteError for what cannot be sent.
    """

    whom: Identifier
    subject: str
    message: str = ""
    status: str = OPEN
    priority: TicketPriority = TicketPriority.MEDIUM
    department: str = ""
    code: str = ""
    source: TicketSource | None = None
    type: TicketType | None = None
    custom_fields: tuple[CustomField, ...] = ()

    def __post_init__(self) -> None:
        demand_somebody(self.whom)
        if not self.subject.strip():
            raise WriteError(WriteProblem.SUBJECT_EMPTY)
        demand_settable(self.custom_fields)


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketQuery:
    """Which tickets; what is not given does not narrow. Times are aware."""

    status: str = ""
    priority: TicketPriority | None = None
    department: str = ""
    code: str = ""
    source: TicketSource | None = None
    type: TicketType | None = None
    created_from: datetime | None = None
    created_until: datetime | None = None


ALL_TICKETS = TicketQuery()


def has_same_subject(seen: Ticket, sent: TicketEntry) -> bool:
    """Whether the server would refuse `sent` because of `seen`."""
    return is_same_text(seen.subject, sent.subject)


def is_ours(seen: Ticket, sent: TicketEntry) -> bool:
    """Whether `seen` is what became of `sent`. Status and department may have moved on since."""
    return has_same_subject(seen, sent) and is_same_text(seen.message, sent.message)
