"""Coupons as a till sees them on a day, and the pages of a history."""

from datetime import date, timedelta
from typing import Any

import pytest

from app.domain.coupon import Coupon, CouponQuery, CouponState, described
from app.domain.transaction import TransactionQuery

LAST_DAY = date(2026, 11, 24)


@pytest.mark.parametrize(
    ("coupon", "days", "state"),
    [
        (Coupon(valid_till=LAST_DAY), -1, CouponState.ACTIVE),
        (Coupon(valid_till=LAST_DAY), 0, CouponState.ACTIVE),
        (Coupon(valid_till=LAST_DAY), 1, CouponState.EXPIRED),
        (Coupon(valid_till=LAST_DAY, is_redeemed=True), -1, CouponState.REDEEMED),
        (Coupon(valid_till=LAST_DAY, is_redeemed=True), 1, CouponState.REDEEMED),
        (Coupon(), 1, CouponState.ACTIVE),
    ],
)
def test_what_a_coupon_is_on_a_day(coupon: Coupon, days: int, state: CouponState) -> None:
    assert coupon.state_on(LAST_DAY + timedelta(days=days)) is state


def test_descriptions_are_joined_by_id() -> None:
    issued = (
        Coupon(id="1", code="A", redemption_count=1),
        Coupon(id="2", code="B", description="its own", series_id="9"),
        Coupon(id="3", code="C"),
        Coupon(id="", code="D"),
    )
    card = (
        Coupon(id="2", description="the card's", series_id="6"),
        Coupon(id="1", description="Free delivery", series_id="11"),
        Coupon(id="", description="nobody's"),
    )
    assert described(issued, card) == (
        Coupon(id="1", code="A", redemption_count=1, description="Free delivery", series_id="11"),
        issued[1],
        issued[2],
        issued[3],
    )


@pytest.mark.parametrize(
    ("query", "wrong"),
    [
        (CouponQuery, {"limit": 0}),
        (TransactionQuery, {"limit": 0}),
        (TransactionQuery, {"offset": -1}),
    ],
)
def test_a_page_has_a_size_and_a_place(query: type, wrong: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="limit"):
        query(**wrong)
