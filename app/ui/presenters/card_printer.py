"""The slip of a customer's card: what their points and coupons are, for them to take home.

What is masked on the screen is masked on the slip: it may be left lying. What the server warns the
shop of is not on it.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt

from app.domain.coupon import Coupon, CouponState
from app.domain.handout import Handout
from app.ui.formats import date_words, local, moment_words
from app.ui.main_window import MainWindow
from app.ui.navigation import PageName
from app.ui.pages.customer_view import CardView
from app.ui.presenters.slip_printer import SlipPrinter
from app.ui.printing import Slip
from app.ui.tasks import Tasks

if TYPE_CHECKING:
    from app.domain.customer import CustomerKey
    from app.services.services import Services

translate = QCoreApplication.translate

MOST_COUPONS = 8
"""Nobody reads a slip of more."""
MOST_EXPIRIES = 4


async def print_card(
    view: CardView,
    key: "CustomerKey",
    *,
    services: "Services",
    tasks: Tasks,
    window: MainWindow,
) -> None:
    """Give out the card as `view` shows it, with the coupons that this till knows.

    Raises StoreFault.
    """
    kept = await services.records.coupons(key)
    now = services.clock.now()
    slip = card_slip(
        view,
        kept.value if kept is not None else (),
        today=local(now).date(),
        now=now,
        is_mirrored=window.layoutDirection() is Qt.LayoutDirection.RightToLeft,
    )
    printer = SlipPrinter(
        handout=Handout.CARD,
        parent=window,
        handouts=services.handouts,
        tasks=tasks,
        say=window.message_bar.show_message,
    )
    # Somebody who has locked the till meanwhile is told nothing of a customer.
    printer.give(key, slip, lambda: window.current_page is not PageName.SIGN_IN)


def card_slip(
    view: CardView, coupons: Iterable[Coupon], *, today: date, now: datetime, is_mirrored: bool
) -> Slip:
    """`coupons`: all that are known; the slip has those that can be used on `today`."""
    usable = [each for each in coupons if each.state_on(today) is CouponState.ACTIVE]
    usable.sort(key=lambda each: each.valid_till or date.max)
    lines = (
        (translate("card slip", "Known here as"), "\n".join(view.contacts)),
        (translate("card slip", "Tier"), view.tier),
        (translate("card slip", "Points"), _aged(view, view.points)),
        (translate("card slip", "Lifetime points"), view.lifetime_points),
        (
            translate("card slip", "Points that expire"),
            "\n".join(bar.text for bar in view.expiry[:MOST_EXPIRIES]),
        ),
        (translate("card slip", "Coupons"), _coupons(usable)),
    )
    return Slip(
        title=view.name,
        code="",
        lines=tuple((what, value) for what, value in lines if value),
        foot=translate("card slip", "Printed {time}.").format(time=moment_words(now)),
        is_mirrored=is_mirrored,
    )


def _aged(view: CardView, words: str) -> str:
    return translate("card slip", "{points}, {age}").format(points=words, age=view.age)


def _coupons(usable: list[Coupon]) -> str:
    lines = [_coupon(each) for each in usable[:MOST_COUPONS]]
    if len(usable) > MOST_COUPONS:
        lines.append("…")
    return "\n".join(lines)


def _coupon(coupon: Coupon) -> str:
    until = ""
    if coupon.valid_till is not None:
        words = translate("card slip", "until {date}")
        until = words.format(date=date_words(coupon.valid_till))
    name = coupon.code or coupon.id
    return " · ".join(part for part in (name, coupon.description, until) if part)
