"""A table whose cells of two columns are buttons: one of the two is taken, by finger or key."""

from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QSizePolicy, QStyle, QStyleOptionViewItem, QWidget

from app.ui import drawing, fonts, icons, theme
from app.ui.models.conflicts import SIDES, ConflictColumn
from app.ui.widgets.table import SIDE, CellDelegate, Table

TICK_PX = 18
GAP = 8
INSET = 6
RADIUS = 10
NARROW_PX = 620
Index = QModelIndex | QPersistentModelIndex


class _ChoiceDelegate(CellDelegate):
    def _ground(self, option: QStyleOptionViewItem, index: Index) -> str:
        return theme.palette().card

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        if index.column() not in SIDES:
            super().paint(painter, option, index)
            return
        colours = theme.palette()
        is_chosen = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is CHECKED
        box = QRectF(option.rect).adjusted(INSET, INSET, -INSET, -INSET - 1)
        painter.save()
        painter.fillRect(option.rect, theme.colour("card"))
        if index.row() + 1 < index.model().rowCount():
            line = QRectF(option.rect.left(), option.rect.bottom(), option.rect.width(), 1)
            painter.fillRect(line, theme.colour("line"))
        drawing.rounded_box(
            painter,
            box,
            RADIUS,
            fill=colours.brand_soft if is_chosen else colours.card,
            border=colours.brand if is_chosen else colours.field_border,
            width=2 if is_chosen else 1,
        )
        if option.state & QStyle.StateFlag.State_HasFocus:
            inner = box.adjusted(3, 3, -3, -3)
            drawing.rounded_box(painter, inner, RADIUS - 3, border=colours.brand, width=1)
        words = box.adjusted(SIDE - INSET, 0, INSET - SIDE, 0)
        if is_chosen:
            side = float(theme.sp(TICK_PX))
            place = QRectF(words.left(), words.center().y() - side / 2, side, side)
            place = drawing.mirrored(place, words, painter.layoutDirection())
            icons.paint_icon(painter, place, "check", colours.brand)
            is_rtl = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
            room = side + GAP
            words.adjust(0 if is_rtl else room, 0, -room if is_rtl else 0, 0)
        drawing.draw_text(
            painter,
            words,
            str(index.data() or ""),
            font=theme.font(14.5, fonts.SEMIBOLD),
            colour=colours.brand if is_chosen else colours.ink,
        )
        painter.restore()


CHECKED = Qt.CheckState.Checked


class ConflictTable(Table):
    """As tall as its rows. `picked` carries the cell whose value was taken."""

    picked: ClassVar[Signal] = Signal(QModelIndex)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_ChoiceDelegate(self))
        self.set_at_foot(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.clicked.connect(self._on_clicked)

    def fit(self) -> None:
        """The values share what the field's name and the choice leave."""
        header = self.horizontalHeader()
        header.setStretchLastSection(False)
        for column in ConflictColumn:
            is_named = column in {ConflictColumn.FIELD, ConflictColumn.CHOICE}
            mode = QHeaderView.ResizeMode.ResizeToContents
            header.setSectionResizeMode(
                column, mode if is_named else QHeaderView.ResizeMode.Stretch
            )
        self._give_room()
        self.updateGeometry()

    def _give_room(self) -> None:
        """Where little fits, the values need the room: the tick says what the last column does."""
        is_narrow = self.width() < theme.sp(NARROW_PX)
        self.setColumnHidden(ConflictColumn.CHOICE, is_narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def sizeHint(self) -> QSize:
        model = self.model()
        rows = model.rowCount() if model is not None else 0
        height = self.horizontalHeader().sizeHint().height()
        return QSize(theme.sp(480), height + rows * self.verticalHeader().defaultSectionSize())

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.sp(200), self.sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        if event.key() in {Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            if index.isValid():
                self.picked.emit(index)
            return
        super().keyPressEvent(event)

    def _on_clicked(self, index: QModelIndex) -> None:
        """A finger takes a value; on the field's name it means nothing."""
        if index.column() in SIDES or index.column() == ConflictColumn.CHOICE:
            self.picked.emit(index)
