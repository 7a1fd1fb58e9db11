"""The record of what associates did, beside the ops and their moves. Only ever added to.

Kept in outbox.db, encrypted as all of it. Knows nothing of screens.
"""

from datetime import datetime

from app.domain.audit import Act, AuditEntry
from app.domain.clock import Clock
from app.domain.customer import CustomerKey
from app.domain.op import Associate, AssociateId, OpId
from app.store.connection import Connection, Row
from app.store.database import Database

_TRAIL = (
    "SELECT at, act, associate_id, associate_name, customer, NULL, detail FROM audit"
    " UNION ALL SELECT created_at, 'saved', associate_id, associate_name,"
    " coalesce(subject ->> '$.key', 'op:' || op_id), op_id, kind FROM op"
    " UNION ALL SELECT event.at, 'moved', event.who, '', coalesce(op.subject ->> '$.key',"
    " 'op:' || op.op_id), op.op_id, event.from_state || ' > ' || event.to_state || ': '"
    " || event.reason FROM event JOIN op ON op.seq = event.op WHERE event.who <> 'till'"
    " ORDER BY 1 DESC LIMIT ? OFFSET ?"
)


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


def trail(connection: Connection, limit: int, offset: int) -> tuple[AuditEntry, ...]:
    """Acts, saved ops and what people did with them, the latest first."""
    return tuple(map(_entry, connection.execute(_TRAIL, (limit, offset))))


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
