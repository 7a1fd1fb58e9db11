"""Esc means the innermost open panel, then the one around it, then the window."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFrame, QLineEdit, QVBoxLayout, QWidget

from app.ui.escape_key import EscapeKey


class Window(QWidget):
    """A line of its own, a panel with a line, and in that a panel with a line and a box."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []
        self.line, self.outer_line, self.inner_line = QLineEdit(), QLineEdit(), QLineEdit()
        self.box = QComboBox()
        self.box.addItems(["one", "two"])
        inner, outer = QFrame(), QFrame()
        for place, parts in (
            (inner, (self.inner_line, self.box)),
            (outer, (self.outer_line, inner)),
            (self, (self.line, outer)),
        ):
            column = QVBoxLayout(place)
            for each in parts:
                column.addWidget(each)
        QShortcut(QKeySequence("Esc"), self).activated.connect(lambda: self.heard.append("window"))
        EscapeKey(outer).pressed.connect(lambda: self.heard.append("outer"))
        EscapeKey(inner).pressed.connect(lambda: self.heard.append("inner"))


@pytest.fixture
def window(qapp: QApplication) -> Window:
    made = Window()
    made.show()
    made.activateWindow()
    return made


def escape(part: QWidget) -> None:
    part.setFocus()
    QTest.keyClick(part, Qt.Key.Key_Escape)


def test_it_means_what_lies_around_the_focus(window: Window) -> None:
    for part in (window.inner_line, window.outer_line, window.line):
        escape(part)
    assert window.heard == ["inner", "outer", "window"]


def test_an_open_list_of_choices_has_it_first(window: Window) -> None:
    window.box.showPopup()
    QTest.keyClick(window.box.view(), Qt.Key.Key_Escape)
    assert window.heard == []
    escape(window.box)
    assert window.heard == ["inner"]


def test_other_keys_are_left_alone(window: Window) -> None:
    window.inner_line.setFocus()
    QTest.keyClicks(window.inner_line, "ab")
    QTest.keyClick(window.inner_line, Qt.Key.Key_Return)
    assert window.inner_line.text() == "ab"
    assert window.heard == []
