"""Made-up customers in any number, always the same: names of several scripts, unique numbers."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

from app.domain.customer import Customer, UserId
from app.sandbox.people.names import POOLS, NamePool

_WHOLE = Customer(tier="SILVER", points=60, lifetime_points=245)
_SINCE = datetime(2016, 1, 1, tzinfo=UTC)
_ENDINGS = ("", "s", "son", "er", "ton", "ley", "man", "field", "well", "wood", "by", "ham")
"""Families of the Latin pools by the thousand: fewer names than a country has would make every
search by name look alike."""
_STEMS = (
    *("Ash", "Bar", "Cor", "Dal", "El", "Far", "Gar", "Hol", "Ing", "Jar", "Kel", "Lor"),
    *("Mar", "Nor", "Os", "Per", "Quin", "Rad", "Sel", "Tor", "Ul", "Var", "Win", "Yar"),
)
_MIDDLES = ("a", "be", "ci", "do", "en", "fo", "gi", "hu", "il", "ka", "lo", "mi", "na", "or")


def people(count: int) -> Iterator[Customer]:
    """`count` of them, by their number."""
    draw = Random("customers of a bench")
    pools, shares = POOLS, [pool.share for pool in POOLS]
    for number in range(count):
        pool = draw.choices(pools, shares)[0]
        yield replace(
            _WHOLE,
            user_id=UserId(str(1_000_000 + number)),
            firstname=draw.choice(pool.women + pool.men)[0],
            lastname=_family(pool, draw),
            mobile=mobile(number),
            email=f"person{number}@example.com",
            external_id=f"card{number}",
            points=draw.randrange(2_000),
            registered_at=_SINCE + timedelta(minutes=number),
        )


def mobile(number: int) -> str:
    """Of the customer of that number; the last four digits are as good as random."""
    return f"447{number * 7_919 % 1_000_000_000:09d}"


def _family(pool: NamePool, draw: Random) -> str:
    family = draw.choice(pool.families)[0]
    if not family.isascii() or draw.random() < 0.5:
        return family
    parts = (_STEMS, _MIDDLES, _MIDDLES, _ENDINGS)
    return "".join(draw.choice(part) for part in parts)
