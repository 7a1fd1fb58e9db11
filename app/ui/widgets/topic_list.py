"""A list of a few names to choose from, with rows for fingers."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui import drawing, fonts, theme

SIDE = 12

Index = QModelIndex | QPersistentModelIndex


class _TopicDelegate(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(80, theme.control_height() + 2)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours = theme.palette()
        is_on = bool(option.state & QStyle.StateFlag.State_Selected)
        box = QRectF(option.rect).adjusted(0, 1, 0, -1)
        painter.save()
        if is_on:
            drawing.rounded_box(painter, box, 10, fill=colours.brand_soft)
        if option.state & QStyle.StateFlag.State_HasFocus:
            drawing.rounded_box(painter, box, 10, border=colours.brand, width=drawing.FOCUS_PX)
        drawing.draw_text(
            painter,
            box.adjusted(SIDE, 0, -SIDE, 0),
            str(index.data()),
            font=theme.font(15, fonts.SEMIBOLD if is_on else fonts.REGULAR),
            colour=colours.brand if is_on else colours.ink,
        )
        painter.restore()


class TopicList(QListView):
    """Whatever is current is chosen: it has no state between looking and choosing."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setItemDelegate(_TopicDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        theme.theme_changed.connect(self.scheduleDelayedItemsLayout)
