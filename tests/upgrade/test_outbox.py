"""Outboxes of every earlier version: nothing in them changes in meaning."""

import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from pathlib import Path

import pytest

from app.domain.faults import StoreFault, StoreProblem
from app.domain.op import OpId, OpState
from app.store.connection import Connection, Synchronous, connect
from app.store.database import Database
from app.store.migrations import Migration
from app.store.opening import open_with
from app.store.outbox import OutboxStore
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from app.store.session import FileSession
from app.store.store_key import StoreKey
from tests.faults.simulated.disk import KEY
from tests.manual_clock import ManualClock
from tests.upgrade.conftest import Put
from tests.upgrade.meaning import records, told, written
from tests.upgrade.profiles import CACHES, OUTBOXES, OldFile
from tests.upgrade.recording import Rows, Tables, columns_of, dump, names_of, rows_of
from tests.upgrade.story import HERE

BULK_CAME_WITH = 5
KINDS_CAME_WITH = 3
_NEW_TERMS = "term"
"""The third version finds ops by their customers' keys too: rows are added here."""

every_version = pytest.mark.parametrize("old", OUTBOXES, ids=lambda old: old.name)


@asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Database]:
    # NORMAL: nothing here has to outlive more than its process, and a flush takes its time.
    database = Database(path, KEY, synchronous="NORMAL", migrations=OUTBOX_MIGRATIONS)
    await database.open()
    try:
        yield database
    finally:
        await database.close()


def everything(connection: Connection, like: Tables) -> dict[str, Rows]:
    """Every row as far as its columns were there in `like`."""
    return {
        name: rows_of(connection, name, columns)
        for name, (columns, _) in like.items()
        if name in names_of(connection)
    }


def test_every_earlier_version_has_its_file() -> None:
    for files in (OUTBOXES, CACHES):
        newest = len(files[0].migrations)
        assert [old.version for old in files][: newest - 1] == list(range(1, newest))


def test_each_state_is_in_some_file() -> None:
    states = {op["state"] for old in OUTBOXES for op in records(old.recording, "op")}
    assert states == {state.value for state in OpState}


@every_version
def test_a_file_is_as_that_version_made_it(old: OldFile, put: Put) -> None:
    with closing(connect(put(old), KEY, synchronous="FULL")) as connection:
        (applied,) = connection.execute("SELECT count(*) FROM migration").fetchone()
        columns = columns_of(connection, "op")
    assert applied == old.version
    assert ("subject" in columns) is (old.version >= KINDS_CAME_WITH)
    assert ("is_bulk" in columns) is (old.version >= BULK_CAME_WITH)


@every_version
async def test_no_row_is_lost_or_changed(old: OldFile, put: Put) -> None:
    path = put(old)
    before = dump(path)
    async with opened(path) as database:
        after = await database.read(lambda connection: everything(connection, before))
    for name, (_, rows) in before.items():
        ours, theirs = {tuple(row) for row in rows}, {tuple(row) for row in after[name]}
        assert ours <= theirs if name == _NEW_TERMS else ours == theirs, name


@every_version
async def test_every_op_means_what_it_meant(old: OldFile, put: Put) -> None:
    path = put(old)
    expected = written(dump(path), has_bulk=old.version >= BULK_CAME_WITH)
    assert len(expected) > 20
    async with opened(path) as database:
        outbox = OutboxStore(database, ManualClock())
        for op_id, meaning in expected.items():
            op = await outbox.get(OpId(op_id))
            assert op is not None
            assert told(op) == meaning


