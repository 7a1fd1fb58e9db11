"""A customer as a row's bytes: a MessagePack array, in which texts that recur are numbers.

Owns that form. A row is a third of what named fields would take, which is what lets a million
customers fit a till's disk.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any

from app.domain.customer import (
    Customer,
    CustomerType,
    CustomField,
    ExpiringPoints,
    Gender,
    Place,
    UserId,
)
from app.store.connection import Connection

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MOST_DIGITS = 18
_MOST_PHRASES = 8_192
_LONGEST_PHRASE = 64


class Phrases:
    """Texts that recur from customer to customer (tiers, stores, statuses …) and their numbers.

    What is learnt within a transaction counts only there: after it, `refresh` reads what was
    really committed. A number is never given twice.
    """

    def __init__(self) -> None:
        self._texts: dict[int, str] = {}
        self._numbers: dict[str, int] = {}
        self._added: dict[str, int] = {}
        self._unsaved: list[tuple[int, str]] = []

    def refresh(self, connection: Connection) -> None:
        """To be called at the start of each transaction that encodes, and where a text is new."""
        self._added.clear()
        self._unsaved.clear()
        for number, text in connection.execute(
            "SELECT id, text FROM phrase WHERE id > ? ORDER BY id", (len(self._texts),)
        ):
            self._texts[number] = text
            self._numbers[text] = number

    def number_of(self, text: str) -> int | str:
        """The number that stands for a text; the text itself where there are too many."""
        number = self._numbers.get(text) or self._added.get(text)
        if number is not None:
            return number
        number = len(self._numbers) + len(self._added) + 1
        if number > _MOST_PHRASES or len(text) > _LONGEST_PHRASE:
            return text
        self._added[text] = number
        self._unsaved.append((number, text))
        return number

    def save(self, connection: Connection) -> None:
        """Write what this transaction has added."""
        connection.executemany("INSERT INTO phrase (id, text) VALUES (?, ?)", self._unsaved)
        self._unsaved.clear()

    def text_of(self, value: int | str) -> str:
        """Raises KeyError for a number that is not known (yet): refresh."""
        return value if isinstance(value, str) else self._texts[value]


class CustomerCodec:
    """Made in the storage thread, where its import does not hold up a window."""

    def __init__(self, phrases: Phrases) -> None:
        # Function-level for start-up: msgspec takes 7-25 ms to import, and no window needs it.
        import msgspec

        self._pack: Callable[[list[Any]], bytes] = msgspec.msgpack.Encoder().encode
        self._unpack: Callable[[bytes], list[Any]] = msgspec.msgpack.Decoder(list).decode
        self._phrases = phrases

    def encode(self, customer: Customer) -> bytes:
        number = self._phrases.number_of
        return self._pack(
            [
                _short(customer.user_id or ""),
                customer.firstname,
                customer.lastname,
                _short(customer.mobile),
                customer.email,
                _short(customer.external_id),
                customer.gender.value,
                None if customer.type is None else number(customer.type.value),
                number(customer.tier),
                customer.points,
                customer.lifetime_points,
                _decimal_text(customer.lifetime_purchases),
                _seconds(customer.registered_at),
                _seconds(customer.updated_at),
                number(customer.registered_by),
                number(customer.registered_store.code),
                number(customer.registered_store.name),
                number(customer.registered_till.code),
                number(customer.registered_till.name),
                number(customer.fraud_status),
                number(customer.do_not_call_status),
                number(customer.opt_in_status),
                [[number(field.name), *field.values] for field in customer.custom_fields],
                [
                    [one.points, None if one.expires_on is None else one.expires_on.isoformat()]
                    for one in customer.expiring_points
                ],
            ]
        )

    def decode(self, payload: bytes) -> Customer:
        """Raises KeyError where a text is not known yet (see `Phrases.text_of`)."""
        row, text = self._unpack(payload), self._phrases.text_of
        user_id = str(row[0])
        return Customer(
            user_id=UserId(user_id) if user_id else None,
            firstname=row[1],
            lastname=row[2],
            mobile=str(row[3]),
            email=row[4],
            external_id=str(row[5]),
            gender=Gender(row[6]),
            type=None if row[7] is None else CustomerType(text(row[7])),
            tier=text(row[8]),
            points=row[9],
            lifetime_points=row[10],
            lifetime_purchases=None if row[11] is None else Decimal(row[11]),
            registered_at=_moment(row[12]),
            updated_at=_moment(row[13]),
            registered_by=text(row[14]),
            registered_store=Place(code=text(row[15]), name=text(row[16])),
            registered_till=Place(code=text(row[17]), name=text(row[18])),
            fraud_status=text(row[19]),
            do_not_call_status=text(row[20]),
            opt_in_status=text(row[21]),
            custom_fields=tuple(
                CustomField(name=text(name), values=tuple(values)) for name, *values in row[22]
            ),
            expiring_points=tuple(
                ExpiringPoints(
                    points=points,
                    expires_on=None if on is None else date.fromisoformat(on),
                )
                for points, on in row[23]
            ),
        )


def _short(text: str) -> int | str:
    """A number's own bytes are half of its digits'."""
    is_number = text.isascii() and text.isdecimal() and text[0] != "0"
    return int(text) if is_number and len(text) <= _MOST_DIGITS else text


def _decimal_text(value: Decimal | None) -> str | None:
    return None if value is None else str(value)


def _seconds(at: datetime | None) -> int | list[int] | None:
    """Seconds since 1970, with the microseconds where there are any."""
    if at is None:
        return None
    passed = at - _EPOCH
    seconds = passed.days * 86_400 + passed.seconds
    return [seconds, passed.microseconds] if passed.microseconds else seconds


def _moment(value: int | list[int] | None) -> datetime | None:
    if value is None:
        return None
    if isinstance(value, int):
        return _EPOCH + timedelta(seconds=value)
    return _EPOCH + timedelta(seconds=value[0], microseconds=value[1])
