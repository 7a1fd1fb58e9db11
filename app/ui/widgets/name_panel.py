"""Asks what something that is kept shall be called. Lies in the page and blocks nothing."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui.escape_key import EscapeKey
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.label import label
from app.ui.widgets.text_edit import LineEdit


class NamePanel(QFrame):
    """`named` carries the name; there is none without. Esc and "Cancel" close it."""

    named: ClassVar[Signal] = Signal(str)
    closed: ClassVar[Signal] = Signal()

    def __init__(
        self, words: str, name: str, *, longest: int, parent: QWidget | None = None
    ) -> None:
        """`words` are the question, `name` begins the parts' object names."""
        super().__init__(parent)
        self.setObjectName(f"{name}_panel")
        self._field = LineEdit()
        self._field.setObjectName(name)
        self._field.setAccessibleName(words)
        self._field.setMaxLength(longest)
        self._confirm = Button(self.tr("Save"), kind=ButtonKind.PRIMARY)
        self._confirm.setObjectName(f"{name}_confirm")
        self._cancel = Button(self.tr("Cancel"))
        self._cancel.setObjectName(f"{name}_cancel")
        question = label(words, "label")
        question.setBuddy(self._field)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(10)
        row.addWidget(question)
        row.addWidget(self._field, 1)
        row.addWidget(self._confirm)
        row.addWidget(self._cancel)
        self._field.textChanged.connect(self._on_changed)
        self._field.returnPressed.connect(self._on_confirm)
        self._confirm.clicked.connect(self._on_confirm)
        self._cancel.clicked.connect(self.dismiss)
        EscapeKey(self).pressed.connect(self.dismiss)
        self.hide()

    def ask(self, suggestion: str) -> None:
        """Open with a name to take or to type over."""
        self._field.setText(suggestion)
        self._on_changed(suggestion)
        self.show()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._field.selectAll()

    def dismiss(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def _on_changed(self, text: str) -> None:
        has_name = bool(text.strip())
        self._confirm.setEnabled(has_name)
        self._confirm.setToolTip("" if has_name else self.tr("A name is needed"))

    def _on_confirm(self) -> None:
        name = self._field.text().strip()
        if name:
            self.dismiss()
            self.named.emit(name)
