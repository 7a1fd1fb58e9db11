"""Who is enrolled on this till, with the hash of their PIN and how often it was mistyped.

Owns those rows of outbox.db. Hashing, and what a failure leads to, is the session's.
"""

from dataclasses import dataclass, field
from datetime import datetime

from app.domain.clock import Clock
from app.domain.op import Associate, AssociateId
from app.store.connection import Connection, Row
from app.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolledAssociate:
    """`failures` counts wrong PINs since the last right one. Who `is_barred` may not sign in."""

    associate: Associate
    pin_hash: str = field(repr=False)
    failures: int = 0
    last_failure_at: datetime | None = None
    is_barred: bool = False


class AssociateStore:
    """Methods raise StoreFault."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def all(self) -> tuple[EnrolledAssociate, ...]:
        """Everybody who is enrolled, in the order they were."""
        rows = await self._database.read(
            lambda connection: connection.execute(f"{_SELECT} ORDER BY rowid").fetchall()
        )
        return tuple(map(_enrolled, rows))

    async def get(self, associate_id: AssociateId) -> EnrolledAssociate | None:
        row = await self._database.read(
            lambda connection: connection.execute(
                f"{_SELECT} WHERE id = ?", (associate_id,)
            ).fetchone()
        )
        return None if row is None else _enrolled(row)

    async def enrol(self, associate: Associate, *, pin_hash: str) -> None:
        """Enrol somebody, or give them another name, role or PIN; mistyped PINs are forgotten."""
        now = self._clock.now().isoformat()

        def enrolled(connection: Connection) -> None:
            connection.execute(
                "INSERT INTO associate (id, name, is_supervisor, pin_hash, enrolled_at,"
                " failed_attempts) VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (id) DO UPDATE SET"
                " name = excluded.name, is_supervisor = excluded.is_supervisor,"
                " pin_hash = excluded.pin_hash, failed_attempts = 0, last_failed_at = NULL",
                (associate.id, associate.name, associate.is_supervisor, pin_hash, now),
            )

        await self._database.write(enrolled)

    async def set_pin(self, associate_id: AssociateId, pin_hash: str) -> None:
        """Give somebody another PIN; mistyped ones are forgotten."""
        await self._change(
            "pin_hash = ?, failed_attempts = 0, last_failed_at = NULL", pin_hash, associate_id
        )

    async def set_supervisor(self, associate_id: AssociateId, *, is_supervisor: bool) -> None:
        await self._change("is_supervisor = ?", is_supervisor, associate_id)

    async def set_barred(self, associate_id: AssociateId, *, is_barred: bool) -> None:
        """Keep somebody from signing in here from now on, or let them again."""
        await self._change("is_barred = ?", is_barred, associate_id)

    async def _change(self, what: str, value: object, associate_id: AssociateId) -> None:
        await self._database.write(
            lambda connection: connection.execute(
                f"UPDATE associate SET {what} WHERE id = ?", (value, associate_id)
            )
        )

    async def failed(self, associate_id: AssociateId, *, at: datetime) -> None:
        """A wrong PIN was typed."""

        def counted(connection: Connection) -> None:
            connection.execute(
                "UPDATE associate SET failed_attempts = failed_attempts + 1, last_failed_at = ?"
                " WHERE id = ?",
                (at.isoformat(), associate_id),
            )

        await self._database.write(counted)

    async def succeeded(self, associate_id: AssociateId) -> None:
        """The right PIN was typed: earlier failures no longer count."""

        def cleared(connection: Connection) -> None:
            connection.execute(
                "UPDATE associate SET failed_attempts = 0, last_failed_at = NULL"
                " WHERE id = ? AND failed_attempts > 0",
                (associate_id,),
            )

        await self._database.write(cleared)


_SELECT = (
    "SELECT id, name, is_supervisor, pin_hash, failed_attempts, last_failed_at, is_barred"
    " FROM associate"
)


def _enrolled(row: Row) -> EnrolledAssociate:
    return EnrolledAssociate(
        associate=Associate(id=AssociateId(row[0]), name=row[1], is_supervisor=bool(row[2])),
        pin_hash=row[3],
        failures=row[4],
        last_failure_at=datetime.fromisoformat(row[5]) if row[5] is not None else None,
        is_barred=bool(row[6]),
    )
