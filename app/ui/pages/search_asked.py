"""What was asked, in one line: it stands in the form's place while whom was found needs the room.

Shows words that it is given; what they ask is not its business.
"""

from typing import ClassVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.label import ElidedLabel


class AskedLine(QWidget):
    """`change_requested` tells that the form is wanted back."""

    change_requested: ClassVar[Signal] = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = ElidedLabel(role="heading")
        self._words.setObjectName("query_asked")
        self._change = Button(self.tr("Change"), kind=ButtonKind.QUIET, icon="edit")
        self._change.setObjectName("query_change")
        self._change.setToolTip(self.tr("Change what is looked for (Esc)"))
        self._change.clicked.connect(self.change_requested)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self._words, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._change)
        row.addStretch(1)

    def set_words(self, words: str) -> None:
        self._words.setText(words)
        self._change.setAccessibleDescription(words)
