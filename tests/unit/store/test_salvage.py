"""A damaged outbox: set aside, and everything that can be read of it in a new one."""

import asyncio
import os
import random
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.faults import StoreFault, StoreProblem
from app.domain.op import OpState
from app.store import salvage as salvage_module
from app.store.opening import open_with
from app.store.store_key import KeySource, StoreKey
from tests.manual_clock import ManualClock
from tests.unit.store.damage import PAGE, lose_head
from tests.unit.store.damaged_till import Till, recovered, worked
from tests.unit.store.files import content, names
from tests.unit.store.samples import BINDING, KEY, NOOR, claim, save

FILES = int(os.environ.get("TILLSIDE_DAMAGED_FILES", "10"))
"""How many files the rates are measured on; the full form takes 200."""
RAM_DISK = Path("/dev/shm")
MAY_BE = {
    OpState.QUEUED: {OpState.QUEUED, OpState.AMBIGUOUS},
    OpState.AMBIGUOUS: {OpState.AMBIGUOUS},
    OpState.SENDING: {OpState.AMBIGUOUS},
    OpState.REJECTED: {OpState.REJECTED, OpState.AMBIGUOUS},
    OpState.NEEDS_ATTENTION: {OpState.NEEDS_ATTENTION, OpState.AMBIGUOUS},
    OpState.ACKED: {OpState.ACKED},
    OpState.DISCARDED: {OpState.DISCARDED},
}
"""Where an op may be after a salvage: never sent blindly where it may have been sent."""


@pytest.fixture(scope="module")
def till(tmp_path_factory: pytest.TempPathFactory) -> Till:
    return asyncio.run(worked(tmp_path_factory.mktemp("till")))


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "profile"


def rubbish_over(path: Path, *pages: int) -> None:
    data = bytearray(path.read_bytes())
    for page in pages:
        data[(page - 1) * PAGE : page * PAGE] = random.Random(page).randbytes(PAGE)
    path.write_bytes(data)


async def test_a_damaged_outbox_is_set_aside_and_nothing_is_lost(
    till: Till, folder: Path, clock: ManualClock
) -> None:
    path = till.copy(folder)
    lose_head(path, random.Random(1))
    damaged = {name: content(folder / name) for name in ("outbox.db", "outbox.db-wal")}
    stores = await open_with(folder, KEY, clock)
    report = await stores.salvage_report()
    assert report is not None
    assert (report.recovered, report.unknown) == (len(till.unsent), 0)
    assert report.set_aside == tuple(
        f"outbox.damaged-20261124T140200Z.db{suffix}" for suffix in ("", "-shm", "-wal")
    )
    for name, bytes_ in damaged.items():
        assert content(folder / name.replace(".", ".damaged-20261124T140200Z.", 1)) == bytes_
    states = {op.id: op.state for op in await stores.outbox.live()}
    assert set(states) == till.unsent
    assert all(state in MAY_BE[till.states[name]] for name, state in states.items())
    assert report.ambiguous == Counter(states.values())[OpState.AMBIGUOUS]
    await stores.close()
    again = await open_with(folder, KEY, clock)
    assert await again.salvage_report() == report, "until somebody is told"
    await again.salvage_told()
    assert await again.salvage_report() is None
    await again.close()


async def test_who_works_here_and_what_they_were_at_is_saved_too(
    till: Till, folder: Path, clock: ManualClock
) -> None:
    rubbish_over(till.copy(folder), 1)
    stores = await open_with(folder, KEY, clock)
    (noor,) = await stores.associates.all()
    assert (noor.associate, noor.pin_hash) == (NOOR, "$argon2id$of-noor")
    assert await stores.drafts.load(NOOR.id, "register", "") == {"firstname": "Oona"}
    assert await stores.secrets.get("login") == "digest"
    assert [op.state for op in await stores.outbox.recent_settled(100)]
    await stores.close()


async def test_what_is_salvaged_goes_on_as_before(
    till: Till, folder: Path, clock: ManualClock
) -> None:
    rubbish_over(till.copy(folder), 1)
    stores = await open_with(folder, KEY, clock)
    outbox = stores.outbox
    ambiguous = await outbox.ambiguous(BINDING)
    for op in ambiguous:
        assert (await outbox.attempts(op.id))[-1].why is not None
        assert (await outbox.history(op.id))[-1].reason
    assert len(await claim(outbox, *(op.id for op in ambiguous), for_="probing")) == len(ambiguous)
    ready = [op.id for op in await outbox.next_ready(BINDING, limit=100)]
    assert [op.id for op in await claim(outbox, *ready)] == ready
    saved = await save(outbox, "after")
    assert saved.seq > max(op.seq for op in ambiguous)
    assert (await outbox.summary()).unsent == len(till.unsent) + 1
    assert outbox.epoch > 1
    await stores.close()


