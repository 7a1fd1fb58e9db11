"""The record of what associates did, beside the ops and their moves. Only ever added to.

Kept in outbox.db, encrypted as all of it. Knows nothing of screens.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime

from app.domain.audit import Act, AuditEntry, AuditQuery, Detail, DetailKind, Fact
from app.domain.clock import Clock
from app.domain.customer import CustomerKey
from app.domain.move_reason import MoveReason
from app.domain.op import Associate, AssociateId, OpId, OpState
from app.store.connection import Connection, Row
from app.store.database import Database

_ASKED = (
    "at >= ?1 AND at < ?2 AND associate_id = coalesce(?3, associate_id) AND act = coalesce(?4, act)"
)
# The acts of months are read in the order of their index, and only as many as the page can need.
_TRAIL = (
    "SELECT at, act, associate_id, associate_name, customer, op_id, detail FROM (SELECT * FROM"
    " (SELECT at, act, associate_id, associate_name, customer, NULL AS op_id, detail,"
    f" id AS number FROM audit WHERE {_ASKED} ORDER BY at DESC, id DESC LIMIT ?5 + ?6)"
    " UNION ALL SELECT created_at, 'saved', associate_id, associate_name,"
    " coalesce(subject ->> '$.key', 'op:' || op_id), op_id,"
    " json_object('kind', 'op_saved', 'op_kind', kind), seq FROM op"
    " UNION ALL SELECT event.at, 'moved', event.who, coalesce(associate.name, ''),"
    " coalesce(op.subject ->> '$.key', 'op:' || op.op_id), op.op_id,"
    " json_object('kind', 'op_moved', 'op_kind', op.kind, 'from_state', event.from_state,"
    " 'to_state', event.to_state, 'reason', event.reason), event.id"
    " FROM event JOIN op ON op.seq = event.op LEFT JOIN associate"
    " ON associate.id = event.who WHERE event.who <> 'till')"
    f" WHERE {_ASKED} ORDER BY at DESC, number DESC LIMIT ?5 OFFSET ?6"
)
_EARLIEST, _LATEST = "", "~"
"""Before and after every time as it is written."""
_KIND = "kind"
_MOVES = {
    MoveReason.TAKEN_BACK: DetailKind.OP_TAKEN_BACK,
    MoveReason.CORRECTED: DetailKind.OP_CORRECTED,
    MoveReason.AMENDED: DetailKind.OP_AMENDED,
    MoveReason.THEIRS_KEPT: DetailKind.OP_THEIRS_KEPT,
    MoveReason.TRIED_AGAIN: DetailKind.OP_TRIED_AGAIN,
    MoveReason.HANDED_OVER: DetailKind.OP_HANDED_OVER,
    MoveReason.TAKEN_IN: DetailKind.OP_TAKEN_IN,
}
_WITH_FILE = (MoveReason.HANDED_OVER, MoveReason.TAKEN_IN)


class AuditStore:
    """Methods raise StoreFault."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def record(
        self,
        act: Act,
        who: Associate,
        *,
        customer: CustomerKey | None = None,
        detail: Detail | None = None,
    ) -> None:
        """Write down what was done, durably."""
        written = "" if detail is None else _encoded(detail)
        row = (self._clock.now().isoformat(), act.value, who.id, who.name, customer, written)

        def recorded(connection: Connection) -> None:
            connection.execute(
                "INSERT INTO audit (at, act, associate_id, associate_name, customer, detail)"
                " VALUES (?, ?, ?, ?, ?, ?)",
                row,
            )

        await self._database.write(recorded)

    async def forget(self, before: datetime) -> int:
        """Let go of what was recorded before this time; how many entries."""
        return await self._database.write(
            lambda connection: (
                connection.execute("DELETE FROM audit WHERE at < ?", (before.isoformat(),)).rowcount
            )
        )


def trail(
    connection: Connection, query: AuditQuery, limit: int, offset: int
) -> tuple[AuditEntry, ...]:
    """Acts, saved ops and what people did with them, the latest first."""
    asked = (
        _written(query.since, _EARLIEST),
        _written(query.before, _LATEST),
        query.associate_id,
        query.act.value if query.act is not None else None,
        limit,
        offset,
    )
    return tuple(map(_entry, connection.execute(_TRAIL, asked)))


def _written(at: datetime | None, otherwise: str) -> str:
    return at.astimezone(UTC).isoformat() if at is not None else otherwise


def _entry(row: Row) -> AuditEntry:
    at, written_act, associate_id, name, customer, op_id, written = row
    try:
        act = Act(written_act)
    except ValueError:
        act, written = Act.UNKNOWN, f"{written_act} {written}".strip()
    return AuditEntry(
        at=datetime.fromisoformat(at),
        act=act,
        associate_id=AssociateId(associate_id),
        associate_name=name,
        customer=None if customer is None else CustomerKey(customer),
        op_id=None if op_id is None else OpId(op_id),
        detail=_decoded(written) if written else None,
    )


def _encoded(detail: Detail) -> str:
    written = {
        _KIND: detail.kind.value,
        **{name.value: fact for name, fact in detail.facts.items()},
    }
    return json.dumps(written, ensure_ascii=False, separators=(",", ":"))


def _decoded(text: str) -> Detail:
    """Text that is no detail of ours is that of another version, and is kept as it was written."""
    try:
        written = json.loads(text)
        kind = DetailKind(written.pop(_KIND))
        facts = {Fact(name): str(fact) for name, fact in written.items() if fact != ""}
    except (ValueError, KeyError, TypeError, AttributeError):
        return Detail(kind=DetailKind.AS_WRITTEN, facts={Fact.TEXT: text})
    return _moved(facts) if kind is DetailKind.OP_MOVED else Detail(kind=kind, facts=facts)


def _moved(facts: Mapping[Fact, str]) -> Detail:
    """What a person decided on an op, as far as its reason tells."""
    reason = facts.get(Fact.REASON, "")
    told = dict(facts)
    told.pop(Fact.REASON, None)
    for known in _WITH_FILE:
        if reason.startswith(f"{known} "):
            told[Fact.FILE_ID] = reason.removeprefix(f"{known} ")
            return Detail(kind=_MOVES[known], facts=told)
    try:
        return Detail(kind=_MOVES[MoveReason(reason)], facts=told)
    except ValueError:
        is_over = facts.get(Fact.TO_STATE) == OpState.DISCARDED
        kind = DetailKind.OP_WITHDRAWN if is_over else DetailKind.OP_MOVED
        return Detail(kind=kind, facts=facts)
