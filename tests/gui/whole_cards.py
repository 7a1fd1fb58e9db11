"""A customer of whom the server told everything, for tests of the open card's tabs."""

from datetime import date, timedelta
from decimal import Decimal

from app.domain.card import Card, FraudDetails, Segment
from app.domain.customer import ExpiringPoints, Place
from app.domain.fact import Fact
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
from app.domain.transaction import Transaction
from tests.gui.fakes import NOW, tom

BOND_STREET = Place(code="s2", name="Bond Street")
BILLS = (
    Transaction(amount=Decimal("120.50"), billed_at=NOW - timedelta(days=3)),
    Transaction(amount=Decimal(310), billed_at=NOW - timedelta(days=40)),
)
WHOLE = Card(
    customer=tom(
        expiring_points=(
            ExpiringPoints(points=60, expires_on=date(2027, 1, 9)),
            ExpiringPoints(points=10, expires_on=date(2026, 12, 4)),
        )
    ),
    points_summary=PointsSummary(expired=103, redeemed=1220, adjusted=10, returned=None),
    expired_points=(ExpiredPoints(points=10, expired_on=date(2025, 12, 20)),),
    promotion_points=(
        PromotionPoints(
            scope=PromotionScope.CUSTOMER,
            points=30,
            issued_on=date(2026, 1, 23),
            expires_on=date(2026, 12, 2),
            store=BOND_STREET,
        ),
        PromotionPoints(
            scope=PromotionScope.LINE_ITEM,
            points=1,
            expires_on=date(2026, 12, 20),
            transaction_id="245",
            line_item_id="7",
        ),
    ),
    next_tier=NextTier(name="Platinum", description="Early access"),
    upgrade_targets=(
        TierTarget(
            based_on="LIFETIME_PURCHASE",
            threshold=Decimal(15000),
            current=Decimal(10800),
            gap=Decimal(4200),
            valid_until=date(2027, 3, 31),
        ),
    ),
    renewal=TierRenewal(
        expires_on=date(2026, 12, 31),
        is_confirmed=False,
        targets=(TierTarget(based_on="VISITS", gap=Decimal(1)),),
    ),
    tier_changes=(
        TierChange(
            from_tier="Silver",
            to_tier="Gold",
            type=TierChangeType.UPGRADE,
            changed_at=NOW - timedelta(days=30),
            store=BOND_STREET,
            notes="By points",
        ),
    ),
    retention_criteria=(Fact(name="minimum_visits", value="4"),),
    fraud=FraudDetails(status="CONFIRMED", marked_by="grace", changed_at=NOW - timedelta(days=9)),
    nps_status="DETRACTOR",
    segments=(Segment(name="Lapsing", facts=(Fact(name="since", value="2026-08"),)),),
    transactions=BILLS,
)
