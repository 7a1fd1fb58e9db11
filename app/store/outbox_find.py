"""Looking things up in the outbox: what waits, for whom, and what became of it. Changes nothing."""

import json
from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from app.domain.customer import CustomerKey
from app.domain.identifiers import Identifier
from app.domain.op import (
    NEEDS_PERSON,
    UNSENT,
    Attempt,
    Binding,
    Evidence,
    Op,
    OpId,
    OpKind,
    OpState,
    PendingSummary,
    Why,
)
from app.domain.outcome import Outcome, SideEffect, Verdict
from app.store.connection import Connection
from app.store.name_folding import query_words
from app.store.outbox_queue import binding_id
from app.store.outbox_rows import OpEvent, attempt_of, event_of, ops_by_seq, select_ops
from app.store.outbox_schema import LIVE
from app.store.payload import decode_side_effects, decode_texts, decode_why

_SCANNED_TERMS = 5_000
"""So many unsent ops that one word fits are looked at; more are past being read by their names."""


def summary(connection: Connection) -> PendingSummary:
    """Counts from the tally, and the age of the oldest; the length of the queue costs nothing."""
    ops: Counter[str] = Counter(
        dict(connection.execute("SELECT state, sum(ops) FROM tally GROUP BY state").fetchall())
    )
    oldest = connection.execute(_OLDEST).fetchone()
    return PendingSummary(
        unsent=sum(ops[state] for state in UNSENT),
        needs_person=sum(ops[state] for state in NEEDS_PERSON),
        oldest_at=None if oldest is None else datetime.fromisoformat(oldest[0]),
    )


_OLDEST = (
    "SELECT created_at FROM op WHERE seq = (SELECT min(seq) FROM ("
    + " UNION ALL ".join(
        f"SELECT min(seq) AS seq FROM op WHERE state = '{state.value}' AND {LIVE}"
        for state in sorted(UNSENT)
    )
    + "))"
)


def live(connection: Connection) -> tuple[Op, ...]:
    """Every unsent op, in order."""
    return select_ops(connection, f"WHERE o.{LIVE} ORDER BY o.seq")


def page(connection: Connection, after: int, limit: int) -> tuple[Op, ...]:
    """Unsent ops beyond number `after`, in order."""
    return select_ops(connection, _unsent_numbers("seq > ?1", "ASC"), (after, limit))


def latest(connection: Connection, limit: int) -> tuple[Op, ...]:
    """Unsent ops, the newest first."""
    return select_ops(connection, _unsent_numbers("?1", "DESC"), (True, limit))


def _unsent_numbers(condition: str, order: str) -> str:
    """The first so many unsent ops by number: a few from each state's end of the index, which does
    not read the rest of a long queue.
    """
    each = " UNION ALL ".join(
        f"SELECT seq FROM (SELECT seq FROM op WHERE state = '{state.value}' AND {LIVE}"
        f" AND {condition} ORDER BY seq {order} LIMIT ?2)"
        for state in sorted(UNSENT)
    )
    return (
        f"WHERE o.seq IN (SELECT seq FROM ({each}) ORDER BY seq {order} LIMIT ?2)"
        f" ORDER BY o.seq {order}"
    )


def get(connection: Connection, op_id: OpId) -> Op | None:
    found = select_ops(connection, "WHERE o.op_id = ?", (op_id,))
    return found[0] if found else None


def recent_settled(connection: Connection, limit: int) -> tuple[Op, ...]:
    """Ops that left the live queue, the latest first."""
    return select_ops(
        connection,
        "WHERE o.settled_event IS NOT NULL ORDER BY o.settled_event DESC LIMIT ?",
        (limit,),
    )


def find_by_identifiers(
    connection: Connection, identifiers: Iterable[Identifier]
) -> tuple[Op, ...]:
    """Unsent ops that carry any of `identifiers`, in order."""
    found: set[int] = set()
    for identifier in identifiers:
        found.update(_unsent_with(connection, identifier.kind.value, identifier.value))
    return ops_by_seq(connection, sorted(found))


def find_each(
    connection: Connection, identifiers: Iterable[Identifier]
) -> tuple[tuple[Op, ...], ...]:
    return tuple(find_by_identifiers(connection, (identifier,)) for identifier in identifiers)


def search_names(connection: Connection, text: str, limit: int) -> tuple[Op, ...]:
    """Unsent ops whose names (or last four digits) hold every word of `text`; newest first."""
    hits: set[int] | None = None
    for word in query_words(text):
        rows = connection.execute(
            "SELECT seq FROM term WHERE kind IN ('name', 'digits') AND value >= ? AND value < ?"
            " LIMIT ?",
            (word, word + "\U0010ffff", _SCANNED_TERMS),
        )
        numbers = {seq for (seq,) in rows}
        hits = numbers if hits is None else hits & numbers
        if not hits:
            return ()
    live: list[Op] = []
    for seq in sorted(hits or (), reverse=True):
        live.extend(select_ops(connection, f"WHERE o.seq = ? AND o.{LIVE}", (seq,)))
        if len(live) == limit:
            break
    return tuple(live)


