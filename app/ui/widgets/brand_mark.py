"""The program's mark: a card on the brand's ground."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import drawing, icons, theme

SIDE_PX = 56


class BrandMark(QWidget):
    """Decoration: it says nothing to a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        side = theme.sp(SIDE_PX)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.palette()
        painter = QPainter(self)
        box = QRectF(self.rect())
        drawing.rounded_box(painter, box, box.width() * 0.27, fill=colours.brand)
        inset = box.width() * 0.24
        place = box.adjusted(inset, inset, -inset, -inset)
        icons.paint_icon(painter, place, "card", colours.on_brand)
        painter.end()
