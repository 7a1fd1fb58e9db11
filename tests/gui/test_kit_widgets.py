"""The kit's widgets as hands, keys and screen readers meet them."""

import asyncio
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.settings.declarations import ThemeName
from app.ui import theme
from app.ui.models.roles import CellRole
from app.ui.tone import Tone
from app.ui.widgets.avatar import initials
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.chip import Chip, chip_size
from app.ui.widgets.field import LabelledField
from app.ui.widgets.message_bar import MessageBar
from app.ui.widgets.number_pad import NumberPad
from app.ui.widgets.pill import Pill
from app.ui.widgets.segments import SegmentedBox
from app.ui.widgets.table import Table
from app.ui.widgets.text_edit import LineEdit

FINGER_PX = 44


Show = Callable[..., QWidget]


@pytest.fixture
def show(qtbot: QtBot) -> Iterator[Show]:
    """Puts widgets one below the other into a window that has the focus."""
    kept: list[QWidget] = []

    def _show(*widgets: QWidget) -> QWidget:
        kept.append(_window_of(qtbot, *widgets))
        return kept[-1]

    yield _show
    kept.clear()


def _window_of(qtbot: QtBot, *widgets: QWidget) -> QWidget:
    window = QWidget()
    column = QVBoxLayout(window)
    for widget in widgets:
        column.addWidget(widget)
    qtbot.addWidget(window)
    window.resize(500, 300)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    return window


@pytest.mark.parametrize(
    "make",
    [
        lambda: Button("OK"),
        lambda: Button("", icon="x"),
        lambda: LineEdit("mobile"),
        lambda: Pill("Online", Tone.GOOD, has_dot=True),
        lambda: _gender(),
    ],
)
def test_everything_to_touch_is_a_fingers_height(show: Show, make: Callable[[], QWidget]) -> None:
    widget = make()
    show(widget)
    assert widget.height() >= FINGER_PX


def _gender() -> SegmentedBox:
    box = SegmentedBox()
    for text, value in (("Male", "M"), ("Female", "F"), ("Other", "O"), ("–", "")):
        box.addItem(text, value)
    return box


def test_enter_presses_a_focused_button_once(show: Show) -> None:
    presses: list[bool] = []
    button = Button("Register", kind=ButtonKind.PRIMARY)
    button.clicked.connect(lambda: presses.append(True))
    show(button)
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    assert presses == [True]


