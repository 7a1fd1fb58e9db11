"""The one way into the cache for what the server says of customers, whoever asked and why.

Owns what follows from it: somebody erased is forgotten at once, somebody merged is followed, and
whoever waits to see a customer is told.
"""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.card import Card
from app.domain.changes import ChangeFeed, ChangeSet
from app.domain.clock import Clock
from app.domain.customer import (
    NOWHERE,
    Customer,
    CustomerKey,
    Place,
    completed_by,
    customer_key,
)
from app.domain.faults import StoreFault
from app.domain.identifiers import Identifier, IdentifierKind

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.api.endpoints.customers import Answered
    from app.store.cache import CacheStore

_log = logging.getLogger(__name__)

OnSeen = Callable[[CustomerKey, Customer], Awaitable[None]]


async def nobody_waits(key: CustomerKey, customer: Customer) -> None:
    """For whoever has nothing to look for in what is read."""


class RecordKeeper:
    """Methods raise StoreFault. `on_seen` hears of each customer whom the server told whole, after
    they are kept; a StoreFault of its own is its own affair.
    """

    def __init__(
        self,
        *,
        cache: CacheStore,
        changes: ChangeFeed,
        clock: Clock,
        on_seen: OnSeen = nobody_waits,
    ) -> None:
        self._cache = cache
        self._changes = changes
        self._clock = clock
        self._on_seen = on_seen

    async def card(
        self,
        card: Card,
        asked: Identifier,
        fetched_at: datetime,
        *,
        is_touched: bool,
        origin: object,
    ) -> CustomerKey:
        """Keep a whole card; `asked` is what the server was asked by. Returns whose it is."""
        merged_from = card.merged_from or _merged_from(asked, card.customer)
        told = replace(card, merged_from=merged_from)
        self._publish(
            await self._cache.put_card(told, fetched_at, touched=is_touched), origin=origin
        )
        await self._seen(card.customer)
        return customer_key(card.customer)

    async def answers(
        self, answers: Sequence[Answered], fetched_at: datetime, *, origin: object
    ) -> None:
        """Keep what the server said of each who was asked for; they are no more recent for it."""
        told: list[Customer] = []
        for answer in answers:
            if answer.is_erased:
                await self.erased(answer.identifier, origin=origin)
            elif answer.customer is not None:
                customer = await self._with_places(answer.customer)
                merged_from = _merged_from(answer.identifier, customer)
                if merged_from is None:
                    told.append(customer)
                    continue
                self._publish(
                    await self._cache.put_survivor(customer, merged_from, fetched_at),
                    origin=origin,
                )
                await self._seen(customer)
        self._publish(await self._cache.put(told, fetched_at, touched=False), origin=origin)
        for customer in told:
            await self._seen(customer)

    async def rows(
        self, customers: Sequence[Customer], fetched_at: datetime, *, origin: object
    ) -> None:
        """Keep what a search told, which is less than a card; never in place of more."""
        known = [customer for customer in customers if customer.identifiers]
        self._publish(await self._cache.put_rows(known, fetched_at), origin=origin)

    async def written(self, customers: Sequence[Customer]) -> None:
        """Keep whom the answers to writes named. Such an answer tells less than a reading: it takes
        away nothing, and leaves the rest as old as it is.
        """
        newcomers: list[Customer] = []
        for customer in customers:
            here = await self._cache.get(customer_key(customer))
            if here is None:
                newcomers.append(customer)
                continue
            await self._cache.put(
                (completed_by(customer, here.customer),), here.fetched_at, touched=True
            )
        await self._cache.put(newcomers, self._clock.now(), touched=True)

    async def part(
        self, key: CustomerKey, part: str, value: object, fetched_at: datetime, *, origin: object
    ) -> None:
        """Keep one part of a customer who is here."""
        self._publish(await self._cache.put_part(key, part, value, fetched_at), origin=origin)

    async def erased(self, asked: Identifier, *, origin: object | None = None) -> None:
        """The server deleted on their own demand whomever it knew by `asked`: nothing of them
        stays in the cache.
        """
        change = await self._cache.forget_carriers(asked)
        if change.customers:
            _log.info("erased", extra={"customers": len(change.customers)})
        self._publish(change, origin=origin)

    async def _with_places(self, customer: Customer) -> Customer:
        """Where they were registered is told with the whole card alone, and never changes."""
        if customer.registered_store != NOWHERE and customer.registered_till != NOWHERE:
            return customer
        here = await self._cache.get(customer_key(customer))
        if here is None:
            return customer
        return replace(
            customer,
            registered_store=_place(customer.registered_store, here.customer.registered_store),
            registered_till=_place(customer.registered_till, here.customer.registered_till),
        )

    async def _seen(self, customer: Customer) -> None:
        try:
            await self._on_seen(customer_key(customer), customer)
        except StoreFault as fault:
            # What was read is kept; who waits to see it will be told at the next reading.
            _log.warning("seen", extra={"problem": fault.problem.value})

    def _publish(self, change: ChangeSet, *, origin: object | None) -> None:
        if change.customers or change.renamed:
            self._changes.publish(replace(change, origin=origin))


def _merged_from(asked: Identifier, customer: Customer) -> Identifier | None:
    """The id that was asked for, where the one who answers to it has another: some servers answer
    so without the code that says it.
    """
    is_other = (
        asked.kind is IdentifierKind.USER_ID
        and bool(customer.user_id)
        and customer.user_id != asked.value
    )
    return asked if is_other else None


def _place(told: Place, known: Place) -> Place:
    return known if told == NOWHERE else told
