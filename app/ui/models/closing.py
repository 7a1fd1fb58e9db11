"""What associates saved, a row each: who, what of which kind, since when, how much."""

from collections.abc import Sequence
from datetime import datetime
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

from app.domain.closing import Work
from app.ui.counts import counts
from app.ui.formats import day_or_time, number_words
from app.ui.models.roles import CellRole, spoken_cell
from app.ui.plain_tip import plain_tip
from app.ui.tone import Tone
from app.ui.wording_closing import kinds_words

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex


@unique
class WorkColumn(IntEnum):
    WHO = 0
    COUNT = 1
    WHAT = 2
    SINCE = 3
    """Of the oldest; only where work is unsent."""


class WorkModel(QAbstractTableModel):
    """`CellRole.KEY` of any cell is the associate's id."""

    def __init__(self, *, is_unsent: bool, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(WorkColumn) if is_unsent else tuple(WorkColumn)[:-1]
        self._works: tuple[Work, ...] = ()
        self._now: datetime | None = None

    def set_works(self, works: Sequence[Work], now: datetime) -> None:
        """`now` (aware) is what ages are told by."""
        if (tuple(works), now) == (self._works, self._now):
            return
        self.beginResetModel()
        self._works, self._now = tuple(works), now
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._works)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._columns)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _heading(self._columns[section])
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        work, column = self._works[index.row()], self._columns[index.column()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(work, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_cell(self._text(work, column), _second_line(work, column))
        if role == Qt.ItemDataRole.ToolTipRole and column is WorkColumn.WHAT:
            return plain_tip(self._text(work, column))
        if role == CellRole.SECOND_LINE:
            return _second_line(work, column)
        if role == CellRole.IS_STRONG:
            return column in {WorkColumn.WHO, WorkColumn.COUNT}
        if role == CellRole.ROW_TONE:
            return Tone.BAD if work.needs_person else None
        if role == CellRole.KEY:
            return work.associate.id
        return None

    def _text(self, work: Work, column: WorkColumn) -> str:
        match column:
            case WorkColumn.WHO:
                return work.associate.name
            case WorkColumn.COUNT:
                return number_words(work.ops)
            case WorkColumn.WHAT:
                return kinds_words(work.kinds)
            case WorkColumn.SINCE:
                oldest = work.oldest_at
                return "" if oldest is None else day_or_time(oldest, self._now or oldest)
            case _:
                assert_never(column)


def _second_line(work: Work, column: WorkColumn) -> str:
    is_told = column is WorkColumn.WHAT and work.needs_person
    return counts.needing(work.needs_person) if is_told else ""


def _heading(column: WorkColumn) -> str:
    match column:
        case WorkColumn.WHO:
            return translate("closing", "By")
        case WorkColumn.COUNT:
            return translate("closing", "How many")
        case WorkColumn.WHAT:
            return translate("closing", "What")
        case WorkColumn.SINCE:
            return translate("closing", "Oldest since")
        case _:
            assert_never(column)
