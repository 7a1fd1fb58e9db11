"""Asks why something saved is to be withdrawn. Lies in the page and blocks nothing."""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from app.ui import drawing, theme
from app.ui.escape_key import EscapeKey
from app.ui.tone import Tone, tone_ink, tone_soft
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.combo import ComboBox
from app.ui.widgets.label import label


class DiscardPanel(QFrame):
    """`confirmed` carries the reason; there is none without one. Esc and "Keep it" cancel."""

    confirmed: ClassVar[Signal] = Signal(str)
    cancelled: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("pending_discard_panel")
        self._question = label(role="strong")
        self._question.setWordWrap(True)
        self._reason = ComboBox()
        self._reason.setObjectName("pending_discard_reason")
        self._typed = QLineEdit()
        self._reason.setEditable(True)
        self._reason.setLineEdit(self._typed)
        self._reason.setCompleter(None)  # type: ignore[arg-type]  # Qt allows none
        self._reason.setAccessibleName(self.tr("Why it is withdrawn"))
        self._reason.addItems(
            (
                self.tr("The customer changed their mind"),
                self.tr("Entered twice"),
                self.tr("The wrong person"),
                self.tr("Registered another way"),
            )
        )
        self._typed.setPlaceholderText(self.tr("Why? Choose or type a reason"))
        self._confirm = Button(self.tr("Withdraw it"), kind=ButtonKind.DANGER)
        self._confirm.setObjectName("pending_discard_confirm")
        self._cancel = Button(self.tr("Keep it"))
        self._cancel.setObjectName("pending_discard_cancel")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 16)
        layout.setSpacing(10)
        layout.addWidget(self._question)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._reason, 1)
        row.addWidget(self._confirm)
        row.addWidget(self._cancel)
        layout.addLayout(row)
        self._reason.editTextChanged.connect(self._on_reason_changed)
        self._typed.returnPressed.connect(self._on_confirm)
        self._confirm.clicked.connect(self._on_confirm)
        self._cancel.clicked.connect(self._on_cancel)
        EscapeKey(self).pressed.connect(self._on_cancel)
        self.hide()

    def ask(self, what: str) -> None:
        """Show the question about `what` (a title in words) with an empty reason."""
        self._question.setText(
            self.tr("Withdraw “{what}”? It will never be sent; the record stays.").format(what=what)
        )
        self._reason.setCurrentIndex(-1)
        self._reason.clearEditText()
        self._on_reason_changed("")
        self.show()
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def dismiss(self) -> None:
        self.hide()

    def _on_reason_changed(self, text: str) -> None:
        has_reason = bool(text.strip())
        self._confirm.setEnabled(has_reason)
        self._confirm.setToolTip("" if has_reason else self.tr("A reason is needed"))

    def _on_confirm(self) -> None:
        reason = self._reason.currentText().strip()
        if reason:
            self.hide()
            self.confirmed.emit(reason)

    def _on_cancel(self) -> None:
        self.hide()
        self.cancelled.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        border = tone_ink(Tone.BAD) if theme.palette().is_outlined else None
        drawing.rounded_box(painter, self.rect(), 10, fill=tone_soft(Tone.BAD), border=border)
        painter.end()
