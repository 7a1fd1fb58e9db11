"""What customer/search can ask for: attributes of a customer as SQL, and how a query's values are
read to be compared with them."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import Enum, unique

from app.sandbox.calls.custom_field import CustomField, FieldKind
from app.sandbox.calls.intake import normal_form
from app.sandbox.people.organisation import ORG_ID, STORES
from app.sandbox.people.people import Kind


class ValueFault(Exception):
    """A value is none of its attribute; the text says why."""


@unique
class Type(Enum):
    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribute:
    """`column` is SQL. `read` turns a whole value of the query into one to compare with it.

    `kind`: the identifier it is; those have one spelling, and an index. Other texts are compared
    without regard to case.
    """

    column: str
    type: Type = Type.TEXT
    read: Callable[[str], str | float] = str
    kind: Kind | None = None

    @property
    def is_exact(self) -> bool:
        return self.type is Type.NUMBER or self.kind is not None

    def whole(self, text: str, country_prefix: str) -> str | float:
        """Raises ValueFault."""
        if self.kind is not None:
            return normal_form(self.kind, text, country_prefix=country_prefix)
        return self.read(text)

    def part(self, text: str) -> str:
        """The beginning or the end of a value."""
        return text if self.kind is None else normal_form(self.kind, text)


def _number(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = math.nan
    if not math.isfinite(number):
        raise ValueFault(f"{text!r} is not a number")
    return number


def _day(text: str) -> str:
    """The day of a date, with or without a time."""
    try:
        return date.fromisoformat(text[:10]).isoformat()
    except ValueError:
        raise ValueFault(f"{text!r} is not a date") from None


def _store_code(text: str) -> str:
    """A store is asked for by its id or its code."""
    return next((store.code for store in STORES if text == store.id), text)


_CODES = " ".join(f"WHEN '{store.till_code}' THEN '{store.code}'" for store in STORES)
_LAST_BILL = Attribute(column="last_trans_pence / 100.0", type=Type.NUMBER, read=_number)

ATTRIBUTES = {
    "firstname": Attribute(column="firstname"),
    "lastname": Attribute(column="lastname"),
    "org_id": Attribute(column=f"'{ORG_ID}'"),
    "mobile": Attribute(column="mobile", kind=Kind.MOBILE),
    "email": Attribute(column="email", kind=Kind.EMAIL),
    "external_id": Attribute(column="external_id", kind=Kind.EXTERNAL_ID),
    "registered_date": Attribute(column="substr(registered_on, 1, 10)", read=_day),
    "loyalty_points": Attribute(column="loyalty_points", type=Type.NUMBER, read=_number),
    "lifetime_points": Attribute(column="lifetime_points", type=Type.NUMBER, read=_number),
    "lifetime_purchases": Attribute(column="lifetime_purchases", type=Type.NUMBER, read=_number),
    "slab": Attribute(column="tier"),
    "registered_store": Attribute(column=f"CASE till_code {_CODES} END", read=_store_code),
    "last_trans_value": _LAST_BILL,
    "transaction_value": _LAST_BILL,
}


def field_attribute(spec: CustomField) -> Attribute:
    """One value of a custom field, as the SQL around it names it."""
    if spec.kind is FieldKind.NUMBER:
        return Attribute(column="CAST(one.value AS REAL)", type=Type.NUMBER, read=_number)
    if spec.kind is FieldKind.DATE:
        return Attribute(column="substr(one.value, 1, 10)", read=_day)
    return Attribute(column="CAST(one.value AS TEXT)")
