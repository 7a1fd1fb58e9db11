"""Writing about a customer: saved here first, in order, and never a second time by mistake."""

from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

import pytest

from app.domain import identifiers
from app.domain.audit import Act, AuditQuery, Detail, DetailKind, Fact
from app.domain.customer import Customer, CustomerKey
from app.domain.identifiers import IdentifierKind
from app.domain.move_reason import MoveReason
from app.domain.note import NoteEntry, NoteId
from app.domain.op import Evidence, Op, OpId, OpKind, OpMoved, OpState, Why
from app.domain.outcome import Settlement
from app.domain.profile_change import ProfileChange
from app.domain.profile_edit import FieldConflict, ProfileEdit, Side
from app.domain.ticket import TicketEntry
from app.domain.write_problem import WriteError
from app.services.cards import Card
from app.services.saving import AlreadyWaiting, NotReadyError
from app.services.writing import subject_of
from tests.unit.services.rig import Till, customer, person

TOM = customer(5)


def card_of(who: Customer, *ops: Op) -> Card:
    return Card(key=CustomerKey(f"user:{who.user_id}"), customer=who, fetched_at=None, ops=ops)


async def queued_card(till: Till) -> Card:
    """Somebody registered here, and not sent yet."""
    return await till.registration.register(person(7), token="new")


def renamed(card: Card, firstname: str = "Thomas") -> ProfileChange:
    return ProfileChange(whom=subject_of(card).whom, firstname=firstname)


async def op(till: Till, op_id: str) -> Op:
    found = await till.stores.outbox.get(OpId(op_id))
    assert found is not None
    return found


async def test_an_edit_keeps_what_it_was_made_from(staffed: Till) -> None:
    card = card_of(TOM)
    saved = await staffed.services.writing.edit(card, renamed(card), token="1")
    assert saved.kind is OpKind.PROFILE_CHANGE
    assert saved.payload == ProfileEdit(
        change=renamed(card), base=Customer(firstname=TOM.firstname)
    )
    assert saved.target == identifiers.user_id("5")
    assert await staffed.stores.outbox.of_customer([card.key]) == (saved,)
    assert any(card.key in change.customers for change in staffed.changes)


async def test_an_edit_of_somebody_not_sent_yet_puts_the_registration_right(
    staffed: Till,
) -> None:
    card = await queued_card(staffed)
    saved = await staffed.services.writing.edit(card, renamed(card), token="1")
    assert (saved.id, saved.registration.firstname) == ("new", "Thomas")
    assert len(await staffed.stores.outbox.live()) == 1


async def test_an_edit_after_the_first_request_is_an_op_of_its_own(staffed: Till) -> None:
    card = await queued_card(staffed)
    await staffed.stores.outbox.claim([OpId("new")], request_uuid="r", for_="sending")
    saved = await staffed.services.writing.edit(card, renamed(card), token="1")
    assert (saved.kind, saved.state, saved.parent) == (
        OpKind.PROFILE_CHANGE,
        OpState.BLOCKED,
        "new",
    )
    assert (await op(staffed, "new")).registration.firstname != "Thomas"


async def test_all_that_is_written_about_somebody_new_waits_for_them(staffed: Till) -> None:
    card = await queued_card(staffed)
    writing = staffed.services.writing
    await writing.add_note(card, "Likes tea", token="note")
    entry = TicketEntry(whom=subject_of(card).whom, subject="Points")
    await writing.raise_ticket(card, entry, token="ticket")
    assert [each.state for each in await staffed.stores.outbox.live()] == [
        OpState.QUEUED,
        OpState.BLOCKED,
        OpState.BLOCKED,
    ]
    await staffed.stores.outbox.discard(OpId("new"), "a", "mistyped")
    with pytest.raises(OpMoved):
        await writing.add_note(card, "More", token="more")


async def test_no_two_notes_of_a_customer_have_one_time(staffed: Till) -> None:
    card, writing = card_of(TOM), staffed.services.writing
    times = []
    for number in range(3):
        saved = await writing.add_note(card, "Likes tea", token=str(number))
        assert isinstance(saved.payload, NoteEntry)
        times.append(saved.payload.written_at)
    assert [after - before for before, after in pairwise(times)] == [timedelta(seconds=1)] * 2


async def test_what_is_sent_bears_the_servers_time(staffed: Till) -> None:
    staffed.shop.organisation = replace(staffed.shop.organisation, clock_offset_s=-7200.0)
    await staffed.drain()
    saved = await staffed.services.writing.add_note(card_of(TOM), "Likes tea", token="1")
    assert isinstance(saved.payload, NoteEntry)
    off = staffed.clock.now() - saved.payload.written_at
    assert timedelta(hours=2) <= off < timedelta(hours=2, seconds=1)
    assert saved.created_at == staffed.clock.now()


