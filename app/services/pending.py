"""What this till has saved and not yet sent, and what a person may do about it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from typing import TYPE_CHECKING

from app.domain.changes import ChangeFeed
from app.domain.move_reason import MoveReason
from app.domain.op import AssociateId, Attempt, Op, OpId, OpMoved, PendingSummary
from app.domain.registration import form_values

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.store.outbox import OutboxStore
    from app.sync.engine import SyncEngine

SENT_SHOWN = 20


class PendingService:
    """The queue as a person sees it. Methods may raise StoreFault; decisions raise OpMoved where
    the op no longer stands as they need it.
    """

    def __init__(
        self,
        *,
        outbox: OutboxStore,
        engine: SyncEngine,
        changes: ChangeFeed,
        zone: tzinfo,
        who: Callable[[], AssociateId],
    ) -> None:
        self._outbox = outbox
        self._engine = engine
        self._changes = changes
        self._zone = zone
        self._who = who

    async def summary(self) -> PendingSummary:
        """How many are unsent, how many of them need a person, and since when."""
        return await self._outbox.summary()

    async def ops(self) -> tuple[Op, ...]:
        """The unsent, oldest first, then those that were settled lately, newest first."""
        return await self._outbox.live() + await self._outbox.recent_settled(SENT_SHOWN)

    async def attempts(self, op_id: OpId) -> tuple[Attempt, ...]:
        """Every attempt to send an op, oldest first."""
        return await self._outbox.attempts(op_id)

    async def retry(self, op_id: OpId) -> None:
        """Try one op again; one whose answer was lost is read back first, never sent blindly."""
        change = await self._outbox.retry(op_id, who=self._who())
        self._engine.retried(op_id)
        self._changes.publish(change)

    async def discard(self, op_id: OpId, *, reason: str) -> None:
        """Withdraw one op for good, on the record. `reason` must not be empty."""
        if not reason.strip():
            raise ValueError("a withdrawal needs a reason")
        change = await self._outbox.discard(op_id, who=self._who(), reason=reason.strip())
        self._engine.withdrawn(op_id)
        self._changes.publish(change)

    async def op(self, op_id: OpId) -> Op | None:
        """One op as it stands now."""
        return await self._outbox.get(op_id)

    async def take_back(self, op_id: OpId) -> None:
        """Undo what waits to be sent: it was not done, and never will be."""
        op = await self._outbox.get(op_id)
        if op is not None and not op.is_undoable:
            raise OpMoved(op_id, op.state)
        await self.discard(op_id, reason=MoveReason.TAKEN_BACK)

    async def correct(self, op_id: OpId) -> dict[str, str]:
        """The values of a refused registration, to be put right in the form."""
        op = await self._outbox.get(op_id)
        return form_values(op.registration, self._zone) if op is not None else {}

    async def send_now(self) -> None:
        """Try everything at once, whatever the back-off."""
        self._engine.send_now()

    def next_try_s(self) -> float | None:
        """Seconds until something is tried by itself; None if only an event brings it."""
        return self._engine.next_try_s()
