"""Strokes that painted widgets and delegates share: rounded boxes, key hints, text in one line."""

import unicodedata

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen

from app.ui import fonts, theme

FOCUS_PX = 2
HINT_PX = 12


def rounded_box(
    painter: QPainter,
    rect: QRect | QRectF,
    radius: float,
    *,
    fill: str | None = None,
    border: str | None = None,
    width: float = 1.0,
) -> None:
    """A box whose border lies inside `rect`, so that neighbours line up to the pixel."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    box = QRectF(rect)
    inset = width / 2 if border else 0
    box.adjust(inset, inset, -inset, -inset)
    painter.setBrush(QColor(fill) if fill else Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(border), width) if border else Qt.PenStyle.NoPen)
    painter.drawRoundedRect(box, radius - inset, radius - inset)
    painter.restore()


def bottom_rounded(rect: QRect | QRectF, radius: float) -> QPainterPath:
    """`rect` with its two lower corners rounded: what a list at a card's foot may paint on."""
    box = QRectF(rect)
    path = QPainterPath()
    side = 2 * radius
    path.moveTo(box.topLeft())
    path.lineTo(box.topRight())
    path.lineTo(box.right(), box.bottom() - radius)
    path.arcTo(QRectF(box.right() - side, box.bottom() - side, side, side), 0, -90)
    path.lineTo(box.left() + radius, box.bottom())
    path.arcTo(QRectF(box.left(), box.bottom() - side, side, side), 270, -90)
    path.closeSubpath()
    return path


def text_direction(text: str) -> Qt.LayoutDirection:
    """The direction of the first letter that has one; Auto where none has."""
    for character in text:
        kind = unicodedata.bidirectional(character)
        if kind == "L":
            return Qt.LayoutDirection.LeftToRight
        if kind in {"R", "AL"}:
            return Qt.LayoutDirection.RightToLeft
    return Qt.LayoutDirection.LayoutDirectionAuto


def text_width(text: str, font: QFont) -> float:
    return QFontMetricsF(font).horizontalAdvance(text)


def line_height(font: QFont) -> float:
    return QFontMetricsF(font).height()


def draw_text(
    painter: QPainter,
    rect: QRect | QRectF,
    text: str,
    *,
    font: QFont,
    colour: str,
    align: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeading,
    is_elided: bool = True,
) -> None:
    """One line, centred in height. `align` follows the painter's reading direction."""
    box = QRectF(rect)
    painter.setFont(font)
    painter.setPen(QColor(colour))
    if is_elided and text_width(text, font) > box.width() + 0.5:
        text = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, box.width())
    is_rtl = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    side = align & Qt.AlignmentFlag.AlignHorizontal_Mask
    absolute = Qt.AlignmentFlag.AlignHCenter
    if side == Qt.AlignmentFlag.AlignLeft:
        absolute = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
    elif side == Qt.AlignmentFlag.AlignRight:
        absolute = Qt.AlignmentFlag.AlignLeft if is_rtl else Qt.AlignmentFlag.AlignRight
    # Data keeps its own direction: "Noor A." does not become ".Noor A" on an Arabic screen.
    direction = text_direction(text)
    forced = 0
    if direction is Qt.LayoutDirection.LeftToRight:
        forced = Qt.TextFlag.TextForceLeftToRight.value
    elif direction is Qt.LayoutDirection.RightToLeft:
        forced = Qt.TextFlag.TextForceRightToLeft.value
    flags = (
        absolute | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
    ).value | Qt.TextFlag.TextSingleLine.value
    painter.drawText(box, flags | forced, text)


def hint_font() -> QFont:
    return theme.font(HINT_PX, fonts.SEMIBOLD)


def hint_size(text: str) -> tuple[float, float]:
    """Width and height of a key hint's chip."""
    font = hint_font()
    return text_width(text, font) + 14, line_height(font) + 5


def draw_hint(
    painter: QPainter, right_centre: QPointF, text: str, *, is_on_brand: bool = False
) -> QRectF:
    """A key's name on its chip, ending at `right_centre`; returns the chip's box."""
    colours = theme.palette()
    width, height = hint_size(text)
    box = QRectF(right_centre.x() - width, right_centre.y() - height / 2, width, height)
    fill = colours.card
    border = None if is_on_brand else colours.line
    if colours.is_outlined and not is_on_brand:
        border = colours.field_border
    rounded_box(painter, box, 5, fill=fill, border=border)
    draw_text(
        painter,
        box,
        text,
        font=hint_font(),
        colour=colours.second,
        align=Qt.AlignmentFlag.AlignHCenter,
        is_elided=False,
    )
    return box


def mirrored(rect: QRect | QRectF, within: QRect | QRectF, direction: Qt.LayoutDirection) -> QRectF:
    """`rect` as it lies inside `within` for this reading direction."""
    box, outer = QRectF(rect), QRectF(within)
    if direction is Qt.LayoutDirection.RightToLeft:
        box.moveLeft(outer.left() + outer.right() - box.right())
    return box
