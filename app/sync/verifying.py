"""Every acknowledged op is seen in a later read, or reported.

Runs when the drain has nothing else to do. What a look that came too early did not show is looked
for again: a server's reads may lag behind its writes. All of it is forgettable.
"""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.api.link import Link
from app.domain.changes import ChangeFeed
from app.domain.clock import Clock
from app.domain.op import Op, OpId, OpKind
from app.store.outbox import OutboxStore
from app.sync.handlers.handler import Handler, ReadBack, ReadVerdict

_log = logging.getLogger(__name__)

LOOK_AFTER_S = (10.0, 60.0, 600.0)
"""When to look: after the acknowledgement (or the app's start), and after each look in vain."""
UNKNOWN_RETRY_S = 60.0
LOOKED_AT = 20


@dataclass(slots=True)
class _Look:
    due: float
    in_vain: int = 0


class Verifier:
    """Looks for what was acknowledged, a request at a time."""

    def __init__(
        self,
        *,
        outbox: OutboxStore,
        handlers: Mapping[OpKind, Handler],
        changes: ChangeFeed,
        clock: Clock,
    ) -> None:
        self._outbox = outbox
        self._handlers = handlers
        self._changes = changes
        self._clock = clock
        self._looks: dict[OpId, _Look] = {}

    async def look(self, link: Link) -> float | None:
        """Read for the oldest op that is due, and settle what the read shows. Returns 0 if there
        was any, else the seconds to the next; None if nothing is to be looked for.
        """
        waiting = await self._outbox.acknowledged(link.binding, limit=LOOKED_AT)
        if not waiting:
            self._looks.clear()
            return None
        now = self._clock.monotonic()
        for op in waiting:
            self._looks.setdefault(op.id, _Look(due=now + LOOK_AFTER_S[0]))
        due = [op for op in waiting if self._looks[op.id].due <= now]
        if not due:
            return min(self._looks[op.id].due for op in waiting) - now
        handler = self._handlers[due[0].kind]
        alike = [op for op in due if op.kind is due[0].kind]
        chosen = alike[: handler.at_once or len(alike)]
        await self._settle(chosen, await self._read(link, handler, chosen), waiting)
        return 0

    async def _read(self, link: Link, handler: Handler, ops: Sequence[Op]) -> tuple[ReadBack, ...]:
        try:
            return await handler.read_back(link, ops)
        except Exception:  # noqa: BLE001 - a bug in reading proves nothing of what was written
            _log.exception("a look ended unforeseen")
            return tuple(ReadBack(op_id=op.id, verdict=ReadVerdict.UNKNOWN) for op in ops)

    async def _settle(
        self, ops: Sequence[Op], backs: Sequence[ReadBack], waiting: Sequence[Op]
    ) -> None:
        now = self._clock.monotonic()
        seen: list[OpId] = []
        missing: list[OpId] = []
        for op, back in zip(ops, backs, strict=True):
            look = self._looks[op.id]
            if back.verdict is ReadVerdict.UNKNOWN:
                look.due = now + UNKNOWN_RETRY_S
            elif is_seen(op, back) or _is_superseded(op, waiting):
                seen.append(op.id)
            elif look.in_vain + 1 < len(LOOK_AFTER_S):
                look.in_vain += 1
                look.due = now + LOOK_AFTER_S[look.in_vain]
            else:
                missing.append(op.id)
        if seen:
            self._changes.publish(await self._outbox.verified(seen))
        if missing:
            _log.warning("acknowledged, and not to be seen", extra={"ops": len(missing)})
            self._changes.publish(await self._outbox.missing(missing))
        for op_id in (*seen, *missing):
            del self._looks[op_id]


def is_seen(op: Op, back: ReadBack) -> bool:
    """Whether a read shows what the op wrote, or that somebody has changed it since."""
    if back.erased is not None:
        return True
    match op.kind:
        case OpKind.REGISTRATION:
            # Fields that the server dropped it has told of when it answered.
            return back.verdict in (ReadVerdict.DONE, ReadVerdict.DIFFERENT)
        case OpKind.PROFILE_CHANGE:
            return back.verdict in (ReadVerdict.DONE, ReadVerdict.CONFLICT)
        case OpKind.IDENTITY_CHANGE:
            # Where no read can tell, the answer that the request was taken is all there is.
            return back.verdict in (ReadVerdict.DONE, ReadVerdict.UNDECIDABLE)
        case _:
            return back.verdict is ReadVerdict.DONE


def _is_superseded(op: Op, waiting: Sequence[Op]) -> bool:
    """Whether a later op of the kind, of the same customer, has been acknowledged as well."""
    return any(
        other.seq > op.seq and other.kind is op.kind and other.subject.key == op.subject.key
        for other in waiting
        if op.kind not in (OpKind.NOTE, OpKind.TICKET, OpKind.REGISTRATION)
    )
