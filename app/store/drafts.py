"""Half-filled forms, each of one associate, form and subject. Kept encrypted, in outbox.db."""

import json
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType

from app.domain.clock import Clock
from app.domain.op import AssociateId
from app.domain.registration import FormValues
from app.store.connection import Connection, Row
from app.store.database import Database


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """`subject` is what the form is about: a customer's key, or empty for a new one."""

    associate_id: AssociateId
    form: str
    subject: str
    values: FormValues
    saved_at: datetime


class DraftStore:
    """Methods raise StoreFault."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def save(
        self, associate_id: AssociateId, form: str, subject: str, values: FormValues
    ) -> None:
        """Keep the form as typed so far, in place of what was kept before."""
        row = (associate_id, form, subject, json.dumps(dict(values)), self._clock.now().isoformat())

        def saved(connection: Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO draft (associate_id, form, subject, field_values, saved_at)"
                " VALUES (?, ?, ?, ?, ?)",
                row,
            )

        await self._database.write(saved)

    async def load(self, associate_id: AssociateId, form: str, subject: str) -> FormValues | None:
        """The form as it was left; None where there is no draft."""
        row = await self._database.read(
            lambda connection: connection.execute(
                "SELECT field_values FROM draft WHERE associate_id = ? AND form = ?"
                " AND subject = ?",
                (associate_id, form, subject),
            ).fetchone()
        )
        return None if row is None else _values(row[0])

    async def drop(self, associate_id: AssociateId, form: str, subject: str) -> None:
        """Forget a draft: its form was sent, or its owner cleared it."""

        def dropped(connection: Connection) -> None:
            connection.execute(
                "DELETE FROM draft WHERE associate_id = ? AND form = ? AND subject = ?",
                (associate_id, form, subject),
            )

        await self._database.write(dropped)

    async def move(self, subject: str, to: str) -> None:
        """Everybody's drafts on `subject` are on `to` now; one that is there already stays."""

        def moved(connection: Connection) -> None:
            connection.execute(
                "UPDATE OR IGNORE draft SET subject = ? WHERE subject = ?", (to, subject)
            )

        await self._database.write(moved)

    async def list_of(self, associate_id: AssociateId) -> tuple[Draft, ...]:
        """Every draft of an associate, the latest first."""
        rows = await self._database.read(
            lambda connection: connection.execute(
                "SELECT associate_id, form, subject, field_values, saved_at FROM draft"
                " WHERE associate_id = ? ORDER BY rowid DESC",
                (associate_id,),
            ).fetchall()
        )
        return tuple(map(_draft, rows))


def _draft(row: Row) -> Draft:
    return Draft(
        associate_id=AssociateId(row[0]),
        form=row[1],
        subject=row[2],
        values=_values(row[3]),
        saved_at=datetime.fromisoformat(row[4]),
    )


def _values(text: str) -> FormValues:
    return MappingProxyType(dict(json.loads(text)))
