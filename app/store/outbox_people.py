"""What moves ops beside evidence: a person's decision, a start of the app, a login that works.

Runs within the caller's transaction.
"""

from dataclasses import replace

from app.domain.customer import CustomerKey, identifier_of
from app.domain.move_reason import MoveReason
from app.domain.op import ALLOWED, Binding, Evidence, Op, OpId, OpKind, OpMoved, OpState, Why
from app.domain.registration import Registration
from app.domain.standstill import PARENT_WITHDRAWN
from app.store.connection import Connection
from app.store.outbox_moves import Moves, Stamp, Standing
from app.store.outbox_queue import binding_id, enter, lanes_of, merge
from app.store.outbox_rows import select_ops
from app.store.outbox_schema import LIVE
from app.store.outbox_settle import children, make_ambiguous
from app.store.outbox_terms import add_terms, drop_terms
from app.store.payload import encode_payload, encode_why

_UNDONE = frozenset(
    {
        *(Evidence.NOT_SENT, Evidence.REJECTED, Evidence.CREDENTIALS),
        *(Evidence.THROTTLED, Evidence.NOT_UNDERSTOOD, Evidence.TOO_MANY),
    }
)
"""What proves that a request which carried the op did nothing."""

_KILLED = encode_why(Why(evidence=Evidence.KILLED))
_ORPHANED = encode_why(Why(evidence=Evidence.NOT_SENT, fault=PARENT_WITHDRAWN))


def begin_epoch(connection: Connection, stamp: Stamp) -> int:
    """Number a new run of the app; whatever an earlier run had under way is ambiguous now."""
    connection.execute("UPDATE epoch SET number = number + 1")
    epoch = int(connection.execute("SELECT number FROM epoch").fetchone()[0])
    moves = Moves(connection, replace(stamp, epoch=epoch, reason="the app was started"))
    rows = connection.execute(
        f"SELECT op_id FROM op WHERE state IN ('sending', 'probing') AND {LIVE} ORDER BY seq"
    ).fetchall()
    for op in moves.of(op_id for (op_id,) in rows):
        moves.end_attempt(op, _KILLED)
        make_ambiguous(moves, op, _KILLED)
    moves.save()
    # No state but those two has a request under way.
    connection.execute(
        "UPDATE attempt SET finished_at = ?, why = ? WHERE finished_at IS NULL",
        (stamp.at.isoformat(), _KILLED),
    )
    return epoch


def again(connection: Connection, op_id: OpId, stamp: Stamp) -> None:
    """A person wants the op tried again. Raises OpMoved where it no longer waits for one.

    An op that may have reached the server is probed first, never sent blindly.
    """
    moves = Moves(connection, stamp)
    (op,) = moves.of([op_id])
    match op.state:
        case OpState.REJECTED:
            to = OpState.QUEUED
        case OpState.NEEDS_ATTENTION:
            to = OpState.QUEUED if _surely_undone(connection, op) else OpState.AMBIGUOUS
        case _:
            raise OpMoved(op.op_id, op.state)
    op.ambiguous_rounds = 0
    moves.move(op, to)
    moves.save()


def withdraw(connection: Connection, op_id: OpId, stamp: Stamp) -> None:
    """A person withdraws the op; what waited for it needs a person too.

    Raises OpMoved where it is under way or settled.
    """
    moves = Moves(connection, stamp)
    (op,) = moves.of([op_id])
    _discard(moves, op)
    for child in children(connection, moves, op):
        child.why = _ORPHANED
        moves.move(child, OpState.NEEDS_ATTENTION)
    moves.save()


def _discard(moves: Moves, op: Standing) -> None:
    if OpState.DISCARDED not in ALLOWED[op.state]:
        raise OpMoved(op.op_id, op.state)
    moves.move(op, OpState.DISCARDED)


