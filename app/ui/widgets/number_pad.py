"""A pad of digits for fingers. It types into the field in focus, or into the one it is tied to."""

from typing import ClassVar

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QGridLayout, QLineEdit, QWidget

from app.ui.widgets.pad_key import PadKey

BACKSPACE = "backspace"


class NumberPad(QWidget):
    """`has_plus` gives a key for the sign before a country code (phone numbers, not PINs).

    `key_pressed(str)` tells every key (`"0"` … `"9"`, `"+"`, `"backspace"`) after it was typed.
    """

    key_pressed: ClassVar[Signal] = Signal(str)

    def __init__(self, *, has_plus: bool = True, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._target: QLineEdit | None = None
        self._keys: list[PadKey] = []
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        rows = ("123", "456", "789")
        for row, line in enumerate(rows):
            for column, value in enumerate(line):
                grid.addWidget(self._key(value), row, column)
        if has_plus:
            grid.addWidget(self._key("+"), 3, 0)
        grid.addWidget(self._key("0"), 3, 1)
        grid.addWidget(self._key(BACKSPACE), 3, 2)
        # Digits stand in the same place in every language.
        self.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self._name_keys()

    def attach(self, field: QLineEdit | None) -> None:
        """Type into `field` from now on; None: into whatever field has the focus."""
        self._target = field

    def _key(self, value: str) -> PadKey:
        is_backspace = value == BACKSPACE
        key = PadKey("" if is_backspace else value, icon="backspace" if is_backspace else "")
        key.setAutoRepeat(is_backspace)
        key.setObjectName(f"pad_{value if value != '+' else 'plus'}")
        key.clicked.connect(lambda _checked=False, value=value: self._type(value))
        self._keys.append(key)
        return key

    def _name_keys(self) -> None:
        for key in self._keys:
            key.setAccessibleName(key.text() or self.tr("Delete the last digit"))

    def _type(self, value: str) -> None:
        focused = QApplication.focusWidget()
        field = self._target or (focused if isinstance(focused, QLineEdit) else None)
        if field is None or field.isReadOnly() or not field.isEnabled():
            return
        if value == BACKSPACE:
            field.backspace()
        else:
            field.insert(value)
        self.key_pressed.emit(value)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._name_keys()
        super().changeEvent(event)
