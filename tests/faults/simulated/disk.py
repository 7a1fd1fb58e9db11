"""The till's disk as the simulation has it: statements that are counted, refused or cut off.

Everything runs on the caller's thread, one job a turn of the loop, so that a seed always gives
the same order.
"""

import asyncio
import contextvars
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from enum import Enum, unique
from pathlib import Path
from typing import Any, TypeVar

from sqlcipher3 import dbapi2

from app.store.cache_file import CACHE_NAME
from app.store.cache_schema import CACHE_MIGRATIONS
from app.store.connection import Connection, Cursor, Synchronous, connect
from app.store.keys import JOURNAL_NAME, PRECIOUS
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from app.store.session import FileSession
from app.store.store_key import KeySource, StoreKey
from app.store.worker import Urgency, Worker
from tests.faults.simulated.world import World

T = TypeVar("T")
_Job = tuple[contextvars.Context, Callable[[], Any], asyncio.Future[Any], bool]

KEY = StoreKey(raw=bytes(range(32)), source=KeySource.ENVIRONMENT, is_proven=True)
OUTBOX, CACHE, JOURNAL = PRECIOUS, CACHE_NAME, JOURNAL_NAME
NEVER_S = -1000.0
_FULL, _IOERR = 13, 10
_WRITES = ("INSERT", "UPDATE", "DELETE", "COMMIT", "BEGIN")
_SHARED_MEMORY = "*-shm"
"""It dies with the last process that has the file open."""


@unique
class DiskTrouble(Enum):
    """What becomes of whatever is to be kept. The last two are one failed COMMIT each."""

    FULL = "full"
    COMMIT_LOST = "commit_lost"
    COMMIT_KEPT = "commit_kept"


class Disk:
    """One folder. `trouble` is what the next commits meet; `hits` counts those that met it.
    `on_write` hears of each statement that writes to the outbox.
    """

    def __init__(self, world: World, folder: Path) -> None:
        self.world = world
        self.folder = folder
        self.trouble: DiskTrouble | None = None
        self.hits: list[DiskTrouble] = []
        self.bad_at_s = NEVER_S
        """When something last met it."""
        self.is_harmed = False
        """Whether something in it may not be whole."""
        self.on_write: Callable[[str], None] = lambda sql: None
        self._outbox: list[WatchedConnection] = []
        self._others: list[WatchedConnection] = []

    def connect(self, path: Path, key: StoreKey, *, synchronous: Synchronous) -> Connection:
        is_outbox = path.name == OUTBOX
        real = connect(path, key, synchronous=synchronous)
        opened = WatchedConnection(real, self, is_outbox=is_outbox)
        (self._outbox if is_outbox else self._others).append(opened)
        return opened

    def make_worker(self, name: str) -> Worker:
        return InlineWorker(name, self.world)

    @property
    def committed(self) -> Connection:
        """The outbox as it lies on the disk, for who looks from outside between two jobs."""
        return self._outbox[-1].real

    def close(self) -> None:
        """Whatever is still open."""
        for connection in (*self._outbox, *self._others):
            connection.real.close()

    def moved_to(self, folder: Path) -> "Disk":
        """What a killed process leaves: the bytes as they are, and nothing of what it had open."""
        shutil.copytree(self.folder, folder, ignore=shutil.ignore_patterns(_SHARED_MEMORY))
        self.close()
        shutil.rmtree(self.folder)
        moved = Disk(self.world, folder)
        moved.hits = self.hits
        moved.bad_at_s = self.bad_at_s
        moved.trouble = self.trouble  # a full disk is as full at the next start
        moved.is_harmed = self.is_harmed
        moved.on_write = self.on_write
        return moved


