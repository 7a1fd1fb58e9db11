"""Threads for what blocks (name look-ups, files), which never hold up the end of the program."""

import queue
import threading
import time
from collections.abc import Callable
from concurrent.futures import Executor, Future
from typing import Any

JOIN_S = 1.0
WORKERS = 6


class Workers(Executor):
    """A few daemon threads for what blocks (name look-ups, files).

    Unlike the standard pool it does not hold up the end of the program for a thread that hangs.
    """

    def __init__(self, count: int = WORKERS) -> None:
        self._jobs: queue.SimpleQueue[tuple[Future[Any], Callable[[], Any]] | None] = (
            queue.SimpleQueue()
        )
        self._threads: list[threading.Thread] = []
        self._count = count
        self._idle = threading.Semaphore(0)
        self._lock = threading.Lock()
        self._is_closed = False

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        """Run `fn` on a worker. Raises RuntimeError after the shutdown."""
        with self._lock:
            if self._is_closed:
                raise RuntimeError("the workers are shut down")
            future: Future[Any] = Future()
            self._jobs.put((future, lambda: fn(*args, **kwargs)))
            if not self._idle.acquire(blocking=False) and len(self._threads) < self._count:
                thread = threading.Thread(target=self._work, daemon=True, name="worker")
                self._threads.append(thread)
                thread.start()
            return future

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        """Stop; waits at most a second in all for jobs under way."""
        with self._lock:
            self._is_closed = True
        for _ in self._threads:
            self._jobs.put(None)
        deadline = time.monotonic() + JOIN_S
        for thread in self._threads if wait else ():
            thread.join(max(0.0, deadline - time.monotonic()))

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            future, call = job
            if future.set_running_or_notify_cancel():
                try:
                    result = call()
                except BaseException as error:  # noqa: BLE001 - it belongs to who awaits the future
                    future.set_exception(error)
                else:
                    future.set_result(result)
            del job, future, call
            self._idle.release()
