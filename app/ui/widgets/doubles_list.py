"""The list of possible doubles: who it may be, why, and a button that opens their card."""

from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.domain.match import Match
from app.ui import drawing, fonts, theme
from app.ui.formats import name_words
from app.ui.models.doubles import DoublesModel
from app.ui.models.roles import CellRole
from app.ui.widgets.avatar import paint_avatar
from app.ui.widgets.button import Button
from app.ui.widgets.chip import chip_size, paint_tier

ROW_PX = 58
AVATAR_PX = 42
GAP = 12
NAME_PX = 110
"""Where less is left for the name, the disc gives way."""
ROWS_SHOWN = 4

Index = QModelIndex | QPersistentModelIndex


class _DoubleDelegate(QStyledItemDelegate):
    """Paints who it is; the row's button lies over its end as a widget."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, theme.sp(ROW_PX))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        match = index.data(CellRole.MATCH)
        if not isinstance(match, Match):
            return
        painter.save()
        box = QRectF(option.rect)
        colours = theme.palette()
        is_current = bool(option.state & QStyle.StateFlag.State_Selected)
        if is_current:
            drawing.rounded_box(painter, box.adjusted(0, 1, 0, -1), 10, fill=colours.brand_soft)
        side = float(theme.sp(AVATAR_PX))
        disc = QRectF(box.left() + 4, box.center().y() - side / 2, side, side)
        direction = painter.layoutDirection()
        words = box.adjusted(side + 4 + GAP, 0, -self._button_room(), 0)
        if words.width() < theme.sp(NAME_PX):
            words.setLeft(box.left() + 4)
        else:
            place = drawing.mirrored(disc, box, direction)
            paint_avatar(painter, place, name_words(match.customer), is_on_soft=is_current)
        self._paint_words(painter, words, box, match, str(index.data(CellRole.SECOND_LINE)))
        painter.restore()

    def _button_room(self) -> float:
        view = self.parent()
        return view.button_width() + GAP if isinstance(view, DoublesList) else 0.0

    def _paint_words(
        self, painter: QPainter, words: QRectF, row: QRectF, match: Match, reasons: str
    ) -> None:
        colours, direction = theme.palette(), painter.layoutDirection()
        strong, small = theme.font(15, fonts.SEMIBOLD), theme.font(13)
        upper, lower = drawing.line_height(strong), drawing.line_height(small)
        top = words.center().y() - (upper + lower) / 2
        name, tier = name_words(match.customer), match.customer.tier
        size = chip_size(tier, is_tier=True) if tier else QSize(0, 0)
        chip_room = size.width() + 6 if tier else 0
        name_width = drawing.text_width(name, strong) + 1
        # Who it is matters more than their tier.
        has_tier = tier and name_width + chip_room <= words.width()
        first = QRectF(words.left(), top, min(name_width, words.width()), upper)
        place = drawing.mirrored(first, row, direction)
        drawing.draw_text(painter, place, name, font=strong, colour=colours.ink)
        if has_tier:
            chip = QRectF(first.right() + 6, top + 1, size.width(), size.height())
            paint_tier(painter, drawing.mirrored(chip, row, direction), tier)
        second = QRectF(words.left(), top + upper, words.width(), lower)
        place = drawing.mirrored(second, row, direction)
        drawing.draw_text(painter, place, reasons, font=small, colour=colours.second)


class DoublesList(QListView):
    """`open_requested` carries the key of the row whose button, or Enter, was pressed."""

    open_requested: ClassVar[Signal] = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = DoublesModel(self)
        self.setModel(self._rows)
        self.setItemDelegate(_DoubleDelegate(self))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setTabKeyNavigation(False)
        theme.theme_changed.connect(self._fit)
        self._fit()

    def set_rows(self, rows: tuple[tuple[Match, str], ...]) -> None:
        """Show each match with its likeness in words; the picked row stays picked."""
        if rows == self._rows.rows:
            return
        current = self.currentIndex().data(CellRole.KEY)
        self._rows.set_rows(rows)
        for number, (match, _) in enumerate(rows):
            index = self._rows.index(number)
            self.setIndexWidget(index, self._button_row(match))
            if match.key == current:
                self.setCurrentIndex(index)
        self._fit()

    def button_width(self) -> int:
        """Room that a row's button takes now."""
        holder = self.indexWidget(self._rows.index(0))
        return holder.sizeHint().width() if holder is not None else 0

    @property
    def count(self) -> int:
        return self._rows.rowCount()

    def open_likeliest(self) -> None:
        """Open the picked row's card, else the first one's, if there is any."""
        current = self.currentIndex()
        index = current if current.isValid() else self._rows.index(0)
        if index.isValid():
            self.open_requested.emit(index.data(CellRole.KEY))

    def _button_row(self, match: Match) -> QWidget:
        button = Button(self.tr("Open"))
        name = self.tr("Open the card of {name}").format(name=name_words(match.customer))
        button.setAccessibleName(name)
        button.setObjectName("register_duplicate_open")
        button.clicked.connect(lambda: self.open_requested.emit(match.key))
        holder = QWidget()
        holder.setProperty("transparent", True)
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addStretch(1)
        layout.addWidget(button)
        return holder

    def _fit(self) -> None:
        rows = min(self.count, ROWS_SHOWN)
        self.setFixedHeight(max(rows * theme.sp(ROW_PX), 1))
        self.setVisible(rows > 0)
        self.scheduleDelayedItemsLayout()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Qt would wait a tenth of a second, with the buttons out of place meanwhile.
        self.doItemsLayout()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if is_enter and self.currentIndex().isValid():
            self.open_requested.emit(self.currentIndex().data(CellRole.KEY))
            return
        super().keyPressEvent(event)
