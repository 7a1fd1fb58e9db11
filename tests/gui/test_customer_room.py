"""A low or narrow window keeps its room for the list and the form of a tab."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QTableView,
    QWidget,
)

from app.domain.connection import ConnectionState
from app.domain.op import OpKind
from app.domain.outcome import SideEffect
from app.domain.ticket import TicketEntry
from app.services.writing import subject_of
from app.settings.declarations import ThemeName
from app.ui import theme
from app.ui.navigation import TabName
from app.ui.tone import Tone
from app.ui.widgets.card import CardFrame
from app.ui.widgets.table import ROW_PX
from tests.gui.fakes import NOW, TOM_KEY, card, tom
from tests.gui.fakes_card import saved_op
from tests.gui.fakes_records import ListFakes
from tests.gui.till import Till

SIZES = [QSize(1024, 768), QSize(1280, 800)]
GOOD_NEWS = (SideEffect(kind="points", awarded_points=52),)


@pytest.fixture
def fakes() -> ListFakes:
    made = ListFakes()
    found = card(tom(), fetched_at=NOW, side_effects=GOOD_NEWS)
    made.lookup.cards[TOM_KEY] = found
    made.connection.become(ConnectionState.OFFLINE)
    entry = TicketEntry(whom=subject_of(found).whom, subject="Torn shoe")
    made.records.ops[TOM_KEY].append(saved_op(found, OpKind.TICKET, entry))
    return made


async def _open(till: Till, tab: TabName, size: QSize) -> None:
    till.window.resize(size)
    till.navigator.open_customer(TOM_KEY)
    await till.tasks.idle()
    till.customer_page.show_tab(tab)
    await till.tasks.idle()
    till.window.message_bar.show_message("Ticket: saved on this till", tone=Tone.GOOD)
    _lay_out(till)


def _lay_out(till: Till) -> None:
    """What is painted has been laid out, from the innermost part outwards."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        till.window.grab()


def _is_whole(part: QWidget) -> bool:
    """Whether nothing of it is cut off or scrolled away."""
    return part.isVisible() and part.visibleRegion().boundingRect() == part.rect()


@pytest.mark.parametrize("size", SIZES, ids=lambda size: f"{size.width()}x{size.height()}")
async def test_tickets_keep_a_list_and_a_form_to_work_with(till: Till, size: QSize) -> None:
    await _open(till, TabName.TICKETS, size)
    table = till.part(QTableView, "tickets_table")
    assert table.viewport().height() >= 3 * theme.sp(ROW_PX)
    for name in ("ticket_subject", "ticket_submit", "ticket_print", "tickets_fold"):
        assert _is_whole(till.part(QWidget, name)), name
    state = table.visualRect(table.model().index(0, table.model().columnCount() - 1))
    assert table.viewport().rect().contains(state), "columns without anything give way to it"


@pytest.mark.parametrize("tab", [TabName.TRANSACTIONS, TabName.COUPONS, TabName.TICKETS])
async def test_filters_take_one_line_until_somebody_wants_all(till: Till, tab: TabName) -> None:
    await _open(till, tab, SIZES[0])
    more = till.part(QAbstractButton, f"{tab}_filter")
    bar = more.parentWidget()
    assert bar is not None
    assert bar.height() == theme.control_height()
    more.click()
    _lay_out(till)
    assert bar.height() > theme.control_height()
    fields = [part for part in bar.findChildren(QWidget) if part.objectName().startswith(f"{tab}_")]
    assert all(part.isVisible() for part in fields)
    assert more.text() == "Fewer filters"
    await _open(till, tab, SIZES[0])
    till.navigator.next_customer()
    till.customer.close()
    assert more.text() == "More filters", "the next customer has a line again"


async def test_a_filter_out_of_sight_is_counted(till: Till) -> None:
    await _open(till, TabName.TICKETS, SIZES[0])
    more = till.part(QAbstractButton, "tickets_filter")
    code = till.part(QLineEdit, "tickets_filter_code")
    assert not code.isVisible()
    more.click()
    code.setText("s1")
    more.click()
    assert more.text() == "More filters (1)"
    box = till.part(QComboBox, "tickets_filter_priority")
    box.setCurrentIndex(1)
    assert more.text() == "More filters (1)", "one in sight tells of itself"


async def test_the_form_can_be_folded_away_and_comes_back_with_what_is_typed(
    till: Till,
) -> None:
    await _open(till, TabName.TICKETS, SIZES[0])
    table, fold = till.part(QTableView, "tickets_table"), till.part(QAbstractButton, "tickets_fold")
    subject = till.part(QLineEdit, "ticket_subject")
    before = table.width()
    subject.setText("Zip broken")
    fold.click()
    _lay_out(till)
    assert not subject.isVisible()
    assert table.width() > before
    fold.click()
    assert (subject.isVisible(), subject.text()) == (True, "Zip broken")
    assert subject.hasFocus()


async def test_a_draft_that_comes_back_unfolds_the_form(till: Till, fakes: ListFakes) -> None:
    await _open(till, TabName.TICKETS, SIZES[0])
    till.part(QAbstractButton, "tickets_fold").click()
    till.customer.close()
    fakes.drafts.kept["a1", "ticket", TOM_KEY] = {"subject": "Zip broken"}
    await _open(till, TabName.TICKETS, SIZES[0])
    assert till.part(QLineEdit, "ticket_subject").isVisible()


async def test_the_line_and_the_windows_message_share_one_place_where_room_is_scarce(
    till: Till,
) -> None:
    await _open(till, TabName.NOTES, SIZES[1])
    notice, good = (
        till.part(QLabel, "customer_notice"),
        till.part(QLabel, "customer_side_effects"),
    )
    assert (notice.isVisible(), good.isVisible()) == (False, True), "good news stay"
    till.window.message_bar.dismiss()
    _lay_out(till)
    assert notice.isVisible()
    assert notice.height() < 2 * notice.fontMetrics().height(), "in one line"
    assert notice.mapToGlobal(notice.rect().center()).y() == pytest.approx(
        good.mapToGlobal(good.rect().center()).y(), abs=2
    ), "beside the good news"
    await _open(till, TabName.NOTES, QSize(1920, 1080))
    assert notice.isVisible(), "where there is room both are shown"


@pytest.fixture
def large_text() -> Iterator[None]:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app, ThemeName.LIGHT, 200)
    yield
    theme.apply_theme(app, ThemeName.LIGHT, 100)


@pytest.mark.usefixtures("large_text")
@pytest.mark.parametrize("tab", [TabName.NOTES, TabName.TICKETS])
async def test_large_text_scrolls_and_lays_nothing_over_anything(till: Till, tab: TabName) -> None:
    await _open(till, tab, SIZES[1])
    for frame in till.part(QWidget, tab.value).findChildren(CardFrame):
        assert frame.height() >= frame.minimumSizeHint().height(), frame.objectName()


@pytest.mark.parametrize("text_size", [100, 150, 200])
async def test_the_tabs_names_stay_whole_beside_their_numbers(till: Till, text_size: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app, ThemeName.LIGHT, text_size)
    try:
        await _open(till, TabName.TICKETS, SIZES[1])
        tabs = till.customer_page.tabs
        bar = tabs.tabBar()
        shown = sum(bar.tabRect(place).width() for place in range(bar.count()))
        is_dense = bool(bar.property("dense"))
        assert shown >= tabs.needed_px(is_dense=is_dense) - 40
        assert shown <= bar.width() + 1
    finally:
        theme.apply_theme(app, ThemeName.LIGHT, 100)
