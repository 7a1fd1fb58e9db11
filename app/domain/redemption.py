"""What a customer redeemed, of points and of coupons."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum, unique

from app.domain.customer import NOWHERE, Place


@unique
class RedemptionKind(StrEnum):
    """What to ask for; the values are the API's."""

    POINTS = "POINTS"
    COUPONS = "COUPONS"
    BOTH = "BOTH"


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsRedemption:
    """Points that were redeemed at once; without a bill where they went for something else."""

    id: str = ""
    points: int | None = None
    redeemed_at: datetime | None = None
    bill_number: str = ""
    store: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class CouponUse:
    """One use of a coupon. `discount` is money or per cent, which `discount_code` tells."""

    coupon_id: str = ""
    code: str = ""
    series_id: str = ""
    description: str = ""
    discount: Decimal | None = None
    discount_code: str = ""
    redeemed_at: datetime | None = None
    bill_number: str = ""
    store: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Redemptions:
    """In the server's order; empty where there are none or they were not asked for."""

    points: tuple[PointsRedemption, ...] = ()
    coupons: tuple[CouponUse, ...] = ()
