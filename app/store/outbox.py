"""The outbox: what this till has promised to send, and what became of each attempt.

Owns the promises' only way into and out of `outbox.db`. Knows nothing of HTTP, of waiting, or of
what an answer means.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Concatenate, Literal, ParamSpec, TypeVar

from app.domain.changes import ChangeSet
from app.domain.clock import Clock
from app.domain.customer import CustomerKey, identifier_of
from app.domain.faults import StoreFault, StoreProblem
from app.domain.move_reason import MoveReason
from app.domain.op import (
    Associate,
    Binding,
    Op,
    OpId,
    OpKind,
    OpMoved,
    OpState,
    Payload,
    Subject,
    registered,
)
from app.domain.outcome import Settlement
from app.domain.registration import Registration
from app.store import outbox_end, outbox_people, outbox_queue, outbox_settle
from app.store.connection import Connection
from app.store.database import Database
from app.store.journal import IntentJournal
from app.store.journal_moves import Moved, last_event, moved_since
from app.store.journal_reconcile import REASON, Reconciled, reconcile
from app.store.journal_record import NEVER_SAVED, JournalContents, live_facts
from app.store.outbox_intake import Intent
from app.store.outbox_moves import TILL, Stamp
from app.store.outbox_reader import OutboxReader
from app.store.outbox_rows import select_ops
from app.store.outbox_terms import terms_of
from app.store.payload import encode_payload, encode_subject

P = ParamSpec("P")
T = TypeVar("T")


class EpochFault(StoreFault):
    """Another process has taken this profile over: this one may not write any more."""

    def __init__(self, detail: str) -> None:
        super().__init__(StoreProblem.UNAVAILABLE, detail)


class OutboxStore(OutboxReader):
    """Every method answers after COMMIT and raises StoreFault where the environment failed.

    `begin_epoch` comes first; a write before it is a bug (RuntimeError).
    """

    def __init__(
        self, database: Database, clock: Clock, journal: IntentJournal | None = None
    ) -> None:
        super().__init__(database)
        self._clock = clock
        self._journal = journal
        self._epoch: int | None = None

    @property
    def epoch(self) -> int:
        """The number of this run of the app."""
        if self._epoch is None:
            raise RuntimeError("the outbox is written to before begin_epoch")
        return self._epoch

    async def begin_epoch(self) -> int:
        """Take the profile over: writes of an earlier process fail from now on.

        Whatever that process had under way is AMBIGUOUS, its attempts are closed as KILLED.
        """
        stamp = Stamp(at=self._clock.now(), epoch=0)
        self._intake.distrust()
        self._epoch = await self._database.write(
            lambda connection: outbox_people.begin_epoch(connection, stamp), first=self._intake
        )
        return self._epoch

    async def end(self) -> int:
        """Take nothing in any more, where nothing is unsent; how many ops are. From zero on every
        save fails, until `go_on`.
        """
        return await self._write(outbox_end.end)

    async def go_on(self) -> None:
        """After an `end` that came to nothing."""
        epoch = self.epoch
        await self._database.write(lambda connection: outbox_end.go_on(connection, epoch))

    async def reconcile(self, journal: JournalContents) -> Reconciled:
        """Bring the outbox up to what an earlier run's journal knows."""
        return await self.change(
            lambda connection, stamp, next_seq: reconcile(connection, journal, next_seq, stamp),
            who=TILL,
            reason=REASON,
        )

    async def bring_to_journal(self, op_ids: Iterable[OpId]) -> None:
        """Ops have come in otherwise than by `enqueue`: the journal has to know them."""
        if self._journal is not None:
            await self._journal.bring(await self._read(live_facts, op_ids))

    async def enqueue(
        self,
        *,
        op_id: OpId,
        kind: OpKind,
        payload: Payload,
        binding: Binding,
        associate: Associate,
        created_at: datetime,
        subject: Subject | None = None,
        replaces: OpId | None = None,
        is_bulk: bool = False,
    ) -> Op:
        """Save an intent durably; the same `op_id` again gives the op that it made the first time.

        `subject` is whom it is about; None for a registration, which makes them. Where the server
        does not know them yet the op waits for their registration; OpMoved where that one was
        withdrawn. `replaces` withdraws an op that is corrected by this one, in the same
        transaction; OpMoved where that one is under way or settled by now. Where a fault is raised,
        nothing is saved: a commit that failed in doubt is looked up before anyone is told. What is
        `is_bulk` (taken over from a file) goes after all that somebody at the till has saved.
        """
        about = subject or registered(op_id, payload)
        new = Intent(
            *(op_id, kind, about, payload, binding, associate, created_at, self.epoch),
            written=encode_payload(kind, payload),
            written_subject=None if subject is None else encode_subject(subject),
            terms=terms_of(about, is_new=subject is None),
            is_bulk=is_bulk,
        )
        waits = subject is not None and identifier_of(subject.key) is None
        # Both at once: a save takes as long as the slower of the two.
        journalled = None if self._journal is None else self._journal.intend(new)
        op = await self._enqueue(new, replaces, waits=waits)
        if self._journal is not None and journalled is not None:
            await journalled
            self._journal.tell(op.id)
            self._end_in_journal(() if op.is_unsent else ((op.id, op.state.value),))
        return op

    async def amend(self, op_id: OpId, payload: Registration, who: Associate) -> Op:
        """Let a registration say something else, as long as nothing of it was ever sent.

        Raises OpMoved where a request may have carried it: from then on a change is an op of its
        own.
        """
        op = await self._write(
            outbox_people.amend, op_id, payload, self._stamp(who.id, MoveReason.AMENDED)
        )
        await self.bring_to_journal((op_id,))
        return op

    async def verified(self, op_ids: Iterable[OpId]) -> ChangeSet:
        """A later read has shown what these acknowledged ops wrote."""
        changed = await self._write(outbox_settle.verify, tuple(op_ids), self._stamp())
        return _changed(changed)

    async def missing(self, op_ids: Iterable[OpId]) -> ChangeSet:
        """Later reads lack what these acknowledged ops wrote: a person has to look."""
        changed = await self._write(outbox_settle.report_missing, tuple(op_ids), self._stamp())
        return _changed(changed)

    async def forget(self, before: datetime) -> int:
        """Let go of ops that were settled for good before this time, and of what is recorded of
        them; how many. Unsent ops, and those not seen on the server yet, stay.
        """
        return await self._write(outbox_settle.forget, before)

    async def claim(
        self,
        op_ids: Iterable[OpId],
        *,
        request_uuid: str,
        for_: Literal["sending", "probing"],
    ) -> tuple[Op, ...]:
        """Begin one attempt for each op that may be tried now; committed before it answers.
        `request_uuid` names what goes out together, in one request or several.

        For sending: QUEUED ops that are first in their lane. For probing: those, and AMBIGUOUS
        ones. What has moved meanwhile is left out of the answer.
        """
        claimed = await self._write(
            outbox_queue.claim, tuple(op_ids), request_uuid, OpState(for_), self._stamp()
        )
        if self._journal is not None and for_ == "sending" and claimed:
            await self._journal.tried({op.id: op.attempts for op in claimed})
        return claimed

    async def settle(self, results: Sequence[Settlement]) -> ChangeSet:
        """End attempts and move their ops, all or none.

        Raises IllegalMove (a bug) for a move that the promise does not have.
        """
        return await self._write(outbox_settle.settle_all, tuple(results), self._stamp())

    async def credentials_restored(self, binding: Binding | None = None) -> ChangeSet:
        """The server accepts the login (of `binding`, or any): what waited for that goes on."""
        return _changed(await self._write(outbox_people.let_in, binding, self._stamp()))

    async def retry(self, op_id: OpId, who: str) -> ChangeSet:
        """Try an op again that waits for a person; OpMoved where it does not (any more).

        One that may have reached the server is read back first, never sent blindly.
        """
        await self._write(outbox_people.again, op_id, self._stamp(who, MoveReason.TRIED_AGAIN))
        return _changed((op_id,))

    async def discard(self, op_id: OpId, who: str, reason: str) -> ChangeSet:
        """Withdraw an op for a reason that is kept; OpMoved where it is under way or settled.

        Raises ValueError without a reason.
        """
        if not reason.strip():
            raise ValueError("an op is never discarded without a reason")
        await self._write(outbox_people.withdraw, op_id, self._stamp(who, reason.strip()))
        return _changed((op_id,))

    async def _enqueue(self, new: Intent, replaces: OpId | None, *, waits: bool) -> Op:
        try:
            if replaces is None and not waits and not self._intake.is_crowded:
                return await self._database.statement(
                    lambda connection: self._save(connection, new)
                )
            return await self._write(self._enter, new, replaces)
        except (StoreFault, OpMoved) as fault:
            saved = await self._saved_after_all(new.op_id, fault)
            if saved is None:
                self._end_in_journal([(new.op_id, NEVER_SAVED)])
                raise
            return saved

    def _save(self, connection: Connection, new: Intent) -> Op:
        saved = self._intake.save(connection, new) or self._intake.known(connection, new.op_id)
        if saved is None:
            raise EpochFault(f"epoch {new.epoch} has ended")
        return saved

    def _enter(self, connection: Connection, new: Intent, replaces: OpId | None) -> Op:
        known = self._intake.known(connection, new.op_id)
        if known is not None:
            return known
        # A registration makes its subject: it waits for nobody.
        makes_subject = new.written_subject is None
        parent = None
        if not makes_subject:
            parent, key = outbox_people.parent_of(connection, new.subject.key)
            # Of one whom the server has named meanwhile, it must be told by that name.
            new = new._replace(subject=replace(new.subject, key=key))
        op = new.op(self._intake.take_seq(connection), None, parent)
        if replaces is None:
            outbox_queue.enter(connection, op)
        else:
            outbox_people.correct(connection, replaces, op)
        (entered,) = select_ops(connection, "WHERE o.seq = ?", (op.seq,))
        return entered

    async def change(
        self,
        fn: Callable[[Connection, Stamp, Callable[[], int]], T],
        *,
        who: str,
        reason: str,
    ) -> T:
        """Do `fn` in one transaction, with a stamp and where numbers for new ops come from."""
        stamp = self._stamp(who, reason)
        return await self._write(
            lambda connection: fn(connection, stamp, lambda: self._intake.take_seq(connection))
        )

    def _stamp(self, who: str = TILL, reason: str = "") -> Stamp:
        return Stamp(at=self._clock.now(), epoch=self.epoch, who=who, reason=reason)

    async def _write(
        self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        epoch = self.epoch

        def fenced(connection: Connection) -> tuple[T, Moved]:
            current = connection.execute("SELECT number FROM epoch").fetchone()[0]
            if current != epoch:
                raise EpochFault(f"epoch {epoch} ended, {current} has begun")
            before = last_event(connection)
            result = fn(connection, *args, **kwargs)
            return result, moved_since(connection, before)

        result, moved = await self._database.write(fenced, first=self._intake)
        self._end_in_journal(moved.ended)
        if self._journal is not None and moved.reopened:
            await self._journal.bring(moved.reopened)
        return result

    def _end_in_journal(self, ends: Iterable[tuple[OpId, str]]) -> None:
        if self._journal is not None:
            self._journal.end(ends)

    async def _saved_after_all(self, op_id: OpId, fault: Exception) -> Op | None:
        """The op where it was saved; None where it surely was not. Raises `fault` in doubt."""
        try:
            return await self.get(op_id)
        except StoreFault:
            raise fault from None


def _changed(op_ids: Iterable[OpId]) -> ChangeSet:
    ids = frozenset(op_ids)
    return ChangeSet(ops=ids, customers=frozenset(CustomerKey(f"op:{op_id}") for op_id in ids))
