"""The conditions of a search as they are being put together: rows of attribute, operator, values.

A list that comes from elsewhere is taken over cell by cell, so that whoever types into one keeps
the place.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum, unique
from typing import ClassVar, assert_never

from PySide6.QtCore import (
    QAbstractTableModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from app.domain.search_meaning import ValueKind, kind_of
from app.domain.search_query import Attribute, Operator
from app.ui.pages.search_words import (
    attribute_words,
    condition_words,
    operator_words,
    values_words,
)

translate = QCoreApplication.translate

Index = QModelIndex | QPersistentModelIndex

_TEXT_OPERATORS = (
    Operator.STARTS,
    Operator.EXACT,
    Operator.EQUALS,
    Operator.ENDS,
    Operator.IN,
    Operator.LESS,
    Operator.GREATER,
    Operator.RANGE,
)
_ORDERED_OPERATORS = (
    Operator.EQUALS,
    Operator.GREATER,
    Operator.LESS,
    Operator.RANGE,
    Operator.IN,
    Operator.EXACT,
)
_WHOLE_OPERATORS = (Operator.EQUALS, *(one for one in _TEXT_OPERATORS if one != Operator.EQUALS))
_BEGINS_WITH_WHOLE = frozenset(
    {Attribute.TIER, Attribute.REGISTERED_STORE, Attribute.EXTERNAL_ID, Attribute.ORG_ID}
)


@unique
class ConditionColumn(IntEnum):
    ATTRIBUTE = 0
    OPERATOR = 1
    VALUES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ConditionDraft:
    """One condition, perhaps half filled. `values` have a `;` between them, as in the grammar."""

    attribute: str
    operator: Operator
    values: str = ""

    @property
    def is_blank(self) -> bool:
        return not self.values.strip(" ;")


FIRST = ConditionDraft(attribute=Attribute.FIRSTNAME, operator=Operator.STARTS)


def operators_for(attribute: str) -> tuple[Operator, ...]:
    """What makes sense for an attribute, the likeliest first."""
    match kind_of(attribute):
        case ValueKind.NUMBER | ValueKind.DAY:
            return _ORDERED_OPERATORS
        case ValueKind.MOBILE | ValueKind.EMAIL | ValueKind.CODE:
            return _WHOLE_OPERATORS
        case ValueKind.TEXT:
            return _WHOLE_OPERATORS if attribute in _BEGINS_WITH_WHOLE else _TEXT_OPERATORS


class ConditionsModel(QAbstractTableModel):
    """Edited by `setData` with the role EditRole. `edited` tells of a person's change; a list that
    is shown (`set_drafts`) is none.
    """

    edited: ClassVar[Signal] = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._drafts: list[ConditionDraft] = [FIRST]
        self._labels: Mapping[str, str] = {}

    @property
    def drafts(self) -> tuple[ConditionDraft, ...]:
        return tuple(self._drafts)

    @property
    def words(self) -> str:
        """All that is filled, as one reads it: `Tier is Gold · Points is above 500`."""
        return " · ".join(
            condition_words(
                self.label_of(draft.attribute),
                operator_words(draft.operator, kind_of(draft.attribute)),
                values_words(draft.operator, draft.values),
            )
            for draft in self._drafts
            if not draft.is_blank
        )

    def set_labels(self, labels: Mapping[str, str]) -> None:
        """What the organisation's own fields are called, by name."""
        self._labels = labels
        self._tell(0, len(self._drafts) - 1)

    def set_drafts(self, drafts: Sequence[ConditionDraft]) -> None:
        """Show these, at least one row."""
        wanted = list(drafts) or [FIRST]
        common = min(len(wanted), len(self._drafts))
        for row in range(common):
            if self._drafts[row] != wanted[row]:
                self._drafts[row] = wanted[row]
                self._tell(row, row)
        if len(self._drafts) > common:
            self.beginRemoveRows(QModelIndex(), common, len(self._drafts) - 1)
            del self._drafts[common:]
            self.endRemoveRows()
        if len(wanted) > common:
            self.beginInsertRows(QModelIndex(), common, len(wanted) - 1)
            self._drafts += wanted[common:]
            self.endInsertRows()

    def add(self) -> None:
        """A new row at the end, of an attribute that is not asked for yet, if there is one."""
        asked = {draft.attribute for draft in self._drafts}
        attribute = next((one for one in Attribute if one not in asked), Attribute.FIRSTNAME)
        row = len(self._drafts)
        self.beginInsertRows(QModelIndex(), row, row)
        self._drafts.append(
            ConditionDraft(attribute=attribute, operator=operators_for(attribute)[0])
        )
        self.endInsertRows()
        self.edited.emit()

    def remove(self, row: int) -> None:
        """Take a row away; the last one is emptied instead."""
        if len(self._drafts) == 1:
            self._drafts[0] = FIRST
            self._tell(0, 0)
        else:
            self.beginRemoveRows(QModelIndex(), row, row)
            del self._drafts[row]
            self.endRemoveRows()
        self.edited.emit()

    def label_of(self, attribute: str) -> str:
        return self._labels.get(attribute) or attribute_words(attribute)

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._drafts)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(ConditionColumn)

    def flags(self, index: Index) -> Qt.ItemFlag:
        return super().flags(index) | Qt.ItemFlag.ItemIsEditable

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _heading(ConditionColumn(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        draft, column = self._drafts[index.row()], ConditionColumn(index.column())
        if role == Qt.ItemDataRole.EditRole:
            return _raw(draft, column)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return self._words(draft, column)
        return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.EditRole or not index.isValid():
            return False
        row = index.row()
        try:
            changed = _changed(self._drafts[row], ConditionColumn(index.column()), str(value))
        except ValueError:  # no such operator
            return False
        if changed != self._drafts[row]:
            self._drafts[row] = changed
            self._tell(row, row)
            self.edited.emit()
        return True

    def _words(self, draft: ConditionDraft, column: ConditionColumn) -> str:
        match column:
            case ConditionColumn.ATTRIBUTE:
                return self.label_of(draft.attribute)
            case ConditionColumn.OPERATOR:
                return operator_words(draft.operator, kind_of(draft.attribute))
            case ConditionColumn.VALUES:
                return values_words(draft.operator, draft.values)
            case _:
                assert_never(column)

    def _tell(self, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(first, 0), self.index(last, self.columnCount() - 1))


def _raw(draft: ConditionDraft, column: ConditionColumn) -> str:
    match column:
        case ConditionColumn.ATTRIBUTE:
            return draft.attribute
        case ConditionColumn.OPERATOR:
            return draft.operator.value
        case ConditionColumn.VALUES:
            return draft.values
        case _:
            assert_never(column)


def _changed(draft: ConditionDraft, column: ConditionColumn, text: str) -> ConditionDraft:
    """Raises ValueError for an operator that there is not."""
    match column:
        case ConditionColumn.VALUES:
            return replace(draft, values=text)
        case ConditionColumn.OPERATOR:
            return replace(draft, operator=Operator(text))
        case ConditionColumn.ATTRIBUTE:
            if kind_of(text) is kind_of(draft.attribute):
                return replace(draft, attribute=text)
            # What was typed as one kind of value makes no sense as another.
            return ConditionDraft(attribute=text, operator=operators_for(text)[0])
        case _:
            assert_never(column)


def _heading(column: ConditionColumn) -> str:
    match column:
        case ConditionColumn.ATTRIBUTE:
            return translate("search", "What")
        case ConditionColumn.OPERATOR:
            return translate("search", "How")
        case ConditionColumn.VALUES:
            return translate("search", "Value")
        case _:
            assert_never(column)
