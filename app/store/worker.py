"""A thread that does one job at a time for any event loop, the urgent ones before the bulky.

Owns the queue and the way back to the loop. Knows nothing of SQL.
"""

import asyncio
import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum, unique
from queue import SimpleQueue
from typing import Any, TypeVar

T = TypeVar("T")

_log = logging.getLogger(__name__)


@unique
class Urgency(IntEnum):
    """Which of the waiting jobs goes first; within one urgency they go in the order they came."""

    FOREGROUND = 0
    BACKGROUND = 1
    LAST = 2


@dataclass(slots=True)
class _Job:
    run: Callable[[], Any]
    loop: asyncio.AbstractEventLoop
    future: asyncio.Future[Any]
    is_droppable: bool


class Worker:
    """One daemon thread. A job that was taken is done to its end, whoever waits for it.

    The thread is a daemon so that a crash of the app never leaves a process behind; an orderly end
    is `stop`, which first does everything that was handed in.
    """

    def __init__(self, name: str) -> None:
        self._waiting: tuple[deque[_Job], ...] = tuple(deque() for _ in Urgency)
        # One token a job. `SimpleQueue` is the cheapest wake-up there is; a priority queue or a
        # condition costs several times as much, which shows in every save.
        self._tokens: SimpleQueue[None] = SimpleQueue()
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)

    def start(self) -> None:
        self._thread.start()

    def submit(
        self,
        run: Callable[[], T],
        *,
        urgency: Urgency = Urgency.FOREGROUND,
        is_droppable: bool = False,
    ) -> asyncio.Future[T]:
        """Hand in a job from a running loop; the future answers on that loop.

        A droppable job is skipped where its future was cancelled before the job's turn came.
        """
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._waiting[urgency].append(_Job(run, loop, future, is_droppable))
        self._tokens.put(None)
        return future

    def retire(self) -> None:
        """End the thread once everything that was handed in is done; nothing waits for that."""
        self._tokens.put(None)

    async def stop(self) -> None:
        """Do every job that waits, then end the thread."""
        await self.submit(_nothing, urgency=Urgency.LAST)
        self.retire()
        self._thread.join()

    def _work(self) -> None:
        while True:
            self._tokens.get()
            job = self._take()
            if job is None:
                return
            if not (job.is_droppable and job.future.cancelled()):
                _do(job)
            # An idle thread must not keep a caller's values (and a failed job's frames) alive.
            del job

    def _take(self) -> _Job | None:
        for waiting in self._waiting:
            if waiting:
                return waiting.popleft()
        return None


async def off_loop(run: Callable[[], T], make_worker: Callable[[str], Worker] = Worker) -> T:
    """Do one slow call in a thread of its own, which nothing waits for when the loop closes."""
    worker = make_worker("tillside-off-loop")
    worker.start()
    future = worker.submit(run)
    worker.retire()
    return await future


def _do(job: _Job) -> None:
    try:
        result = job.run()
    except BaseException as error:  # noqa: BLE001 - handed over to whoever awaits the job
        _answer(job, None, error)
    else:
        _answer(job, result, None)


def _answer(job: _Job, result: object, error: BaseException | None) -> None:
    try:
        job.loop.call_soon_threadsafe(_resolve, job.future, result, error)
    except RuntimeError:
        # The loop has been closed: the job is done all the same, and nobody asks any more.
        _log.info("a job ended after its event loop: %s", type(error).__name__ if error else "done")


def _resolve(future: asyncio.Future[Any], result: object, error: BaseException | None) -> None:
    if future.done():
        if error is not None:
            _log.warning("a job failed after its caller had gone: %s", type(error).__name__)
    elif error is not None:
        future.set_exception(error)
    else:
        future.set_result(result)


def _nothing() -> None:
    """The job that marks the end of the queue."""
