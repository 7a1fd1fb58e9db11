"""A choice of several options: chips in the field, ticks in its list.

Automation and screen readers see the QComboBox it is: to make an option current picks it.
"""

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QStandardItemModel
from PySide6.QtWidgets import (
    QStyle,
    QStyledItemDelegate,
    QStyleOptionComboBox,
    QStyleOptionViewItem,
    QWidget,
)

from app.ui import drawing, fonts, icons, theme
from app.ui.plain_tip import plain_tip
from app.ui.spoken import Remark, remark
from app.ui.widgets.combo import ComboBox

CHIP_PX = 26
CROSS_PX = 13
TICK_PX = 20
GAP = 6
EDGE = 12
ROOM_FOR_CHEVRON = 38

Index = QModelIndex | QPersistentModelIndex


class _TickDelegate(QStyledItemDelegate):
    """A row for a finger: a box with or without a tick, and the option."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(120, theme.control_height())

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        colours, row = theme.palette(), QRectF(option.rect)
        direction = painter.layoutDirection()
        painter.save()
        if option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            drawing.rounded_box(painter, row, 8, fill=colours.brand_soft)
        side = float(theme.sp(TICK_PX))
        box = QRectF(row.left() + EDGE, row.center().y() - side / 2, side, side)
        box = drawing.mirrored(box, row, direction)
        is_on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) is Qt.CheckState.Checked
        fill = colours.brand if is_on else colours.field
        border = colours.brand if is_on else colours.field_border
        drawing.rounded_box(painter, box, 6, fill=fill, border=border)
        if is_on:
            icons.paint_icon(painter, box.adjusted(3, 3, -3, -3), "check", colours.on_brand)
        words = row.adjusted(EDGE + side + 12, 0, -EDGE, 0)
        drawing.draw_text(
            painter,
            drawing.mirrored(words, row, direction),
            str(index.data()),
            font=theme.font(15),
            colour=colours.ink,
        )
        painter.restore()


class SeveralBox(ComboBox):
    """`chosen_changed` tells that an option was picked or dropped."""

    chosen_changed: ClassVar[Signal] = Signal()

    def __init__(self, options: Iterable[str] = (), parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self.setModel(self._model)
        self.addItems(tuple(options))
        for row in range(self._model.rowCount()):
            self._model.item(row).setCheckable(True)
        self.setCurrentIndex(-1)
        self._hint = self.tr("choose one or more")
        self.setItemDelegate(_TickDelegate(self))
        self.view().installEventFilter(self)
        self.view().viewport().installEventFilter(self)
        self.currentIndexChanged.connect(self._on_current_changed)

    def chosen(self) -> tuple[str, ...]:
        """The picked options, in the list's own order."""
        return tuple(
            self.itemText(row)
            for row in range(self.count())
            if self._model.item(row).checkState() is Qt.CheckState.Checked
        )

    def set_chosen(self, options: Iterable[str]) -> None:
        """Pick exactly `options`; unknown ones are passed over."""
        wanted = frozenset(options)
        before = self.chosen()
        for row in range(self.count()):
            is_on = self.itemText(row) in wanted
            state = Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked
            self._model.item(row).setCheckState(state)
        if self.chosen() != before:
            self._changed()

    def toggle(self, option: str) -> None:
        """Pick `option`, or drop it again."""
        chosen = self.chosen()
        if option in chosen:
            self.set_chosen(other for other in chosen if other != option)
        else:
            self.set_chosen((*chosen, option))

    def _changed(self) -> None:
        words = ", ".join(self.chosen())
        self.setToolTip(plain_tip(words))
        remark(self, Remark.VALUE, words)
        self.update()
        self.chosen_changed.emit()

    def _on_current_changed(self, index: int) -> None:
        if index >= 0:
            self.set_chosen((*self.chosen(), self.itemText(index)))

    def _chips(self) -> list[tuple[str, QRectF]]:
        """The chips that fit, with their places; "+2" stands for those that do not."""
        font, height = theme.font(13, fonts.SEMIBOLD), float(theme.sp(CHIP_PX))
        room = self.width() - ROOM_FOR_CHEVRON
        top, left = (self.height() - height) / 2, float(EDGE)
        chosen = self.chosen()
        placed: list[tuple[str, QRectF]] = []
        for number, option in enumerate(chosen):
            width = drawing.text_width(option, font) + theme.sp(CROSS_PX) + 26
            left_over = len(chosen) - number
            if left + width > room and placed:
                more = f"+{left_over}"
                width = drawing.text_width(more, font) + 18
                if left + width > room:
                    more = f"+{left_over + 1}"
                    left = placed.pop()[1].left()
                placed.append((more, QRectF(left, top, width, height)))
                break
            placed.append((option, QRectF(left, top, min(width, room - left), height)))
            left += width + GAP
        box = QRectF(self.rect())
        return [
            (text, drawing.mirrored(place, box, self.layoutDirection())) for text, place in placed
        ]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """In the open list a tap or Space ticks an option and the list stays; Enter closes it."""
        if isinstance(event, QMouseEvent) and watched is self.view().viewport():
            if event.type() is QEvent.Type.MouseButtonRelease:
                index = self.view().indexAt(event.position().toPoint())
                if index.isValid():
                    self.toggle(self.itemText(index.row()))
                return True
        elif isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Space and self.view().currentIndex().isValid():
                self.toggle(self.itemText(self.view().currentIndex().row()))
                return True
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self.hidePopup()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in {Qt.Key.Key_Backspace, Qt.Key.Key_Delete}:
            self.set_chosen(self.chosen()[:-1])
        elif key in {Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_F4}:
            self.showPopup()
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A tap on a chip drops it: the chip's whole height and width is the target."""
        for option, place in self._chips():
            target = QRectF(place.left(), 0, place.width(), self.height())
            if option in self.chosen() and target.contains(event.position()):
                self.toggle(option)
                return
        super().mousePressEvent(event)

    def initStyleOption(self, option: QStyleOptionComboBox) -> None:
        super().initStyleOption(option)
        option.currentText = ""

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setLayoutDirection(self.layoutDirection())
        colours = theme.palette()
        chips = self._chips()
        if not chips:
            box = QRectF(self.rect()).adjusted(EDGE + 2, 0, -ROOM_FOR_CHEVRON, 0)
            drawing.draw_text(painter, box, self._hint, font=theme.font(15), colour=colours.faint)
        for text, place in chips:
            self._paint_chip(painter, place, text)
        painter.end()

    def _paint_chip(self, painter: QPainter, place: QRectF, text: str) -> None:
        colours = theme.palette()
        border = colours.brand if colours.is_outlined else None
        drawing.rounded_box(painter, place, 6, fill=colours.brand_soft, border=border)
        side = float(theme.sp(CROSS_PX))
        has_cross = not text.startswith("+")
        words = place.adjusted(9, 0, -(side + 11) if has_cross else -9, 0)
        words = drawing.mirrored(words, place, self.layoutDirection())
        font = theme.font(13, fonts.SEMIBOLD)
        drawing.draw_text(painter, words, text, font=font, colour=colours.brand)
        if has_cross:
            cross = QRectF(place.right() - side - 8, place.center().y() - side / 2, side, side)
            cross = drawing.mirrored(cross, place, self.layoutDirection())
            icons.paint_icon(painter, cross, "x", colours.brand)
