"""Bills and coupons of one person, derived; and the shape of a coupon wherever it comes from.

Knows no call and no table.
"""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta

from app.sandbox.people.organisation import STORES
from app.sandbox.people.past import DATE, TIME, Past
from app.sandbox.wire.replies import Node

RECENT = 10
"""Bills that customer/get carries."""
_SERIES = (
    ("6", "10 % off your next purchase"),
    ("11", "Free delivery"),
    ("14", "£5 off over £40"),
    ("21", "Birthday treat"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coupon:
    """A coupon issued to a customer; times as the API writes them."""

    id: int
    series_id: str
    code: str
    description: str
    created_date: str
    valid_till: str
    is_redeemed: bool

    def node(self) -> dict[str, Node]:
        return {
            "id": str(self.id),
            "series_id": self.series_id,
            "code": self.code,
            "description": self.description,
            "created_date": self.created_date,
            "valid_till": self.valid_till,
            "redeemed": "true" if self.is_redeemed else "false",
        }


def transactions(past: Past) -> list[dict[str, Node]]:
    """Purchases, the latest first; the first is the one that `last_trans_value` tells of."""
    person = past.person
    if not person.has_history or not person.last_trans_pence:
        return []
    chance = past.chance("transactions")
    many = 1 + int(chance.random() ** 2 * 25)
    day = past.as_of
    bills: list[dict[str, Node]] = []
    for place in range(many):
        day -= timedelta(days=1 + chance.randrange(60))
        day = day.replace(hour=9 + chance.randrange(10), minute=chance.randrange(60))
        if place and day.strftime(TIME) < person.registered_on:
            break
        pence = 500 + int(chance.random() ** 2 * 20_000) if place else person.last_trans_pence
        bills.append(_bill(past, place, pence, day, chance))
    return bills


def coupons(past: Past) -> list[Coupon]:
    if not past.person.has_history:
        return []
    chance = past.chance("coupons")
    return [_coupon(past, chance, place) for place in range(int(chance.random() ** 2 * 5))]


def transaction_id(past: Past, place: int) -> int:
    return past.person.user_id * 100 + 99 - place


def _bill(
    past: Past, place: int, pence: int, day: datetime, chance: random.Random
) -> dict[str, Node]:
    discount = pence // 10 if chance.random() < 0.2 else 0
    store = past.person.store if chance.random() < 0.7 else chance.choice(STORES)
    return {
        "id": str(transaction_id(past, place)),
        "number": f"B{past.person.user_id}-{place:03d}",
        "type": "REGULAR",
        "amount": money(pence),
        "notes": None,
        "billing_time": day.strftime(TIME),
        "gross_amount": money(pence + discount),
        "discount": money(discount),
        "store": store.name,
        "points": {"issued": str(pence // 100), "redeemed": "0"},
        "coupons": None,
        "basket_size": str(1 + chance.randrange(9)),
        "line_items": {"line_item": None},
    }


def _coupon(past: Past, chance: random.Random, place: int) -> Coupon:
    series_id, description = chance.choice(_SERIES)
    created = past.as_of - timedelta(days=chance.randrange(1, 200))
    created = created.replace(hour=9 + chance.randrange(10), minute=chance.randrange(60))
    return Coupon(
        id=past.person.user_id * 10 + place,
        series_id=series_id,
        code="".join(chance.choices("0123456789ABCDEFGHJKMNPQRSTVWXYZ", k=8)),
        description=description,
        created_date=created.strftime(TIME),
        valid_till=(created + timedelta(days=120)).strftime(DATE),
        is_redeemed=chance.random() < 0.3,
    )


def money(pence: int) -> str:
    """`30` or `30.50`: whole amounts have no decimals, as in the contract's samples."""
    pounds, rest = divmod(pence, 100)
    return f"{pounds}.{rest:02d}" if rest else str(pounds)
