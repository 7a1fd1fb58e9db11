"""What the server told, with what this till has written since laid over it. Pure.

The ops given are the unsent of one customer, and those that were acknowledged after the copy was
fetched: a note that was just sent must not vanish until the next reading. What the copy shows
already is shown once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TypeVar

from app.domain.associate import AssociateId
from app.domain.customer import Customer, CustomField
from app.domain.identity_request import IdentityChange, IdentityRequest, request_for
from app.domain.likeness import is_same_text
from app.domain.note import Note, NoteEntry, Recognition, recognise
from app.domain.op import Op, OpKind, Payload
from app.domain.preferences import Preferences, PreferencesChange
from app.domain.profile_edit import ProfileEdit, touched, with_change
from app.domain.subscription import Subscription, SubscriptionChange
from app.domain.ticket import Ticket, TicketEntry, is_ours

P = TypeVar("P", bound=Payload)
R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """A note of the server's, of this till's (`op`), or of both: then `op` corrects it, or nobody
    knows yet that it arrived.
    """

    note: Note | None = None
    op: Op | None = None

    @property
    def text(self) -> str:
        """As it reads once all is sent."""
        entry = _payload(self.op, NoteEntry)
        if entry is not None:
            return entry.text
        return self.note.text if self.note is not None else ""

    @property
    def written_at(self) -> datetime | None:
        if self.note is not None and self.note.written_at is not None:
            return self.note.written_at
        entry = _payload(self.op, NoteEntry)
        return entry.written_at if entry is not None else None

    @property
    def associate_id(self) -> AssociateId | None:
        """Whose it is; None where the server did not say."""
        if self.note is not None and self.note.associate_id is not None:
            return self.note.associate_id
        entry = _payload(self.op, NoteEntry)
        return entry.associate_id if entry is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class TicketRow:
    """A ticket of the server's, of this till's (`op`), or of both."""

    ticket: Ticket | None = None
    op: Op | None = None

    @property
    def entry(self) -> TicketEntry | None:
        """What was filled in here."""
        return _payload(self.op, TicketEntry)

    @property
    def created_at(self) -> datetime | None:
        if self.ticket is not None:
            return self.ticket.created_at
        return self.op.created_at if self.op is not None else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubscriptionRow:
    """One channel and kind as it is once all is sent; `op` switches it, or would have: one that
    waits for a person changes nothing here.
    """

    subscription: Subscription
    op: Op | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class IdentityRow:
    """A request for another identifier, asked for here (`op`) or listed by the server."""

    request: IdentityRequest | None = None
    op: Op | None = None

    @property
    def change(self) -> IdentityChange | None:
        """What was asked for here."""
        return _payload(self.op, IdentityChange)


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileView:
    """The customer as they are once all is sent. `changed` are the fields that wait, by the names
    of `profile_edit.touched`; `ops` all unsent edits, also those that wait for a person and so
    change nothing here.
    """

    customer: Customer
    changed: frozenset[str] = frozenset()
    ops: tuple[Op, ...] = ()
    fetched_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PreferencesView:
    """The preferences as they are once all is sent; `changed` and `ops` as in ProfileView."""

    preferences: Preferences = field(default_factory=Preferences)
    changed: frozenset[str] = frozenset()
    ops: tuple[Op, ...] = ()
    fetched_at: datetime | None = None


def attributed(notes: Iterable[Note], by_associate: Iterable[Sequence[Note]]) -> tuple[Note, ...]:
    """Everybody's notes, with whose they are where an associate's own list says so; and notes that
    only such a list has.
    """
    listed = {_name(note): note for each in by_associate for note in each}
    found = []
    for note in notes:
        same = listed.pop(_name(note), note)
        found.append(replace(note, associate_id=note.associate_id or same.associate_id))
    return (*found, *listed.values())


def _name(note: Note) -> tuple[str, datetime | None]:
    """What a note is known by: its id, or where a server tells none all that it says."""
    return (note.id, None) if note.id is not None else (note.text, note.written_at)


def note_rows(
    notes: Sequence[Note], ops: Sequence[Op], *, is_date_kept: bool = True
) -> tuple[NoteRow, ...]:
    """The newest first. `is_date_kept` as in `recognise`."""

    def is_ours(row: NoteRow, entry: NoteEntry) -> bool:
        if row.note is None or row.op is not None:
            return False
        return recognise(row.note, entry, is_date_kept=is_date_kept) is Recognition.OURS

    rows = [NoteRow(note=note) for note in notes]
    for op, entry in _of_kind(ops, OpKind.NOTE, NoteEntry):
        place = next((place for place, row in enumerate(rows) if is_ours(row, entry)), None)
        if place is None:
            rows.append(NoteRow(op=op))
        elif op.is_unsent:
            rows[place] = replace(rows[place], op=op)
    for op, entry in _of_kind(ops, OpKind.NOTE_CORRECTION, NoteEntry):
        places = (
            place
            for place, row in enumerate(rows)
            if row.note is not None and row.note.id == entry.corrects
        )
        place = next(places, None)
        if place is None:
            rows.append(NoteRow(op=op))
        elif op.is_unsent or not is_same_text(rows[place].text, entry.text):
            rows[place] = replace(rows[place], op=op)
    return _newest_first(rows, lambda row: row.written_at)


def ticket_rows(tickets: Sequence[Ticket], ops: Sequence[Op]) -> tuple[TicketRow, ...]:
    """The newest first; those without a date stay in the server's order, after the others."""

    def became(row: TicketRow, op: Op, entry: TicketEntry) -> bool:
        if row.ticket is None or row.op is not None:
            return False
        if op.reference:
            return row.ticket.code == op.reference
        return is_ours(row.ticket, entry)

    rows = [TicketRow(ticket=ticket) for ticket in tickets]
    for op, entry in _of_kind(ops, OpKind.TICKET, TicketEntry):
        place = next((place for place, row in enumerate(rows) if became(row, op, entry)), None)
        if place is None:
            rows.append(TicketRow(op=op))
        elif op.is_unsent:
            rows[place] = replace(rows[place], op=op)
    return _newest_first(rows, lambda row: row.created_at)


