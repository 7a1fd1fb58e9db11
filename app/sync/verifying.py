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
from app.domain.customer import key_of
from app.domain.note import NoteEntry
from app.domain.op import Op, OpId, OpKind, Payload
from app.domain.preferences import PreferencesChange
from app.domain.profile_edit import ProfileEdit, touched
from app.domain.subscription import SubscriptionChange
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
        await self._settle(chosen, await self._read(link, handler, chosen))
        return 0

    async def _read(self, link: Link, handler: Handler, ops: Sequence[Op]) -> tuple[ReadBack, ...]:
        try:
            return await handler.read_back(link, ops)
        except Exception:  # noqa: BLE001 - a bug in reading proves nothing of what was written
            _log.exception("a look ended unforeseen")
            return tuple(ReadBack(op_id=op.id, verdict=ReadVerdict.UNKNOWN) for op in ops)

    async def _settle(self, ops: Sequence[Op], backs: Sequence[ReadBack]) -> None:
        now = self._clock.monotonic()
        seen: list[OpId] = []
        missing: list[OpId] = []
        for op, back in zip(ops, backs, strict=True):
            look = self._looks[op.id]
            if back.verdict is ReadVerdict.UNKNOWN:
                look.due = now + UNKNOWN_RETRY_S
            elif is_seen(op, back) or await self._is_written_over(op, back):
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

    async def _is_written_over(self, op: Op, back: ReadBack) -> bool:
        """Whether later ops that were sent as well, whatever came of them, set all that a read does
        not show of this one. The customer may have been registered twice here: the server's name
        for them tells whose the later ones are.
        """
        keys = {op.subject.key} if op.target is None else {op.subject.key, key_of(op.target)}
        sent = await self._outbox.sent_of_customer(keys)
        later = [_set_by(other.payload) for other in sent if other.seq > op.seq]
        lacking = _set_by(back.remaining or op.payload)
        return bool(lacking) and lacking <= frozenset().union(*later)


def _set_by(payload: Payload) -> frozenset[str]:
    """What of a customer a payload sets, so that a later one can set it over; nothing for what the
    server keeps beside all that was there before."""
    match payload:
        case PreferencesChange():
            return frozenset(f"preference {field.name}" for field in payload.fields)
        case SubscriptionChange():
            return frozenset({f"{payload.channel} {payload.kind} {payload.scope}"})
        case NoteEntry() if payload.corrects is not None:
            return frozenset({f"note {payload.corrects}"})
        case ProfileEdit():
            return frozenset(f"profile {name}" for name in touched(payload.change))
        case _:
            return frozenset()


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
