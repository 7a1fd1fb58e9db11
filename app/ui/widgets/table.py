"""The table of the house: rows for fingers, two-line cells, chips, a hairline between rows."""

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor, QPainter, QPainterPath, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.ui import drawing, fonts, theme
from app.ui.models.roles import CellRole
from app.ui.tone import Tone, tone_soft
from app.ui.widgets.card import RADIUS
from app.ui.widgets.chip import chip_size, paint_chip

ROW_PX = 58
SIDE = 16

Index = QModelIndex | QPersistentModelIndex


class CellDelegate(QStyledItemDelegate):
    """Paints a cell by its roles (see `CellRole`)."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        rect: QRect = option.rect
        view = self.parent()
        if isinstance(view, Table):
            painter.setClipPath(view.paintable())
        painter.fillRect(rect, QColor(self._ground(option, index)))
        if not (isinstance(view, Table) and rect.bottom() >= view.viewport().height() - 1):
            line = QRect(rect.left(), rect.bottom(), rect.width(), 1)
            painter.fillRect(line, theme.colour("line"))
        self._paint_text(painter, QRectF(rect).adjusted(SIDE, 0, -SIDE, -1), index)
        painter.restore()

    def _ground(self, option: QStyleOptionViewItem, index: Index) -> str:
        is_selected = bool(option.state & QStyle.StateFlag.State_Selected)
        first = index.model().index(index.row(), 0)
        tone = first.data(CellRole.ROW_TONE)
        if isinstance(tone, Tone):
            return tone_soft(tone)
        return theme.palette().brand_soft if is_selected else theme.palette().card

    def _paint_text(self, painter: QPainter, box: QRectF, index: Index) -> None:
        colours = theme.palette()
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        second = str(index.data(CellRole.SECOND_LINE) or "")
        tone = index.data(CellRole.TONE)
        if isinstance(tone, Tone) and text:
            self._paint_chip(painter, box, text, tone)
            return
        weight = fonts.SEMIBOLD if index.data(CellRole.IS_STRONG) else fonts.REGULAR
        font, small = theme.font(14.5, weight), theme.font(14)
        if not second:
            drawing.draw_text(painter, box, text, font=font, colour=colours.ink)
            return
        upper, lower = drawing.line_height(font), drawing.line_height(small)
        top = box.center().y() - (upper + lower) / 2
        first_box = QRectF(box.left(), top, box.width(), upper)
        second_box = QRectF(box.left(), top + upper, box.width(), lower)
        drawing.draw_text(painter, first_box, text, font=font, colour=colours.ink)
        drawing.draw_text(painter, second_box, second, font=small, colour=colours.second)

    def _paint_chip(self, painter: QPainter, box: QRectF, text: str, tone: Tone) -> None:
        size = chip_size(text)
        width = min(float(size.width()), box.width())
        place = QRectF(box.left(), box.center().y() - size.height() / 2, width, size.height())
        paint_chip(painter, drawing.mirrored(place, box, painter.layoutDirection()), text, tone)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        text = str(index.data(Qt.ItemDataRole.DisplayRole) or "")
        second = str(index.data(CellRole.SECOND_LINE) or "")
        if index.data(CellRole.TONE) is not None:
            width: float = chip_size(text).width()
        else:
            # Bold is not always the wider one: a masked number's dots are not.
            weight = fonts.SEMIBOLD if index.data(CellRole.IS_STRONG) else fonts.REGULAR
            font = theme.font(14.5, weight)
            width = max(drawing.text_width(text, font), drawing.text_width(second, theme.font(14)))
        return QSize(round(width) + 2 * SIDE + 2, theme.sp(ROW_PX))


class Table(QTableView):
    """A virtual table: whole rows are picked, the keyboard moves, widths follow the contents.

    `fit_columns(stretch=n)` gives column `n` what the others leave. With `set_hides_empty` columns
    in which no row has anything take no room.
    """

    def __init__(self, parent: QWidget | None = None, *, row_px: int = ROW_PX) -> None:
        super().__init__(parent)
        self._row_px = row_px
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        rows, columns = self.verticalHeader(), self.horizontalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        columns.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
        columns.setHighlightSections(False)
        columns.setTextElideMode(Qt.TextElideMode.ElideRight)
        columns.setSectionsClickable(False)
        columns.setStretchLastSection(True)
        columns.setMinimumSectionSize(72)
        # Widths go by the rows in sight: a table may have a hundred thousand.
        columns.setResizeContentsPrecision(0)
        self._refit = QTimer(self)
        self._refit.setSingleShot(True)
        self._refit.setInterval(0)
        self._refit.timeout.connect(self._on_refit)
        self._is_at_foot = True
        self._hides_empty = False
        self._fit_rows()
        theme.theme_changed.connect(self._fit_rows)

    def set_at_foot(self, is_at_foot: bool) -> None:
        """Whether the table ends at a card's rounded foot (it does unless told otherwise)."""
        self._is_at_foot = is_at_foot

    def fit_columns(self, *, stretch: int | None = None) -> None:
        """Every column as wide as its contents, column `stretch` (default: the last) the rest."""
        columns = self.horizontalHeader()
        columns.setStretchLastSection(stretch is None)
        for column in range(columns.count()):
            mode = QHeaderView.ResizeMode.ResizeToContents
            if column == stretch:
                mode = QHeaderView.ResizeMode.Stretch
            columns.setSectionResizeMode(column, mode)

    def set_hides_empty(self) -> None:
        """For a list of few rows: every cell is looked at. The first column always stays."""
        self._hides_empty = True

    def setModel(self, model: QAbstractItemModel | None) -> None:
        """A cell that changed in place may need more room: the header does not look by itself."""
        super().setModel(model)
        if model is not None:
            for changed in (model.dataChanged, model.rowsInserted, model.modelReset):
                changed.connect(self._refit.start)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refit.start()

    def paintable(self) -> QPainterPath:
        """Where cells may paint: not over the rounded corners of the card's foot."""
        rect = self.viewport().rect()
        return drawing.bottom_rounded(rect, RADIUS - 1 if self._is_at_foot else 0)

    def _on_refit(self) -> None:
        """Saying a column's mode again makes the header measure all of them, stretch included."""
        if self._hides_empty:
            self._hide_empty()
        columns, wanted = self.horizontalHeader(), QHeaderView.ResizeMode.ResizeToContents
        for column in range(columns.count()):
            if columns.sectionResizeMode(column) == wanted:
                columns.setSectionResizeMode(column, wanted)
                return

    def _hide_empty(self) -> None:
        model = self.model()
        rows = range(model.rowCount())
        for column in range(1, model.columnCount()):
            is_used = any(model.index(row, column).data() for row in rows)
            self.setColumnHidden(column, bool(rows) and not is_used)

    def _fit_rows(self) -> None:
        self.verticalHeader().setDefaultSectionSize(theme.sp(self._row_px))
        self.viewport().update()
