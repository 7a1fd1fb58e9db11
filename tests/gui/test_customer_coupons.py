"""The customer's coupons: what each is to this till, narrowed and ordered, and its code to scan."""

import asyncio
from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QWidget,
)

from app.domain.coupon import (
    Coupon,
    CouponOrder,
    CouponQuery,
    CouponRedemption,
    CouponStatus,
)
from app.domain.customer import Customer, CustomerKey, Place, UserId
from app.domain.faults import NoAnswerFault
from app.domain.order import Direction
from app.services.records_parts import COUPONS
from app.settings.declarations import Settings, StoreSettings, ThemeName
from app.ui import theme
from app.ui.navigation import PageName, TabName
from app.ui.widgets.several_box import SeveralBox
from tests.gui.fakes import NOW, TOM_KEY, card, tom
from tests.gui.fakes_records import ListFakes
from tests.gui.scanning import scanned
from tests.gui.till import Till

RITA_KEY = CustomerKey("user:7")
SHOES = Coupon(
    id="1",
    code="VOCU24902",
    series_id="6",
    description="10 % off shoes",
    created_at=datetime(2026, 10, 1, 9, 0, tzinfo=UTC),
    valid_till=date(2026, 12, 21),
    bill_number="B1",
    redemption_count=0,
)
USED = Coupon(
    id="2",
    code="BDAY-26",
    series_id="9",
    description="Birthday",
    created_at=datetime(2026, 9, 1, 9, 0, tzinfo=UTC),
    valid_till=date(2027, 1, 31),
    is_redeemed=True,
    redemption_count=1,
    redemptions=(
        CouponRedemption(
            redeemed_at=datetime(2026, 9, 12, 10, 30, tzinfo=UTC),
            bill_number="B7",
            store=Place(code="s1", name="My store"),
        ),
    ),
)
OLD = Coupon(
    id="3",
    code="00b5nis2",
    created_at=datetime(2026, 1, 1, 9, 0, tzinfo=UTC),
    valid_till=date(2026, 2, 1),
)


@pytest.fixture
def fakes() -> ListFakes:
    made = ListFakes()
    made.preferences.settings = Settings(store=StoreSettings(timezone="UTC"))
    made.lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    made.lookup.cards[RITA_KEY] = card(
        Customer(user_id=UserId("7"), firstname="Rita"), RITA_KEY, fetched_at=NOW
    )
    made.records.keep(TOM_KEY, COUPONS, (SHOES, USED, OLD))
    made.records.keep(RITA_KEY, COUPONS, ())
    return made


async def _open(till: Till, key: CustomerKey = TOM_KEY) -> None:
    till.navigator.open_customer(key)
    await till.tasks.idle()
    till.customer_page.show_tab(TabName.COUPONS)
    await till.tasks.idle()


def _table(till: Till) -> QAbstractItemView:
    return till.part(QAbstractItemView, "coupons_table")


