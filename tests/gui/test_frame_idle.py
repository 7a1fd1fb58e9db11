"""Nobody at the till: told once after the minutes, put off by every touch, never if set to 0."""

import asyncio

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.idle import IdleWatch


def _window(qtbot: QtBot) -> QWidget:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


async def test_it_tells_once_when_nobody_touches_the_till(qtbot: QtBot) -> None:
    window, idle = _window(qtbot), asyncio.Event()
    watch = IdleWatch(1, minute_ms=5)
    watch.idle.connect(idle.set)
    handle = window.windowHandle()
    assert handle is not None
    watch.watch(handle)
    await idle.wait()
    assert not watch.is_waiting


async def test_a_key_or_a_touch_begins_the_wait_anew(qtbot: QtBot) -> None:
    window = _window(qtbot)
    watch = IdleWatch(1, minute_ms=3_600_000)
    handle = window.windowHandle()
    assert handle is not None
    watch.watch(handle)
    watch.stop()
    QTest.keyClick(handle, Qt.Key.Key_A)
    assert watch.is_waiting
    watch.stop()
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton)
    assert watch.is_waiting
    watch.stop()


def test_zero_minutes_never_tell(qtbot: QtBot) -> None:
    watch = IdleWatch(0)
    watch.restart()
    assert not watch.is_waiting
