"""Believable people, the same for the same seed: the n-th does not depend on how many follow.

Owns the making of base records; what is derived from a person's id is in `details`.
"""

import json
import random
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TypeVar

from app.sandbox.calls.custom_field import CUSTOM_FIELDS, FieldKind
from app.sandbox.people.names import POOLS, NamePool
from app.sandbox.people.organisation import HOME, STORES, tier_for
from app.sandbox.people.people import LOYALTY, Person, Row, Standing, row_of

FIRST_USER_ID = 15001

_RANGES = {
    "44": ("4474", 8),
    "91": ("9198", 8),
    "971": ("97150", 7),
    "966": ("96655", 7),
    "86": ("86138", 8),
    "65": ("6591", 6),
    "33": ("3361", 7),
    "49": ("4915123", 6),
    "34": ("346", 8),
    "48": ("4860", 7),
}
"""Calling code → prefix and free digits of ranges that mobiles are assigned from."""
_DRAMA = ("447700900", 400)
"""Numbers set aside for fiction; 400 to 999 are never given out, for people yet to register."""
_STEP = 7_654_321
"""Coprime to every power of ten: spreads consecutive numbers over a range without a collision."""

_T = TypeVar("_T")
_json = json.JSONEncoder(ensure_ascii=False).encode
_FRAUD = ("CONFIRMED", "MARKED", "NOT_FRAUD")
_OPT_IN = ("OPTIN", "OPTIN", "NONE", "NONE", "OPTOUT")


def contract_people() -> tuple[Person, Person]:
    """The two whom the contract's samples show."""
    tom = Person(
        user_id=FIRST_USER_ID,
        mobile="44700900000",
        email="tom.sawyer@example.com",
        external_id="ts1234",
        firstname="Tom",
        lastname="Sawyer",
        gender="M",
        registered_on="2012-08-16 15:13:16",
        updated_on="2012-09-22 10:48:00",
        tier="SILVER",
        loyalty_points=60,
        lifetime_points=245,
        lifetime_purchases=24500,
        last_trans_pence=300_000,
        custom_fields={"Hobbies": "[“Playing”]"},
        has_history=True,
    )
    rita = Person(
        user_id=FIRST_USER_ID + 1,
        mobile="44700900999",
        email="rita.john@example.com",
        external_id="XYPZ006",
        firstname="Rita",
        lastname="John",
        gender="F",
        registered_on="2016-09-11 11:11:15",
        updated_on="2016-09-11 11:11:15",
        tier="SILVER",
        loyalty_points=50,
        lifetime_points=50,
        lifetime_purchases=345,
        last_trans_pence=4_550,
        custom_fields={"Hobbies": "[“Singing”]"},
        has_history=True,
    )
    return tom, rita


def people(count: int, *, seed: int, as_of: datetime) -> Iterator[Row]:
    """`count` rows in the order of `people.COLUMNS`; `as_of` is aware, in the store's zone."""
    for person in contract_people()[:count]:
        yield row_of(person)
    maker = _Maker(seed, as_of)
    for index in range(2, count):
        yield maker.row(index)


class _Maker:
    """Draws one person after the other from one stream of chance."""

    def __init__(self, seed: int, as_of: datetime) -> None:
        self._random = random.Random(seed)  # noqa: S311  (people, not secrets)
        # Local from here on: what is drawn is the store's clock, and a zone costs at every step.
        self._as_of = as_of.replace(tzinfo=None)
        self._opening = self._as_of.replace(hour=9, minute=0, second=0, microsecond=0)
        self._given: dict[str, int] = {}
        self._addresses: dict[str, int] = {}
        self._edges: list[tuple[float, NamePool]] = []
        edge = 0.0
        for pool in POOLS:
            edge += pool.share
            self._edges.append((edge, pool))

    def row(self, index: int) -> Row:
        chance = self._random.random
        pool = self._pool(chance())
        is_woman = chance() < 0.52
        first, first_latin = self._one(pool.women if is_woman else pool.men)
        last, last_latin = self._one(pool.families)
        mobile = self._mobile(self._one(pool.countries)) if chance() < 0.96 else None
        email = (
            self._email(f"{first_latin}.{last_latin}".lower())
            if mobile is None or chance() < 0.84
            else None
        )
        registered = self._moment(3650)
        is_loyal = chance() < 0.95
        purchases = int(chance() ** 3 * 6000) if is_loyal else 0
        return (
            FIRST_USER_ID + index,
            mobile,
            email,
            self._external_id(index) if chance() < 0.6 else None,
            first,
            last,
            ("F" if is_woman else "M") if chance() < 0.97 else "O",
            LOYALTY if is_loyal else "NON_LOYALTY",
            _text(registered),
            _text(registered + (self._as_of - registered) * chance()),
            self._one(STORES).till_code if chance() < 0.5 else HOME.till_code,
            tier_for(purchases).name if is_loyal else None,
            int(purchases * chance() * 0.6),
            purchases,
            purchases,
            min(purchases * 100, 500 + int(chance() ** 2 * 20_000)),
            self._one(_FRAUD) if chance() < 0.01 else "NONE",
            "NDNC" if chance() < 0.05 else "NONE",
            self._one(_OPT_IN),
            self._custom_fields() if chance() < 0.35 else "{}",
            Standing.ACTIVE.value,
            None,
            True,
        )

    def _one(self, choices: tuple[_T, ...]) -> _T:
        return choices[int(self._random.random() * len(choices))]

    def _pool(self, draw: float) -> NamePool:
        for edge, pool in self._edges:
            if draw < edge:
                return pool
        return POOLS[0]

    def _mobile(self, country: str) -> str:
        place = self._given[country] = self._given.get(country, -1) + 1
        drama, free = _DRAMA
        if country == "44" and place % 2 == 0 and place < 2 * free:
            return f"{drama}{place // 2 * 37 % free:03d}"
        prefix, digits = _RANGES[country]
        return f"{prefix}{(place + 1) * _STEP % 10**digits:0{digits}d}"

    def _email(self, local: str) -> str:
        before = self._addresses.get(local, 0)
        self._addresses[local] = before + 1
        return f"{local}{before or ''}@{self._one(('example.com', 'example.org', 'example.net'))}"

    def _external_id(self, index: int) -> str:
        """Mostly a card number in EAN-13 for in-store use, else an older membership number."""
        if self._random.random() < 0.25:
            return f"TS{index:06d}"
        body = f"29{index * _STEP % 10**10:010d}"
        total = sum(map(int, body[::2])) + 3 * sum(map(int, body[1::2]))
        return f"{body}{-total % 10}"

    def _moment(self, days: int) -> datetime:
        days_ago = 1 + int(self._random.random() * days)
        return self._opening - timedelta(
            days=days_ago, seconds=-int(self._random.random() * 11 * 3600)
        )

    def _custom_fields(self) -> str:
        values: dict[str, str] = {}
        for spec in CUSTOM_FIELDS:
            if spec.options and self._random.random() < 0.5:
                chosen = self._one(spec.options)
                is_list = spec.kind is FieldKind.SEVERAL
                values[spec.name] = _json([chosen]) if is_list else chosen
        if self._random.random() < 0.4:
            born = self._as_of - timedelta(days=6600 + int(self._random.random() * 22_000))
            values["birthday"] = born.date().isoformat()
        return _json(values)


def _text(moment: datetime) -> str:
    """As the API writes times; several times faster than a format would be."""
    return moment.isoformat(" ", "seconds")
