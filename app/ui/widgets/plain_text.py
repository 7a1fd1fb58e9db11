"""The house's field for a few lines of text: Tab leaves it, as it leaves every other field."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from app.ui import theme

ROWS_PX = 92


class PlainTextEdit(QPlainTextEdit):
    """Plain text alone, whatever is pasted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.sp(240), theme.sp(ROWS_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.sp(120), theme.sp(ROWS_PX))
