"""Bills of one person, derived: what was bought or brought back, when and where.

Knows no coupon, no call and no table; of points only what a bill issues.
"""

import random
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from app.sandbox.people.organisation import STORES, Store
from app.sandbox.people.past import Past

_FREQUENT_FROM = 1500
"""Purchases of a lifetime, in pounds, from which some buy so often that a list has many pages."""
_SMALLEST = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Bill:
    """`at` is aware, in the store's zone. Amounts are in pence, positive for a return too."""

    id: int
    number: str
    at: datetime
    store: Store
    pence: int
    discount_pence: int
    basket_size: int
    notes: str = ""
    is_return: bool = False

    @property
    def points_issued(self) -> int:
        return 0 if self.is_return else self.pence // 100


def bills(past: Past) -> tuple[Bill, ...]:
    """The latest first; the first is the one that `last_trans_value` tells of. What was bought
    never comes to more than the purchases of a lifetime."""
    return past.once(_derived)


def _derived(past: Past) -> tuple[Bill, ...]:
    person = past.person
    if not person.has_history or not person.last_trans_pence:
        return ()
    chance = past.chance("transactions")
    left = max(0, person.lifetime_purchases * 100 - person.last_trans_pence)
    is_frequent = _is_frequent(past)
    many = 105 + chance.randrange(60) if is_frequent else 1 + int(chance.random() ** 2 * 25)
    often = left / many
    day = past.as_of.replace(second=0, microsecond=0)
    made: list[Bill] = []
    for place in range(many):
        day -= timedelta(days=1 + chance.randrange(5 if is_frequent else 60))
        day = day.replace(hour=9 + chance.randrange(10), minute=chance.randrange(60))
        if place and (day.isoformat(" ")[:19] < person.registered_on or left < _SMALLEST):
            break
        usual = chance.random() * often if is_frequent else 500 + chance.random() ** 2 * 20_000
        pence = min(left, _SMALLEST + int(usual)) if place else person.last_trans_pence
        # What comes back is the bill before it, so that a return never stands beside another.
        is_return = bool(made) and not made[-1].is_return and chance.random() < 0.06
        made.append(_bill(past, place, pence, day, is_return, chance))
        left -= pence if place and not is_return else 0
    return _with_returns(made)


def _with_returns(made: list[Bill]) -> tuple[Bill, ...]:
    """Each return names the bill before it, and is worth no more; the first bill is none."""
    shown: list[Bill] = []
    for place, bill in enumerate(made):
        if not bill.is_return:
            shown.append(bill)
        elif place + 1 < len(made):
            original = made[place + 1]
            notes = f"Return of {original.number}"
            worth = min(bill.pence, original.pence)
            shown.append(replace(bill, pence=worth, discount_pence=0, notes=notes))
    return tuple(shown)


def _is_frequent(past: Past) -> bool:
    spent = past.person.lifetime_purchases
    return spent >= _FREQUENT_FROM and past.chance("frequent").random() < spent / 20_000


def _bill(
    past: Past, place: int, pence: int, day: datetime, is_return: bool, chance: random.Random
) -> Bill:
    user_id = past.person.user_id
    return Bill(
        id=user_id * 1000 + 999 - place,
        number=f"B{user_id}-{place:03d}",
        at=day,
        store=past.person.store if chance.random() < 0.7 else chance.choice(STORES),
        pence=pence,
        discount_pence=pence // 10 if chance.random() < 0.2 else 0,
        basket_size=1 + chance.randrange(9),
        notes="Bill added by mobile" if chance.random() < 0.2 else "",
        is_return=is_return,
    )


def money(pence: int) -> str:
    """`30` or `30.50`: whole amounts have no decimals, as in the contract's samples."""
    pounds, rest = divmod(pence, 100)
    return f"{pounds}.{rest:02d}" if rest else str(pounds)
