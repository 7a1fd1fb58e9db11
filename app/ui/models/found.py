"""Whom a search found, as rows of a table; further pages are added at the end."""

from collections.abc import Mapping, Sequence
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

from app.domain.customer import Customer
from app.services.search import FoundCustomer, Source
from app.ui.formats import (
    age_words,
    contact_words,
    date_words,
    local,
    money_words,
    name_words,
    number_words,
)
from app.ui.models.roles import CellRole
from app.ui.plain_tip import plain_tip
from app.ui.wording import state_words

translate = QCoreApplication.translate

Index = QModelIndex | QPersistentModelIndex


@unique
class FoundColumn(IntEnum):
    NAME = 0
    IDENTIFIERS = 1
    TIER = 2
    POINTS = 3
    PURCHASES = 4
    LAST_PURCHASE = 5
    REGISTERED = 6
    ATTRIBUTES = 7


class FoundModel(QAbstractTableModel):
    """`CellRole.KEY` of any cell is the customer's key. Identifiers are masked."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[FoundCustomer] = []
        self._source = Source.SERVER
        self._now: datetime | None = None
        self._currency = ""
        self._labels: Mapping[str, str] = {}

    @property
    def rows(self) -> tuple[FoundCustomer, ...]:
        return tuple(self._rows)

    def set_ground(self, currency: str, labels: Mapping[str, str]) -> None:
        """How amounts are written, and what the organisation's own fields are called."""
        self._currency, self._labels = currency, labels

    def set_rows(self, rows: Sequence[FoundCustomer], source: Source, now: datetime) -> None:
        """Show these; `now` is what ages are told against."""
        self.beginResetModel()
        self._rows, self._source, self._now = [], source, now
        self._rows = self._new(rows)
        self.endResetModel()

    def clear(self) -> None:
        self.beginResetModel()
        self._rows = []
        self.endResetModel()

    def add_rows(self, rows: Sequence[FoundCustomer]) -> None:
        """Further rows; who is shown already is left out, where the answer has moved meanwhile."""
        new = self._new(rows)
        if new:
            first = len(self._rows)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._rows += new
            self.endInsertRows()

    def _new(self, rows: Sequence[FoundCustomer]) -> list[FoundCustomer]:
        known = {row.key for row in self._rows}
        return [row for row in {row.key: row for row in rows}.values() if row.key not in known]

    def row(self, number: int) -> FoundCustomer | None:
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(FoundColumn)

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return _heading(FoundColumn(section))
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        column = FoundColumn(index.column())
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(row, column)
        if role == CellRole.SECOND_LINE:
            return self._second(row, column)
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole}:
            parts = (self._text(row, column), self._second(row, column))
            words = ", ".join(part for part in parts if part)
            return plain_tip(words) if role == Qt.ItemDataRole.ToolTipRole else words
        if role == CellRole.IS_STRONG:
            return column is FoundColumn.NAME
        if role == CellRole.KEY:
            return row.key
        return None

    def _text(self, row: FoundCustomer, column: FoundColumn) -> str:
        customer = row.customer
        match column:
            case FoundColumn.NAME:
                return name_words(customer)
            case FoundColumn.IDENTIFIERS:
                return next(iter(contact_words(customer)), "")
            case FoundColumn.TIER:
                return customer.tier
            case FoundColumn.POINTS:
                return number_words(customer.points)
            case FoundColumn.PURCHASES:
                return money_words(customer.lifetime_purchases, self._currency)
            case FoundColumn.LAST_PURCHASE:
                return money_words(row.last_purchase, self._currency)
            case FoundColumn.REGISTERED:
                at = customer.registered_at
                return "" if at is None else date_words(local(at).date())
            case FoundColumn.ATTRIBUTES:
                return self._attributes(customer)
            case _:
                assert_never(column)

    def _second(self, row: FoundCustomer, column: FoundColumn) -> str:
        if column is FoundColumn.NAME:
            return self._standing(row)
        if column is FoundColumn.IDENTIFIERS:
            return " · ".join(contact_words(row.customer)[1:])
        if column is FoundColumn.REGISTERED:
            return row.customer.registered_by or row.customer.registered_store.name
        return ""

    def _standing(self, row: FoundCustomer) -> str:
        """That they are not sent yet, or how old this till's word of them is."""
        if row.op is not None:
            return state_words(row.op)[0]
        if self._source is Source.SERVER or self._now is None:
            return ""
        return age_words(row.fetched_at, self._now)

    def _attributes(self, customer: Customer) -> str:
        return " · ".join(
            translate("search", "{field}: {value}").format(
                field=self._labels.get(field.name) or field.name, value=", ".join(field.values)
            )
            for field in customer.custom_fields
            if field.values
        )


def _heading(column: FoundColumn) -> str:
    match column:
        case FoundColumn.NAME:
            return translate("search", "Name")
        case FoundColumn.IDENTIFIERS:
            return translate("search", "Known by")
        case FoundColumn.TIER:
            return translate("search", "Tier")
        case FoundColumn.POINTS:
            return translate("search", "Points")
        case FoundColumn.PURCHASES:
            return translate("search", "Purchases")
        case FoundColumn.LAST_PURCHASE:
            return translate("search", "Last purchase")
        case FoundColumn.REGISTERED:
            return translate("search", "Registered")
        case FoundColumn.ATTRIBUTES:
            return translate("search", "More")
        case _:
            assert_never(column)
