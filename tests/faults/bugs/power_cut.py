"""A power cut under the outbox: a file system in memory that forgets what was not flushed.

The real store runs on it, over the same tables; the library is a plain one, because the encrypted
build takes no file system from Python.
"""

import asyncio
import logging
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from random import Random
from typing import Any

import apsw

from app.domain.op import OpId, OpKind
from app.domain.registration import Registration
from app.store.connection import Connection, Cursor, Synchronous
from app.store.database import Database
from app.store.migrations import migrate
from app.store.outbox import OutboxStore
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from app.store.store_key import StoreKey
from tests.faults.kinds.tills import BINDING, NOOR
from tests.faults.simulated.disk import KEY, OUTBOX
from tests.manual_clock import ManualClock

SECTOR = 512
SAVES = 60
_numbers = count()


class PowerCut(Exception):
    """Nothing is written any more."""


@dataclass(slots=True, kw_only=True)
class Cuts:
    """Sums over cuts: rows that somebody was told of, those gone, and files that do not open."""

    acknowledged: int = 0
    lost: int = 0
    damaged: int = 0


class _Platter:
    """One file: what is on the platter for sure, what the system shows, and what lies between."""

    def __init__(self, content: bytes = b"") -> None:
        self.durable = bytearray(content)
        self.shown = bytearray(content)
        self.unflushed: list[tuple[int, bytes | None]] = []

    def write(self, offset: int, data: bytes) -> None:
        _put(self.shown, offset, data)
        self.unflushed.append((offset, data))

    def truncate(self, size: int) -> None:
        del self.shown[size:]
        self.unflushed.append((size, None))

    def flush(self) -> None:
        self.durable[:] = self.shown
        self.unflushed.clear()

    def after_cut(self, draw: Random) -> bytes:
        """Of what was not flushed, any sector may have made it and any may not."""
        image = bytearray(self.durable)
        for offset, data in self.unflushed:
            if data is None:
                if draw.random() < 0.5:
                    del image[offset:]
                continue
            for start in range(0, len(data), SECTOR):
                if draw.random() < 0.5:
                    _put(image, offset + start, data[start : start + SECTOR])
        return bytes(image)


def _put(image: bytearray, offset: int, data: bytes) -> None:
    if len(image) < offset:
        image.extend(bytes(offset - len(image)))
    image[offset : offset + len(data)] = data


class Machine:
    """A file system of its own. `writes_left` counts down to the cut; None is never."""

    def __init__(self, files: dict[str, bytes] | None = None) -> None:
        self.files = {name: _Platter(content) for name, content in (files or {}).items()}
        self.writes_left: int | None = None
        self.name = f"power-cut-{next(_numbers)}"
        self._vfs = _Vfs(self)

    def step(self) -> None:
        if self.writes_left is not None:
            self.writes_left -= 1
            if self.writes_left < 0:
                raise PowerCut

    def after_cut(self, draw: Random) -> "Machine":
        return Machine({name: file.after_cut(draw) for name, file in self.files.items()})

    def end(self) -> None:
        self._vfs.unregister()

    def connect(self, path: Path, key: StoreKey, *, synchronous: Synchronous) -> Connection:
        opened = _Plain(apsw.Connection(path.name, vfs=self.name))
        # Without shared memory, which this file system has none of, WAL wants one process only.
        opened.execute("PRAGMA locking_mode = EXCLUSIVE")
        opened.execute("PRAGMA journal_mode = WAL")
        opened.execute(f"PRAGMA synchronous = {synchronous}")
        opened.execute("PRAGMA foreign_keys = 1")
        return opened


class _Vfs(apsw.VFS):
    def __init__(self, machine: Machine) -> None:
        super().__init__(machine.name, "", maxpathname=200)
        self._machine = machine

    def xAccess(self, pathname: str, flags: int) -> bool:
        return pathname in self._machine.files

    def xDelete(self, filename: str, syncdir: bool) -> None:
        self._machine.files.pop(filename, None)

    def xFullPathname(self, name: str) -> str:
        return name

    def xOpen(self, name: Any, flags: list[int]) -> "_File":  # type: ignore[override]
        filename = "temporary" if name is None else str(getattr(name, "filename", lambda: name)())
        flags[1] = flags[0]
        return _File(self._machine, filename)


