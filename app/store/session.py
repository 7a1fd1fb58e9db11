"""The storage thread's side of one file: its connection, its transactions, its opening anew.

Every call is made in that thread. Knows nothing of event loops, or of what is stored.
"""

import logging
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from sqlcipher3 import dbapi2

from app.domain.faults import StoreFault, StoreProblem
from app.store.connection import Connect, Connection, Synchronous, connect, reserve_log
from app.store.migrations import Migration, migrate
from app.store.sql_faults import file_fault, sql_fault
from app.store.store_key import StoreKey

T = TypeVar("T")

_log = logging.getLogger(__name__)

_SUFFIXES = ("", "-wal", "-shm")
_LEAVES_DOUBT = frozenset({StoreProblem.DAMAGED, StoreProblem.UNAVAILABLE})
"""After these a connection is not used again: it may be poisoned (a page that fails its check makes
every later write "read-only"), or not know what reached the disk."""


class Chore(Protocol):
    """What must be put in order before certain reads and writes. Called in the storage thread."""

    def is_due(self, connection: Connection) -> bool: ...

    def do(self, connection: Connection) -> None:
        """The work, within a transaction of the caller's."""

    def done(self) -> None:
        """That transaction has been committed."""


class FileSession:
    """One connection at most. Raises StoreFault for the environment's failures, bugs as they are.

    A connection that failed in doubt is opened anew before it is used again.
    """

    def __init__(
        self,
        path: Path,
        key: StoreKey,
        synchronous: Synchronous,
        migrations: Sequence[Migration],
        connect_to: Connect = connect,
    ) -> None:
        self.path = path
        self.generation = 0
        self._connect_to = connect_to
        self._key = key
        self._synchronous: Synchronous = synchronous
        self._migrations = tuple(migrations)
        self._connection: Connection | None = None
        self._is_doubtful = False
        self._has_been_open = False

    def successor(self) -> "FileSession":
        """A closed session of the same file, for another thread."""
        made = FileSession(
            self.path, self._key, self._synchronous, self._migrations, self._connect_to
        )
        made.generation = self.generation
        made._has_been_open = self._has_been_open
        return made

    @property
    def is_open(self) -> bool:
        return self._connection is not None

    def open(self) -> None:
        """Open the file (made where missing) and bring its tables up to date."""
        try:
            connection = self._connect_to(self.path, self._key, synchronous=self._synchronous)
            try:
                migrate(connection, self._migrations)
            except BaseException:
                connection.close()
                raise
        except dbapi2.Error as error:
            fault = self._fault(error, is_opening=not self._has_been_open)
            if fault is None:
                raise
            raise fault from error
        self._connection = connection
        self._is_doubtful = False
        self._has_been_open = True

    def reserve_log(self) -> None:
        """Let the log have its full size now, so that no save pays for its growth."""
        try:
            reserve_log(self.path)
        except OSError as error:
            # Saves take longer without; a disk too full for this will say so at the next save.
            _log.info("no room reserved", extra={"errno": error.errno})

    def fold_log(self) -> bool:
        """Fold the WAL into the file; False where it had to stop early."""
        return self.guarded(_fold_wal)

    def is_sound(self) -> bool:
        """Whether every page can be read and every tree is in order, by a connection of its own:
        for any thread but the storage thread, which goes on meanwhile.
        """
        try:
            connection = self._connect_to(self.path, self._key, synchronous=self._synchronous)
            try:
                found = connection.execute("PRAGMA quick_check(1)").fetchone()
            finally:
                connection.close()
        except dbapi2.Error as error:
            fault = self._fault(error)
            if fault is None:
                raise
            if fault.problem is StoreProblem.DAMAGED:
                return False
            raise fault from error
        return bool(found == ("ok",))

    def close(self) -> None:
        """Fold the log in and close. Does nothing where nothing is open."""
        connection, self._connection = self._connection, None
        if connection is None:
            return
        try:
            if not self._is_doubtful:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        except dbapi2.Error as error:
            # The WAL stays beside the file and is read again at the next start.
            if self._fault(error) is None:
                raise
        finally:
            connection.close()

    def reopen(self) -> None:
        """Open the file anew: what follows sees what is really in it."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        self.open()

    def renew(self, label: str, generation: int) -> None:
        """Set the file aside and begin an empty one, unless that was done since `generation`."""
        if generation != self.generation:
            return

        def exchange() -> bool:
            try:
                _set_aside(self.path, label)
            except OSError as error:
                raise file_fault(error) from error
            return True

        self.exchange(exchange, generation)

    def exchange(self, put: Callable[[], bool], generation: int) -> bool:
        """Let `put` put another file in place of the closed one, unless that was done since
        `generation`. What it answers; False means that the file is the same.
        """
        if generation != self.generation:
            return True
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()
        is_exchanged = put()
        self.generation += is_exchanged
        self.open()
        return is_exchanged

    def _ready(self) -> Connection:
        if self._connection is None or self._is_doubtful:
            self.reopen()
        assert self._connection is not None
        return self._connection

    def read(self, fn: Callable[[Connection], T], first: Chore | None) -> T:
        """Call `fn`; where a chore is due, after it and within one transaction with it."""

        def read(connection: Connection) -> T:
            if first is None or not first.is_due(connection):
                return fn(connection)
            seen: list[T] = []
            try:
                self._transact(connection, lambda connection: seen.append(fn(connection)), first)
            except dbapi2.Error as error:
                if not seen or self._fault(error) is None:
                    raise
                _log.warning("a chore could not be saved", extra={"file": self.path.name})
            return seen[0]

        return self.guarded(read)

    def write(self, fn: Callable[[Connection], T], first: Chore | None) -> T:
        """Call `fn` within a transaction, after the chore where that is due."""

        def written(connection: Connection) -> T:
            is_due = first is not None and first.is_due(connection)
            return self._transact(connection, fn, first if is_due else None)

        return self.guarded(written)

    def guarded(self, fn: Callable[[Connection], T]) -> T:
        """Call `fn` on a connection that is beyond doubt; the library's failures become faults."""
        connection = self._ready()
        try:
            return fn(connection)
        except dbapi2.Error as error:
            fault = self._fault(error)
            if fault is None:
                raise
            self._is_doubtful = self._is_doubtful or fault.problem in _LEAVES_DOUBT
            raise fault from error

    def _transact(
        self, connection: Connection, fn: Callable[[Connection], T], first: Chore | None
    ) -> T:
        # IMMEDIATE: a transaction that begins as a reader is refused at once, without the busy
        # timeout, when it comes to write.
        connection.execute("BEGIN IMMEDIATE")
        try:
            if first is not None:
                first.do(connection)
            result = fn(connection)
        except BaseException:
            self._roll_back(connection)
            raise
        try:
            connection.execute("COMMIT")
        except dbapi2.Error as error:
            fault = self._fault(error)
            # A full disk refuses before the commit record is whole: that one is no doubt.
            self._is_doubtful = fault is None or fault.problem is not StoreProblem.FULL
            self._roll_back(connection)
            raise
        if first is not None:
            first.done()
        return result

    def _roll_back(self, connection: Connection) -> None:
        """Undo what SQLite has not undone by itself already."""
        if not connection.in_transaction:
            return
        try:
            connection.execute("ROLLBACK")
        except dbapi2.Error:
            # Opening anew rolls back too, and is due before the next job.
            self._is_doubtful = True

    def _fault(self, error: Exception, *, is_opening: bool = False) -> StoreFault | None:
        return sql_fault(error, self.path, is_opening=is_opening, is_key_proven=self._key.is_proven)


def _fold_wal(connection: Connection) -> bool:
    # Not truncated: a log of full size takes less time to write to.
    row = connection.execute("PRAGMA wal_checkpoint(RESTART)").fetchone()
    return bool(row is not None and row[0] == 0)


def _set_aside(path: Path, label: str) -> None:
    number = 1
    while any(_aside(path, label, number, suffix).exists() for suffix in _SUFFIXES):
        number += 1
    # The log first: without its file it means nothing, while a file without its log would look
    # whole and be an older one.
    for suffix in reversed(_SUFFIXES):
        source = path.with_name(path.name + suffix)
        if source.exists():
            source.rename(_aside(path, label, number, suffix))


def _aside(path: Path, label: str, number: int, suffix: str) -> Path:
    return path.with_name(f"{path.name}.{label}-{number}{suffix}")
