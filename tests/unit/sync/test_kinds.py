"""Every kind of write, by the real client to the sandbox: once, whatever becomes of answers."""

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from app.domain import identifiers
from app.domain.customer import Customer, CustomerKey, CustomField
from app.domain.identifiers import IdentifierKind
from app.domain.identity_request import IdentityChange
from app.domain.note import NoteEntry, NoteId
from app.domain.op import AssociateId, Evidence, OpId, OpKind, OpState, Payload, Subject
from app.domain.preferences import PreferencesChange
from app.domain.profile_change import ProfileChange
from app.domain.profile_edit import FieldConflict, ProfileEdit
from app.domain.registration import Registration
from app.domain.standstill import CONFLICT, UNDECIDABLE, UNKNOWN_CUSTOMER
from app.domain.subscription import Channel, MessageKind, SubscriptionChange
from app.domain.ticket import TicketEntry
from app.sandbox.people.people import Person
from app.sync.handlers.profile import IDENTIFIER_KEPT
from tests.unit.sync.kinds_rig import AMY, QUIET_S, KindsRig


@pytest.fixture
async def rig(tmp_path: Path) -> AsyncIterator[KindsRig]:
    started = await KindsRig(tmp_path).start()
    yield started
    await started.stop()


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`effect`: what the server writes down once it was done."""

    make: Callable[[KindsRig, Person, Subject], Payload]
    effect: tuple[str, str]


def edit(person: Person, **changes: str) -> ProfileEdit:
    base = Customer(firstname=person.firstname, lastname=person.lastname, email=person.email or "")
    whom = identifiers.user_id(str(person.user_id))
    return ProfileEdit(change=ProfileChange(whom=whom, **changes), base=base)  # type: ignore[arg-type]


def note(rig: KindsRig, subject: Subject, text: str = "Likes tea") -> NoteEntry:
    return NoteEntry(
        whom=subject.whom,
        associate_id=AssociateId("443"),
        text=text,
        written_at=rig.clock.now().replace(microsecond=0),
    )


CASES = {
    OpKind.PROFILE_CHANGE: Case(
        make=lambda rig, person, subject: edit(person, firstname="Renamed"),
        effect=("customer/update", "updated"),
    ),
    OpKind.IDENTITY_CHANGE: Case(
        make=lambda rig, person, subject: IdentityChange(
            kind=IdentifierKind.MOBILE, old=str(person.mobile), new="447700900999"
        ),
        effect=("customer/update_identity", "requested"),
    ),
    OpKind.NOTE: Case(
        make=lambda rig, person, subject: note(rig, subject), effect=("customer/notes", "added")
    ),
    OpKind.TICKET: Case(
        make=lambda rig, person, subject: TicketEntry(whom=subject.whom, subject="Points missing"),
        effect=("customer/tickets", "added"),
    ),
    OpKind.PREFERENCES: Case(
        make=lambda rig, person, subject: PreferencesChange(
            whom=subject.whom, fields=(CustomField(name="shoe_size", values=("41",)),)
        ),
        effect=("customer/preferences", "set"),
    ),
    OpKind.SUBSCRIPTION: Case(
        make=lambda rig, person, subject: SubscriptionChange(
            whom=subject.whom, channel=Channel.SMS, kind=MessageKind.BULK, is_subscribed=False
        ),
        effect=("customer/subscriptions", "set"),
    ),
}


async def saved(rig: KindsRig, kind: OpKind) -> Person:
    person, subject = rig.somebody()
    await rig.save(kind, CASES[kind].make(rig, person, subject), subject)
    return person


@pytest.mark.parametrize("kind", CASES)
async def test_it_is_sent_once_and_seen_in_a_later_read(rig: KindsRig, kind: OpKind) -> None:
    await saved(rig, kind)
    await rig.drain()
    assert (await rig.op()).state is OpState.ACKED
    assert rig.effects() == [CASES[kind].effect]
    await rig.drain_for(20)
    assert (await rig.op()).state is OpState.VERIFIED
    assert rig.effects() == [CASES[kind].effect]


@pytest.mark.parametrize("kind", CASES)
async def test_a_lost_answer_is_looked_up_and_nothing_is_sent_again(
    rig: KindsRig, kind: OpKind
) -> None:
    await saved(rig, kind)
    rig.loses = lambda request: request.method == "POST"
    await rig.drain()
    assert (await rig.op()).state is OpState.AMBIGUOUS
    await rig.drain_for(QUIET_S - 20)
    assert (await rig.op()).state is OpState.AMBIGUOUS, "the server may not be done with it yet"
    await rig.drain_for(40)
    assert (await rig.op()).state in (OpState.ACKED, OpState.VERIFIED)
    assert rig.effects() == [CASES[kind].effect]


@pytest.mark.parametrize("kind", CASES)
async def test_what_never_arrived_is_sent_after_the_quiet_period(
    rig: KindsRig, kind: OpKind
) -> None:
    await saved(rig, kind)

    def swallow(request: httpx.Request) -> httpx.Response | None:
        if request.method == "POST":
            raise httpx.ReadTimeout("swallowed", request=request)
        return None

    rig.trouble = swallow
    await rig.drain()
    rig.trouble = lambda request: None
    assert (await rig.op()).state is OpState.AMBIGUOUS
    await rig.drain_for(QUIET_S + 20)
    assert (await rig.op()).state in (OpState.ACKED, OpState.VERIFIED)
    assert rig.effects() == [CASES[kind].effect]


@pytest.mark.parametrize("kind", CASES)
async def test_what_is_written_about_somebody_new_names_the_servers_own_id(
    rig: KindsRig, kind: OpKind
) -> None:
    registration = Registration(
        mobile="447700900600", email="new@example.com", registered_at=rig.clock.now()
    )
    await rig.save(OpKind.REGISTRATION, registration, None, "new")
    subject = Subject(key=CustomerKey("op:new"), identifiers=registration.identifiers)
    as_typed = Person(
        user_id=0,
        mobile="447700900600",
        email="new@example.com",
        registered_on="",
        updated_on="",
    )
    await rig.save(kind, CASES[kind].make(rig, as_typed, subject), subject)
    await rig.drain()
    assert (await rig.op()).state is OpState.ACKED
    assert rig.effects() == [("customer/add", "registered"), CASES[kind].effect]
    owner = rig.sandbox.effects()[-1].user_id
    assert rig.person(owner).mobile == "447700900600"


async def test_fields_that_somebody_else_changed_are_a_conflict_and_the_rest_is_sent(
    rig: KindsRig,
) -> None:
    person, subject = rig.somebody()
    await rig.save(
        OpKind.PROFILE_CHANGE, edit(person, firstname="Mine", lastname="Mine too"), subject
    )
    rig.sandbox.plant({"firstname": "Theirs"}, user_id=person.user_id)
    await rig.drain()
    op = await rig.op()
    assert op.state is OpState.NEEDS_ATTENTION
    assert op.conflicts == (
        FieldConflict(field="firstname", was=person.firstname, theirs="Theirs", mine="Mine"),
    )
    assert op.why is not None
    assert op.why.fault == CONFLICT
    now = rig.person(person.user_id)
    assert (now.firstname, now.lastname) == ("Theirs", "Mine too")


async def test_a_change_that_the_server_has_already_is_not_sent(rig: KindsRig) -> None:
    person, subject = rig.somebody()
    await rig.save(OpKind.PROFILE_CHANGE, edit(person, firstname="Same"), subject)
    rig.sandbox.plant({"firstname": "Same"}, user_id=person.user_id)
    await rig.drain()
    assert (await rig.op()).state is OpState.ACKED
    assert rig.effects() == []


async def test_an_identifier_that_may_not_be_changed_is_told(rig: KindsRig) -> None:
    person, subject = rig.somebody()
    rig.sandbox.change_settings({"configs": {"CONF_ALLOW_EMAIL_UPDATE": "false"}})
    rig.sandbox.plant({"email": "old@example.com"}, user_id=person.user_id)
    changed = ProfileEdit(
        change=ProfileChange(
            whom=identifiers.user_id(str(person.user_id)), email="new@example.com"
        ),
        base=Customer(email="old@example.com"),
    )
    await rig.save(OpKind.PROFILE_CHANGE, changed, subject)
    await rig.drain()
    outcome = await rig.outbox.outcome_of((await rig.op()).id)
    assert outcome is not None
    assert outcome.warnings == (IDENTIFIER_KEPT,)


async def test_another_tills_ticket_of_the_same_subject_is_shown_and_not_taken_for_ours(
    rig: KindsRig,
) -> None:
    _, subject = rig.somebody()
    theirs = TicketEntry(whom=subject.whom, subject="Points missing", message="theirs")
    await rig.link.tickets.create(theirs)
    ours = TicketEntry(whom=subject.whom, subject="Points missing", message="ours")
    await rig.save(OpKind.TICKET, ours, subject)
    await rig.drain()
    op = await rig.op()
    assert op.state is OpState.REJECTED
    assert op.why is not None
    assert op.why.code == 1301


async def test_a_ticket_keeps_the_servers_code(rig: KindsRig) -> None:
    person = await saved(rig, OpKind.TICKET)
    await rig.drain()
    tickets = await rig.link.tickets.of(identifiers.user_id(str(person.user_id)))
    assert (await rig.op()).reference in {ticket.code for ticket in tickets}


async def test_a_correction_changes_the_note(rig: KindsRig) -> None:
    _, subject = rig.somebody()
    await rig.link.notes.write(note(rig, subject))
    (first,) = [
        each
        for each in await rig.link.notes.about(subject.whom, associate_id=AssociateId("443"))
        if each.text == "Likes tea"
    ]
    assert first.id is not None
    better = NoteEntry(
        whom=subject.whom,
        associate_id=AssociateId("443"),
        text="Likes coffee",
        written_at=rig.clock.now(),
        corrects=NoteId(first.id),
    )
    await rig.save(OpKind.NOTE_CORRECTION, better, subject)
    rig.loses = lambda request: request.method == "POST"
    await rig.drain_for(QUIET_S + 40)
    assert (await rig.op()).state is OpState.VERIFIED
    notes = await rig.link.notes.about(subject.whom, associate_id=AssociateId("443"))
    assert [each.text for each in notes if each.id == first.id] == ["Likes coffee"]


async def test_where_no_read_can_tell_a_person_decides(rig: KindsRig) -> None:
    """A server without request/get cannot say whether the request was taken."""

    def lacks_the_list(request: httpx.Request) -> httpx.Response | None:
        if not request.url.path.endswith("request/get"):
            return None
        status = {"success": "false", "code": "404", "message": "Incorrect resource"}
        return httpx.Response(404, json={"response": {"status": status}})

    rig.trouble = lacks_the_list
    rig.loses = lambda request: request.method == "POST"
    await saved(rig, OpKind.IDENTITY_CHANGE)
    await rig.drain_for(QUIET_S + 20)
    op = await rig.op()
    assert op.state is OpState.NEEDS_ATTENTION
    assert op.why is not None
    assert (op.why.fault, op.why.evidence) == (UNDECIDABLE, Evidence.AMBIGUOUS)
    assert len(rig.effects()) == 1


async def test_an_edit_of_somebody_who_was_erased_needs_a_person(rig: KindsRig) -> None:
    person = await saved(rig, OpKind.PROFILE_CHANGE)
    rig.sandbox.plant({"standing": "ERASED"}, user_id=person.user_id)
    await rig.drain()
    op = await rig.op()
    assert op.state is OpState.NEEDS_ATTENTION
    assert op.why is not None
    assert "PII delete" in op.why.message
    assert rig.effects() == []


async def test_an_erased_customer_is_told_of_and_never_registered_by_an_old_request(
    rig: KindsRig,
) -> None:
    person, _ = rig.somebody()
    registration = Registration(mobile=str(person.mobile), registered_at=rig.clock.now())
    rig.loses = lambda request: request.method == "POST"
    await rig.save(OpKind.REGISTRATION, registration, None, "old")
    await rig.drain()
    rig.sandbox.plant({"standing": "ERASED"}, user_id=person.user_id)
    await rig.drain_for(QUIET_S + 20)
    assert (await rig.op("old")).state is OpState.NEEDS_ATTENTION
    assert rig.erased == [identifiers.mobile(str(person.mobile))]
    rig.loses = lambda request: False
    await rig.outbox.discard(OpId("old"), AMY.id, "they left")
    await rig.save(OpKind.REGISTRATION, registration, None, "back again")
    await rig.drain()
    assert (await rig.op("back again")).state is OpState.ACKED


async def test_whom_the_server_cannot_know_is_not_guessed(rig: KindsRig) -> None:
    """Tried again although the registration that it waited for was withdrawn."""
    registration = Registration(mobile="447700900600", registered_at=rig.clock.now())
    await rig.save(OpKind.REGISTRATION, registration, None, "new")
    subject = Subject(key=CustomerKey("op:new"), identifiers=registration.identifiers)
    await rig.save(OpKind.NOTE, note(rig, subject), subject)
    await rig.outbox.discard(OpId("new"), AMY.id, "mistyped")
    await rig.outbox.retry(OpId("1"), AMY.id)
    await rig.drain()
    found = await rig.op()
    assert found.state is OpState.NEEDS_ATTENTION
    assert found.why is not None
    assert found.why.fault == UNKNOWN_CUSTOMER
    assert rig.effects() == []


async def test_what_is_acknowledged_and_never_seen_is_reported(rig: KindsRig) -> None:
    def says_done(request: httpx.Request) -> httpx.Response | None:
        if request.method != "POST":
            return None
        done = {"success": "true", "code": "200", "message": "Operation Successful"}
        customer = {"user_id": str(rig.somebody()[0].user_id), "item_status": done}
        return httpx.Response(200, json={"response": {"status": done, "customer": customer}})

    rig.trouble = says_done
    await saved(rig, OpKind.NOTE)
    await rig.drain_for(60)
    assert (await rig.op()).state is OpState.ACKED, "reads may lag behind"
    await rig.drain_for(700)
    op = await rig.op()
    assert op.state is OpState.NEEDS_ATTENTION
    assert rig.effects() == []


async def test_a_value_that_a_later_op_replaced_counts_as_seen(rig: KindsRig) -> None:
    _, subject = rig.somebody()
    for number, is_wanted in enumerate((True, False)):
        change = SubscriptionChange(
            whom=subject.whom,
            channel=Channel.SMS,
            kind=MessageKind.BULK,
            is_subscribed=is_wanted,
        )
        await rig.save(OpKind.SUBSCRIPTION, change, subject, str(number))
    await rig.drain()
    await rig.drain_for(20)
    assert [(await rig.op(str(number))).state for number in range(2)] == [OpState.VERIFIED] * 2


async def test_a_value_of_somebody_registered_twice_here_counts_as_seen(rig: KindsRig) -> None:
    registration = Registration(mobile="447700900999", registered_at=rig.clock.now())
    for number in range(2):
        await rig.save(OpKind.REGISTRATION, registration, None, f"r{number}")
        subject = Subject(
            key=CustomerKey(f"op:r{number}"), identifiers=registration.identifiers, name=""
        )
        size = CustomField(name="shoe_size", values=(str(number),))
        change = PreferencesChange(whom=subject.whom, fields=(size,))
        await rig.save(OpKind.PREFERENCES, change, subject, str(number))
    await rig.drain()
    await rig.drain_for(700)
    assert [(await rig.op(str(number))).state for number in range(2)] == [OpState.VERIFIED] * 2


async def test_a_later_op_of_something_else_does_not_count_as_having_been_seen(
    rig: KindsRig,
) -> None:
    _, subject = rig.somebody()

    def says_done(request: httpx.Request) -> httpx.Response | None:
        if request.method != "POST" or b"SMS" not in request.content.upper():
            return None
        done = {"success": "true", "code": "200", "message": "Operation Successful"}
        entry = {"user_id": str(rig.somebody()[0].user_id), "channel": "sms", "item_status": done}
        subscriptions = {"subscription": [{**entry, "priority": "BULK", "is_subscribed": "0"}]}
        content = {"response": {"status": done, "subscriptions": subscriptions}}
        return httpx.Response(200, json=content)

    rig.trouble = says_done
    for number, channel in enumerate((Channel.SMS, Channel.EMAIL)):
        change = SubscriptionChange(
            whom=subject.whom, channel=channel, kind=MessageKind.BULK, is_subscribed=number == 1
        )
        await rig.save(OpKind.SUBSCRIPTION, change, subject, str(number))
    await rig.drain()
    await rig.drain_for(700)
    states = [(await rig.op(str(number))).state for number in range(2)]
    assert states == [OpState.NEEDS_ATTENTION, OpState.VERIFIED]
