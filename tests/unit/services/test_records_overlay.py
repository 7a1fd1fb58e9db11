"""What waits here laid over what the server told: in place, once, and never in place of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

import pytest

from app.domain import identifiers
from app.domain.associate import AssociateId
from app.domain.customer import Customer, CustomerKey, CustomField
from app.domain.identifiers import IdentifierKind
from app.domain.identity_request import IdentityChange, IdentityRequest
from app.domain.note import Note, NoteEntry, NoteId
from app.domain.op import Associate, Binding, Op, OpId, OpKind, OpState, Payload, Subject
from app.domain.preferences import Preferences, PreferencesChange
from app.domain.profile_change import ProfileChange
from app.domain.profile_edit import ProfileEdit
from app.domain.subscription import (
    Channel,
    MessageKind,
    Subscription,
    SubscriptionChange,
    SubscriptionStatus,
)
from app.domain.ticket import Ticket, TicketEntry
from app.services.records_overlay import (
    IdentityRow,
    NoteRow,
    SubscriptionRow,
    TicketRow,
    attributed,
    identity_rows,
    note_rows,
    preferences_with,
    profile_with,
    subscription_rows,
    ticket_rows,
)

NOW = datetime(2026, 11, 24, 14, 0, tzinfo=UTC)
WHOM = identifiers.user_id("7")
NOOR, JO = AssociateId("443"), AssociateId("444")
SETTLED = (OpState.ACKED, OpState.VERIFIED)
_numbers = count(1)


def op(kind: OpKind, payload: Payload, state: OpState = OpState.QUEUED, **fields: Any) -> Op:
    number = next(_numbers)
    made = Op(
        id=OpId(str(number)),
        seq=number,
        kind=kind,
        state=state,
        lane=CustomerKey("op:1"),
        subject=Subject(key=CustomerKey("user:7")),
        payload=payload,
        binding=Binding(server_url="https://shop.example", organisation="29", till_login="till"),
        associate=Associate(id=NOOR, name="Noor A."),
        created_at=NOW,
        epoch=1,
    )
    return replace(made, **fields)


def entry(text: str, minutes: int = 0, corrects: str | None = None) -> NoteEntry:
    return NoteEntry(
        whom=WHOM,
        associate_id=NOOR,
        text=text,
        written_at=NOW + timedelta(minutes=minutes),
        corrects=None if corrects is None else NoteId(corrects),
    )


def note(number: int, text: str, minutes: int | None = 0) -> Note:
    at = None if minutes is None else NOW + timedelta(minutes=minutes)
    return Note(id=NoteId(str(number)), text=text, written_at=at)


# Notes.


def test_an_unsent_note_stands_where_it_was_written() -> None:
    older, newer, undated = note(1, "older", -10), note(2, "newer", 10), note(3, "undated", None)
    waiting = op(OpKind.NOTE, entry("mine"))
    rows = note_rows([undated, older, newer], [waiting])
    assert rows == (
        NoteRow(note=newer),
        NoteRow(op=waiting),
        NoteRow(note=older),
        NoteRow(note=undated),
    )
    mine = rows[1]
    assert (mine.text, mine.written_at, mine.associate_id) == ("mine", NOW, NOOR)


@pytest.mark.parametrize("state", [OpState.AMBIGUOUS, OpState.SENDING, OpState.NEEDS_ATTENTION])
def test_a_note_whose_answer_was_lost_shows_once(state: OpState) -> None:
    arrived, waiting = note(1, "mine"), op(OpKind.NOTE, entry("mine"), state)
    (row,) = note_rows([arrived], [waiting])
    assert row == NoteRow(note=arrived, op=waiting)
    assert row.associate_id == NOOR


@pytest.mark.parametrize("state", SETTLED)
def test_a_note_that_was_sent_shows_before_the_list_has_it_and_once_after(state: OpState) -> None:
    sent = op(OpKind.NOTE, entry("mine"), state)
    assert note_rows([], [sent]) == (NoteRow(op=sent),)
    assert note_rows([note(1, "mine")], [sent]) == (NoteRow(note=note(1, "mine")),)


def test_two_notes_that_read_the_same_are_two() -> None:
    first, second = op(OpKind.NOTE, entry("call")), op(OpKind.NOTE, entry("call", 1))
    arrived = note(1, "call")
    assert note_rows([arrived], [first, second]) == (
        NoteRow(op=second),
        NoteRow(note=arrived, op=first),
    )


def test_where_dates_are_not_kept_the_text_tells() -> None:
    arrived, waiting = note(1, "mine", 300), op(OpKind.NOTE, entry("mine"), OpState.AMBIGUOUS)
    assert len(note_rows([arrived], [waiting])) == 2
    assert note_rows([arrived], [waiting], is_date_kept=False) == (
        NoteRow(note=arrived, op=waiting),
    )


def test_the_last_correction_is_what_a_note_reads() -> None:
    wrong = note(1, "wrnog")
    first = op(OpKind.NOTE_CORRECTION, entry("wrong", 5, corrects="1"))
    second = op(OpKind.NOTE_CORRECTION, entry("right", 6, corrects="1"))
    (row,) = note_rows([wrong], [second, first])
    assert row == NoteRow(note=wrong, op=second)
    assert (row.text, row.written_at) == ("right", NOW)
    done = replace(second, state=OpState.ACKED)
    assert note_rows([wrong], [done])[0].text == "right"
    assert note_rows([note(1, "right")], [done]) == (NoteRow(note=note(1, "right")),)
    assert note_rows([], [second]) == (NoteRow(op=second),)


def test_notes_are_put_down_to_those_whose_lists_have_them() -> None:
    everybody = [note(1, "one"), note(2, "two"), Note(text="no id", written_at=NOW)]
    noors = [replace(note(2, "two"), associate_id=NOOR)]
    jos = [
        Note(text="no id", written_at=NOW, associate_id=JO),
        replace(note(9, "newer"), associate_id=JO),
    ]
    found = attributed(everybody, [noors, jos])
    assert [(one.text, one.associate_id) for one in found] == [
        ("one", None),
        ("two", NOOR),
        ("no id", JO),
        ("newer", JO),
    ]


# Tickets.


def ticket(code: str, subject: str, minutes: int | None = 0, message: str = "") -> Ticket:
    at = None if minutes is None else NOW + timedelta(minutes=minutes)
    return Ticket(code=code, subject=subject, message=message, created_at=at)


def test_an_unsent_ticket_stands_by_its_time() -> None:
    waiting = op(OpKind.TICKET, TicketEntry(whom=WHOM, subject="refund"))
    newer, undated = ticket("T1", "bag", 5), ticket("T2", "shoe", None)
    rows = ticket_rows([undated, newer], [waiting])
    assert rows == (TicketRow(ticket=newer), TicketRow(op=waiting), TicketRow(ticket=undated))
    assert rows[1].entry == waiting.payload
    assert rows[0].entry is None


def test_a_ticket_that_arrived_shows_once() -> None:
    filled = TicketEntry(whom=WHOM, subject="refund", message="please")
    arrived = ticket("T1", "refund", message="please")
    lost = op(OpKind.TICKET, filled, OpState.AMBIGUOUS)
    assert ticket_rows([arrived], [lost]) == (TicketRow(ticket=arrived, op=lost),)
    sent = op(OpKind.TICKET, filled, OpState.ACKED, reference="T1")
    assert ticket_rows([ticket("T1", "moved on")], [sent]) == (
        TicketRow(ticket=ticket("T1", "moved on")),
    )
    assert len(ticket_rows([ticket("T9", "refund", message="please")], [sent])) == 2


def test_a_ticket_refused_for_its_subject_stands_beside_the_other() -> None:
    refused = op(OpKind.TICKET, TicketEntry(whom=WHOM, subject="refund"), OpState.NEEDS_ATTENTION)
    other = ticket("T1", "refund", message="another matter")
    assert len(ticket_rows([other], [refused])) == 2


# The profile.

TOM = Customer(
    firstname="Tom",
    lastname="Sawyer",
    email="tom@example.com",
    custom_fields=(CustomField(name="size", values=("M",)),),
)


def edit(state: OpState = OpState.QUEUED, **fields: Any) -> Op:
    change = ProfileChange(whom=WHOM, **fields)
    return op(OpKind.PROFILE_CHANGE, ProfileEdit(change=change, base=TOM), state)


def test_edits_on_their_way_show_the_last_one_last() -> None:
    first = edit(firstname="Thomas", lastname="S.")
    second = edit(firstname="Tommy", custom_fields=(CustomField(name="size", values=("L",)),))
    view = profile_with(TOM, [second, first], fetched_at=NOW)
    assert (view.customer.firstname, view.customer.lastname) == ("Tommy", "S.")
    assert view.customer.custom_fields == (CustomField(name="size", values=("L",)),)
    assert view.changed == {"firstname", "lastname", "custom_size"}
    assert (view.ops, view.fetched_at) == ((first, second), NOW)


@pytest.mark.parametrize("state", [OpState.REJECTED, OpState.NEEDS_ATTENTION])
def test_an_edit_that_waits_for_a_person_is_told_and_not_shown(state: OpState) -> None:
    refused = edit(state, firstname="Thomas")
    view = profile_with(TOM, [refused])
    assert (view.customer, view.changed, view.ops) == (TOM, frozenset(), (refused,))


def test_an_edit_that_was_sent_stays_until_it_is_read() -> None:
    view = profile_with(TOM, [edit(OpState.ACKED, firstname="Thomas")])
    assert (view.customer.firstname, view.changed, view.ops) == ("Thomas", frozenset(), ())


# Choices.


def test_preferences_show_as_they_will_be() -> None:
    told = Preferences(
        store_code="s1",
        fields=(
            CustomField(name="colour", values=("red",)),
            CustomField(name="fit", values=("x",)),
        ),
    )
    change = PreferencesChange(
        whom=WHOM,
        fields=(
            CustomField(name="colour", values=("blue",)),
            CustomField(name="fit"),
            CustomField(name="cut", values=("long",)),
        ),
    )
    waiting = op(OpKind.PREFERENCES, change)
    view = preferences_with(told, [waiting])
    assert view.preferences == Preferences(
        store_code="s1",
        fields=(
            CustomField(name="colour", values=("blue",)),
            CustomField(name="cut", values=("long",)),
        ),
    )
    assert (view.changed, view.ops) == (frozenset({"colour", "fit", "cut"}), (waiting,))
    refused = replace(waiting, state=OpState.REJECTED)
    assert preferences_with(told, [refused]).preferences == told
    sent = preferences_with(told, [replace(waiting, state=OpState.ACKED)])
    assert (sent.preferences, sent.changed) == (view.preferences, frozenset())


def switch(is_on: bool, state: OpState = OpState.QUEUED, scope: str = "") -> Op:
    change = SubscriptionChange(
        whom=WHOM,
        channel=Channel.SMS,
        kind=MessageKind.BULK,
        scope=scope,
        is_subscribed=is_on,
    )
    return op(OpKind.SUBSCRIPTION, change, state)


def test_a_switch_shows_as_it_will_be() -> None:
    bulk = Subscription(channel="sms", kind="BULK", status=SubscriptionStatus.SUBSCRIBED)
    mail = Subscription(channel="email", kind="BULK")
    off = replace(bulk, status=SubscriptionStatus.UNSUBSCRIBED)
    waiting = switch(False)
    assert subscription_rows([bulk, mail], [waiting]) == (
        SubscriptionRow(subscription=off, op=waiting),
        SubscriptionRow(subscription=mail),
    )
    again = switch(True)
    assert subscription_rows([bulk], [waiting, again]) == (
        SubscriptionRow(subscription=bulk, op=again),
    )
    refused = switch(False, OpState.REJECTED)
    assert subscription_rows([bulk], [refused]) == (SubscriptionRow(subscription=bulk, op=refused),)
    assert subscription_rows([bulk], [switch(False, OpState.ACKED)]) == (
        SubscriptionRow(subscription=off),
    )


def test_a_switch_of_what_was_not_listed_is_added() -> None:
    waiting = switch(True, scope="news")
    (other, row) = subscription_rows(
        [Subscription(channel="sms", kind="BULK", scope="offers")], [waiting]
    )
    assert other.op is None
    assert (row.subscription.scope, row.subscription.status, row.op) == (
        "news",
        SubscriptionStatus.SUBSCRIBED,
        waiting,
    )


# Other identifiers.


def test_a_request_that_waits_comes_before_those_the_server_lists() -> None:
    change = IdentityChange(kind=IdentifierKind.MOBILE, old="447001", new="447002")
    listed = IdentityRequest(kind=IdentifierKind.MOBILE, old="447001", new="447002")
    other = IdentityRequest(kind=IdentifierKind.EMAIL, old="a@x.y", new="b@x.y")
    waiting = op(OpKind.IDENTITY_CHANGE, change)
    rows = identity_rows([other], [waiting])
    assert rows == (IdentityRow(op=waiting), IdentityRow(request=other))
    assert (rows[0].change, rows[1].change) == (change, None)
    assert identity_rows([other, listed], [waiting]) == (
        IdentityRow(request=other),
        IdentityRow(request=listed, op=waiting),
    )
    sent = replace(waiting, state=OpState.ACKED)
    assert identity_rows([listed], [sent]) == (IdentityRow(request=listed),)
    assert identity_rows([], [sent]) == (IdentityRow(op=sent),)