def subscription_rows(
    subscriptions: Sequence[Subscription], ops: Sequence[Op]
) -> tuple[SubscriptionRow, ...]:
    """In the server's order, then what it did not list. A change without a scope is of all."""
    rows = [SubscriptionRow(subscription=each) for each in subscriptions]
    for op, change in _of_kind(ops, OpKind.SUBSCRIPTION, SubscriptionChange):
        shown = op if op.is_unsent else None
        places = [place for place, row in enumerate(rows) if _is_about(row.subscription, change)]
        if not places:
            places = [len(rows)]
            added = Subscription(channel=change.channel, kind=change.kind, scope=change.scope)
            rows.append(SubscriptionRow(subscription=added))
        for place in places:
            found = rows[place].subscription
            if not op.needs_person:
                found = replace(found, status=change.status)
            rows[place] = SubscriptionRow(subscription=found, op=shown)
    return tuple(rows)


def identity_rows(
    requests: Sequence[IdentityRequest], ops: Sequence[Op]
) -> tuple[IdentityRow, ...]:
    """What was asked for here, then what the server lists."""
    asked: list[IdentityRow] = []
    known: dict[int, Op] = {}
    for op, change in _of_kind(ops, OpKind.IDENTITY_CHANGE, IdentityChange):
        listed = request_for(change, requests)
        if listed is None:
            asked.append(IdentityRow(op=op))
        elif op.is_unsent:
            known[requests.index(listed)] = op
    rows = [
        IdentityRow(request=request, op=known.get(place)) for place, request in enumerate(requests)
    ]
    return (*asked, *rows)


def profile_with(
    customer: Customer, ops: Sequence[Op], *, fetched_at: datetime | None = None
) -> ProfileView:
    """The customer with the edits that are on their way, the oldest first."""
    changed: set[str] = set()
    unsent: list[Op] = []
    for op, edit in _of_kind(ops, OpKind.PROFILE_CHANGE, ProfileEdit):
        if op.is_unsent:
            unsent.append(op)
        if op.needs_person:
            continue  # refused, or not decided: the server's word stands until somebody has
        customer = with_change(customer, edit.change)
        if op.is_unsent:
            changed.update(touched(edit.change))
    return ProfileView(
        customer=customer, changed=frozenset(changed), ops=tuple(unsent), fetched_at=fetched_at
    )


def preferences_with(
    preferences: Preferences, ops: Sequence[Op], *, fetched_at: datetime | None = None
) -> PreferencesView:
    """The preferences with the changes that are on their way, the oldest first."""
    changed: set[str] = set()
    unsent: list[Op] = []
    for op, change in _of_kind(ops, OpKind.PREFERENCES, PreferencesChange):
        if op.is_unsent:
            unsent.append(op)
        if op.needs_person:
            continue
        preferences = replace(preferences, fields=_with_fields(preferences.fields, change.fields))
        if op.is_unsent:
            changed.update(each.name for each in change.fields)
    return PreferencesView(
        preferences=preferences,
        changed=frozenset(changed),
        ops=tuple(unsent),
        fetched_at=fetched_at,
    )


def _with_fields(
    fields: Sequence[CustomField], changes: Sequence[CustomField]
) -> tuple[CustomField, ...]:
    new = {each.name: each for each in changes}
    kept = [new.pop(each.name, each) for each in fields]
    return tuple(each for each in (*kept, *new.values()) if each.values)


def _is_about(subscription: Subscription, change: SubscriptionChange) -> bool:
    is_alike = (subscription.channel, subscription.kind) == (change.channel, change.kind)
    return is_alike and (not change.scope or subscription.scope in ("", change.scope))


def _newest_first(rows: Sequence[R], at: Callable[[R], datetime | None]) -> tuple[R, ...]:
    dated = [(found, row) for row in rows if (found := at(row)) is not None]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    return (*(row for _, row in dated), *(row for row in rows if at(row) is None))


def _of_kind(ops: Sequence[Op], kind: OpKind, carries: type[P]) -> Iterator[tuple[Op, P]]:
    for op in sorted(ops, key=lambda op: op.seq):
        if op.kind is kind and isinstance(op.payload, carries):
            yield op, op.payload


def _payload(op: Op | None, carries: type[P]) -> P | None:
    return op.payload if op is not None and isinstance(op.payload, carries) else None
