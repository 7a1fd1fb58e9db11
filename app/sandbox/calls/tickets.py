"""customer/tickets: what a store asks others to see to for a customer, raised and read.

A GET of one customer comes as the sample shows it, `customer` alone; several come as
`customers.customer`, as other batches do.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from app.sandbox.calls.call import (
    FINDING_CODES,
    IDENTIFIER_PARAMETERS,
    Asked,
    Call,
    ItemRefused,
    Tree,
    batch,
    each,
    find,
    find_named,
    one_sent,
    single,
    whom_asked,
)
from app.sandbox.calls.intake import records, store_time, text_of
from app.sandbox.calls.one_customer import WHO, who
from app.sandbox.calls.span import Span, read_span
from app.sandbox.calls.test_value import forced_code
from app.sandbox.people.people import Kind, Person
from app.sandbox.people.tickets import Ticket, Tickets, subject_key
from app.sandbox.people.world import World
from app.sandbox.wire import codes, shape
from app.sandbox.wire.replies import Item, Listing, Node, Reply, item_success
from app.sandbox.wire.shape import Declaration, Many, Parameter, Record, Shape, Value, item

PRIORITIES = ("LOW", "MEDIUM", "HIGH")
SOURCES = ("EMAIL", "INTOUCH", "CALLCENTER", "CLIENT", "MICROSITE", "SOCIAL")
TYPES = ("STORE", "CUSTOMER")
_MAX_CODE_LENGTH = 50
_SHOWN = 40
_NUMBER = Value(kind=shape.Kind.NUMBER)

_TICKET: dict[str, Shape] = {
    "code": Value(),
    "status": Value(),
    "priority": Value(choices=PRIORITIES),
    "department": Value(),
    "subject": Value(),
    "message": Value(),
    "custom_fields": shape.CUSTOM_FIELDS,
}
_NAMED: dict[str, Shape] = {**shape.IDENTIFIERS, "id": _NUMBER}
_READ = item({**WHO, "id": _NUMBER, "tickets": Many(item="ticket", of=Record(parts=_TICKET))})
_CHOICES: Mapping[str, tuple[tuple[str, ...], str]] = {
    "priority": (PRIORITIES, "MEDIUM"),
    "reported_from": (SOURCES, "INTOUCH"),
    "type": (TYPES, "CUSTOMER"),
}
"""Parts of a ticket that are one of a few words, with what they are by default."""

TICKETS_POST = Declaration(
    resource="customer/tickets",
    method="POST",
    about="Raises a ticket for one customer. Its parts stand in the body or in the query. A "
    "subject is raised once: for the customer, or in the organisation, as the sandbox is set.",
    parameters=tuple(
        Parameter(name=name, about="where the body has none", choices=choices)
        for name, (choices, _) in _CHOICES.items()
    ),
    body=Record(
        parts={
            "customer": Record(
                parts={
                    **_NAMED,
                    "ticket": Record(
                        parts={
                            "ticket_code": Value(about="the code that it is to have"),
                            "status": Value(about="any word, OPEN by default"),
                            "priority": Value(choices=PRIORITIES),
                            "department": Value(about="any word"),
                            "subject": Value(),
                            "message": Value(),
                            "reported_from": Value(choices=SOURCES),
                            "type": Value(choices=TYPES),
                            "custom_fields": shape.CUSTOM_FIELDS,
                        },
                        needed=frozenset({"subject"}),
                    ),
                },
                needed=frozenset({"ticket"}),
            )
        },
        needed=frozenset({"customer"}),
    ),
    reply=Record(
        parts={
            "customers": Many(item="customer", of=item({**_NAMED, "ticket": Record(parts=_TICKET)}))
        }
    ),
    codes=(
        *(code for code in FINDING_CODES if code != codes.MERGED),
        *(codes.TICKET_DONE, codes.TICKET_SUBJECT_TAKEN, codes.TICKET_FAILED),
        codes.TICKET_SUBJECT_EMPTY,
    ),
)
TICKETS_GET = Declaration(
    resource="customer/tickets",
    method="GET",
    about="The tickets of one customer, the oldest first, or of several as a batch.",
    parameters=(
        *IDENTIFIER_PARAMETERS,
        Parameter(name="status", about="only with this status"),
        Parameter(name="priority", about="only of this priority", choices=PRIORITIES),
        Parameter(name="department", about="only of this department"),
        Parameter(name="ticket_code", about="only this one"),
        Parameter(name="reported_from", about="only from this source", choices=SOURCES),
        Parameter(name="type", about="only of this type", choices=TYPES),
        Parameter(name="start_date", about="only those raised since then", example="2026-01-01"),
        Parameter(name="end_date", about="only until then; without a time, to the day's end"),
    ),
    reply=Record(
        parts={"customer": _READ, "customers": Many(item="customer", of=_READ)},
        maybe=frozenset({"customer", "customers"}),
    ),
    codes=(codes.TICKET_DONE, *FINDING_CODES, codes.BATCH_LIMIT),
)


def calls(world: World) -> tuple[Call, ...]:
    return (
        Call(declaration=TICKETS_POST, answer=lambda asked: _post(world, asked)),
        Call(declaration=TICKETS_GET, answer=lambda asked: _get(world, asked)),
    )


def _post(world: World, asked: Asked) -> Reply:
    item = one_sent(asked, world, lambda raw: _raised(world, raw, asked), _echo)
    return batch([item], asked.tamper)


def _raised(world: World, raw: Tree, asked: Asked) -> Item:
    """The item of a POST. Raises ItemRefused before anything is written."""
    sent = next(iter(records({"ticket": raw.get("ticket")}, "ticket")), {})
    subject = text_of(sent, "subject")
    for text in (text_of(raw, "external_id"), subject):
        if code := forced_code(text, TICKETS_POST):
            raise ItemRefused(code)
    person = find_named(world, raw).person
    if not subject:
        raise ItemRefused(codes.TICKET_SUBJECT_EMPTY)
    tickets = Tickets(world.connection, seed=world.seed)
    words = {name: _word(name, text_of(sent, name) or asked.text(name)) for name in _CHOICES}
    code = text_of(sent, "ticket_code") or asked.text("ticket_code")
    if code and (len(code) > _MAX_CODE_LENGTH or not tickets.is_free(code)):
        raise ItemRefused(codes.TICKET_FAILED, "Ticket registration failed: no such ticket_code")
    if _is_raised(world, tickets, person, subject):
        raise ItemRefused(codes.TICKET_SUBJECT_TAKEN)
    ticket = Ticket(
        code=code or tickets.new_code(),
        user_id=person.user_id,
        status=(text_of(sent, "status") or asked.text("status") or "OPEN").upper(),
        priority=words["priority"],
        department=text_of(sent, "department") or asked.text("department"),
        subject=subject,
        message=text_of(sent, "message"),
        reported_from=words["reported_from"],
        type=words["type"],
        added_on=world.time_text(),
        custom_fields={
            name: text_of(field, "value")
            for field in records(sent.get("custom_fields"), "field")
            if (name := text_of(field, "name"))
        },
    )
    tickets.add(ticket)
    world.record(TICKETS_POST.resource, "added", person.user_id, asked.request_id)
    fields = _named(person) | {"ticket": ticket.node()}
    return item_success(fields, codes.item_message(codes.TICKET_DONE), code=codes.TICKET_DONE)


def _word(name: str, text: str) -> str:
    """One of the few words that this part may be. Raises ItemRefused."""
    choices, default = _CHOICES[name]
    word = text.upper() or default
    if word not in choices:
        words = f"Ticket registration failed: {name} cannot be {text[:_SHOWN]}"
        raise ItemRefused(codes.TICKET_FAILED, words)
    return word


def _is_raised(world: World, tickets: Tickets, person: Person, subject: str) -> bool:
    if world.settings.tickets_unique_by == "organisation" and tickets.has_subject(subject):
        return True
    keys = {subject_key(ticket.subject) for ticket in tickets.of(world.past(person))}
    return subject_key(subject) in keys


def _named(person: Person) -> dict[str, Node]:
    return {
        "email": person.email,
        "mobile": person.mobile,
        "external_id": person.external_id,
        "id": str(person.user_id),
    }


def _echo(raw: Tree) -> Mapping[str, Node]:
    sent = {name: text_of(raw, name) for name in ("email", "mobile", "external_id", "id")}
    return {name: text for name, text in sent.items() if text}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Filter:
    """`words`: texts that a ticket's parts must equal, by name; without regard to case."""

    words: Mapping[str, str]
    span: Span

    def admits(self, ticket: Ticket) -> bool:
        return self.span.holds(store_time(ticket.added_on)) and all(
            str(getattr(ticket, name)).casefold() == word for name, word in self.words.items()
        )


