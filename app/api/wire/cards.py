"""All parts of customer/get between the wire and the domain; the customer itself is `customers`'.

| wire                            | domain                                   |
|---------------------------------|------------------------------------------|
| next_slab…                      | next_tier                                |
| slab_history                    | tier_changes                             |
| gap_to_upgrade, gap_to_renew    | upgrade_targets, renewal                 |
| …_based_on, …_threshold         | TierTarget.based_on, threshold           |
| value_valid_upto                | TierTarget.valid_until                   |
| promotion_points.issued_at      | PromotionPoints.store                    |
| fraud_details.modified_on       | FraudDetails.changed_at                  |
| current_nps_status              | nps_status                               |
| membership_retention_criteria   | retention_criteria                       |
| ndsc_status (as a flag)         | CardWish.do_not_call_status              |
"""

from collections.abc import Iterator
from datetime import tzinfo

from app.api.wire import normal
from app.api.wire.coupons import coupons_from
from app.api.wire.customers import customer_from, place_from, status_from
from app.api.wire.facts import facts_from
from app.api.wire.normal import Tree
from app.api.wire.transactions import transactions_from
from app.api.wire.words import word
from app.domain.card import Card, CardWish, FraudDetails, Segment
from app.domain.loyalty import (
    ExpiredPoints,
    NextTier,
    PointsSummary,
    PromotionPoints,
    PromotionScope,
    TierChange,
    TierChangeType,
    TierRenewal,
    TierTarget,
)

_SCOPES = {
    "customer": PromotionScope.CUSTOMER,
    "transactions": PromotionScope.TRANSACTION,
    "lineitems": PromotionScope.LINE_ITEM,
}


def wish_parameters(wish: CardWish) -> dict[str, str]:
    """The wish as customer/get takes it."""
    flags = {
        "user_id": wish.user_id,
        "next_slab": wish.next_tier,
        "slab_history": wish.tier_history,
        "registered_store": wish.registered_store,
        "registered_till": wish.registered_till,
        "fraud_details": wish.fraud_details,
        "ndsc_status": wish.do_not_call_status,
        "optin_status": wish.opt_in_status,
        "expiry_schedule": wish.expiring_points,
        "expired_points": wish.expired_points,
        "points_summary": wish.points_summary,
        "promotion_points": wish.promotion_points,
        "membership_retention_criteria": wish.retention_criteria,
    }
    counts = {
        "gap_to_upgrade_for": wish.upgrade_gap_for,
        "gap_to_renew_for": wish.renewal_gap_for,
        "coupon_limit": wish.coupon_limit,
        "coupon_offset": wish.coupon_offset,
    }
    found = {name: "true" for name, is_wanted in flags.items() if is_wanted}
    found |= {name: str(count) for name, count in counts.items() if count is not None}
    if wish.coupon_order is not None:
        found["coupon_order_by"] = wish.coupon_order.value
        found["coupon_sort_order"] = wish.coupon_direction.value
    return found


def card_from(tree: Tree, zone: tzinfo) -> Card:
    """One customer of customer/get; what the reply leaves out stays empty."""
    return Card(
        customer=customer_from(tree, zone),
        points_summary=_points_summary(normal.branch(tree.get("points_summary"))),
        expired_points=tuple(
            ExpiredPoints(points=points, expired_on=normal.day(entry.get("expired_on")))
            for entry in normal.many(tree.get("expired_points"), "item")
            if (points := normal.integer(entry.get("points"))) is not None
        ),
        promotion_points=tuple(_promotion_points(tree.get("promotion_points"))),
        next_tier=_next_tier(tree),
        upgrade_targets=_targets(tree.get("gap_to_upgrade"), "upgrade"),
        renewal=_renewal(normal.branch(tree.get("gap_to_renew"))),
        tier_changes=tuple(
            _tier_change(entry, zone) for entry in normal.many(tree.get("slab_history"), "history")
        ),
        retention_criteria=facts_from(tree.get("membership_retention_criteria")),
        fraud=_fraud(normal.branch(tree.get("fraud_details")), zone),
        nps_status=", ".join(fact.value for fact in facts_from(tree.get("current_nps_status"))),
        segments=tuple(_segments(tree.get("segments"))),
        coupons=coupons_from(tree.get("coupons"), zone),
        transactions=transactions_from(tree.get("transactions"), zone),
    )


