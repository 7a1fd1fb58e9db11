"""The overview: tier, points, purchases and standing, in words and plots, as the server told."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLabel,
    QProgressBar,
    QScrollArea,
    QWidget,
)

from app.domain.card import Card
from app.domain.changes import ChangeSet
from app.domain.customer import Customer, CustomerKey, UserId
from app.domain.loyalty import TierRenewal, TierTarget
from app.domain.registration import customer_of
from app.services.records_history import History
from app.settings.declarations import ThemeName
from app.ui import theme
from app.ui.formats import use_language
from app.ui.widgets.bar_plot import Bar, BarPlot
from app.ui.widgets.card import CardFrame
from app.ui.widgets.columns import Columns
from app.ui.widgets.label import label
from tests.gui.fakes import NOW, TOM_KEY, card, op, tom
from tests.gui.till import Till
from tests.gui.whole_cards import BILLS, WHOLE

RITA_KEY = CustomerKey("user:7")


async def _open(till: Till, whole: Card | None = WHOLE, key: CustomerKey = TOM_KEY) -> None:
    if whole is not None:
        till.fakes.records.whole[key] = whole
    customer = whole.customer if whole is not None else tom()
    till.fakes.lookup.cards.setdefault(key, card(customer, key, fetched_at=NOW))
    till.navigator.open_customer(key)
    await till.tasks.idle()


def _text(till: Till, name: str) -> str:
    return till.part(QLabel, name).text()


def _rows(till: Till, name: str) -> list[str]:
    model = till.part(QAbstractItemView, name).model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _is_seen(till: Till, name: str) -> bool:
    return till.part(QWidget, name).isVisible()


async def test_what_reaches_the_next_tier_and_what_keeps_this_one(till: Till) -> None:
    await _open(till)
    assert (
        _text(till, "overview_tier_words") == "Platinum: Early access\nGold lasts until 31 Dec 2026"
    )
    assert _text(till, "overview_tier_target_1_words") == "£4,200 more by 31 Mar 2027 for Platinum"
    bar = till.part(QProgressBar, "overview_tier_target_1")
    assert (bar.isVisible(), bar.value() / bar.maximum()) == (True, 0.72)
    assert bar.accessibleName() == "£4,200 more by 31 Mar 2027 for Platinum"
    assert _text(till, "overview_tier_target_2_words") == "1 visit more keeps Gold"
    assert _text(till, "overview_tier_criteria_criterion_1") == "4"
    assert _rows(till, "overview_tier_history") == [
        "From Silver to Gold · Upgrade · 24 Oct 2026, 14:09 · Bond Street (s2) · By points"
    ]


async def test_no_progress_is_drawn_where_the_server_tells_none(till: Till) -> None:
    await _open(till)
    assert not _is_seen(till, "overview_tier_target_2"), "a gap alone is no share of anything"
    till.fakes.records.whole[TOM_KEY] = Card(customer=WHOLE.customer)
    till.fakes.changes.publish(ChangeSet(customers=frozenset({TOM_KEY})))
    await till.tasks.idle()
    assert not _is_seen(till, "overview_tier_target_1")
    assert "tells no progress" in _text(till, "overview_tier_empty")


@pytest.mark.parametrize(
    ("target", "words"),
    [
        (TierTarget(based_on="CURRENT_POINTS", gap=Decimal(1)), "1 point more for Platinum"),
        (TierTarget(based_on="VISITS", gap=Decimal(3)), "3 visits more for Platinum"),
        (TierTarget(based_on="STARS", gap=Decimal(2)), "2 (stars) more for Platinum"),
        (TierTarget(based_on="POINTS", gap=Decimal(0)), "Enough for Platinum is reached"),
        (
            TierTarget(based_on="POINTS", threshold=Decimal(3000), current=Decimal(1000)),
            "1,000 points of 3,000 points for Platinum",
        ),
        (
            TierTarget(based_on="POINTS", threshold=Decimal(3000)),
            "3,000 points in all for Platinum",
        ),
    ],
)
async def test_a_target_says_what_it_counts(till: Till, target: TierTarget, words: str) -> None:
    await _open(till, replace(WHOLE, upgrade_targets=(target,), renewal=None))
    assert _text(till, "overview_tier_target_1_words") == words


async def test_a_confirmed_tier_needs_nothing_more(till: Till) -> None:
    renewal = TierRenewal(
        expires_on=date(2026, 12, 31),
        is_confirmed=True,
        targets=(TierTarget(based_on="VISITS", gap=Decimal(0)),),
    )
    await _open(till, replace(WHOLE, renewal=renewal, upgrade_targets=(), next_tier=None))
    assert _text(till, "overview_tier_words") == "Gold is kept beyond 31 Dec 2026"
    assert till.window.findChild(QLabel, "overview_tier_target_1_words") is None


async def test_points_by_expiry_and_where_the_others_went(till: Till) -> None:
    await _open(till)
    plot = till.part(BarPlot, "overview_expiry")
    assert _rows(till, "overview_expiry") == [
        "10 points until 4 Dec 2026",
        "60 points until 9 Jan 2027",
    ]
    assert [bar.is_marked for bar in plot.rows.rows] == [True, False], "those that go first"
    assert plot.accessibleDescription().splitlines() == _rows(till, "overview_expiry")
    assert _text(till, "overview_points_summary_expired") == "103"
    assert _text(till, "overview_points_summary_redeemed") == "1,220"
    assert _text(till, "overview_points_summary_returned") == "–", "not told"
    assert _rows(till, "overview_points_expired") == ["10 points expired · 20 Dec 2025"]


async def test_promotional_points_say_for_what_and_where_they_were_issued(till: Till) -> None:
    await _open(till)
    assert _rows(till, "overview_promotions") == [
        "30 points for the customer · until 2 Dec 2026 · issued 23 Jan 2026, Bond Street (s2)",
        "1 point for line 7 of bill 245 · until 20 Dec 2026",
    ]


async def test_purchases_by_month_with_the_time_that_they_are_of(till: Till) -> None:
    await _open(till)
    assert _rows(till, "overview_purchases_plot") == [
        "Oct 2026: £310, 1 bill",
        "Nov 2026: £120.50, 1 bill",
    ]
    period = "2 bills, 14 Oct 2026 to 20 Nov 2026. Older bills are not counted here."
    assert _text(till, "overview_purchases_period") == period
    till.fakes.records.histories[TOM_KEY] = History(transactions=BILLS, count=2)
    till.fakes.changes.publish(ChangeSet(customers=frozenset({TOM_KEY})))
    await till.tasks.idle()
    assert _text(till, "overview_purchases_period") == "2 bills, 14 Oct 2026 to 20 Nov 2026"


async def test_the_standing_is_explained_in_words(till: Till) -> None:
    customer = tom(fraud_status="CONFIRMED", do_not_call_status="DND", opt_in_status="OPTOUT")
    await _open(till, replace(WHOLE, customer=customer))
    assert _text(till, "overview_status_fraud") == "Fraud confirmed · by grace, 14 Nov 2026, 14:09"
    assert _text(till, "overview_status_nps") == "Detractor: would warn others"
    assert _text(till, "overview_status_segments") == "Lapsing (since: 2026-08)"
    state = _text(till, "customer_state")
    assert state == "Fraud confirmed · Do not call · Opted out of messages"
    why = _text(till, "customer_state_why")
    for words in ("supervisor", "do not ring", "no promotional messages"):
        assert words in why
    assert till.part(QLabel, "customer_state").accessibleDescription() == why


async def test_nothing_is_said_above_the_card_of_a_customer_in_good_standing(till: Till) -> None:
    await _open(till)
    assert _text(till, "customer_state") == ""
    assert not _is_seen(till, "customer_state_why")


async def test_what_is_not_here_says_so_and_what_is_stays(till: Till) -> None:
    await _open(till, None)
    for name in ("overview_tier_empty", "overview_no_promotions", "overview_no_purchases"):
        assert "Not on this till yet" in _text(till, name)
    assert _text(till, "overview_registered_store") == "High Street (s1)"
    assert _text(till, "overview_status_fraud") == "None known"


async def test_of_somebody_not_sent_yet_the_rest_comes_with_the_answer(till: Till) -> None:
    waiting = op()
    key = CustomerKey("op:op-1")
    till.fakes.lookup.cards[key] = card(
        customer_of(waiting.registration), key, fetched_at=None, ops=(waiting,)
    )
    await _open(till, None, key)
    assert "once the registration was sent" in _text(till, "overview_tier_empty")


async def test_nothing_of_one_customer_stays_for_the_next(till: Till) -> None:
    await _open(till)
    rita = Customer(user_id=UserId("7"), firstname="Rita")
    till.fakes.lookup.cards[RITA_KEY] = card(rita, RITA_KEY, fetched_at=NOW)
    till.navigator.open_customer(RITA_KEY)
    assert not till.customer_page.updatesEnabled(), "nothing is painted before the next is read"
    await till.tasks.idle()
    assert till.customer_page.updatesEnabled()
    for name in ("overview_expiry", "overview_promotions", "overview_tier_history"):
        assert _rows(till, name) == []
    assert _text(till, "overview_tier_words") == ""
    assert _text(till, "overview_points_summary_expired") == ""


async def test_news_leave_the_place_where_somebody_reads(till: Till) -> None:
    await _open(till)
    bar = till.part(QScrollArea, "overview").verticalScrollBar()
    bar.setValue(40)
    newer = replace(WHOLE, customer=replace(WHOLE.customer, points=400))
    till.fakes.records.whole[TOM_KEY] = newer
    till.fakes.changes.publish(ChangeSet(customers=frozenset({TOM_KEY})))
    await till.tasks.idle()
    assert bar.value() == 40


async def test_the_look_at_a_card_costs_no_call_of_its_own(till: Till) -> None:
    await _open(till)
    assert till.fakes.records.asked == []


def _columns(till: Till) -> Columns:
    content = till.part(QScrollArea, "overview").widget()
    assert isinstance(content, Columns)
    return content


@pytest.mark.parametrize(("text_size", "columns"), [(100, 3), (200, 2)])
async def test_larger_text_gets_fewer_columns_and_loses_nothing(
    till: Till, text_size: int, columns: int
) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app, ThemeName.LIGHT, text_size)
    await _open(till)
    till.window.resize(1280, 800)
    QApplication.processEvents()
    content = _columns(till)
    assert content.count == columns
    label = till.part(QLabel, "overview_tier_words")
    assert label.height() >= label.heightForWidth(label.width())


@pytest.mark.parametrize(("width", "is_upright"), [(400, True), (180, False)])
def test_a_plot_stands_while_its_names_fit_and_lies_down_where_they_do_not(
    width: int, is_upright: bool
) -> None:
    use_language("en", "GB")
    plot = BarPlot("plot")
    plot.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    plot.set_rows(
        [
            Bar(
                label=f"{day} Dec", name=f"{day} Dec 2026", amount=day, words="1,000", text=f"{day}"
            )
            for day in (10, 12, 14, 20)
        ]
    )
    plot.resize(width, 150)
    plot.show()
    assert plot.is_upright is is_upright
    picture = plot.grab().toImage()
    brand = theme.colour("brand").rgb()
    painted = {
        picture.pixel(x, y) for x in range(picture.width()) for y in range(0, picture.height(), 3)
    }
    assert brand in painted
    if not is_upright:
        assert plot.sizeHint().height() == 4 * theme.sp(34), "every bar has a line of its own"
    plot.deleteLater()


def test_a_card_that_has_moved_to_another_column_still_gets_the_room_that_it_needs() -> None:
    cards = [CardFrame("One"), CardFrame("Two")]
    words = [label("A word") for _ in cards]
    for frame, text in zip(cards, words, strict=True):
        text.setWordWrap(True)
        frame.body.addWidget(text)
    columns = Columns({1: (cards,), 2: ((cards[0],), (cards[1],))})
    columns.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    columns.show()

    def settled() -> None:
        columns.settle_soon()
        QCoreApplication.sendPostedEvents(columns, QEvent.Type.User.value)

    for width in (320, 700, 320, 700):
        columns.resize(width, 600)
        settled()
    assert columns.count == 2
    for text in words:
        text.setText("Many more words than there is room for in one line of this card. " * 3)
    settled()
    for text in words:
        assert text.height() >= text.heightForWidth(text.width()) > theme.sp(30)
    columns.deleteLater()
