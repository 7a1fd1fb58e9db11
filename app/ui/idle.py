"""Notices that nobody has touched the till for a while. Owns the waiting, not what follows."""

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QWindow

MINUTE_MS = 60_000
_TOUCHES = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.MouseMove,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.Wheel,
    }
)


class IdleWatch(QObject):
    """`idle()` is told once after `minutes` without a touch; the next touch starts anew.

    It listens to the native window, which gets a handful of events, not to the whole program.
    """

    idle: ClassVar[Signal] = Signal()

    def __init__(
        self, minutes: int, parent: QObject | None = None, *, minute_ms: int = MINUTE_MS
    ) -> None:
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.idle)
        self._minutes = minutes
        self._minute_ms = minute_ms

    def watch(self, window: QWindow) -> None:
        window.installEventFilter(self)
        self.restart()

    def set_minutes(self, minutes: int) -> None:
        """0 never tells."""
        self._minutes = minutes
        self.restart()

    @property
    def is_waiting(self) -> bool:
        """Whether the minutes are being counted."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Count no more until the next touch."""
        self._timer.stop()

    def restart(self) -> None:
        if self._minutes > 0:
            self._timer.start(self._minutes * self._minute_ms)
        else:
            self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _TOUCHES:
            self.restart()
        return False
