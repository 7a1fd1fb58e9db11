"""One run of the till's core on the simulated world: the real engine, stores and client."""

import asyncio
from collections.abc import Coroutine
from typing import Any

from app.store.database import Database
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from tests.faults.core import OnAcknowledged, SendingCore
from tests.faults.disk import KEY, OUTBOX, Disk, InlineWorker
from tests.faults.kinds.tills import URL
from tests.faults.line import Cadence, Line, Network
from tests.faults.world import TillClock, World

QUIET_S = 120.0


class Till:
    """One process's life from start to end. `open` before anything else; not opened twice."""

    def __init__(
        self,
        world: World,
        network: Network,
        disk: Disk,
        clock: TillClock,
        *,
        on_acknowledged: OnAcknowledged,
        batch_size: int,
        quiet_period_s: float = QUIET_S,
        has_marker: bool = True,
    ) -> None:
        self.clock = clock
        self.cadence = Cadence()
        self._world = world
        # NORMAL: nothing here has to outlive more than its process, and a flush takes its time.
        self._database = Database(
            disk.folder / OUTBOX,
            KEY,
            synchronous="NORMAL",
            migrations=OUTBOX_MIGRATIONS,
            make_worker=InlineWorker,
            connect_to=disk.connect,
        )
        self._core = SendingCore(
            self._database,
            clock,
            url=URL,
            batch_size=batch_size,
            quiet_period_s=quiet_period_s,
            on_acknowledged=on_acknowledged,
            has_marker=has_marker,
            make_transport=lambda: Line(network, self.cadence),
        )
        self.outbox = self._core.outbox
        self.engine = self._core.engine
        self.connectivity = self._core.connectivity
        self.pacing = self._core.pacing
        self.failures: list[BaseException] = []
        self._tasks: set[asyncio.Task[None]] = set()

    async def open(self) -> None:
        """Open the stores and begin to probe and send. Raises StoreFault."""
        await self._database.open()
        epoch = await self.outbox.begin_epoch()
        self._world.note(f"till opened, epoch {epoch}")
        self.run(self.connectivity.run())
        self.run(self.engine.run())

    def pause_s(self) -> float:
        """Seconds for which the server wants no calls, or the till keeps itself from them."""
        return max(self.pacing.pause_s(), self._core.link.pause_s())

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        """Let it do something beside."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._on_done)

    async def close(self) -> None:
        """End in order."""
        await self.stop()
        await self._database.close()

    async def stop(self) -> None:
        """End all that runs; the files stay open."""
        self.engine.stop()
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._core.link.close()

    def _on_done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.failures.append(error)
