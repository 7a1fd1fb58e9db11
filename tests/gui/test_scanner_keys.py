"""Scans and typing through real key events: what reaches the fields, and what does not."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.settings.declarations import ScannerSettings
from app.ui.scanner import Scanner
from tests.gui.fakes import FakeClock

SCANNED_S = 0.004
TYPED_S = 0.09


class _Till:
    """A window with one widget of each kind, a scanner on it, and a clock between keys."""

    def __init__(self, qtbot: QtBot, settings: ScannerSettings) -> None:
        self.clock = FakeClock()
        self.window = QWidget()
        column = QVBoxLayout(self.window)
        self.field = QLineEdit("Tom")
        self.note = QPlainTextEdit("likes wool")
        self.button = QPushButton("Register")
        self.choice = QComboBox()
        self.choice.addItems(["none", "4 apples", "7 pears"])
        for widget in (self.field, self.note, self.button, self.choice):
            column.addWidget(widget)
        qtbot.addWidget(self.window)
        self.window.show()
        self.window.activateWindow()
        assert QTest.qWaitForWindowActive(self.window)
        self.codes: list[str] = []
        self.edits: list[str] = []
        self.presses = 0
        self.field.textEdited.connect(self.edits.append)
        self.button.clicked.connect(self._on_press)
        self.scanner = Scanner(monotonic=self.clock.monotonic, settings=settings)
        self.scanner.code_scanned.connect(self.codes.append)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        self.app = app
        self.scanner.install(app)

    def _on_press(self) -> None:
        self.presses += 1

    def keys(self, text: str, gap_s: float, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
        """Press the keys of `text` wherever the focus is, then `end`."""
        for character in text:
            self.clock.pass_(gap_s)
            QTest.keyClicks(self._focus(), character)
        if end is not None:
            self.clock.pass_(gap_s)
            QTest.keyClick(self._focus(), end)

    def scan(self, code: str) -> None:
        self.clock.pass_(3)
        self.keys(code, SCANNED_S)

    @staticmethod
    def _focus() -> QWidget:
        focused = QApplication.focusWidget()
        assert focused is not None
        return focused


@pytest.fixture
def till(qtbot: QtBot) -> Iterator[_Till]:
    made = _Till(qtbot, ScannerSettings())
    yield made
    made.scanner.remove(made.app)


def test_a_scan_leaves_the_field_as_it_was(till: _Till) -> None:
    till.field.setFocus()
    till.field.setCursorPosition(1)
    till.scan("44700900000")
    assert till.codes == ["44700900000"]
    assert till.field.text() == "Tom"
    assert till.field.cursorPosition() == 1
    assert till.edits[-1] == "Tom", "whoever follows edits knows the text that stands there"


def test_a_scan_over_a_selection_gives_the_selected_text_back(till: _Till) -> None:
    till.field.setFocus()
    till.field.selectAll()
    till.scan("ts1234")
    assert till.field.text() == "Tom"
    assert till.field.selectedText() == "Tom"


def test_a_field_with_a_limit_is_restored_exactly(till: _Till) -> None:
    till.field.setMaxLength(6)
    till.field.setFocus()
    till.scan("44700900000")
    assert till.field.text() == "Tom"


def test_a_scan_into_a_note_leaves_it_as_it_was(till: _Till) -> None:
    till.note.setFocus()
    till.scan("ts1234")
    assert till.codes == ["ts1234"]
    assert till.note.toPlainText() == "likes wool"


def test_a_scan_presses_no_button(till: _Till) -> None:
    till.button.setFocus()
    till.scan("A 12 34")
    assert till.codes == ["A 12 34"]
    assert till.presses == 0


def test_a_scan_fires_no_shortcut_on_enter(till: _Till) -> None:
    fired: list[bool] = []
    shortcut = QShortcut(QKeySequence(Qt.Key.Key_Return), till.window)
    shortcut.activated.connect(lambda: fired.append(True))
    till.field.setFocus()
    till.scan("ts1234")
    assert till.codes == ["ts1234"]
    assert not fired


def test_a_scan_chooses_nothing_in_a_list(till: _Till) -> None:
    till.choice.setFocus()
    till.scan("44700900000")
    assert till.codes == ["44700900000"]
    assert till.choice.currentIndex() == 0


def test_typing_reaches_the_field_key_by_key(till: _Till) -> None:
    till.field.clear()
    till.field.setFocus()
    for count, character in enumerate("4470090", start=1):
        till.clock.pass_(TYPED_S)
        QTest.keyClicks(till.field, character)
        assert len(till.field.text()) == count, "no key is held back"
    till.clock.pass_(TYPED_S)
    QTest.keyClick(till.field, Qt.Key.Key_Return)
    assert till.codes == []
    assert till.field.text() == "4470090"


def test_enter_after_typing_is_the_fields_own(till: _Till) -> None:
    entered: list[bool] = []
    till.field.returnPressed.connect(lambda: entered.append(True))
    till.field.setFocus()
    till.keys("44700900000", TYPED_S)
    assert entered == [True]
    assert till.codes == []


def test_space_still_presses_a_button(till: _Till) -> None:
    till.button.setFocus()
    till.clock.pass_(1)
    QTest.keyClick(till.button, Qt.Key.Key_Space)
    assert till.presses == 1


def test_held_keys_are_given_back_when_it_was_no_scan(till: _Till, qtbot: QtBot) -> None:
    seen: list[str] = []

    class _Reader(QPushButton):
        def keyPressEvent(self, event: QKeyEvent) -> None:
            seen.append(event.text())

    reader = _Reader(till.window)
    reader.show()
    reader.setFocus()
    till.clock.pass_(1)
    till.keys("abc", SCANNED_S, end=None)
    qtbot.waitUntil(lambda: seen == ["a", "b", "c"], timeout=1000)
    assert till.codes == []


def test_the_same_code_twice_within_a_second_counts_once(till: _Till) -> None:
    till.field.setFocus()
    till.keys("ts1234", SCANNED_S)
    till.keys("ts1234", SCANNED_S)
    assert till.codes == ["ts1234"]
    assert till.field.text() == "Tom"
    till.scan("ts1234")
    assert till.codes == ["ts1234", "ts1234"]


def test_two_codes_in_a_row_are_two(till: _Till) -> None:
    till.field.setFocus()
    till.keys("ts1234", SCANNED_S)
    till.keys("ts9999", SCANNED_S)
    assert till.codes == ["ts1234", "ts9999"]


def test_undo_after_a_scan_gives_back_what_was_typed_before(till: _Till) -> None:
    till.field.setFocus()
    till.keys("as", TYPED_S, end=None)
    assert till.field.text() == "Tomas"
    till.scan("ts1234")
    assert till.field.text() == "Tomas"
    assert till.field.isUndoAvailable()


def test_a_disabled_scanner_leaves_every_key_to_the_field(till: _Till) -> None:
    till.scanner.set_enabled(False)
    till.field.clear()
    till.field.setFocus()
    till.scan("246810")
    assert till.codes == []
    assert till.field.text() == "246810"


def test_a_field_that_vanished_during_the_scan_does_no_harm(till: _Till) -> None:
    till.field.setFocus()
    till.clock.pass_(3)
    till.keys("ts12", SCANNED_S, end=None)
    till.field.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    till.note.setFocus()
    till.keys("34", SCANNED_S)
    assert till.codes == ["ts1234"]


def _gs1(till: _Till, *parts: str) -> None:
    """A burst of `parts` with Ctrl+] between them, as scanners send GS1's separator."""
    till.clock.pass_(3)
    for number, part in enumerate(parts):
        if number:
            till.clock.pass_(SCANNED_S)
            QTest.keyPress(till._focus(), Qt.Key.Key_Control)
            QTest.keyClick(
                till._focus(), Qt.Key.Key_BracketRight, Qt.KeyboardModifier.ControlModifier
            )
            QTest.keyRelease(till._focus(), Qt.Key.Key_Control)
        till.keys(part, SCANNED_S, end=None)
    till.clock.pass_(SCANNED_S)
    QTest.keyClick(till._focus(), Qt.Key.Key_Return)


@pytest.mark.parametrize("name", ["field", "note", "button"])
def test_a_separator_within_a_scan_is_part_of_the_code(till: _Till, name: str) -> None:
    getattr(till, name).setFocus()
    _gs1(till, "]C191A7", "21B8")
    assert till.codes == ["]C191A7\x1d21B8"]
    assert till.field.text() == "Tom"
    assert till.note.toPlainText() == "likes wool"
    assert till.presses == 0


def test_a_separator_may_come_first(till: _Till) -> None:
    till.field.setFocus()
    _gs1(till, "", "91A7")
    assert till.codes == ["\x1d91A7"]
    assert till.field.text() == "Tom"


def test_a_bracket_typed_with_altgr_reaches_the_field(till: _Till) -> None:
    """Windows tells AltGr as Ctrl and Alt."""
    till.field.clear()
    till.field.setFocus()
    till.clock.pass_(TYPED_S)
    both = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    arrived: list[int] = []

    class _Ears(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                arrived.append(event.key())
            return False

    ears = _Ears()
    till.field.installEventFilter(ears)
    QTest.keyClick(till.field, Qt.Key.Key_BracketRight, both)
    assert Qt.Key.Key_BracketRight in arrived, "the key is the field's"