def of_customer(
    connection: Connection,
    keys: Iterable[CustomerKey],
    identifiers: Iterable[Identifier] = (),
) -> tuple[Op, ...]:
    """Unsent ops for a customer under any of `keys`, or with any of `identifiers`; in order."""
    found = {seq for key in keys for seq in _numbers_of(connection, key)}
    for identifier in identifiers:
        found.update(_unsent_with(connection, identifier.kind.value, identifier.value))
    return tuple(op for op in ops_by_seq(connection, sorted(found)) if op.is_unsent)


def about(
    connection: Connection,
    keys: Iterable[CustomerKey],
    identifiers: Iterable[Identifier],
    current: CustomerKey,
) -> tuple[tuple[Op, ...], tuple[SideEffect, ...]]:
    """As `of_customer`, with the `side_effects` of the key that is theirs now."""
    return of_customer(connection, keys, identifiers), side_effects(connection, current)


def written_of_customer(
    connection: Connection, keys: Iterable[CustomerKey], limit: int
) -> tuple[Op, ...]:
    """All unsent ops for a customer under any of `keys`, then the latest acknowledged ones; each
    in order.
    """
    found = sorted({seq for key in keys for seq in _numbers_of(connection, key)})
    ops = ops_by_seq(connection, found)
    latest = set(found[-limit:])
    told = (OpState.ACKED, OpState.VERIFIED)
    return (
        *(op for op in ops if op.is_unsent),
        *(op for op in ops if op.seq in latest and op.state in told),
    )


def sent_of_customer(
    connection: Connection, keys: Iterable[CustomerKey], limit: int
) -> tuple[Op, ...]:
    """The latest ops for a customer under any of `keys` that a request has carried; in order."""
    found = {seq for key in keys for seq in _numbers_of(connection, key)}
    return tuple(op for op in ops_by_seq(connection, sorted(found)[-limit:]) if op.attempts)


def registration_of(connection: Connection, key: CustomerKey) -> Op | None:
    """The latest registration that was made here of the customer of `key`, unless withdrawn."""
    for seq in sorted(_numbers_of(connection, key), reverse=True):
        (op,) = ops_by_seq(connection, (seq,))
        if op.kind is OpKind.REGISTRATION and op.state is not OpState.DISCARDED:
            return op
    return None


def side_effects(connection: Connection, key: CustomerKey) -> tuple[SideEffect, ...]:
    """What the server told beside, when it last acknowledged a registration made here of `key`."""
    row = connection.execute(
        "SELECT side_effects FROM op WHERE customer_key = ? AND state IN ('acked', 'verified')"
        " ORDER BY settled_event DESC LIMIT 1",
        (key,),
    ).fetchone()
    return () if row is None else decode_side_effects(row[0])


def is_resolved(key: CustomerKey) -> bool:
    """Whether a key says already who it is; no file need be asked."""
    return not key.startswith("op:")


def resolve(connection: Connection, key: CustomerKey) -> CustomerKey:
    """The name that a customer has now: the server's, once a registration was acknowledged."""
    current = key
    while not is_resolved(current):
        row = connection.execute(
            "SELECT customer_key FROM op WHERE op_id = ?", (current[3:],)
        ).fetchone()
        if row is None or row[0] is None:
            break
        current = CustomerKey(row[0])
    return current


def outcome_of(connection: Connection, op_id: OpId) -> Outcome | None:
    """What the server told of an acknowledged op; None for any other."""
    row = connection.execute(
        "SELECT why, side_effects, warnings FROM op"
        " WHERE op_id = ? AND state IN ('acked', 'verified')",
        (op_id,),
    ).fetchone()
    if row is None:
        return None
    return Outcome(
        why=decode_why(row[0]) or Why(evidence=Evidence.DONE),
        side_effects=decode_side_effects(row[1]),
        warnings=decode_texts(row[2]),
    )


def attempts(connection: Connection, op_id: OpId) -> tuple[Attempt, ...]:
    """Every request that carried the op, in order."""
    rows = connection.execute(
        "SELECT a.number, a.started_at, a.finished_at, a.why FROM op JOIN attempt a"
        " ON a.op = op.seq WHERE op.op_id = ? AND a.purpose = 'send' ORDER BY a.number",
        (op_id,),
    )
    return tuple(map(attempt_of, rows))


