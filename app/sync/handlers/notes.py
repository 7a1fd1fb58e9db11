"""customer/notes: new notes, known again by associate, text and date; and corrections."""

from collections.abc import Callable
from dataclasses import replace

from app.api.link import Link
from app.api.pace import Priority
from app.domain.identifiers import Identifier
from app.domain.likeness import is_same_text
from app.domain.note import Note, NoteEntry, Recognition, recognise
from app.domain.op import Op
from app.domain.outcome import Outcome
from app.sync.handlers.handler import PROBE_DEADLINE_S, ReadBack, ReadFirst, ReadVerdict
from app.sync.handlers.single import SingleHandler


class _NotesHandler(SingleHandler[NoteEntry]):
    carries = NoteEntry

    async def _write(self, link: Link, op: Op, payload: NoteEntry) -> Outcome:
        assert op.target is not None
        entry = replace(payload, whom=op.target)
        return await link.notes.write(entry, priority=Priority.BACKGROUND)

    async def _notes(self, link: Link, payload: NoteEntry, whom: Identifier) -> tuple[Note, ...]:
        return await link.notes.about(
            whom,
            associate_id=payload.associate_id,
            deadline_s=PROBE_DEADLINE_S,
            priority=Priority.BACKGROUND,
        )


class NoteHandler(_NotesHandler):
    """See `Handler`. `is_date_kept`: whether this server keeps the date of a note."""

    def __init__(self, *, is_date_kept: Callable[[], bool] = lambda: True) -> None:
        self._is_date_kept = is_date_kept

    async def _look(self, link: Link, op: Op, payload: NoteEntry, whom: Identifier) -> ReadBack:
        notes = await self._notes(link, payload, whom)
        seen = [
            (note, recognise(note, payload, is_date_kept=self._is_date_kept())) for note in notes
        ]
        ours = [note for note, found in seen if found is Recognition.OURS]
        if ours:
            return ReadBack(op_id=op.id, verdict=ReadVerdict.DONE, reference=ours[0].id or "")
        is_unclear = any(found is Recognition.UNCLEAR for _, found in seen)
        verdict = ReadVerdict.UNDECIDABLE if is_unclear else ReadVerdict.ABSENT
        return ReadBack(op_id=op.id, verdict=verdict)


class NoteCorrectionHandler(_NotesHandler):
    """See `Handler`. Writing the same text again is harmless."""

    reads_first = ReadFirst.WHEN_SENT

    async def _look(self, link: Link, op: Op, payload: NoteEntry, whom: Identifier) -> ReadBack:
        notes = await self._notes(link, payload, whom)
        found = next((note for note in notes if note.id == payload.corrects), None)
        if found is None:
            return ReadBack(op_id=op.id, verdict=ReadVerdict.UNDECIDABLE)
        is_done = is_same_text(found.text, payload.text)
        verdict = ReadVerdict.DONE if is_done else ReadVerdict.ABSENT
        return ReadBack(op_id=op.id, verdict=verdict, reference=payload.corrects or "")
