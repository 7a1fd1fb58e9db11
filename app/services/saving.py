"""The one way from a screen into the outbox: durable when it returns, and sent from there."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from app.domain.changes import ChangeFeed, ChangeSet
from app.domain.clock import Clock
from app.domain.op import Associate, Binding, Op, OpId, OpKind, Payload, Subject

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.store.outbox import OutboxStore
    from app.sync.engine import SyncEngine


class AlreadyWaiting(Exception):
    """What was asked for is saved here already and not sent yet: `op`."""

    def __init__(self, op: Op) -> None:
        super().__init__("already waiting")
        self.op = op


class NotReadyError(Exception):
    """A write was asked for that no screen may offer: nobody signed in, or no server yet."""


class Saver:
    """Saves intents in the name of whoever stands at the till, for the server of now."""

    def __init__(
        self,
        *,
        outbox: OutboxStore,
        engine: SyncEngine,
        changes: ChangeFeed,
        clock: Clock,
        binding: Callable[[], Binding | None],
        associate: Callable[[], Associate | None],
    ) -> None:
        self._outbox = outbox
        self._engine = engine
        self._changes = changes
        self._clock = clock
        self._binding = binding
        self._associate = associate

    @property
    def associate(self) -> Associate:
        """Who stands at the till. Raises NotReadyError."""
        associate = self._associate()
        if associate is None:
            raise NotReadyError
        return associate

    async def save(
        self,
        kind: OpKind,
        payload: Payload,
        *,
        token: str,
        subject: Subject | None = None,
        replacing: OpId | None = None,
        is_bulk: bool = False,
    ) -> Op:
        """Save an intent; `token` makes one filled form one op, however often its button is
        pressed. `replacing` is withdrawn once this one is saved. `subject` and
        `is_bulk` as in `OutboxStore.enqueue`. Raises StoreFault, NotReadyError, OpMoved.
        """
        binding = self._binding()
        if binding is None:
            raise NotReadyError
        op = await self._outbox.enqueue(
            op_id=OpId(token),
            kind=kind,
            payload=payload,
            subject=subject,
            binding=binding,
            associate=self.associate,
            created_at=self._clock.now(),
            replaces=replacing,
            is_bulk=is_bulk,
        )
        self._engine.saved(op)
        ops = {op.id, replacing} if replacing is not None else {op.id}
        customers = frozenset({op.subject.key, op.local_key})
        saved = frozenset[OpId]() if is_bulk else frozenset({op.id})
        self._changes.publish(ChangeSet(customers=customers, ops=frozenset(ops), saved=saved))
        return op
