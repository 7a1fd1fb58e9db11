"""One-line text field of the house: a control's height, an optional key hint at its end."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.ui import drawing


class LineEdit(QLineEdit):
    """A QLineEdit that shows which key leads to it (`key_hint`)."""

    def __init__(
        self, placeholder: str = "", *, key_hint: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._hint = key_hint
        self.setPlaceholderText(placeholder)
        self._make_room()

    def set_key_hint(self, text: str) -> None:
        self._hint = text
        self._make_room()
        self.update()

    def _make_room(self) -> None:
        room = round(drawing.hint_size(self._hint)[0]) + 8 if self._hint else 0
        is_rtl = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        self.setTextMargins(room if is_rtl else 0, 0, 0 if is_rtl else room, 0)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.LayoutDirectionChange}:
            self._make_room()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._hint:
            return
        painter = QPainter(self)
        width, _ = drawing.hint_size(self._hint)
        box = QRectF(self.rect())
        place = QRectF(box.right() - 16 - width, box.top(), width, box.height())
        place = drawing.mirrored(place, box, self.layoutDirection())
        drawing.draw_hint(painter, QPointF(place.right(), box.center().y()), self._hint)
        painter.end()
