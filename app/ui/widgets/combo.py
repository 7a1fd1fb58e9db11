"""The drop-down of the house: a QComboBox with our chevron and a control's height."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QListView, QWidget

from app.ui import drawing, icons, theme

CHEVRON_PX = 18


class ComboBox(QComboBox):
    """A combo box whose list has rows for fingers; the wheel only scrolls the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setView(QListView(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def sizeHint(self) -> QSize:
        return QSize(max(super().sizeHint().width(), 120), theme.control_height())

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        box = QRectF(self.rect())
        side = float(theme.sp(CHEVRON_PX))
        place = QRectF(box.right() - 12 - side, box.center().y() - side / 2, side, side)
        place = drawing.mirrored(place, box, self.layoutDirection())
        role = "second" if self.isEnabled() else "faint"
        icons.paint_icon(painter, place, "chevron-down", getattr(theme.palette(), role))
        painter.end()
