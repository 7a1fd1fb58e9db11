"""What this till has saved, as rows: what, for whom, since when, in which state, and why.

A new list is taken over row by row, so that whoever looks at one keeps it and its place.
"""

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

from app.domain.op import Op, OpId
from app.ui.formats import contact_words, day_or_time, name_words
from app.ui.models.roles import CellRole, spoken_cell
from app.ui.plain_tip import plain_tip
from app.ui.tone import Tone
from app.ui.wording import kind_words, state_words, why_words
from app.ui.wording_fields import about_words

translate = QCoreApplication.translate

MOST_STEPS = 200
"""Where more rows than this come, go or move, the list is simply exchanged."""

Index = QModelIndex | QPersistentModelIndex


@unique
class PendingColumn(IntEnum):
    WHAT = 0
    WHOM = 1
    SINCE = 2
    STATE = 3
    WHY = 4


class PendingModel(QAbstractTableModel):
    """`CellRole.KEY` of any cell is the op's id."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._ops: list[Op] = []
        self._now: datetime | None = None

    def set_ops(self, ops: Sequence[Op], now: datetime) -> None:
        """Show `ops` in this order; `now` (aware) is what ages are told by."""
        self._now = now
        wanted = {op.id for op in ops}
        have = {op.id for op in self._ops}
        if len(wanted ^ have) + self._moves(ops) > MOST_STEPS:
            self.beginResetModel()
            self._ops = list(ops)
            self.endResetModel()
            return
        self._remove_all_but(wanted)
        for row, op in enumerate(ops):
            self._put(row, op, op.id in have)

    def op(self, row: int) -> Op | None:
        return self._ops[row] if 0 <= row < len(self._ops) else None

    def row_of(self, op_id: OpId) -> int:
        """The op's row, or -1."""
        return next((row for row, op in enumerate(self._ops) if op.id == op_id), -1)

    def _moves(self, ops: Sequence[Op]) -> int:
        """How many of the rows that stay change their place (about)."""
        wanted = {op.id for op in ops}
        have = {op.id for op in self._ops}
        before = [op.id for op in self._ops if op.id in wanted]
        after = [op.id for op in ops if op.id in have]
        return sum(old != new for old, new in zip(before, after, strict=True))

    def _remove_all_but(self, wanted: set[OpId]) -> None:
        for row in range(len(self._ops) - 1, -1, -1):
            if self._ops[row].id not in wanted:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._ops[row]
                self.endRemoveRows()

    def _put(self, row: int, op: Op, is_here: bool) -> None:
        if not is_here:
            self.beginInsertRows(QModelIndex(), row, row)
            self._ops.insert(row, op)
            self.endInsertRows()
            return
        if self._ops[row].id != op.id:
            came_from = self.row_of(op.id)
            self.beginMoveRows(QModelIndex(), came_from, came_from, QModelIndex(), row)
            self._ops.insert(row, self._ops.pop(came_from))
            self.endMoveRows()
        if self._ops[row] != op:
            self._ops[row] = op
            last = self.columnCount() - 1
            self.dataChanged.emit(self.index(row, 0), self.index(row, last))

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._ops)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(PendingColumn)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _heading(PendingColumn(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        op = self.op(index.row()) if index.isValid() else None
        if op is None:
            return None
        column = PendingColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(op, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return spoken_cell(self._text(op, column), _second_line(op, column))
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(why_words(op)) if column is PendingColumn.WHY else None
        if role == CellRole.SECOND_LINE:
            return _second_line(op, column)
        if role == CellRole.TONE:
            return state_words(op)[1] if column is PendingColumn.STATE else None
        if role == CellRole.IS_STRONG:
            return column is PendingColumn.WHAT
        if role == CellRole.ROW_TONE:
            return Tone.BAD if op.needs_person else None
        if role == CellRole.KEY:
            return op.id
        return None

    def _text(self, op: Op, column: PendingColumn) -> str:
        match column:
            case PendingColumn.WHAT:
                return kind_words(op.kind)
            case PendingColumn.WHOM:
                return name_words(op.whom)
            case PendingColumn.SINCE:
                return day_or_time(op.created_at, self._now or op.created_at)
            case PendingColumn.STATE:
                return state_words(op)[0]
            case PendingColumn.WHY:
                return why_words(op)
            case _:
                assert_never(column)


def _heading(column: PendingColumn) -> str:
    match column:
        case PendingColumn.WHAT:
            return translate("pending", "What")
        case PendingColumn.WHOM:
            return translate("pending", "For")
        case PendingColumn.SINCE:
            return translate("pending", "Since")
        case PendingColumn.STATE:
            return translate("pending", "State")
        case PendingColumn.WHY:
            return translate("pending", "Why")
        case _:
            assert_never(column)


def _second_line(op: Op, column: PendingColumn) -> str:
    if column is PendingColumn.WHAT:
        by = translate("pending", "by {name}").format(name=op.associate.name)
        return about_words(op) or by
    if column is PendingColumn.WHOM:
        return next(iter(contact_words(op.whom)), "")
    return ""
