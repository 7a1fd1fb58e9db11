"""The fields of an edit that was also changed on the server: was, theirs, mine, and the choice."""

from collections.abc import Mapping, Sequence
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

from app.domain.organisation import FieldSpec
from app.domain.profile_edit import FieldConflict, Side
from app.ui.models.roles import CellRole
from app.ui.plain_tip import plain_tip
from app.ui.wording_fields import field_words, value_words

translate = QCoreApplication.translate
Index = QModelIndex | QPersistentModelIndex


@unique
class ConflictColumn(IntEnum):
    FIELD = 0
    WAS = 1
    THEIRS = 2
    MINE = 3
    CHOICE = 4


SIDES = {ConflictColumn.THEIRS: Side.THEIRS, ConflictColumn.MINE: Side.MINE}


class ConflictModel(QAbstractTableModel):
    """Nothing is chosen until somebody chooses. `CellRole.KEY` of any cell is the field's name."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._conflicts: tuple[FieldConflict, ...] = ()
        self._specs: tuple[FieldSpec, ...] = ()
        self._sides: dict[str, Side] = {}

    def set_conflicts(self, conflicts: Sequence[FieldConflict]) -> None:
        """Show other conflicts, with nothing chosen; the same ones keep what was chosen."""
        if tuple(conflicts) == self._conflicts:
            return
        self.beginResetModel()
        self._conflicts = tuple(conflicts)
        self._sides = {}
        self.endResetModel()

    def set_specs(self, specs: Sequence[FieldSpec]) -> None:
        """What the organisation calls its own fields."""
        self._specs = tuple(specs)
        self._tell_all()

    @property
    def sides(self) -> Mapping[str, Side]:
        """What has been chosen so far, by field."""
        return dict(self._sides)

    @property
    def is_decided(self) -> bool:
        return bool(self._conflicts) and len(self._sides) == len(self._conflicts)

    def choose(self, index: Index) -> None:
        """Take the value in this cell; in any other column, the other side than now."""
        if not index.isValid():
            return
        field = self._conflicts[index.row()].field
        side = SIDES.get(ConflictColumn(index.column()))
        if side is None:
            was = self._sides.get(field)
            side = Side.MINE if was is Side.THEIRS else Side.THEIRS
        self._sides[field] = side
        self._tell_all()

    def _tell_all(self) -> None:
        if self._conflicts:
            last = self.index(self.rowCount() - 1, self.columnCount() - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._conflicts)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(ConflictColumn)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _heading(ConflictColumn(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        conflict, column = self._conflicts[index.row()], ConflictColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(conflict, column)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(self._text(conflict, column))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(conflict, column)
        if role == Qt.ItemDataRole.CheckStateRole and column in SIDES:
            is_chosen = self._sides.get(conflict.field) is SIDES[column]
            return Qt.CheckState.Checked if is_chosen else Qt.CheckState.Unchecked
        if role == CellRole.IS_STRONG:
            return column is ConflictColumn.FIELD
        if role == CellRole.KEY:
            return conflict.field
        return None

    def _text(self, conflict: FieldConflict, column: ConflictColumn) -> str:
        match column:
            case ConflictColumn.FIELD:
                return field_words(conflict.field, self._specs)
            case ConflictColumn.WAS:
                return value_words(conflict.field, conflict.was)
            case ConflictColumn.THEIRS:
                return value_words(conflict.field, conflict.theirs)
            case ConflictColumn.MINE:
                return value_words(conflict.field, conflict.mine)
            case ConflictColumn.CHOICE:
                return _choice(self._sides.get(conflict.field))
            case _:
                assert_never(column)

    def _spoken(self, conflict: FieldConflict, column: ConflictColumn) -> str:
        text = self._text(conflict, column)
        is_chosen = column in SIDES and self._sides.get(conflict.field) is SIDES[column]
        return translate("conflict", "{value}, chosen").format(value=text) if is_chosen else text


def _heading(column: ConflictColumn) -> str:
    match column:
        case ConflictColumn.FIELD:
            return translate("conflict", "Field")
        case ConflictColumn.WAS:
            return translate("conflict", "It was")
        case ConflictColumn.THEIRS:
            return translate("conflict", "On the server")
        case ConflictColumn.MINE:
            return translate("conflict", "Written here")
        case ConflictColumn.CHOICE:
            return translate("conflict", "Choice")
        case _:
            assert_never(column)


def _choice(side: Side | None) -> str:
    match side:
        case None:
            return translate("conflict", "not chosen yet")
        case Side.THEIRS:
            return translate("conflict", "the server's")
        case Side.MINE:
            return translate("conflict", "the one from here")
        case _:
            assert_never(side)
