"""The check box of the house: a tick for the eye, a ring for the focus, room for a finger."""

from PySide6.QtCore import QPoint, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QSizePolicy, QWidget

from app.ui import drawing, fonts, icons, theme

BOX_PX = 22
GAP = 10
EDGE = 6


class CheckBox(QCheckBox):
    """Automation and screen readers see the QCheckBox it is."""

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        words = drawing.text_width(self.text(), theme.font(fonts.BASE_PX))
        width = round(words + theme.sp(BOX_PX) + GAP + 2 * EDGE) + 1
        return QSize(width, theme.control_height())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.sp(BOX_PX) + 2 * EDGE, theme.control_height())

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        colours, whole = theme.palette(), QRectF(self.rect())
        direction = self.layoutDirection()
        side = float(theme.sp(BOX_PX))
        box = QRectF(whole.left() + EDGE, whole.center().y() - side / 2, side, side)
        box = drawing.mirrored(box, whole, direction)
        is_on, is_usable = self.isChecked(), self.isEnabled()
        fill = (colours.brand if is_usable else colours.brand_off) if is_on else colours.field
        drawing.rounded_box(painter, box, 6, fill=fill, border=fill if is_on else self._edge())
        if is_on:
            ink = colours.on_brand if is_usable else colours.on_brand_off
            icons.paint_icon(painter, box.adjusted(3, 3, -3, -3), "check", ink)
        if self.hasFocus():
            drawing.rounded_box(painter, whole, 10, border=colours.brand, width=drawing.FOCUS_PX)
        left = EDGE + side + GAP
        words = QRectF(left, whole.top(), whole.width() - left - EDGE, whole.height())
        drawing.draw_text(
            painter,
            drawing.mirrored(words, whole, direction),
            self.text(),
            font=theme.font(fonts.BASE_PX),
            colour=colours.ink if is_usable else colours.faint,
        )
        painter.end()

    def _edge(self) -> str:
        colours = theme.palette()
        return colours.field_border if self.isEnabled() else colours.line
