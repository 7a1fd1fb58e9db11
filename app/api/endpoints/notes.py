"""customer/notes: notes about a customer, read and written."""

from dataclasses import replace
from datetime import tzinfo

from app.api.endpoints.items import ask_one
from app.api.endpoints.writes import write_one
from app.api.pace import Priority
from app.api.transport import READ_DEADLINE_S, Transport
from app.api.wire import normal
from app.api.wire.normal import Tree
from app.api.wire.notes import note_id_from, note_tree, notes_from
from app.domain.associate import AssociateId
from app.domain.identifiers import Identifier
from app.domain.note import Note, NoteEntry
from app.domain.outcome import Outcome

_PATH = "customer/notes"


class NotesApi:
    """The notes of one server."""

    def __init__(self, *, transport: Transport, zone: tzinfo) -> None:
        self._transport = transport
        self._zone = zone

    async def about(
        self,
        whom: Identifier,
        *,
        associate_id: AssociateId | None = None,
        deadline_s: float = READ_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> tuple[Note, ...]:
        """The notes about one customer, of one associate or of all: only of one's is it known
        whose they are. Raises ServerFault; RefusedFault for somebody who is not known.
        """
        by = {"associate_id": associate_id} if associate_id is not None else {}
        tree = await ask_one(
            self._transport,
            _PATH,
            whom,
            {"user_id": "true", **by},
            deadline_s=deadline_s,
            priority=priority,
        )
        return notes_from(tree.get("notes"), self._zone, associate_id=associate_id)

    async def write(self, entry: NoteEntry, *, priority: Priority = Priority.FOREGROUND) -> Outcome:
        """Write a note, or correct one. Never raises ServerFault.

        `Outcome.reference` is the note's id; most servers do not tell that of a new one.
        """
        return await write_one(
            self._transport,
            _PATH,
            entry.whom,
            note_tree(entry, self._zone),
            self._zone,
            read=_written,
            priority=priority,
        )


def _written(item: Tree, done: Outcome) -> Outcome:
    notes = normal.many(item.get("notes"), "note")
    return replace(done, reference=note_id_from(notes[0]) if len(notes) == 1 else "")
