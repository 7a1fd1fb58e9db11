"""The contents of the customer page's tabs. Each shows its part of a `CardView`."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from app.ui import theme
from app.ui.pages.customer_view import CardView
from app.ui.widgets.card import CardFrame
from app.ui.widgets.content_scroll import ContentScroll
from app.ui.widgets.expiry_list import ExpiryList
from app.ui.widgets.fact_list import FactList
from app.ui.widgets.field import LabelledField
from app.ui.widgets.field_grid import FieldGrid
from app.ui.widgets.label import label
from app.ui.widgets.text_edit import LineEdit

COLUMN_PX = 280
GAP = 16


class _Cards(QWidget):
    """Cards side by side, as many as fit; the rest below."""

    def __init__(self, cards: list[CardFrame]) -> None:
        super().__init__()
        self._cards = cards
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP)
        self._arrange(len(cards))

    def _arrange(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for card in self._cards:
            self._grid.removeWidget(card)
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(len(self._cards)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._grid.setRowStretch(len(self._cards), 1)

    def minimumSizeHint(self) -> QSize:
        return QSize(COLUMN_PX, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() + GAP
        columns = room // (theme.sp(COLUMN_PX) + GAP)
        self._arrange(max(1, min(len(self._cards), columns)))


class _TabScroll(ContentScroll):
    """Gives way before the card's head does: a tab scrolls, the head cannot."""

    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), 60)


class OverviewTab(_TabScroll):
    """Points by expiry, the registration, and what the server says of the customer."""

    def __init__(self, parent: QWidget | None = None) -> None:
        self._expiry_card = CardFrame()
        self._registered_card = CardFrame()
        self._status_card = CardFrame()
        super().__init__(
            _Cards([self._expiry_card, self._registered_card, self._status_card]), parent
        )
        self.setObjectName("overview")
        self.expiry = ExpiryList()
        self.expiry.setObjectName("overview_expiry")
        self._no_expiry = label(role="second")
        self._no_expiry.setWordWrap(True)
        self.registered = FactList("overview_registered")
        self.status = FactList("overview_status")
        for card, *parts in (
            (self._expiry_card, self.expiry, self._no_expiry),
            (self._registered_card, self.registered),
            (self._status_card, self.status),
        ):
            for part in parts:
                card.body.addWidget(part)
            card.body.addStretch(1)
        self.word()

    def show_view(self, view: CardView) -> None:
        self.expiry.lines.set_lines(view.expiry)
        self.expiry.setVisible(bool(view.expiry))
        self._no_expiry.setText(view.no_expiry)
        self._no_expiry.setVisible(not view.expiry)
        self.registered.set_facts(view.registered)
        self.status.set_facts(view.status)
        for card in (self._expiry_card, self._registered_card, self._status_card):
            card.set_right(view.age)

    def word(self) -> None:
        self._expiry_card.set_title(self.tr("Points by expiry"))
        self._registered_card.set_title(self.tr("Registered"))
        self._status_card.set_title(self.tr("Status"))
        self.registered.setAccessibleName(self.tr("Registered"))
        self.status.setAccessibleName(self.tr("Status"))
        self.expiry.setAccessibleName(self.tr("Points by expiry"))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.word()
        super().changeEvent(event)


class ProfileTab(_TabScroll):
    """The customer's fields, to read. Every customer gets fields of their own."""

    def __init__(self, parent: QWidget | None = None) -> None:
        content = QWidget()
        super().__init__(content, parent)
        self.setObjectName("profile")
        self._card = CardFrame()
        self._grid = FieldGrid(columns=2)
        self._card.body.addWidget(self._grid)
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._card)
        column.addStretch(1)
        self._fields: dict[str, LabelledField] = {}

    def show_view(self, view: CardView) -> None:
        if not view.fields:
            self._blank()
            return
        names = [field.name for field in view.fields]
        if names != list(self._fields):
            self._fields = {name: self._fields.get(name) or _read_only(name) for name in names}
            self._grid.set_fields(tuple(self._fields.values()))
        for field in view.fields:
            shown = self._fields[field.name]
            shown.set_label(field.label)
            editor = shown.editor
            if isinstance(editor, LineEdit):
                editor.setText(field.value)
                editor.setCursorPosition(0)

    def _blank(self) -> None:
        """Fields stay for the next customer's values, empty."""
        for field in self._fields.values():
            if isinstance(field.editor, LineEdit):
                field.editor.clear()


def _read_only(name: str) -> LabelledField:
    editor = LineEdit()
    editor.setObjectName(name)
    editor.setReadOnly(True)
    editor.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return LabelledField("", editor, has_message=False)
