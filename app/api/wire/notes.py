"""Notes between the wire and the domain.

| wire            | domain                                            |
|-----------------|---------------------------------------------------|
| description     | text                                              |
| date, added_on  | written_at (aware)                                |
| id              | id; on a write `corrects`, and never of a new one |
"""

from datetime import tzinfo

from app.api.wire import normal
from app.api.wire.customers import wire_time
from app.api.wire.normal import Tree
from app.api.wire.whom import whom_tree
from app.domain.associate import AssociateId
from app.domain.note import Note, NoteEntry, NoteId


def notes_from(
    value: object, zone: tzinfo, *, associate_id: AssociateId | None = None
) -> tuple[Note, ...]:
    """The notes of a reply; the server does not say whose: `associate_id` is who was asked for."""
    return tuple(
        Note(
            id=note_id_from(tree) or None,
            text=_words(tree.get("description")),
            written_at=normal.instant(tree.get("added_on") or tree.get("date"), zone),
            associate_id=associate_id,
        )
        for tree in normal.many(value, "note")
    )


def note_id_from(tree: Tree) -> NoteId:
    """Empty where there is none: the server also writes -1, of a note whose id it does not tell."""
    written = normal.text(tree.get("id"))
    number = normal.integer(written)
    return NoteId("" if number is not None and number < 1 else written)


def note_tree(entry: NoteEntry, zone: tzinfo) -> dict[str, object]:
    """The one `customer` of a POST to customer/notes."""
    note = {"date": wire_time(entry.written_at, zone), "description": entry.text}
    if entry.corrects is not None:
        note = {"id": entry.corrects, **note}
    return {
        **whom_tree(entry.whom),
        "associate_id": entry.associate_id,
        "notes": {"note": note},
    }


def _words(value: object) -> str:
    """Somebody may write "None": a word here, if nothing anywhere else."""
    return normal.text(value) or (value.strip() if isinstance(value, str) else "")