def _points_summary(tree: Tree) -> PointsSummary | None:
    if normal.is_absent(tree):
        return None
    return PointsSummary(
        expired=normal.integer(tree.get("expired")),
        redeemed=normal.integer(tree.get("redeemed")),
        adjusted=normal.integer(tree.get("adjusted")),
        returned=normal.integer(tree.get("returned")),
    )


def _promotion_points(value: object) -> Iterator[PromotionPoints]:
    holder = normal.branch(value)
    for name, scope in _SCOPES.items():
        for entry in normal.many(holder.get(name), "item"):
            points = normal.integer(entry.get("points"))
            if points is not None:
                yield PromotionPoints(
                    scope=scope,
                    points=points,
                    issued_on=normal.day(entry.get("issued_on")),
                    expires_on=normal.day(entry.get("expiry_date")),
                    store=place_from(entry.get("issued_at")),
                    transaction_id=normal.text(entry.get("transaction_id")),
                    line_item_id=normal.text(entry.get("lineitem_id")),
                )


def _next_tier(tree: Tree) -> NextTier | None:
    name = normal.text(tree.get("next_slab"))
    if not name:
        return None
    return NextTier(
        name=name,
        serial_number=normal.integer(tree.get("next_slab_serial_number")),
        description=normal.text(tree.get("next_slab_description")),
    )


def _renewal(tree: Tree) -> TierRenewal | None:
    if normal.is_absent(tree):
        return None
    confirmed = tree.get("renew_confirmed")
    return TierRenewal(
        expires_on=normal.day(tree.get("tier_expiry_date")),
        is_confirmed=None if normal.is_absent(confirmed) else normal.boolean(confirmed),
        targets=_targets(tree, "renew"),
    )


def _targets(value: object, what: str) -> tuple[TierTarget, ...]:
    """Strategies to `upgrade` or to `renew`, which name their parts after it."""
    strategy = f"{what}_strategy"
    holder = normal.branch(value)
    entries = normal.many(holder.get(strategy) if strategy in holder else value, strategy)
    return tuple(
        _target(entry, what) for entry in entries if normal.text(entry.get(f"{what}_based_on"))
    )


def _target(tree: Tree, what: str) -> TierTarget:
    """The customer's own values stand in a part of their own, or beside what is based on."""
    values = normal.branch(tree.get(f"customer_{what}_entity_values"))
    beside = {
        "current_value": tree.get(f"customer_{what}_entity_value"),
        f"gap_to_{what}": tree.get(f"customer_gap_to_{what}_value"),
        "value_valid_upto": tree.get("value_valid_upto"),
    }
    told = values or beside
    return TierTarget(
        based_on=normal.text(tree.get(f"{what}_based_on")),
        threshold=normal.decimal(tree.get(f"{what}_threshold")),
        current=normal.decimal(told.get("current_value")),
        gap=normal.decimal(told.get(f"gap_to_{what}")),
        valid_until=normal.day(told.get("value_valid_upto")),
    )


def _tier_change(tree: Tree, zone: tzinfo) -> TierChange:
    return TierChange(
        from_tier=normal.text(tree.get("from")),
        to_tier=normal.text(tree.get("to")),
        type=word(tree.get("type"), TierChangeType),
        changed_at=normal.instant(tree.get("changed_on"), zone),
        store=place_from(tree.get("store")),
        notes=normal.text(tree.get("notes")),
    )


def _fraud(tree: Tree, zone: tzinfo) -> FraudDetails:
    return FraudDetails(
        status=status_from(tree.get("status")),
        marked_by=normal.text(tree.get("marked_by")),
        changed_at=normal.instant(tree.get("modified_on"), zone),
    )


def _segments(value: object) -> Iterator[Segment]:
    """Names alone, or records with a name; one without a name goes by its first text."""
    if isinstance(value, list):
        for item in value:
            yield from _segments(item)
    elif isinstance(value, dict) and "segment" in value:
        yield from _segments(value["segment"])
    elif isinstance(value, dict):
        facts = facts_from({key: inner for key, inner in value.items() if key != "name"})
        name = normal.text(value.get("name"))
        if name or facts:
            yield Segment(name=name or facts[0].value, facts=facts)
    elif name := normal.text(value):
        yield Segment(name=name)
