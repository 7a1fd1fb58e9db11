"""Requests to change an identifier, as tills send them and the back office decides them.

Owns their table and their shape on the wire; the rules are in `calls.back_office`.
"""

import dataclasses
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum, unique

from app.sandbox.people.people import Kind, Person
from app.sandbox.wire.replies import Node

CHANGE_IDENTIFIER = "CHANGE_IDENTIFIER"


@unique
class RequestStatus(StrEnum):
    PENDING = "PENDING"
    APPROVED = "APPROVED"
    REJECTED = "REJECTED"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeRequest:
    """Times are the store's local time, `YYYY-MM-DD HH:MM:SS`."""

    id: int
    user_id: int
    kind: Kind
    old_value: str
    new_value: str
    status: RequestStatus
    added_on: str
    updated_on: str

    def node(self) -> dict[str, Node]:
        return {
            "id": str(self.id),
            "type": CHANGE_IDENTIFIER,
            "status": self.status.value,
            "identifier": self.kind.value,
            "old_value": self.old_value,
            "new_value": self.new_value,
            "added_on": self.added_on,
            "updated_on": self.updated_on,
        }


_NAMES = ", ".join(each.name for each in dataclasses.fields(ChangeRequest))


class ChangeRequests:
    """Writes belong into the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def add(
        self, person: Person, kind: Kind, new_value: str, *, at: float, added_on: str
    ) -> ChangeRequest:
        """`at`: seconds since 1970, for whoever asks which are due."""
        old_value = str(getattr(person, kind.value))
        self._connection.execute(
            "INSERT INTO change_request "
            "(user_id, kind, old_value, new_value, status, added_on, updated_on, added_at) "
            "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            (
                *(person.user_id, kind.value, old_value, new_value),
                *(RequestStatus.PENDING.value, added_on, added_on, at),
            ),
        )
        (made,) = self._select("id = last_insert_rowid()")
        return made

    def get(self, request_id: int) -> ChangeRequest | None:
        return next(iter(self._select("id = ?", request_id)), None)

    def all(self) -> list[ChangeRequest]:
        return self._select("1")

    def of(self, user_id: int) -> list[ChangeRequest]:
        return self._select("user_id = ?", user_id)

    def latest_from(self, kind: Kind, old_value: str) -> ChangeRequest | None:
        """The last one by which a customer asked to lose this identifier."""
        found = self._select("kind = ? AND old_value = ?", kind.value, old_value)
        return found[-1] if found else None

    def due(self, until: float) -> list[ChangeRequest]:
        """Pending ones that were added until then."""
        return self._select("status = 'PENDING' AND added_at <= ?", until)

    def settle(self, request: ChangeRequest, status: RequestStatus, *, on: str) -> ChangeRequest:
        self._connection.execute(
            "UPDATE change_request SET status = ?, updated_on = ? WHERE id = ?",
            (status.value, on, request.id),
        )
        return dataclasses.replace(request, status=status, updated_on=on)

    def _select(self, where: str, *values: object) -> list[ChangeRequest]:
        rows = self._connection.execute(
            f"SELECT {_NAMES} FROM change_request WHERE {where} ORDER BY id", values
        )
        return [_request_of(row) for row in rows]


def _request_of(row: Sequence[object]) -> ChangeRequest:
    request_id, user_id, kind, old_value, new_value, status, added_on, updated_on = row
    return ChangeRequest(
        id=int(str(request_id)),
        user_id=int(str(user_id)),
        kind=Kind(str(kind)),
        old_value=str(old_value),
        new_value=str(new_value),
        status=RequestStatus(str(status)),
        added_on=str(added_on),
        updated_on=str(updated_on),
    )
