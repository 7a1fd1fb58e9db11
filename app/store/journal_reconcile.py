"""The outbox held against the journal at each start: what one has and the other lacks.

Runs within the caller's transaction. A promise that is only in the journal was either never told
as saved, because the till stopped in that moment, or the outbox has lost it; either way it comes
back as one that may have been sent. And an outbox that has lost anything for sure may be older than
what was sent out of it: then nothing that waits in it goes out unread.
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

_SETTLED = frozenset(state.value for state in OpState if state not in UNSENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciled:
    """How many ops came back, were settled again, and are read back before they are sent."""

    returned: int = 0
    settled: int = 0
    doubtful: int = 0


def reconcile(
    connection: Connection, journal: JournalContents, next_seq: Callable[[], int], stamp: Stamp
) -> Reconciled:
    """Bring the outbox up to what the journal knows. All of the outbox must be filed."""
    here = _states(connection, [*journal.open, *journal.ended])
    back = [
        Returning(seq=next_seq(), facts=facts, state=OpState.AMBIGUOUS)
        for op_id, facts in journal.open.items()
        if op_id not in here
    ]
    ends = [
        (*here[op_id], OpState(how))
        for op_id, how in journal.ended.items()
        if op_id in here and here[op_id][1] in UNSENT and how in _SETTLED
    ]
    if not back and not ends:
        return Reconciled()
    for seq, was, now in ends:
        settle_again(connection, seq, was, now, stamp)
    has_lost = bool(ends) or any(one.op_id in journal.told for one in back)
    waiting = _queued(connection) if has_lost else []
    for seq in waiting:
        make_doubtful(connection, seq, stamp)
    bring_back(connection, back, stamp)
    seat_heads(connection)
    return Reconciled(returned=len(back), settled=len(ends), doubtful=len(waiting) + len(back))


def _queued(connection: Connection) -> Sequence[int]:
    rows = connection.execute(f"SELECT seq FROM op WHERE state = 'queued' AND {LIVE} ORDER BY seq")
    return [seq for (seq,) in rows]


def _states(connection: Connection, op_ids: Sequence[OpId]) -> Mapping[OpId, tuple[int, OpState]]:
    rows = connection.execute(
        "SELECT op_id, seq, state FROM op WHERE op_id IN (SELECT value FROM json_each(?))",
        (json.dumps(op_ids),),
    )
    return {OpId(op_id): (seq, OpState(state)) for op_id, seq, state in rows}
