"""What a screen reader has of parts that paint themselves: all they say, and presses that work."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QAbstractButton, QApplication, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.domain.closing import KindCount, Work
from app.domain.op import OpKind
from app.ui.models.closing import WorkModel
from app.ui.models.pending import PendingColumn, PendingModel
from app.ui.models.record_rows import Column, RecordRows
from app.ui.widgets.associate_tiles import AssociateTiles
from app.ui.widgets.filter_bar import FilterBar
from tests.gui.fakes_forms import NOOR, op
from tests.gui.page_parts import part
from tests.manual_clock import START

SPOKEN = Qt.ItemDataRole.AccessibleTextRole


def read(widget: QWidget) -> QAccessibleInterface:
    return QAccessible.queryAccessibleInterface(widget)


def press(button: QAbstractButton, qtbot: QtBot) -> None:
    """As a screen reader does: the button goes down, and comes up by itself."""
    action = read(button).actionInterface()
    with qtbot.waitSignal(button.clicked):
        action.doAction(action.actionNames()[0])


@pytest.mark.parametrize(("second", "spoken"), [("by Jo", "Note, by Jo"), ("", "Note")])
def test_a_cells_quieter_line_is_read_too(qapp: QApplication, second: str, spoken: str) -> None:
    column: Column[str] = Column(heading="What", text=lambda row: row, second=lambda row: second)
    model = RecordRows((column,), lambda row: row)
    model.set_rows(["Note"])
    view = QTableView()
    view.setModel(model)
    heard = read(view).child(read(view).childCount() - 1).text(QAccessible.Text.Name)
    assert heard == spoken
    assert model.index(0, 0).data() == "Note"


def test_who_saved_it_is_read_of_a_waiting_op(qapp: QApplication) -> None:
    model = PendingModel()
    model.set_ops((op(1),), START)
    heard = str(model.index(0, PendingColumn.WHAT).data(SPOKEN))
    assert heard == "Registration, by Noor A."


def test_what_needs_somebody_is_read_of_a_days_work(qapp: QApplication) -> None:
    kinds = (KindCount(kind=OpKind.NOTE, ops=2),)
    model = WorkModel(is_unsent=True)
    model.set_works((Work(associate=NOOR, kinds=kinds, needs_person=1, oldest_at=START),), START)
    cells = [str(model.index(0, place).data(SPOKEN)) for place in range(model.columnCount())]
    assert [cell for cell in cells if cell.endswith(", 1 needs you")]
    assert cells[0] == "Noor A."


def test_an_associates_tile_is_pressed_by_a_screen_reader(qtbot: QtBot) -> None:
    tiles = AssociateTiles()
    chosen: list[str] = []
    tiles.chosen.connect(chosen.append)
    tiles.show_names(["Noor A.", "Jo P."])
    tile = tiles.findChildren(QAbstractButton, "signin_tile")[1]
    assert read(tile).role() is QAccessible.Role.Button
    press(tile, qtbot)
    assert chosen == ["Jo P."]


def test_more_filters_is_a_button_that_opens_and_closes_them(qtbot: QtBot) -> None:
    bar = FilterBar("some")
    for name in ("a", "b", "c", "d"):
        bar.add_date(name, name)
    bar.lay_out()
    bar.setFixedWidth(260)
    bar.show()
    more = part(bar, QAbstractButton, "some_filter")
    last = part(bar, QWidget, "some_d")
    assert read(more).role() is QAccessible.Role.Button
    for words, is_open in (("Fewer filters", True), ("More filters", False)):
        press(more, qtbot)
        assert read(more).text(QAccessible.Text.Name) == words
        assert last.isVisible() is is_open