async def test_a_correction_names_the_note(staffed: Till) -> None:
    saved = await staffed.services.writing.correct_note(
        card_of(TOM), NoteId("15"), "Likes coffee", token="1"
    )
    assert isinstance(saved.payload, NoteEntry)
    assert (saved.kind, saved.payload.corrects) == (OpKind.NOTE_CORRECTION, "15")


async def test_one_request_for_another_identifier_is_open_at_a_time(staffed: Till) -> None:
    card, writing = card_of(TOM), staffed.services.writing
    await writing.ask_for_identifier(card, IdentifierKind.MOBILE, "44700900001", token="1")
    again = await writing.ask_for_identifier(card, IdentifierKind.MOBILE, "44700900001", token="1")
    assert again.id == "1"
    with pytest.raises(AlreadyWaiting):
        await writing.ask_for_identifier(card, IdentifierKind.MOBILE, "44700900002", token="2")
    with pytest.raises(WriteError):
        nobody = card_of(customer(6))
        await writing.ask_for_identifier(nobody, IdentifierKind.EMAIL, "a@example.com", token="3")


async def test_a_second_ticket_of_one_subject_is_not_saved(staffed: Till) -> None:
    card, writing = card_of(TOM), staffed.services.writing
    entry = TicketEntry(whom=subject_of(card).whom, subject="Points missing")
    await writing.raise_ticket(card, entry, token="1")
    with pytest.raises(AlreadyWaiting):
        same = replace(entry, subject=" Points  missing ", message="again")
        await writing.raise_ticket(card, same, token="2")
    corrected = replace(entry, subject="Points missing since May")
    await staffed.stores.outbox.claim([OpId("1")], request_uuid="r", for_="sending")
    refused = Settlement(
        op_id=OpId("1"), to=OpState.REJECTED, why=Why(evidence=Evidence.REJECTED, code=1301)
    )
    await staffed.stores.outbox.settle([refused])
    await writing.raise_ticket(card, corrected, token="2", replacing=OpId("1"))
    assert [each.id for each in await staffed.stores.outbox.live()] == ["2"]


async def clashing(till: Till) -> Card:
    card = card_of(TOM)
    await till.services.writing.edit(card, renamed(card), token="1")
    await till.stores.outbox.claim([OpId("1")], request_uuid="r", for_="probing")
    clash = FieldConflict(field="firstname", was=TOM.firstname, theirs="Tommy", mine="Thomas")
    await till.stores.outbox.settle(
        [
            Settlement(
                op_id=OpId("1"),
                to=OpState.NEEDS_ATTENTION,
                why=Why(evidence=Evidence.NOT_SENT, fault="conflict"),
                conflicts=(clash,),
            )
        ]
    )
    return card


async def test_a_conflict_decided_for_mine_is_merged_with_what_was_seen(staffed: Till) -> None:
    card = await clashing(staffed)
    saved = await staffed.services.writing.resolve(OpId("1"), {"firstname": Side.MINE}, token="2")
    assert saved is not None
    assert saved.payload == ProfileEdit(change=renamed(card), base=Customer(firstname="Tommy"))
    assert (await op(staffed, "1")).state is OpState.DISCARDED


async def test_a_conflict_decided_for_theirs_leaves_nothing_to_send(staffed: Till) -> None:
    await clashing(staffed)
    decided = {"firstname": Side.THEIRS}
    assert await staffed.services.writing.resolve(OpId("1"), decided, token="2") is None
    history = await staffed.stores.outbox.history(OpId("1"))
    assert history[-1].reason == MoveReason.THEIRS_KEPT
    assert await staffed.stores.outbox.live() == ()


async def test_what_was_chosen_of_a_conflict_is_in_the_audit_by_field(staffed: Till) -> None:
    await clashing(staffed)
    await staffed.services.writing.resolve(OpId("1"), {"firstname": Side.MINE}, token="2")
    (entry,) = await staffed.stores.outbox.trail(AuditQuery(act=Act.CONFLICT_DECIDED))
    assert (entry.customer, entry.associate_name) == (card_of(TOM).key, "Noor A.")
    assert entry.detail == Detail(kind=DetailKind.SIDES, facts={Fact.MINE: "firstname"})


async def test_every_conflict_has_to_be_decided(staffed: Till) -> None:
    await clashing(staffed)
    with pytest.raises(ValueError, match="decided"):
        await staffed.services.writing.resolve(OpId("1"), {}, token="2")
    assert (await op(staffed, "1")).needs_person


async def test_nobody_writes_without_signing_in(till: Till) -> None:
    await till.connect()
    with pytest.raises(NotReadyError):
        await till.services.writing.add_note(card_of(TOM), "Likes tea", token="1")
