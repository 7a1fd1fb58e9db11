"""Points and tiers of one person, derived: what customer/get tells beyond the base record.

Owns the shapes of these parts; knows no call and no table.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

from app.sandbox.people.bills import Bill, bills
from app.sandbox.people.organisation import TIERS, Store, tier_above
from app.sandbox.people.past import DATE, TIME, Past, store_node
from app.sandbox.people.people import LOYALTY
from app.sandbox.wire.replies import Listing, Node

_TO_RENEW = 500
"""Purchases of a year that keep a tier."""
_MOST_USES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsUse:
    """Points redeemed at once; `at` as the API writes times. No bill: redeemed for a gift."""

    id: int
    points: int
    at: str
    store: Store
    bill: Bill | None = None


def expiry_schedule(past: Past) -> Listing:
    """Points that run out, by day; they never sum to more than the customer has."""
    chance = past.chance("expiry")
    left = past.person.loyalty_points if past.person.has_history else 0
    entries: list[Node] = []
    for month in (1, 3, 6):
        points = min(left, int(left * chance.random()) + 1) if left else 0
        if points:
            left -= points
            day = past.as_of + timedelta(days=30 * month + chance.randrange(20))
            entries.append({"points": str(points), "expiry_date": day.strftime(DATE)})
    return Listing(item="schedule", entries=tuple(entries), is_bare=True)


def expired_points(past: Past) -> Listing:
    entries: list[Node] = []
    if _expired(past):
        day = past.as_of - timedelta(days=30 + past.chance("expired").randrange(300))
        entries.append({"points": str(_expired(past)), "expired_on": day.strftime(DATE)})
    return Listing(item="item", entries=tuple(entries), is_bare=True)


def points_summary(past: Past) -> dict[str, Node]:
    """Lifetime points less all these make the points that are left."""
    gone, returned = _gone(past), _returned(past)
    return {
        "expired": str(_expired(past)),
        "redeemed": str(gone - returned),
        "adjusted": "0",
        "returned": str(returned),
    }


def redeemed(past: Past) -> list[PointsUse]:
    """The latest first; together they make what the summary calls redeemed."""
    points = _gone(past) - _returned(past)
    if not points:
        return []
    person = past.person
    first_id = person.user_id * 10
    bought = [bill for bill in bills(past) if not bill.is_return]
    if not bought:
        only = PointsUse(id=first_id, points=points, at=person.updated_on, store=person.store)
        return [only]
    chance = past.chance("redeemed")
    many = min(len(bought), points, 1 + chance.randrange(_MOST_USES))
    places = sorted(chance.sample(range(len(bought)), many))
    share, rest = divmod(points, many)
    return [
        PointsUse(
            id=first_id + many - 1 - turn,
            points=share + (rest if turn == 0 else 0),
            at=bought[place].at.strftime(TIME),
            store=bought[place].store,
            bill=bought[place],
        )
        for turn, place in enumerate(places)
    ]


def promotion_points(past: Past) -> dict[str, Node]:
    chance = past.chance("promotion")
    by_customer: list[Node] = []
    by_transaction: list[Node] = []
    by_line: list[Node] = []
    if past.person.has_history and chance.random() < 0.4:
        by_customer.append(_promotion(past, chance, {}))
    made = bills(past)
    if made and chance.random() < 0.4:
        bill: dict[str, Node] = {"transaction_id": str(made[0].id)}
        by_transaction.append(_promotion(past, chance, bill))
        by_line.append(_promotion(past, chance, {"lineitem_id": "1", **bill}))
    return {
        name: Listing(item="item", entries=tuple(entries), is_bare=True)
        for name, entries in (
            ("customer", by_customer),
            ("transactions", by_transaction),
            ("lineitems", by_line),
        )
    }


def tier_history(past: Past) -> Listing:
    """One change for every tier above the first, the latest first."""
    names = [tier.name for tier in TIERS]
    reached = names.index(past.person.tier) if past.person.tier in names else 0
    chance = past.chance("tiers")
    entries: list[Node] = []
    day = past.as_of
    for place in range(reached, 0, -1):
        day -= timedelta(days=40 + chance.randrange(300))
        entries.append(
            {
                "to": names[place],
                "from": names[place - 1],
                "store": store_node(past.person.store),
                "type": "UPGRADE",
                "changed_on": day.isoformat(timespec="seconds"),
                "notes": "Reached by points of a lifetime",
            }
        )
    return Listing(item="history", entries=tuple(entries), is_bare=True)


def next_tier(past: Past) -> dict[str, Node]:
    above = tier_above(past.person.tier or "") if past.person.type == LOYALTY else None
    return {
        "next_slab": above.name if above else None,
        "next_slab_serial_number": str(above.serial) if above else None,
        "next_slab_description": above.description if above else None,
    }


def gap_to_upgrade(past: Past) -> Node:
    """None at the highest tier."""
    above = tier_above(past.person.tier or "") if past.person.type == LOYALTY else None
    if above is None:
        return None
    current = past.person.lifetime_points
    strategy: Node = {
        "upgrade_based_on": "LIFETIME_POINTS",
        "upgrade_threshold": str(above.from_points),
        "customer_upgrade_entity_values": {
            "current_value": str(current),
            "gap_to_upgrade": str(max(0, above.from_points - current)),
            "value_valid_upto": _end_of_year(past),
        },
    }
    return Listing(item="upgrade_strategy", entries=(strategy,), is_kept=True)


def gap_to_renew(past: Past) -> Node:
    """None at the lowest tier, which nobody loses."""
    if past.person.tier in (None, TIERS[0].name):
        return None
    spent = past.person.lifetime_purchases // 6
    strategy: Node = {
        "renew_based_on": "PURCHASE",
        "renew_threshold": str(_TO_RENEW),
        "customer_renew_entity_value": str(spent),
        "customer_gap_to_renew_value": str(max(0, _TO_RENEW - spent)),
    }
    return {
        "tier_expiry_date": _end_of_year(past),
        "renew_confirmed": "true" if spent >= _TO_RENEW else "false",
        "renew_strategy": Listing(item="renew_strategy", entries=(strategy,), is_bare=True),
    }


def _expired(past: Past) -> int:
    if not past.person.has_history:
        return 0
    gone = past.person.lifetime_points - past.person.loyalty_points
    return int(max(0, gone) * past.chance("expired share").random() * 0.3)


def _gone(past: Past) -> int:
    """Points of a lifetime that are neither left nor expired."""
    return max(0, past.person.lifetime_points - past.person.loyalty_points - _expired(past))


def _returned(past: Past) -> int:
    return _gone(past) // 20 if past.person.has_history else 0


def _end_of_year(past: Past) -> str:
    return f"{past.as_of.year}-12-31"


def _promotion(past: Past, chance: random.Random, what: Mapping[str, Node]) -> dict[str, Node]:
    issued = past.as_of - timedelta(days=chance.randrange(1, 90))
    return {
        **what,
        "points": str(chance.randrange(1, 12) * 5),
        "expiry_date": (issued + timedelta(days=180)).strftime(DATE),
        "issued_at": store_node(past.person.store),
        "issued_on": issued.strftime(DATE),
    }


def retention_criteria(past: Past) -> Node:
    """What keeps the tier: visits and purchases in so many months. None at the lowest one."""
    if past.person.tier in (None, TIERS[0].name):
        return None
    return {"months": "12", "minimum_visits": "4", "minimum_purchases": str(_TO_RENEW)}
