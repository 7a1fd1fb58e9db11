"""Notes on customers: those that tills add, and those of a past. Owns their table and shape."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from app.sandbox.people.organisation import ASSOCIATE_IDS
from app.sandbox.people.past import TIME, Past
from app.sandbox.people.people import LOYALTY
from app.sandbox.wire.replies import Node

_FIRST_ADDED_ID = 50_000_000
"""Far above every id that is derived of a person."""
_PER_PERSON = 10
_TEXTS = (
    "Likes to be rung before a delivery",
    "Prefers the smaller fitting room",
    "Asked for the winter collection",
    "Has a nut allergy: no samples from the bakery",
    "Brings back what does not fit within a week",
    "Shops for the whole family on Saturdays",
    "Wants receipts by e-mail only",
    "يفضّل التحدّث بالعربية",
    "हिन्दी में बात करना पसंद है",
    "送货请放在前台",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """`added_on`: the store's local time, `YYYY-MM-DD HH:MM:SS`, as its associate sent it."""

    id: int
    user_id: int
    associate_id: str
    description: str
    added_on: str

    def node(self) -> dict[str, Node]:
        """Without the author, whom the API does not tell."""
        return {
            "id": str(self.id),
            "description": self.description,
            "added_on": self.added_on,
        }


def past_notes(past: Past) -> list[Note]:
    """What associates wrote of a member before this server's time, the oldest first."""
    person = past.person
    if not person.has_history or person.type != LOYALTY:
        return []
    chance = past.chance("notes")
    count = int(chance.random() ** 2 * 4)
    days = sorted((1 + chance.randrange(700) for _ in range(count)), reverse=True)
    notes: list[Note] = []
    for place, day in enumerate(days):
        at = (past.as_of - timedelta(days=day)).replace(
            hour=9 + chance.randrange(10), minute=chance.randrange(60), second=0
        )
        notes.append(
            Note(
                id=person.user_id * _PER_PERSON + place,
                user_id=person.user_id,
                associate_id=chance.choice(ASSOCIATE_IDS),
                description=chance.choice(_TEXTS),
                added_on=at.strftime(TIME),
            )
        )
    return notes


def past_owner(note_id: int) -> int:
    """Whose past a note with this id would be of."""
    return note_id // _PER_PERSON


class Notes:
    """The table. A row with the id of a note of the past is that note as it was changed. Writes
    belong into the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def of(self, past: Past) -> list[Note]:
        """All of one customer, the oldest first."""
        found = {note.id: note for note in past_notes(past)}
        rows = self._select("user_id = ?", past.person.user_id)
        found |= {note.id: note for note in rows}
        return sorted(found.values(), key=lambda note: (note.added_on, note.id))

    def get(self, note_id: int) -> Note | None:
        return next(iter(self._select("id = ?", note_id)), None)

    def next_id(self) -> int:
        (highest,) = self._connection.execute("SELECT max(id) FROM note").fetchone()
        return max(int(highest or 0) + 1, _FIRST_ADDED_ID)

    def save(self, note: Note) -> None:
        """Insert the note, or replace the one with the same id."""
        self._connection.execute(
            "INSERT OR REPLACE INTO note (id, user_id, associate_id, description, added_on) "
            "VALUES (?, ?, ?, ?, ?)",
            (note.id, note.user_id, note.associate_id, note.description, note.added_on),
        )

    def _select(self, where: str, value: int) -> list[Note]:
        rows = self._connection.execute(
            f"SELECT id, user_id, associate_id, description, added_on FROM note WHERE {where}",
            (value,),
        )
        return [_note_of(row) for row in rows]


def _note_of(row: Sequence[object]) -> Note:
    note_id, user_id, associate_id, description, added_on = row
    return Note(
        id=int(str(note_id)),
        user_id=int(str(user_id)),
        associate_id=str(associate_id),
        description=str(description),
        added_on=str(added_on),
    )
