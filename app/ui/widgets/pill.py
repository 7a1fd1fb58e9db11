"""A round button in the top bar that tells a state and opens what is behind it."""

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from app.ui import drawing, fonts, icons, theme
from app.ui.tone import Tone, tone_ink, tone_soft

HEIGHT_PX = 36
PADDING = 14
DOT_PX = 9
CHEVRON_PX = 14


class Pill(QAbstractButton):
    """Text in a tone, with a dot before it or a chevron behind it.

    It looks 36 px high and can be touched over a control's whole height.
    """

    def __init__(
        self,
        text: str = "",
        tone: Tone = Tone.NEUTRAL,
        *,
        has_dot: bool = False,
        has_menu: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._tone = tone
        self._has_dot = has_dot
        self._has_menu = has_menu
        self.setText(text)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def tone(self) -> Tone:
        return self._tone

    def set_state(self, text: str, tone: Tone) -> None:
        if text == self.text() and tone is self._tone:
            return
        self._tone = tone
        self.setText(text)
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return theme.font(13.5, fonts.SEMIBOLD)

    def sizeHint(self) -> QSize:
        width = drawing.text_width(self.text(), self._font()) + 2 * PADDING
        width += DOT_PX + 8 if self._has_dot else 0
        width += theme.sp(CHEVRON_PX) + 4 if self._has_menu else 0
        return QSize(round(width + 0.5), theme.control_height())

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.StyleChange:
            self.updateGeometry()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colours = theme.palette()
        height = theme.control_height() - 8
        box = QRectF(0, (self.height() - height) / 2, self.width(), height)
        is_plain = self._tone in {Tone.NEUTRAL, Tone.GREY}
        fill = colours.card if is_plain else tone_soft(self._tone)
        if is_plain and (self.underMouse() or self.isDown()):
            fill = colours.press if self.isDown() else colours.hover
        border = colours.field_border if is_plain else None
        if colours.is_outlined or (not is_plain and (self.underMouse() or self.isDown())):
            border = tone_ink(self._tone)
        drawing.rounded_box(painter, box, height / 2, fill=fill, border=border)
        if self.hasFocus():
            drawing.rounded_box(painter, box, height / 2, border=colours.brand, width=2)
        self._paint_content(painter, box)
        painter.end()

    def _paint_content(self, painter: QPainter, box: QRectF) -> None:
        ink = theme.palette().second if self._tone is Tone.GREY else tone_ink(self._tone)
        left, direction, middle = float(PADDING), self.layoutDirection(), box.center().y()
        if self._has_dot:
            dot = drawing.mirrored(
                QRectF(left, middle - DOT_PX / 2, DOT_PX, DOT_PX), box, direction
            )
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(ink))
            painter.drawEllipse(dot)
            left += DOT_PX + 8
        width = drawing.text_width(self.text(), self._font()) + 1
        place = drawing.mirrored(QRectF(left, box.top(), width, box.height()), box, direction)
        drawing.draw_text(painter, place, self.text(), font=self._font(), colour=ink)
        if self._has_menu:
            side = float(theme.sp(CHEVRON_PX))
            place = QRectF(left + width + 3, middle - side / 2 + 0.5, side, side)
            place = drawing.mirrored(place, box, direction)
            icons.paint_icon(painter, place, "chevron-down", ink)
