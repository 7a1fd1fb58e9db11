"""asyncio on Qt's event loop: qasync's, with its timers mended, and the way to run a program on it.

qasync starts one Qt timer a callback and leaves those of cancelled calls until they expire; here a
cancelled call takes its timer along, and calls that are due at once share a single timer.
"""

import asyncio
import contextlib
import contextvars
import logging
import signal
import time
from collections import deque
from collections.abc import Callable, Coroutine
from typing import Any

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimerEvent
from PySide6.QtWidgets import QApplication
from qasync import QEventLoop

from app.ui.workers import Workers

logger = logging.getLogger(__name__)

PRECISE_BELOW_S = 1.0
LONGEST_S = 24 * 86_400.0 - 60
"""Qt counts a timer's milliseconds in 31 bits: a longer wait is taken in several."""
TURN_S = 0.004
"""How long due callbacks may keep Qt from painting before it gets its turn."""
_WAKE = QEvent.Type(QEvent.registerEventType())


class _Clockwork(QObject):
    """Runs handles when they are due. Takes the place of qasync's `_SimpleTimer`."""

    def __init__(self) -> None:
        super().__init__()
        self._ready: deque[asyncio.Handle] = deque()
        self._ready_timer = 0
        self._timed: dict[int, asyncio.TimerHandle] = {}
        self._timer_of: dict[asyncio.TimerHandle, int] = {}
        self._is_stopped = False

    @property
    def timers(self) -> int:
        """How many Qt timers are running for waits."""
        return len(self._timed)

    def soon(self, handle: asyncio.Handle) -> None:
        self._ready.append(handle)
        self._start_ready()

    def soon_from_thread(self, handle: asyncio.Handle) -> None:
        """The one method that any thread may call."""
        self._ready.append(handle)
        QCoreApplication.postEvent(self, QEvent(_WAKE))

    def later(self, handle: asyncio.TimerHandle, delay_s: float) -> None:
        kind = Qt.TimerType.CoarseTimer
        if delay_s < PRECISE_BELOW_S:
            kind = Qt.TimerType.PreciseTimer
        # Rounded up: a timer that fires early would make a deadline look unreached.
        milliseconds = int(min(delay_s, LONGEST_S) * 1000) + 1
        timer = self.startTimer(milliseconds, kind)
        self._timed[timer] = handle
        self._timer_of[handle] = timer

    def drop(self, handle: asyncio.TimerHandle) -> None:
        timer = self._timer_of.pop(handle, 0)
        if timer:
            del self._timed[timer]
            self.killTimer(timer)

    def stop(self) -> None:
        self._is_stopped = True
        for timer in self._timed:
            self.killTimer(timer)
        self._timed.clear()
        self._timer_of.clear()
        self._ready.clear()

    def set_debug(self, enabled: bool) -> None:
        """qasync tells its timer; there is nothing to do."""

    def event(self, event: QEvent) -> bool:
        if event.type() == _WAKE:
            self._start_ready()
            return True
        return super().event(event)

    def timerEvent(self, event: QTimerEvent) -> None:
        timer = event.timerId()
        if timer == self._ready_timer:
            self._run_ready()
            return
        self.killTimer(timer)
        handle = self._timed.pop(timer, None)
        if handle is None:
            return
        self._timer_of.pop(handle, None)
        left = handle.when() - time.monotonic()
        if left > PRECISE_BELOW_S:
            self.later(handle, left)
        elif not handle.cancelled():
            handle._run()

    def _start_ready(self) -> None:
        if not self._ready_timer and not self._is_stopped:
            self._ready_timer = self.startTimer(0)

    def _run_ready(self) -> None:
        """Run what is due now, in order; what it adds waits for the next turn, as in asyncio."""
        until = time.monotonic() + TURN_S
        for _ in range(len(self._ready)):
            if not self._ready:
                break
            handle = self._ready.popleft()
            if not handle.cancelled():
                handle._run()
            if time.monotonic() > until:
                break
        if not self._ready:
            self.killTimer(self._ready_timer)
            self._ready_timer = 0
            # A thread may have added one between the look and the kill.
            if self._ready:
                self._start_ready()


class Loop(QEventLoop):  # type: ignore[misc]
    """qasync's loop with our timers and our executor."""

    def __init__(self, app: QApplication) -> None:
        self._workers = Workers()
        super().__init__(app)
        self._timer = _Clockwork()
        self.set_default_executor(self._workers)

    @property
    def pending_timers(self) -> int:
        """How many waits have a Qt timer."""
        return self._timer.timers

    def call_soon(
        self,
        callback: Callable[..., object],
        *args: Any,
        context: contextvars.Context | None = None,
    ) -> asyncio.Handle:
        self._check_callback(callback, "call_soon")
        handle = asyncio.Handle(callback, args, self, context)
        self._timer.soon(handle)
        return handle

    def call_soon_threadsafe(
        self,
        callback: Callable[..., object],
        *args: Any,
        context: contextvars.Context | None = None,
    ) -> asyncio.Handle:
        self._check_closed()
        handle = asyncio.Handle(callback, args, self, context)
        self._timer.soon_from_thread(handle)
        return handle

    def call_later(
        self,
        delay: float,
        callback: Callable[..., object],
        *args: Any,
        context: contextvars.Context | None = None,
    ) -> asyncio.TimerHandle:
        return self.call_at(self.time() + delay, callback, *args, context=context)

    def call_at(
        self,
        when: float,
        callback: Callable[..., object],
        *args: Any,
        context: contextvars.Context | None = None,
    ) -> asyncio.TimerHandle:
        self._check_callback(callback, "call_at")
        handle = asyncio.TimerHandle(when, callback, args, self, context)
        delay = when - self.time()
        if delay <= 0:
            self._timer.soon(handle)
        else:
            self._timer.later(handle, delay)
        return handle

    def _add_callback(self, handle: asyncio.Handle, delay: float = 0) -> asyncio.Handle:
        """qasync's and asyncio's own way in, for a signal that arrived."""
        self._timer.soon(handle)
        return handle

    def _timer_handle_cancelled(self, handle: asyncio.TimerHandle) -> None:
        """asyncio's hook: a wait was given up."""
        self._timer.drop(handle)


def run(app: QApplication, main: Callable[[], Coroutine[Any, Any, int]]) -> int:
    """Run `main` on Qt's loop to its end; its result is the exit code.

    SIGTERM and Ctrl+C cancel `main`, so that it ends in its own order; the code is then 128 plus
    the signal's number. Whatever tasks are left are cancelled and awaited, then the workers are
    shut down.
    """
    app.setQuitOnLastWindowClosed(False)
    told: list[int] = []
    with asyncio.Runner(loop_factory=lambda: Loop(app)) as runner:
        try:
            return runner.run(_until_told(main, told))
        except asyncio.CancelledError:
            if not told:
                raise
            return 128 + told[0]


async def _until_told(main: Callable[[], Coroutine[Any, Any, int]], told: list[int]) -> int:
    """`main`, cancelled by the first signal that asks for the end."""
    loop, task = asyncio.get_running_loop(), asyncio.current_task()
    assert task is not None

    def stop(number: int) -> None:
        told.append(number)
        task.cancel()

    caught = []
    for number in (signal.SIGINT, signal.SIGTERM):
        # Not on Windows, and not off the main thread: there the end comes from the window alone.
        with contextlib.suppress(NotImplementedError, ValueError, RuntimeError):
            loop.add_signal_handler(number, stop, number)
            caught.append(number)
    try:
        return await main()
    finally:
        for number in caught:
            loop.remove_signal_handler(number)
