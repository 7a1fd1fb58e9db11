"""Asks for somebody's new PIN. Lies in the page and blocks nothing."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.escape_key import EscapeKey
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.field_grid import FieldGrid
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.form_field import FormField
from app.ui.widgets.label import label
from app.ui.widgets.pin_field import pin_field


class NewPinPanel(QFrame):
    """Its parts are named `<prefix>_current`, `_pin`, `_again`, `_confirm`, `_cancel`. `confirmed`
    carries the current PIN (empty where none is asked for), the new one, and that again.
    """

    confirmed: ClassVar[Signal] = Signal(str, str, str)
    cancelled: ClassVar[Signal] = Signal()

    def __init__(self, prefix: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{prefix}_panel")
        self._question = label(role="strong")
        self._question.setWordWrap(True)
        self._current, self._pin, self._again = (
            pin_field(f"{prefix}_{name}") for name in ("current", "pin", "again")
        )
        self._current_field = FormField(self.tr("PIN until now"), self._current)
        grid = FieldGrid(columns=2)
        grid.set_fields(
            [
                FormField(self.tr("New PIN"), self._pin),
                FormField(self.tr("New PIN again"), self._again),
            ]
        )
        self._confirm = Button(self.tr("Change the PIN"), kind=ButtonKind.PRIMARY)
        self._confirm.setObjectName(f"{prefix}_confirm")
        self._cancel = Button(self.tr("Cancel"))
        self._cancel.setObjectName(f"{prefix}_cancel")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 4, 0, 0)
        column.setSpacing(8)
        column.addWidget(self._question)
        # Not in the grid, which shows all that it lays out.
        column.addWidget(self._current_field)
        column.addWidget(grid)
        column.addWidget(FlowRow(self._confirm, self._cancel))
        for field in (self._current, self._pin, self._again):
            field.textChanged.connect(self._on_changed)
            field.returnPressed.connect(self._on_confirm)
        self._confirm.clicked.connect(self._on_confirm)
        self._cancel.clicked.connect(self._on_cancel)
        EscapeKey(self).pressed.connect(self._on_cancel)
        self.hide()

    def ask(self, name: str, *, is_own: bool) -> None:
        """For the associate of this name; their own PIN changes for who knows it."""
        self._question.setText(self.tr("A new PIN for {name}").format(name=name))
        self._current_field.setVisible(is_own)
        self.clear()
        self.show()
        first = self._current if is_own else self._pin
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        """Close; no PIN stays behind."""
        self.hide()
        self.clear()

    def clear(self) -> None:
        for field in (self._current, self._pin, self._again):
            field.clear()
        self._on_changed()

    def _on_changed(self) -> None:
        asked = [self._pin, self._again]
        if not self._current_field.isHidden():
            asked.append(self._current)
        self._confirm.setEnabled(all(field.text() for field in asked))

    def _on_confirm(self) -> None:
        if self._confirm.isEnabled():
            self.confirmed.emit(self._current.text(), self._pin.text(), self._again.text())

    def _on_cancel(self) -> None:
        self.dismiss()
        self.cancelled.emit()
