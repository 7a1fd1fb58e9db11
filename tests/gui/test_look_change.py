"""Another theme while the window is there: what is in sight at once, the rest when it comes."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget

from app.services.records_parts import COUPONS
from app.settings.declarations import ThemeName
from app.ui import theme
from app.ui.navigation import PageName, TabName
from app.ui.widgets.label import label
from tests.gui.fakes import NOW, TOM_KEY, card, tom
from tests.gui.fakes_records import ListFakes
from tests.gui.till import Till

DEPTH = 12


class _Counting(QObject):
    """Counts how often a widget is told of another style."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.StyleChange
        return False


def _app() -> QApplication:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    return app


def _change(name: ThemeName) -> None:
    theme.apply_theme(_app(), name, 100)


@pytest.fixture
def fakes() -> ListFakes:
    made = ListFakes()
    made.lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    made.records.keep(TOM_KEY, COUPONS, ())
    return made


@pytest.fixture(autouse=True)
def _parts_alone() -> Iterator[None]:
    """As in the program, where no sheet is in force but what the window's parts wear."""
    sheet = _app().styleSheet()
    _app().setStyleSheet("")
    yield
    _app().setStyleSheet(sheet)


def _ink(words: QLabel) -> str:
    return words.palette().color(words.foregroundRole()).name()


@pytest.fixture
async def words(till: Till) -> QLabel:
    """A text deep inside a page that is not in front."""
    page = QWidget()
    inner = page
    for _ in range(DEPTH):
        column = QVBoxLayout(inner)
        inner = QWidget()
        column.addWidget(inner)
    made = label("so many", "second")
    QVBoxLayout(inner).addWidget(made)
    till.window.add_page(PageName.CLOSING, page)
    till.window.show_page(PageName.CLOSING)
    till.window.show_page(PageName.LOOKUP)
    await till.tasks.idle()
    return made


async def test_a_page_that_nobody_sees_is_styled_when_it_comes_to_the_front(
    till: Till, words: QLabel
) -> None:
    counting = _Counting()
    words.installEventFilter(counting)
    _change(ThemeName.DARK)
    assert counting.count == 0
    till.window.show_page(PageName.CLOSING)
    assert _ink(words) == theme.DARK.second


async def test_what_is_in_sight_changes_at_once_and_no_part_of_it_over_and_over(
    till: Till, words: QLabel
) -> None:
    till.window.show_page(PageName.CLOSING)
    counting = _Counting()
    words.installEventFilter(counting)
    _change(ThemeName.DARK)
    assert _ink(words) == theme.DARK.second
    assert counting.count <= 2, "however deep it lies"


async def test_the_frame_changes_even_where_it_is_hidden(till: Till) -> None:
    panel = till.window.connection_panel
    assert not panel.isVisible()
    _change(ThemeName.DARK)
    advice = till.part(QLabel, "connection_advice")
    assert _ink(advice) == theme.DARK.ink


async def test_a_tab_that_nobody_sees_is_styled_when_it_is_chosen(till: Till) -> None:
    page = till.customer_page
    till.navigator.open_customer(TOM_KEY)
    for name in (TabName.COUPONS, TabName.OVERVIEW):
        page.show_tab(name)
        await till.tasks.idle()
    words, head = till.part(QLabel, "coupons_freshness"), till.part(QWidget, "customer_name")
    hidden, seen = _Counting(), _Counting()
    words.installEventFilter(hidden)
    head.installEventFilter(seen)
    _change(ThemeName.DARK)
    assert hidden.count == 0
    assert 0 < seen.count <= 2, "the card's head is in sight"
    page.show_tab(TabName.COUPONS)
    assert _ink(words) == theme.DARK.second
    till.window.show_page(PageName.LOOKUP)
    _change(ThemeName.LIGHT)
    assert _ink(words) == theme.DARK.second
    till.window.show_page(PageName.CUSTOMER)
    assert _ink(words) == theme.LIGHT.second
