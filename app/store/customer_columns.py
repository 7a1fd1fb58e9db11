"""A customer's row read in part: one attribute of a hundred thousand rows while somebody waits.

Reads the form that `customer_codec` owns, in a fifth of the time that whole customers take. Runs in
the storage thread.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, partial
from operator import attrgetter
from typing import Any

from app.domain.customer import CustomerKey
from app.domain.search_meaning import Value, field_values
from app.domain.search_query import Attribute
from app.store.connection import Connection

MOST_ANSWERS = 20_000
"""So many answers to one question are kept in mind at once."""

_COLUMNS: tuple[tuple[str, Any], ...] = (
    ("user_id", int | str),
    ("firstname", str),
    ("lastname", str),
    ("mobile", int | str),
    ("email", str),
    ("external_id", int | str),
    ("gender", str),
    ("type", Any),
    ("tier", int | str),
    ("points", int | None),
    ("lifetime_points", int | None),
    ("lifetime_purchases", str | None),
    ("registered_at", Any),
    ("updated_at", Any),
    ("registered_by", int | str),
    ("store_code", int | str),
    ("store_name", int | str),
    ("till_code", int | str),
    ("till_name", int | str),
    ("fraud", int | str),
    ("do_not_call", int | str),
    ("opt_in", int | str),
)
"""In the order of the row, up to the custom fields, which stay packed."""
_CUSTOM = "custom_fields"
_KEY_COLUMNS = ("user_id", "mobile", "email", "external_id")
_READ: dict[str, tuple[str, ...]] = {
    Attribute.ORG_ID: (),
    Attribute.REGISTERED_DATE: ("registered_at",),
    Attribute.LOYALTY_POINTS: ("points",),
    Attribute.TIER: ("tier",),
    Attribute.REGISTERED_STORE: ("store_code", "store_name"),
    Attribute.LAST_PURCHASE: _KEY_COLUMNS,
    **{
        name: (name,)
        for name in (
            *(Attribute.FIRSTNAME, Attribute.LASTNAME, Attribute.MOBILE, Attribute.EMAIL),
            *(Attribute.EXTERNAL_ID, Attribute.LIFETIME_POINTS, Attribute.LIFETIME_PURCHASES),
        )
    },
}


class RecurringTexts:
    """The texts that numbers stand for in rows, as far as they were committed."""

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}

    def refresh(self, connection: Connection) -> None:
        self._texts = dict(connection.execute("SELECT id, text FROM phrase").fetchall())

    def text_of(self, value: int | str) -> str:
        return value if isinstance(value, str) else self._texts[value]


def depth_of(attributes: Iterable[str]) -> int:
    """How many of a row's columns are read for these attributes: the time that it takes."""
    names = [name for name, _ in _COLUMNS]
    needed = {column for each in attributes for column in _READ.get(each, (_CUSTOM,))}
    places = [len(names) if column == _CUSTOM else names.index(column) for column in needed]
    return max(places, default=0) + 1


def row_reader(depth: int) -> Callable[[bytes], Any]:
    """From a row's bytes to an object with its first `depth` columns."""
    return _reader(depth)


@cache
def _reader(depth: int) -> Callable[[bytes], Any]:
    """Reads the first `depth` columns and passes over the rest."""
    # Function-level for start-up: msgspec takes 7-25 ms to import, and no window needs it.
    import msgspec

    columns = (*_COLUMNS, (_CUSTOM, msgspec.Raw))[:depth]
    # Unseen by the collector, which would look through every row of a slice several times.
    row = msgspec.defstruct("Row", columns, array_like=True, gc=False)
    return msgspec.msgpack.Decoder(row).decode


@dataclass(frozen=True, slots=True)
class Reading:
    """How a row's value of one attribute is read: `stored` from the row, `value` from that, where
    they are not the same.

    `recurs`: many rows have the same, so that what is asked of it is answered once for all.
    """

    stored: Callable[[Any], Any]
    value: Callable[[Any], Value] | None = None
    recurs: bool = True

    def ask(self, question: Callable[[Value], bool]) -> Callable[[Iterable[Any]], list[bool]]:
        """The question put to every row of a slice."""
        stored, value, answer = self.stored, self.value, question
        if value is not None:
            answer = partial(_asked_of, question, value)
        put = _Answers(answer).__getitem__ if self.recurs else answer
        return lambda rows: list(map(put, map(stored, rows)))


def _asked_of(question: Callable[[Value], bool], value: Callable[[Any], Value], found: Any) -> bool:
    return question(value(found))


class _Answers(dict[Any, bool]):
    """Answers by what was stored; a new one is found when it is asked for."""

    def __init__(self, answer: Callable[[Any], bool]) -> None:
        super().__init__()
        self._answer = answer

    def __missing__(self, stored: Any) -> bool:
        if len(self) >= MOST_ANSWERS:
            self.clear()
        answer = self[stored] = self._answer(stored)
        return answer


def reading_of(attribute: str, texts: RecurringTexts, org_id: str) -> Reading:
    """How a row's value of an attribute is read; not the last purchase, which no row has."""
    stored = attrgetter(*_READ.get(attribute) or (_CUSTOM,))
    match attribute:
        case Attribute.FIRSTNAME | Attribute.LASTNAME | Attribute.LOYALTY_POINTS:
            return Reading(stored)
        case Attribute.LIFETIME_POINTS:
            return Reading(stored, recurs=False)
        case Attribute.EMAIL | Attribute.MOBILE | Attribute.EXTERNAL_ID:
            return Reading(stored, str, recurs=False)
        case Attribute.ORG_ID:
            return Reading(lambda _row: org_id or None)
        case Attribute.REGISTERED_DATE:
            return Reading(lambda row: _seconds(row.registered_at), recurs=False)
        case Attribute.LIFETIME_PURCHASES:
            return Reading(lambda row: _decimal(row.lifetime_purchases), recurs=False)
        case Attribute.TIER:
            return Reading(stored, texts.text_of)
        case Attribute.REGISTERED_STORE:
            return Reading(
                stored, lambda place: tuple(filter(None, map(texts.text_of, place))) or None
            )
        case _:
            return Reading(lambda row: bytes(stored(row)), _custom_values(attribute, texts))


def key_of(row: Any) -> CustomerKey:
    """The key of the customer in a row, as `customer_key` makes it."""
    if row.user_id:
        return CustomerKey(f"user:{str(row.user_id).strip()}")
    if row.mobile:
        return CustomerKey(f"mobile:{row.mobile}")
    if row.email:
        return CustomerKey(f"email:{row.email.strip().lower()}")
    return CustomerKey(f"external_id:{str(row.external_id).strip()}")


def _custom_values(name: str, texts: RecurringTexts) -> Callable[[bytes], tuple[str, ...]]:
    """From custom fields, still packed, to the values of one."""
    # Function-level for start-up, as above.
    import msgspec

    unpack = msgspec.msgpack.Decoder(list[tuple[int | str, ...]]).decode

    def values(packed: bytes) -> tuple[str, ...]:
        return field_values(
            name, ((texts.text_of(own), *map(str, rest)) for own, *rest in unpack(packed))
        )

    return values


def _seconds(stored: int | list[int] | None) -> int | None:
    return stored[0] if isinstance(stored, list) else stored


def _decimal(stored: str | None) -> Decimal | None:
    return None if stored is None else Decimal(stored)
