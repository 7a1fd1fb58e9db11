"""The fields of the sign-in page, and which of them are asked for at the moment."""

from collections.abc import Iterable
from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.op import Associate
from app.services.session import SignInNeeds, SignInRefusal
from app.ui.widgets.combo import ComboBox
from app.ui.widgets.form_field import FormField
from app.ui.widgets.text_edit import LineEdit

PINS = ("pin", "pin_again", "supervisor_pin")
_SECRETS = (*PINS, "server_password", "passphrase")
_EMPTIED = {
    SignInRefusal.UNKNOWN_NAME: (),
    SignInRefusal.PIN_WRONG: ("pin",),
    SignInRefusal.PIN_TOO_SHORT: ("pin", "pin_again"),
    SignInRefusal.PIN_TOO_LONG: ("pin", "pin_again"),
    SignInRefusal.PIN_NOT_DIGITS: ("pin", "pin_again"),
    SignInRefusal.PIN_TOO_SIMPLE: ("pin", "pin_again"),
    SignInRefusal.PINS_DIFFER: ("pin", "pin_again"),
    SignInRefusal.SUPERVISOR_PIN_WRONG: ("supervisor_pin",),
    SignInRefusal.SERVER_LOGIN_WRONG: ("server_password",),
}
"""What a refusal empties; its first field gets the focus. Everything else stays as typed."""


class SignInFields(QWidget):
    enter_pressed: ClassVar[Signal] = Signal()
    name_changed: ClassVar[Signal] = Signal(str)
    name_settled: ClassVar[Signal] = Signal(str)
    pin_entered: ClassVar[Signal] = Signal(QLineEdit)
    """A PIN's field has the focus: digits go there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = ComboBox()
        self._names.setObjectName("signin_associate")
        self._typed = QLineEdit()
        self._names.setEditable(True)
        self._names.setLineEdit(self._typed)
        self._typed.setPlaceholderText(self.tr("Name or associate id"))
        self._names.setInsertPolicy(ComboBox.InsertPolicy.NoInsert)
        # A completed name is somebody else's name as soon as Enter is pressed.
        self._names.setCompleter(None)  # type: ignore[arg-type]  # Qt allows none
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(4)
        self._fields: dict[str, FormField] = {}
        self._lines: dict[str, LineEdit] = {}
        self._name_field = FormField(self.tr("Associate"), self._names)
        self._layout.addWidget(self._name_field)
        self._add("pin", self.tr("PIN"))
        self._add("pin_again", self.tr("PIN again"))
        self._add("supervisor_pin", self.tr("A supervisor's PIN"))
        self._add("server_username", self.tr("Server user name"))
        self._add("server_password", self.tr("Server password"))
        self._add("passphrase", self.tr("Passphrase"))
        self._names.editTextChanged.connect(self.name_changed)
        self._names.activated.connect(self._on_activated)
        self._typed.installEventFilter(self)

    def _add(self, name: str, words: str) -> None:
        line = LineEdit()
        line.setObjectName(f"signin_{name}")
        hints = Qt.InputMethodHint.ImhSensitiveData | Qt.InputMethodHint.ImhNoPredictiveText
        if name in _SECRETS:
            line.setEchoMode(QLineEdit.EchoMode.Password)
        if name in PINS:
            hints |= Qt.InputMethodHint.ImhDigitsOnly
            line.setMaxLength(24)
        line.setInputMethodHints(hints)
        line.installEventFilter(self)
        self._lines[name], self._fields[name] = line, FormField(words, line)
        self._layout.addWidget(self._fields[name])

    def show_passphrase(self) -> None:
        self._name_field.hide()
        self._show({"passphrase"})

    def show_names(self, associates: Iterable[Associate]) -> None:
        """Offer these names; what is typed already stays."""
        typed = self.name() if self._names.isEnabled() else ""
        names = [associate.name for associate in associates]
        was_blocked = self._names.blockSignals(True)
        self._names.clear()
        self._names.addItems(names)
        self._names.setCurrentIndex(-1)
        self._names.setEditText(typed)
        self._names.blockSignals(was_blocked)
        self._names.setEnabled(True)
        self._name_field.show()

    def show_fixed(self, associate: Associate) -> None:
        """The associate is known and stays."""
        was_blocked = self._names.blockSignals(True)
        self._names.setEditText(associate.name)
        self._names.blockSignals(was_blocked)
        self._names.setEnabled(False)
        self._name_field.show()

    def show_needs(self, needs: SignInNeeds) -> None:
        self._fields["pin"].set_label(self.tr("Choose a PIN") if needs.is_new else self.tr("PIN"))
        asked = {"pin"}
        if needs.is_new:
            asked.add("pin_again")
        if needs.supervisor_pin:
            asked.add("supervisor_pin")
        if needs.server_login:
            asked |= {"server_username", "server_password"}
        self._show(asked)

    def show_no_pin(self) -> None:
        self._name_field.hide()
        self._show(set())

    def _show(self, asked: set[str]) -> None:
        for name, field in self._fields.items():
            field.setVisible(name in asked)
            if name not in asked:
                self._lines[name].clear()

    def name(self) -> str:
        return self._names.currentText().strip()

    def set_name(self, name: str) -> None:
        self._names.setEditText(name)

    def text(self, name: str) -> str:
        return self._lines[name].text()

    def clear_secrets(self) -> None:
        for name in _SECRETS:
            self._lines[name].clear()

    def reject(self, refusal: SignInRefusal) -> None:
        """Empty what was wrong and go there; where something is missing, go to that."""
        emptied = _EMPTIED.get(refusal)
        if emptied is None:
            self.focus_missing()
            return
        for name in emptied:
            self._lines[name].clear()
        target: QWidget = self._lines[emptied[0]] if emptied else self._names
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def reject_passphrase(self) -> None:
        self._lines["passphrase"].clear()
        self._lines["passphrase"].setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_missing(self) -> bool:
        """Go to the first field that is asked for and empty; False if there is none."""
        asked: list[QWidget] = []
        if not self._name_field.isHidden() and not self.name():
            asked.append(self._names)
        asked += [
            self._lines[name]
            for name, field in self._fields.items()
            if not field.isHidden() and not self._lines[name].text()
        ]
        if not asked:
            return False
        asked[0].setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def focus_first(self) -> None:
        """The first empty field, else the PIN."""
        if not self.focus_missing():
            self.focus_pin()

    @property
    def asks_for_pin(self) -> bool:
        return not self._fields["pin"].isHidden()

    def focus_pin(self) -> None:
        self._lines["pin"].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_activated(self, index: int) -> None:
        self.name_settled.emit(self._names.itemText(index))
        self.focus_pin()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
                self._settle(watched)
                self.enter_pressed.emit()
                return True
        elif isinstance(event, QFocusEvent):
            if event.lostFocus():
                self._settle(watched)
            elif watched in {self._lines[name] for name in PINS}:
                self.pin_entered.emit(watched)
        return super().eventFilter(watched, event)

    def _settle(self, watched: QObject) -> None:
        if watched is self._typed and self.name():
            self.name_settled.emit(self.name())
