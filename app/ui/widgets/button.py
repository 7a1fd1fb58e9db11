"""The push button of the house: one height, four kinds, with the key that presses it."""

from enum import Enum, unique
from typing import assert_never

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QWidget

from app.ui import drawing, fonts, icons, theme

RADIUS = 10
PADDING = 18
GAP = 9
ICON_PX = 20


@unique
class ButtonKind(Enum):
    PRIMARY = "primary"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"


class Button(QPushButton):
    """A button that paints its text, an icon before it and its shortcut's chip behind it."""

    def __init__(
        self,
        text: str,
        *,
        kind: ButtonKind = ButtonKind.SECONDARY,
        shortcut_hint: str = "",
        icon: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(text, parent)
        self._kind = kind
        self._hint = shortcut_hint
        self._icon = icon
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.setAutoDefault(False)

    @property
    def kind(self) -> ButtonKind:
        return self._kind

    def set_kind(self, kind: ButtonKind) -> None:
        self._kind = kind
        self.update()

    def set_icon(self, name: str) -> None:
        """Show icon `name` before the text; empty for none."""
        self._icon = name
        self.updateGeometry()
        self.update()

    @property
    def shortcut_hint(self) -> str:
        """The key that its chip names."""
        return self._hint

    def set_shortcut_hint(self, text: str) -> None:
        self._hint = text
        self.updateGeometry()
        self.update()

    def _font(self) -> QFont:
        return theme.font(fonts.BASE_PX, fonts.SEMIBOLD)

    def _colours(self) -> tuple[str | None, str | None, str]:
        """Fill, border and ink for the state the button is in."""
        colours = theme.palette()
        is_over = self.underMouse() and self.isEnabled()
        is_down = (self.isDown() or self.isChecked()) and self.isEnabled()
        fill: str | None
        border: str | None
        match self._kind:
            case ButtonKind.PRIMARY:
                if not self.isEnabled():
                    return colours.brand_off, None, colours.on_brand_off
                fill = colours.brand
                if is_down:
                    fill = colours.brand_press
                elif is_over:
                    fill = colours.brand_hover
                return fill, None, colours.on_brand
            case ButtonKind.DANGER:
                ink, border = colours.bad, colours.bad
                fill = colours.bad_soft if is_over or is_down else colours.card
            case ButtonKind.QUIET:
                ink, border = (colours.brand if self.text() else colours.second), None
                fill = colours.brand_soft if is_over or is_down else None
            case ButtonKind.SECONDARY:
                ink, fill = colours.ink, colours.card
                border = colours.field_border
                if is_down:
                    fill = colours.press
                elif is_over:
                    fill = colours.hover
            case _:
                assert_never(self._kind)
        if not self.isEnabled():
            ink, border = colours.faint, colours.line if border else None
        return fill, border, ink

    def sizeHint(self) -> QSize:
        width = 0.0
        if self.text():
            width += drawing.text_width(self.text(), self._font())
        if self._icon:
            width += theme.sp(ICON_PX) + (GAP if self.text() else 0)
        if self._hint:
            width += drawing.hint_size(self._hint)[0] + GAP
        padding = PADDING if self.text() else PADDING - 6
        height = theme.control_height()
        return QSize(max(round(width + 2 * padding), height), height)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            self.updateGeometry()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses a focused button like Space does."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        fill, border, ink = self._colours()
        box = QRectF(self.rect())
        drawing.rounded_box(painter, box, RADIUS, fill=fill, border=border)
        if self.hasFocus():
            self._paint_focus(painter, box)
        self._paint_content(painter, box, ink)
        painter.end()

    def _paint_focus(self, painter: QPainter, box: QRectF) -> None:
        colours = theme.palette()
        drawing.rounded_box(painter, box, RADIUS, border=colours.brand, width=drawing.FOCUS_PX)
        if self._kind is ButtonKind.PRIMARY:
            inner = box.adjusted(2, 2, -2, -2)
            drawing.rounded_box(painter, inner, RADIUS - 2, border=colours.on_brand, width=1.5)

    def _paint_content(self, painter: QPainter, box: QRectF, ink: str) -> None:
        font = self._font()
        text_width = min(drawing.text_width(self.text(), font), box.width() - 12)
        icon_side = float(theme.sp(ICON_PX)) if self._icon else 0.0
        hint_width = drawing.hint_size(self._hint)[0] if self._hint else 0.0
        total = text_width + icon_side + hint_width
        total += GAP if self._icon and self.text() else 0
        total += GAP if self._hint else 0
        left = box.left() + max((box.width() - total) / 2, 4)
        middle = box.center().y()
        direction = self.layoutDirection()
        if self._icon:
            place = QRectF(left, middle - icon_side / 2, icon_side, icon_side)
            icons.paint_icon(painter, drawing.mirrored(place, box, direction), self._icon, ink)
            left += icon_side + GAP
        if self.text():
            place = drawing.mirrored(
                QRectF(left, box.top(), text_width + 1, box.height()), box, direction
            )
            drawing.draw_text(painter, place, self.text(), font=font, colour=ink)
            left += text_width + GAP
        if self._hint:
            place = drawing.mirrored(QRectF(left, middle, hint_width, 1), box, direction)
            is_on_brand = self._kind is ButtonKind.PRIMARY
            drawing.draw_hint(
                painter, QPointF(place.right(), middle), self._hint, is_on_brand=is_on_brand
            )
