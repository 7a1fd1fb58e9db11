"""Ops of every kind: whom they are about, what waits for whom, and what is found again."""

from datetime import timedelta
from typing import Any

import pytest

from app.domain import identifiers
from app.domain.customer import Customer, CustomerKey, CustomField, Gender
from app.domain.identifiers import IdentifierKind
from app.domain.identity_request import IdentityChange
from app.domain.note import NoteEntry, NoteId
from app.domain.op import (
    AssociateId,
    Evidence,
    Op,
    OpId,
    OpKind,
    OpMoved,
    OpState,
    Payload,
    Subject,
    Why,
)
from app.domain.outcome import Settlement
from app.domain.preferences import PreferencesChange
from app.domain.profile_change import ProfileChange
from app.domain.profile_edit import FieldConflict, ProfileEdit
from app.domain.standstill import NOT_SEEN, PARENT_WITHDRAWN
from app.domain.subscription import Channel, MessageKind, SubscriptionChange
from app.domain.ticket import TicketEntry, TicketPriority, TicketType
from app.store.opening import Stores
from app.store.outbox import OutboxStore
from tests.unit.store.samples import (
    BINDING,
    NOOR,
    NOW,
    bring,
    claim,
    customer,
    registration,
    save,
    settled,
)

TOM = Subject(
    key=CustomerKey("user:5"),
    identifiers=(identifiers.user_id("5"), identifiers.mobile("44700900000")),
    name="Tom Sawyer",
)


def subject_of(op_id: str) -> Subject:
    return Subject(key=CustomerKey(f"op:{op_id}"), name="Tom Sawyer")


def note(text: str = "Likes tea", subject: Subject = TOM) -> NoteEntry:
    return NoteEntry(whom=subject.whom, associate_id=AssociateId("443"), text=text, written_at=NOW)


PAYLOADS: dict[OpKind, Payload] = {
    OpKind.PROFILE_CHANGE: ProfileEdit(
        change=ProfileChange(
            whom=TOM.whom,
            firstname="",
            gender=Gender.MALE,
            custom_fields=(CustomField(name="hobby", values=("tea", "chess")),),
        ),
        base=Customer(firstname="Thomas", custom_fields=(CustomField(name="hobby"),)),
    ),
    OpKind.IDENTITY_CHANGE: IdentityChange(
        kind=IdentifierKind.MOBILE, old="44700900000", new="44700900001"
    ),
    OpKind.NOTE: note("\ud800 half a character, “quotes”\nand a line"),
    OpKind.NOTE_CORRECTION: NoteEntry(
        whom=TOM.whom,
        associate_id=AssociateId("443"),
        text="Likes coffee",
        written_at=NOW,
        corrects=NoteId("15"),
    ),
    OpKind.TICKET: TicketEntry(
        whom=TOM.whom,
        subject="Points",
        message="missing",
        priority=TicketPriority.HIGH,
        type=TicketType.STORE,
    ),
    OpKind.PREFERENCES: PreferencesChange(
        whom=TOM.whom, fields=(CustomField(name="size", values=("M",)),)
    ),
    OpKind.SUBSCRIPTION: SubscriptionChange(
        whom=TOM.whom, channel=Channel.SMS, kind=MessageKind.BULK, is_subscribed=False
    ),
}


@pytest.fixture
def outbox(stores: Stores) -> OutboxStore:
    return stores.outbox


async def put(
    outbox: OutboxStore,
    op_id: str,
    payload: Payload,
    *,
    kind: OpKind = OpKind.NOTE,
    subject: Subject = TOM,
    **more: Any,
) -> Op:
    return await outbox.enqueue(
        op_id=OpId(op_id),
        kind=kind,
        payload=payload,
        subject=subject,
        binding=BINDING,
        associate=NOOR,
        created_at=NOW,
        **more,
    )


async def state_of(outbox: OutboxStore, op_id: str) -> OpState:
    found = await outbox.get(OpId(op_id))
    assert found is not None
    return found.state


def acked(op_id: str, who: Customer | None = None) -> Settlement:
    return settled(op_id, OpState.ACKED, who=who)


def test_every_kind_is_saved_by_a_test() -> None:
    assert {*PAYLOADS, OpKind.REGISTRATION} == set(OpKind)


@pytest.mark.parametrize("kind", PAYLOADS)
async def test_what_was_saved_is_what_is_sent(outbox: OutboxStore, kind: OpKind) -> None:
    told = await put(outbox, "1", PAYLOADS[kind], kind=kind)
    assert await outbox.get(OpId("1")) == told
    (taken,) = await claim(outbox, "1")
    assert (taken.payload, taken.subject, taken.target) == (PAYLOADS[kind], TOM, TOM.whom)


