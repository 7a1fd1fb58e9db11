"""Tickets: the server itself refuses a second one of the same subject."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from random import Random

from app.domain.identifiers import Identifier
from app.domain.op import Op, OpKind, Payload
from app.domain.ticket import TicketEntry
from app.sandbox.calls.table import Request
from app.sandbox.people.people import Person
from app.sandbox.state import Effect
from tests.faults.kinds.kind import About, Shopper
from tests.faults.kinds.tills import other_tills_write
from tests.faults.simulated.server import Server

SAME_SUBJECT = "Points are missing"


class Tickets:
    """See `Kind`. Now and then the subject is one that was raised before."""

    op_kind = OpKind.TICKET
    needs_known = False
    is_setting = False

    def intend(
        self, draw: Random, shopper: Shopper, about: About | None, number: int, at: datetime
    ) -> TicketEntry:
        assert about is not None
        return TicketEntry(
            whom=about.subject.whom,
            subject=SAME_SUBJECT if draw.random() < 0.2 else f"Ticket {number}",
            message=f"Said at the till, {number}",
        )

    def names(self, payload: Payload) -> Sequence[Identifier]:
        return ()

    def corrected(self, draw: Random, op: Op, number: int, at: datetime) -> TicketEntry:
        return replace(_ticket(op.payload), subject=f"Ticket {number}, again")

    def elsewhere(self, draw: Random, shopper: Shopper, number: int) -> Request:
        ticket = {"subject": SAME_SUBJECT, "message": f"Said elsewhere, {number}"}
        return other_tills_write("customer/tickets", {"mobile": shopper.mobile, "ticket": ticket})

    def is_of(self, payload: Payload, effect: Effect, server: Server) -> bool:
        return effect.call == "customer/tickets"

    def is_held(self, payload: Payload, person: Person | None, server: Server) -> bool:
        return person is not None and server.has_row(
            "ticket",
            user_id=person.user_id,
            subject=_ticket(payload).subject,
            message=_ticket(payload).message,
        )


def _ticket(payload: Payload) -> TicketEntry:
    assert isinstance(payload, TicketEntry)
    return payload
