"""What a coupon is to a till, in words."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.coupon import CouponState
from app.ui.tone import Tone

translate = QCoreApplication.translate


def coupon_state_words(state: CouponState) -> str:
    match state:
        case CouponState.ACTIVE:
            return translate("coupons", "Active")
        case CouponState.REDEEMED:
            return translate("coupons", "Redeemed")
        case CouponState.EXPIRED:
            return translate("coupons", "Expired")
        case _:
            assert_never(state)


def coupon_state_tone(state: CouponState) -> Tone:
    match state:
        case CouponState.ACTIVE:
            return Tone.GOOD
        case CouponState.REDEEMED:
            return Tone.GREY
        case CouponState.EXPIRED:
            return Tone.CARE
        case _:
            assert_never(state)
