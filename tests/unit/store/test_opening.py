"""Opening and closing a profile: the key remembered, damage told or set aside, one epoch a run."""

from pathlib import Path

import pytest

from app.domain import identifiers
from app.domain.faults import KeyFault, StoreFault, StoreProblem
from app.store.key_record import read_record
from app.store.opening import open_stores, open_with
from app.store.store_key import KeySource, StoreKey
from tests.manual_clock import ManualClock
from tests.unit.store.files import content, exists, flip, names, write
from tests.unit.store.samples import KEY, NOW, customer, no_keyring, save

HEX = KEY.raw.hex()
ENVIRON = {"TILLSIDE_STORE_KEY": HEX}


async def test_a_profile_is_made_opened_closed_and_opened_again(
    folder: Path, clock: ManualClock
) -> None:
    for run in (1, 2):
        stores = await open_stores(folder, clock=clock, is_training=False, environ=ENVIRON)
        assert stores.outbox.epoch == run
        await save(stores.outbox, f"op-{run}")
        assert len(await stores.outbox.live()) == run
        await stores.checkpoint()
        await stores.close()
    assert names(folder) == {"outbox.db", "intents.journal", "cache.db", "key.json"}
    record = read_record(folder)
    assert record is not None
    assert (record.source, record.check) == (KeySource.ENVIRONMENT, KEY.check)


async def test_training_opens_without_any_key_from_outside(
    folder: Path, clock: ManualClock
) -> None:
    stores = await open_stores(
        folder, clock=clock, is_training=True, environ={}, keyring_backend=no_keyring()
    )
    await stores.close()
    assert "training.key" in names(folder)


async def test_no_key_no_files(folder: Path, clock: ManualClock) -> None:
    with pytest.raises(KeyFault):
        await open_stores(
            folder, clock=clock, is_training=False, environ={}, keyring_backend=no_keyring()
        )
    assert not exists(folder)


async def test_a_wrong_key_changes_nothing(folder: Path, clock: ManualClock) -> None:
    await (await open_with(folder, KEY, clock)).close()
    before = content(folder / "outbox.db"), content(folder / "key.json")
    wrong = StoreKey(raw=bytes(32), source=KeySource.ENVIRONMENT)
    with pytest.raises(StoreFault) as caught:
        await open_with(folder, wrong, clock)
    assert caught.value.problem is StoreProblem.WRONG_KEY
    assert (content(folder / "outbox.db"), content(folder / "key.json")) == before
    assert names(folder) == {"outbox.db", "intents.journal", "cache.db", "key.json"}


async def test_a_damaged_outbox_is_told_and_set_aside(folder: Path, clock: ManualClock) -> None:
    stores = await open_with(folder, KEY, clock)
    await save(stores.outbox, "1")
    await stores.close()
    flip(folder / "outbox.db", 200)
    before = content(folder / "outbox.db")
    stores = await open_stores(folder, clock=clock, is_training=False, environ=ENVIRON)
    report = await stores.salvage_report()
    assert report is not None
    assert report.recovered == 1
    assert [content(folder / name) for name in report.set_aside] == [before]
    assert [op.id for op in await stores.outbox.live()] == ["1"]
    await stores.close()


async def test_an_outbox_that_was_emptied_is_made_anew_by_the_journal_and_its_key(
    folder: Path, clock: ManualClock
) -> None:
    stores = await open_with(folder, KEY, clock)
    await save(stores.outbox, "1")
    await stores.close()
    (folder / "outbox.db").unlink()
    other = {"TILLSIDE_STORE_KEY": "c3" * 32}
    with pytest.raises(StoreFault) as caught:
        await open_stores(folder, clock=clock, is_training=False, environ=other)
    assert caught.value.problem is StoreProblem.WRONG_KEY
    stores = await open_stores(folder, clock=clock, is_training=False, environ=ENVIRON)
    assert [op.id for op in await stores.outbox.live()] == ["1"]
    await stores.close()


@pytest.mark.parametrize("harm", ["first page", "not a database", "empty"])
async def test_a_damaged_cache_is_set_aside_and_begun_anew(
    folder: Path, clock: ManualClock, harm: str
) -> None:
    stores = await open_with(folder, KEY, clock)
    await stores.cache.put([customer("1", mobile="447001")], NOW, touched=True)
    await save(stores.outbox, "1")
    await stores.close()
    if harm == "first page":
        flip(folder / "cache.db", 200)
    else:
        write(folder / "cache.db", "rubbish" * 1000 if harm == "not a database" else "")
    damaged = content(folder / "cache.db")
    stores = await open_with(folder, KEY, clock)
    assert await stores.cache.find(identifiers.mobile("447001")) is None
    await stores.cache.put([customer("2", mobile="447002")], NOW, touched=True)
    assert len(await stores.outbox.live()) == 1
    await stores.close()
    if harm != "empty":
        assert content(folder / "cache.db.damaged-1") == damaged


async def test_a_cache_of_a_later_version_is_set_aside_an_outbox_is_refused(
    folder: Path, clock: ManualClock
) -> None:
    later = "INSERT INTO migration (name, applied_at) VALUES ('9999-future', '')"
    stores = await open_with(folder, KEY, clock)
    await stores.cache_database.write(lambda connection: connection.execute(later) and None)
    await stores.close()
    stores = await open_with(folder, KEY, clock)
    assert "cache.db.newer-1" in names(folder)
    await stores.outbox_database.write(lambda connection: connection.execute(later) and None)
    await stores.close()
    with pytest.raises(StoreFault) as caught:
        await open_with(folder, KEY, clock)
    assert caught.value.problem is StoreProblem.NEWER_VERSION


async def test_the_cache_may_be_deleted_at_any_time(folder: Path, clock: ManualClock) -> None:
    stores = await open_with(folder, KEY, clock)
    await save(stores.outbox, "1")
    await stores.close()
    (folder / "cache.db").unlink()
    stores = await open_with(folder, KEY, clock)
    assert [op.id for op in await stores.outbox.live()] == ["1"]
    await stores.close()
