"""A card is painted once, when all of it was read; and soon, whatever was read by then."""

import asyncio
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.paint_hold import PaintHold


class _Painted(QObject):
    """Counts how often a widget was painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.times = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() is QEvent.Type.Paint
        return False


class _Held:
    def __init__(self) -> None:
        self.window = QWidget()
        self.widget = QWidget(self.window)
        self.label = QLabel("before", self.widget)
        self.hold = PaintHold(self.widget)
        self.endings: list[str] = []
        self.hold.ending.connect(lambda: self.endings.append(self.label.text()))
        self.painted = _Painted(self.label)


@pytest.fixture
def held(qtbot: QtBot) -> Iterator[_Held]:
    made = _Held()
    with qtbot.waitExposed(made.window):
        made.window.show()
    QApplication.processEvents()
    made.painted.times = 0
    yield made
    made.window.hide()


async def _say(held: _Held, words: str, gate: asyncio.Event) -> None:
    await gate.wait()
    held.label.setText(words)


async def test_several_readings_are_painted_once(held: _Held) -> None:
    gates = [asyncio.Event(), asyncio.Event()]
    tasks = [asyncio.create_task(_say(held, f"{n}", gate)) for n, gate in enumerate(gates)]
    for task in tasks:
        held.hold.until(task)
    gates[0].set()
    await tasks[0]
    QApplication.processEvents()
    assert held.painted.times == 0
    gates[1].set()
    await tasks[1]
    QApplication.processEvents()
    assert held.painted.times == 1
    assert held.endings == ["1"], "told before the painting, with all that was read"


async def test_a_reading_that_takes_long_does_not_freeze_the_window(held: _Held) -> None:
    gate = asyncio.Event()
    task = asyncio.create_task(_say(held, "late", gate))
    held.hold.until(task)
    held.hold.give_up()
    QApplication.processEvents()
    assert held.painted.times == 1
    assert held.endings == ["before"]
    gate.set()
    await task
    QApplication.processEvents()
    assert held.painted.times == 2, "what comes late is painted as it comes"
    assert held.endings == ["before"]


async def test_a_reading_that_is_given_up_holds_nothing(held: _Held) -> None:
    task = asyncio.create_task(_say(held, "never", asyncio.Event()))
    held.hold.until(task)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert held.widget.updatesEnabled()