class _File:
    """What SQLite does to one file."""

    def __init__(self, machine: Machine, name: str) -> None:
        self._machine = machine
        self._platter = machine.files.setdefault(name, _Platter())

    def xRead(self, amount: int, offset: int) -> bytes:
        return bytes(self._platter.shown[offset : offset + amount])

    def xWrite(self, data: bytes, offset: int) -> None:
        self._machine.step()
        self._platter.write(offset, bytes(data))

    def xTruncate(self, newsize: int) -> None:
        self._machine.step()
        self._platter.truncate(newsize)

    def xSync(self, flags: int) -> None:
        self._machine.step()
        self._platter.flush()

    def xFileSize(self) -> int:
        return len(self._platter.shown)

    def xClose(self) -> None:
        """Closing flushes nothing."""

    def xLock(self, level: int) -> None:
        """There is nobody else."""

    def xUnlock(self, level: int) -> None:
        """There is nobody else."""

    def xCheckReservedLock(self) -> bool:
        return False

    def xFileControl(self, op: int, ptr: int) -> bool:
        return False

    def xSectorSize(self) -> int:
        return SECTOR

    def xDeviceCharacteristics(self) -> int:
        return 0


class _Plain:
    """An apsw connection as the store uses one."""

    def __init__(self, real: apsw.Connection) -> None:
        self._real = real

    @property
    def in_transaction(self) -> bool:
        return self._real.in_transaction

    @in_transaction.setter
    def in_transaction(self, value: bool) -> None:
        raise AttributeError("in_transaction")

    def execute(self, sql: str, parameters: Sequence[object] = (), /) -> Cursor:
        return _Found(self._real, self._real.execute(sql, tuple(parameters)))

    def executemany(self, sql: str, rows: Iterable[Sequence[object]], /) -> Cursor:
        cursor = self._real.executemany(sql, [tuple(row) for row in rows])
        return _Found(self._real, cursor)

    def close(self) -> None:
        self._real.close()


class _Found:
    def __init__(self, connection: apsw.Connection, cursor: apsw.Cursor) -> None:
        self._cursor = cursor
        self.rowcount = connection.changes()
        self.lastrowid = connection.last_insert_rowid()

    def fetchone(self) -> Any:
        return self._cursor.fetchone()

    def fetchall(self) -> list[tuple[Any, ...]]:
        return self._cursor.fetchall()

    def __iter__(self) -> Iterator[tuple[Any, ...]]:
        return iter(self._cursor)


def run_cuts(synchronous: Synchronous, cuts: int) -> Cuts:
    """So many machines that lose their power at a random write."""
    found = Cuts()
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    try:
        for number in range(cuts):
            asyncio.run(_cut(synchronous, Random(f"cut {number}"), found))
    finally:
        logging.disable(before)
    return found


async def _cut(synchronous: Synchronous, draw: Random, found: Cuts) -> None:
    machine = Machine()
    empty = machine.connect(Path(OUTBOX), KEY, synchronous="FULL")
    empty.execute(_tables())
    empty.close()
    for platter in machine.files.values():
        platter.flush()
    told = await _save_until_cut(machine, synchronous, draw)
    after = machine.after_cut(draw)
    machine.end()
    found.acknowledged += len(told)
    try:
        kept = _rows(after)
    except apsw.Error:
        found.damaged += 1
    else:
        found.lost += len(told - kept)
    after.end()


async def _save_until_cut(machine: Machine, synchronous: Synchronous, draw: Random) -> set[OpId]:
    """Save one after the other; whom somebody was told of."""
    clock = ManualClock()
    database = Database(
        Path(OUTBOX),
        KEY,
        synchronous=synchronous,
        migrations=OUTBOX_MIGRATIONS,
        connect_to=machine.connect,
    )
    outbox = OutboxStore(database, clock)
    told: set[OpId] = set()
    await database.open()
    await outbox.begin_epoch()
    machine.writes_left = draw.randrange(20, 6 * SAVES)
    try:
        for number in range(SAVES):
            op = await outbox.enqueue(
                op_id=OpId(f"op-{number}"),
                kind=OpKind.REGISTRATION,
                payload=Registration(mobile=f"4477{number:08d}", registered_at=clock.now()),
                binding=BINDING,
                associate=NOOR,
                created_at=clock.now(),
            )
            told.add(op.id)
            if draw.random() < 0.1:
                await outbox.next_ready(BINDING)
    except (PowerCut, apsw.Error):
        return told
    finally:
        machine.writes_left = 0
        try:
            await database.close()
        except (PowerCut, apsw.Error):
            logging.getLogger(__name__).debug("nothing can be closed without power")
    return told


def _rows(machine: Machine) -> set[OpId]:
    connection = machine.connect(Path(OUTBOX), KEY, synchronous="FULL")
    (verdict,) = connection.execute("PRAGMA integrity_check").fetchone()
    if verdict != "ok":
        raise apsw.CorruptError(verdict)
    rows = connection.execute("SELECT op_id FROM intake UNION SELECT op_id FROM op").fetchall()
    connection.close()
    return {OpId(op_id) for (op_id,) in rows}


@cache
def _tables() -> str:
    """The script that makes the outbox's tables, as the migrations do."""
    connection = sqlite3.connect(":memory:", isolation_level=None)
    migrate(connection, OUTBOX_MIGRATIONS)  # type: ignore[arg-type]
    script = "\n".join(connection.iterdump())
    connection.close()
    return script