async def test_ops_on_one_customer_go_in_order_however_they_are_named(
    outbox: OutboxStore,
) -> None:
    by_number = Subject(
        key=CustomerKey("mobile:44700900000"), identifiers=(identifiers.mobile("44700900000"),)
    )
    await put(outbox, "1", note())
    await put(outbox, "2", note(), subject=by_number)
    await save(outbox, "3", registration(mobile="44700900000"))
    await put(outbox, "other", note(), subject=Subject(key=CustomerKey("user:6")))
    ready = await outbox.next_ready(BINDING)
    assert [op.id for op in ready] == ["1", "other"]
    await bring(outbox, "1", OpState.REJECTED)
    assert [op.id for op in await outbox.next_ready(BINDING)] == ["other"]
    await outbox.discard(OpId("1"), "a-1", "not needed")
    assert [op.id for op in await outbox.next_ready(BINDING)] == ["2", "other"]


async def test_a_child_waits_for_its_registration_and_takes_over_the_servers_id(
    outbox: OutboxStore,
) -> None:
    await save(outbox, "new")
    child = await put(outbox, "note", note(), subject=subject_of("new"))
    assert (child.state, child.parent, child.target) == (OpState.BLOCKED, "new", None)
    assert [op.id for op in await outbox.next_ready(BINDING)] == ["new"]
    await claim(outbox, "new")
    change = await outbox.settle([acked("new", customer("77"))])
    assert "note" in change.ops
    (ready,) = await outbox.next_ready(BINDING)
    assert (ready.id, ready.state, ready.target) == (
        "note",
        OpState.QUEUED,
        identifiers.user_id("77"),
    )
    # By either name it is found, and what is written from now on comes after it.
    for key in ("op:new", "user:77"):
        assert [op.id for op in await outbox.of_customer([CustomerKey(key)])] == ["note"]
    await put(outbox, "later", note(), subject=Subject(key=CustomerKey("user:77")))
    assert [op.id for op in await outbox.next_ready(BINDING)] == ["note"]


async def test_a_child_of_somebody_sent_long_ago_waits_for_nobody(outbox: OutboxStore) -> None:
    await save(outbox, "new")
    await claim(outbox, "new")
    await outbox.settle([acked("new", customer("77"))])
    op = await put(outbox, "note", note(), subject=subject_of("new"))
    assert (op.state, op.parent) == (OpState.QUEUED, None)


async def test_children_follow_a_corrected_registration(outbox: OutboxStore) -> None:
    await save(outbox, "wrong")
    await put(outbox, "note", note(), subject=subject_of("wrong"))
    await bring(outbox, "wrong", OpState.REJECTED)
    await save(outbox, "right", replaces="wrong")
    child = await outbox.get(OpId("note"))
    assert child is not None
    assert (child.state, child.parent) == (OpState.BLOCKED, "right")
    assert [op.id for op in await outbox.next_ready(BINDING)] == ["right"]
    await claim(outbox, "right")
    await outbox.settle([acked("right", customer("77"))])
    assert [op.target for op in await outbox.next_ready(BINDING)] == [identifiers.user_id("77")]
    more = await put(outbox, "more", note(), subject=subject_of("wrong"))
    assert more.state is OpState.QUEUED


async def test_children_of_a_withdrawn_registration_need_a_person(outbox: OutboxStore) -> None:
    await save(outbox, "new")
    await put(outbox, "note", note(), subject=subject_of("new"))
    await outbox.discard(OpId("new"), "a-1", "mistyped")
    child = await outbox.get(OpId("note"))
    assert child is not None
    assert child.state is OpState.NEEDS_ATTENTION
    assert child.why == Why(evidence=Evidence.NOT_SENT, fault=PARENT_WITHDRAWN)
    assert child.parent is None, "nobody waits for what never comes"
    with pytest.raises(OpMoved):
        await put(outbox, "late", note(), subject=subject_of("new"))


async def test_nothing_is_written_of_somebody_whom_nobody_registered(outbox: OutboxStore) -> None:
    with pytest.raises(OpMoved):
        await put(outbox, "note", note(), subject=subject_of("let go of"))


async def test_a_registration_can_be_amended_until_it_was_sent(outbox: OutboxStore) -> None:
    await save(outbox, "new", registration(mobile="44700900011"))
    await put(outbox, "note", note(), subject=subject_of("new"))
    await save(outbox, "other", registration(mobile="44700900012"))
    better = registration(mobile="44700900012", firstname="Becky")
    amended = await outbox.amend(OpId("new"), better, NOOR)
    assert amended.payload == better
    assert await outbox.search_names("tom") == await outbox.search_names("thatcher") + tuple(
        op for op in await outbox.live() if op.id == "other"
    )
    assert [op.id for op in await outbox.search_names("becky")] == ["new"]
    assert await outbox.find_by_identifiers((identifiers.mobile("44700900011"),)) == ()
    # Whom it names now is somebody who waits already: one order holds for them both.
    assert [op.id for op in await outbox.next_ready(BINDING)] == ["new"]
    reasons = [event.reason for event in await outbox.history(OpId("new"))]
    assert reasons == ["amended"]
    await claim(outbox, "new")
    with pytest.raises(OpMoved):
        await outbox.amend(OpId("new"), registration(), NOOR)
    await outbox.settle([settled("new", OpState.QUEUED, Evidence.NOT_SENT)])
    with pytest.raises(OpMoved):
        await outbox.amend(OpId("new"), registration(), NOOR)


