"""The table in which somebody says what each column of a file holds."""

import itertools
from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.domain.table_columns import Columns
from app.ui.models.import_columns import ColumnPart, ImportColumnsModel
from app.ui.widgets.combo import ComboBox
from app.ui.widgets.table import SIDE, CellDelegate, Table

GAP_PX = 7


class _ColumnDelegate(CellDelegate):
    """Where a box to choose from lies, nothing is painted below it."""

    def _paint_text(
        self, painter: QPainter, box: QRectF, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        if index.column() != ColumnPart.FIELD:
            super()._paint_text(painter, box, index)


class ImportColumns(Table):
    """Object name `import_mapping`; the box of column n, counted from 1, is `import_mapping_<n>`.

    `field_chosen` carries the column, counted from 0, and the field.
    """

    field_chosen: ClassVar[Signal] = Signal(int, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("import_mapping")
        self.setAccessibleName(self.tr("What each column of the file holds"))
        self.setItemDelegate(_ColumnDelegate(self))
        self._model = ImportColumnsModel(self)
        self.setModel(self._model)
        self.fit_columns(stretch=ColumnPart.EXAMPLES)
        self._boxes: list[ComboBox] = []
        self._is_filling = False

    @property
    def boxes(self) -> tuple[QWidget, ...]:
        """The boxes to choose from, in the order of the columns."""
        return tuple(self._boxes)

    def set_columns(
        self,
        headings: Sequence[str],
        examples: Sequence[str],
        choices: Sequence[tuple[str, str]],
    ) -> None:
        """The columns of another file, and what each may be: field and words."""
        self._model.set_columns(headings, examples)
        self._boxes = [self._box(row, choices) for row in range(len(headings))]
        for before, after in itertools.pairwise((self, *self._boxes)):
            QWidget.setTabOrder(before, after)

    def show_fields(self, columns: Columns) -> None:
        """What each column is taken for now."""
        self._is_filling = True
        for box, field in zip(self._boxes, columns, strict=True):
            box.setCurrentIndex(box.findData(field))
        self._is_filling = False
        words = (box.currentText() for box in self._boxes)
        self._model.set_fields(tuple(zip(columns, words, strict=True)))

    def set_changeable(self, is_changeable: bool) -> None:
        for box in self._boxes:
            box.setEnabled(is_changeable)

    def _box(self, row: int, choices: Sequence[tuple[str, str]]) -> ComboBox:
        box = ComboBox()
        box.setObjectName(f"import_mapping_{row + 1}")
        box.setAccessibleName(
            self.tr("%1 is taken over as").replace("%1", self._model.heading(row))
        )
        self._is_filling = True
        for field, words in choices:
            box.addItem(words, field)
        self._is_filling = False
        box.currentIndexChanged.connect(lambda _index, row=row: self._on_chosen(row))
        holder = QWidget()
        holder.setProperty("transparent", True)
        layout = QHBoxLayout(holder)
        layout.setContentsMargins(SIDE, GAP_PX, SIDE, GAP_PX)
        layout.addWidget(box)
        self.setIndexWidget(self._model.index(row, ColumnPart.FIELD), holder)
        return box

    def _on_chosen(self, row: int) -> None:
        if not self._is_filling:
            self.field_chosen.emit(row, self._boxes[row].currentData())