async def test_without_a_journal_the_whole_pages_are_read(
    till: Till, folder: Path, clock: ManualClock
) -> None:
    path = till.copy(folder, journal=False)
    pages = path.stat().st_size // PAGE
    rubbish_over(path, *range(pages // 3, pages // 3 + 4))
    (folder / "outbox.db-wal").unlink()
    rubbish_over(path, 2)
    stores = await open_with(folder, KEY, clock)
    await stores.outbox.live()
    report = await stores.salvage_report()
    assert report is not None
    assert report.recovered_from_journal == 0
    assert report.lost_pages == 5
    there = {op.id for op in await stores.outbox.live()}
    assert there <= till.unsent
    assert report.recovered_from_file == len(there)
    await stores.close()


async def test_the_journal_alone_brings_everything_back_to_be_read_first(
    till: Till, folder: Path, clock: ManualClock
) -> None:
    path = till.copy(folder)
    path.write_bytes(b"")
    (folder / "outbox.db-wal").unlink()
    stores = await open_with(folder, KEY, clock)
    report = await stores.salvage_report()
    assert report is not None
    assert report.recovered_from_journal == len(till.unsent)
    live = await stores.outbox.live()
    assert {op.id for op in live} == till.unsent
    assert {op.state for op in live} == {OpState.AMBIGUOUS}
    assert [op.id for op in live] == sorted(till.unsent, key=lambda name: int(name[3:]))
    await stores.close()


@pytest.mark.parametrize("is_known", [True, False])
async def test_a_wrong_key_salvages_nothing(
    till: Till, folder: Path, clock: ManualClock, is_known: bool
) -> None:
    path = till.copy(folder)
    if not is_known:
        (folder / "key.json").unlink()
    lose_head(path, random.Random(1))
    before = {name: content(folder / name) for name in names(folder)}
    wrong = StoreKey(raw=bytes(32), source=KeySource.ENVIRONMENT, is_proven=is_known)
    with pytest.raises(StoreFault) as caught:
        await open_with(folder, wrong, clock)
    assert caught.value.problem in (StoreProblem.WRONG_KEY, StoreProblem.DAMAGED)
    after = {name: content(folder / name) for name in names(folder)}
    assert after == before


async def test_a_key_that_the_journal_knows_is_no_wrong_one(
    till: Till, folder: Path, clock: ManualClock
) -> None:
    path = till.copy(folder)
    (folder / "key.json").unlink()
    rubbish_over(path, *range(1, path.stat().st_size // PAGE + 1))
    (folder / "outbox.db-wal").unlink()
    stores = await open_with(folder, KEY, clock)
    assert {op.id for op in await stores.outbox.live()} == till.unsent
    await stores.close()


async def test_damage_that_is_met_while_the_till_runs_is_mended_then(
    till: Till, folder: Path, clock: ManualClock
) -> None:
    path = till.copy(folder)
    await (await open_with(folder, KEY, clock)).close()
    pages = path.stat().st_size // PAGE
    rubbish_over(path, *range(3, pages + 1))
    heard: list[str] = []
    stores = await open_with(folder, KEY, clock)

    async def hear() -> None:
        heard.append("salvaged")

    stores.outbox_database.on_salvaged(hear)
    await save(stores.outbox, "while it is hurt")
    live = {op.id for op in await stores.outbox.live()}
    assert live == till.unsent | {"while it is hurt"}
    assert (await save(stores.outbox, "later")).state is OpState.QUEUED
    await stores.close()
    stores = await open_with(folder, KEY, clock)
    assert {op.id for op in await stores.outbox.live()} == live | {"later"}
    await stores.close()


@pytest.mark.parametrize("place", [1, 2, 3, 4, 5, 6, 7])
async def test_a_till_that_is_switched_off_in_the_middle_goes_on_where_it_was(
    till: Till, folder: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch, place: int
) -> None:
    lose_head(till.copy(folder), random.Random(1))
    steps = 0
    real = Path.rename

    class SwitchedOff(BaseException):
        pass

    def rename(self: Path, target: Path) -> Path:
        nonlocal steps
        steps += 1
        if steps == place:
            raise SwitchedOff
        return real(self, target)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", rename)
        try:
            await (await open_with(folder, KEY, clock)).close()
        except SwitchedOff:
            pass
        else:
            assert steps < place
    stores = await open_with(folder, KEY, clock)
    assert {op.id for op in await stores.outbox.live()} == till.unsent
    report = await stores.salvage_report()
    assert report is not None
    assert {name for name in names(folder) if "rebuil" in name} == set()
    assert set(report.set_aside) <= names(folder)
    await stores.close()


async def test_a_salvage_without_room_changes_nothing(
    till: Till, folder: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = till.copy(folder)
    rubbish_over(path, 1)
    damaged = content(path)

    def full(*_: object) -> None:
        raise OSError(28, "no room")

    with monkeypatch.context() as patch:
        patch.setattr(salvage_module, "write_private", full)
        with pytest.raises(StoreFault) as caught:
            await open_with(folder, KEY, clock)
    assert caught.value.problem is StoreProblem.FULL
    assert content(path) == damaged
    stores = await open_with(folder, KEY, clock)
    assert {op.id for op in await stores.outbox.live()} == till.unsent
    await stores.close()


@pytest.mark.parametrize("journal", [True, False])
async def test_whatever_is_damaged_nothing_is_sent_blindly_and_with_a_journal_nothing_is_lost(
    till: Till, tmp_path: Path, record_property: Callable[[str, object], None], journal: bool
) -> None:
    base = RAM_DISK / tmp_path.name if os.access(RAM_DISK, os.W_OK) else tmp_path
    kept: Counter[str] = Counter()
    files: Counter[str] = Counter()
    for seed in range(FILES):
        found = await recovered(till, base / f"{journal}-{seed}", seed, journal=journal)
        # Without a journal nothing tells that a log was longer, where it is cut between two saves.
        if journal or found.harm != "log torn":
            for name, state in found.states.items():
                assert state in MAY_BE[till.states[name]], (seed, found.harm, name, state)
        if journal:
            assert set(found.states) >= till.unsent, (seed, found.harm)
        files[found.harm] += 1
        kept[found.harm] += len(till.unsent & set(found.states))
    for harm, count in files.items():
        record_property(harm, f"{kept[harm] / count / len(till.unsent):.1%} of {count} files")
