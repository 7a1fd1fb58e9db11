"""customer/get, customer/add and customer/search: typed values in and out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from itertools import groupby
from typing import assert_never

from app.api.outcomes import fault_outcome, item_outcomes, sent_trees
from app.api.reply import Reply
from app.api.transport import READ_DEADLINE_S, Transport
from app.api.wire import normal
from app.api.wire.customers import customer_from, registration_tree
from app.api.wire.normal import Tree
from app.domain import codes
from app.domain.customer import Customer, UserId
from app.domain.faults import NotOurServerFault, RefusedFault, ServerFault, ServerTroubleFault
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.outcome import Outcome
from app.domain.registration import Registration
from app.domain.search_query import SEPARATORS, Condition, Operator, SearchQuery

_CARD_FLAGS = {
    "user_id": "true",
    "ndsc_status": "true",
    "optin_status": "true",
    "expiry_schedule": "true",
}
_PARAMETERS = {
    IdentifierKind.MOBILE: "mobile",
    IdentifierKind.EMAIL: "email",
    IdentifierKind.EXTERNAL_ID: "external_id",
    # `user_id` is the flag that asks for the id, so the look-up by it goes by its other name.
    IdentifierKind.USER_ID: "id",
}
_NOT_HERE_CODES = codes.REQUEST_WRONG_CODES - {400}
"""The server lacks the call: whom it is asked about makes no difference."""
MAX_SEARCH_ROWS = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the server said of one identifier: a customer, that it knows none, or a refusal.

    A refusal without a code is no answer for this one, although others got theirs.
    """

    identifier: Identifier
    customer: Customer | None = None
    refusal: RefusedFault | None = None


class CustomersApi:
    """The customer resource of one server. Methods raise ServerFault unless they say not."""

    def __init__(self, *, transport: Transport, zone: tzinfo) -> None:
        self._transport = transport
        self._zone = zone

    async def get(
        self, identifier: Identifier, *, deadline_s: float = READ_DEADLINE_S
    ) -> Customer | None:
        """One customer with all that the card shows, in one call; None if the server knows none.

        Raises RefusedFault where it may not or will not say.
        """
        answered = (await self._get_kind((identifier,), deadline_s))[0]
        if answered.refusal is None:
            return answered.customer
        if answered.refusal.code is None:
            request_id = answered.refusal.request_id
            raise NotOurServerFault("an item without an answer", request_id=request_id)
        raise answered.refusal

    async def get_many(
        self, identifiers: Sequence[Identifier], *, deadline_s: float = READ_DEADLINE_S
    ) -> tuple[Answered, ...]:
        """What the server says of each identifier, one call a kind; in the order asked."""
        found: dict[Identifier, Answered] = {}
        ordered = sorted(dict.fromkeys(identifiers), key=lambda identifier: identifier.kind.value)
        for _, group in groupby(ordered, key=lambda identifier: identifier.kind):
            for answered in await self._get_kind(tuple(group), deadline_s):
                found[answered.identifier] = answered
        return tuple(found[identifier] for identifier in identifiers)

    async def add(self, registrations: Sequence[Registration]) -> tuple[Outcome, ...]:
        """Register a batch in one request: an outcome for each, in order. Never raises ServerFault:
        what an answer (or its absence) proves is the outcome.
        """
        trees = [registration_tree(registration, self._zone) for registration in registrations]
        try:
            reply = await self._transport.post("customer/add", {"root": {"customer": trees}})
        except ServerFault as fault:
            return (fault_outcome(fault),) * len(trees)
        return item_outcomes(reply, sent_trees(trees), self._zone)

    async def search_names(self, firstname: str, lastname: str = "") -> tuple[Customer, ...]:
        """Customers whose names start so; separators are dropped: none can be searched."""
        conditions = tuple(
            Condition(attribute=attribute, operator=Operator.STARTS, values=(value,))
            for attribute, written in (("firstname", firstname), ("lastname", lastname))
            if (value := _searchable(written))
        )
        return await self.search(SearchQuery(conditions=conditions)) if conditions else ()

    async def search(
        self, query: SearchQuery, *, start: int = 0, rows: int = MAX_SEARCH_ROWS
    ) -> tuple[Customer, ...]:
        """Rows `start` and on of the customers that meet the query, at most `rows` of them.

        A row has less than customer/get tells: identifiers, tier, points, and attributes.
        """
        reply = await self._transport.get(
            "customer/search", {"q": str(query), "start": str(start), "rows": str(rows)}
        )
        if not reply.is_success and reply.code in codes.NOT_FOUND_CODES:
            return ()
        found = normal.branch(reply.demand_success().tree.get("customer"))
        customers = (
            customer_from(item, self._zone) for item in normal.many(found.get("results"), "item")
        )
        # A row that cannot be asked for again is of no use at a till.
        return tuple(customer for customer in customers if customer.identifiers)

    async def _get_kind(
        self, identifiers: tuple[Identifier, ...], deadline_s: float
    ) -> tuple[Answered, ...]:
        """A request that is refused as a whole names no culprit: it is split until one is alone."""
        try:
            return await self._ask(identifiers, deadline_s)
        except RefusedFault as fault:
            if fault.code in _NOT_HERE_CODES:
                raise
            if len(identifiers) == 1:
                return (Answered(identifier=identifiers[0], refusal=fault),)
        middle = len(identifiers) // 2
        return (
            *await self._get_kind(identifiers[:middle], deadline_s),
            *await self._get_kind(identifiers[middle:], deadline_s),
        )

    async def _ask(
        self, identifiers: tuple[Identifier, ...], deadline_s: float
    ) -> tuple[Answered, ...]:
        params = {
            **_CARD_FLAGS,
            _PARAMETERS[identifiers[0].kind]: ",".join(
                identifier.value for identifier in identifiers
            ),
        }
        reply = await self._transport.get("customer/get", params, deadline_s=deadline_s)
        return _answers(reply, identifiers, self._zone)


