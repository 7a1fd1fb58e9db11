"""Every coroutine a screen starts: by name, one at a time where that is wanted, never lost.

A task of a name cancels the earlier one of that name (`restart`); cancelling is silent; a fault of
the environment is worded, anything else is logged as the bug it is.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from typing import Any

from app.domain.faults import Fault

logger = logging.getLogger(__name__)


class Tasks:
    """Keeps strong references, so that no task is collected while it runs."""

    def __init__(
        self,
        *,
        on_fault: Callable[[Fault], None] | None = None,
        on_bug: Callable[[BaseException], None] | None = None,
    ) -> None:
        """`on_fault` words a fault for people; `on_bug` tells them that this program failed."""
        self._on_fault = on_fault
        self._on_bug = on_bug
        self._running: set[asyncio.Task[Any]] = set()
        self._named: dict[str, asyncio.Task[Any]] = {}
        self._is_closed = False

    def set_handlers(
        self,
        *,
        on_fault: Callable[[Fault], None],
        on_bug: Callable[[BaseException], None],
    ) -> None:
        """For who builds the window after the tasks."""
        self._on_fault = on_fault
        self._on_bug = on_bug

    def spawn(self, name: str, coro: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run `coro`; others of that name go on."""
        if self._is_closed:
            coro.close()
            raise RuntimeError(f"task {name!r} started after the close")
        task = asyncio.get_running_loop().create_task(coro, name=name)
        self._running.add(task)
        task.add_done_callback(self._on_done)
        return task

    def restart(self, name: str, coro: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
        """Run `coro`, cancelling the task that was last restarted under this name."""
        self.cancel(name)
        task = self.spawn(name, coro)
        self._named[name] = task
        return task

    def cancel(self, name: str) -> None:
        """Cancel the task that was last restarted under this name, if it still runs."""
        task = self._named.pop(name, None)
        if task is not None:
            task.cancel()

    def is_running(self, name: str) -> bool:
        """Whether a task of this name is at work; one that was told to stop no longer counts."""
        return any(task.get_name() == name and not task.cancelling() for task in self._running)

    async def idle(self) -> None:
        """Wait until nothing runs. Failures are told as ever, not raised here."""
        while self._running:
            await asyncio.wait(self._running)
            # The done callbacks run after the wait: give them their turn.
            await asyncio.sleep(0)

    async def close(self) -> None:
        """Cancel everything and wait for it; nothing can be started afterwards."""
        self._is_closed = True
        self._named.clear()
        running = tuple(self._running)
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await asyncio.sleep(0)

    def _on_done(self, task: asyncio.Task[Any]) -> None:
        self._running.discard(task)
        if self._named.get(task.get_name()) is task:
            del self._named[task.get_name()]
        if task.cancelled():
            return
        error = task.exception()
        if error is None:
            return
        if isinstance(error, Fault):
            self._tell_fault(task.get_name(), error)
        else:
            self._tell_bug(task.get_name(), error)

    def _tell_fault(self, name: str, fault: Fault) -> None:
        logger.warning("task met a fault", extra={"task": name, "fault": type(fault).__name__})
        if self._on_fault is not None:
            self._on_fault(fault)

    def _tell_bug(self, name: str, error: BaseException) -> None:
        logger.error("task failed", extra={"task": name}, exc_info=error)
        if self._on_bug is not None:
            self._on_bug(error)
