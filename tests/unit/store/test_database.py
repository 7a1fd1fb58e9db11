"""One file, one connection: transactions, faults told apart, reopening, settings read back."""

import asyncio
import stat
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from app.domain.faults import StoreFault, StoreProblem
from app.store import connection as connection_module
from app.store.connection import Connection
from app.store.database import Database
from tests.unit.store.files import content, exists
from tests.unit.store.things import insert, make, pragma, texts


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "profile" / "outbox.db"


@pytest.fixture
async def database(path: Path) -> AsyncIterator[Database]:
    made = make(path)
    await made.open()
    yield made
    await made.close()


async def test_settings_hold_and_the_file_is_private(database: Database, path: Path) -> None:
    assert await database.read(pragma("synchronous")) == 2
    assert await database.read(pragma("journal_mode")) == "wal"
    assert await database.read(pragma("foreign_keys")) == 1
    assert await database.read(pragma("secure_delete")) == 1
    assert await database.read(pragma("temp_store")) == 2
    await database.write(insert("x"))
    for file in path.parent.iterdir():
        assert stat.S_IMODE(file.stat().st_mode) == 0o600, file.name
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


async def test_a_setting_that_does_not_hold_is_a_fault(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Stubborn:
        """A library that takes `synchronous` and does something else."""

        def __init__(self, real: Any) -> None:
            self.real = real

        def __getattr__(self, name: str) -> Any:
            return getattr(self.real, name)

        def execute(self, sql: str, *values: Any) -> Any:
            if sql.startswith("PRAGMA synchronous ="):
                sql = "PRAGMA synchronous = OFF"
            return self.real.execute(sql, *values)

    real = dbapi2.connect
    monkeypatch.setattr(
        "app.store.connection.dbapi2.connect", lambda *a, **k: Stubborn(real(*a, **k))
    )
    with pytest.raises(StoreFault) as caught:
        await make(path).open()
    assert caught.value.problem is StoreProblem.UNAVAILABLE
    assert "synchronous" in caught.value.detail


async def test_an_old_library_is_refused(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.store.connection.dbapi2.sqlite_version_info", (3, 51, 2))
    with pytest.raises(StoreFault) as caught:
        await make(path).open()
    assert caught.value.problem is StoreProblem.UNAVAILABLE
    assert not exists(path)


async def test_a_write_is_all_or_nothing(database: Database) -> None:
    def half(connection: Connection) -> None:
        insert("lost")(connection)
        raise KeyError("a bug")

    with pytest.raises(KeyError):
        await database.write(half)
    await database.write(insert("kept"))
    assert await database.read(texts) == ["kept"]


async def test_bugs_pass_as_they_are(database: Database) -> None:
    with pytest.raises(dbapi2.OperationalError, match="no such table"):
        await database.read(lambda connection: connection.execute("SELECT * FROM nowhere"))
    with pytest.raises(dbapi2.IntegrityError):
        await database.write(
            lambda connection: connection.executemany(
                "INSERT INTO thing (id, text) VALUES (?, ?)", [(1, "a"), (1, "b")]
            )
        )
    assert await database.read(texts) == []


async def test_what_was_written_is_there_after_reopening(database: Database) -> None:
    await database.write(insert("one"))
    await database.reopen()
    assert await database.read(texts) == ["one"]
    await database.close()
    await database.open()
    assert await database.read(texts) == ["one"]


async def test_a_closed_database_says_so(database: Database) -> None:
    await database.close()
    with pytest.raises(StoreFault) as caught:
        await database.read(texts)
    assert caught.value.problem is StoreProblem.UNAVAILABLE
    await database.close()


async def test_a_cancelled_save_is_finished(database: Database) -> None:
    task = asyncio.create_task(database.write(insert("kept")))
    await asyncio.sleep(0)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert await database.read(texts) == ["kept"]


def test_one_database_serves_one_loop_after_another(path: Path) -> None:
    database = make(path)

    async def first() -> None:
        await database.open()
        await database.write(insert("one"))

    async def second() -> list[str]:
        found = await database.read(texts)
        await database.close()
        return found

    asyncio.run(first())
    assert asyncio.run(second()) == ["one"]


async def test_a_checkpoint_folds_the_log_in_and_closing_leaves_one_file(
    database: Database, path: Path
) -> None:
    size = len(content(path))
    await database.write(insert("x" * 100_000))
    assert await database.checkpoint()
    assert len(content(path)) > size
    await database.close()
    assert [file.name for file in path.parent.iterdir()] == ["outbox.db"]


async def test_the_log_has_its_full_size_before_the_first_save(
    database: Database, path: Path
) -> None:
    await database.write(lambda connection: None, background=True)
    log = path.with_name("outbox.db-wal")
    assert log.stat().st_size == connection_module.RESERVED_LOG_BYTES
    await database.write(insert("kept"))
    await database.reopen()
    assert await database.read(texts) == ["kept"]


async def test_renewing_sets_the_file_aside_once_for_all_who_met_the_damage(
    database: Database, path: Path
) -> None:
    await database.write(insert("old"))
    generation = database.generation
    await asyncio.gather(
        database.renew("damaged", generation=generation),
        database.renew("damaged", generation=generation),
    )
    assert await database.read(texts) == []
    await database.renew("damaged", generation=database.generation)
    names = {file.name for file in path.parent.iterdir()}
    assert {"outbox.db", "outbox.db.damaged-1", "outbox.db.damaged-2"} <= names
    await database.close()
    aside = make(path.with_name("outbox.db.damaged-1"))
    await aside.open()
    assert await aside.read(texts) == ["old"]
    await aside.close()
