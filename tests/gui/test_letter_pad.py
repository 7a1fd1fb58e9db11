"""Typing by touch: when the pad is offered, what it types, and that it never hides the field."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.settings.declarations import ThemeName
from app.ui import theme
from app.ui.letter_layouts import ARABIC, DEVANAGARI, LATIN, LetterLayout, layouts_for
from app.ui.touch_typing import TouchTyping
from app.ui.widgets.letter_pad import LetterPad
from app.ui.widgets.number_pad import NumberPad
from app.ui.widgets.pad_key import SMALLEST_PX, PadKey

FINGER = QTest.createTouchDevice()


class Desk:
    """A window with a field high up, one at the bottom, a text, a PIN, and a read-only field."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window = QWidget()
        qtbot.addWidget(self.window)
        self.name, self.mail, self.pin = QLineEdit(), QLineEdit(), QLineEdit()
        self.fixed, self.text, self.last = QLineEdit("fixed"), QPlainTextEdit(), QLineEdit()
        self.mail.setInputMethodHints(Qt.InputMethodHint.ImhEmailCharactersOnly)
        self.pin.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
        self.fixed.setReadOnly(True)
        column = QVBoxLayout(self.window)
        for field in (self.name, self.mail, self.pin, self.fixed):
            column.addWidget(field)
        column.addStretch(1)
        column.addWidget(self.text)
        column.addWidget(self.last)
        self.window.resize(1024, 768)
        self.window.show()
        self.window.activateWindow()
        handle = self.window.windowHandle()
        assert handle is not None
        self.typing = TouchTyping(self.window)
        self.typing.watch(handle)

    def touch(self, field: QWidget) -> None:
        centre = field.rect().center()
        QTest.touchEvent(field, FINGER).press(0, centre, field).commit()
        QTest.touchEvent(field, FINGER).release(0, centre, field).commit()
        field.setFocus(Qt.FocusReason.MouseFocusReason)

    def is_seen(self, name: str) -> bool:
        found = self.window.findChild(QWidget, name)
        return found is not None and found.isVisible()

    def open(self, field: QWidget) -> None:
        self.touch(field)
        if not self.typing.is_open:
            self.press("pad_button")

    def press(self, name: str) -> None:
        key = self.window.findChildren(QAbstractButton, f"letter_{name}")[-1]
        assert key.isVisible(), name
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)

    def type(self, *names: str) -> None:
        for name in names:
            self.press(name)

    @property
    def pad(self) -> LetterPad:
        found = self.window.findChild(LetterPad)
        assert found is not None
        return found

    def place(self, widget: QWidget) -> QRect:
        return QRect(widget.mapTo(self.window, QPoint(0, 0)), widget.size())


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot)


def test_it_is_offered_where_a_finger_was_last_at_work(desk: Desk) -> None:
    desk.name.setFocus()
    assert not desk.is_seen("letter_pad_button")
    desk.touch(desk.name)
    assert desk.is_seen("letter_pad_button")
    button = desk.window.findChild(QWidget, "letter_pad_button")
    assert button is not None
    assert min(button.width(), button.height()) >= SMALLEST_PX
    assert desk.place(desk.name).intersects(desk.place(button))
    desk.touch(desk.mail)
    assert desk.place(desk.mail).intersects(desk.place(button))
    handle = desk.window.windowHandle()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, pos=QPoint(500, 400))
    assert not desk.is_seen("letter_pad_button")


def test_what_is_written_never_ends_below_the_button(desk: Desk) -> None:
    before = desk.name.textMargins().right()
    desk.touch(desk.name)
    assert desk.name.textMargins().right() >= SMALLEST_PX
    desk.touch(desk.mail)
    assert desk.name.textMargins().right() == before


@pytest.mark.parametrize("which", ["fixed", "disabled"])
def test_a_field_that_takes_no_text_is_not_offered_it(desk: Desk, which: str) -> None:
    desk.touch(desk.name)
    if which == "disabled":
        desk.name.setEnabled(False)
    desk.touch(desk.fixed)
    assert not desk.is_seen("letter_pad_button")


def test_it_types_like_a_keyboard(desk: Desk) -> None:
    entered: list[str] = []
    desk.mail.returnPressed.connect(lambda: entered.append(desk.mail.text()))
    desk.open(desk.mail)
    desk.type("t", "o", "m", "_", "s", "x", "backspace", "@", "a", "-", "b", ".", "c", "enter")
    assert entered == ["tom_s@a-b.c"]
    assert QApplication.focusWidget() is desk.mail


def test_a_name_begins_with_a_capital_and_goes_on_small(desk: Desk) -> None:
    desk.open(desk.name)
    desk.type("A", "n", "n", "a", "space", "shift", "L", "e", "e")
    assert desk.name.text() == "Anna Lee"


def test_shift_pressed_twice_stays(desk: Desk) -> None:
    desk.open(desk.mail)
    desk.type("shift", "shift", "A", "B")
    desk.type("shift", "c")
    assert desk.mail.text() == "ABc"


