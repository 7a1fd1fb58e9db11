"""Corrections of a note that the server has: its text is set, and set over."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from random import Random

from app.domain.identifiers import Identifier
from app.domain.note import NoteEntry, NoteId
from app.domain.op import Op, OpKind, Payload
from app.sandbox.calls.table import Request
from app.sandbox.people.people import Person
from app.sandbox.state import Effect
from tests.faults.kinds.kind import About, Shopper
from tests.faults.kinds.tills import NOOR, other_tills_write
from tests.faults.simulated.server import Server


class NoteCorrections:
    """See `Kind`. All of a customer are of the same note."""

    op_kind = OpKind.NOTE_CORRECTION
    needs_known = True
    is_setting = True

    def intend(
        self, draw: Random, shopper: Shopper, about: About | None, number: int, at: datetime
    ) -> NoteEntry:
        assert about is not None
        return NoteEntry(
            whom=about.subject.whom,
            associate_id=NOOR.id,
            text=f"Corrected {number}",
            written_at=at.replace(microsecond=0),
            corrects=NoteId(shopper.note_id),
        )

    def names(self, payload: Payload) -> Sequence[Identifier]:
        return ()

    def corrected(self, draw: Random, op: Op, number: int, at: datetime) -> NoteEntry:
        return replace(_correction(op.payload), text=f"Corrected {number}")

    def elsewhere(self, draw: Random, shopper: Shopper, number: int) -> Request:
        note = {"id": shopper.note_id, "description": f"Other {number}"}
        who = {"mobile": shopper.mobile, "associate_id": NOOR.id}
        return other_tills_write("customer/notes", {**who, "notes": {"note": [note]}})

    def is_of(self, payload: Payload, effect: Effect, server: Server) -> bool:
        return effect.call == "customer/notes" and effect.effect == "corrected"

    def is_held(self, payload: Payload, person: Person | None, server: Server) -> bool:
        entry = _correction(payload)
        return server.showed_row("note", id=int(entry.corrects or 0), description=entry.text)


def _correction(payload: Payload) -> NoteEntry:
    assert isinstance(payload, NoteEntry)
    return payload
