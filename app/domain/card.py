"""All that one call tells of a customer, and what of it to ask for. Knows nothing of the wire."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique

from app.domain.coupon import Coupon
from app.domain.customer import Customer
from app.domain.fact import Fact
from app.domain.identifiers import Identifier
from app.domain.loyalty import (
    ExpiredPoints,
    NextTier,
    PointsSummary,
    PromotionPoints,
    TierChange,
    TierRenewal,
    TierTarget,
)
from app.domain.order import Direction
from app.domain.transaction import Transaction


@unique
class CardCouponOrder(StrEnum):
    """What a card's coupons can be ordered by; the values are the API's."""

    CREATED = "created_date"
    CREATED_BY = "created_by"
    VALID_TILL = "valid_till"


@dataclass(frozen=True, slots=True, kw_only=True)
class CardWish:
    """Which parts of a card to ask for, beside what the server tells unasked.

    `upgrade_gap_for` and `renewal_gap_for` count tiers from the present one (0: the next one up,
    the present one kept). Raises ValueError for a number that is no count.
    """

    user_id: bool = False
    next_tier: bool = False
    tier_history: bool = False
    registered_store: bool = False
    registered_till: bool = False
    fraud_details: bool = False
    do_not_call_status: bool = False
    opt_in_status: bool = False
    expiring_points: bool = False
    expired_points: bool = False
    points_summary: bool = False
    promotion_points: bool = False
    retention_criteria: bool = False
    upgrade_gap_for: int | None = None
    renewal_gap_for: int | None = None
    coupon_limit: int | None = None
    coupon_offset: int | None = None
    coupon_order: CardCouponOrder | None = None
    coupon_direction: Direction = Direction.DESCENDING

    def __post_init__(self) -> None:
        counts = (self.upgrade_gap_for, self.renewal_gap_for, self.coupon_offset, self.coupon_limit)
        if any(count is not None and count < 0 for count in counts):
            raise ValueError("a count is not negative")


PROFILE = CardWish(user_id=True, do_not_call_status=True, opt_in_status=True, expiring_points=True)
"""What the head of a card shows."""
EVERYTHING = CardWish(
    user_id=True,
    next_tier=True,
    tier_history=True,
    registered_store=True,
    registered_till=True,
    fraud_details=True,
    do_not_call_status=True,
    opt_in_status=True,
    expiring_points=True,
    expired_points=True,
    points_summary=True,
    promotion_points=True,
    retention_criteria=True,
    upgrade_gap_for=0,
    renewal_gap_for=0,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class FraudDetails:
    """`status` is the server's own word; empty where the customer is not marked."""

    status: str = ""
    marked_by: str = ""
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A group that the customer belongs to, with what else the server tells of it."""

    name: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One customer with every part that was told; what was not told is empty or None.

    `merged_from` is what was asked for where that customer has become part of this one.
    `transactions` are about the last ten and `coupons` those of this reply; older ones, and where
    coupons were redeemed, have calls of their own.
    """

    customer: Customer
    merged_from: Identifier | None = None
    points_summary: PointsSummary | None = None
    expired_points: tuple[ExpiredPoints, ...] = ()
    promotion_points: tuple[PromotionPoints, ...] = ()
    next_tier: NextTier | None = None
    upgrade_targets: tuple[TierTarget, ...] = ()
    renewal: TierRenewal | None = None
    tier_changes: tuple[TierChange, ...] = ()
    retention_criteria: tuple[Fact, ...] = ()
    fraud: FraudDetails = FraudDetails()
    nps_status: str = ""
    segments: tuple[Segment, ...] = ()
    coupons: tuple[Coupon, ...] = ()
    transactions: tuple[Transaction, ...] = ()
