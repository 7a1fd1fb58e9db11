"""One key of a touch pad: large, painted, and never in the focus, which stays in the field."""

import unicodedata

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui import drawing, fonts, icons, theme

SMALLEST_PX = 44
_CIRCLE = "\u25cc"


class PadKey(QAbstractButton):
    """`icon` is drawn instead of the text; `pixels` is the text's size, `width` a usual width."""

    def __init__(
        self,
        text: str,
        *,
        icon: str = "",
        pixels: float = 20,
        width: int = 72,
        height: int = 52,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._icon = icon
        self._pixels = pixels
        self._width, self._height = width, height
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(self._width, theme.sp(self._height))

    def minimumSizeHint(self) -> QSize:
        return QSize(SMALLEST_PX, SMALLEST_PX)

    def paintEvent(self, event: QPaintEvent) -> None:
        colours = theme.palette()
        painter = QPainter(self)
        fill, ink = colours.card, colours.ink
        if self.isDown() or self.isChecked():
            fill, ink = colours.brand_soft, colours.brand
        elif self.underMouse() and self.isEnabled():
            fill = colours.hover
        border = colours.brand if self.isChecked() else colours.field_border
        drawing.rounded_box(painter, self.rect(), 10, fill=fill, border=border)
        if not self.isEnabled():
            ink = colours.faint
        if self._icon:
            side = float(theme.sp(24))
            centre = QRectF(self.rect()).center()
            place = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
            icons.paint_icon(painter, place, self._icon, ink)
        else:
            drawing.draw_text(
                painter,
                self.rect(),
                _shown(self.text()),
                font=theme.font(self._pixels, fonts.SEMIBOLD),
                colour=ink,
                align=Qt.AlignmentFlag.AlignHCenter,
            )
        painter.end()


def _shown(text: str) -> str:
    """A mark that stands on a letter is shown on a dotted circle."""
    is_mark = len(text) == 1 and unicodedata.category(text).startswith("M")
    return f"{_CIRCLE}{text}" if is_mark else text
