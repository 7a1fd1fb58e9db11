"""What a search query asks of a customer: how each attribute's values are read and compared.

Owns the answer for one customer, wherever their values come from. Knows no store and no server; a
server that knows more, or compares otherwise, is right for itself.
"""

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from decimal import Decimal, InvalidOperation
from enum import Enum, unique
from typing import Any

from app.domain.customer import Customer
from app.domain.phone import PhoneVerdict, latin_digits, read_phone
from app.domain.search_query import (
    Attribute,
    Condition,
    Operator,
    QueryError,
    QueryProblem,
    SearchQuery,
    parse,
)

_DAY_LENGTH = len("2016-01-31")

Value = str | int | Decimal | tuple[str, ...] | None
"""What a customer has of an attribute: a text, a number, seconds since 1970 for a time, or several
texts of which one is enough. None where nobody told; empty where there is none."""
Test = Callable[[Any], bool]
"""Put to any value but None; nothing holds of an empty one."""


@unique
class ValueKind(Enum):
    TEXT = "text"
    """Compared without regard to case."""
    NUMBER = "number"
    DAY = "day"
    """`YYYY-MM-DD` in the store's zone."""
    MOBILE = "mobile"
    EMAIL = "email"
    CODE = "code"
    """Compared letter by letter."""


_KINDS: dict[str, ValueKind] = {
    Attribute.MOBILE: ValueKind.MOBILE,
    Attribute.EMAIL: ValueKind.EMAIL,
    Attribute.EXTERNAL_ID: ValueKind.CODE,
    Attribute.ORG_ID: ValueKind.CODE,
    Attribute.REGISTERED_DATE: ValueKind.DAY,
    Attribute.LOYALTY_POINTS: ValueKind.NUMBER,
    Attribute.LIFETIME_POINTS: ValueKind.NUMBER,
    Attribute.LIFETIME_PURCHASES: ValueKind.NUMBER,
    Attribute.LAST_PURCHASE: ValueKind.NUMBER,
}
EVERYBODY_HAS = frozenset(
    {
        Attribute.ORG_ID,
        Attribute.REGISTERED_DATE,
        Attribute.REGISTERED_STORE,
        Attribute.LOYALTY_POINTS,
        Attribute.LIFETIME_POINTS,
        Attribute.LIFETIME_PURCHASES,
        Attribute.LAST_PURCHASE,
    }
)
"""Where nothing is known of these, it is because nobody told, not because there is none."""
WHOLE = frozenset({Operator.EXACT, Operator.EQUALS, Operator.IN})
_PART = frozenset({Operator.STARTS, Operator.ENDS})


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchPlace:
    """Where a query is asked: what its days, numbers and organisation are read by."""

    zone: tzinfo
    country: str
    org_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One condition, ready to be put to a value. `is_of_all`: see EVERYBODY_HAS."""

    attribute: str
    test: Test
    is_of_all: bool

    def answer(self, value: Value) -> bool | None:
        """Whether it holds; None where that cannot be told."""
        return self.test(value) if value is not None else None


def kind_of(attribute: str) -> ValueKind:
    """How values of this attribute are read; those of custom fields are texts."""
    return _KINDS.get(attribute, ValueKind.TEXT)


def checked(text: str) -> SearchQuery:
    """`parse`, and every value one of its attribute. Raises QueryError with the place."""
    query = parse(text)
    start = 0
    for condition, piece in zip(query.conditions, text.split("&"), strict=True):
        problem = _value_problem(condition)
        if problem is not None:
            left = start + piece.rindex(":") + 1
            raise QueryError(problem, left, start + len(piece.rstrip()))
        start += len(piece) + 1
    return query


def asked_of(query: SearchQuery, place: SearchPlace) -> tuple[Asked, ...]:
    """The conditions in order, each ready to be put to a customer."""
    return tuple(
        Asked(
            attribute=condition.attribute,
            test=_test(condition, place),
            is_of_all=condition.attribute in EVERYBODY_HAS,
        )
        for condition in query.conditions
    )


def value_of(
    customer: Customer, attribute: str, *, org_id: str = "", last_purchase: Decimal | None = None
) -> Value:
    """What a customer has of an attribute."""
    match attribute:
        case Attribute.FIRSTNAME:
            return customer.firstname
        case Attribute.LASTNAME:
            return customer.lastname
        case Attribute.ORG_ID:
            return org_id or None
        case Attribute.MOBILE:
            return customer.mobile
        case Attribute.EMAIL:
            return customer.email
        case Attribute.EXTERNAL_ID:
            return customer.external_id
        case Attribute.REGISTERED_DATE:
            at = customer.registered_at
            return None if at is None else int(at.timestamp())
        case Attribute.LOYALTY_POINTS:
            return customer.points
        case Attribute.LIFETIME_POINTS:
            return customer.lifetime_points
        case Attribute.LIFETIME_PURCHASES:
            return customer.lifetime_purchases
        case Attribute.TIER:
            return customer.tier
        case Attribute.REGISTERED_STORE:
            store = customer.registered_store
            return tuple(filter(None, (store.code, store.name))) or None
        case Attribute.LAST_PURCHASE:
            return last_purchase
        case _:
            return field_values(
                attribute, ((field.name, *field.values) for field in customer.custom_fields)
            )


def field_values(name: str, fields: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The values of a custom field; each of `fields` is a name and its values."""
    wanted = name.casefold()
    return tuple(value for own, *values in fields if own.casefold() == wanted for value in values)


