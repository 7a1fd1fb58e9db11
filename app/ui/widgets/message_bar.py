"""One line that says what happened and what next. It never takes the focus from anybody."""

from collections.abc import Callable
from typing import ClassVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app.ui import drawing, icons, theme
from app.ui.spoken import announce
from app.ui.tone import Tone, tone_ink, tone_soft
from app.ui.widgets.button import Button, ButtonKind
from app.ui.widgets.card import label

SHOWN_FOR_MS = 6_000
BELOW = 16
"""Room under the bar, which goes when the bar goes."""
_ICONS = {
    Tone.GOOD: "check-circle",
    Tone.CARE: "alert",
    Tone.BAD: "alert",
    Tone.BRAND: "info",
    Tone.NEUTRAL: "info",
    Tone.GREY: "info",
}


class _Mark(QWidget):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.tone = Tone.NEUTRAL
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.sp(22), theme.sp(22))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        icons.paint_icon(painter, QRectF(self.rect()), _ICONS[self.tone], tone_ink(self.tone))
        painter.end()


class MessageBar(QFrame):
    """Errors stay until dismissed, everything else fades by itself after some seconds."""

    dismissed: ClassVar[Signal] = Signal()
    shown_changed: ClassVar[Signal] = Signal(bool)
    """Whether it takes its room now."""

    def __init__(self, *, shown_for_ms: int = SHOWN_FOR_MS, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("message_bar")
        self._tone = Tone.NEUTRAL
        self._action: Callable[[], None] | None = None
        self._mark = _Mark(self)
        self._text = label()
        self._text.setObjectName("message_text")
        self._text.setWordWrap(True)
        self._details = label(role="second")
        self._details.setObjectName("message_details_text")
        self._details.setWordWrap(True)
        self._details.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._act = Button("", kind=ButtonKind.SECONDARY)
        self._act.setObjectName("message_action")
        self._more = Button(self.tr("Details"), kind=ButtonKind.QUIET)
        self._more.setObjectName("message_details")
        self._close = Button("", kind=ButtonKind.QUIET, icon="x")
        self._close.setObjectName("message_dismiss")
        self._close.setAccessibleName(self.tr("Dismiss"))
        for button in (self._act, self._more, self._close):
            # A click must not take the focus out of a half-filled field; Tab still reaches it.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self._act.clicked.connect(self._on_act)
        self._more.clicked.connect(self._on_more)
        self._close.clicked.connect(self.dismiss)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self._text)
        words.addWidget(self._details)
        row = QHBoxLayout(self)
        row.setContentsMargins(14, 4, 14, 4 + BELOW)
        row.setSpacing(12)
        row.addWidget(self._mark)
        row.addLayout(words, 1)
        row.addWidget(self._more)
        row.addWidget(self._act)
        row.addWidget(self._close)
        self._fade = QTimer(self)
        self._fade.setSingleShot(True)
        self._fade.setInterval(shown_for_ms)
        self._fade.timeout.connect(self.dismiss)
        self.hide()

    @property
    def text(self) -> str:
        return self._text.text()

    @property
    def tone(self) -> Tone:
        return self._tone

    @property
    def fades(self) -> bool:
        """Whether the message goes by itself."""
        return self._fade.isActive()

    @property
    def details(self) -> str:
        return self._details.text()

    def show_message(
        self,
        text: str,
        *,
        tone: Tone = Tone.NEUTRAL,
        details: str = "",
        sticky: bool | None = None,
        action_text: str = "",
        action: Callable[[], None] | None = None,
    ) -> None:
        """Say `text`. `sticky` None: errors stay, others fade. `action` runs at a press."""
        self._tone = self._mark.tone = tone
        self._action = action
        self._text.setText(text)
        self._details.setText(details)
        self._details.hide()
        self._more.setVisible(bool(details))
        self._act.setText(action_text)
        self._act.setVisible(action is not None and bool(action_text))
        self._act.updateGeometry()
        stays = tone is Tone.BAD if sticky is None else sticky
        if stays:
            self._fade.stop()
        else:
            self._fade.start()
        self.setAccessibleName(text)
        self.show()
        self.shown_changed.emit(True)
        self.update()
        announce(self, text, is_urgent=tone is Tone.BAD)

    def dismiss(self) -> None:
        self._fade.stop()
        self._action = None
        self.hide()
        self.shown_changed.emit(False)
        self.dismissed.emit()

    def _on_act(self) -> None:
        action = self._action
        self.dismiss()
        if action is not None:
            action()

    def _on_more(self) -> None:
        self._details.setVisible(not self._details.isVisible())
        self._fade.stop()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() is QEvent.Type.LanguageChange:
            self._more.setText(self.tr("Details"))
            self._close.setAccessibleName(self.tr("Dismiss"))
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        border = tone_ink(self._tone) if self._tone is not Tone.NEUTRAL else None
        if border is None or self._tone is Tone.GREY:
            border = theme.palette().line
        box = self.rect().adjusted(0, 0, 0, -BELOW)
        drawing.rounded_box(painter, box, 12, fill=tone_soft(self._tone), border=border)
        painter.end()
