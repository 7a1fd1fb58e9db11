"""The outbox held against the journal at each start: what one has and the other lacks.

Runs within the caller's transaction. A promise that is only in the journal was either never told
as saved, because the till stopped in that moment, or the outbox has lost it; either way it comes
back as one that may have been sent. And an outbox that has lost anything for sure may be older than
what was sent out of it: then nothing that waits in it goes out unread. Nor does an op that a whole
journal knows nothing of.
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from app.domain.op import UNSENT, OpId, OpState
from app.store.connection import Connection
from app.store.journal_record import JournalContents
from app.store.outbox_moves import Stamp
from app.store.outbox_schema import LIVE
from app.store.salvage_return import (
    Returning,
    bring_back,
    make_doubtful,
    seat_heads,
    settle_again,
)

REASON = "the journal knew more"
"""The recorded reason of what was moved here."""

_GOES_OUT = frozenset({OpState.QUEUED, OpState.BLOCKED, OpState.WAITING_CREDENTIALS})
_SETTLED = frozenset(state.value for state in OpState if state not in UNSENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """How many ops came back, were settled again, and are read back before they are sent."""

    returned: int = 0
    settled: int = 0
    doubtful: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Standing:
    """What the outbox has of an op."""

    seq: int
    state: OpState
    attempts: int

    def is_behind(self, attempts: int) -> bool:
        """Whether it would go out although it was sent once more than the outbox knows."""
        return self.state in _GOES_OUT and self.attempts < attempts


def reconcile(
    connection: Connection, journal: JournalContents, next_seq: Callable[[], int], stamp: Stamp
) -> Reconciled:
    """Bring the outbox up to what the journal knows. All of the outbox must be filed."""
    here = _states(connection, [*journal.open, *journal.ended])
    back = [
        Returning(
            seq=next_seq(),
            facts=facts,
            standing={"attempts": journal.tried.get(op_id, 0)},
            state=OpState.AMBIGUOUS,
        )
        for op_id, facts in journal.open.items()
        if op_id not in here
    ]
    ends = [
        (here[op_id].seq, here[op_id].state, OpState(how))
        for op_id, how in journal.ended.items()
        if op_id in here and here[op_id].state in UNSENT and how in _SETTLED
    ]
    unsure = [
        here[op_id].seq
        for op_id in journal.open
        if op_id in here and here[op_id].is_behind(journal.tried.get(op_id, 0))
    ]
    strange = [seq for op_id, seq in _going_out(connection) if journal.lacks(op_id)]
    if not (back or ends or unsure or strange):
        return Reconciled()
    for seq, was, now in ends:
        settle_again(connection, seq, was, now, stamp)
    has_lost = bool(ends or unsure) or any(one.op_id in journal.told for one in back)
    waiting = sorted({*unsure, *strange, *(_queued(connection) if has_lost else ())})
    for seq in waiting:
        make_doubtful(connection, seq, stamp)
    bring_back(connection, back, stamp)
    seat_heads(connection)
    return Reconciled(returned=len(back), settled=len(ends), doubtful=len(waiting) + len(back))


def _going_out(connection: Connection) -> Sequence[tuple[OpId, int]]:
    rows = connection.execute(
        "SELECT op_id, seq FROM op WHERE state IN ('queued', 'blocked', 'waiting_credentials')"
        f" AND {LIVE} ORDER BY seq"
    )
    return [(OpId(op_id), seq) for op_id, seq in rows]


def _queued(connection: Connection) -> Sequence[int]:
    rows = connection.execute(f"SELECT seq FROM op WHERE state = 'queued' AND {LIVE} ORDER BY seq")
    return [seq for (seq,) in rows]


def _states(connection: Connection, op_ids: Sequence[OpId]) -> Mapping[OpId, _Standing]:
    rows = connection.execute(
        "SELECT op_id, seq, state, attempts FROM op"
        " WHERE op_id IN (SELECT value FROM json_each(?))",
        (json.dumps(op_ids),),
    )
    return {
        OpId(op_id): _Standing(seq=seq, state=OpState(state), attempts=attempts)
        for op_id, seq, state, attempts in rows
    }
