"""customer/tickets: tickets on behalf of customers, read and raised."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo

from app.api.endpoints.items import ask
from app.api.endpoints.writes import write_one
from app.api.pace import Priority
from app.api.transport import READ_DEADLINE_S, Transport
from app.api.wire import normal
from app.api.wire.normal import Tree
from app.api.wire.tickets import ticket_code_from, ticket_parameters, ticket_tree, tickets_from
from app.domain.faults import RefusedFault
from app.domain.identifiers import Identifier
from app.domain.outcome import Outcome
from app.domain.ticket import ALL_TICKETS, Ticket, TicketEntry, TicketQuery

_PATH = "customer/tickets"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweredTickets:
    """What the server said of one identifier: tickets (perhaps none), or a refusal.

    A refusal without a code is no answer for this one, although others got theirs.
    """

    identifier: Identifier
    tickets: tuple[Ticket, ...] = ()
    refusal: RefusedFault | None = None


class TicketsApi:
    """The tickets of one server."""

    def __init__(self, *, transport: Transport, zone: tzinfo) -> None:
        self._transport = transport
        self._zone = zone

    async def of(
        self,
        whom: Identifier,
        query: TicketQuery = ALL_TICKETS,
        *,
        deadline_s: float = READ_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> tuple[Ticket, ...]:
        """The tickets of one customer that meet the query. Raises ServerFault; RefusedFault for
        somebody who is not known.
        """
        (item,) = await ask(
            self._transport,
            _PATH,
            (whom,),
            ticket_parameters(query, self._zone),
            deadline_s=deadline_s,
            priority=priority,
        )
        return tickets_from(item.demand().get("tickets"), self._zone)

    async def of_many(
        self,
        identifiers: Sequence[Identifier],
        query: TicketQuery = ALL_TICKETS,
        *,
        deadline_s: float = READ_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> tuple[AnsweredTickets, ...]:
        """The tickets of several customers, one call a kind of identifier; in the order asked.

        Raises ServerFault; one customer's refusal is in their answer alone.
        """
        items = await ask(
            self._transport,
            _PATH,
            identifiers,
            ticket_parameters(query, self._zone),
            deadline_s=deadline_s,
            priority=priority,
        )
        return tuple(
            AnsweredTickets(
                identifier=item.identifier,
                tickets=tickets_from((item.tree or {}).get("tickets"), self._zone),
                refusal=item.refusal,
            )
            for item in items
        )

    async def create(
        self, entry: TicketEntry, *, priority: Priority = Priority.FOREGROUND
    ) -> Outcome:
        """Raise a ticket; `Outcome.reference` is its code. Never raises ServerFault."""
        return await write_one(
            self._transport,
            _PATH,
            entry.whom,
            ticket_tree(entry),
            self._zone,
            read=_raised,
            priority=priority,
        )


def _raised(item: Tree, done: Outcome) -> Outcome:
    return replace(done, reference=ticket_code_from(normal.branch(item.get("ticket"))))
