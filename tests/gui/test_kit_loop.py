"""The loop the program runs on: order, timers, threads, and a clean end."""

import asyncio
import contextvars
import os
import signal
import threading
import time
from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication

from app.ui.loop import LONGEST_S, Loop, run
from app.ui.workers import Workers


def _loop() -> Loop:
    loop = asyncio.get_running_loop()
    assert isinstance(loop, Loop)
    return loop


async def test_a_cancelled_wait_takes_its_timer_along() -> None:
    before = _loop().pending_timers
    handles = [_loop().call_later(3600, lambda: None) for _ in range(50)]
    assert _loop().pending_timers == before + 50
    for handle in handles:
        handle.cancel()
    assert _loop().pending_timers == before


async def test_deadlines_that_are_met_leave_no_timers() -> None:
    before = _loop().pending_timers
    for _ in range(30):
        async with asyncio.timeout(3600):
            await asyncio.sleep(0)
    assert _loop().pending_timers == before


async def test_callbacks_run_in_the_order_they_were_asked_for() -> None:
    ran: list[int] = []
    for number in range(200):
        _loop().call_soon(ran.append, number)
    done = asyncio.Event()
    _loop().call_soon(done.set)
    await done.wait()
    assert ran == list(range(200))


async def test_what_a_callback_adds_waits_for_the_next_turn() -> None:
    ran: list[str] = []

    def first() -> None:
        ran.append("first")
        _loop().call_soon(ran.append, "added")

    _loop().call_soon(first)
    _loop().call_soon(ran.append, "second")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    assert ran == ["first", "second", "added"]


async def test_a_chain_of_callbacks_lets_the_window_have_its_turn() -> None:
    """A coroutine that never rests must not keep Qt from painting."""
    seen: list[bool] = []

    class _Listener(QObject):
        def event(self, event: QEvent) -> bool:
            seen.append(True)
            return True

    listener = _Listener()
    QApplication.postEvent(listener, QEvent(QEvent.Type.User))
    for _ in range(5):
        await asyncio.sleep(0)
    assert seen


async def test_a_wait_never_ends_early() -> None:
    for delay in (0.001, 0.0105, 0.02):
        started = time.monotonic()
        await asyncio.sleep(delay)
        assert time.monotonic() - started >= delay


async def test_a_wait_of_months_is_no_overflow() -> None:
    handle = _loop().call_later(LONGEST_S * 10, lambda: None)
    assert handle.when() - _loop().time() > LONGEST_S
    handle.cancel()


async def test_threads_hand_their_results_over() -> None:
    results = await asyncio.gather(
        *(_loop().run_in_executor(None, pow, 2, exponent) for exponent in range(20))
    )
    assert results == [2**exponent for exponent in range(20)]


async def test_a_thread_may_call_soon_at_any_time() -> None:
    heard: list[int] = []
    done = asyncio.Event()

    def work() -> None:
        for number in range(300):
            _call(heard.append, number)
        _call(done.set)

    loop = _loop()

    def _call(callback: Callable[..., object], *arguments: object) -> None:
        loop.call_soon_threadsafe(callback, *arguments)

    thread = threading.Thread(target=work)
    thread.start()
    await done.wait()
    thread.join()
    assert heard == list(range(300))


async def test_callbacks_keep_their_context() -> None:
    name: contextvars.ContextVar[str] = contextvars.ContextVar("name", default="")
    name.set("noor")
    seen: list[str] = []
    done = asyncio.Event()

    def look() -> None:
        seen.append(name.get())
        done.set()

    _loop().call_later(0.001, look)
    name.set("jo")
    await done.wait()
    assert seen == ["noor"]


async def test_a_failing_job_raises_where_it_is_awaited() -> None:
    def fail() -> None:
        raise LookupError("gone")

    with pytest.raises(LookupError, match="gone"):
        await _loop().run_in_executor(None, fail)


def test_workers_that_hang_do_not_hold_up_the_end() -> None:
    hang = threading.Event()
    workers = Workers(2)
    workers.submit(hang.wait)
    started = time.monotonic()
    workers.shutdown()
    assert time.monotonic() - started < 3
    with pytest.raises(RuntimeError):
        workers.submit(print)
    hang.set()


def test_workers_start_no_more_threads_than_told() -> None:
    workers = Workers(3)
    gate = threading.Event()
    futures = [workers.submit(gate.wait) for _ in range(12)]
    alive = sum(thread.name == "worker" for thread in threading.enumerate())
    gate.set()
    assert [future.result(5) for future in futures] == [True] * 12
    assert alive == 3
    workers.shutdown()


def test_run_ends_with_the_programs_code_and_cancels_what_is_left(qapp: QApplication) -> None:
    ended: list[str] = []

    async def forever() -> None:
        try:
            await asyncio.Event().wait()
        finally:
            ended.append("left over")

    async def main() -> int:
        left_over = asyncio.get_running_loop().create_task(forever())
        await asyncio.sleep(0)
        assert not left_over.done()
        return 3

    assert run(qapp, main) == 3
    assert ended == ["left over"]


def test_run_lets_a_failure_of_the_program_out(qapp: QApplication) -> None:
    async def main() -> int:
        raise LookupError("broken")

    with pytest.raises(LookupError, match="broken"):
        run(qapp, main)


def test_a_signal_ends_the_program_in_its_own_order(qapp: QApplication) -> None:
    ended: list[str] = []

    async def main() -> int:
        os.kill(os.getpid(), signal.SIGTERM)
        try:
            await asyncio.Event().wait()
        finally:
            await asyncio.sleep(0)
            ended.append("closed")
        return 0

    before = signal.getsignal(signal.SIGTERM)
    assert run(qapp, main) == 128 + signal.SIGTERM
    assert ended == ["closed"]
    assert signal.getsignal(signal.SIGTERM) == before
