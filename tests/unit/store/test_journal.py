"""The journal beside the outbox: every promise and every end, whichever of the two stops first."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from app.domain.faults import StoreFault
from app.domain.op import OpId, OpMoved, OpState
from app.domain.storage import JournalHealth
from app.store import journal as journal_module
from app.store import journal_record
from app.store.journal import TRY_AGAIN_S, read_journal
from app.store.journal_file import JournalFile
from app.store.journal_record import JournalContents
from app.store.opening import Stores, open_with
from app.store.store_key import KeySource, StoreKey
from tests.manual_clock import ManualClock
from tests.unit.store.files import content, names, put, write
from tests.unit.store.samples import KEY, bring, claim, registration, save, settled
from tests.unit.store.test_outbox_trouble import LosingSave


def journal_of(folder: Path) -> JournalContents:
    return read_journal(folder / "intents.journal", KEY)


@pytest.fixture
async def quiet_disk(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[list[int]]:
    """A disk that has no room for the journal as long as something is in the list."""
    refusals: list[int] = []
    real = JournalFile.append

    def append(self: Any, records: Any) -> None:
        if refusals:
            raise OSError(refusals[0], "no room")
        real(self, records)

    monkeypatch.setattr(JournalFile, "append", append)
    yield refusals


async def test_a_save_is_in_the_journal_when_it_is_told(stores: Stores, folder: Path) -> None:
    await asyncio.gather(*(save(stores.outbox, str(number)) for number in range(5)))
    found = journal_of(folder)
    assert list(found.open) == [str(number) for number in range(5)]
    assert found.salt
    rows = await stores.outbox.live_facts()
    assert [found.open[OpId(str(row["op_id"]))] for row in rows] == list(rows)


@pytest.mark.parametrize("end", [OpState.ACKED, OpState.VERIFIED, OpState.DISCARDED])
async def test_an_end_is_in_the_journal(stores: Stores, folder: Path, end: OpState) -> None:
    await save(stores.outbox, "1")
    await bring(stores.outbox, "1", end)
    await save(stores.outbox, "2")
    found = journal_of(folder)
    assert list(found.open) == ["2"]
    assert found.ended[OpId("1")] in (end.value, OpState.ACKED.value)


async def test_a_correction_ends_what_it_corrects(stores: Stores, folder: Path) -> None:
    await save(stores.outbox, "1")
    await save(stores.outbox, "2", replaces="1")
    await stores.journal.bring(())
    found = journal_of(folder)
    assert (list(found.open), found.ended) == (["2"], {"1": "discarded"})


async def test_what_comes_back_from_being_sent_is_promised_again(
    stores: Stores, folder: Path
) -> None:
    await save(stores.outbox, "1")
    await bring(stores.outbox, "1", OpState.ACKED)
    await stores.outbox.settle([settled("1", OpState.NEEDS_ATTENTION)])
    assert list(journal_of(folder).open) == ["1"]


async def test_a_refused_save_leaves_no_promise(stores: Stores, folder: Path) -> None:
    database = stores.outbox_database
    database._session._connection = LosingSave(database._session._connection, takes_effect=False)
    with pytest.raises(StoreFault):
        await save(stores.outbox, "1")
    await save(stores.outbox, "sent")
    await bring(stores.outbox, "sent", OpState.SENDING)
    with pytest.raises(OpMoved):
        await save(stores.outbox, "2", replaces="sent")
    await stores.close()
    assert list(journal_of(folder).open) == ["sent"]


async def test_a_save_again_of_what_is_settled_opens_nothing(stores: Stores, folder: Path) -> None:
    await save(stores.outbox, "1")
    await bring(stores.outbox, "1", OpState.ACKED)
    assert (await save(stores.outbox, "1")).state is OpState.ACKED
    await stores.close()
    assert list(journal_of(folder).open) == []


async def test_a_journal_that_cannot_be_written_refuses_no_save_and_is_told(
    stores: Stores,
    folder: Path,
    clock: ManualClock,
    quiet_disk: list[int],
    caplog: pytest.LogCaptureFixture,
) -> None:
    heard: list[JournalHealth] = []
    stop = stores.journal.listen(heard.append)
    await save(stores.outbox, "1")
    quiet_disk.append(28)
    await save(stores.outbox, "2")
    await save(stores.outbox, "3")
    assert heard[-1] == stores.journal.health == JournalHealth(is_written=False, missed=2)
    assert "cannot be written" in caplog.text
    quiet_disk.clear()
    await save(stores.outbox, "4")
    assert stores.journal.health.missed == 3, "it is not tried at every save"
    clock.advance(TRY_AGAIN_S)
    await save(stores.outbox, "5")
    assert heard[-1] == stores.journal.health == JournalHealth()
    assert list(journal_of(folder).open) == ["1", "2", "3", "4", "5"]
    stop()


async def test_a_journal_in_which_all_is_settled_is_made_anew(
    stores: Stores, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "_EMPTY_BYTES", 4_000)
    for number in range(20):
        await save(stores.outbox, f"{number}")
        await bring(stores.outbox, f"{number}", OpState.ACKED)
    await save(stores.outbox, "open")
    await stores.journal.bring(())
    found = journal_of(folder)
    assert (list(found.open), len(found.ended) < 20, found.missing) == (["open"], True, 0)


async def test_a_journal_that_grew_is_made_anew_with_what_is_open(
    stores: Stores, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "_FULL_BYTES", 8_000)
    stores.journal._bound = 8_000
    await save(stores.outbox, "kept")
    for number in range(60):
        await save(stores.outbox, f"{number}")
        await bring(stores.outbox, f"{number}", OpState.ACKED)
    await stores.journal.bring(())
    found = journal_of(folder)
    assert (list(found.open), len(found.ended) < 60) == (["kept"], True)


async def test_a_compaction_without_room_leaves_the_journal_as_it_is(
    stores: Stores, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "_EMPTY_BYTES", 0)
    await save(stores.outbox, "1")

    def refused(*_: Any, **__: Any) -> None:
        raise OSError(28, "no room")

    with monkeypatch.context() as patch:
        patch.setattr(journal_module, "JournalFile", refused)
        await bring(stores.outbox, "1", OpState.ACKED)
        await save(stores.outbox, "2")
    assert stores.journal.health.is_written
    assert list(journal_of(folder).open) == ["2"]


# What one of the two files lacks when the till stops between them.


def deaf(ends: object) -> None:
    """In place of `end`, where the till stops before it comes to that."""


async def journal_without_outbox(folder: Path, clock: ManualClock, *op_ids: str) -> None:
    """Saves that reached the journal and not the outbox."""
    stores = await open_with(folder, KEY, clock)
    database = stores.outbox_database
    for op_id in op_ids:
        real = database._session._connection
        database._session._connection = LosingSave(real, takes_effect=False)
        stores.journal.end = deaf  # type: ignore[method-assign]
        with pytest.raises(StoreFault):
            await save(stores.outbox, op_id)
    await stores.close()


async def test_a_promise_that_only_the_journal_has_is_read_back_before_it_is_sent(
    folder: Path, clock: ManualClock, caplog: pytest.LogCaptureFixture
) -> None:
    await journal_without_outbox(folder, clock, "1", "2")
    for _ in range(2):
        stores = await open_with(folder, KEY, clock)
        live = await stores.outbox.live()
        assert [(op.id, op.state) for op in live] == [
            ("1", OpState.AMBIGUOUS),
            ("2", OpState.AMBIGUOUS),
        ]
        assert list(journal_of(folder).open) == ["1", "2"]
        await stores.close()
    assert caplog.text.count("the journal knew more") == 1


async def test_an_outbox_that_lacks_a_promise_sends_nothing_unread(
    folder: Path, clock: ManualClock
) -> None:
    stores = await open_with(folder, KEY, clock)
    await save(stores.outbox, "waits")
    await save(stores.outbox, "refused")
    await bring(stores.outbox, "refused", OpState.REJECTED)
    await stores.close()
    older = content(folder / "outbox.db")
    stores = await open_with(folder, KEY, clock)
    await save(stores.outbox, "lost")
    await stores.close()
    put(folder / "outbox.db", older)
    stores = await open_with(folder, KEY, clock)
    assert {op.id: op.state for op in await stores.outbox.live()} == {
        "waits": OpState.AMBIGUOUS,
        "refused": OpState.REJECTED,
        "lost": OpState.AMBIGUOUS,
    }
    await stores.close()


async def test_a_save_that_was_cut_short_says_nothing_of_the_others(
    folder: Path, clock: ManualClock
) -> None:
    stores = await open_with(folder, KEY, clock)
    await save(stores.outbox, "waits")
    await stores.close()
    await journal_without_outbox(folder, clock, "cut short")
    stores = await open_with(folder, KEY, clock)
    assert {op.id: op.state for op in await stores.outbox.live()} == {
        "waits": OpState.QUEUED,
        "cut short": OpState.AMBIGUOUS,
    }
    await stores.close()


async def test_a_promise_that_only_the_outbox_has_gets_into_the_journal(
    folder: Path, clock: ManualClock
) -> None:
    stores = await open_with(folder, KEY, clock)
    await save(stores.outbox, "1")
    await stores.close()
    (folder / "intents.journal").unlink()
    stores = await open_with(folder, KEY, clock)
    await stores.close()
    assert list(journal_of(folder).open) == ["1"]


async def test_an_end_that_only_the_outbox_has_gets_into_the_journal(
    folder: Path, clock: ManualClock
) -> None:
    stores = await open_with(folder, KEY, clock)
    await save(stores.outbox, "1")
    stores.journal.end = deaf  # type: ignore[method-assign]
    await bring(stores.outbox, "1", OpState.ACKED)
    await stores.close()
    assert list(journal_of(folder).open) == ["1"]
    stores = await open_with(folder, KEY, clock)
    assert await stores.outbox.live() == ()
    await stores.close()
    assert list(journal_of(folder).open) == []


@pytest.mark.parametrize("end", [OpState.ACKED, OpState.DISCARDED])
async def test_an_outbox_that_went_back_in_time_does_nothing_again(
    folder: Path, clock: ManualClock, end: OpState
) -> None:
    stores = await open_with(folder, KEY, clock)
    await save(stores.outbox, "1")
    await save(stores.outbox, "2")
    await stores.close()
    older = (folder / "outbox.db").read_bytes()
    stores = await open_with(folder, KEY, clock)
    await bring(stores.outbox, "1", end)
    await stores.close()
    (folder / "outbox.db").write_bytes(older)
    stores = await open_with(folder, KEY, clock)
    assert {op.id: op.state for op in await stores.outbox.live()} == {"2": OpState.AMBIGUOUS}
    one = await stores.outbox.get(OpId("1"))
    assert one is not None
    assert one.state is end
    assert [op.id for op in await claim(stores.outbox, "2", for_="probing")] == ["2"]
    await stores.close()


@pytest.mark.parametrize("harm", ["another key's", "damaged in its middle"])
async def test_a_journal_that_cannot_be_read_is_set_aside(
    folder: Path, clock: ManualClock, harm: str
) -> None:
    stores = await open_with(folder, KEY, clock)
    for number in range(5):
        await save(stores.outbox, f"{number}")
    await stores.close()
    path = folder / "intents.journal"
    if harm == "another key's":
        write(path, "TsJ1 and so on")
    else:
        content = bytearray(path.read_bytes())
        content[300:340] = bytes(40)
        path.write_bytes(content)
    hurt = path.read_bytes()
    stores = await open_with(folder, KEY, clock)
    assert len(await stores.outbox.live()) == 5
    await stores.close()
    (aside,) = [name for name in names(folder) if name.startswith("intents.damaged-")]
    assert (folder / aside).read_bytes() == hurt
    assert len(journal_of(folder).open) == 5


async def test_a_journal_alone_does_not_open_with_another_key(
    folder: Path, clock: ManualClock
) -> None:
    stores = await open_with(folder, KEY, clock)
    await save(stores.outbox, "1")
    await stores.close()
    before = (folder / "intents.journal").read_bytes()
    wrong = StoreKey(raw=bytes(32), source=KeySource.ENVIRONMENT)
    with pytest.raises(StoreFault):
        await open_with(folder, wrong, clock)
    assert (folder / "intents.journal").read_bytes() == before


async def test_the_journal_has_every_fact_that_a_save_has(stores: Stores) -> None:
    await save(stores.outbox, "1", registration(mobile="447001"))
    (facts,) = await stores.outbox.live_facts()
    assert set(facts) == set(
        await stores.outbox_database.read(
            lambda connection: [
                name
                for (name,) in connection.execute("SELECT name FROM pragma_table_info('intake')")
                if name != "seq"
            ]
        )
    )


def test_what_a_later_version_writes_is_counted_as_missing() -> None:
    found = journal_record.contents_of(
        [journal_record.begun("00", 1), b'["moved","1"]'], missing=0, is_there=True
    )
    assert (found.missing, found.salt) == (1, "00")
