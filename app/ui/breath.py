"""Does something at once, and again only after a breath, however often it is asked for meanwhile.

A drain tells of hundreds of changes in a second; nobody reads a number that often, and painting it
so often keeps the window from answering.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

BREATH_MS = 250


class Breath(QObject):
    def __init__(self, do: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._do = do
        self._is_owed = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(BREATH_MS)
        self._timer.timeout.connect(self._on_drawn)

    def ask(self) -> None:
        """Now, or as soon as the breath is over."""
        if self._timer.isActive():
            self._is_owed = True
        else:
            self._timer.start()
            self._do()

    def stop(self) -> None:
        """What is owed is owed no more."""
        self._is_owed = False
        self._timer.stop()

    def _on_drawn(self) -> None:
        if self._is_owed:
            self._is_owed = False
            self.ask()
