"""The synthetic customers as rows: found by identifier, inserted, replaced, counted.

Owns the person's record and its SQL; knows neither the rules of a call nor the wire.
"""

import json
import sqlite3
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from enum import StrEnum, unique
from typing import TypeAlias

from app.sandbox.people.organisation import HOME, STORE_BY_TILL, Store


@unique
class Kind(StrEnum):
    """What a person can be found by; the values are the API's names and the column names."""

    MOBILE = "mobile"
    EMAIL = "email"
    EXTERNAL_ID = "external_id"
    USER_ID = "user_id"


@unique
class Standing(StrEnum):
    """ERASED: after a PII delete request. MERGED: lives on in `merged_into`. RESTRICTED: this till
    may not see the person."""

    ACTIVE = "ACTIVE"
    ERASED = "ERASED"
    MERGED = "MERGED"
    RESTRICTED = "RESTRICTED"


LOYALTY = "LOYALTY"
NON_LOYALTY = "NON_LOYALTY"
NOT_INTERESTED = "NOT_INTERESTED"
CUSTOMER_TYPES = (LOYALTY, NON_LOYALTY, NOT_INTERESTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One customer. Times are the store's local time, `YYYY-MM-DD HH:MM:SS`, as the API has them.

    `has_history`: points, purchases and coupons of the past are derived from the id.
    """

    user_id: int
    mobile: str | None = None
    email: str | None = None
    external_id: str | None = None
    firstname: str = ""
    lastname: str = ""
    gender: str = ""
    type: str = LOYALTY
    registered_on: str
    updated_on: str
    till_code: str = HOME.till_code
    tier: str | None = None
    loyalty_points: int = 0
    lifetime_points: int = 0
    lifetime_purchases: int = 0
    last_trans_pence: int = 0
    fraud_status: str = "NONE"
    ndnc_status: str = "NONE"
    optin_status: str = "NONE"
    custom_fields: Mapping[str, str] = field(default_factory=dict)
    standing: Standing = Standing.ACTIVE
    merged_into: int | None = None
    has_history: bool = False

    @property
    def store(self) -> Store:
        return STORE_BY_TILL.get(self.till_code, HOME)


COLUMNS = tuple(each.name for each in fields(Person))
Row: TypeAlias = tuple[object, ...]
_PLACES = ", ".join("?" * len(COLUMNS))
_NAMES = ", ".join(COLUMNS)


def row_of(person: Person) -> Row:
    values = [getattr(person, name) for name in COLUMNS]
    values[COLUMNS.index("custom_fields")] = json.dumps(person.custom_fields, ensure_ascii=False)
    return tuple(values)


def person_of(row: Sequence[object]) -> Person:
    values = dict(zip(COLUMNS, row, strict=True))
    values["custom_fields"] = json.loads(str(values["custom_fields"]))
    values["standing"] = Standing(str(values["standing"]))
    values["has_history"] = bool(values["has_history"])
    return Person(**values)  # type: ignore[arg-type]


class People:
    """The table of persons. Writes belong into the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def find(self, kind: Kind, value: str) -> Person | None:
        """Whoever has `value`; one who is there wins over one who was erased or merged.

        `value` is in the server's normal form: digits, or a lower-case address.
        """
        if kind is Kind.USER_ID:
            return self.get(int(value)) if value.isdecimal() and len(value) < 19 else None
        row = self._connection.execute(
            f"SELECT {_NAMES} FROM person WHERE {kind.value} = ? "
            "ORDER BY standing = 'ERASED', standing = 'MERGED', user_id LIMIT 1",
            (value,),
        ).fetchone()
        return None if row is None else person_of(row)

    def find_present(self, kind: Kind, value: str) -> Person | None:
        """As `find`, but an erased person leaves the identifier free, and of one who was merged
        it is the survivor who has it."""
        person = self.find(kind, value)
        if person is not None and person.standing is Standing.MERGED:
            person = self.get(person.merged_into or 0)
        return None if person is None or person.standing is Standing.ERASED else person

    def get(self, user_id: int) -> Person | None:
        row = self._connection.execute(
            f"SELECT {_NAMES} FROM person WHERE user_id = ?", (user_id,)
        ).fetchone()
        return None if row is None else person_of(row)

    def save(self, person: Person) -> None:
        """Insert the person, or replace the one with the same id."""
        self._connection.execute(
            f"INSERT OR REPLACE INTO person VALUES ({_PLACES})", row_of(person)
        )

    def fill(self, rows: Iterable[Row]) -> None:
        """Insert many rows, each in the order of COLUMNS."""
        self._connection.executemany(f"INSERT INTO person VALUES ({_PLACES})", rows)

    def next_id(self) -> int:
        """An id that no one ever had: rows are never deleted."""
        (highest,) = self._connection.execute("SELECT max(user_id) FROM person").fetchone()
        return int(highest or 0) + 1

    def count(self) -> int:
        (count,) = self._connection.execute("SELECT count(*) FROM person").fetchone()
        return int(count)

    def select(
        self, where: str, values: Sequence[object], *, start: int, rows: int
    ) -> tuple[int, list[Person]]:
        """How many persons `where` (SQL, values bound) finds, and one page of them by id."""
        (count,) = self._connection.execute(
            f"SELECT count(*) FROM person WHERE {where}", values
        ).fetchone()
        found = self._connection.execute(
            f"SELECT {_NAMES} FROM person WHERE {where} ORDER BY user_id LIMIT ? OFFSET ?",
            (*values, rows, start),
        )
        return int(count), [person_of(row) for row in found]
