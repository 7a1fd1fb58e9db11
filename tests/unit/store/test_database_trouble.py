"""What the environment does to a file: full, read-only, locked, damaged. Told, and survived."""

import asyncio
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from app.domain.faults import StoreFault, StoreProblem
from app.store import connection as connection_module
from app.store.connection import Connection
from app.store.database import Database
from app.store.store_key import KeySource, StoreKey
from tests.unit.store.files import content, flip, run_python
from tests.unit.store.samples import KEY
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


async def test_a_full_disk_refuses_the_save_and_leaves_the_rest_usable(database: Database) -> None:
    await database.write(insert("before"))
    pages = await database.read(pragma("page_count"))
    await database.read(pragma(f"max_page_count = {pages}"))
    with pytest.raises(StoreFault) as caught:
        await database.write(insert("x" * 100_000))
    assert caught.value.problem is StoreProblem.FULL
    assert await database.read(texts) == ["before"]
    await database.read(pragma("max_page_count = 1000000"))
    await database.write(insert("after"))
    assert await database.read(texts) == ["before", "after"]


LIMITED = """
import asyncio, resource, signal, sys
from pathlib import Path
from app.domain.faults import StoreFault
from tests.unit.store.things import insert, make, texts

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

async def main():
    database = make(Path(sys.argv[1]))
    await database.open()
    await database.write(insert("before"))
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (64 * 1024, hard))
    try:
        for number in range(100):
            await database.write(insert("x" * 60_000))
    except StoreFault as fault:
        print(fault.problem.value)
    resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    await database.write(insert("after"))
    found = await database.read(texts)
    print(found[0], found[-1])
    await database.close()

asyncio.run(main())
"""


def test_a_file_that_may_not_grow_refuses_the_save_too(path: Path) -> None:
    done = run_python(LIMITED, path)
    assert done.splitlines() == ["unavailable", "before after"]


READ_ONLY = """
import asyncio, os, sys
from pathlib import Path
from app.domain.faults import StoreFault
from tests.unit.store.things import make

async def attempt(folder):
    try:
        database = make(folder / "outbox.db")
        await database.open()
        await database.close()
        print("opened")
    except StoreFault as fault:
        print(fault.problem.value)

folder = Path(sys.argv[1]).parent
folder.mkdir(parents=True)
if os.geteuid() == 0:  # root may write anywhere: be somebody else
    # Once beforehand: somebody else may not be let to where Python's own modules lie.
    asyncio.run(attempt(folder.with_name("loaded")))
    os.chown(folder, 65534, 65534)
    os.setgid(65534)
    os.setuid(65534)
else:
    print("opened")

asyncio.run(attempt(folder))
folder.chmod(0o500)
asyncio.run(attempt(folder))
folder.chmod(0o700)
(folder / "outbox.db").chmod(0o400)
asyncio.run(attempt(folder))
"""


def test_a_folder_or_file_that_cannot_be_written_is_read_only(open_folder: Path) -> None:
    done = run_python(READ_ONLY, open_folder / "p" / "outbox.db")
    assert done.splitlines() == ["opened", "opened", "read_only", "read_only"]


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that anybody may enter."""
    folder = Path(tempfile.mkdtemp())
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


async def test_an_opening_that_nobody_awaits_leaves_the_file_free(path: Path) -> None:
    database = make(path)
    opening = asyncio.create_task(database.open())
    await asyncio.sleep(0)
    opening.cancel()
    with pytest.raises(asyncio.CancelledError):
        await opening
    with pytest.raises(StoreFault):
        await database.read(texts)
    await database.open()
    await database.write(insert("one"))
    assert await database.read(texts) == ["one"]
    await database.close()


async def test_a_wrong_key_opens_nothing_and_changes_nothing(
    database: Database, path: Path
) -> None:
    await database.write(insert("secret"))
    await database.close()
    before = content(path)
    wrong = StoreKey(raw=bytes(32), source=KeySource.ENVIRONMENT)
    with pytest.raises(StoreFault) as caught:
        await make(path, wrong).open()
    assert caught.value.problem is StoreProblem.WRONG_KEY
    assert content(path) == before
    await database.open()
    assert await database.read(texts) == ["secret"]


async def test_a_damaged_page_is_named_and_does_not_poison_what_is_whole(
    database: Database, path: Path
) -> None:
    def fill(connection: Connection) -> None:
        connection.executemany(
            "INSERT INTO thing (text) VALUES (?)", [("x" * 1000,) for _ in range(100)]
        )

    await database.write(fill)
    await database.close()
    flip(path, -4096 + 200)
    await database.open()
    with pytest.raises(StoreFault) as caught:
        await database.read(texts)
    assert caught.value.problem is StoreProblem.DAMAGED
    await database.write(
        lambda connection: connection.execute("UPDATE thing SET text = 'whole' WHERE id = 1")
    )


async def test_a_damaged_first_page_is_damage_only_to_a_key_that_is_known(
    database: Database, path: Path
) -> None:
    await database.close()
    flip(path, 100)
    proven = StoreKey(raw=KEY.raw, source=KEY.source, is_proven=True)
    problems = []
    for key in (KEY, proven):
        with pytest.raises(StoreFault) as caught:
            await make(path, key).open()
        problems.append(caught.value.problem)
    assert problems == [StoreProblem.WRONG_KEY, StoreProblem.DAMAGED]


class FailingCommit:
    """A connection whose next COMMIT ends in an I/O error: before, or after it took effect."""

    def __init__(self, real: Any, *, takes_effect: bool) -> None:
        self.real = real
        self.takes_effect = takes_effect

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def execute(self, sql: str, *values: Any) -> Any:
        if sql == "COMMIT":
            if self.takes_effect:
                self.real.execute(sql)
            error = dbapi2.OperationalError("disk I/O error")
            error.sqlite_errorcode = 10
            raise error
        return self.real.execute(sql, *values)


@pytest.mark.parametrize("takes_effect", [False, True])
async def test_a_failed_commit_is_a_fault_and_the_truth_is_read_from_the_file(
    database: Database, takes_effect: bool
) -> None:
    real = database._session._connection
    database._session._connection = FailingCommit(real, takes_effect=takes_effect)
    with pytest.raises(StoreFault) as caught:
        await database.write(insert("in doubt"))
    assert caught.value.problem is StoreProblem.UNAVAILABLE
    assert await database.read(texts) == (["in doubt"] if takes_effect else [])
    assert database._session._connection is not real


async def test_another_writer_makes_a_save_busy_not_lost(database: Database, path: Path) -> None:
    other = connection_module.connect(path, KEY, synchronous="FULL")
    await database.read(pragma("busy_timeout = 1"))
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreFault) as caught:
        await database.write(insert("x"))
    assert caught.value.problem is StoreProblem.BUSY
    other.execute("ROLLBACK")
    other.close()
    await database.write(insert("y"))
    assert await database.read(texts) == ["y"]
