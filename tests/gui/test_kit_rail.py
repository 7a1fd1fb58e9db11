"""The rail of pages for eyes, keys and screen readers: one of several, and never a box to tick."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication

from app.ui.navigation import PageName
from app.ui.widgets.rail import Rail, RailEntry

PAGES = (PageName.LOOKUP, PageName.REGISTER, PageName.PENDING)


class Shown:
    """A rail in sight, and the pages that were chosen on it."""

    def __init__(self) -> None:
        self.rail = Rail([_entry(page) for page in PAGES])
        self.chosen: list[PageName] = []
        self.rail.page_chosen.connect(self.chosen.append)
        self.rail.resize(90, 600)
        self.rail.show()
        self.rail.activateWindow()

    def button(self, page: PageName) -> QAbstractButton:
        found = self.rail.button(page)
        assert found is not None
        return found

    def read(self, page: PageName) -> QAccessibleInterface:
        return QAccessible.queryAccessibleInterface(self.button(page))

    def press_by_reader(self, page: PageName) -> None:
        action = self.read(page).actionInterface()
        name, *_ = action.actionNames()
        action.doAction(name)

    @property
    def marked(self) -> list[PageName]:
        return [page for page in PAGES if self.read(page).state().checked]


def _entry(page: PageName) -> RailEntry:
    return RailEntry(page=page, icon="search", key="F2", words=lambda: page.value)


@pytest.fixture
def shown(qapp: QApplication) -> Shown:
    return Shown()


def test_a_screen_reader_tells_which_of_the_pages_is_open(shown: Shown) -> None:
    assert {shown.read(page).role() for page in PAGES} == {QAccessible.Role.RadioButton}
    for page in (PageName.REGISTER, PageName.LOOKUP):
        shown.rail.mark(page)
        assert shown.marked == [page]
    assert shown.chosen == []


def test_none_is_marked_on_a_page_that_is_not_on_the_rail(shown: Shown) -> None:
    shown.rail.mark(PageName.LOOKUP)
    shown.rail.mark(PageName.CUSTOMER)
    assert shown.marked == []


@pytest.mark.parametrize("page", [PageName.LOOKUP, PageName.PENDING])
def test_a_screen_readers_press_leads_there_once(shown: Shown, page: PageName) -> None:
    """Also to the page that is open already."""
    shown.rail.mark(PageName.LOOKUP)
    shown.press_by_reader(page)
    assert shown.chosen == [page]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_a_press_leads_there_and_marks_nothing_by_itself(shown: Shown, key: Qt.Key) -> None:
    shown.rail.mark(PageName.LOOKUP)
    QTest.keyClick(shown.button(PageName.REGISTER), key)
    assert shown.chosen == [PageName.REGISTER]
    assert shown.marked == [PageName.LOOKUP]


@pytest.mark.parametrize(
    ("step", "back"), [(Qt.Key.Key_Tab, Qt.Key.Key_Backtab), (Qt.Key.Key_Down, Qt.Key.Key_Up)]
)
def test_keys_go_along_it_and_open_nothing(shown: Shown, step: Qt.Key, back: Qt.Key) -> None:
    shown.rail.mark(PageName.LOOKUP)
    shown.button(PageName.LOOKUP).setFocus()
    for key, at in ((step, 1), (step, 2), (back, 1)):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, key)
        assert QApplication.focusWidget() is shown.button(PAGES[at])
    assert shown.chosen == []
    assert shown.marked == [PageName.LOOKUP]
