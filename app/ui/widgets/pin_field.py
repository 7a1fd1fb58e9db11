"""A field for a PIN: digits by touch, and never shown."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from app.ui.widgets.text_edit import LineEdit

HINTS = (
    Qt.InputMethodHint.ImhSensitiveData
    | Qt.InputMethodHint.ImhNoPredictiveText
    | Qt.InputMethodHint.ImhDigitsOnly
)


def pin_field(name: str) -> LineEdit:
    """`name` is its object name."""
    field = LineEdit()
    field.setObjectName(name)
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(HINTS)
    return field
