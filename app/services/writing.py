"""Writing about a customer: edits, notes, tickets, choices. One path, online and off.

Each is saved on this till first and sent from there; on somebody who is himself not sent yet it
waits for him. Methods raise StoreFault, and NotReadyError where nobody is signed in.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from app.domain.audit import Act, Detail, DetailKind, Fact
from app.domain.changes import ChangeFeed, ChangeSet
from app.domain.customer import CustomerKey
from app.domain.identifiers import IdentifierKind
from app.domain.identity_request import IdentityChange
from app.domain.likeness import is_same_text
from app.domain.move_reason import MoveReason
from app.domain.note import NoteEntry, NoteId
from app.domain.op import Op, OpId, OpKind, OpMoved, OpState, Subject
from app.domain.preferences import PreferencesChange
from app.domain.profile_change import ProfileChange
from app.domain.profile_edit import ProfileEdit, Side, amended, base_of, resolved
from app.domain.subscription import SubscriptionChange
from app.domain.ticket import TicketEntry
from app.services.saving import AlreadyWaiting, Saver

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.services.audit import AuditService
    from app.services.cards import Card
    from app.store.outbox import OutboxStore


def _decided(sides: Mapping[str, Side]) -> Detail:
    """By the names of the fields, never their values."""
    chosen = ((Fact.MINE, Side.MINE), (Fact.THEIRS, Side.THEIRS))
    named = {
        fact: ", ".join(sorted(name for name, side in sides.items() if side is wanted))
        for fact, wanted in chosen
    }
    return Detail(
        kind=DetailKind.SIDES, facts={fact: names for fact, names in named.items() if names}
    )


def subject_of(card: Card) -> Subject:
    """Whom a write about this card is about."""
    return Subject(key=card.key, identifiers=card.customer.identifiers, name=card.customer.name)


class WritingService:
    """See the module. `now` tells the time that is sent: the server's, where it is known."""

    def __init__(
        self,
        *,
        saver: Saver,
        outbox: OutboxStore,
        changes: ChangeFeed,
        audit: AuditService,
        now: Callable[[], datetime],
    ) -> None:
        self._saver = saver
        self._outbox = outbox
        self._changes = changes
        self._audit = audit
        self._now = now
        self._last_note_at: dict[CustomerKey, datetime] = {}

    async def edit(
        self, card: Card, change: ProfileChange, *, token: str, replacing: OpId | None = None
    ) -> Op:
        """Save an edit of the card as it is shown: what the server has is merged with it.

        Somebody registered here of whom nothing was sent yet is put right in the registration
        itself. Raises OpMoved where their registration was withdrawn.
        """
        registration = next((op for op in card.ops if op.local_key == card.key), None)
        if registration is not None and replacing is None:
            amending = await self._amend(registration, change)
            if amending is not None:
                return amending
        edit = ProfileEdit(change=change, base=base_of(card.customer, change))
        return await self._saver.save(
            OpKind.PROFILE_CHANGE,
            edit,
            token=token,
            subject=subject_of(card),
            replacing=replacing,
        )

    async def resolve(self, op_id: OpId, sides: Mapping[str, Side], *, token: str) -> Op | None:
        """Decide an edit's conflicts: what is left of it is saved anew and merged again. None
        where theirs stay all. Raises ValueError for a conflict that was not decided, OpMoved
        where the op no longer waits for that.
        """
        op = await self._outbox.get(op_id)
        if op is None or not isinstance(op.payload, ProfileEdit):
            raise ValueError("no such edit")
        edit = resolved(op.payload, op.conflicts, sides)
        if edit is None:
            who = self._saver.associate.id
            self._changes.publish(await self._outbox.discard(op_id, who, MoveReason.THEIRS_KEPT))
            saved = None
        else:
            saved = await self._saver.save(
                OpKind.PROFILE_CHANGE, edit, token=token, subject=op.subject, replacing=op_id
            )
        await self._audit.record(
            Act.CONFLICT_DECIDED, customer=op.subject.key, detail=_decided(sides)
        )
        return saved

    async def ask_for_identifier(
        self, card: Card, kind: IdentifierKind, new: str, *, token: str
    ) -> Op:
        """Ask the back office for another identifier. One request at a time is open for a
        customer: raises AlreadyWaiting, and WriteError where they have none of this kind.
        """
        old = next((one.value for one in card.customer.identifiers if one.kind is kind), "")
        change = IdentityChange(kind=kind, old=old, new=new)
        for op in await self._of(card, OpKind.IDENTITY_CHANGE, token):
            raise AlreadyWaiting(op)
        return await self._saver.save(
            OpKind.IDENTITY_CHANGE, change, token=token, subject=subject_of(card)
        )

    async def add_note(
        self, card: Card, text: str, *, token: str, replacing: OpId | None = None
    ) -> Op:
        """Save a note under a time that no other of this customer has: it is known again by it.

        Raises WriteError for an empty one.
        """
        subject = subject_of(card)
        entry = NoteEntry(
            whom=subject.whom,
            associate_id=self._saver.associate.id,
            text=text,
            written_at=await self._free_second(card),
        )
        op = await self._saver.save(
            OpKind.NOTE, entry, token=token, subject=subject, replacing=replacing
        )
        self._last_note_at[card.key] = entry.written_at
        return op

    async def correct_note(self, card: Card, note_id: NoteId, text: str, *, token: str) -> Op:
        """Save a correction of one of the associate's own notes. Raises WriteError."""
        subject = subject_of(card)
        entry = NoteEntry(
            whom=subject.whom,
            associate_id=self._saver.associate.id,
            text=text,
            written_at=self._second(),
            corrects=note_id,
        )
        return await self._saver.save(OpKind.NOTE_CORRECTION, entry, token=token, subject=subject)

    async def raise_ticket(
        self, card: Card, entry: TicketEntry, *, token: str, replacing: OpId | None = None
    ) -> Op:
        """Save a ticket; raises AlreadyWaiting for a second one of the same subject."""
        for op in await self._of(card, OpKind.TICKET, token):
            waiting = op.payload
            is_same = isinstance(waiting, TicketEntry) and is_same_text(
                waiting.subject, entry.subject
            )
            if is_same and op.id != replacing:
                raise AlreadyWaiting(op)
        return await self._saver.save(
            OpKind.TICKET, entry, token=token, subject=subject_of(card), replacing=replacing
        )

    async def set_preferences(self, card: Card, change: PreferencesChange, *, token: str) -> Op:
        return await self._saver.save(
            OpKind.PREFERENCES, change, token=token, subject=subject_of(card)
        )

    async def switch_messages(self, card: Card, change: SubscriptionChange, *, token: str) -> Op:
        return await self._saver.save(
            OpKind.SUBSCRIPTION, change, token=token, subject=subject_of(card)
        )

    async def _amend(self, registration: Op, change: ProfileChange) -> Op | None:
        """The registration put right; None where a request may have carried it already."""
        if registration.state is not OpState.QUEUED or registration.attempts:
            return None
        better = amended(registration.registration, change)
        try:
            op = await self._outbox.amend(registration.id, better, self._saver.associate)
        except OpMoved:
            return None
        keys = frozenset({op.local_key})
        self._changes.publish(ChangeSet(customers=keys, ops=frozenset({op.id})))
        return op

    def _second(self) -> datetime:
        """Now, as exactly as the server keeps it."""
        return self._now().replace(microsecond=0)

    async def _free_second(self, card: Card) -> datetime:
        taken = [
            op.payload.written_at
            for op in await self._outbox.of_customer((card.key,))
            if isinstance(op.payload, NoteEntry)
        ]
        if (last := self._last_note_at.get(card.key)) is not None:
            taken.append(last)
        return max([self._second(), *(each + timedelta(seconds=1) for each in taken)])

    async def _of(self, card: Card, kind: OpKind, token: str) -> list[Op]:
        """The customer's unsent ops of a kind, but for the one of this very form."""
        ops = await self._outbox.of_customer((card.key,))
        return [op for op in ops if op.kind is kind and op.id != token]