def identifier_texts(condition: Condition, country: str) -> tuple[str, ...]:
    """The whole identifiers that a condition asks for, as the server keeps them; empty where it
    asks for no identifier, or for a part of one.
    """
    kind = kind_of(condition.attribute)
    if condition.operator not in WHOLE or condition.attribute == Attribute.ORG_ID:
        return ()
    if kind is ValueKind.MOBILE:
        return tuple(_whole_mobile(value, country) for value in condition.values)
    if kind is ValueKind.EMAIL:
        return tuple(value.lower() for value in condition.values)
    return condition.values if kind is ValueKind.CODE else ()


def _value_problem(condition: Condition) -> QueryProblem | None:
    kind = kind_of(condition.attribute)
    if kind is ValueKind.NUMBER and not all(map(_is_number, condition.values)):
        return QueryProblem.NOT_A_NUMBER
    is_part = condition.operator in _PART
    if kind is ValueKind.DAY and not is_part and not all(map(_is_day, condition.values)):
        return QueryProblem.NOT_A_DAY
    return None


def _test(condition: Condition, place: SearchPlace) -> Test:
    kind, operator = kind_of(condition.attribute), condition.operator
    match kind:
        case ValueKind.NUMBER:
            return _number_test(operator, condition.values)
        case ValueKind.DAY:
            return _day_test(operator, condition.values, place.zone)
        case ValueKind.MOBILE:
            whole = operator in WHOLE
            values = tuple(
                _whole_mobile(value, place.country) if whole else _digits(value)
                for value in condition.values
            )
            return _text_test(operator, values, str)
        case ValueKind.CODE:
            return _text_test(operator, condition.values, str)
        case ValueKind.EMAIL | ValueKind.TEXT:
            if condition.is_custom or condition.attribute == Attribute.REGISTERED_STORE:
                return _several_test(operator, condition.values)
            return _text_test(operator, condition.values, str.casefold)


