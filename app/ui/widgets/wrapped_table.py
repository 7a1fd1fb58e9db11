"""A table with one column of running text, shown whole: a row is as tall as its text."""

from PySide6.QtCore import QAbstractItemModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyleOptionViewItem, QWidget

from app.ui import drawing, theme
from app.ui.widgets.table import ROW_PX, SIDE, CellDelegate, Table

TEXT_PX = 14.5
PADDING_PX = 12

Index = QModelIndex | QPersistentModelIndex


class _WrappingDelegate(CellDelegate):
    def __init__(self, view: "WrappedTable") -> None:
        super().__init__(view)
        self._view = view

    def _paint_text(self, painter: QPainter, box: QRectF, index: Index) -> None:
        if index.column() != self._view.text_column:
            super()._paint_text(painter, box, index)
            return
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        painter.setFont(theme.font(TEXT_PX))
        painter.setPen(theme.colour("ink"))
        is_rtl = painter.layoutDirection() is Qt.LayoutDirection.RightToLeft
        side = Qt.AlignmentFlag.AlignRight if is_rtl else Qt.AlignmentFlag.AlignLeft
        flags = side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        # A note keeps its own direction: a full stop stays at the end of its sentence.
        own = {
            Qt.LayoutDirection.LeftToRight: Qt.TextFlag.TextForceLeftToRight.value,
            Qt.LayoutDirection.RightToLeft: Qt.TextFlag.TextForceRightToLeft.value,
        }.get(drawing.text_direction(text), 0)
        painter.drawText(box, (flags | Qt.TextFlag.TextWordWrap).value | own, text)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        if index.column() != self._view.text_column:
            return super().sizeHint(option, index)
        room = max(self._view.columnWidth(index.column()) - 2 * SIDE, theme.sp(80))
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        metrics = QFontMetricsF(theme.font(TEXT_PX))
        wrap = (Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft).value
        height = metrics.boundingRect(QRectF(0, 0, room, 100_000), wrap, text).height()
        return QSize(room, max(round(height) + 2 * PADDING_PX, theme.sp(ROW_PX)))


class WrappedTable(Table):
    """`text_column` wraps and takes the width that the others leave."""

    def __init__(self, text_column: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text_column = text_column
        self.setItemDelegate(_WrappingDelegate(self))
        rows = self.verticalHeader()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        self.horizontalHeader().sectionResized.connect(self._on_section_resized)

    def setModel(self, model: QAbstractItemModel | None) -> None:
        super().setModel(model)
        if model is not None:
            for changed in (model.dataChanged, model.rowsInserted, model.modelReset):
                changed.connect(self.resizeRowsToContents)
            self.fit_columns(stretch=self.text_column)

    def _on_section_resized(self, column: int, before: int, now: int) -> None:
        if column == self.text_column and before != now:
            self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resizeRowsToContents()
