"""customer/coupons: every coupon that a customer was issued, and what became of it."""

from datetime import tzinfo

from app.api.endpoints.items import ask_one
from app.api.pace import Priority
from app.api.transport import READ_DEADLINE_S, Transport
from app.api.wire.coupons import coupon_parameters, coupons_from
from app.domain.coupon import ALL_COUPONS, Coupon, CouponQuery
from app.domain.identifiers import Identifier


class CouponsApi:
    """The coupons of one server. Every method may raise ServerFault."""

    def __init__(self, *, transport: Transport, zone: tzinfo) -> None:
        self._transport = transport
        self._zone = zone

    async def issued(
        self,
        identifier: Identifier,
        query: CouponQuery = ALL_COUPONS,
        *,
        deadline_s: float = READ_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> tuple[Coupon, ...]:
        """The coupons that meet the query, in its order; without descriptions, which the card has
        (see `coupon.described`). Raises RefusedFault for somebody who is not known.
        """
        tree = await ask_one(
            self._transport,
            "customer/coupons",
            identifier,
            coupon_parameters(query, self._zone),
            deadline_s=deadline_s,
            priority=priority,
        )
        return coupons_from(tree.get("coupons"), self._zone)
