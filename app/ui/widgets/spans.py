"""One line of text with some of its letters marked: shaping of every script stays whole."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QTextCharFormat,
    QTextLayout,
    QTextOption,
)

from app.ui import drawing

Span = tuple[int, int]


def draw_spans(
    painter: QPainter,
    rect: QRectF,
    text: str,
    spans: Sequence[Span],
    *,
    font: QFont,
    colour: str,
    span_colour: str,
    span_weight: QFont.Weight | None = None,
) -> None:
    """Draw `text` at the leading edge of `rect`; half-open `spans` of it in `span_colour`."""
    shown = text
    if drawing.text_width(text, font) > rect.width() + 0.5:
        elide = Qt.TextElideMode.ElideRight
        shown = QFontMetricsF(font).elidedText(text, elide, rect.width())
    layout = QTextLayout(shown, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(drawing.text_direction(text))
    layout.setTextOption(option)
    layout.setFormats(_formats(shown, spans, span_colour, span_weight))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(1e6)
    layout.endLayout()
    width = line.naturalTextWidth()
    is_rtl = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
    left = rect.right() - width if is_rtl else rect.left()
    # A right-to-left text lies at the far end of its (endless) line.
    offset = line.naturalTextRect().left()
    painter.setPen(QColor(colour))
    layout.draw(painter, QPointF(left - offset, rect.center().y() - line.height() / 2))


def _formats(
    text: str, spans: Sequence[Span], colour: str, weight: QFont.Weight | None
) -> list[QTextLayout.FormatRange]:
    made = []
    for first, last in spans:
        first, last = min(first, len(text)), min(last, len(text))
        if first >= last:
            continue
        span = QTextLayout.FormatRange()
        span.start = _utf16(text[:first])
        span.length = _utf16(text[first:last])
        format_ = QTextCharFormat()
        format_.setForeground(QColor(colour))
        if weight is not None:
            format_.setFontWeight(weight)
        span.format = format_
        made.append(span)
    return made


def _utf16(text: str) -> int:
    """Qt counts in UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2
