"""Changes of the tables: whole or not at all, recorded, and held against the promised shape."""

from collections.abc import AsyncIterator, Sequence
from pathlib import Path
from typing import Any

import pytest

from app.domain.faults import StoreFault, StoreProblem
from app.store import migrations as migrations_module
from app.store.cache_schema import CACHE_MIGRATIONS
from app.store.connection import Connection
from app.store.database import Database
from app.store.migrations import Migration, shape_of
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from tests.unit.store.files import content
from tests.unit.store.samples import KEY


def _first(tables: Any) -> None:
    tables.table("person").create({"id": int, "name": str}, pk="id")
    tables.table("person").insert({"id": 1, "name": "Tom"})


def _second(tables: Any) -> None:
    tables.table("person").add_column("age", int)
    tables.execute("UPDATE person SET age = 12")


ONE = Migration(name="0001", apply=_first, shape=frozenset({"table person: id name"}))
TWO = Migration(name="0002", apply=_second, shape=frozenset({"table person: id name age"}))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "x.db"


async def run(path: Path, migrations: Sequence[Migration], sql: str = "SELECT 1") -> list[Any]:
    database = Database(path, KEY, synchronous="FULL", migrations=migrations)
    await database.open()
    rows = await database.read(lambda connection: connection.execute(sql).fetchall())
    await database.close()
    return rows


async def test_each_migration_is_applied_once_in_order(path: Path) -> None:
    await run(path, [ONE])
    assert await run(path, [ONE, TWO], "SELECT name, age FROM person") == [("Tom", 12)]
    assert await run(path, [ONE, TWO], "SELECT name FROM migration") == [("0001",), ("0002",)]


async def test_one_that_fails_leaves_nothing_behind(path: Path) -> None:
    def broken(tables: Any) -> None:
        tables.table("person").add_column("age", int)
        raise RuntimeError("half way")

    await run(path, [ONE])
    with pytest.raises(RuntimeError):
        await run(path, [ONE, Migration(name="0002", apply=broken, shape=frozenset())])
    assert await run(path, [ONE], "SELECT name FROM migration") == [("0001",)]
    assert await run(path, [ONE, TWO], "SELECT age FROM person") == [(12,)]


async def test_a_later_version_is_refused_and_left_alone(path: Path) -> None:
    await run(path, [ONE, TWO])
    before = content(path)
    with pytest.raises(StoreFault) as caught:
        await run(path, [ONE])
    assert caught.value.problem is StoreProblem.NEWER_VERSION
    assert content(path) == before


async def test_a_branch_of_history_is_refused(path: Path) -> None:
    other = Migration(name="0002-other", apply=_second, shape=TWO.shape)
    await run(path, [ONE, other])
    with pytest.raises(StoreFault) as caught:
        await run(path, [ONE, TWO])
    assert caught.value.problem is StoreProblem.NEWER_VERSION


async def test_a_column_that_is_missing_though_the_ledger_has_it_is_damage(path: Path) -> None:
    def forgetful(tables: Any) -> None:
        """Records itself and does nothing."""

    with pytest.raises(StoreFault) as caught:
        await run(path, [ONE, Migration(name="0002", apply=forgetful, shape=TWO.shape)])
    assert caught.value.problem is StoreProblem.DAMAGED
    assert "age" in caught.value.detail


async def test_one_that_another_process_was_quicker_with_is_not_applied_again(path: Path) -> None:
    database = Database(path, KEY, synchronous="FULL", migrations=[ONE])
    await database.open()
    await database.read(lambda connection: migrations_module._apply(connection, ONE))
    await database.close()
    assert await run(path, [ONE], "SELECT count(*) FROM person") == [(1,)]
    assert await run(path, [ONE], "SELECT name FROM migration") == [("0001",)]


@pytest.fixture(params=[OUTBOX_MIGRATIONS, CACHE_MIGRATIONS], ids=["outbox", "cache"])
async def history(
    request: pytest.FixtureRequest, path: Path
) -> AsyncIterator[tuple[Database, Sequence[Migration]]]:
    database = Database(path, KEY, synchronous="FULL", migrations=request.param)
    await database.open()
    yield database, request.param
    await database.close()


async def test_ours_leave_exactly_the_shape_that_they_promise(
    history: tuple[Database, Sequence[Migration]],
) -> None:
    database, migrations = history

    def ours(connection: Connection) -> frozenset[str]:
        shadows = ("name_", "identifier_", "sqlite_", "idx_", "migration")
        return frozenset(
            entry for entry in shape_of(connection) if not entry.split()[1].startswith(shadows)
        )

    assert await database.read(ours) == migrations[-1].shape
