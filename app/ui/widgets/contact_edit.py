"""A field for a number, an address or a card: masked to passers-by, whole for who edits it."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QWidget

from app.ui.widgets.custom_field_editor import FieldEditor
from app.ui.widgets.text_edit import LineEdit


class ContactEdit(LineEdit):
    """`mask` makes the masked words of a value, `whole` the words of it in full."""

    value_changed: ClassVar[Signal] = Signal()
    uncovered: ClassVar[Signal] = Signal()
    """What is known of the customer shows in full, because somebody went into the field."""

    def __init__(
        self,
        *,
        mask: Callable[[str], str],
        whole: Callable[[str], str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._mask = mask
        self._whole = whole
        self._value = ""
        self._is_typed = False
        self._is_revealed = False
        self.textChanged.connect(self._on_text)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData
        )

    def value(self) -> str:
        return self.text() if self._is_typed else self._value

    def set_value(self, text: str) -> None:
        """Show a value that is known. What somebody types from here on is theirs."""
        self._value = text
        self._is_typed = False
        self._show()

    def set_typed(self, text: str) -> None:
        """Show what somebody had typed: it is never masked."""
        self._is_typed = True
        with QSignalBlocker(self):
            self.setText(text)

    def set_revealed(self, is_revealed: bool) -> None:
        self._is_revealed = is_revealed
        self._show()

    def _is_whole(self) -> bool:
        return self._is_revealed or (self.hasFocus() and not self.isReadOnly())

    def _show(self) -> None:
        if self._is_typed:
            return
        words = self._whole(self._value) if self._is_whole() else self._mask(self._value)
        if words != self.text():
            with QSignalBlocker(self):
                self.setText(words)
                self.setCursorPosition(0)

    def _on_text(self, text: str) -> None:
        self._is_typed = True
        if text == self._whole(self._value):
            self._is_typed = False
        self.value_changed.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        was_masked = not self._is_typed and self.text() != self._whole(self._value)
        self._show()
        if was_masked and self._is_whole():
            self.selectAll()
            self.uncovered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._show()


def contact_editor(field: ContactEdit) -> FieldEditor:
    """What is written into it is a value that is known; `set_typed` is for what was typed."""
    return FieldEditor(
        field, read=field.value, write=field.set_value, on_change=field.value_changed
    )