def test_a_touch_picks_a_segment(show: Show) -> None:
    box = _gender()
    told: list[int] = []
    box.currentIndexChanged.connect(told.append)
    show(box)
    assert box.is_segmented
    third = QPoint(round(box.width() * 5 / 8), box.height() // 2)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=third)
    assert box.currentData() == "O"
    assert told == [2]


def test_arrows_move_along_the_segments_in_reading_order(show: Show) -> None:
    box = _gender()
    show(box)
    box.setFocus()
    QTest.keyClick(box, Qt.Key.Key_Right)
    assert box.currentData() == "F"
    box.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    QTest.keyClick(box, Qt.Key.Key_Left)
    assert box.currentData() == "O"
    first_from_right = QPoint(box.width() - 5, box.height() // 2)
    QTest.mouseClick(box, Qt.MouseButton.LeftButton, pos=first_from_right)
    assert box.currentData() == "M"


def test_segments_that_do_not_fit_become_a_drop_down(show: Show) -> None:
    box = _gender()
    show(box)
    box.setFixedWidth(120)
    assert not box.is_segmented
    QTest.mouseClick(box, Qt.MouseButton.LeftButton)
    assert box.view().isVisible()
    box.hidePopup()


def test_a_fields_problem_is_shown_spoken_and_moves_nothing(show: Show) -> None:
    field, below = LabelledField("Mobile", LineEdit(), is_required=True), LineEdit()
    show(field, below)
    before = below.y()
    field.set_problem("Too short for a phone number", is_warning=False)
    QApplication.sendPostedEvents()
    assert below.y() == before
    assert field.editor.accessibleName() == "Mobile, required"
    assert field.editor.accessibleDescription() == "Too short for a phone number"
    assert field.editor.property("problem") == "error"
    field.clear_problem()
    assert field.problem == ""
    assert field.editor.accessibleDescription() == ""


def test_the_pad_types_into_the_field_in_focus_and_leaves_it_there(show: Show) -> None:
    field, pad = LineEdit(), NumberPad()
    edits: list[str] = []
    field.textEdited.connect(edits.append)
    show(field, pad)
    field.setFocus()
    for name in ("pad_4", "pad_4", "pad_7", "pad_backspace", "pad_plus"):
        key = pad.findChild(QWidget, name)
        assert key is not None
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    assert field.text() == "44+"
    assert edits[-1] == "44+"
    assert QApplication.focusWidget() is field


def test_a_pad_that_is_tied_to_a_field_types_there(show: Show) -> None:
    pin, other, pad = LineEdit(), LineEdit(), NumberPad(has_plus=False)
    pin.setEchoMode(QLineEdit.EchoMode.Password)
    pad.attach(pin)
    show(other, pin, pad)
    other.setFocus()
    key = pad.findChild(QWidget, "pad_9")
    assert key is not None
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    assert (pin.text(), other.text()) == ("9", "")
    assert pad.findChild(QWidget, "pad_plus") is None


def _fades(bar: MessageBar) -> bool:
    return bar.fades


def test_a_message_takes_no_focus_and_an_error_stays(show: Show) -> None:
    field, bar = LineEdit(), MessageBar()
    show(field, bar)
    field.setFocus()
    bar.show_message("Saved on this till.", tone=Tone.GOOD)
    assert QApplication.focusWidget() is field
    assert bar.isVisible()
    assert _fades(bar)
    bar.show_message("This till's disk is full.", tone=Tone.BAD, details="Request 77")
    assert not _fades(bar)
    assert QApplication.focusWidget() is field
    close = bar.findChild(QWidget, "message_dismiss")
    assert close is not None
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    assert QApplication.focusWidget() is field


def test_a_messages_details_and_action(show: Show) -> None:
    bar, acted = MessageBar(), []
    show(bar)
    bar.show_message(
        "The server refused that.",
        tone=Tone.BAD,
        details="Code 1044 · Request 77",
        action_text="Settings",
        action=lambda: acted.append(True),
    )
    details = bar.findChild(QWidget, "message_details_text")
    more, act = bar.findChild(QWidget, "message_details"), bar.findChild(QWidget, "message_action")
    assert details is not None
    assert more is not None
    assert act is not None
    assert not details.isVisible()
    QTest.mouseClick(more, Qt.MouseButton.LeftButton)
    assert details.isVisible()
    QTest.mouseClick(act, Qt.MouseButton.LeftButton)
    assert acted == [True]
    assert not bar.isVisible()


async def test_a_good_message_goes_by_itself(qtbot: QtBot) -> None:
    bar = MessageBar(shown_for_ms=1)
    qtbot.addWidget(bar)
    bar.show_message("Sent.", tone=Tone.GOOD)
    gone = asyncio.Event()
    bar.dismissed.connect(gone.set)
    await gone.wait()
    assert not bar.isVisible()


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Tom Sawyer", "TS"),
        ("tom", "T"),
        ("Maria del Carmen Ruiz", "MR"),
        ("नीना शर्मा", "नी"),
        ("نور الدين", "نو"),
        ("李 小龙", "李"),
        ("ß", "SS"),
        ("", ""),
        ("— · —", ""),
    ],
)
def test_initials_in_any_script(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_a_chip_without_words_is_not_there(qtbot: QtBot) -> None:
    chip = Chip()
    qtbot.addWidget(chip)
    assert chip.isHidden()
    chip.set_state("Needs you", Tone.BAD)
    assert not chip.isHidden()
    assert chip.text() == "Needs you"


def test_another_theme_and_size_reach_what_is_already_shown(show: Show) -> None:
    button, told = Button("Register"), []
    show(button)
    before = button.sizeHint()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.theme_changed.connect(lambda: told.append(True))
    theme.apply_theme(app, ThemeName.CONTRAST, 200)
    assert button.sizeHint().width() > before.width()
    assert button.sizeHint().height() > before.height()
    assert theme.palette() is theme.CONTRAST
    assert told
    pixel = button.grab().toImage().pixelColor(button.width() // 2, 4)
    assert pixel.name() == theme.CONTRAST.card


def test_a_table_makes_room_for_a_state_that_changed(show: Show, qtbot: QtBot) -> None:
    model = QStandardItemModel(0, 2)
    state = QStandardItem("Sent")
    state.setData(Tone.GOOD, CellRole.TONE)
    model.appendRow([state, QStandardItem("why")])
    table = Table()
    table.setModel(model)
    table.fit_columns(stretch=1)
    show(table)
    state.setText("Waiting for sign-in")
    needed = chip_size("Waiting for sign-in").width()
    qtbot.waitUntil(lambda: table.columnWidth(0) > needed)
    assert table.columnWidth(0) + table.columnWidth(1) == table.viewport().width()
