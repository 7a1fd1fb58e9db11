"""customer/get, customer/add and customer/search: typed values in and out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import tzinfo
from typing import assert_never

from app.api.endpoints.items import Item, ask
from app.api.outcomes import fault_outcome, item_outcomes, sent_trees
from app.api.pace import Priority
from app.api.transport import READ_DEADLINE_S, Transport
from app.api.wire import normal
from app.api.wire.cards import card_from, wish_parameters
from app.api.wire.customers import customer_from, registration_tree, search_page_from
from app.domain import codes
from app.domain.card import EVERYTHING, PROFILE, Card, CardWish
from app.domain.customer import Customer, UserId
from app.domain.faults import ErasedFault, RefusedFault, ServerFault
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.outcome import Outcome
from app.domain.registration import Registration
from app.domain.search_page import SearchPage
from app.domain.search_query import SEPARATORS, Condition, Operator, SearchQuery, Spelling

MAX_SEARCH_ROWS = 20
_NOT_UNDERSTOOD = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Answered:
    """What the server said of one identifier: a customer, that it knows none, or a refusal.

    A refusal without a code is no answer for this one, although others got theirs. `is_erased`:
    it knows none any more, for they were deleted on their own demand.
    """

    identifier: Identifier
    customer: Customer | None = None
    refusal: RefusedFault | None = None
    is_erased: bool = False


class CustomersApi:
    """The customer resource of one server. Methods raise ServerFault unless they say not."""

    def __init__(self, *, transport: Transport, zone: tzinfo) -> None:
        self._transport = transport
        self._zone = zone

    async def get(
        self,
        identifier: Identifier,
        *,
        deadline_s: float = READ_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> Customer | None:
        """One customer with all that the head of a card shows; None if the server knows none.

        Raises RefusedFault where it may not or will not say: ErasedFault of somebody deleted on
        their own demand, NotMemberFault of somebody who is not in the programme.
        """
        card = await self.get_card(identifier, PROFILE, deadline_s=deadline_s, priority=priority)
        return card.customer if card is not None else None

    async def get_card(
        self,
        identifier: Identifier,
        wish: CardWish = EVERYTHING,
        *,
        deadline_s: float = READ_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> Card | None:
        """One customer with all that `wish` asks for, in one call; None if the server knows none.

        Raises as `get`. Whoever has become part of another comes as the other, with
        `Card.merged_from`.
        """
        (item,) = await self._ask((identifier,), wish, deadline_s, priority)
        if _is_unknown(item):
            return None
        card = card_from(item.demand(), self._zone)
        merged_from = identifier if item.code == codes.MERGED else None
        customer = _named(card.customer, identifier)
        return replace(card, customer=customer, merged_from=merged_from)

    async def get_many(
        self,
        identifiers: Sequence[Identifier],
        *,
        deadline_s: float = READ_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> tuple[Answered, ...]:
        """What the server says of each identifier, one call a kind; in the order asked."""
        items = await self._ask(identifiers, PROFILE, deadline_s, priority)
        return tuple(_answered(item, self._zone) for item in items)

    async def add(
        self,
        registrations: Sequence[Registration],
        *,
        priority: Priority = Priority.FOREGROUND,
    ) -> tuple[Outcome, ...]:
        """Register a batch in one request: an outcome for each, in order. Never raises ServerFault:
        what an answer (or its absence) proves is the outcome.
        """
        trees = [registration_tree(registration, self._zone) for registration in registrations]
        try:
            reply = await self._transport.post(
                "customer/add", {"root": {"customer": trees}}, priority=priority
            )
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
        if not conditions:
            return ()
        return (await self.search(SearchQuery(conditions=conditions))).customers

    async def search(
        self,
        query: SearchQuery,
        *,
        start: int = 0,
        rows: int = MAX_SEARCH_ROWS,
        deadline_s: float = READ_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> SearchPage:
        """Rows `start` and on of the customers that meet the query, at most `rows` of them.

        A row has less than customer/get tells: identifiers, tier, points, and attributes. A server
        that refuses a query as it stands is asked in the contract's other spelling of it, if any.
        """

        async def searched(written: str) -> SearchPage:
            reply = await self._transport.get(
                "customer/search",
                {"q": written, "start": str(start), "rows": str(rows)},
                deadline_s=deadline_s,
                priority=priority,
            )
            if not reply.is_success and reply.code in codes.NOT_FOUND_CODES:
                return SearchPage(count=0, start=start, rows=rows)
            found = normal.branch(reply.demand_success().tree.get("customer"))
            return search_page_from(found, self._zone)

        try:
            return await searched(query.written(Spelling.GRAMMAR))
        except RefusedFault as fault:
            other = query.written(Spelling.TABLE)
            if fault.code != _NOT_UNDERSTOOD or other == query.written(Spelling.GRAMMAR):
                raise
        return await searched(other)

    async def _ask(
        self,
        identifiers: Sequence[Identifier],
        wish: CardWish,
        deadline_s: float,
        priority: Priority,
    ) -> tuple[Item, ...]:
        return await ask(
            self._transport,
            "customer/get",
            identifiers,
            wish_parameters(wish),
            deadline_s=deadline_s,
            priority=priority,
        )


def _searchable(written: str) -> str:
    return "".join(character for character in written if character not in SEPARATORS).strip()


def _is_unknown(item: Item) -> bool:
    is_refused = item.tree is None and not isinstance(item.refusal, ErasedFault)
    return is_refused and item.code in codes.NOT_FOUND_CODES


def _answered(item: Item, zone: tzinfo) -> Answered:
    if item.tree is not None:
        customer = _named(customer_from(item.tree, zone), item.identifier)
        return Answered(identifier=item.identifier, customer=customer)
    if isinstance(item.refusal, ErasedFault):
        return Answered(identifier=item.identifier, is_erased=True)
    if _is_unknown(item):
        return Answered(identifier=item.identifier)
    return Answered(identifier=item.identifier, refusal=item.refusal)


def _named(customer: Customer, identifier: Identifier) -> Customer:
    """The customer, with the identifier they were found by where the reply names none."""
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
