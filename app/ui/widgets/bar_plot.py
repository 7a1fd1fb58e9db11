"""A small plot: amounts as bars, each with its name and its number, to look at and to read out.

Upright where every name and number fits beside its neighbours', else lying, a line each.
"""

from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui import drawing, fonts, theme
from app.ui.models.roles import CellRole
from app.ui.widgets.spoken_list import SpokenList

UPRIGHT_PX = 150
ROW_PX = 34
LYING_BAR_PX = 12
WIDEST_BAR_PX = 46
LABEL_PX = 12
LYING_PX = 13
GAP = 8
RADIUS = 4
MOST_ROWS = 8

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """`label` names the bar where room is scarce, `name` in full; `words` is its number. `text` is
    all of it as one reads it out. `is_marked` bars are those to heed first.
    """

    label: str
    name: str
    amount: float
    words: str
    text: str
    is_marked: bool = False


def _small() -> QFont:
    return theme.font(LABEL_PX)


def _strong() -> QFont:
    return theme.font(LABEL_PX, fonts.SEMIBOLD)


class _BarDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        plot = self.parent()
        return plot.cell_size(index.row()) if isinstance(plot, BarPlot) else QSize(40, 40)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        bar, plot = index.data(CellRole.MATCH), self.parent()
        if not isinstance(bar, Bar) or not isinstance(plot, BarPlot):
            return
        painter.save()
        painter.setLayoutDirection(option.direction)
        box = QRectF(option.rect)
        if plot.is_upright:
            self._paint_upright(painter, box, bar, plot.most)
        else:
            self._paint_lying(painter, box, bar, plot)
        if option.state & QStyle.StateFlag.State_HasFocus:
            colour = theme.palette().brand
            drawing.rounded_box(painter, box, RADIUS, border=colour, width=drawing.FOCUS_PX)
        painter.restore()

    def _paint_upright(self, painter: QPainter, box: QRectF, bar: Bar, most: float) -> None:
        colours, centre = theme.palette(), Qt.AlignmentFlag.AlignHCenter
        line = drawing.line_height(_small()) + 4
        name_box = QRectF(box.left(), box.bottom() - line, box.width(), line)
        room = box.height() - 2 * line
        height = max(room * max(bar.amount, 0.0) / most, 2.0) if most > 0 else 2.0
        width = min(box.width() - GAP, theme.sp(WIDEST_BAR_PX))
        left = box.center().x() - width / 2
        column = QRectF(left, name_box.top() - height, width, height)
        number_box = QRectF(box.left(), column.top() - line, box.width(), line)
        fill = colours.care if bar.is_marked else colours.brand
        drawing.rounded_box(painter, column, RADIUS, fill=fill)
        ink = colours.care if bar.is_marked else colours.second
        drawing.draw_text(painter, name_box, bar.label, font=_small(), colour=ink, align=centre)
        drawing.draw_text(
            painter, number_box, bar.words, font=_strong(), colour=colours.ink, align=centre
        )

    def _paint_lying(self, painter: QPainter, box: QRectF, bar: Bar, plot: "BarPlot") -> None:
        colours, direction = theme.palette(), painter.layoutDirection()
        small, strong = theme.font(LYING_PX), theme.font(LYING_PX, fonts.SEMIBOLD)
        widest_name = max(drawing.text_width(some.name, small) for some in plot.rows.rows) + 2
        widest_words = max(drawing.text_width(some.words, strong) for some in plot.rows.rows) + 2
        name_box = QRectF(box.left(), box.top(), widest_name, box.height())
        words_box = QRectF(box.right() - widest_words, box.top(), widest_words, box.height())
        drawing.draw_text(
            painter,
            drawing.mirrored(name_box, box, direction),
            bar.name,
            font=small,
            colour=colours.care if bar.is_marked else colours.second,
        )
        drawing.draw_text(
            painter,
            drawing.mirrored(words_box, box, direction),
            bar.words,
            font=strong,
            colour=colours.ink,
            align=Qt.AlignmentFlag.AlignTrailing,
        )
        room = box.adjusted(widest_name + 12, 0, -widest_words - 12, 0)
        if room.width() < LYING_BAR_PX:
            return
        share = max(bar.amount, 0.0) / plot.most if plot.most > 0 else 0.0
        top, height = box.center().y() - LYING_BAR_PX / 2, float(LYING_BAR_PX)
        track = QRectF(room.left(), top, room.width(), height)
        strip = QRectF(room.left(), top, max(room.width() * share, 3), height)
        drawing.rounded_box(
            painter, drawing.mirrored(track, box, direction), RADIUS, fill=colours.grey_soft
        )
        drawing.rounded_box(
            painter,
            drawing.mirrored(strip, box, direction),
            RADIUS,
            fill=colours.care if bar.is_marked else colours.brand,
        )


class BarPlot(SpokenList[Bar]):
    """A list of bars. Lying, it is as tall as its lines, up to eight."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(name, parent)
        self.is_upright = True
        self.setItemDelegate(_BarDelegate(self))

    @property
    def most(self) -> float:
        """What the longest bar stands for."""
        return max((bar.amount for bar in self.rows.rows), default=0.0)

    def cell_size(self, row: int) -> QSize:
        """Room of one bar."""
        width = self.viewport().width()
        if not self.is_upright:
            return QSize(max(width, 1), theme.sp(ROW_PX))
        count = max(len(self.rows.rows), 1)
        # The pixels that are left over go to the first ones.
        return QSize(width // count + (1 if row < width % count else 0), self.height())

    def _fits_upright(self) -> bool:
        bars = self.rows.rows
        widest = max(
            (
                max(
                    drawing.text_width(bar.label, _small()),
                    drawing.text_width(bar.words, _strong()),
                )
                for bar in bars
            ),
            default=0.0,
        )
        return (widest + GAP / 2) * len(bars) <= self.width()

    def fit(self) -> None:
        self.is_upright = self._fits_upright()
        flow = QListView.Flow.LeftToRight if self.is_upright else QListView.Flow.TopToBottom
        if self.flow() is not flow:
            self.setFlow(flow)
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if not self.is_upright:
            policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        super().fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self.fit()

    def sizeHint(self) -> QSize:
        if self.is_upright:
            return QSize(220, theme.sp(UPRIGHT_PX))
        return QSize(220, min(len(self.rows.rows), MOST_ROWS) * theme.sp(ROW_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())
