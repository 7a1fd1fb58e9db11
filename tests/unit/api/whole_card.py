"""A card with every part that customer/get can tell: as a server writes it, and as it is read."""

import copy
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from app.domain.card import Card, FraudDetails, Segment
from app.domain.coupon import Coupon
from app.domain.customer import Customer, ExpiringPoints, Gender, Place
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
from app.domain.transaction import Transaction, TransactionType
from tests.unit.api.calls import sample_tree

LONDON = ZoneInfo("Europe/London")
STORE = Place(code="storecode", name="storename")
SAMPLE_CARD = Card(
    customer=Customer(
        firstname="Tom",
        lastname="Swayer",
        mobile="44700900000",
        email="tomsawyer@example.com",
        external_id="ts1234",
        gender=Gender.MALE,
        points=0,
        lifetime_points=0,
        lifetime_purchases=Decimal(0),
        registered_at=datetime(2013, 1, 21, 11, 23, 45, tzinfo=LONDON),
        updated_at=datetime(2013, 1, 21, 10, 23, 45, tzinfo=LONDON),
        registered_by="vimal store",
        registered_store=Place(code="vimal.store", name="vimal store"),
        registered_till=Place(code="vimal.till", name="vimal.till"),
        expiring_points=(ExpiringPoints(points=10, expires_on=date(2014, 3, 25)),),
    ),
    points_summary=PointsSummary(expired=103, redeemed=120, adjusted=10, returned=30),
    expired_points=(ExpiredPoints(points=10, expired_on=date(2013, 12, 20)),),
    promotion_points=(
        PromotionPoints(
            scope=PromotionScope.CUSTOMER,
            points=30,
            issued_on=date(2014, 1, 23),
            expires_on=date(2014, 11, 2),
            store=STORE,
        ),
        PromotionPoints(
            scope=PromotionScope.CUSTOMER,
            points=30,
            issued_on=date(2014, 1, 21),
            expires_on=date(2014, 11, 2),
            store=STORE,
        ),
        PromotionPoints(
            scope=PromotionScope.TRANSACTION,
            points=349,
            issued_on=date(2014, 1, 21),
            expires_on=date(2014, 11, 21),
            store=STORE,
            transaction_id="4325",
        ),
        PromotionPoints(
            scope=PromotionScope.LINE_ITEM,
            points=13,
            expires_on=date(2014, 11, 20),
            store=STORE,
            transaction_id="245",
            line_item_id="10342",
        ),
    ),
    tier_changes=(
        TierChange(
            from_tier="TIER1-SILVER",
            to_tier="TIER2-GOLD",
            type=TierChangeType.UPGRADE,
            changed_at=datetime(
                2014, 1, 24, 19, 29, 40, tzinfo=timezone(timedelta(hours=5, minutes=30))
            ),
            store=Place(code="store.code", name="store.name"),
            notes="done by the scron",
        ),
    ),
    coupons=(
        Coupon(
            id="3495",
            series_id="6",
            code="00b5nis2",
            description="redemptions",
            created_at=datetime(2009, 9, 30, 16, 29, 58, tzinfo=LONDON),
            valid_till=date(2009, 10, 1),
            is_redeemed=True,
        ),
    ),
)


def whole() -> dict[str, Any]:
    """customer/get of one customer with every part, in strict spelling."""
    customer = copy.deepcopy(sample_tree("customer_get.response.json"))["customers"][0]
    target = {"current_value": "1200", "gap_to_upgrade": "800", "value_valid_upto": "2014-12-31"}
    customer |= {
        "next_slab": "GOLD",
        "next_slab_serial_number": "3",
        "next_slab_description": "Free delivery",
        "gap_to_upgrade": {
            "upgrade_strategy": [
                {
                    "upgrade_based_on": "LIFETIME_POINTS",
                    "upgrade_threshold": "2000",
                    "customer_upgrade_entity_values": target,
                }
            ]
        },
        "gap_to_renew": {
            "tier_expiry_date": "2014-12-31",
            "renew_confirmed": "false",
            "renew_strategy": [
                {
                    "renew_based_on": "VISITS",
                    "renew_threshold": "4",
                    "customer_renew_entity_values": {"current_value": "1", "gap_to_renew": "3"},
                }
            ],
        },
        "membership_retention_criteria": {"months": "12", "visits": {"minimum": "4"}},
        "fraud_details": {
            "status": "CONFIRMED",
            "marked_by": "till.1",
            "modified_on": "2014-01-02 03:04:05",
        },
        "current_nps_status": "PROMOTER",
        "segments": [{"segment": {"name": "Age", "value": "26-35"}}],
        "transactions": {"transaction": [{"id": "5", "amount": "10.50", "type": "Return"}]},
    }
    state = {"success": "true", "code": "200", "message": "SUCCESS"}
    return {"response": {"status": state, "customers": {"customer": [customer]}}}


WHOLE_CARD = replace(
    SAMPLE_CARD,
    customer=replace(SAMPLE_CARD.customer, fraud_status="CONFIRMED"),
    next_tier=NextTier(name="GOLD", serial_number=3, description="Free delivery"),
    upgrade_targets=(
        TierTarget(
            based_on="LIFETIME_POINTS",
            threshold=Decimal(2000),
            current=Decimal(1200),
            gap=Decimal(800),
            valid_until=date(2014, 12, 31),
        ),
    ),
    renewal=TierRenewal(
        expires_on=date(2014, 12, 31),
        is_confirmed=False,
        targets=(
            TierTarget(based_on="VISITS", threshold=Decimal(4), current=Decimal(1), gap=Decimal(3)),
        ),
    ),
    retention_criteria=(
        Fact(name="months", value="12"),
        Fact(name="visits.minimum", value="4"),
    ),
    fraud=FraudDetails(
        status="CONFIRMED",
        marked_by="till.1",
        changed_at=datetime(2014, 1, 2, 3, 4, 5, tzinfo=LONDON),
    ),
    nps_status="PROMOTER",
    segments=(Segment(name="Age", facts=(Fact(name="value", value="26-35"),)),),
    transactions=(Transaction(id="5", amount=Decimal("10.50"), type=TransactionType.RETURN),),
)
