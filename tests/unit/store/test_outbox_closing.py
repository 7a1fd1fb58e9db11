"""What a till has sent and not sent, by whom: the counts that a day is closed with."""

from datetime import timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from app.domain.associate import Associate, AssociateId
from app.domain.closing import DayTally, KindCount, Work
from app.domain.customer import CustomerKey
from app.domain.identifiers import user_id
from app.domain.note import NoteEntry
from app.domain.op import OpId, OpKind, OpState, Subject
from app.store.opening import Stores
from tests.manual_clock import ManualClock
from tests.unit.store.samples import BINDING, NOOR, NOW, bring, registration, save

KOLKATA = ZoneInfo("Asia/Kolkata")
JO = Associate(id=AssociateId("a-2"), name="Jo Park")
TOM = Subject(key=CustomerKey("user:5"), identifiers=(user_id("5"),), name="Tom Sawyer")


def registrations(number: int) -> tuple[KindCount, ...]:
    return (KindCount(kind=OpKind.REGISTRATION, ops=number),)


async def jo_notes(stores: Stores, op_id: str, clock: ManualClock) -> None:
    entry = NoteEntry(whom=TOM.whom, associate_id=JO.id, text="Likes tea", written_at=NOW)
    await stores.outbox.enqueue(
        op_id=OpId(op_id),
        kind=OpKind.NOTE,
        payload=entry,
        binding=BINDING,
        associate=JO,
        created_at=clock.now(),
        subject=TOM,
    )


async def test_nothing_at_all(stores: Stores) -> None:
    assert await stores.outbox.day_tally(NOW) == DayTally()


async def test_the_unsent_are_counted_by_associate_and_kind(
    stores: Stores, clock: ManualClock
) -> None:
    for number in range(3):
        await save(stores.outbox, f"r{number}")
    await bring(stores.outbox, "r1", OpState.REJECTED)
    await bring(stores.outbox, "r2", OpState.AMBIGUOUS)
    clock.advance(60)
    await jo_notes(stores, "n", clock)
    tally = await stores.outbox.day_tally(NOW)
    assert tally.unsent == (
        Work(associate=NOOR, kinds=registrations(3), needs_person=1, oldest_at=NOW),
        Work(
            associate=JO,
            kinds=(KindCount(kind=OpKind.NOTE, ops=1),),
            oldest_at=NOW + timedelta(seconds=60),
        ),
    )
    assert (tally.sent, tally.withdrawn) == ((), 0)


async def test_only_what_was_sent_since_counts_as_sent(stores: Stores, clock: ManualClock) -> None:
    for number, state in enumerate((OpState.ACKED, OpState.VERIFIED, OpState.DISCARDED)):
        await save(stores.outbox, f"old{number}")
        await bring(stores.outbox, f"old{number}", state)
    clock.advance(3600)
    since = clock.now()
    for number, state in enumerate((OpState.ACKED, OpState.VERIFIED, OpState.DISCARDED)):
        await save(stores.outbox, f"new{number}")
        await bring(stores.outbox, f"new{number}", state)
    tally = await stores.outbox.day_tally(since.astimezone(KOLKATA))
    assert tally.sent == (Work(associate=NOOR, kinds=registrations(2)),)
    assert (tally.unsent, tally.withdrawn, tally.handed_over) == ((), 1, 0)


async def test_what_left_in_a_rescue_file_was_neither_sent_nor_withdrawn(
    stores: Stores, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.store.keys._MEMORY_KIB", 64)
    monkeypatch.setattr("app.store.keys._TIME_COST", 1)
    await save(stores.outbox, "1", registration())
    await save(stores.outbox, "2")
    await bring(stores.outbox, "2", OpState.DISCARDED)
    await stores.rescue.export_unsent(
        tmp_path / "unsent", "twelve letters", NOOR.id, binding=BINDING
    )
    tally = await stores.outbox.day_tally(NOW)
    assert (tally.unsent, tally.sent) == ((), ())
    assert (tally.withdrawn, tally.handed_over) == (1, 1)
