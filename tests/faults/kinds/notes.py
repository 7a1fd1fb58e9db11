"""Notes: the server appends whatever it is sent, and gives no key to know one's own by."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from random import Random

from app.domain.identifiers import Identifier
from app.domain.note import NoteEntry
from app.domain.op import Op, OpKind, Payload
from app.sandbox.calls.table import Request
from app.sandbox.people.organisation import ZONE
from app.sandbox.people.people import Person
from app.sandbox.state import Effect
from tests.faults.kinds.kind import About, Shopper
from tests.faults.kinds.tills import NOOR, OTHER_ASSOCIATE, other_tills_write
from tests.faults.simulated.server import Server

SAME_WORDS = "Called, no answer"


class Notes:
    """See `Kind`. Many have the same words: the second that each was written tells them apart."""

    op_kind = OpKind.NOTE
    needs_known = False
    is_setting = False

    def intend(
        self, draw: Random, shopper: Shopper, about: About | None, number: int, at: datetime
    ) -> NoteEntry:
        assert about is not None
        return NoteEntry(
            whom=about.subject.whom,
            associate_id=NOOR.id,
            text=SAME_WORDS if draw.random() < 0.5 else f"Note {number}",
            # The app's service sees to it that no two of a customer share a second.
            written_at=at.replace(microsecond=0) + timedelta(seconds=number),
        )

    def names(self, payload: Payload) -> Sequence[Identifier]:
        return ()

    def corrected(self, draw: Random, op: Op, number: int, at: datetime) -> NoteEntry:
        payload = _note(op.payload)
        return replace(payload, written_at=payload.written_at + timedelta(hours=1, seconds=number))

    def elsewhere(self, draw: Random, shopper: Shopper, number: int) -> Request:
        note = {"date": "2026-11-24 14:00:00", "description": SAME_WORDS}
        who = {"mobile": shopper.mobile, "associate_id": OTHER_ASSOCIATE}
        return other_tills_write("customer/notes", {**who, "notes": {"note": [note]}})

    def is_of(self, payload: Payload, effect: Effect, server: Server) -> bool:
        return effect.call == "customer/notes" and effect.effect == "added"

    def is_held(self, payload: Payload, person: Person | None, server: Server) -> bool:
        return person is not None and server.has_row(
            "note",
            user_id=person.user_id,
            associate_id=_note(payload).associate_id,
            description=_note(payload).text,
            added_on=f"{_note(payload).written_at.astimezone(ZONE):%Y-%m-%d %H:%M:%S}",
        )


def _note(payload: Payload) -> NoteEntry:
    assert isinstance(payload, NoteEntry)
    return payload
