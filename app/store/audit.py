"""The record of what associates did, beside the ops and their moves. Only ever added to.

Kept in outbox.db, encrypted as all of it. Knows nothing of screens.
"""

from datetime import UTC, datetime

from app.domain.audit import Act, AuditEntry, AuditQuery
from app.domain.clock import Clock
from app.domain.customer import CustomerKey
from app.domain.op import Associate, AssociateId, OpId
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
    " coalesce(subject ->> '$.key', 'op:' || op_id), op_id, kind, seq FROM op"
    " UNION ALL SELECT event.at, 'moved', event.who, coalesce(associate.name, ''),"
    " coalesce(op.subject ->> '$.key', 'op:' || op.op_id), op.op_id,"
    " event.from_state || ' > ' || event.to_state || ': ' || event.reason, event.id"
    " FROM event JOIN op ON op.seq = event.op LEFT JOIN associate"
    " ON associate.id = event.who WHERE event.who <> 'till')"
    f" WHERE {_ASKED} ORDER BY at DESC, number DESC LIMIT ?5 OFFSET ?6"
)
_EARLIEST, _LATEST = "", "~"
"""Before and after every time as it is written."""


class AuditStore:
    """Methods raise StoreFault."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def record(
        self, act: Act, who: Associate, *, customer: CustomerKey | None = None, detail: str = ""
    ) -> None:
        """Write down what was done, durably. `detail` holds no personal data."""
        row = (self._clock.now().isoformat(), act.value, who.id, who.name, customer, detail)

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
    at, act, associate_id, name, customer, op_id, detail = row
    return AuditEntry(
        at=datetime.fromisoformat(at),
        act=Act(act),
        associate_id=AssociateId(associate_id),
        associate_name=name,
        customer=None if customer is None else CustomerKey(customer),
        op_id=None if op_id is None else OpId(op_id),
        detail=detail,
    )
