"""Esc for a panel that lies in a page: it closes the panel before it means anything to the window.

Knows nothing of what closing is: the panel connects to `pressed`.
"""

from typing import ClassVar

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget


class EscapeKey(QObject):
    """Lives as long as its panel. `pressed` comes for the panel itself and for all that lies in it,
    unless a part there has a use of its own for the key.
    """

    pressed: ClassVar[Signal] = Signal()

    def __init__(self, panel: QWidget) -> None:
        super().__init__(panel)
        panel.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Escape:
            return False
        # Of the first the window's own shortcut would make its own, and then no press comes at all.
        if event.type() not in {QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress}:
            return False
        event.accept()
        if event.type() is QEvent.Type.KeyPress:
            self.pressed.emit()
        return True
