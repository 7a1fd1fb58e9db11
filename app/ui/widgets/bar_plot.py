"""A small plot: amounts as bars, each with its name and its number, to look at and to read out.

Upright where every name and number fits beside its neighbours', else lying, a line each.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QFont, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui import drawing, fonts, theme
from app.ui.models.roles import CellRole

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


class BarModel(QAbstractListModel):
    """The display role is what one reads out; `CellRole.MATCH` is the `Bar`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.bars: tuple[Bar, ...] = ()
        self.title = ""

    def set_bars(self, bars: Sequence[Bar]) -> None:
        if tuple(bars) == self.bars:
            return
        self.beginResetModel()
        self.bars = tuple(bars)
        self.endResetModel()

    @property
    def most(self) -> float:
        """What the longest bar stands for."""
        return max((bar.amount for bar in self.bars), default=0.0)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.bars)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        bar = self.bars[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return bar.text
        if role == CellRole.MATCH:
            return bar
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.title
        return None


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
            self._paint_upright(painter, box, bar, plot.bars.most)
        else:
            self._paint_lying(painter, box, bar, plot.bars)
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

    def _paint_lying(self, painter: QPainter, box: QRectF, bar: Bar, model: BarModel) -> None:
        colours, direction = theme.palette(), painter.layoutDirection()
        small, strong = theme.font(LYING_PX), theme.font(LYING_PX, fonts.SEMIBOLD)
        widest_name = max(drawing.text_width(some.name, small) for some in model.bars) + 2
        widest_words = max(drawing.text_width(some.words, strong) for some in model.bars) + 2
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
        share = max(bar.amount, 0.0) / model.most if model.most > 0 else 0.0
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


class BarPlot(QListView):
    """A list of bars. Lying, it is as tall as its lines, up to eight."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.bars = BarModel(self)
        self.is_upright = True
        self.setModel(self.bars)
        self.setItemDelegate(_BarDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabKeyNavigation(False)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.bars.modelReset.connect(self._fit)
        theme.theme_changed.connect(self._fit)

    def set_title(self, text: str) -> None:
        """What is plotted, for who has it read out."""
        self.bars.title = text
        self.setAccessibleName(text)

    def text(self) -> str:
        """Every bar as one reads it out."""
        return "\n".join(bar.text for bar in self.bars.bars)

    def cell_size(self, row: int) -> QSize:
        """Room of one bar."""
        width = self.viewport().width()
        if not self.is_upright:
            return QSize(max(width, 1), theme.sp(ROW_PX))
        count = max(len(self.bars.bars), 1)
        # The pixels that are left over go to the first ones.
        return QSize(width // count + (1 if row < width % count else 0), self.height())

    def _fits_upright(self) -> bool:
        bars = self.bars.bars
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

    def _fit(self) -> None:
        self.is_upright = self._fits_upright()
        flow = QListView.Flow.LeftToRight if self.is_upright else QListView.Flow.TopToBottom
        if self.flow() is not flow:
            self.setFlow(flow)
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if not self.is_upright:
            policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded
        self.setVerticalScrollBarPolicy(policy)
        self.setAccessibleDescription(self.text())
        self.scheduleDelayedItemsLayout()
        self.updateGeometry()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LayoutDirectionChange:
            self._fit()

    def sizeHint(self) -> QSize:
        if self.is_upright:
            return QSize(220, theme.sp(UPRIGHT_PX))
        return QSize(220, min(len(self.bars.bars), MOST_ROWS) * theme.sp(ROW_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())
