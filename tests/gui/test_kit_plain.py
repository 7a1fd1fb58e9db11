"""What a server or a file says is shown as it is, in tool tips too, and never drawn."""

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextDocumentFragment
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.plain_tip import plain_tip
from app.ui.widgets.label import ElidedLabel, label

HOSTILE = '<img src="file:///etc/passwd"><b>Tom</b> &amp; <a href="x">co</a>\nbelow'


@pytest.mark.parametrize("text", [HOSTILE, "<b>", "<p>x", "<qt>&lt;b&gt;</qt>"])
def test_a_tip_reads_as_the_text_does(text: str) -> None:
    shown = QTextDocumentFragment.fromHtml(plain_tip(text)).toPlainText()
    assert shown == text


@pytest.mark.parametrize("text", ["Tom Sawyer", "a < b", "R&D", ""])
def test_what_is_no_html_stays_as_it_is(text: str) -> None:
    assert plain_tip(text) == text


def test_a_label_too_narrow_for_a_name_tells_it_plainly(qtbot: QtBot) -> None:
    narrow = ElidedLabel(HOSTILE)
    qtbot.addWidget(narrow)
    narrow.resize(30, 20)
    narrow.show()
    at = QPoint(2, 2)
    QApplication.sendEvent(narrow, QHelpEvent(QEvent.Type.ToolTip, at, narrow.mapToGlobal(at)))
    assert QTextDocumentFragment.fromHtml(narrow.toolTip()).toPlainText() == HOSTILE
    assert narrow.textFormat() is Qt.TextFormat.PlainText
    assert label(HOSTILE).textFormat() is Qt.TextFormat.PlainText
