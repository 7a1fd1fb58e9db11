"""customer/tickets: which each filter leaves, and what each part of one that is raised becomes."""

from collections.abc import Callable
from dataclasses import replace

from app.api.link import Link
from app.domain.customer import CustomField
from app.domain.identifiers import Identifier
from app.domain.op import Evidence
from app.domain.ticket import (
    ALL_TICKETS,
    Ticket,
    TicketEntry,
    TicketPriority,
    TicketQuery,
    TicketSource,
    TicketType,
)
from tests.unit.api.parameters import identified
from tests.unit.api.parameters.case import Show, cases
from tests.unit.api.parameters.scene import ARTHUR, RADHIKA, RITA, TOM, Scene

READ = cases("customer/tickets", is_both=True)
WRITE = cases("customer/tickets", "POST", is_both=True)
PARTS = "customer.ticket"

PLAIN = TicketEntry(
    whom=RITA,
    subject="Plain",
    status="NEW",
    priority=TicketPriority.LOW,
    department="SHOP",
    source=TicketSource.EMAIL,
    type=TicketType.STORE,
)
OTHER = TicketEntry(
    whom=RITA,
    subject="Other",
    message="Not < taken & gone",
    status="WAITING",
    priority=TicketPriority.HIGH,
    department="FINANCE",
    code="WISHED-1",
    source=TicketSource.SOCIAL,
    type=TicketType.CUSTOMER,
    custom_fields=(CustomField(name="bill", values=("B-1",)),),
)


async def read(
    link: Link, whom: Identifier, query: TicketQuery = ALL_TICKETS
) -> tuple[Ticket, ...]:
    return await link.tickets.of(whom, query)


identified.add_reads(READ, read)


@READ.of("mobile (several)")
async def several(scene: Scene) -> object:
    answers = await scene.link.tickets.of_many([TOM, RITA, RADHIKA])
    assert [len(answer.tickets) for answer in answers] == [1, 0, 2]
    assert len(scene.server.requests) == 1
    return answers


async def raised(scene: Scene, entry: TicketEntry) -> str:
    """Its code."""
    outcome = await scene.link.tickets.create(entry)
    assert (outcome.evidence, outcome.why.code) == (Evidence.DONE, 1300)
    return outcome.reference


def leaves(query: TicketQuery) -> Show:
    """Of the two tickets the other one alone, which is the one that the query describes."""

    async def show(scene: Scene) -> object:
        await raised(scene, PLAIN)
        await raised(scene, OTHER)
        assert len(await read(scene.link, RITA)) == 2
        found = await read(scene.link, RITA, query)
        assert [ticket.subject for ticket in found] == ["Other"]
        return found

    return show


FILTERS = {
    "status": TicketQuery(status="WAITING"),
    "priority": TicketQuery(priority=TicketPriority.HIGH),
    "department": TicketQuery(department="FINANCE"),
    "ticket_code": TicketQuery(code="WISHED-1"),
    "reported_from": TicketQuery(source=TicketSource.SOCIAL),
    "type": TicketQuery(type=TicketType.CUSTOMER),
}
for _name, _query in FILTERS.items():
    READ.add(_name, leaves(_query))


@READ.of("start_date", "end_date")
async def in_a_span(scene: Scene) -> object:
    """A ticket of the past and one of today, each side of a moment between them."""
    whom = ARTHUR
    old = await read(scene.link, whom)
    moment = scene.server.clock.now()
    scene.server.clock.advance(60.0)
    await raised(scene, replace(PLAIN, whom=whom))
    since = await read(scene.link, whom, TicketQuery(created_from=moment))
    until = await read(scene.link, whom, TicketQuery(created_until=moment))
    assert [ticket.subject for ticket in since] == ["Plain"]
    assert until == old
    assert old
    return since, until


async def by_each_kind(scene: Scene, known_by: Identifier, whom: Identifier) -> object:
    code = await raised(scene, replace(PLAIN, whom=whom))
    found = await read(scene.link, known_by, TicketQuery(code=code))
    assert [ticket.subject for ticket in found] == ["Plain"]
    return found


identified.add_writes(WRITE, by_each_kind, user_id="id")


def becomes(part: Callable[[Ticket], object], expected: object) -> Show:
    """What was sent of the other ticket is what is read back of it."""

    async def show(scene: Scene) -> object:
        await raised(scene, PLAIN)
        await raised(scene, OTHER)
        plain, other = await read(scene.link, RITA)
        assert part(other) == expected
        assert part(plain) != expected
        return other

    return show


WRITTEN: dict[str, tuple[Callable[[Ticket], object], object]] = {
    "status": (lambda ticket: ticket.status, "WAITING"),
    "priority": (lambda ticket: ticket.priority, TicketPriority.HIGH),
    "department": (lambda ticket: ticket.department, "FINANCE"),
    "subject": (lambda ticket: ticket.subject, "Other"),
    "message": (lambda ticket: ticket.message, "Not < taken & gone"),
    "ticket_code": (lambda ticket: ticket.code, "WISHED-1"),
    "custom_fields.field.name": (lambda ticket: ticket.custom_fields, OTHER.custom_fields),
    "custom_fields.field.value": (lambda ticket: ticket.custom_fields, OTHER.custom_fields),
}
for _name, (_part, _expected) in WRITTEN.items():
    WRITE.add(f"{PARTS}.{_name}", becomes(_part, _expected))
# The reply does not tell these two, but they are what is found by them.
WRITE.add(f"{PARTS}.reported_from", leaves(FILTERS["reported_from"]))
WRITE.add(f"{PARTS}.type", leaves(FILTERS["type"]))
