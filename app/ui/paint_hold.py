"""Keeps a part of the window from being painted while what it is to show is still being read.

A card comes in several readings of the stores. Painted as each of them comes, it is painted nine
times over, and every painting keeps the next reading's answer waiting.
"""

import asyncio
from collections.abc import Callable
from typing import Any, ClassVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QWidget

LONGEST_MS = 50
"""A reading that takes longer (a disk that was asleep) is no reason to seem frozen."""


class PaintHold(QObject):
    """Of one widget, and all that lies in it. `ending()` comes right before it is painted again."""

    ending: ClassVar[Signal] = Signal()

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self._widget = widget
        self._awaited: set[asyncio.Task[Any]] = set()
        self._later: list[Callable[[], object]] = []
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(LONGEST_MS)
        self._timer.timeout.connect(self.give_up)

    def until(self, task: asyncio.Task[Any]) -> None:
        """Paint once this task, and any other that was named meanwhile, is done; however it ends,
        and at the latest LONGEST_MS after the first of them was named.
        """
        if not self._awaited:
            self._timer.start()
            self._widget.setUpdatesEnabled(False)
        self._awaited.add(task)
        task.add_done_callback(self._on_done)

    def after(self, do: Callable[[], object]) -> None:
        """Call `do` once what is held has been painted; at once where nothing is held."""
        if self._awaited:
            self._later.append(do)
        else:
            do()

    def _on_done(self, task: asyncio.Task[Any]) -> None:
        if task in self._awaited:
            self._awaited.discard(task)
            if not self._awaited:
                self._paint()

    def give_up(self) -> None:
        """Paint now, whatever has come so far."""
        if self._awaited:
            self._awaited.clear()
            self._paint()

    def _paint(self) -> None:
        self._timer.stop()
        self.ending.emit()
        self._widget.setUpdatesEnabled(True)
        later, self._later = self._later, []
        for do in later:
            # Painting is due in this turn of the loop, and timers come after it.
            QTimer.singleShot(0, self, do)