def _searchable(written: str) -> str:
    return "".join(character for character in written if character not in SEPARATORS).strip()


def _answers(
    reply: Reply, identifiers: tuple[Identifier, ...], zone: tzinfo
) -> tuple[Answered, ...]:
    items = normal.places(reply.tree.get("customers"), "customer")
    if not items and reply.code == codes.BODY_ALL_FAILED:
        raise ServerTroubleFault(f"code {reply.code}", request_id=reply.request_id)
    if not items and reply.code != codes.BODY_OK:
        raise RefusedFault(reply.code, reply.message, request_id=reply.request_id)
    if not items:
        raise NotOurServerFault("a reply without items", request_id=reply.request_id)
    matched = _by_identifier(identifiers, items)
    taken = {id(item) for item in matched.values()}
    answers = []
    for place, identifier in enumerate(identifiers):
        item = matched.get(identifier)
        if item is None and len(items) == len(identifiers) and id(items[place]) not in taken:
            # The server may write an identifier in another way; but an item that names somebody
            # else who was asked for is theirs, wherever it stands.
            item = items[place]
        answers.append(_answered(identifier, item, reply, zone))
    return tuple(answers)


def _by_identifier(
    identifiers: tuple[Identifier, ...], items: tuple[Tree, ...]
) -> dict[Identifier, Tree]:
    """The items that carry what was asked for."""
    kind = identifiers[0].kind
    found: dict[Identifier, Tree] = {}
    for item in items:
        written = normal.text(item.get(kind.value))
        if kind is IdentifierKind.MOBILE:
            written = "".join(filter(str.isdecimal, written))
        exact = [each for each in identifiers if each.value == written]
        alike = [each for each in identifiers if each.value.lower() == written.lower()]
        for identifier in (exact or alike)[:1]:
            found.setdefault(identifier, item)
    return found


def _answered(identifier: Identifier, item: Tree | None, reply: Reply, zone: tzinfo) -> Answered:
    status = normal.branch(item.get("item_status")) if item is not None else {}
    code = normal.integer(status.get("code"))
    if item is None or code is None:
        refusal = RefusedFault(None, "", request_id=reply.request_id)
        return Answered(identifier=identifier, refusal=refusal)
    if normal.boolean(status.get("success")) and code in (codes.DONE, codes.MERGED):
        return Answered(identifier=identifier, customer=_named(item, identifier, zone))
    if code in codes.NOT_FOUND_CODES:
        return Answered(identifier=identifier)
    message = normal.text(status.get("message"))
    refusal = RefusedFault(code, message, request_id=reply.request_id)
    return Answered(identifier=identifier, refusal=refusal)


def _named(item: Tree, identifier: Identifier, zone: tzinfo) -> Customer:
    """The customer in `item`, with the identifier they were found by where it names none."""
    customer = customer_from(item, zone)
    if customer.identifiers:
        return customer
    match identifier.kind:
        case IdentifierKind.MOBILE:
            return replace(customer, mobile=identifier.value)
        case IdentifierKind.EMAIL:
            return replace(customer, email=identifier.value)
        case IdentifierKind.EXTERNAL_ID:
            return replace(customer, external_id=identifier.value)
        case IdentifierKind.USER_ID:
            return replace(customer, user_id=UserId(identifier.value))
        case _:
            assert_never(identifier.kind)
