"""Correcting what the server refused: a new write in its customer's lane, the refused one goes."""

from dataclasses import replace

import pytest

from app.domain import identifiers
from app.domain.customer import CustomerKey
from app.domain.move_reason import MoveReason
from app.domain.note import NoteEntry
from app.domain.op import Evidence, Op, OpId, OpKind, OpMoved, OpState, Why
from app.domain.outcome import Settlement
from app.domain.registration_review import FormProblem
from app.domain.ticket import TicketEntry
from app.services.cards import Card
from app.services.corrections import CorrectionForm, CorrectionService
from app.services.saving import AlreadyWaiting
from tests.unit.services.rig import Till, customer, person

TOM = Card(key=CustomerKey("user:5"), customer=customer(5), fetched_at=None)


async def refuse(till: Till, op_id: str, code: int = 1303) -> None:
    await till.stores.outbox.claim([OpId(op_id)], request_uuid="r", for_="sending")
    why = Why(evidence=Evidence.REJECTED, code=code)
    await till.stores.outbox.settle([Settlement(op_id=OpId(op_id), to=OpState.REJECTED, why=why)])


async def refused_note(till: Till, token: str = "1") -> CorrectionForm:
    await till.services.writing.add_note(TOM, "Alergic to wool", token=token)
    await refuse(till, token)
    return await form_of(till, token)


async def form_of(till: Till, op_id: str) -> CorrectionForm:
    form = await corrections(till).form(OpId(op_id))
    assert form is not None
    return form


def corrections(till: Till) -> CorrectionService:
    return till.services.corrections


async def get(till: Till, op_id: str) -> Op:
    found = await till.pending.op(OpId(op_id))
    assert found is not None
    return found


async def test_the_corrected_note_is_sent_in_the_refused_ones_place(staffed: Till) -> None:
    form = await refused_note(staffed)
    old = await get(staffed, "1")
    saved = await corrections(staffed).save(form, {"text": "Allergic to wool"}, token="2")
    assert isinstance(saved.payload, NoteEntry)
    assert isinstance(old.payload, NoteEntry)
    assert saved.payload == replace(old.payload, text="Allergic to wool")
    assert (saved.kind, saved.subject, saved.state) == (old.kind, old.subject, OpState.QUEUED)
    assert await staffed.stores.outbox.live() == (saved,)
    last = (await staffed.stores.outbox.history(OpId("1")))[-1]
    assert (last.to_state, last.reason) == (OpState.DISCARDED, MoveReason.CORRECTED)


async def test_pressing_twice_saves_once(staffed: Till) -> None:
    form = await refused_note(staffed)
    for _ in range(2):
        saved = await corrections(staffed).save(form, {"text": "Allergic"}, token="2")
        assert saved.id == "2"
    assert len(await staffed.stores.outbox.live()) == 1


async def test_what_moved_meanwhile_is_not_corrected(staffed: Till) -> None:
    form = await refused_note(staffed)
    await staffed.pending.retry(OpId("1"))
    await staffed.stores.outbox.claim([OpId("1")], request_uuid="r2", for_="sending")
    with pytest.raises(OpMoved):
        await corrections(staffed).save(form, {"text": "Allergic"}, token="2")
    assert await corrections(staffed).form(OpId("1")) is None


async def test_only_what_needs_somebody_has_a_form(staffed: Till) -> None:
    await staffed.services.writing.add_note(TOM, "Likes tea", token="1")
    assert await corrections(staffed).form(OpId("1")) is None
    assert await corrections(staffed).form(OpId("never")) is None
    await staffed.registration.register(person(7), token="new")
    await refuse(staffed, "new", 1001)
    assert await corrections(staffed).form(OpId("new")) is None, "a registration has its own"


async def test_values_are_judged_as_they_are_typed(staffed: Till) -> None:
    form = await refused_note(staffed)
    (found,) = corrections(staffed).judge(form, {"text": ""})
    assert (found.field, found.problem) == ("text", FormProblem.REQUIRED)


async def test_a_ticket_whose_new_subject_waits_already_is_not_saved(staffed: Till) -> None:
    entry = TicketEntry(whom=identifiers.user_id("5"), subject="Zip torn")
    await staffed.services.writing.raise_ticket(TOM, entry, token="1")
    await refuse(staffed, "1", 1301)
    other = replace(entry, subject="Button lost")
    await staffed.services.writing.raise_ticket(TOM, other, token="2")
    form = await form_of(staffed, "1")
    with pytest.raises(AlreadyWaiting):
        await corrections(staffed).save(form, {"subject": "Button  lost", "message": ""}, token="3")
    saved = await corrections(staffed).save(
        form, {"subject": "Zip torn again", "message": "at the top"}, token="3"
    )
    assert isinstance(saved.payload, TicketEntry)
    assert (saved.payload.subject, saved.payload.message) == ("Zip torn again", "at the top")


async def test_taking_back_undoes_what_waits_and_nothing_else(staffed: Till) -> None:
    await staffed.services.writing.add_note(TOM, "Likes tea", token="1")
    await staffed.pending.take_back(OpId("1"))
    assert await staffed.stores.outbox.live() == ()
    last = (await staffed.stores.outbox.history(OpId("1")))[-1]
    assert (last.to_state, last.reason) == (OpState.DISCARDED, "taken back")
    await refused_note(staffed, "2")
    with pytest.raises(OpMoved):
        await staffed.pending.take_back(OpId("2"))
    await staffed.pending.retry(OpId("2"))
    await staffed.stores.outbox.claim([OpId("2")], request_uuid="r2", for_="sending")
    with pytest.raises(OpMoved):
        await staffed.pending.take_back(OpId("2"))


async def test_what_somebody_saved_is_told_as_saved(staffed: Till) -> None:
    await staffed.services.writing.add_note(TOM, "Likes tea", token="1")
    assert [change.saved for change in staffed.changes if change.saved] == [{"1"}]
    await staffed.pending.take_back(OpId("1"))
    assert staffed.changes[-1].saved == frozenset()


async def test_what_an_import_saves_is_no_slip_of_a_finger(staffed: Till) -> None:
    saver = staffed.services.writing._saver
    await saver.save(OpKind.REGISTRATION, person(1), token="1", is_bulk=True)
    (change,) = staffed.changes
    assert change.ops == {"1"}
    assert not change.saved