def history(connection: Connection, op_id: OpId) -> tuple[OpEvent, ...]:
    """Every move of an op, in order."""
    rows = connection.execute(
        "SELECT op.op_id, e.from_state, e.to_state, e.at, e.epoch, e.who, e.reason"
        " FROM op JOIN event e ON e.op = op.seq WHERE op.op_id = ? ORDER BY e.id",
        (op_id,),
    )
    return tuple(map(event_of, rows))


def newest_verdict(connection: Connection) -> int:
    """The number of the latest move; 0 before any."""
    return int(connection.execute("SELECT coalesce(max(id), 0) FROM event").fetchone()[0])


def verdicts(connection: Connection, after: int, limit: int) -> tuple[Verdict, ...]:
    """What attempts came to, in order; the code is that of the op as it stands now."""
    rows = connection.execute(
        "SELECT e.id, op.kind, e.to_state, json_extract(op.why, '$.code'), op.created_at, e.at"
        " FROM event e JOIN op ON op.seq = e.op"
        " WHERE e.id > ? AND e.from_state IN ('sending', 'probing') ORDER BY e.id LIMIT ?",
        (after, limit),
    )
    return tuple(
        Verdict(
            number=number,
            kind=OpKind(kind),
            to=OpState(state),
            code=code,
            waited=datetime.fromisoformat(at) - datetime.fromisoformat(created_at),
        )
        for number, kind, state, code, created_at, at in rows
    )


def unsent_elsewhere(connection: Connection, binding: Binding) -> int:
    """How many unsent ops are for another server, organisation or login than `binding`."""
    number = binding_id(connection, binding)
    row = connection.execute(
        f"SELECT sum(ops) FROM tally WHERE {LIVE} AND binding IS NOT ?", (number,)
    ).fetchone()
    return int(row[0] or 0)


def acknowledged(connection: Connection, binding: Binding, limit: int) -> tuple[Op, ...]:
    """Ops of `binding` that the server has acknowledged and no read has shown, in order."""
    return select_ops(
        connection,
        "WHERE o.settled_event IS NOT NULL AND o.state = 'acked' AND o.binding = ?"
        " ORDER BY o.settled_event LIMIT ?",
        (binding_id(connection, binding), limit),
    )


def ambiguous(
    connection: Connection, binding: Binding, among: Iterable[OpId] | None = None
) -> tuple[Op, ...]:
    """Ops of `binding` (or those `among` them) whose answer was lost, in order."""
    chosen = "" if among is None else " AND o.op_id IN (SELECT value FROM json_each(?))"
    ids = () if among is None else (json.dumps(list(among)),)
    return select_ops(
        connection,
        f"WHERE o.state = 'ambiguous' AND o.{LIVE} AND o.binding = ?{chosen} ORDER BY o.seq",
        (binding_id(connection, binding), *ids),
    )


def lost(connection: Connection, binding: Binding) -> tuple[tuple[OpId, Evidence | None], ...]:
    """The ids of all of them, in order, each with what its last attempt proved."""
    rows = connection.execute(
        f"SELECT op_id, why ->> '$.evidence' FROM op WHERE state = 'ambiguous' AND {LIVE}"
        " AND binding = ? ORDER BY seq",
        (binding_id(connection, binding),),
    )
    return tuple((OpId(op_id), _EVIDENCE.get(evidence)) for op_id, evidence in rows)


# Looked up once a row of a long queue: an enum's own look-up takes several times as long.
_EVIDENCE = {each.value: each for each in Evidence}


def _unsent_with(connection: Connection, kind: str, value: str) -> list[int]:
    rows = connection.execute(
        "SELECT op.seq FROM term JOIN op ON op.seq = term.seq"
        f" WHERE term.kind = ? AND term.value = ? AND op.{LIVE}",
        (kind, value),
    )
    return [seq for (seq,) in rows]


def _numbers_of(connection: Connection, key: CustomerKey) -> list[int]:
    """Every op for the customer of `key`: by local keys (over any number of corrections), by the
    key itself, and by the identifier that it is.
    """
    rows = connection.execute(
        "WITH RECURSIVE found (seq, op_id) AS ("
        "SELECT seq, op_id FROM op WHERE op_id = ?1 OR customer_key = ?2 UNION"
        " SELECT op.seq, op.op_id FROM op JOIN found ON op.customer_key = 'op:' || found.op_id)"
        " SELECT seq FROM found"
        " UNION SELECT term.seq FROM found JOIN term"
        " ON term.kind = 'customer' AND term.value = 'op:' || found.op_id"
        " UNION SELECT seq FROM term WHERE kind = 'customer' AND value = ?2"
        " UNION SELECT seq FROM term WHERE kind = ?3 AND value = ?4",
        (key.removeprefix("op:") if key.startswith("op:") else None, key, *key.partition(":")[::2]),
    )
    return [seq for (seq,) in rows]
