"""A loyalty customer as the till knows them. Owns the app's own terms; knows nothing of the wire.

Where the Customer API says `current_slab`, `lifetime_purchases` or `ndnc_status`, the mapping to
these names is in `app/api/wire`.
"""

from dataclasses import dataclass, fields, replace
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum, unique
from typing import NewType

from app.domain import identifiers
from app.domain.identifiers import Identifier, IdentifierKind

CustomerKey = NewType("CustomerKey", str)
"""This till's stable name for a customer: `user:<server id>`, `<kind>:<value>` where a server gave
no id, or `op:<op id>` for one registered here and not yet answered for."""

UserId = NewType("UserId", str)


@unique
class Gender(StrEnum):
    MALE = "M"
    FEMALE = "F"
    OTHER = "O"
    UNKNOWN = ""


@unique
class CustomerType(StrEnum):
    """The three kinds of the contract; the values are its own words."""

    LOYALTY = "LOYALTY"
    NON_LOYALTY = "NON_LOYALTY"
    NOT_INTERESTED = "NOT_INTERESTED"


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomField:
    """One custom field of the organisation; several values where it is a multi-select."""

    name: str
    values: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A store or a till."""

    code: str = ""
    name: str = ""


NOWHERE = Place()
"""A place that is not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiringPoints:
    points: int
    expires_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Customer:
    """What the server last said of a customer. An empty text or None means "not known"."""

    user_id: UserId | None = None
    firstname: str = ""
    lastname: str = ""
    mobile: str = ""
    email: str = ""
    external_id: str = ""
    gender: Gender = Gender.UNKNOWN
    type: CustomerType | None = None
    tier: str = ""
    points: int | None = None
    lifetime_points: int | None = None
    lifetime_purchases: Decimal | None = None
    registered_at: datetime | None = None
    updated_at: datetime | None = None
    registered_by: str = ""
    registered_store: Place = NOWHERE
    registered_till: Place = NOWHERE
    fraud_status: str = ""
    do_not_call_status: str = ""
    opt_in_status: str = ""
    custom_fields: tuple[CustomField, ...] = ()
    expiring_points: tuple[ExpiringPoints, ...] = ()

    @property
    def name(self) -> str:
        """First and last name as one text; empty where neither is known."""
        return f"{self.firstname} {self.lastname}".strip()

    @property
    def identifiers(self) -> tuple[Identifier, ...]:
        """Every identifier that is known, the server's own id first."""
        contacts = identifiers.of_contacts(
            mobile_digits=self.mobile, address=self.email, card=self.external_id
        )
        return (identifiers.user_id(self.user_id), *contacts) if self.user_id else contacts


def completed_by(told: Customer, known: Customer) -> Customer:
    """What was told now, with what is known where nothing was: for answers that tell only some."""
    blank = Customer()
    silent = {
        field.name: getattr(known, field.name)
        for field in fields(Customer)
        if getattr(told, field.name) == getattr(blank, field.name)
    }
    return replace(told, **silent)


def identifier_of(key: CustomerKey) -> Identifier | None:
    """What the server knows the customer of `key` by; None for one whom only this till knows."""
    prefix, _, value = key.partition(":")
    kinds = {"user": IdentifierKind.USER_ID} | {kind.value: kind for kind in IdentifierKind}
    return Identifier(kind=kinds[prefix], value=value) if prefix in kinds else None


def customer_key(customer: Customer) -> CustomerKey:
    """The key of a customer that came from the server. Raises ValueError without any identifier."""
    if not customer.identifiers:
        raise ValueError("a customer without any identifier has no key")
    return key_of(customer.identifiers[0])


def key_of(identifier: Identifier) -> CustomerKey:
    """The key of whom the server knows by this: what `identifier_of` reads."""
    is_user_id = identifier.kind is IdentifierKind.USER_ID
    prefix = "user" if is_user_id else identifier.kind.value
    return CustomerKey(f"{prefix}:{identifier.value}")
