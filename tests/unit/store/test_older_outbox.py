"""An outbox that is older than what was sent out of it: the journal knows more, and nothing that
was sent goes out unread.
"""

from pathlib import Path

import pytest

from app.domain import identifiers
from app.domain.note import NoteEntry
from app.domain.op import AssociateId, OpId, OpKind, OpState, Subject, registered
from app.store import journal as journal_module
from app.store.journal import read_journal
from app.store.opening import open_with
from tests.manual_clock import ManualClock
from tests.unit.store.files import content, put
from tests.unit.store.samples import BINDING, KEY, NOOR, NOW, bring, claim, registration, save


async def test_an_outbox_that_forgot_a_request_reads_first(
    folder: Path, clock: ManualClock
) -> None:
    stores = await open_with(folder, KEY, clock)
    for name in ("sent", "refused", "waits"):
        await save(stores.outbox, name)
    await bring(stores.outbox, "refused", OpState.REJECTED)
    await stores.close()
    older = content(folder / "outbox.db")
    stores = await open_with(folder, KEY, clock)
    await claim(stores.outbox, "sent")
    await stores.close()
    put(folder / "outbox.db", older)
    stores = await open_with(folder, KEY, clock)
    assert {op.id: op.state for op in await stores.outbox.live()} == {
        "sent": OpState.AMBIGUOUS,
        "refused": OpState.REJECTED,
        "waits": OpState.AMBIGUOUS,
    }
    await stores.close()


async def test_what_was_tried_is_known_in_the_next_run_too(
    folder: Path, clock: ManualClock
) -> None:
    stores = await open_with(folder, KEY, clock)
    await save(stores.outbox, "sent")
    await save(stores.outbox, "waits")
    await bring(stores.outbox, "sent", OpState.AMBIGUOUS)
    for _ in range(2):
        await stores.close()
        assert read_journal(folder / "intents.journal", KEY).tried == {OpId("sent"): 1}
        stores = await open_with(folder, KEY, clock)
        states = [op.state for op in await stores.outbox.live()]
        assert states == [OpState.AMBIGUOUS, OpState.QUEUED], "nothing was forgotten"
    await stores.close()


async def test_a_journal_that_is_made_anew_keeps_what_was_tried(
    folder: Path, clock: ManualClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal_module, "_FULL_BYTES", 8_000)
    stores = await open_with(folder, KEY, clock)
    stores.journal._bound = 8_000
    await save(stores.outbox, "sent")
    await claim(stores.outbox, "sent")
    for number in range(60):
        await save(stores.outbox, f"{number}")
        await bring(stores.outbox, f"{number}", OpState.ACKED)
    await stores.close()
    left = read_journal(folder / "intents.journal", KEY)
    assert list(left.open) == ["sent"]
    assert len(left.ended) < 60, "it was made anew"
    assert left.tried[OpId("sent")] == 1


async def test_a_damaged_outbox_that_forgot_a_request_reads_first(
    folder: Path, clock: ManualClock
) -> None:
    stores = await open_with(folder, KEY, clock)
    await save(stores.outbox, "sent")
    await save(stores.outbox, "waits")
    await stores.close()
    older = content(folder / "outbox.db")
    stores = await open_with(folder, KEY, clock)
    await claim(stores.outbox, "sent")
    await stores.close()
    put(folder / "outbox.db", bytes(100) + older[100:])
    stores = await open_with(folder, KEY, clock)
    sent = await stores.outbox.get(OpId("sent"))
    assert sent is not None
    assert (sent.state, sent.attempts) == (OpState.AMBIGUOUS, 1)
    await stores.close()


@pytest.mark.parametrize("end", [OpState.ACKED, OpState.DISCARDED])
async def test_what_waited_for_a_registration_does_not_wait_for_ever(
    folder: Path, clock: ManualClock, end: OpState
) -> None:
    new = registration()
    stores = await open_with(folder, KEY, clock)
    await save(stores.outbox, "new", new)
    await stores.outbox.enqueue(
        op_id=OpId("note"),
        kind=OpKind.NOTE,
        payload=NoteEntry(
            whom=Subject(key=registered(OpId("new"), new).key).whom,
            associate_id=AssociateId("443"),
            text="Likes tea",
            written_at=NOW,
        ),
        subject=registered(OpId("new"), new),
        binding=BINDING,
        associate=NOOR,
        created_at=NOW,
    )
    await stores.close()
    older = content(folder / "outbox.db")
    stores = await open_with(folder, KEY, clock)
    await bring(stores.outbox, "new", end)
    await stores.close()
    put(folder / "outbox.db", older)
    stores = await open_with(folder, KEY, clock)
    note = await stores.outbox.get(OpId("note"))
    assert note is not None
    if end is OpState.ACKED:
        assert note.state is OpState.AMBIGUOUS, "it may have been sent after that"
        assert note.target == identifiers.mobile(new.mobile)
    else:
        assert note.state is OpState.NEEDS_ATTENTION
    await stores.close()


async def test_what_a_whole_journal_does_not_know_is_read_first(
    folder: Path, clock: ManualClock
) -> None:
    stores = await open_with(folder, KEY, clock)
    await save(stores.outbox, "sent")
    await stores.close()
    older = content(folder / "outbox.db")
    stores = await open_with(folder, KEY, clock)
    await bring(stores.outbox, "sent", OpState.ACKED)
    for _ in range(2):  # the second run's journal has nothing of it any more
        await stores.close()
        stores = await open_with(folder, KEY, clock)
    await stores.close()
    put(folder / "outbox.db", older)
    stores = await open_with(folder, KEY, clock)
    assert [(op.id, op.state) for op in await stores.outbox.live()] == [("sent", OpState.AMBIGUOUS)]
    await stores.close()


async def test_pages_of_two_moments_are_damage_and_are_salvaged(
    folder: Path, clock: ManualClock
) -> None:
    """A log cut short may leave an op filed, and its page of the intake as it was before."""
    stores = await open_with(folder, KEY, clock)
    op = await save(stores.outbox, "twice")
    row = await stores.outbox_database.read(
        lambda connection: connection.execute("SELECT * FROM intake").fetchone()
    )
    await claim(stores.outbox, "twice")
    marks = ", ".join("?" for _ in row)
    await stores.outbox_database.write(
        lambda connection: connection.execute(f"INSERT INTO intake VALUES ({marks})", row)
    )
    await stores.close()
    stores = await open_with(folder, KEY, clock)
    (left,) = await stores.outbox.live()
    assert (left.id, left.state, left.payload) == (op.id, OpState.AMBIGUOUS, op.payload)
    assert await stores.salvage_report() is not None
    await stores.close()
