"""Ops that depend on a registration: together again after damage, and at the till they go to."""

import dataclasses
from collections.abc import AsyncIterator, Iterable
from pathlib import Path

import pytest

from app.domain import identifiers
from app.domain.customer import CustomerKey
from app.domain.op import Op, OpId, OpState
from app.store.journal import read_journal
from app.store.opening import Stores, open_with
from tests.manual_clock import ManualClock
from tests.unit.store.files import put as put_file
from tests.unit.store.samples import BINDING, KEY, NOOR, bring, claim, customer, registration, save
from tests.unit.store.test_outbox_kinds import PAYLOADS, acked, note, put, subject_of
from tests.unit.store.test_rescue import OTHER_KEY, PASSPHRASE

SECOND = dataclasses.replace(BINDING, till_login="till.2")


async def filled(folder: Path, clock: ManualClock) -> None:
    """A registration with a note; a corrected one; a sent one; and one of each other kind."""
    stores = await open_with(folder, KEY, clock)
    outbox = stores.outbox
    await save(outbox, "new")
    await put(outbox, "new.note", note(), subject=subject_of("new"))
    await save(outbox, "wrong")
    await put(outbox, "right.note", note(), subject=subject_of("wrong"))
    await bring(outbox, "wrong", OpState.REJECTED)
    await save(outbox, "right", replaces="wrong")
    await save(outbox, "sent")
    await put(outbox, "sent.note", note(), subject=subject_of("sent"))
    await claim(outbox, "sent")
    await outbox.settle([acked("sent", customer("77"))])
    for kind, payload in PAYLOADS.items():
        await put(outbox, kind.value, payload, kind=kind)
    await stores.close()


@pytest.fixture
async def till(folder: Path, clock: ManualClock) -> AsyncIterator[Stores]:
    await filled(folder, clock)
    opened = await open_with(folder, KEY, clock)
    yield opened
    await opened.close()


def lose_head(folder: Path) -> None:
    path = folder / "outbox.db"
    put_file(path, bytes(4096) + path.read_bytes()[4096:])


def lose_all(folder: Path) -> None:
    put_file(folder / "outbox.db", b"")


def _anywhere(op: Op) -> Op:
    return dataclasses.replace(op, lane=CustomerKey(""))


def _lanes(ops: Iterable[Op]) -> set[frozenset[OpId]]:
    """Who queues up with whom; the lanes' own names say nothing."""
    lanes: dict[CustomerKey, set[OpId]] = {}
    for op in ops:
        lanes.setdefault(op.lane, set()).add(op.id)
    return {frozenset(lane) for lane in lanes.values()}


async def test_out_of_a_damaged_file_everything_is_as_it_was(
    folder: Path, clock: ManualClock
) -> None:
    await filled(folder, clock)
    stores = await open_with(folder, KEY, clock)
    before = await stores.outbox.live()
    await stores.close()
    lose_head(folder)
    stores = await open_with(folder, KEY, clock)
    after = await stores.outbox.live()
    assert [_anywhere(op) for op in after] == [_anywhere(op) for op in before]
    assert _lanes(after) == _lanes(before)
    assert [op.id for op in await stores.outbox.of_customer([CustomerKey("user:77")])] == [
        "sent.note"
    ]
    ready = {op.id: op.target for op in await stores.outbox.next_ready(BINDING)}
    assert ready[OpId("sent.note")] == identifiers.user_id("77")
    assert "new.note" not in ready
    await stores.close()


async def test_out_of_the_journal_alone_children_wait_for_their_registration(
    folder: Path, clock: ManualClock
) -> None:
    await filled(folder, clock)
    lose_all(folder)
    stores = await open_with(folder, KEY, clock)
    outbox = stores.outbox
    live = {op.id: op for op in await outbox.live()}
    assert (live[OpId("new")].state, live[OpId("new.note")].state) == (
        OpState.AMBIGUOUS,
        OpState.BLOCKED,
    )
    assert live[OpId("new.note")].parent == "new"
    for kind, payload in PAYLOADS.items():
        op = live[OpId(kind.value)]
        assert (op.state, op.payload) == (OpState.AMBIGUOUS, payload)
    await claim(outbox, "new", for_="probing")
    await outbox.settle([acked("new", customer("88"))])
    child = await outbox.get(OpId("new.note"))
    assert child is not None
    assert (child.state, child.target) == (OpState.QUEUED, identifiers.user_id("88"))
    await stores.close()


async def test_at_another_till_children_follow_their_registration(
    till: Stores, tmp_path: Path, clock: ManualClock
) -> None:
    path = tmp_path / "unsent.tillside"
    receipt = await till.rescue.export_unsent(path, PASSPHRASE, "Noor", binding=BINDING)
    assert await till.outbox.live() == ()
    second = await open_with(tmp_path / "second", OTHER_KEY, clock)
    report = await second.rescue.import_rescue(path, PASSPHRASE, "Omar", binding=SECOND)
    assert report.imported == receipt.exported
    live = {op.id: op for op in await second.outbox.live()}
    assert (live[OpId("new.note")].state, live[OpId("new.note")].parent) == (
        OpState.BLOCKED,
        "new",
    )
    assert live[OpId("right.note")].parent == "right"
    sent = live[OpId("sent.note")]
    assert (sent.state, sent.target) == (OpState.QUEUED, identifiers.user_id("77"))
    for kind, payload in PAYLOADS.items():
        assert live[OpId(kind.value)].payload == payload
    await second.close()


async def test_an_amended_registration_is_amended_in_the_journal(
    stores: Stores, folder: Path
) -> None:
    await save(stores.outbox, "1")
    await stores.outbox.amend(OpId("1"), registration("44700900099"), NOOR)
    (facts,) = read_journal(folder / "intents.journal", KEY).open.values()
    assert "44700900099" in str(facts["payload"])
