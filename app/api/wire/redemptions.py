"""Redemptions between the wire and the domain.

| wire                            | domain          |
|---------------------------------|-----------------|
| points_redeemed                 | points          |
| transaction_number              | bill_number     |
| redeemed_time, _on, date        | redeemed_at     |
| redeemed_store, redeemed_at     | store           |
| discount_value                  | discount        |
"""

from datetime import datetime, tzinfo

from app.api.wire import normal
from app.api.wire.customers import place_from
from app.api.wire.normal import Tree
from app.domain.customer import Place
from app.domain.redemption import CouponUse, PointsRedemption, Redemptions


def redemptions_from(value: object, zone: tzinfo) -> Redemptions:
    """The `redemptions` of a customer."""
    holder = normal.branch(value)
    return Redemptions(
        points=tuple(_points(tree, zone) for tree in normal.many(holder.get("points"), "point")),
        coupons=tuple(_coupon(tree, zone) for tree in normal.many(holder.get("coupons"), "coupon")),
    )


def _points(tree: Tree, zone: tzinfo) -> PointsRedemption:
    points = normal.integer(tree.get("points_redeemed"))
    return PointsRedemption(
        id=normal.text(tree.get("id")),
        points=points if points is not None else normal.integer(tree.get("points")),
        redeemed_at=_redeemed_at(tree, zone),
        bill_number=normal.text(tree.get("transaction_number")),
        store=_store(tree),
    )


def _coupon(tree: Tree, zone: tzinfo) -> CouponUse:
    return CouponUse(
        coupon_id=normal.text(tree.get("id")),
        code=normal.text(tree.get("code")),
        series_id=normal.text(tree.get("series_id")),
        description=normal.text(tree.get("description")),
        discount=normal.decimal(tree.get("discount_value")),
        discount_code=normal.text(tree.get("discount_code")),
        redeemed_at=_redeemed_at(tree, zone),
        bill_number=normal.text(tree.get("transaction_number")),
        store=_store(tree),
    )


def _redeemed_at(tree: Tree, zone: tzinfo) -> datetime | None:
    """The contract names no part of a redemption; those of a coupon's say `date`."""
    times = (
        normal.instant(tree.get(name), zone)
        for name in ("redeemed_time", "redeemed_on", "redeemed_at", "date")
    )
    return next(filter(None, times), None)


def _store(tree: Tree) -> Place:
    """`redeemed_at` is a store where it is a record, else a time."""
    holder = tree.get("redeemed_store") or normal.branch(tree.get("redeemed_at"))
    return place_from(holder or tree.get("store"))
