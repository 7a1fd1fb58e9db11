"""A customer that a search found, and why: by what they matched and where that shows."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique

from app.domain.customer import Customer, CustomerKey
from app.domain.op import Op


@dataclass(frozen=True, slots=True, kw_only=True)
class CachedCustomer:
    """A customer as the server told them at `fetched_at`; `key` is this till's name for them."""

    customer: Customer
    key: CustomerKey
    fetched_at: datetime


@unique
class MatchReason(StrEnum):
    """Why a search found somebody."""

    IDENTIFIER = "identifier"
    FIRST_NAME = "first_name"
    LAST_NAME = "last_name"
    DIGITS = "digits"
    """The last four digits of the mobile begin with what was typed."""
    CLOSE_TO = "close_to"
    """A name is one letter more, less, other or swapped away from what was typed."""
    WAITING_HERE = "waiting_here"
    FROM_SERVER = "from_server"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """One result. `fetched_at` is None where only this till knows them: `op` is then their
    registration.

    `name_spans` are half-open ranges of `customer.name` that met the text, `digits` the typed ones
    that met the mobile's last four, `close_to` the typed word that is close to a name.
    """

    key: CustomerKey
    customer: Customer
    reasons: tuple[MatchReason, ...]
    fetched_at: datetime | None = None
    op: Op | None = None
    name_spans: tuple[tuple[int, int], ...] = ()
    digits: str = ""
    close_to: str = ""
