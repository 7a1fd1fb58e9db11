"""The till's disk as the simulation has it: statements that are counted, refused or cut off.

Everything runs on the caller's thread, one job a turn of the loop, so that a seed always gives
the same order.
"""

import asyncio
import shutil
from collections import deque
from collections.abc import Callable, Iterable, Sequence
from enum import Enum, unique
from pathlib import Path
from typing import Any, TypeVar

from sqlcipher3 import dbapi2

from app.store.connection import Connection, Cursor, Synchronous, connect
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from app.store.session import FileSession
from app.store.store_key import KeySource, StoreKey
from app.store.worker import Urgency, Worker
from tests.faults.world import World

T = TypeVar("T")
_Job = tuple[Callable[[], Any], asyncio.Future[Any], bool]

KEY = StoreKey(raw=bytes(range(32)), source=KeySource.ENVIRONMENT, is_proven=True)
OUTBOX = "outbox.db"
_FULL, _IOERR = 13, 10
_WRITES = ("INSERT", "UPDATE", "DELETE", "COMMIT", "BEGIN")
_SUFFIXES = ("", "-wal")


@unique
class DiskTrouble(Enum):
    """What becomes of whatever is to be kept. The last two are one failed COMMIT each."""

    FULL = "full"
    COMMIT_LOST = "commit_lost"
    COMMIT_KEPT = "commit_kept"


class Disk:
    """One folder. `trouble` is what the next commits meet; `hits` counts those that met it."""

    def __init__(self, world: World, folder: Path) -> None:
        self.world = world
        self.folder = folder
        self.trouble: DiskTrouble | None = None
        self.hits: list[DiskTrouble] = []
        self.connections: list[WatchedConnection] = []

    def connect(self, path: Path, key: StoreKey, *, synchronous: Synchronous) -> Connection:
        opened = WatchedConnection(connect(path, key, synchronous=synchronous), self)
        self.connections.append(opened)
        return opened

    @property
    def committed(self) -> Connection:
        """The outbox as it lies on the disk, for who looks from outside between two jobs."""
        return self.connections[-1].real

    def close(self) -> None:
        """Whatever is still open."""
        for connection in self.connections:
            connection.real.close()

    def moved_to(self, folder: Path) -> "Disk":
        """What a killed process leaves: the bytes as they are, and nothing of what it had open."""
        folder.mkdir()
        for suffix in _SUFFIXES:
            source = self.folder / f"{OUTBOX}{suffix}"
            if source.exists():
                shutil.copyfile(source, folder / source.name)
        self.close()
        shutil.rmtree(self.folder)
        moved = Disk(self.world, folder)
        moved.hits = self.hits
        moved.trouble = self.trouble  # a full disk is as full at the next start
        return moved


class WatchedConnection:
    """A connection that a process may die on, between any two of its writes."""

    def __init__(self, real: Connection, disk: Disk) -> None:
        self.real = real
        self._disk = disk

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
        is_end = sql == "COMMIT" or not (sql.startswith("BEGIN") or self.real.in_transaction)
        trouble = disk.trouble if is_end else None
        found = run() if trouble is None else self._troubled(trouble, run)
        if is_end:
            world.note(f"kept: {sql[:40]}")
            world.step("what follows on a commit")
        return found

    def _troubled(self, trouble: DiskTrouble, run: Callable[[], Cursor]) -> Cursor:
        self._disk.hits.append(trouble)
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

    def __init__(self, name: str) -> None:
        super().__init__(name)
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
        self._jobs[urgency].append((run, future, is_droppable))
        loop.call_soon(self._do_next)
        return future

    def retire(self) -> None:
        """There is no thread."""

    async def stop(self) -> None:
        await self.submit(lambda: None, urgency=Urgency.LAST)

    def _do_next(self) -> None:
        run, future, is_droppable = next(jobs for jobs in self._jobs if jobs).popleft()
        if is_droppable and future.cancelled():
            return
        try:
            result = run()
        except Exception as error:  # noqa: BLE001 - handed over to whoever awaits the job
            if not future.done():
                future.set_exception(error)
        else:
            if not future.done():
                future.set_result(result)


def make_template(folder: Path) -> Path:
    """An empty outbox, to be copied: making the tables takes many times as long."""
    path = folder / OUTBOX
    session = FileSession(path, KEY, "NORMAL", OUTBOX_MIGRATIONS)
    session.open()
    session.close()
    return path
