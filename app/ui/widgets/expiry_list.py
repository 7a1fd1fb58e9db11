"""Points by the day on which they go, each with a bar that tells how many at a glance."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QSizePolicy,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui import drawing, fonts, theme
from app.ui.models.roles import CellRole

ROW_PX = 34
BAR_PX = 12
MOST_ROWS = 8

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpiryLine:
    """Points that go on one day. `is_next` marks those that go first."""

    when: str
    points: int
    words: str
    is_next: bool


class ExpiryModel(QAbstractListModel):
    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[ExpiryLine, ...] = ()

    def set_lines(self, lines: Sequence[ExpiryLine]) -> None:
        if tuple(lines) == self.lines:
            return
        self.beginResetModel()
        self.lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self.tr("{points} points until {when}").format(points=line.words, when=line.when)
        if role == CellRole.MATCH:
            return line
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.tr("Points by expiry")
        return None


class _BarDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, theme.sp(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line, model = index.data(CellRole.MATCH), index.model()
        if not isinstance(line, ExpiryLine) or not isinstance(model, ExpiryModel):
            return
        colours, direction = theme.palette(), option.direction
        painter.save()
        painter.setLayoutDirection(direction)
        box, small = QRectF(option.rect), theme.font(13)
        strong = theme.font(13, fonts.SEMIBOLD)
        widest_date = max(drawing.text_width(some.when, small) for some in model.lines) + 2
        widest_points = max(drawing.text_width(some.words, strong) for some in model.lines) + 2
        date_box = QRectF(box.left(), box.top(), widest_date, box.height())
        points_box = QRectF(box.right() - widest_points, box.top(), widest_points, box.height())
        drawing.draw_text(
            painter,
            drawing.mirrored(date_box, box, direction),
            line.when,
            font=small,
            colour=colours.care if line.is_next else colours.second,
        )
        drawing.draw_text(
            painter,
            drawing.mirrored(points_box, box, direction),
            line.words,
            font=strong,
            colour=colours.ink,
            align=Qt.AlignmentFlag.AlignTrailing,
        )
        room = QRectF(date_box.right() + 14, 0, points_box.left() - date_box.right() - 28, 0)
        most = max(some.points for some in model.lines) or 1
        width = max(room.width() * max(line.points, 0) / most, 3)
        bar = QRectF(room.left(), box.center().y() - BAR_PX / 2, width, BAR_PX)
        track = QRectF(room.left(), bar.top(), room.width(), BAR_PX)
        fill = colours.care if line.is_next else colours.brand
        drawing.rounded_box(
            painter, drawing.mirrored(track, box, direction), 4, fill=colours.grey_soft
        )
        drawing.rounded_box(painter, drawing.mirrored(bar, box, direction), 4, fill=fill)
        painter.restore()


class ExpiryList(QListView):
    """As tall as its lines, up to eight."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = ExpiryModel(self)
        self.setModel(self.lines)
        self.setItemDelegate(_BarDelegate(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.lines.modelReset.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        rows = min(self.lines.rowCount(), MOST_ROWS)
        return QSize(220, rows * theme.sp(ROW_PX))

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())
