"""The white card on which everything lies: a hairline, round corners, an optional header."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.ui import drawing, theme
from app.ui.widgets.label import label

__all__ = ["RADIUS", "CardFrame", "label"]

RADIUS = 14


class CardFrame(QFrame):
    """A card. Put widgets into `body`; `right` is the header's far end.

    `is_flush`: the body reaches the card's edges (lists, tables).
    """

    def __init__(
        self,
        title: str = "",
        subtitle: str = "",
        right_text: str = "",
        *,
        is_flush: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        outer = QVBoxLayout(self)
        outer.setSpacing(0)
        outer.setContentsMargins(1, 1, 1, 1)
        self._header = QWidget(self)
        self.header = QHBoxLayout(self._header)
        self.header.setContentsMargins(20, 14 if is_flush else 18, 20, 14 if is_flush else 0)
        self.header.setSpacing(10)
        self._title = label(title, "heading")
        self._subtitle = label(subtitle, "faint")
        self._right = label(right_text, "faint")
        self.header.addWidget(self._title, 0, Qt.AlignmentFlag.AlignVCenter)
        self.header.addWidget(self._subtitle, 0, Qt.AlignmentFlag.AlignVCenter)
        self.header.addStretch(1)
        self.header.addWidget(self._right, 0, Qt.AlignmentFlag.AlignVCenter)
        outer.addWidget(self._header)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        margins = (0, 0, 0, 0) if is_flush else (20, 18, 20, 20)
        self.body.setContentsMargins(*margins)
        outer.addLayout(self.body, 1)
        self._is_flush = is_flush
        self._show_parts()

    def set_title(self, text: str) -> None:
        self._title.setText(text)
        self._show_parts()

    def set_subtitle(self, text: str) -> None:
        self._subtitle.setText(text)
        self._show_parts()

    def set_right(self, text: str) -> None:
        self._right.setText(text)
        self._show_parts()

    @property
    def title(self) -> str:
        return self._title.text()

    @property
    def subtitle(self) -> str:
        return self._subtitle.text()

    def _show_parts(self) -> None:
        for part in (self._title, self._subtitle, self._right):
            part.setVisible(bool(part.text()))
        has_header = any((self._title.text(), self._subtitle.text(), self._right.text()))
        self._header.setVisible(has_header)
        if not self._is_flush:
            self.body.setContentsMargins(20, 12 if has_header else 18, 20, 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.palette()
        painter = QPainter(self)
        border = colours.field_border if colours.is_outlined else colours.line
        drawing.rounded_box(painter, self.rect(), RADIUS, fill=colours.card, border=border)
        if self._is_flush and self._header.isVisible():
            y = self._header.geometry().bottom()
            painter.fillRect(1, y, self.width() - 2, 1, theme.colour("line"))
        painter.end()
