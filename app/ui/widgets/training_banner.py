"""Says all the time that this is training, and offers the way to a real server."""

from typing import ClassVar

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from app.ui import theme
from app.ui.tone import Tone
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.chip import Chip
from app.ui.widgets.label import ElidedLabel


class TrainingBanner(QFrame):
    """`connect_requested()`: somebody wants to leave training for a server; `drill_requested()`:
    they want to practise what happens when the line is down.
    """

    drill_requested: ClassVar[Signal] = Signal()
    connect_requested: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("training_banner")
        self._chip = Chip("", Tone.CARE)
        self._text = ElidedLabel()
        self._text.setObjectName("training_text")
        self._drill = Button("", kind=ButtonKind.QUIET)
        self._drill.setObjectName("training_drill")
        self._drill.clicked.connect(self.drill_requested)
        self._connect = Button("", kind=ButtonKind.QUIET)
        self._connect.setObjectName("training_connect")
        self._connect.clicked.connect(self.connect_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(20, 2, 12, 2)
        row.setSpacing(12)
        row.addWidget(self._chip)
        row.addWidget(self._text, 1)
        row.addWidget(self._drill)
        row.addWidget(self._connect)
        self._word()

    def _word(self) -> None:
        self._chip.set_state(self.tr("Training"), Tone.CARE)
        self._text.setText(self.tr("Everyone here is made up, and nothing reaches a real server."))
        self._drill.setText(self.tr("Outage drill"))
        self._connect.setText(self.tr("Connect to a server"))
        self.setAccessibleName(self.tr("Training"))
        self.setAccessibleDescription(self._text.text())

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._word()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("care_soft"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, theme.colour("care"))
        painter.end()
