"""How a profile's files are: how large, whether sound, and what they are read with."""

from pathlib import Path

from sqlcipher3 import dbapi2

from app.domain.faults import StoreFault
from app.domain.storage import StoreFile
from app.store.connection import Connection
from app.store.database import Database
from app.store.sql_faults import file_fault
from app.store.worker import off_loop

_LOG = "-wal"


class StoreInspection:
    """Of both databases and the journal. Methods raise StoreFault but `check`."""

    def __init__(self, *, outbox: Database, cache: Database, journal: Path) -> None:
        self._databases = (outbox, cache)
        self._journal = journal

    async def files(self) -> tuple[StoreFile, ...]:
        """Their sizes, logs included; whether they are sound is not known yet."""
        paths = [*(database.path for database in self._databases), self._journal]
        return await off_loop(lambda: tuple(map(_file, paths)))

    async def check(self, name: str) -> bool | None:
        """Whether the database of that file name is sound; None where that cannot be told now, and
        for any other file.
        """
        for database in self._databases:
            if database.path.name == name:
                try:
                    return await database.is_sound()
                except StoreFault:
                    return None
        return None

    async def versions(self) -> tuple[tuple[str, str], ...]:
        """Of what reads them, by name."""
        cipher = await self._databases[0].read(_cipher_version)
        return (("SQLite", str(dbapi2.sqlite_version)), ("SQLCipher", cipher))


def _file(path: Path) -> StoreFile:
    try:
        return StoreFile(name=path.name, size_bytes=_size(path) + _size(_log_of(path)))
    except OSError as error:
        raise file_fault(error) from error


def _log_of(path: Path) -> Path:
    return path.with_name(path.name + _LOG)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def _cipher_version(connection: Connection) -> str:
    row = connection.execute("PRAGMA cipher_version").fetchone()
    return str(row[0]) if row is not None else ""
