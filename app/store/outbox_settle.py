"""What an attempt's evidence does to an op: its move, the end of the attempt, the server's name.

Runs within the caller's transaction. The evidence itself is judged elsewhere.
"""

import json
from collections.abc import Sequence
from datetime import datetime

from app.domain.changes import ChangeSet
from app.domain.customer import CustomerKey, customer_key
from app.domain.op import NEEDS_PERSON, Evidence, OpId, OpKind, OpState, Why
from app.domain.outcome import Settlement
from app.domain.standstill import NOT_SEEN
from app.store.connection import Connection
from app.store.outbox_moves import IllegalMove, Moves, Stamp, Standing
from app.store.outbox_schema import LIVE
from app.store.outbox_terms import add_key
from app.store.payload import encode_conflicts, encode_side_effects, encode_texts, encode_why

_NOT_BY_EVIDENCE = frozenset({OpState.SENDING, OpState.PROBING, OpState.DISCARDED})
"""States that are entered by a claim or by a person."""
_NOT_FROM = NEEDS_PERSON | {OpState.WAITING_CREDENTIALS}
"""States that evidence does not end."""
_NOT_SEEN = encode_why(Why(evidence=Evidence.DONE, fault=NOT_SEEN))


def settle_all(connection: Connection, results: Sequence[Settlement], stamp: Stamp) -> ChangeSet:
    """Apply settlements, and tell what they changed. Raises IllegalMove, LookupError."""
    moves = Moves(connection, stamp)
    ops = {op.op_id: op for op in moves.of(one.op_id for one in results)}
    freed: list[Standing] = []
    for one in results:
        op = ops[one.op_id]
        _settle(connection, moves, op, one)
        if op.state is OpState.ACKED and op.kind is OpKind.REGISTRATION:
            for child in children(connection, moves, op):
                moves.move(child, OpState.QUEUED)
                freed.append(child)
    moves.save()
    renamed = tuple(
        (_local(op.op_id), CustomerKey(op.customer_key))
        for op in ops.values()
        if op.state is OpState.ACKED and op.customer_key is not None
    )
    for local, key in renamed:
        add_key(connection, local, key)
    keys = _subjects(connection, [*ops.values(), *freed])
    return ChangeSet(
        customers=keys | {key for _, key in renamed},
        ops=frozenset(ops) | {child.op_id for child in freed},
        renamed=renamed,
    )


def children(connection: Connection, moves: Moves, parent: Standing) -> list[Standing]:
    """The ops that wait for `parent` to be acknowledged."""
    rows = connection.execute(
        f"SELECT op_id FROM op WHERE parent = ? AND state = 'blocked' AND {LIVE} ORDER BY seq",
        (parent.seq,),
    ).fetchall()
    return moves.of(op_id for (op_id,) in rows)


def verify(connection: Connection, op_ids: Sequence[OpId], stamp: Stamp) -> tuple[OpId, ...]:
    """Those of the ops that are ACKED become VERIFIED."""
    return _after_reading(connection, op_ids, OpState.VERIFIED, stamp)


def report_missing(
    connection: Connection, op_ids: Sequence[OpId], stamp: Stamp
) -> tuple[OpId, ...]:
    """Those of the ops that are ACKED need a person: what they wrote is not to be seen."""
    return _after_reading(connection, op_ids, OpState.NEEDS_ATTENTION, stamp)


def _after_reading(
    connection: Connection, op_ids: Sequence[OpId], to: OpState, stamp: Stamp
) -> tuple[OpId, ...]:
    moves = Moves(connection, stamp)
    seen = [op for op in moves.of(op_ids) if op.state is OpState.ACKED]
    for op in seen:
        if to is OpState.NEEDS_ATTENTION:
            op.why = _NOT_SEEN
        moves.move(op, to)
    moves.save()
    return tuple(op.op_id for op in seen)


def forget(connection: Connection, before: datetime) -> int:
    """Delete ops that were verified or withdrawn before this time, with their records."""
    rows = connection.execute(
        "SELECT seq FROM op WHERE settled_event IS NOT NULL AND state IN ('verified', 'discarded')"
        f" AND settled_at < ? AND seq NOT IN (SELECT lane FROM op WHERE {LIVE})"
        f" AND seq NOT IN (SELECT parent FROM op WHERE parent IS NOT NULL)",
        (before.isoformat(),),
    ).fetchall()
    for table, column in (("attempt", "op"), ("event", "op"), ("op", "seq")):
        connection.executemany(f"DELETE FROM {table} WHERE {column} = ?", rows)
    if rows:
        connection.execute("DELETE FROM term WHERE seq NOT IN (SELECT seq FROM op)")
    return len(rows)


def _subjects(connection: Connection, ops: Sequence[Standing]) -> frozenset[CustomerKey]:
    """By which keys the ops' customers are known, before and after."""
    rows = connection.execute(
        "SELECT subject ->> '$.key' FROM op WHERE subject IS NOT NULL"
        " AND seq IN (SELECT value FROM json_each(?))",
        (json.dumps([op.seq for op in ops]),),
    )
    return frozenset(CustomerKey(key) for (key,) in rows) | {_local(op.op_id) for op in ops}


def make_ambiguous(moves: Moves, op: Standing, why: str) -> None:
    """Move to AMBIGUOUS. Only a request that carried the op counts as a round, a probe does not."""
    op.ambiguous_rounds += op.state is OpState.SENDING
    op.why = why
    moves.move(op, OpState.AMBIGUOUS)


def _settle(connection: Connection, moves: Moves, op: Standing, one: Settlement) -> None:
    if one.to in _NOT_BY_EVIDENCE or op.state in _NOT_FROM:
        raise IllegalMove(f"{op.state.value} to {one.to.value} by evidence")
    why = encode_why(one.why)
    moves.end_attempt(op, why)
    match one.to:
        case OpState.AMBIGUOUS:
            make_ambiguous(moves, op, why)
            return
        case OpState.WAITING_CREDENTIALS:
            # A refused login did nothing; a refused probe has not answered what it asked.
            if op.state is OpState.SENDING:
                op.resume = OpState.QUEUED
        case OpState.ACKED:
            if op.kind is OpKind.REGISTRATION:
                op.customer_key = _server_key(connection, op, one)
            op.user_id = one.customer.user_id if one.customer is not None else None
            op.reference = one.reference or None
            op.conflict = None
            op.side_effects = encode_side_effects(one.side_effects)
            op.warnings = encode_texts(one.warnings)
        case OpState.NEEDS_ATTENTION if one.conflicts:
            op.conflict = encode_conflicts(one.conflicts)
        case _:
            pass
    op.why = why
    moves.move(op, one.to)


def _server_key(connection: Connection, op: Standing, one: Settlement) -> CustomerKey | None:
    """The customer's key: the answer's, or the first identifier that was sent where it has none."""
    if one.customer is not None and one.customer.identifiers:
        return customer_key(one.customer)
    return sent_key(connection, op.seq)


def sent_key(connection: Connection, seq: int) -> CustomerKey | None:
    """The customer's key by the first identifier that their registration has."""
    row = connection.execute(
        "SELECT kind, value FROM term WHERE seq = ? AND kind IN ('mobile', 'email', 'external_id')"
        " ORDER BY CASE kind WHEN 'mobile' THEN 0 WHEN 'email' THEN 1 ELSE 2 END",
        (seq,),
    ).fetchone()
    return None if row is None else CustomerKey(f"{row[0]}:{row[1]}")


def _local(op_id: OpId) -> CustomerKey:
    return CustomerKey(f"op:{op_id}")
