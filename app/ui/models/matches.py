"""The rows of a search, or of those seen lately, for a list view."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from app.domain.customer import CustomerKey
from app.domain.match import Match
from app.ui.formats import age_tone, age_words, contact_words, day_or_time, name_words
from app.ui.models.roles import CellRole
from app.ui.tone import Tone
from app.ui.wording_customer import reason_words

Index = QModelIndex | QPersistentModelIndex


class MatchesModel(QAbstractListModel):
    """One match a row: its text is the name, everything else is read from `CellRole.MATCH`."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._matches: tuple[Match, ...] = ()
        self._now: datetime | None = None

    @property
    def matches(self) -> tuple[Match, ...]:
        return self._matches

    def set_matches(self, matches: Sequence[Match], now: datetime) -> None:
        """Show these; `now` is what ages are told against."""
        self.beginResetModel()
        self._matches = tuple(matches)
        self._now = now
        self.endResetModel()

    def key_at(self, index: Index) -> CustomerKey | None:
        return self._matches[index.row()].key if index.isValid() else None

    def age_of(self, match: Match) -> str:
        """When the till last heard of this customer, for the row's end."""
        if self._now is None:
            return ""
        if match.op is not None:
            return day_or_time(match.op.created_at, self._now)
        return age_words(match.fetched_at, self._now)

    def seen_of(self, match: Match) -> str:
        """The same in fewer words."""
        at = match.op.created_at if match.op is not None else match.fetched_at
        if self._now is None:
            return ""
        return day_or_time(at, self._now) if at is not None else age_words(None, self._now)

    def is_old(self, match: Match) -> bool:
        """Whether the fact is past an hour."""
        if self._now is None or match.fetched_at is None:
            return False
        return age_tone(match.fetched_at, self._now) is Tone.CARE

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._matches)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        match = self._matches[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return name_words(match.customer)
        if role == CellRole.MATCH:
            return match
        if role == CellRole.KEY:
            return match.key
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(match)
        return None

    def headerData(
        self,
        section: int,
        orientation: Qt.Orientation,
        role: int = Qt.ItemDataRole.DisplayRole,
    ) -> object:
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.tr("Customer")
        return None

    def _spoken(self, match: Match) -> str:
        """The whole row as one would read it out."""
        customer = match.customer
        parts = (
            name_words(customer),
            customer.tier,
            *contact_words(customer),
            reason_words(match),
            self.age_of(match),
        )
        return ", ".join(part for part in parts if part)
