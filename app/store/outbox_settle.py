"""What an attempt's evidence does to an op: its move, the end of the attempt, the server's name.

Runs within the caller's transaction. The evidence itself is judged elsewhere.
"""

from collections.abc import Sequence

from app.domain.changes import ChangeSet
from app.domain.customer import CustomerKey, customer_key
from app.domain.op import NEEDS_PERSON, OpId, OpState
from app.domain.outcome import Settlement
from app.store.connection import Connection
from app.store.outbox_moves import IllegalMove, Moves, Stamp, Standing
from app.store.payload import encode_side_effects, encode_texts, encode_why

_NOT_BY_EVIDENCE = frozenset({OpState.SENDING, OpState.PROBING, OpState.DISCARDED})
"""States that are entered by a claim or by a person."""
_NOT_FROM = NEEDS_PERSON | {OpState.WAITING_CREDENTIALS}
"""States that evidence does not end."""


def settle_all(connection: Connection, results: Sequence[Settlement], stamp: Stamp) -> ChangeSet:
    """Apply settlements, and tell what they changed. Raises IllegalMove, LookupError."""
    moves = Moves(connection, stamp)
    ops = {op.op_id: op for op in moves.of(one.op_id for one in results)}
    for one in results:
        _settle(connection, moves, ops[one.op_id], one)
    moves.save()
    keys = [_local(op.op_id) for op in ops.values()]
    renamed = tuple(
        (_local(op.op_id), CustomerKey(op.customer_key))
        for op in ops.values()
        if op.state is OpState.ACKED and op.customer_key is not None
    )
    return ChangeSet(
        customers=frozenset(keys) | {key for _, key in renamed},
        ops=frozenset(ops),
        renamed=renamed,
    )


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
            op.customer_key = _server_key(connection, op, one)
            op.user_id = one.customer.user_id if one.customer is not None else None
            op.side_effects = encode_side_effects(one.side_effects)
            op.warnings = encode_texts(one.warnings)
        case _:
            pass
    op.why = why
    moves.move(op, one.to)


def _server_key(connection: Connection, op: Standing, one: Settlement) -> CustomerKey | None:
    """The customer's key: the answer's, or the first identifier that was sent where it has none."""
    if one.customer is not None and one.customer.identifiers:
        return customer_key(one.customer)
    row = connection.execute(
        "SELECT kind, value FROM term WHERE seq = ? AND kind IN ('mobile', 'email', 'external_id')"
        " ORDER BY CASE kind WHEN 'mobile' THEN 0 WHEN 'email' THEN 1 ELSE 2 END",
        (op.seq,),
    ).fetchone()
    return None if row is None else CustomerKey(f"{row[0]}:{row[1]}")


def _local(op_id: OpId) -> CustomerKey:
    return CustomerKey(f"op:{op_id}")
