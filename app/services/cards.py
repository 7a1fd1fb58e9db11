"""Customers as a screen shows them: what the cache knows, and the outbox laid over it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from app.domain.customer import Customer, CustomerKey
from app.domain.identifiers import Identifier
from app.domain.match import CachedCustomer, Match, MatchReason
from app.domain.op import Op, OpKind
from app.domain.outcome import SideEffect
from app.domain.registration import customer_of

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.store.cache import CacheStore
    from app.store.outbox import OutboxStore


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One customer. `fetched_at` is None where only this till knows them; `ops` are the unsent."""

    key: CustomerKey
    customer: Customer
    fetched_at: datetime | None
    ops: tuple[Op, ...] = ()
    side_effects: tuple[SideEffect, ...] = ()

    @property
    def is_local_only(self) -> bool:
        return self.fetched_at is None


class CardReader:
    """Reads both stores; writes to none. Methods may raise StoreFault."""

    def __init__(self, *, cache: CacheStore, outbox: OutboxStore) -> None:
        self._cache = cache
        self._outbox = outbox

    async def card(self, key: CustomerKey) -> Card | None:
        """The customer of this key, or of the key that the server's answer gave them since."""
        current = await self._outbox.resolve(key)
        known = await self._cache.known(current)
        keys, cached = dict.fromkeys((key, *known.keys)), known.found
        if cached is not None:
            identifiers = cached.customer.identifiers
            unsent, effects = await self._outbox.about(keys, identifiers, current)
            return Card(
                key=cached.key,
                customer=cached.customer,
                fetched_at=cached.fetched_at,
                ops=unsent,
                side_effects=effects,
            )
        # Only this till knows them, or the cache lost somebody who was registered from here.
        op = await self._outbox.registration_of(key)
        if op is None:
            return None
        unsent = await self._outbox.of_customer(keys)
        return Card(key=key, customer=customer_of(op.registration), fetched_at=None, ops=unsent)

    async def by_identifiers(self, wanted: tuple[Identifier, ...]) -> tuple[Match, ...]:
        """Everybody on this till who has one of the identifiers, the first one's owner first."""
        if not wanted:
            return ()
        found: dict[CustomerKey, Match] = {}
        carriers = await self._cache.find_each(wanted)
        waiting = await self._outbox.find_each(wanted)
        for cached, ops in zip(carriers, waiting, strict=True):
            if cached is not None:
                found.setdefault(cached.key, _cached_match(cached))
            for op in ops:
                if op.kind is OpKind.REGISTRATION:
                    found.setdefault(op.local_key, waiting_match(op))
        return tuple(found.values())

    async def by_name(self, text: str, limit: int) -> tuple[Match, ...]:
        """Everybody on this till whose name or last digits match, those not sent yet first."""
        waiting = [waiting_match(op) for op in await self._outbox.search_names(text)]
        cached = await self._cache.search(text, limit=limit)
        return (*waiting, *cached)[:limit]

    async def recents(self, limit: int) -> tuple[Match, ...]:
        """Who was seen or registered here lately, those not sent yet first."""
        latest = await self._outbox.latest(limit)
        waiting = [waiting_match(op) for op in latest if op.is_new_customer]
        cached = [_cached_match(found) for found in await self._cache.recents(limit)]
        return (*waiting, *cached)[:limit]


def waiting_match(op: Op) -> Match:
    """Somebody registered here and not sent yet."""
    return Match(
        key=op.local_key,
        customer=customer_of(op.registration),
        reasons=(MatchReason.WAITING_HERE,),
        op=op,
    )


def _cached_match(cached: CachedCustomer) -> Match:
    return Match(
        key=cached.key,
        customer=cached.customer,
        fetched_at=cached.fetched_at,
        reasons=(MatchReason.IDENTIFIER,),
    )