def _rows(till: Till) -> list[list[str]]:
    model = _table(till).model()
    return [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def _codes(till: Till) -> list[str]:
    return [row[0] for row in _rows(till)]


async def _pick(till: Till, name: str, data: str) -> None:
    box = till.part(QComboBox, name)
    box.setCurrentIndex(box.findData(data))
    await till.tasks.idle()


async def _ctrl_b(till: Till) -> None:
    focused = QApplication.focusWidget() or till.window
    QTest.keyClick(focused, Qt.Key.Key_B, Qt.KeyboardModifier.ControlModifier)
    await till.tasks.idle()


def _plate(till: Till) -> QWidget:
    return till.part(QWidget, "coupons_code")


async def test_a_coupon_is_told_as_this_till_would_take_it(till: Till) -> None:
    await _open(till)
    assert _rows(till) == [
        [
            "VOCU24902",
            "10 % off shoes",
            "6",
            "Active",
            "1 Oct 2026",
            "21 Dec 2026",
            "0",
            "",
            "B1",
            "",
        ],
        [
            "BDAY-26",
            "Birthday",
            "9",
            "Redeemed",
            "1 Sept 2026",
            "31 Jan 2027",
            "1",
            "My store (s1), 12 Sept 2026, 10:30",
            "",
            "B7",
        ],
        ["00b5nis2", "", "", "Expired", "1 Jan 2026", "1 Feb 2026", "0", "", "", ""],
    ]


@pytest.mark.parametrize(
    ("state", "codes"),
    [("active", ["VOCU24902"]), ("redeemed", ["BDAY-26"]), ("expired", ["00b5nis2"])],
)
async def test_one_state(till: Till, fakes: ListFakes, state: str, codes: list[str]) -> None:
    """A server calls one active that was redeemed: here it is what the till would take."""
    fakes.records.found["find coupons"] = (SHOES, USED, OLD)
    await _open(till)
    await _pick(till, "coupons_status", state)
    assert _codes(till) == codes
    assert fakes.records.queries == [
        CouponQuery(statuses=(CouponStatus(state),), order=CouponOrder.CREATED)
    ]


async def test_several_states_and_then_one_again(till: Till, fakes: ListFakes) -> None:
    fakes.records.found["find coupons"] = (SHOES, USED, OLD)
    await _open(till)
    several = till.part(SeveralBox, "coupons_status_several")
    several.set_chosen(("Active", "Expired"))
    await till.tasks.idle()
    assert _codes(till) == ["VOCU24902", "00b5nis2"]
    await _pick(till, "coupons_status", "redeemed")
    assert several.chosen() == ()
    assert _codes(till) == ["BDAY-26"]
    await _pick(till, "coupons_status", "all")
    assert len(_codes(till)) == 3


@pytest.mark.parametrize(
    ("order", "direction", "codes"),
    [
        ("created_date", "asc", ["00b5nis2", "BDAY-26", "VOCU24902"]),
        ("valid_till", "desc", ["BDAY-26", "VOCU24902", "00b5nis2"]),
        ("valid_till", "asc", ["00b5nis2", "VOCU24902", "BDAY-26"]),
    ],
)
async def test_orders_hold_before_the_server_answers(
    till: Till, fakes: ListFakes, order: str, direction: str, codes: list[str]
) -> None:
    fakes.records.found["find coupons"] = NoAnswerFault(timed_out=True)
    await _open(till)
    await _pick(till, "coupons_order", order)
    await _pick(till, "coupons_direction", direction)
    assert _codes(till) == codes


async def test_an_order_by_amount_is_the_servers(till: Till, fakes: ListFakes) -> None:
    fakes.records.found["find coupons"] = (USED, SHOES)
    await _open(till)
    await _pick(till, "coupons_order", "amount")
    assert _codes(till) == ["BDAY-26", "VOCU24902"]
    assert fakes.records.queries == [
        CouponQuery(order=CouponOrder.AMOUNT, direction=Direction.DESCENDING)
    ]


async def test_days_and_series_narrow(till: Till, fakes: ListFakes) -> None:
    fakes.records.found["find coupons"] = (SHOES,)
    await _open(till)
    till.part(QLineEdit, "coupons_from").setText("01/09/2026")
    till.part(QLineEdit, "coupons_to").setText("31/10/2026")
    till.part(QLineEdit, "coupons_series").setText("6")
    await till.tasks.idle()
    assert _codes(till) == ["VOCU24902"]
    assert fakes.records.queries == [
        CouponQuery(
            issued_from=datetime(2026, 9, 1, tzinfo=UTC),
            issued_until=datetime(2026, 10, 31, 23, 59, 59, tzinfo=UTC),
            series_id="6",
            order=CouponOrder.CREATED,
        )
    ], "typing is not asked for letter by letter"


async def test_enter_leads_from_what_narrows_the_list_into_the_list(till: Till) -> None:
    await _open(till)
    await _pick(till, "coupons_status", "redeemed")
    status, table = till.part(QComboBox, "coupons_status"), _table(till)
    status.setFocus()
    QTest.keyClick(status, Qt.Key.Key_Return)
    assert table.hasFocus()
    assert table.currentIndex().row() == 0
    await _pick(till, "coupons_status", "all")
    table.setCurrentIndex(table.model().index(1, 0))
    series = till.part(QLineEdit, "coupons_series")
    series.setFocus()
    QTest.keyClick(series, Qt.Key.Key_Return)
    assert table.hasFocus()
    assert table.currentIndex().row() == 1, "who was chosen stays"


async def test_enter_leads_nowhere_while_nothing_is_listed(till: Till) -> None:
    await _open(till)
    series = till.part(QLineEdit, "coupons_series")
    series.setFocus()
    QTest.keyClicks(series, "404")
    QTest.keyClick(series, Qt.Key.Key_Return)
    assert _rows(till) == []
    assert series.hasFocus()


async def test_one_key_shows_the_code_of_the_first_coupon_to_use(till: Till) -> None:
    till.navigator.open_customer(TOM_KEY)
    await till.tasks.idle()
    await _ctrl_b(till)
    assert till.part(QLabel, "coupons_code_text").text() == "VOCU24902"
    assert _plate(till).isVisible()
    await _ctrl_b(till)
    assert not _plate(till).isVisible(), "and takes it away again"


async def test_the_code_of_the_chosen_coupon_follows_the_choice(till: Till) -> None:
    await _open(till)
    _table(till).setCurrentIndex(_table(till).model().index(1, 0))
    till.part(QAbstractButton, "coupons_show_code").click()
    await till.tasks.idle()
    assert till.part(QLabel, "coupons_code_text").text() == "BDAY-26"
    _table(till).setCurrentIndex(_table(till).model().index(2, 0))
    assert till.part(QLabel, "coupons_code_text").text() == "00b5nis2"


async def test_esc_closes_the_code_before_it_means_the_next_customer(till: Till) -> None:
    await _open(till)
    await _ctrl_b(till)
    await till.press(Qt.Key.Key_Escape)
    assert not _plate(till).isVisible()
    assert till.is_on(PageName.CUSTOMER)
    assert till.customer.key == TOM_KEY


async def test_a_code_never_shows_on_the_next_customer(till: Till) -> None:
    await _open(till)
    await _ctrl_b(till)
    await _open(till, RITA_KEY)
    assert not _plate(till).isVisible()
    await _ctrl_b(till)
    assert not _plate(till).isVisible()
    assert "no coupon here" in till.part(QLabel, "coupons_problem").text()


@pytest.mark.parametrize("look", [ThemeName.LIGHT, ThemeName.DARK, ThemeName.CONTRAST])
async def test_a_scanner_reads_both_marks_off_the_screen(till: Till, look: ThemeName) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app, look, 100)
    await _open(till)
    await _ctrl_b(till)
    assert scanned(till.window) == {("Code128", "VOCU24902"), ("QRCode", "VOCU24902")}


async def test_a_code_that_bars_cannot_carry_is_a_square_alone(
    till: Till, fakes: ListFakes
) -> None:
    odd = Coupon(id="4", code="सेल-२६", created_at=NOW, valid_till=date(2026, 12, 1))
    fakes.records.keep(TOM_KEY, COUPONS, (odd,))
    await _open(till)
    await _ctrl_b(till)
    assert scanned(till.window) == {("QRCode", "सेल-२६")}


async def test_an_answer_to_an_earlier_filter_never_shows(till: Till, fakes: ListFakes) -> None:
    gate = asyncio.Event()
    fakes.records.gates["find coupons"] = gate
    fakes.records.found["find coupons"] = (OLD,)
    await _open(till)
    box = till.part(QComboBox, "coupons_status")
    box.setCurrentIndex(box.findData("expired"))
    await asyncio.sleep(0)
    box.setCurrentIndex(box.findData("all"))
    gate.set()
    await till.tasks.idle()
    assert len(_codes(till)) == 3
