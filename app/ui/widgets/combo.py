"""The drop-down of the house: a QComboBox with our chevron and a control's height."""

import sys

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QListView, QWidget

from app.ui import drawing, icons, theme
from app.ui.spoken import Remark, remark

CHEVRON_PX = 18


class ComboBox(QComboBox):
    """A combo box whose list has rows for fingers; the wheel only scrolls the page."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setView(QListView(self))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def setAccessibleName(self, name: str) -> None:
        """Linux reads a box by its label and its choice: without a label the name goes beside."""
        super().setAccessibleName(name)
        is_told = sys.platform != "linux" or self._has_label()
        remark(self, Remark.NAME, "" if is_told else name)

    def _has_label(self) -> bool:
        around = self.parentWidget()
        beside = around.children() if around is not None else []
        return any(isinstance(part, QLabel) and part.buddy() is self for part in beside)

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
