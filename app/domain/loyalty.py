"""What a member's points and tier are about. Owns the field's terms; nothing here is computed from
points and purchases: where the server tells no progress there is none.
"""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum, unique

from app.domain.customer import NOWHERE, Place


@dataclass(frozen=True, slots=True, kw_only=True)
class PointsSummary:
    """Points of a lifetime by where they went; None is "not told"."""

    expired: int | None = None
    redeemed: int | None = None
    adjusted: int | None = None
    returned: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiredPoints:
    points: int
    expired_on: date | None


@unique
class PromotionScope(StrEnum):
    """What promotional points were given for."""

    CUSTOMER = "customer"
    TRANSACTION = "transaction"
    LINE_ITEM = "line_item"


@dataclass(frozen=True, slots=True, kw_only=True)
class PromotionPoints:
    """One issue of promotional points. The ids name the bill and its line where it was for one."""

    scope: PromotionScope
    points: int
    issued_on: date | None = None
    expires_on: date | None = None
    store: Place = NOWHERE
    transaction_id: str = ""
    line_item_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NextTier:
    """The tier above; `serial_number` counts tiers from the lowest."""

    name: str
    serial_number: int | None = None
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TierTarget:
    """One way of reaching or keeping a tier: `based_on` is the server's word for what counts.

    `threshold`, `current` and `gap` are in its unit: points, money or visits.
    """

    based_on: str = ""
    threshold: Decimal | None = None
    current: Decimal | None = None
    gap: Decimal | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TierRenewal:
    """Until when the tier lasts, whether it is kept already, and what keeps it."""

    expires_on: date | None = None
    is_confirmed: bool | None = None
    targets: tuple[TierTarget, ...] = ()


@unique
class TierChangeType(StrEnum):
    """The known ones; a server has more."""

    UPGRADE = "UPGRADE"
    DOWNGRADE = "DOWNGRADE"
    RENEWAL = "RENEWAL"


@dataclass(frozen=True, slots=True, kw_only=True)
class TierChange:
    """A change of tier; `type` is the server's own word where it is none of TierChangeType."""

    from_tier: str = ""
    to_tier: str = ""
    type: str = ""
    changed_at: datetime | None = None
    store: Place = NOWHERE
    notes: str = ""
