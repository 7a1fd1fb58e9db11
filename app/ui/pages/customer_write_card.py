"""A card on the customer page with fields to change: its buttons, and what became of a saving."""

from typing import ClassVar

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from app.domain.registration import FormValues
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import CardFrame
from app.ui.widgets.flow_row import FlowRow
from app.ui.widgets.form_notice import FormNotice
from app.ui.widgets.label import label
from app.ui.widgets.typed_fields import TypedFields

translate = QCoreApplication.translate


class WriteCard(CardFrame):
    """`<prefix>_save`, `<prefix>_undo` and `<prefix>_message` are its parts beside the fields.

    It is the view of a `CardForm`. Whoever makes one calls `word` once all its parts are there.
    """

    save_requested: ClassVar[Signal] = Signal()
    undo_requested: ClassVar[Signal] = Signal()

    def __init__(self, prefix: str, fields: TypedFields, *more: QWidget) -> None:
        """`more` stand beside the buttons."""
        super().__init__()
        self.prefix = prefix
        self.fields = fields
        self.notice = FormNotice(f"{prefix}_message")
        self.words = label(role="second")
        self.words.setObjectName(f"{prefix}_words")
        self.words.setWordWrap(True)
        self.save = Button("", kind=ButtonKind.PRIMARY)
        self.save.setObjectName(f"{prefix}_save")
        self.undo = Button("", kind=ButtonKind.QUIET)
        self.undo.setObjectName(f"{prefix}_undo")
        self.buttons = FlowRow(self.save, self.undo, *more)
        for part in (self.words, self.fields, self.notice, self.buttons):
            self.body.addWidget(part)
        self._is_busy = False
        self.fields.changed.connect(self._on_changed)
        self.fields.enter_pressed.connect(self._on_enter)
        self.save.clicked.connect(self.save_requested)
        self.undo.clicked.connect(self.undo_requested)
        self.set_words("")
        self.show_touched()

    def word(self) -> None:
        self.save.setText(translate("card form", "Save"))
        self.undo.setText(translate("card form", "Put back"))
        self.undo.setAccessibleDescription(
            translate("card form", "What was typed goes; what is known shows again.")
        )

    def set_words(self, text: str) -> None:
        """A quiet sentence above the fields; empty for none."""
        self.words.setText(text)
        self.words.setVisible(bool(text))

    def show_touched(self) -> None:
        """The buttons are for what is typed: without it there is nothing to save or put back."""
        is_touched = bool(self.fields.touched)
        self.save.setEnabled(is_touched and not self._is_busy)
        self.undo.setVisible(is_touched)

    # The view of a form (see `FormView`).

    def values(self) -> FormValues:
        return self.fields.values()

    def fill(self, values: FormValues) -> None:
        self.fields.fill(values)
        self.show_touched()

    def set_busy(self, is_busy: bool) -> None:
        self._is_busy = is_busy
        self.show_touched()

    @property
    def already_waiting_words(self) -> str:
        return translate("card form", "Not saved again: this waits to be sent already.")

    def _on_changed(self, name: str) -> None:
        self.show_touched()

    def _on_enter(self) -> None:
        if self.save.isEnabled():
            self.save_requested.emit()