@every_version
async def test_what_became_of_each_op_is_still_told(old: OldFile, put: Put) -> None:
    path = put(old)
    before = dump(path)
    ids = {op["seq"]: op["op_id"] for op in records(before, "op")}
    async with opened(path) as database:
        outbox = OutboxStore(database, ManualClock())
        for seq, op_id in ids.items():
            events = [each for each in records(before, "event") if each["op"] == seq]
            assert [
                (one.from_state, one.to_state, one.who, one.reason, one.at.isoformat())
                for one in await outbox.history(OpId(op_id))
            ] == [
                (one["from_state"], one["to_state"], one["who"], one["reason"], one["at"])
                for one in events
            ]
            sent = [
                (each["number"], each["finished_at"] is None)
                for each in records(before, "attempt")
                if each["op"] == seq and each["purpose"] == "send"
            ]
            attempts = await outbox.attempts(OpId(op_id))
            assert [(one.number, one.finished_at is None) for one in attempts] == sorted(sent)
        summary = await outbox.summary()
        states = [op["state"] for op in records(before, "op")]
        assert summary.needs_person == sum(s in ("rejected", "needs_attention") for s in states)


@every_version
async def test_what_may_be_sent_next_is_what_it_was(old: OldFile, put: Put) -> None:
    path = put(old)
    before = dump(path)
    (number,) = [
        each["id"] for each in records(before, "binding") if each["server_url"] == HERE.server_url
    ]
    heads = [
        (op.get("is_bulk", 0), op["seq"], op["op_id"])
        for op in records(before, "op")
        if op["is_head"] and op["state"] == "queued" and op["binding"] == number
    ]
    unfiled = [(0, row["seq"], row["op_id"]) for row in records(before, "intake")]
    async with opened(path) as database:
        ready = await OutboxStore(database, ManualClock()).next_ready(HERE)
    assert [op.id for op in ready] == [op_id for *_, op_id in sorted(heads + unfiled)]


@every_version
async def test_a_later_version_s_file_is_refused_and_left_as_it_is(old: OldFile, put: Put) -> None:
    path = put(old)
    with closing(connect(path, KEY, synchronous="FULL")) as connection:
        connection.execute("INSERT INTO migration (name, applied_at) VALUES ('9999-later', '')")
        connection.execute("ALTER TABLE op ADD COLUMN later TEXT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    before = path.read_bytes()
    with pytest.raises(StoreFault) as caught:
        await open_with(path.parent, KEY, ManualClock())
    assert caught.value.problem is StoreProblem.NEWER_VERSION
    assert caught.value.detail
    assert path.read_bytes() == before
    aside = [each.name for each in path.parent.iterdir() if each.name.startswith("outbox.db.")]
    assert aside == []


@every_version
async def test_a_kill_at_any_statement_of_the_upgrade_loses_nothing(
    old: OldFile, put: Put, tmp_path: Path
) -> None:
    path = put(old)
    before = dump(path)
    graves = _killed_everywhere(path, OUTBOX_MIGRATIONS, tmp_path / "graves")
    assert len(graves) > 5 * (len(OUTBOX_MIGRATIONS) - old.version)
    for grave in graves:
        async with opened(grave) as database:
            after = await database.read(lambda connection: everything(connection, before))
            applied = await database.read(
                lambda connection: connection.execute("SELECT name FROM migration").fetchall()
            )
        assert {tuple(row) for row in after["op"]} == {tuple(row) for row in before["op"][1]}
        assert {tuple(row) for row in after["term"]} >= {tuple(row) for row in before["term"][1]}
        assert [name for (name,) in applied] == [each.name for each in OUTBOX_MIGRATIONS]


def _killed_everywhere(path: Path, migrations: tuple[Migration, ...], folder: Path) -> list[Path]:
    """Upgrade the file, and keep what lies on the disk before each statement of that."""
    graves: list[Path] = []

    def keep(statement: str) -> None:
        grave = folder / f"{len(graves):03d}"
        grave.mkdir(parents=True, mode=0o700)
        for suffix in ("", "-wal"):
            source = path.with_name(path.name + suffix)
            if source.exists():
                shutil.copyfile(source, grave / source.name)
        graves.append(grave / path.name)

    def connect_traced(path: Path, key: StoreKey, *, synchronous: Synchronous) -> Connection:
        connection = connect(path, key, synchronous=synchronous)
        connection.set_trace_callback(keep)  # type: ignore[attr-defined]  # the library's own
        return connection

    session = FileSession(path, KEY, "FULL", migrations, connect_traced)
    session.open()
    session.close()
    return graves
