"""Lines of a record: what, with how and when quietly below it, and a chip where it has a state."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFont, QPainter, QResizeEvent, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui import drawing, fonts, theme
from app.ui.models.roles import CellRole
from app.ui.tone import Tone
from app.ui.widgets.chip import chip_size, paint_chip
from app.ui.widgets.spoken_list import SpokenList

FIRST_PX = 14.5
SECOND_PX = 13
GAP = 5
EDGE = 6
"""Words keep clear of the ring around the row that has the focus."""
TALLEST_PX = 320

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """`first` is what the line is about, `second` the rest, `chip` its state."""

    first: str
    second: str = ""
    chip: str = ""
    tone: Tone = Tone.GREY

    @property
    def text(self) -> str:
        """All of it as one reads it out."""
        return " · ".join(part for part in (self.first, self.second, self.chip) if part)


def _first() -> QFont:
    return theme.font(FIRST_PX, fonts.MEDIUM)


def _second() -> QFont:
    return theme.font(SECOND_PX)


def _wrapping(is_rtl: bool) -> QTextOption:
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
    option.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute)
    return option


def _height(text: str, font: QFont, width: int) -> int:
    """Pixels that the text needs at this width."""
    if not text:
        return 0
    layout = QTextLayout(text, font)
    layout.setTextOption(_wrapping(False))
    layout.beginLayout()
    height = 0.0
    while (line := layout.createLine()).isValid():
        line.setLineWidth(max(width, 1))
        height += line.height()
    layout.endLayout()
    return math.ceil(height)


class _LineDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        line, view = index.data(CellRole.MATCH), self.parent()
        if not isinstance(line, Line) or not isinstance(view, LineList):
            return QSize(40, 40)
        return QSize(view.viewport().width(), view.height_of(line))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, view = index.data(CellRole.MATCH), self.parent()
        if not isinstance(line, Line) or not isinstance(view, LineList):
            return
        painter.save()
        direction = option.direction
        painter.setLayoutDirection(direction)
        colours, row = theme.palette(), QRectF(option.rect)
        if index.row():
            painter.fillRect(
                QRect(option.rect.x(), option.rect.y(), option.rect.width(), 1),
                theme.colour("line"),
            )
        chip = chip_size(line.chip) if line.chip else QSize(0, 0)
        width = view.words_width(line)
        top = row.top() + GAP + 1
        first = _height(line.first, _first(), width)
        boxes = (
            (line.first, _first(), colours.ink, QRectF(row.left() + EDGE, top, width, first)),
            (
                line.second,
                _second(),
                colours.second,
                QRectF(row.left() + EDGE, top + first, width, row.bottom() - top - first),
            ),
        )
        for text, font, ink, box in boxes:
            self._paint_words(painter, drawing.mirrored(box, row, direction), text, font, ink)
        if line.chip:
            place = QRectF(
                row.right() - EDGE - chip.width(),
                row.center().y() - chip.height() / 2,
                chip.width(),
                chip.height(),
            )
            paint_chip(painter, drawing.mirrored(place, row, direction), line.chip, line.tone)
        if option.state & QStyle.StateFlag.State_HasFocus:
            drawing.rounded_box(painter, row, 6, border=colours.brand, width=drawing.FOCUS_PX)
        painter.restore()

    @staticmethod
    def _paint_words(painter: QPainter, box: QRectF, text: str, font: QFont, ink: str) -> None:
        painter.setFont(font)
        painter.setPen(QColor(ink))
        is_rtl = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        painter.drawText(box, text, _wrapping(is_rtl))


class LineList(SpokenList[Line]):
    """As tall as its lines while they are few; many of them scroll. Nothing in it is cut off."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.setItemDelegate(_LineDelegate(self))

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show exactly these; without any the list takes no room."""
        self.rows.set_rows(lines)
        self.setVisible(bool(lines))

    def words_width(self, line: Line) -> int:
        """Pixels that the words of a line have, beside its chip."""
        chip = chip_size(line.chip).width() + 10 if line.chip else 0
        return max(self.viewport().width() - 2 * EDGE - chip, 40)

    def height_of(self, line: Line) -> int:
        width = self.words_width(line)
        words = _height(line.first, _first(), width) + _height(line.second, _second(), width)
        chip = chip_size(line.chip).height() if line.chip else 0
        return max(words, chip) + 2 * GAP + 1

    def _content_height(self) -> int:
        return sum(self.height_of(line) for line in self.rows.rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.fit()

    def sizeHint(self) -> QSize:
        return QSize(200, min(self._content_height(), theme.sp(TALLEST_PX)))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())
