"""A message that belongs to one page: it stays until what it says is over, and moves no focus.

The window's own `MessageBar` is for what happened elsewhere; this one stands beside its cause.
"""

from collections.abc import Callable

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui import drawing, icons, theme
from app.ui.spoken import announce
from app.ui.tone import Tone, tone_ink, tone_soft
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.label import label

_ICONS = {Tone.GOOD: "check-circle", Tone.CARE: "alert", Tone.BAD: "alert"}


class _Mark(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tone = Tone.BRAND
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.sp(20), theme.sp(20))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        name = _ICONS.get(self.tone, "info")
        icons.paint_icon(painter, QRectF(self.rect()), name, tone_ink(self.tone))
        painter.end()


class Notice(QFrame):
    """`name` is the object name of the label that carries the words; the frame hides when empty."""

    def __init__(self, name: str, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(f"{name}_box")
        self._tone = Tone.BRAND
        self._action: Callable[[], None] | None = None
        self._mark = _Mark(self)
        self._label = label()
        self._label.setObjectName(name)
        self._label.setWordWrap(True)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._details = label(role="faint")
        self._details.setObjectName(f"{name}_details")
        self._details.setWordWrap(True)
        self._button = Button("", kind=ButtonKind.SECONDARY)
        self._button.setObjectName(f"{name}_action")
        # A click must not take the focus out of a half-filled field; Tab still reaches it.
        self._button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._button.clicked.connect(self._on_clicked)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._label)
        words.addWidget(self._details)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 8, 8, 8)
        row.setSpacing(10)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(self._button)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.clear()

    @property
    def text(self) -> str:
        return self._label.text()

    @property
    def details(self) -> str:
        return self._details.text()

    @property
    def tone(self) -> Tone:
        return self._tone

    def say(
        self,
        text: str,
        *,
        tone: Tone,
        details: str = "",
        action_text: str = "",
        action: Callable[[], None] | None = None,
    ) -> None:
        """Show `text`, and `action_text` on a button that runs `action`."""
        self._tone = self._mark.tone = tone
        self._action = action
        self._label.setText(text)
        self._label.setAccessibleName(text)
        self._details.setText(details)
        self._details.setVisible(bool(details))
        self._button.setText(action_text)
        self._button.setAccessibleName(action_text)
        self._button.setVisible(action is not None and bool(action_text))
        self._button.updateGeometry()
        self.setVisible(bool(text))
        self.update()
        if text:
            announce(self, text, is_urgent=tone is Tone.BAD)

    def clear(self) -> None:
        self.say("", tone=Tone.BRAND)

    def _on_clicked(self) -> None:
        if self._action is not None:
            self._action()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        border = tone_ink(self._tone) if theme.palette().is_outlined else None
        drawing.rounded_box(painter, self.rect(), 10, fill=tone_soft(self._tone), border=border)
        painter.end()