def _text_test(operator: Operator, values: Sequence[str], fold: Callable[[str], str]) -> Test:
    wanted = [fold(value) for value in values]
    first, last = wanted[0], wanted[-1]
    match operator:
        case Operator.STARTS:
            return lambda value: fold(str(value)).startswith(first)
        case Operator.ENDS:
            return lambda value: fold(str(value)).endswith(first)
        case Operator.EXACT | Operator.EQUALS:
            return lambda value: fold(str(value)) == first
        case Operator.IN:
            among = frozenset(wanted)
            return lambda value: fold(str(value)) in among
        case Operator.LESS:
            return lambda value: bool(value) and fold(str(value)) < first
        case Operator.GREATER:
            return lambda value: fold(str(value)) > first
        case Operator.RANGE:
            return lambda value: first <= fold(str(value)) <= last


def _number_test(operator: Operator, values: Sequence[str]) -> Test:
    if operator in _PART:
        return _text_test(operator, values, str)
    numbers = [_number(value) for value in values]
    if None in numbers:
        return lambda _value: False
    return _ordered_test(operator, [number for number in numbers if number is not None])


def _ordered_test(operator: Operator, wanted: Sequence[Decimal]) -> Test:
    first, last, among = wanted[0], wanted[-1], frozenset(wanted)
    match operator:
        case Operator.LESS:
            return lambda value: value < first
        case Operator.GREATER:
            return lambda value: value > first
        case Operator.RANGE:
            return lambda value: first <= value <= last
        case _:
            return lambda value: value in among


def _day_test(operator: Operator, values: Sequence[str], zone: tzinfo) -> Test:
    """A day is from its midnight to the next: so no time has to be made a date."""
    if operator in _PART:
        inner = _text_test(operator, values, str)
        return lambda value: inner(datetime.fromtimestamp(value, zone).date().isoformat())
    days = [_day(value) for value in values]
    spans = [_span(day, zone) for day in days if day is not None]
    if len(spans) < len(days):
        return lambda _value: False
    (start, end), (_, last_end) = spans[0], spans[-1]
    match operator:
        case Operator.LESS:
            return lambda value: bool(value < start)
        case Operator.GREATER:
            return lambda value: bool(value >= end)
        case Operator.RANGE:
            return lambda value: bool(start <= value < last_end)
        case _:
            return lambda value: any(low <= value < high for low, high in spans)


def _span(day: date, zone: tzinfo) -> tuple[float, float]:
    """From which second since 1970, and until which, it is this day there."""
    start = datetime(day.year, day.month, day.day, tzinfo=zone).timestamp()
    if day == date.max:
        return start, math.inf
    after = day + timedelta(days=1)
    return start, datetime(after.year, after.month, after.day, tzinfo=zone).timestamp()


def _several_test(operator: Operator, values: Sequence[str]) -> Test:
    """One value that fits is enough. A custom field's own kind is not known here: days and numbers
    are ordered as such where all that is asked for, and the value, are such.
    """
    as_text = _text_test(operator, values, str.casefold)
    number, day = None, None
    if operator not in WHOLE | _PART:
        number = _number_test(operator, values) if all(map(_is_number, values)) else None
    if operator not in _PART and all(map(_is_day, values)):
        day = _text_test(operator, [value[:_DAY_LENGTH] for value in values], str)

    def fits(value: str) -> bool:
        if number is not None:
            found = _number(value)
            return found is not None and number(found)
        if day is not None and _is_day(value):
            return day(value[:_DAY_LENGTH])
        return as_text(value)

    def test(value: Value) -> bool:
        return isinstance(value, tuple) and any(map(fits, value))

    return test


def _whole_mobile(text: str, country: str) -> str:
    reading = read_phone(text, country=country)
    return _digits(text) if reading.verdict is PhoneVerdict.IMPOSSIBLE else reading.digits


def _digits(text: str) -> str:
    return "".join(filter(str.isdecimal, latin_digits(text)))


def _number(text: str) -> Decimal | None:
    try:
        number = Decimal(text.strip())
    except InvalidOperation:
        return None
    return number if number.is_finite() else None


def _is_number(text: str) -> bool:
    return _number(text) is not None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text.strip()[:_DAY_LENGTH])
    except ValueError:
        return None


def _is_day(text: str) -> bool:
    return _day(text) is not None
