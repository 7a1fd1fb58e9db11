"""Coupons between the wire and the domain.

| wire                          | domain                                            |
|-------------------------------|---------------------------------------------------|
| created_date                  | created_at (aware)                                |
| transaction_number            | bill_number, of issue or of a redemption          |
| redeemed, redemption_count    | is_redeemed                                       |
| redemption.date               | redeemed_at (aware)                               |
| redemption.redeemed_at        | store                                             |
| start_date, end_date          | CouponQuery.issued_from, issued_until             |
| order_by, sort_order          | CouponQuery.order, direction                      |
"""

from datetime import tzinfo

from app.api.wire import normal
from app.api.wire.customers import place_from, wire_time
from app.api.wire.normal import Tree
from app.domain.coupon import Coupon, CouponQuery, CouponRedemption


def coupons_from(value: object, zone: tzinfo) -> tuple[Coupon, ...]:
    """The coupons of any reply, in its order."""
    return tuple(coupon_from(tree, zone) for tree in normal.many(value, "coupon"))


def coupon_from(tree: Tree, zone: tzinfo) -> Coupon:
    """One coupon; what the reply leaves out stays empty."""
    redemptions = tuple(
        CouponRedemption(
            redeemed_at=normal.instant(entry.get("date"), zone),
            bill_number=normal.text(entry.get("transaction_number")),
            store=place_from(entry.get("redeemed_at")),
        )
        for entry in normal.many(tree.get("redemptions"), "redemption")
    )
    count = normal.integer(tree.get("redemption_count"))
    return Coupon(
        id=normal.text(tree.get("id")),
        code=normal.text(tree.get("code")),
        series_id=normal.text(tree.get("series_id")),
        description=normal.text(tree.get("description")),
        created_at=normal.instant(tree.get("created_date"), zone),
        valid_till=normal.day(tree.get("valid_till")),
        bill_number=normal.text(tree.get("transaction_number")),
        is_redeemed=normal.boolean(tree.get("redeemed")) or bool(count) or bool(redemptions),
        redemption_count=count,
        redemptions=redemptions,
    )


def coupon_parameters(query: CouponQuery, zone: tzinfo) -> dict[str, str]:
    """The query as customer/coupons takes it."""
    found = {
        "start_date": wire_time(query.issued_from, zone) if query.issued_from else "",
        "end_date": wire_time(query.issued_until, zone) if query.issued_until else "",
        "status": ";".join(status.value for status in query.statuses),
        "series_id": query.series_id,
        "order_by": query.order.value if query.order else "",
        "sort_order": query.direction.value if query.order else "",
        "limit": str(query.limit) if query.limit else "",
    }
    return {name: value for name, value in found.items() if value}
