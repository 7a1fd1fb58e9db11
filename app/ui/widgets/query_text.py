"""A field for a query as text: one line while it fits, a few more when it grows, and a wavy line
under what is wrong.
"""

from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QResizeEvent, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QTextEdit, QWidget

from app.ui import theme

MOST_LINES = 3


class QueryText(QPlainTextEdit):
    """`edited` carries what a person typed; `submitted` tells of Enter. Tab leads on."""

    edited: ClassVar[Signal] = Signal(str)
    submitted: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filling = False
        self.setTabChangesFocus(True)
        # The grammar's words are Latin: in a right-to-left window too they stand left to right.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.setInputMethodHints(Qt.InputMethodHint.ImhNoPredictiveText)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.textChanged.connect(self._on_changed)
        self._fit()

    def set_text(self, text: str) -> None:
        """Show `text`; nothing counts as edited by that."""
        if text == self.toPlainText():
            return
        was, self._is_filling = self._is_filling, True
        self.setPlainText(text)
        self._is_filling = was

    def mark(self, start: int, end: int) -> None:
        """Underline what stands from `start` to `end`; where nothing does, what is before it."""
        length = len(self.toPlainText())
        start, end = min(start, length), min(end, length)
        start = max(start - 1, 0) if start == end else start
        cursor = QTextCursor(self.document())
        cursor.setPosition(start)
        cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        found = QTextEdit.ExtraSelection()
        wave = QTextCharFormat()
        wave.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        wave.setUnderlineColor(theme.colour("bad"))
        found.cursor, found.format = cursor, wave
        self.setExtraSelections([found])

    def clear_mark(self) -> None:
        self.setExtraSelections([])

    @property
    def marked(self) -> str:
        """What is underlined; empty where all is well."""
        found = self.extraSelections()
        return found[0].cursor.selectedText() if found else ""

    def _on_changed(self) -> None:
        self._fit()
        if not self._is_filling:
            self.edited.emit(self.toPlainText())

    def _fit(self) -> None:
        all_lines = max(round(self.document().size().height()), 1)
        lines = min(all_lines, MOST_LINES)
        bar = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if all_lines > lines:
            bar = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(bar)
        height = (lines - 1) * QFontMetrics(self.font()).lineSpacing()
        self.setFixedHeight(theme.control_height() + height)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if not event.isAutoRepeat():
                self.submitted.emit()
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fit()
