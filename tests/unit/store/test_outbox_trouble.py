"""Saving while the disk, the file or another process is against it: told truly, and never twice."""

from pathlib import Path
from typing import Any

import pytest
from sqlcipher3 import dbapi2

from app.domain.faults import StoreFault, StoreProblem
from app.domain.op import OpId, OpState
from app.store.database import Database
from app.store.opening import Stores, open_with
from app.store.outbox import EpochFault, OutboxStore
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from app.store.store_key import StoreKey
from tests.manual_clock import ManualClock
from tests.unit.store.samples import claim, save, settled


class FullDisk:
    """A connection whose disk takes nothing more: neither a save nor a COMMIT."""

    def __init__(self, real: Any) -> None:
        self.real = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def execute(self, sql: str, *values: Any) -> Any:
        if sql != "COMMIT" and not sql.startswith("INSERT INTO intake"):
            return self.real.execute(sql, *values)
        error = dbapi2.OperationalError("database or disk is full")
        error.sqlite_errorcode = 13
        raise error


async def test_a_save_that_no_disk_takes_is_refused_and_the_next_one_is_not(
    stores: Stores,
) -> None:
    saved = [await save(stores.outbox, str(number)) for number in range(5)]
    database = stores.outbox_database
    real = database._session._connection
    database._session._connection = FullDisk(real)
    with pytest.raises(StoreFault) as caught:
        await save(stores.outbox, "refused")
    assert caught.value.problem is StoreProblem.FULL
    # What was told as saved is counted even while there is no room to file it.
    assert (await stores.outbox.summary()).unsent == len(saved)
    assert await stores.outbox.live() == tuple(saved)
    with pytest.raises(StoreFault) as caught:
        await claim(stores.outbox, "0")
    assert caught.value.problem is StoreProblem.FULL
    database._session._connection = real
    await save(stores.outbox, "later")
    assert [op.id for op in await stores.outbox.live()] == ["0", "1", "2", "3", "4", "later"]


class LosingSave:
    """A connection that fails at the save, either before or after it reached the file."""

    def __init__(self, real: Any, *, takes_effect: bool) -> None:
        self.real = real
        self.takes_effect = takes_effect

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)

    def execute(self, sql: str, *values: Any) -> Any:
        if not sql.startswith("INSERT INTO intake"):
            return self.real.execute(sql, *values)
        if self.takes_effect:
            self.real.execute(sql, *values)
        error = dbapi2.OperationalError("disk I/O error")
        error.sqlite_errorcode = 10
        raise error


async def test_a_save_in_doubt_is_looked_up_before_anyone_is_told(stores: Stores) -> None:
    database = stores.outbox_database
    database._session._connection = LosingSave(database._session._connection, takes_effect=True)
    assert (await save(stores.outbox, "1")).id == "1"
    database._session._connection = LosingSave(database._session._connection, takes_effect=False)
    with pytest.raises(StoreFault):
        await save(stores.outbox, "2")
    assert [op.id for op in await stores.outbox.live()] == ["1"]
    assert (await save(stores.outbox, "2")).seq == 2


async def test_a_save_of_the_process_that_is_taken_over_from_is_not_overlooked(
    stores: Stores, folder: Path, key: StoreKey, clock: ManualClock
) -> None:
    database = Database(folder / "outbox.db", key, synchronous="FULL", migrations=OUTBOX_MIGRATIONS)
    await database.open()
    later = OutboxStore(database, clock)
    assert await later.live() == ()
    await save(stores.outbox, "at the last moment")
    await later.begin_epoch()
    try:
        await save(later, "first of the new run")
        assert [op.id for op in await later.live()] == [
            "at the last moment",
            "first of the new run",
        ]
    finally:
        await database.close()


async def test_an_earlier_process_can_no_longer_write(
    stores: Stores, folder: Path, key: StoreKey, clock: ManualClock
) -> None:
    await save(stores.outbox, "1")
    later = await open_with(folder, key, clock)
    try:
        assert later.outbox.epoch == stores.outbox.epoch + 1
        for write in (
            save(stores.outbox, "2"),
            claim(stores.outbox, "1"),
            stores.outbox.discard(OpId("1"), "a-1", "why"),
            stores.outbox.settle([settled("1", OpState.QUEUED)]),
        ):
            with pytest.raises(EpochFault):
                await write
        assert [op.id for op in await later.outbox.live()] == ["1"]
        assert (await save(later.outbox, "2")).epoch == later.outbox.epoch
    finally:
        await later.close()
