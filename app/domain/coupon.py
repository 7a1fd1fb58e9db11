"""A coupon of a customer, and what a till makes of it on a day. Knows nothing of the wire."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum, unique

from app.domain.customer import NOWHERE, Place
from app.domain.order import Direction


@unique
class CouponState(StrEnum):
    """What a coupon is to a till. (To the server, "active" is one that is not past its last day,
    redeemed or not: see `CouponStatus`.)"""

    ACTIVE = "active"
    REDEEMED = "redeemed"
    EXPIRED = "expired"


@dataclass(frozen=True, slots=True, kw_only=True)
class CouponRedemption:
    """One use of a coupon: when, on which bill, where."""

    redeemed_at: datetime | None = None
    bill_number: str = ""
    store: Place = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class Coupon:
    """A coupon that was issued to a customer. An empty text or None means "not known".

    customer/get tells `description` and `series_id`, customer/coupons the redemptions and the
    `bill_number` that it was issued with: see `described`. `valid_till` is the last day of use.
    """

    id: str = ""
    code: str = ""
    series_id: str = ""
    description: str = ""
    created_at: datetime | None = None
    valid_till: date | None = None
    bill_number: str = ""
    is_redeemed: bool = False
    redemption_count: int | None = None
    redemptions: tuple[CouponRedemption, ...] = ()

    def state_on(self, day: date) -> CouponState:
        """What it is on a day of the store: once redeemed it stays so, however old it gets."""
        if self.is_redeemed:
            return CouponState.REDEEMED
        if self.valid_till is not None and day > self.valid_till:
            return CouponState.EXPIRED
        return CouponState.ACTIVE


@unique
class CouponStatus(StrEnum):
    """What customer/coupons can be asked for, in the server's meaning: ACTIVE is not past
    `valid_till` and does not exclude redeemed ones."""

    REDEEMED = "redeemed"
    EXPIRED = "expired"
    ACTIVE = "active"


@unique
class CouponOrder(StrEnum):
    CREATED = "created_date"
    AMOUNT = "amount"
    VALID_TILL = "valid_till"


@dataclass(frozen=True, slots=True, kw_only=True)
class CouponQuery:
    """Which coupons, in which order; what is not given does not narrow. Times are aware.

    Raises ValueError for a limit that is no count.
    """

    issued_from: datetime | None = None
    issued_until: datetime | None = None
    statuses: tuple[CouponStatus, ...] = ()
    series_id: str = ""
    order: CouponOrder | None = None
    direction: Direction = Direction.DESCENDING
    limit: int | None = None

    def __post_init__(self) -> None:
        if self.limit is not None and self.limit < 1:
            raise ValueError("a limit is at least one")


ALL_COUPONS = CouponQuery()


def described(coupons: Iterable[Coupon], told: Iterable[Coupon]) -> tuple[Coupon, ...]:
    """`coupons` with the description and series that `told`, those of the card, have for their id;
    what a coupon has itself stays.
    """
    known = {coupon.id: coupon for coupon in told if coupon.id}
    return tuple(_with(coupon, known.get(coupon.id)) for coupon in coupons)


def _with(coupon: Coupon, told: Coupon | None) -> Coupon:
    if told is None:
        return coupon
    return replace(
        coupon,
        description=coupon.description or told.description,
        series_id=coupon.series_id or told.series_id,
    )
