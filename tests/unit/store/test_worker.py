"""The storage thread: whose turn it is, and what cancelling and closing loops do not break."""

import asyncio
import threading
from collections.abc import AsyncIterator
from functools import partial

import pytest

from app.store.worker import Urgency, Worker, off_loop


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    made = Worker("test")
    made.start()
    yield made
    await made.stop()


async def test_a_value_and_an_error_reach_whoever_awaits(worker: Worker) -> None:
    assert await worker.submit(lambda: 7) == 7
    with pytest.raises(ZeroDivisionError):
        await worker.submit(lambda: 1 // 0)
    assert await worker.submit(lambda: 8) == 8


async def test_foreground_passes_background_that_waits(worker: Worker) -> None:
    gate, order = threading.Event(), list[str]()
    held = worker.submit(gate.wait)
    slow = [
        worker.submit(lambda: order.append("bulk"), urgency=Urgency.BACKGROUND) for _ in range(3)
    ]
    quick = [worker.submit(partial(order.append, name)) for name in ("one", "two")]
    gate.set()
    await asyncio.gather(held, *slow, *quick)
    assert order == ["one", "two", "bulk", "bulk", "bulk"]


async def test_a_cancelled_job_is_done_all_the_same(worker: Worker) -> None:
    gate, done = threading.Event(), threading.Event()
    held = worker.submit(gate.wait)
    write = worker.submit(done.set)
    write.cancel()
    gate.set()
    await held
    await worker.submit(lambda: None)
    assert done.is_set()


async def test_a_droppable_job_that_nobody_awaits_is_skipped(worker: Worker) -> None:
    gate, done = threading.Event(), threading.Event()
    held = worker.submit(gate.wait)
    read = worker.submit(done.set, is_droppable=True)
    read.cancel()
    gate.set()
    await held
    await worker.submit(lambda: None)
    assert not done.is_set()


async def test_a_job_that_fails_after_its_caller_has_gone_is_logged(
    worker: Worker, caplog: pytest.LogCaptureFixture
) -> None:
    gate = threading.Event()

    def fail() -> None:
        gate.wait()
        raise OSError("secret name")

    job = worker.submit(fail)
    await asyncio.sleep(0)
    job.cancel()
    gate.set()
    await worker.submit(lambda: None)
    await asyncio.sleep(0)
    assert "OSError" in caplog.text
    assert "secret name" not in caplog.text


def test_a_loop_that_is_gone_does_not_stop_the_thread() -> None:
    worker, gate = Worker("test"), threading.Event()
    worker.start()
    first = asyncio.new_event_loop()

    async def leave() -> None:
        worker.submit(gate.wait)

    first.run_until_complete(leave())
    first.close()
    gate.set()

    async def come_back() -> str:
        answer = await worker.submit(lambda: "still here")
        await worker.stop()
        return answer

    assert asyncio.run(come_back()) == "still here"


async def test_stopping_does_everything_that_was_handed_in() -> None:
    worker, done = Worker("test"), list[int]()
    worker.start()
    for number in range(20):
        worker.submit(partial(done.append, number), urgency=Urgency.BACKGROUND)
    await worker.stop()
    assert done == list(range(20))


async def test_off_loop_runs_beside_the_loop_and_hands_errors_back() -> None:
    here = threading.get_ident()
    assert await off_loop(threading.get_ident) != here
    with pytest.raises(ValueError, match="no"):
        await off_loop(lambda: int("no"))
