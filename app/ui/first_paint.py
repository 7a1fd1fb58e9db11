"""Tells when a widget was painted for the first time: the moment at which a start is over."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class _FirstPaint(QObject):
    def __init__(self, widget: QWidget, tell: Callable[[], None]) -> None:
        super().__init__(widget)
        self._tell = tell
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint:
            watched.removeEventFilter(self)
            # In the next turn of the loop what is painted now is on the screen.
            QTimer.singleShot(0, self, self._on_painted)
        return False

    def _on_painted(self) -> None:
        self._tell()
        self.deleteLater()


def on_first_paint(widget: QWidget, tell: Callable[[], None]) -> None:
    """Call `tell` once, after the widget's first painting."""
    _FirstPaint(widget, tell)
