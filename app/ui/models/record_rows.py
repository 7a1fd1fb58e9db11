"""Rows of any record as a table: its columns say what each cell shows.

A new list is taken over row by row, so that whoever looks at one keeps it and its place.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.ui.models.roles import CellRole, spoken_cell
from app.ui.tone import Tone

R = TypeVar("R")
MOST_STEPS = 200
"""Where more rows than this come, go or move, the list is simply exchanged."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Generic[R]):
    """What one column shows of a row; `second` is a quieter line below, `tone` makes a chip."""

    heading: str
    text: Callable[[R], str]
    second: Callable[[R], str] | None = None
    tone: Callable[[R], Tone | None] | None = None
    is_strong: bool = False


class RecordRows(QAbstractTableModel, Generic[R]):
    """`CellRole.KEY` of any cell is the row's `name`; rows of one name count as the same row."""

    def __init__(
        self,
        columns: Sequence[Column[R]],
        name: Callable[[R], str],
        *,
        row_tone: Callable[[R], Tone | None] = lambda _row: None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._name_of = name
        self._row_tone = row_tone
        self._rows: list[R] = []
        self._names: list[str] = []

    @property
    def rows(self) -> tuple[R, ...]:
        return tuple(self._rows)

    def row(self, place: int) -> R | None:
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def place_of(self, name: str) -> int:
        """The row's place, or -1."""
        return self._names.index(name) if name in self._names else -1

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show `rows` in this order."""
        names = self._unique(rows)
        if self._steps(names) > MOST_STEPS:
            self.beginResetModel()
            self._rows, self._names = list(rows), names
            self.endResetModel()
            return
        wanted = set(names)
        for place in range(len(self._names) - 1, -1, -1):
            if self._names[place] not in wanted:
                self.beginRemoveRows(QModelIndex(), place, place)
                del self._rows[place], self._names[place]
                self.endRemoveRows()
        have = set(self._names)
        for place, (name, row) in enumerate(zip(names, rows, strict=True)):
            self._put(place, name, row, is_here=name in have)

    def _unique(self, rows: Sequence[R]) -> list[str]:
        """Each row's name; a second one of a name (a server may tell none) gets a number."""
        seen: Counter[str] = Counter()
        names = []
        for row in rows:
            name = self._name_of(row)
            seen[name] += 1
            names.append(name if seen[name] == 1 else f"{name}#{seen[name]}")
        return names

    def _steps(self, names: Sequence[str]) -> int:
        """How many rows come, go, or (about) move."""
        wanted, have = set(names), set(self._names)
        before = [name for name in self._names if name in wanted]
        after = [name for name in names if name in have]
        moves = sum(old != new for old, new in zip(before, after, strict=True))
        return len(wanted ^ have) + moves

    def _put(self, place: int, name: str, row: R, *, is_here: bool) -> None:
        if not is_here:
            self.beginInsertRows(QModelIndex(), place, place)
            self._rows.insert(place, row)
            self._names.insert(place, name)
            self.endInsertRows()
            return
        if self._names[place] != name:
            came_from = self._names.index(name)
            self.beginMoveRows(QModelIndex(), came_from, came_from, QModelIndex(), place)
            self._rows.insert(place, self._rows.pop(came_from))
            self._names.insert(place, self._names.pop(came_from))
            self.endMoveRows()
        if self._rows[place] != row:
            self._rows[place] = row
            last = self.columnCount() - 1
            self.dataChanged.emit(self.index(place, 0), self.index(place, last))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].heading
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.text(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_cell(column.text(row), self._second(row, column))
        if role == CellRole.SECOND_LINE:
            return self._second(row, column)
        if role == CellRole.TONE:
            return column.tone(row) if column.tone is not None else None
        if role == CellRole.IS_STRONG:
            return column.is_strong
        if role == CellRole.ROW_TONE:
            return self._row_tone(row)
        if role == CellRole.KEY:
            return self._names[index.row()]
        return None

    @staticmethod
    def _second(row: R, column: Column[R]) -> str:
        return column.second(row) if column.second is not None else ""