class WatchedConnection:
    """A connection that a process may die on, between any two of its writes."""

    def __init__(self, real: Connection, disk: Disk, *, is_outbox: bool) -> None:
        self.real = real
        self._disk = disk
        self._is_outbox = is_outbox

    @property
    def in_transaction(self) -> bool:
        return self.real.in_transaction

    @in_transaction.setter
    def in_transaction(self, value: bool) -> None:
        raise AttributeError("in_transaction")

    def execute(self, sql: str, parameters: Sequence[object] = (), /) -> Cursor:
        return self._watched(sql, lambda: self.real.execute(sql, parameters))

    def executemany(self, sql: str, rows: Iterable[Sequence[object]], /) -> Cursor:
        return self._watched(sql, lambda: self.real.executemany(sql, rows))

    def close(self) -> None:
        self.real.close()

    def _watched(self, sql: str, run: Callable[[], Cursor]) -> Cursor:
        if not sql.startswith(_WRITES):
            return run()
        world, disk = self._disk.world, self._disk
        world.step(sql[:40])
        if self._is_outbox:
            disk.on_write(sql)
        is_end = sql == "COMMIT" or not (sql.startswith("BEGIN") or self.real.in_transaction)
        trouble = disk.trouble if is_end else None
        if trouble is not DiskTrouble.FULL and not self._is_outbox:
            trouble = None  # a commit that fails once is kept for what is precious
        found = run() if trouble is None else self._troubled(trouble, run)
        if is_end:
            world.note(f"kept: {sql[:40]}")
            world.step("what follows on a commit")
        return found

    def _troubled(self, trouble: DiskTrouble, run: Callable[[], Cursor]) -> Cursor:
        self._disk.hits.append(trouble)
        self._disk.bad_at_s = self._disk.world.now_s
        self._disk.world.note(f"disk: {trouble.value}")
        if trouble is DiskTrouble.FULL:
            raise _error(_FULL, "database or disk is full")
        self._disk.trouble = None
        if trouble is DiskTrouble.COMMIT_KEPT:
            run()
        raise _error(_IOERR, "disk I/O error")


def _error(code: int, words: str) -> dbapi2.OperationalError:
    error = dbapi2.OperationalError(words)
    error.sqlite_errorcode = code
    return error


class InlineWorker(Worker):
    """Does its jobs on the loop's own thread, one a turn, in the storage thread's order."""

    def __init__(self, name: str, world: World) -> None:
        super().__init__(name)
        self._world = world
        self._jobs: tuple[deque[_Job], ...] = tuple(deque() for _ in Urgency)

    def start(self) -> None:
        """There is no thread."""

    def submit(
        self,
        run: Callable[[], T],
        *,
        urgency: Urgency = Urgency.FOREGROUND,
        is_droppable: bool = False,
    ) -> asyncio.Future[T]:
        loop = asyncio.get_running_loop()
        future: asyncio.Future[T] = loop.create_future()
        self._jobs[urgency].append((contextvars.copy_context(), run, future, is_droppable))
        loop.call_soon(self._do_next)
        return future

    def retire(self) -> None:
        """There is no thread."""

    async def stop(self) -> None:
        await self.submit(lambda: None, urgency=Urgency.LAST)

    def _do_next(self) -> None:
        context, run, future, is_droppable = next(jobs for jobs in self._jobs if jobs).popleft()
        if self._world.is_burying:
            future.cancel()  # a dead process does nothing any more
        if future.cancelled() and (is_droppable or self._world.is_burying):
            return
        try:
            result = context.run(run)
        except Exception as error:  # noqa: BLE001 - handed over to whoever awaits the job
            if not future.done():
                future.set_exception(error)
        else:
            if not future.done():
                future.set_result(result)


def make_template(folder: Path) -> Path:
    """A folder of empty stores, to be copied: making the tables takes many times as long."""
    template = folder / "template"
    for name, migrations in ((OUTBOX, OUTBOX_MIGRATIONS), (CACHE, CACHE_MIGRATIONS)):
        session = FileSession(template / name, KEY, "NORMAL", migrations)
        session.open()
        session.close()
    return template
