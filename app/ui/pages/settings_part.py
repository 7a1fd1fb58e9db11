"""What the parts of the settings page have in common: a way back, a title, a message, Esc."""

from enum import StrEnum, unique
from typing import ClassVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.faults import Fault
from app.ui.escape_key import EscapeKey
from app.ui.tone import Tone
from app.ui.widgets.button import Button
from app.ui.widgets.label import label
from app.ui.widgets.notice import Notice
from app.ui.wording import fault_details, fault_sentence


@unique
class SettingsPart(StrEnum):
    """The parts that cover the settings; `settings_<value>` is the button that leads there."""

    ASSOCIATES = "associates"
    AUDIT = "audit"
    DIAGNOSTICS = "diagnostics"
    RETIRE = "retire"


class SettingsPartView(QWidget):
    """`<name>_back` and Esc ask for the way back; `<name>_message` says what happened."""

    back_requested: ClassVar[Signal] = Signal()

    def __init__(self, name: str, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"part_{name}")
        self._back = Button(self.tr("Settings"), icon="chevron-left")
        self._back.setObjectName(f"{name}_back")
        self._back.setAccessibleName(self.tr("Back to the settings"))
        self._back.clicked.connect(self.back_requested)
        EscapeKey(self).pressed.connect(self.back_requested)
        self.message = Notice(f"{name}_message")
        self.head = QHBoxLayout()
        self.head.setSpacing(12)
        self.head.addWidget(self._back)
        self.head.addWidget(label(title, "title"), 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(20, 18, 20, 0)
        self._column.setSpacing(14)
        self._column.addLayout(self.head)
        self._column.addWidget(self.message)

    def put_content(self, content: QWidget) -> None:
        """What lies below the title, once."""
        self._column.addWidget(content, 1)

    @property
    def first(self) -> QWidget:
        """What has the keys when the part comes into sight."""
        return self._back

    def show_supervisor_needed(self) -> None:
        self.message.say(self.tr("Only a supervisor may do this"), tone=Tone.CARE)

    def show_fault(self, fault: Fault) -> None:
        self.message.say(fault_sentence(fault), tone=Tone.BAD, details=fault_details(fault))

    def clear_message(self) -> None:
        self.message.clear()