def test_numbers_and_signs_are_a_key_away(desk: Desk) -> None:
    desk.open(desk.mail)
    desk.type("a", "numbers", "1", "7", "+", "numbers", "b")
    assert desk.mail.text() == "a17+b"


def test_a_text_of_several_lines_takes_enter_as_a_line(desk: Desk) -> None:
    desk.open(desk.text)
    desk.type("A", "enter", "b")
    assert desk.text.toPlainText() == "A\nb"


def test_digits_alone_where_nothing_else_is_wanted(desk: Desk) -> None:
    desk.open(desk.pin)
    assert not desk.is_seen("letter_a")
    desk.type("4", "0", "7", "backspace", "1")
    assert desk.pin.text() == "401"


def test_a_page_with_a_number_pad_of_its_own_needs_no_second(desk: Desk) -> None:
    own = NumberPad(parent=desk.window)
    own.show()
    desk.touch(desk.pin)
    assert not desk.is_seen("letter_pad_button")
    desk.touch(desk.name)
    assert desk.is_seen("letter_pad_button")


@pytest.mark.parametrize("size", [100, 200])
@pytest.mark.parametrize("name", ["name", "pin", "text", "last"])
def test_it_never_covers_the_field(desk: Desk, name: str, size: int) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply_theme(app, ThemeName.LIGHT, size)
    field = getattr(desk, name)
    desk.open(field)
    assert desk.typing.is_open
    assert not desk.place(desk.pad).intersects(desk.place(field))
    keys = [key for key in desk.pad.findChildren(PadKey) if key.isVisible()]
    assert min(min(key.width(), key.height()) for key in keys) >= SMALLEST_PX


def test_it_gets_out_of_the_way_of_a_field_that_moves(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    content, area, field = QWidget(), QScrollArea(desk.window), QLineEdit()
    content.setFixedSize(900, 3000)
    field.setParent(content)
    field.setGeometry(20, 200, 300, 44)
    area.setWidget(content)
    area.setGeometry(0, 0, 1024, 768)
    area.show()
    area.raise_()
    desk.open(field)
    assert desk.pad.y() > 0
    field.move(20, 640)
    assert not desk.place(desk.pad).intersects(desk.place(field))
    area.verticalScrollBar().setValue(500)
    assert not desk.place(desk.pad).intersects(desk.place(field))


def test_put_away_it_stays_away_until_it_is_asked_for(desk: Desk) -> None:
    desk.open(desk.name)
    desk.touch(desk.mail)
    assert desk.is_seen("letter_pad"), "it goes along to the next field"
    desk.press("hide")
    desk.touch(desk.name)
    assert not desk.is_seen("letter_pad")
    assert desk.is_seen("letter_pad_button")


def test_without_a_field_there_is_no_pad(desk: Desk) -> None:
    desk.open(desk.name)
    desk.name.clearFocus()
    assert not desk.typing.is_open
    assert not desk.is_seen("letter_pad_button")


@pytest.mark.parametrize(
    ("language", "own", "letter", "shifted"),
    [("hi", DEVANAGARI, "क", "ख"), ("ar", ARABIC, "ش", "أ")],
)
def test_other_scripts_have_their_letters_and_latin_ones_for_addresses(
    qtbot: QtBot, language: str, own: LetterLayout, letter: str, shifted: str
) -> None:
    pad = LetterPad(layouts_for(language))
    qtbot.addWidget(pad)
    pad.resize(1024, 230)
    pad.show()
    typed: list[str] = []
    pad.typed.connect(typed.append)

    def press(name: str) -> None:
        key = pad.findChildren(QAbstractButton, f"letter_{name}")[-1]
        QTest.mouseClick(key, Qt.MouseButton.LeftButton)

    assert pad.letters is own
    press(letter)
    press("shift")
    press(shifted)
    press("script")
    assert pad.letters is LATIN
    press("a")
    assert typed == [letter, shifted, "a"]


@pytest.mark.parametrize("layout", [LATIN, DEVANAGARI, ARABIC])
def test_every_key_is_one_character(layout: LetterLayout) -> None:
    keys = [key for rows in (layout.rows, layout.shifted) for row in rows for key in row]
    assert [key for key in keys if len(key) != 1] == []
    assert [len(row) for row in layout.rows] == [len(row) for row in layout.shifted]


def test_arabic_and_hindi_alphabets_are_complete() -> None:
    arabic = "ابتثجحخدذرزسشصضطظعغفقكلمنهويءأإآؤئىة"
    hindi = "अआइईउऊऋएऐओऔकखगघङचछजझञटठडढणतथदधनपफबभमयरलवशषसहािीुूृेैोौं्ँःऽ़"
    for layout, letters, missing in ((ARABIC, arabic, ""), (DEVANAGARI, hindi, "ऽ")):
        there = {key for rows in (layout.rows, layout.shifted) for row in rows for key in row}
        assert set(letters) - there == set(missing)
