"""What the journal must hear of after a write: who left the live queue, and who came back to it.

Runs within the caller's transaction. The outbox records every move as an event, whoever makes it.
"""

from dataclasses import dataclass

from app.domain.op import UNSENT, OpId, OpState
from app.store.connection import Connection
from app.store.journal_record import Facts, live_facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """`ended` ops with the state that they are in; `reopened` ones are live again, or say something
    else than before.
    """

    ended: tuple[tuple[OpId, str], ...] = ()
    reopened: tuple[Facts, ...] = ()


def last_event(connection: Connection) -> int:
    return int(connection.execute("SELECT max(id) FROM event").fetchone()[0] or 0)


def moved_since(connection: Connection, event: int) -> Moved:
    """What moved after `event`, by where each op is now."""
    first: dict[OpId, OpState] = {}
    now: dict[OpId, OpState] = {}
    for op_id, was, to in connection.execute(
        "SELECT op.op_id, e.from_state, e.to_state FROM event e JOIN op ON op.seq = e.op"
        " WHERE e.id > ? ORDER BY e.id",
        (event,),
    ):
        first.setdefault(op_id, OpState(was))
        now[op_id] = OpState(to)
    noted = {op for op, state in now.items() if first[op] is state}
    reopened = [
        op
        for op, state in now.items()
        if state in UNSENT and (op in noted or first[op] not in UNSENT)
    ]
    return Moved(
        ended=tuple((op, state.value) for op, state in now.items() if state not in UNSENT),
        reopened=live_facts(connection, reopened) if reopened else (),
    )
