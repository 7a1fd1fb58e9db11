"""customer/tickets: the server itself refuses a second one of the same subject."""

from dataclasses import replace

from app.api.link import Link
from app.api.pace import Priority
from app.domain import codes
from app.domain.faults import ServerFault
from app.domain.identifiers import Identifier
from app.domain.op import Evidence, Op
from app.domain.outcome import Outcome
from app.domain.ticket import Ticket, TicketEntry, is_ours
from app.sync.handlers.handler import PROBE_DEADLINE_S, ReadBack, ReadVerdict
from app.sync.handlers.single import SingleHandler


class TicketHandler(SingleHandler[TicketEntry]):
    """See `Handler`."""

    carries = TicketEntry

    async def _write(self, link: Link, op: Op, payload: TicketEntry) -> Outcome:
        assert op.target is not None
        entry = replace(payload, whom=op.target)
        outcome = await link.tickets.create(entry, priority=Priority.BACKGROUND)
        was_sent_before = op.attempts > 1
        if outcome.why.code != codes.TICKET_EXISTS or not was_sent_before:
            return outcome
        # An earlier request of ours may have raised the very ticket that is in the way now.
        try:
            ours = _ours(await self._tickets(link, op.target), payload)
        except ServerFault:
            return replace(outcome, why=replace(outcome.why, evidence=Evidence.AMBIGUOUS))
        if ours is None:
            return outcome
        done = replace(outcome.why, evidence=Evidence.DONE)
        return replace(outcome, why=done, reference=ours.code)

    async def _look(self, link: Link, op: Op, payload: TicketEntry, whom: Identifier) -> ReadBack:
        ours = _ours(await self._tickets(link, whom), payload)
        if ours is None:
            return ReadBack(op_id=op.id, verdict=ReadVerdict.ABSENT)
        return ReadBack(op_id=op.id, verdict=ReadVerdict.DONE, reference=ours.code)

    async def _tickets(self, link: Link, whom: Identifier) -> tuple[Ticket, ...]:
        return await link.tickets.of(
            whom, deadline_s=PROBE_DEADLINE_S, priority=Priority.BACKGROUND
        )


def _ours(tickets: tuple[Ticket, ...], payload: TicketEntry) -> Ticket | None:
    return next((ticket for ticket in tickets if is_ours(ticket, payload)), None)