def _filter(asked: Asked) -> _Filter:
    names = ("status", "priority", "department", "reported_from", "type")
    words = {name: word.casefold() for name in names if (word := asked.text(name))}
    if code := asked.text("ticket_code"):
        words["code"] = code.casefold()
    return _Filter(words=words, span=read_span(asked.text("start_date"), asked.text("end_date")))


def _get(world: World, asked: Asked) -> Reply:
    admits = _filter(asked).admits
    wanted = whom_asked(asked.parameters)
    items = each(asked, wanted, world, lambda kind, text: _item(world, kind, text, asked, admits))
    return single(items[0], asked.tamper) if len(wanted) < 2 else batch(items, asked.tamper)


def _item(
    world: World, kind: Kind, text: str, asked: Asked, admits: Callable[[Ticket], bool]
) -> Item:
    """Raises ItemRefused."""
    if code := forced_code(text, TICKETS_GET):
        raise ItemRefused(code)
    found = find(world, kind, text)
    all_of_them = Tickets(world.connection, seed=world.seed).of(world.past(found.person))
    entries = tuple(ticket.node() for ticket in all_of_them if admits(ticket))
    fields: dict[str, Node] = {
        **who(found.person),
        "id": str(found.person.user_id),
        "tickets": Listing(item="ticket", entries=entries),
    }
    if found.is_survivor:
        fields = {"user_id": str(found.person.user_id), **fields}
        return item_success(fields, codes.item_message(codes.MERGED), code=codes.MERGED)
    if asked.is_on("user_id"):
        fields = {"user_id": str(found.person.user_id), **fields}
    return item_success(fields, codes.TICKETS_RETRIEVED, code=codes.TICKET_DONE)