def correct(connection: Connection, old: OpId, op: Op) -> None:
    """Withdraw `old`, which `op` corrects, and let `op` enter in the lane of the same customer.
    What waited for `old` waits for `op`.

    Raises OpMoved where `old` is under way or settled.
    """
    who, reason = op.associate.id, MoveReason.CORRECTED
    stamp = Stamp(at=op.created_at, epoch=op.epoch, who=who, reason=reason)
    moves = Moves(connection, stamp)
    (withdrawn,) = moves.of([old])
    _discard(moves, withdrawn)
    moves.save()
    if withdrawn.kind is OpKind.REGISTRATION:
        connection.execute(
            "UPDATE op SET customer_key = ? WHERE seq = ?", (op.local_key, withdrawn.seq)
        )
    enter(connection, op)
    connection.execute(
        f"UPDATE op SET parent = ? WHERE parent = ? AND {LIVE}", (op.seq, withdrawn.seq)
    )
    lane = connection.execute("SELECT lane FROM op WHERE seq = ?", (op.seq,)).fetchone()[0]
    merge(connection, (withdrawn.lane, lane))


def amend(connection: Connection, op_id: OpId, payload: Registration, stamp: Stamp) -> Op:
    """Write a registration anew that no request has carried. Raises OpMoved for any other."""
    moves = Moves(connection, stamp)
    (standing,) = moves.of([op_id])
    if standing.state is not OpState.QUEUED or standing.attempts:
        raise OpMoved(op_id, standing.state)
    (before,) = select_ops(connection, "WHERE o.op_id = ?", (op_id,))
    drop_terms(connection, before)
    connection.execute(
        "UPDATE op SET payload = ? WHERE seq = ?",
        (encode_payload(OpKind.REGISTRATION, payload), standing.seq),
    )
    moves.note(standing)
    moves.save()
    (after,) = select_ops(connection, "WHERE o.op_id = ?", (op_id,))
    add_terms(connection, after)
    number = binding_id(connection, after.binding)
    assert number is not None
    lanes = lanes_of(connection, after.subject, number)
    if len(lanes) > 1:
        merge(connection, lanes)
        (after,) = select_ops(connection, "WHERE o.op_id = ?", (op_id,))
    return after


def parent_of(connection: Connection, key: CustomerKey) -> tuple[OpId | None, CustomerKey]:
    """The registration that has to be acknowledged before the server knows the customer of `key`,
    if there is one to wait for, and by what key they are known now.

    Raises OpMoved where it was withdrawn, or is not known any more.
    """
    while identifier_of(key) is None:
        op_id = OpId(key.removeprefix("op:"))
        row = connection.execute(
            "SELECT op_id, state, customer_key FROM op WHERE op_id = ?", (op_id,)
        ).fetchone()
        if row is None:
            # Let go of as old, or lost with a damaged file: by this name nobody finds them.
            raise OpMoved(op_id, OpState.DISCARDED)
        op_id, state, known_as = row
        if known_as is None:
            if state == OpState.DISCARDED:
                raise OpMoved(OpId(op_id), OpState.DISCARDED)
            return OpId(op_id), key
        key = CustomerKey(known_as)
    return None, key


def let_in(connection: Connection, binding: Binding | None, stamp: Stamp) -> tuple[OpId, ...]:
    """The server accepts the till's login: what waited for that goes where it came from."""
    number = None if binding is None else binding_id(connection, binding)
    rows = connection.execute(
        f"SELECT op_id FROM op WHERE state = 'waiting_credentials' AND {LIVE}"
        " AND (?1 OR binding = ?2) ORDER BY seq",
        (binding is None, number),
    ).fetchall()
    moves = Moves(connection, stamp)
    waiting = moves.of(op_id for (op_id,) in rows)
    for op in waiting:
        assert op.resume is not None
        moves.move(op, op.resume)
    moves.save()
    return tuple(op.op_id for op in waiting)


def _surely_undone(connection: Connection, op: Standing) -> bool:
    row = connection.execute(
        "SELECT why ->> '$.evidence' FROM attempt WHERE op = ? AND purpose = 'send'"
        " ORDER BY number DESC LIMIT 1",
        (op.seq,),
    ).fetchone()
    return row is None or (row[0] is not None and Evidence(row[0]) in _UNDONE)
