"""One encrypted SQLite connection: opened with a raw key, every setting read back.

Owns the pragmas and what they must be. Knows nothing of tables or threads.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, Literal, Protocol

from sqlcipher3 import dbapi2

from app.domain.faults import StoreFault, StoreProblem
from app.store.sql_faults import file_fault
from app.store.store_key import StoreKey

Row = tuple[Any, ...]
Synchronous = Literal["FULL", "NORMAL"]

OLDEST_SQLITE = (3, 51, 3)
"""Older libraries can lose WAL content when two connections write or checkpoint at once."""

OUTBOX_PAGES_KIB, CACHE_PAGES_KIB = -1_000, -2_000
"""Kept in memory, as SQLite wants it: negative numbers are KiB."""
BUSY_TIMEOUT_MS = 2_000
CHECKPOINT_PAGES = 1_000
"""Pages in the WAL after which a commit also checkpoints, where no quiet moment came before."""
RESERVED_LOG_BYTES = 4_400_000
"""So many pages with their headers: the size that the WAL is kept at."""


class Cursor(Protocol):
    """What the store uses of a DB-API cursor."""

    rowcount: int
    lastrowid: int

    def fetchone(self) -> Any: ...
    def fetchall(self) -> list[Row]: ...
    def __iter__(self) -> Iterator[Row]: ...


class Connection(Protocol):
    """What the store uses of a DB-API connection in autocommit mode."""

    in_transaction: bool

    def execute(self, sql: str, parameters: Sequence[object] = ..., /) -> Cursor: ...
    def executemany(self, sql: str, rows: Iterable[Sequence[object]], /) -> Cursor: ...
    def close(self) -> None: ...


class Connect(Protocol):
    """What opens a file; see `connect`."""

    def __call__(self, path: Path, key: StoreKey, *, synchronous: Synchronous) -> Connection: ...


def connect(path: Path, key: StoreKey, *, synchronous: Synchronous) -> Connection:
    """Open `path`, made anew (mode 0600) where it is missing.

    Raises StoreFault, or the library's own error where the first page cannot be read.
    """
    _check_library()
    _prepare_file(path)
    connection: Connection = dbapi2.connect(
        str(path),
        isolation_level=None,
        timeout=BUSY_TIMEOUT_MS / 1000,
        cached_statements=256,
    )
    try:
        # The library would tell of a wrong key on stderr, where nobody of a shop looks.
        connection.execute("PRAGMA cipher_log_level = NONE")
        connection.execute(f"PRAGMA key = \"x'{key.hex_digits}'\"")
        _check_cipher(connection)
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _configure(connection, synchronous)
    except BaseException:
        connection.close()
        raise
    return connection


def salt_of(connection: Connection) -> str:
    """The file's salt (hexadecimal digits): what its pages are checked with beside the key."""
    row = connection.execute("PRAGMA cipher_salt").fetchone()
    return str(row[0]) if row else ""


def reserve_log(path: Path) -> None:
    """Let the WAL of the open database `path` have its full size at once.

    Overwriting a file takes half the time of a durable append, which must log the file's growth
    too. Zeros after a WAL's last commit mean nothing to SQLite. Raises OSError.
    """
    log = path.with_name(f"{path.name}-wal")
    missing = RESERVED_LOG_BYTES - log.stat().st_size
    if missing > 0:
        with log.open("ab") as file:
            file.write(bytes(missing))
            file.flush()
            os.fsync(file.fileno())


def _check_library() -> None:
    found = dbapi2.sqlite_version_info
    if found < OLDEST_SQLITE:
        raise StoreFault(
            StoreProblem.UNAVAILABLE,
            f"SQLite {dbapi2.sqlite_version} is older than {'.'.join(map(str, OLDEST_SQLITE))}",
        )


def _check_cipher(connection: Connection) -> None:
    """A library without encryption takes the key silently and writes in plain text."""
    if not connection.execute("PRAGMA cipher_version").fetchone():
        raise StoreFault(StoreProblem.UNAVAILABLE, "this SQLite library cannot encrypt")


def _prepare_file(path: Path) -> None:
    """Make the file and its folder for this user alone.

    An existing file is never opened here: closing any descriptor of a file drops every lock that
    this process has on it.
    """
    folder = path.parent
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if folder.stat().st_mode & 0o077:
            folder.chmod(0o700)
        if not path.exists():
            os.close(os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        elif path.stat().st_mode & 0o077:
            path.chmod(0o600)
    except OSError as error:
        raise file_fault(error) from error
    if not (os.access(path, os.R_OK | os.W_OK) and os.access(folder, os.W_OK)):
        raise StoreFault(StoreProblem.READ_ONLY, "the profile folder cannot be written")


def _configure(connection: Connection, synchronous: Synchronous) -> None:
    # The outbox's hot pages are few; a search of the cache reads many.
    pages_kib = OUTBOX_PAGES_KIB if synchronous == "FULL" else CACHE_PAGES_KIB
    wanted: tuple[tuple[str, str | int, str | int], ...] = (
        ("journal_mode", "WAL", "wal"),
        ("synchronous", synchronous, 2 if synchronous == "FULL" else 1),
        # Where the system has a stronger flush (macOS), FULL means that one.
        ("fullfsync", int(synchronous == "FULL"), int(synchronous == "FULL")),
        ("checkpoint_fullfsync", 1, 1),
        ("foreign_keys", 1, 1),
        # What is deleted is overwritten: an erased person's row is gone for the key's owner too.
        ("secure_delete", 1, 1),
        # No temporary file: it would be written in plain text.
        ("temp_store", "MEMORY", 2),
        ("trusted_schema", 0, 0),
        ("cell_size_check", 1, 1),
        ("wal_autocheckpoint", CHECKPOINT_PAGES, CHECKPOINT_PAGES),
        ("journal_size_limit", RESERVED_LOG_BYTES, RESERVED_LOG_BYTES),
        ("cache_size", pages_kib, pages_kib),
        ("busy_timeout", BUSY_TIMEOUT_MS, BUSY_TIMEOUT_MS),
    )
    for name, value, expected in wanted:
        connection.execute(f"PRAGMA {name} = {value}")
        found = connection.execute(f"PRAGMA {name}").fetchone()
        if found is None or found[0] != expected:
            raise StoreFault(
                StoreProblem.UNAVAILABLE, f"{name} is {found and found[0]}, not {expected}"
            )
