"""Coupons of one person, derived, and the shape of a coupon wherever it comes from; and bills with
what was redeemed on them.

Knows no call and no table.
"""

import random
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from app.sandbox.people import loyalty
from app.sandbox.people.bills import Bill, bills, money
from app.sandbox.people.organisation import HOME, ZONE, Store
from app.sandbox.people.past import DATE, TIME, Past
from app.sandbox.wire.replies import Listing, Node

RECENT = 10
"""Bills that customer/get carries."""
_VALID_DAYS = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What a coupon of it is worth: per cent (PERC) or pounds (ABS); `uses`: how often it may be
    redeemed."""

    id: str
    description: str
    discount_code: str = "ABS"
    discount_value: int = 0
    uses: int = 1


WELCOME = Series(
    id="31",
    description="Welcome: 10 % off your next purchase",
    discount_code="PERC",
    discount_value=10,
)
_SERIES = (
    Series(
        id="6", description="10 % off your next purchase", discount_code="PERC", discount_value=10
    ),
    Series(id="11", description="Free delivery", discount_value=4, uses=3),
    Series(id="14", description="£5 off over £40", discount_value=5),
    Series(id="21", description="Birthday treat", discount_value=15),
)
SERIES_BY_ID = {series.id: series for series in (*_SERIES, WELCOME)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Coupon:
    """A coupon issued to a customer; times as the API writes them. `bill_number`: the bill that
    earned it. `used_on`: the bills it was redeemed with, the earliest first."""

    id: int
    series_id: str
    code: str
    description: str
    created_date: str
    valid_till: str
    store: Store = HOME
    bill_number: str = ""
    used_on: tuple[Bill, ...] = ()

    @property
    def created_at(self) -> datetime:
        return datetime.fromisoformat(self.created_date).replace(tzinfo=ZONE)

    @property
    def amount(self) -> int:
        series = SERIES_BY_ID.get(self.series_id)
        return series.discount_value if series else 0

    def is_valid_on(self, day: date) -> bool:
        return self.valid_till >= day.strftime(DATE)

    def node(self) -> dict[str, Node]:
        """As customer/get shows it."""
        return {
            "id": str(self.id),
            "series_id": self.series_id,
            "code": self.code,
            "description": self.description,
            "created_date": self.created_date,
            "valid_till": self.valid_till,
            "redeemed": "true" if self.used_on else "false",
        }


@dataclass(frozen=True, slots=True, kw_only=True)
class Transaction:
    """A bill with what was redeemed on it."""

    bill: Bill
    points_redeemed: int = 0
    coupons: tuple[Coupon, ...] = ()

    def node(self) -> dict[str, Node]:
        used: tuple[Node, ...] = tuple(
            {"id": str(coupon.id), "code": coupon.code} for coupon in self.coupons
        )
        bill = self.bill
        return {
            "id": str(bill.id),
            "number": bill.number,
            "type": "RETURN" if bill.is_return else "REGULAR",
            "amount": money(bill.pence),
            "notes": bill.notes or None,
            "billing_time": bill.at.strftime(TIME),
            "gross_amount": money(bill.pence + bill.discount_pence),
            "discount": money(bill.discount_pence),
            "store": bill.store.name,
            "points": {"issued": str(bill.points_issued), "redeemed": str(self.points_redeemed)},
            "coupons": Listing(item="coupon", entries=used) if used else None,
            "basket_size": str(bill.basket_size),
            "line_items": {"line_item": None},
        }


def transactions(past: Past) -> list[Transaction]:
    """The latest first."""
    points = {use.bill.id: use.points for use in loyalty.redeemed(past) if use.bill is not None}
    used: dict[int, list[Coupon]] = {}
    for coupon in coupons(past):
        for bill in coupon.used_on:
            used.setdefault(bill.id, []).append(coupon)
    return [
        Transaction(
            bill=bill,
            points_redeemed=points.get(bill.id, 0),
            coupons=tuple(used.get(bill.id, ())),
        )
        for bill in bills(past)
    ]


def coupons(past: Past) -> list[Coupon]:
    """In the order of their ids."""
    if not past.person.has_history:
        return []
    chance = past.chance("coupons")
    bought = [bill for bill in reversed(bills(past)) if not bill.is_return]
    return [_coupon(past, chance, place, bought) for place in range(int(chance.random() ** 2 * 5))]


def _coupon(past: Past, chance: random.Random, place: int, bought: Iterable[Bill]) -> Coupon:
    """`bought`: the bills that are no returns, the earliest first."""
    series = chance.choice(_SERIES)
    created = past.as_of - timedelta(days=chance.randrange(1, 200))
    created = created.replace(hour=9 + chance.randrange(10), minute=chance.randrange(60))
    last = created + timedelta(days=_VALID_DAYS)
    earned = [bill for bill in bought if bill.at <= created]
    fitting = [bill for bill in bought if created < bill.at <= last]
    uses = chance.randrange(1, series.uses + 1) if chance.random() < 0.5 else 0
    return Coupon(
        id=past.person.user_id * 10 + place,
        series_id=series.id,
        code="".join(chance.choices("0123456789ABCDEFGHJKMNPQRSTVWXYZ", k=8)),
        description=series.description,
        created_date=created.strftime(TIME),
        valid_till=last.strftime(DATE),
        store=past.person.store,
        bill_number=earned[-1].number if earned else "",
        used_on=tuple(fitting[:uses]),
    )
