"""A file's columns as rows: heading, some of what stands below it, and what it is taken for."""

from collections.abc import Sequence
from enum import IntEnum, unique
from typing import assert_never

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.ui.models.roles import CellRole

translate = QCoreApplication.translate

Index = QModelIndex | QPersistentModelIndex


@unique
class ColumnPart(IntEnum):
    HEADING = 0
    EXAMPLES = 1
    FIELD = 2


class ImportColumnsModel(QAbstractTableModel):
    """`CellRole.KEY` of any cell is the field that the column is taken for."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._headings: tuple[str, ...] = ()
        self._examples: tuple[str, ...] = ()
        self._fields: tuple[tuple[str, str], ...] = ()

    def set_columns(self, headings: Sequence[str], examples: Sequence[str]) -> None:
        """The columns of another file; an empty heading shows as the column's number."""
        self.beginResetModel()
        self._headings, self._examples = tuple(headings), tuple(examples)
        self._fields = (("", ""),) * len(self._headings)
        self.endResetModel()

    def set_fields(self, fields: Sequence[tuple[str, str]]) -> None:
        """Each column's field and its words."""
        self._fields = tuple(fields)
        if self._fields:
            last = self.index(len(self._fields) - 1, ColumnPart.FIELD)
            self.dataChanged.emit(self.index(0, ColumnPart.FIELD), last)

    def heading(self, row: int) -> str:
        number = translate("import", "Column {number}").format(number=row + 1)
        return self._headings[row] or number

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._headings)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(ColumnPart)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        part = ColumnPart(section)
        match part:
            case ColumnPart.HEADING:
                return translate("import", "Column in the file")
            case ColumnPart.EXAMPLES:
                return translate("import", "Examples")
            case ColumnPart.FIELD:
                return translate("import", "Taken over as")
            case _:
                assert_never(part)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._text(index.row(), ColumnPart(index.column()))
        if role == CellRole.IS_STRONG:
            return index.column() == ColumnPart.HEADING
        return self._fields[index.row()][0] if role == CellRole.KEY else None

    def _text(self, row: int, part: ColumnPart) -> str:
        match part:
            case ColumnPart.HEADING:
                return self.heading(row)
            case ColumnPart.EXAMPLES:
                return self._examples[row]
            case ColumnPart.FIELD:
                return self._fields[row][1]
            case _:
                assert_never(part)
