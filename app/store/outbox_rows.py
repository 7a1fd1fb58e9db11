"""Rows of outbox.db as values. Knows columns and their order; decides nothing."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique
from functools import lru_cache
from typing import Any

from app.domain.customer import CustomerKey, UserId, identifier_of
from app.domain.op import (
    Associate,
    AssociateId,
    Attempt,
    Binding,
    Op,
    OpId,
    OpKind,
    OpState,
    registered,
)
from app.store.connection import Connection, Row
from app.store.payload import decode_conflicts, decode_payload, decode_subject, decode_why

OP_SELECT = (
    "SELECT o.op_id, o.seq, o.kind, o.state, 'op:' || CASE WHEN o.lane = o.seq THEN o.op_id"
    " ELSE (SELECT op_id FROM op WHERE seq = o.lane) END, o.payload,"
    " b.server_url, b.organisation, b.till_login,"
    " o.associate_id, o.associate_name, o.associate_is_supervisor,"
    " o.created_at, o.epoch, o.attempts, o.ambiguous_rounds, o.why, o.user_id, o.settled_at,"
    " o.subject, CASE WHEN p.state != 'discarded' THEN p.op_id END, p.customer_key,"
    " o.conflict, o.reference, o.is_bulk"
    " FROM op o JOIN binding b ON b.id = o.binding LEFT JOIN op p ON p.seq = o.parent"
)


@unique
class Purpose(StrEnum):
    """What a request was for: to carry the op, or to look whether it has been done."""

    SEND = "send"
    PROBE = "probe"


@dataclass(frozen=True, slots=True, kw_only=True)
class OpEvent:
    """One recorded move of an op. `who` is an associate's id, or `till` for the program itself."""

    op_id: OpId
    from_state: OpState
    to_state: OpState
    at: datetime
    epoch: int
    who: str
    reason: str


def op_of(row: Row) -> Op:
    """The op of a row of `OP_SELECT`."""
    settled_at = row[18]
    kind = OpKind(row[2])
    payload = decode_payload(kind, row[5])
    subject = decode_subject(row[19]) or registered(OpId(row[0]), payload)
    known_as = CustomerKey(row[21]) if row[21] is not None else subject.key
    return Op(
        id=OpId(row[0]),
        seq=row[1],
        kind=kind,
        state=OpState(row[3]),
        lane=CustomerKey(row[4]),
        subject=subject,
        payload=payload,
        binding=_binding(row[6], row[7], row[8]),
        associate=_associate(row[9], row[10], row[11]),
        created_at=datetime.fromisoformat(row[12]),
        epoch=row[13],
        attempts=row[14],
        ambiguous_rounds=row[15],
        why=decode_why(row[16]),
        parent=OpId(row[20]) if row[20] is not None else None,
        target=identifier_of(known_as),
        conflicts=decode_conflicts(row[22]),
        user_id=UserId(row[17]) if row[17] is not None else None,
        reference=row[23] or "",
        is_bulk=bool(row[24]),
        settled_at=datetime.fromisoformat(settled_at) if settled_at is not None else None,
    )


def select_ops(connection: Connection, where: str, values: Sequence[object] = ()) -> tuple[Op, ...]:
    """Ops by a condition of ours on `o` (with its ORDER BY and LIMIT, if any)."""
    return tuple(map(op_of, connection.execute(f"{OP_SELECT} {where}", values)))


def ops_by_seq(connection: Connection, numbers: Sequence[int]) -> tuple[Op, ...]:
    """Ops in the order of `numbers`."""
    found = {
        op.seq: op
        for op in select_ops(
            connection, "WHERE o.seq IN (SELECT value FROM json_each(?))", (json.dumps(numbers),)
        )
    }
    return tuple(found[seq] for seq in numbers)


# Most ops of a till have one binding and one of few associates.
@lru_cache(maxsize=16)
def _binding(server_url: str, organisation: str, till_login: str) -> Binding:
    return Binding(server_url=server_url, organisation=organisation, till_login=till_login)


@lru_cache(maxsize=64)
def _associate(associate_id: str, name: str, is_supervisor: int) -> Associate:
    return Associate(id=AssociateId(associate_id), name=name, is_supervisor=bool(is_supervisor))


def attempt_of(row: Sequence[Any]) -> Attempt:
    """From number, started_at, finished_at, why."""
    return Attempt(
        number=row[0],
        started_at=datetime.fromisoformat(row[1]),
        finished_at=datetime.fromisoformat(row[2]) if row[2] is not None else None,
        why=decode_why(row[3]),
    )


def event_of(row: Sequence[Any]) -> OpEvent:
    """From op_id, from_state, to_state, at, epoch, who, reason."""
    return OpEvent(
        op_id=OpId(row[0]),
        from_state=OpState(row[1]),
        to_state=OpState(row[2]),
        at=datetime.fromisoformat(row[3]),
        epoch=row[4],
        who=row[5],
        reason=row[6],
    )
