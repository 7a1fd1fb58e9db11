"""A customer's initials on a disc, in whatever script their name is written."""

import unicodedata

from PySide6.QtCore import QRectF, QSize, Qt, QTextBoundaryFinder
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.ui import drawing, fonts, theme

SIDE_PX = 44


def initials(name: str) -> str:
    """One or two letters that stand for `name`; empty for an empty name.

    Cased scripts give the first letters of the first and the last word; Arabic the first two
    letters of the first word (they join); other scripts the first whole character.
    """
    words = [word for word in name.split() if any(map(str.isalnum, word))]
    if not words:
        return ""
    first = _graphemes(words[0])
    if first[0].upper() != first[0].lower():
        last = _graphemes(words[-1])[0] if len(words) > 1 else ""
        return (first[0] + last).upper()
    if unicodedata.bidirectional(first[0][0]) in {"AL", "R"}:
        return "".join(first[:2])
    return first[0]


def _graphemes(word: str) -> list[str]:
    """The characters of `word` as people count them."""
    finder = QTextBoundaryFinder(QTextBoundaryFinder.BoundaryType.Grapheme, word)
    encoded = word.encode("utf-16-le")
    parts: list[str] = []
    start = 0
    while (end := finder.toNextBoundary()) > 0:
        parts.append(encoded[2 * start : 2 * end].decode("utf-16-le"))
        start = end
    return parts or [word]


def paint_avatar(painter: QPainter, rect: QRectF, name: str, *, is_on_soft: bool = False) -> None:
    """The disc and initials of `name`. `is_on_soft`: it lies on the brand's soft ground."""
    colours = theme.palette()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = colours.card if is_on_soft else colours.brand_soft
    border = colours.brand if colours.is_outlined else None
    drawing.rounded_box(painter, rect, rect.width() / 2, fill=fill, border=border)
    font = fonts.house_font(round(rect.width() * 0.36), fonts.BOLD)
    text = initials(name)
    drawing.draw_text(
        painter,
        rect,
        text or "·",
        font=font,
        colour=colours.brand,
        align=Qt.AlignmentFlag.AlignHCenter,
        is_elided=False,
    )
    painter.restore()


class Avatar(QWidget):
    """A disc with the initials of a name. Decoration: it says nothing to a screen reader."""

    def __init__(
        self, name: str = "", *, side: int = SIDE_PX, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._name = name
        self._side = side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_name(self, name: str) -> None:
        self._name = name
        self.update()

    def sizeHint(self) -> QSize:
        side = theme.sp(self._side)
        return QSize(side, side)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_avatar(painter, QRectF(self.rect()), self._name)
        painter.end()