async def test_conflicts_are_kept_until_they_are_resolved(outbox: OutboxStore) -> None:
    edit = PAYLOADS[OpKind.PROFILE_CHANGE]
    await put(outbox, "1", edit, kind=OpKind.PROFILE_CHANGE)
    await claim(outbox, "1", for_="probing")
    clash = (FieldConflict(field="firstname", was="Thomas", theirs="Tommy", mine=""),)
    await outbox.settle(
        [
            Settlement(
                op_id=OpId("1"),
                to=OpState.NEEDS_ATTENTION,
                why=Why(evidence=Evidence.NOT_SENT, fault="conflict"),
                conflicts=clash,
            )
        ]
    )
    op = await outbox.get(OpId("1"))
    assert op is not None
    assert op.conflicts == clash
    resolved = await put(outbox, "2", edit, kind=OpKind.PROFILE_CHANGE, replaces=OpId("1"))
    assert resolved.conflicts == ()
    assert await state_of(outbox, "1") is OpState.DISCARDED
    assert [op.id for op in await outbox.next_ready(BINDING)] == ["2"]


async def test_the_servers_name_for_a_ticket_is_kept(outbox: OutboxStore) -> None:
    await put(outbox, "1", PAYLOADS[OpKind.TICKET], kind=OpKind.TICKET)
    await claim(outbox, "1")
    await outbox.settle(
        [
            Settlement(
                op_id=OpId("1"),
                to=OpState.ACKED,
                why=Why(evidence=Evidence.DONE),
                reference="35t40ld04",
            )
        ]
    )
    op = await outbox.get(OpId("1"))
    assert op is not None
    assert op.reference == "35t40ld04"


async def test_what_was_acknowledged_is_verified_or_reported(outbox: OutboxStore) -> None:
    for op_id in ("seen", "gone", "waiting"):
        await save(outbox, op_id)
    await bring(outbox, "seen", OpState.ACKED)
    await bring(outbox, "gone", OpState.ACKED)
    assert [op.id for op in await outbox.acknowledged(BINDING)] == ["seen", "gone"]
    assert (await outbox.verified([OpId("seen"), OpId("waiting")])).ops == {"seen"}
    assert (await outbox.missing([OpId("gone"), OpId("seen")])).ops == {"gone"}
    assert await outbox.acknowledged(BINDING) == ()
    gone = await outbox.get(OpId("gone"))
    assert gone is not None
    assert (gone.state, gone.why) == (
        OpState.NEEDS_ATTENTION,
        Why(evidence=Evidence.DONE, fault=NOT_SEEN),
    )
    assert await state_of(outbox, "waiting") is OpState.QUEUED


async def test_only_what_is_settled_for_good_is_forgotten(outbox: OutboxStore, clock: Any) -> None:
    for state in (OpState.VERIFIED, OpState.DISCARDED, OpState.ACKED, OpState.REJECTED):
        await save(outbox, state.value)
        await bring(outbox, state.value, state)
    await save(outbox, "parent")
    await put(outbox, "child", note(), subject=subject_of("parent"))
    await claim(outbox, "parent")
    await outbox.settle([acked("parent", customer("77"))])
    await outbox.verified([OpId("parent")])
    assert await outbox.forget(clock.now()) == 0
    clock.advance(timedelta(days=90).total_seconds())
    assert await outbox.forget(clock.now() - timedelta(days=1)) == 2
    assert await outbox.get(OpId("verified")) is None
    assert await outbox.history(OpId("discarded")) == ()
    for kept in ("acked", "rejected", "parent", "child"):
        assert await outbox.get(OpId(kept)) is not None


async def test_what_comes_from_a_file_waits_for_what_somebody_saves_at_the_till(
    outbox: OutboxStore,
) -> None:
    for number in range(3):
        await outbox.enqueue(
            op_id=OpId(f"row {number}"),
            kind=OpKind.REGISTRATION,
            payload=registration(mobile=f"4470090010{number}"),
            binding=BINDING,
            associate=NOOR,
            created_at=NOW,
            is_bulk=True,
        )
    await save(outbox, "at the till")
    ready = [op.id for op in await outbox.next_ready(BINDING)]
    assert ready == ["at the till", "row 0", "row 1", "row 2"]
    assert [op.id for op in await outbox.live()] == ["row 0", "row 1", "row 2", "at the till"]


async def test_all_kinds_survive_a_restart(outbox: OutboxStore) -> None:
    await save(outbox, "new")
    for number, (kind, payload) in enumerate(PAYLOADS.items()):
        await put(outbox, str(number), payload, kind=kind, subject=subject_of("new"))
    before = await outbox.live()
    await outbox.begin_epoch()
    assert await outbox.live() == before
