"""One run of the till's core on the simulated world: the real engine, stores and client."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.identifiers import Identifier
from app.domain.op import Binding
from app.domain.outcome import Settlement
from app.store.connection import Connection
from app.store.database import Database
from app.store.opening import Means, open_with
from app.store.outbox import OutboxStore
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from tests.faults.simulated.cached import Records
from tests.faults.simulated.core import Manner, OnAcknowledged, SendingCore
from tests.faults.simulated.disk import KEY, OUTBOX, Disk
from tests.faults.simulated.line import Cadence, Line, Network
from tests.faults.simulated.world import TillClock, World

QUIET_S = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Opened:
    """`make_records` wires what is beside the outbox, if anything is."""

    outbox: OutboxStore
    close: Callable[[], Awaitable[None]]
    make_records: Callable[[SendingCore], Records] | None = None


class Till:
    """One process's life from `open` to its end."""

    def __init__(
        self,
        world: World,
        network: Network,
        clock: TillClock,
        opened: _Opened,
        *,
        manner: Manner,
        binding: Binding,
        on_acknowledged: OnAcknowledged,
    ) -> None:
        self.clock = clock
        self.binding = binding
        """Whom it talks to, once `relink` is done."""
        self.cadence = Cadence(opened.outbox.epoch)
        self._world = world
        self._on_acknowledged = on_acknowledged
        self._close_stores = opened.close
        self._core = SendingCore(
            opened.outbox,
            clock,
            manner=manner,
            binding=binding,
            on_acknowledged=self._acknowledged,
            on_erased=self._erased,
            make_transport=lambda: Line(network, self.cadence),
        )
        make_records = opened.make_records
        self.records = None if make_records is None else make_records(self._core)
        self.outbox = self._core.outbox
        self.engine = self._core.engine
        self.connectivity = self._core.connectivity
        self.pacing = self._core.pacing
        self.failures: list[BaseException] = []
        self._tasks: set[asyncio.Task[None]] = set()

    @classmethod
    async def open(
        cls,
        world: World,
        network: Network,
        disk: Disk,
        clock: TillClock,
        *,
        manner: Manner,
        binding: Binding,
        on_acknowledged: OnAcknowledged,
        is_whole: bool,
        breach: Callable[[str], None],
    ) -> "Till":
        """Open the stores and begin to probe and send; `is_whole`: with all that the app has beside
        the outbox. Raises StoreFault.
        """
        opened = await (_whole(disk, clock, breach) if is_whole else _alone(disk, clock))
        till = cls(
            *(world, network, clock, opened),
            manner=manner,
            binding=binding,
            on_acknowledged=on_acknowledged,
        )
        world.note(f"till opened, epoch {till.outbox.epoch}")
        if till.records is not None:
            await till.records.bind(binding)
        till.run(till.connectivity.run())
        till.run(till.engine.run())
        if till.records is not None:
            till.run(till.records.refresh())
        return till

    def pause_s(self) -> float:
        """Seconds for which the server wants no calls, or the till keeps itself from them."""
        return max(self.pacing.pause_s(), self._core.link.pause_s())

    def run(self, work: Coroutine[Any, Any, None]) -> None:
        """Let it do something beside."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._on_done)

    async def relink(self, binding: Binding) -> None:
        """Somebody has it talk to this server from now on. Raises StoreFault."""
        if self.records is not None:
            await self.records.bind(binding)
        await self._core.relink(binding)
        self.binding = binding
        self.cadence.excuse()

    async def close(self) -> None:
        """End in order."""
        await self.stop()
        await self._close_stores()

    async def stop(self) -> None:
        """End all that runs; the files stay open."""
        self.engine.stop()
        tasks = tuple(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        await self._core.link.close()

    async def _acknowledged(self, settlements: Sequence[Settlement]) -> None:
        await self._on_acknowledged(settlements)
        if self.records is not None:
            await self.records.keep_acknowledged(settlements)

    async def _erased(self, identifier: Identifier) -> None:
        if self.records is not None:
            await self.records.forget_erased(identifier)

    def _on_done(self, task: asyncio.Task[None]) -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()) is not None:
            self.failures.append(error)


# NORMAL: nothing here has to outlive more than its process, and a flush takes its time.
async def _alone(disk: Disk, clock: TillClock) -> _Opened:
    """The outbox by itself."""
    database = Database(
        disk.folder / OUTBOX,
        KEY,
        synchronous="NORMAL",
        migrations=OUTBOX_MIGRATIONS,
        make_worker=disk.make_worker,
        connect_to=disk.connect,
    )
    await database.open()
    outbox = OutboxStore(database, clock)
    await outbox.begin_epoch()
    return _Opened(outbox=outbox, close=database.close)


async def _whole(disk: Disk, clock: TillClock, breach: Callable[[str], None]) -> _Opened:
    """As the app opens a profile: with its journal, its cache, and whatever salvage has to do."""
    means = Means(make_worker=disk.make_worker, connect_to=disk.connect, synchronous="NORMAL")
    stores = await open_with(disk.folder, KEY, clock, means=means)
    if disk.is_harmed:
        # Whatever is not whole is met now, while those who judge the till do not look yet.
        await stores.outbox_database.read(_read_all)
    return _Opened(
        outbox=stores.outbox,
        close=stores.close,
        make_records=lambda core: Records(stores, core, clock, breach),
    )


def _read_all(connection: Connection) -> None:
    for (name,) in connection.execute(
        "SELECT name FROM sqlite_master WHERE type = 'table'"
    ).fetchall():
        connection.execute(f"SELECT * FROM {name}").fetchall()
    for name, table, sql in connection.execute(
        "SELECT name, tbl_name, coalesce(sql, '') FROM sqlite_master WHERE type = 'index'"
    ).fetchall():
        _, where, condition = sql.partition(" WHERE ")
        connection.execute(f"SELECT sum(1) FROM {table} INDEXED BY {name}{where}{condition}")
