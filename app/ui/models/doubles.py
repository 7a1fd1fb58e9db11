"""Possible doubles of the person being registered, as rows with why each is one."""

from PySide6.QtCore import (
    QAbstractListModel,
    QCoreApplication,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from app.domain.customer import Customer
from app.domain.email import read_email
from app.domain.match import Match
from app.domain.phone import read_phone
from app.domain.registration import FormValues
from app.ui.formats import name_words
from app.ui.models.roles import CellRole

translate = QCoreApplication.translate

Index = QModelIndex | QPersistentModelIndex


def likeness_words(match: Match, values: FormValues, *, country: str) -> str:
    """What `match` and the form have in common, and that the match waits to be sent if so."""
    customer, parts = match.customer, []
    if match.op is not None and match.op.is_unsent:
        parts.append(translate("doubles", "waiting to be sent"))
    phone = read_phone(values.get("mobile", ""), country=country)
    if phone.digits and phone.digits == customer.mobile:
        parts.append(translate("doubles", "same mobile"))
    address = read_email(values.get("email", "")).address
    if address and address.lower() == customer.email.lower():
        parts.append(translate("doubles", "same e-mail"))
    card = values.get("external_id", "").strip()
    if card and card == customer.external_id:
        parts.append(translate("doubles", "same card"))
    if _same_name(values, customer):
        parts.append(translate("doubles", "same name"))
    elif not parts or (match.op is not None and len(parts) == 1):
        parts.append(translate("doubles", "name alike"))
    if customer.mobile and not (phone.digits and phone.digits == customer.mobile):
        ends = translate("doubles", "mobile ends {digits}")
        parts.append(ends.format(digits=customer.mobile[-4:]))
    return " · ".join(parts)


def shares_identifier(match: Match, values: FormValues, *, country: str) -> bool:
    """Whether the form names an identifier that this customer has: no mere likeness."""
    customer = match.customer
    digits = read_phone(values.get("mobile", ""), country=country).digits
    address = (read_email(values.get("email", "")).address or "").lower()
    card = values.get("external_id", "").strip()
    return (
        (bool(digits) and digits == customer.mobile)
        or (bool(address) and address == customer.email.lower())
        or (bool(card) and card == customer.external_id)
    )


def _same_name(values: FormValues, customer: Customer) -> bool:
    typed = f"{values.get('firstname', '')} {values.get('lastname', '')}".split()
    return bool(typed) and " ".join(typed).casefold() == customer.name.casefold()


class DoublesModel(QAbstractListModel):
    """One row a match; the display text names the person and what is alike."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[tuple[Match, str], ...] = ()

    def set_rows(self, rows: tuple[tuple[Match, str], ...]) -> None:
        """Show `rows`: each match with its likeness in words."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    @property
    def rows(self) -> tuple[tuple[Match, str], ...]:
        return self._rows

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        match, words = self._rows[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{name_words(match.customer)} – {words}"
        if role == CellRole.SECOND_LINE:
            return words
        if role == CellRole.KEY:
            return match.key
        if role == CellRole.MATCH:
            return match
        return None
