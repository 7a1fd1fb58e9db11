"""Tickets between the wire and the domain.

| wire                          | domain                                     |
|-------------------------------|--------------------------------------------|
| code; when sent, ticket_code  | code                                       |
| reported_from                 | source                                     |
| added_on, created_on          | created_at (aware)                         |
| start_date, end_date          | TicketQuery.created_from, created_until    |
"""

from datetime import tzinfo

from app.api.wire import normal
from app.api.wire.customers import custom_fields_from, custom_fields_tree, wire_time
from app.api.wire.normal import Tree
from app.api.wire.whom import whom_tree
from app.api.wire.words import word
from app.domain.ticket import (
    Ticket,
    TicketEntry,
    TicketPriority,
    TicketQuery,
    TicketSource,
    TicketType,
)

_TYPES = {TicketType.STORE: "STORE", TicketType.CUSTOMER: "Customer"}
"""As the contract writes them."""


def tickets_from(value: object, zone: tzinfo) -> tuple[Ticket, ...]:
    """The tickets of a customer, in the reply's order."""
    return tuple(ticket_from(tree, zone) for tree in normal.many(value, "ticket"))


def ticket_from(tree: Tree, zone: tzinfo) -> Ticket:
    """One ticket; what the reply leaves out stays empty."""
    return Ticket(
        code=ticket_code_from(tree),
        status=normal.text(tree.get("status")),
        priority=word(tree.get("priority"), TicketPriority),
        department=normal.text(tree.get("department")),
        subject=normal.text(tree.get("subject")),
        message=normal.text(tree.get("message")),
        source=word(tree.get("reported_from"), TicketSource),
        type=word(tree.get("type"), TicketType),
        created_at=normal.instant(tree.get("added_on") or tree.get("created_on"), zone),
        custom_fields=custom_fields_from(tree.get("custom_fields")),
    )


def ticket_code_from(tree: Tree) -> str:
    return normal.text(tree.get("code")) or normal.text(tree.get("ticket_code"))


def ticket_tree(entry: TicketEntry) -> dict[str, object]:
    """The one `customer` of a POST to customer/tickets; what has no value is left out."""
    fields = {
        "status": entry.status,
        "priority": entry.priority.value,
        "department": entry.department,
        "subject": entry.subject,
        "message": entry.message,
        "ticket_code": entry.code,
        "reported_from": entry.source.value if entry.source else "",
        "type": _TYPES[entry.type] if entry.type else "",
    }
    ticket: dict[str, object] = {name: value for name, value in fields.items() if value}
    if entry.custom_fields:
        ticket["custom_fields"] = custom_fields_tree(entry.custom_fields)
    return {**whom_tree(entry.whom, user_id="id"), "ticket": ticket}


def ticket_parameters(query: TicketQuery, zone: tzinfo) -> dict[str, str]:
    """The query as a GET of customer/tickets takes it."""
    found = {
        "status": query.status,
        "priority": query.priority.value.lower() if query.priority else "",
        "department": query.department,
        "ticket_code": query.code,
        "reported_from": query.source.value if query.source else "",
        "type": _TYPES[query.type] if query.type else "",
        "start_date": wire_time(query.created_from, zone) if query.created_from else "",
        "end_date": wire_time(query.created_until, zone) if query.created_until else "",
    }
    return {name: value for name, value in found.items() if value}
