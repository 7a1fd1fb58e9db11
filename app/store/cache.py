"""The cache: what the server said of customers and of the organisation, each with its time.

Owns `cache.db`. It may be emptied or lost at any moment, and only reads suffer: nothing that was
promised lies here.
"""

import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice
from typing import Any, TypeVar

from app.domain.card import Card
from app.domain.changes import ChangeSet
from app.domain.clock import Clock
from app.domain.customer import Customer, CustomerKey
from app.domain.faults import StoreFault, StoreProblem
from app.domain.identifiers import Identifier
from app.domain.kept import WHOLE_CARD, Kept
from app.domain.match import CachedCustomer, Match
from app.domain.search_meaning import SearchPlace
from app.domain.search_query import SearchQuery
from app.store import cache_facts, cache_parts, cache_put, cache_query, cache_whole, name_index
from app.store.cache_file import DAMAGED, NEWER
from app.store.cache_keep import evict_some, merge_indexes
from app.store.cache_organisation import OrganisationCache
from app.store.cache_query import CacheHits
from app.store.cache_rows import CachedRow, CacheRows, next_recency
from app.store.cache_schema import LOOKED_AT
from app.store.cache_times import microseconds
from app.store.connection import Connection
from app.store.database import Database
from app.store.name_match import match_of

T = TypeVar("T")

_log = logging.getLogger(__name__)

_PARTS_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleCustomer:
    """Somebody whose copy is old. `card_at` is when the whole card was told, if ever."""

    found: CachedCustomer
    card_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownCustomer:
    """What the cache has of one customer; `parts` as they were asked for."""

    found: CachedCustomer | None
    keys: tuple[CustomerKey, ...]
    parts: tuple[Kept[Any] | None, ...]


class CacheStore(OrganisationCache):
    """Methods raise StoreFault where the environment failed."""

    def __init__(self, database: Database, clock: Clock) -> None:
        super().__init__(database)
        self._clock = clock

    async def bind(self, server_url: str) -> bool:
        """Make the cache this server's; True where it was another's and has been emptied."""

        def bound(connection: Connection) -> bool:
            emptied = cache_facts.bind(connection, server_url)
            if emptied:
                self._thread_rows().forget_all()
            return emptied

        return await self._write(bound)

    # Customers.

    async def put(
        self, customers: Iterable[Customer], fetched_at: datetime, *, touched: bool
    ) -> ChangeSet:
        """Keep what the server said, in one transaction; a chunk of 500 or so is well served.

        `touched` customers were looked at by a person and become the most recent. Others keep
        their place, and wait for whoever is at the till. One who is here under another key (a
        mobile number, before the server told its id) is renamed. Raises ValueError for a customer
        without any identifier.
        """
        chunk = tuple(customers)
        return await self._write(
            lambda connection: cache_put.put(
                connection, self._thread_rows(), chunk, fetched_at, touched=touched
            ),
            background=not touched,
        )

    async def put_rows(self, customers: Iterable[Customer], fetched_at: datetime) -> ChangeSet:
        """Keep what a search told, which is less than the server knows: whoever was looked at here
        stays as they are. Raises ValueError as `put`.
        """
        chunk = tuple(customers)
        return await self._write(
            lambda connection: cache_put.put(
                *(connection, self._thread_rows(), chunk, fetched_at),
                touched=False,
                are_whole=False,
            ),
            background=True,
        )

    async def put_card(self, card: Card, fetched_at: datetime, *, touched: bool) -> ChangeSet:
        """Keep a customer and their whole card. Whom the server has merged into them is renamed to
        them, and loses every part.
        """
        return await self._write(
            lambda connection: cache_whole.put_card(
                connection, self._thread_rows(), card, fetched_at, touched=touched
            ),
            background=not touched,
        )

    async def put_survivor(
        self, customer: Customer, merged_from: Identifier, fetched_at: datetime
    ) -> ChangeSet:
        """Keep a customer whom the server has merged `merged_from` into; as `put_card`."""
        return await self._write(
            lambda connection: cache_whole.put_survivor(
                *(connection, self._thread_rows(), customer, merged_from, fetched_at),
                touched=False,
            ),
            background=True,
        )

    async def touch(self, key: CustomerKey) -> None:
        """A person looked at this customer: they are the most recent one now."""

        def touched(connection: Connection) -> None:
            rows = self._thread_rows()
            rows.begin(connection)
            row = rows.of_key(connection, key)
            free = next_recency(connection, touched=True)
            if row is not None and row.recency != free - 1:
                rows.renumber(connection, row, free)

        await self._write(touched)

    async def get(self, key: CustomerKey) -> CachedCustomer | None:
        """A customer by key; a key that names an identifier also finds who carries it by now."""

        def got(connection: Connection) -> CachedCustomer | None:
            row = self._thread_rows().of_key(connection, key)
            return None if row is None else row.found

        return await self._read(got)

    async def find(self, identifier: Identifier) -> CachedCustomer | None:
        """Whoever carries `identifier`; of several, the one whom the server named last."""
        (found,) = await self.find_each((identifier,))
        return found

    async def find_each(
        self, identifiers: Sequence[Identifier]
    ) -> tuple[CachedCustomer | None, ...]:
        """As `find`, of each by itself."""

        def found(connection: Connection) -> tuple[CachedCustomer | None, ...]:
            carriers = (self._thread_rows().carrying(connection, each) for each in identifiers)
            return tuple(rows[0].found if rows else None for rows in carriers)

        return await self._read(found)

    async def search(self, text: str, limit: int = 20) -> tuple[Match, ...]:
        """Customers who fit every word of `text`, in any order and from the first letter on.

        A word of digits may be the beginning of the mobile's last four. Those that fit as typed
        come first, then those that fit with one mistake in one word; the most recent first.
        """

        def searched(connection: Connection) -> tuple[Match, ...]:
            hits = name_index.search(connection, text, limit)
            close = {hit.recency: hit.close for hit in hits}
            rows = self._thread_rows().at(connection, close)
            matches = (match_of(row.found, text, close=close[row.recency]) for row in rows)
            return tuple(match for match in matches if match is not None)

        return await self._read(searched)

    async def query(
        self, query: SearchQuery, place: SearchPlace, *, limit: int, before: int | None = None
    ) -> CacheHits:
        """Customers who meet every condition, at most `limit`, the most recent first; `before` is
        an earlier page's `next_before`.
        """

        async def read(fn: Callable[[Connection, CacheRows], T]) -> T:
            return await self._read(lambda connection: fn(connection, self._thread_rows()))

        return await cache_query.find(read, query, place, limit=limit, before=before)

    async def recents(self, limit: int) -> tuple[CachedCustomer, ...]:
        """Whom a person looked at, the latest first."""

        def recent(connection: Connection) -> tuple[CachedCustomer, ...]:
            rows = connection.execute(
                "SELECT recency, fetched_at, payload FROM customer WHERE recency >= ?"
                " ORDER BY recency DESC LIMIT ?",
                (LOOKED_AT, limit),
            ).fetchall()
            return tuple(self._thread_rows().row(connection, row).found for row in rows)

        return await self._read(recent)

    async def stale(
        self,
        fetched_before: datetime,
        *,
        seen_after: datetime,
        among: int,
        limit: int,
        without: Collection[CustomerKey] = (),
    ) -> tuple[StaleCustomer, ...]:
        """Of the `among` customers who were looked at last, those with an older copy, the latest
        first; but for `without`, and for those whose whole card is not of after `seen_after`.
        """

        def found(connection: Connection) -> Iterator[StaleCustomer]:
            rows = connection.execute(
                "SELECT recency, fetched_at, payload FROM (SELECT recency, fetched_at, payload"
                " FROM customer WHERE recency >= ? ORDER BY recency DESC LIMIT ?)"
                " WHERE fetched_at < ?",
                (LOOKED_AT, among, microseconds(fetched_before)),
            ).fetchall()
            for row in rows:
                one = self._thread_rows().row(connection, row).found
                card_at = cache_parts.fetched_at(connection, one.key, WHOLE_CARD)
                if one.key not in without and (card_at is None or card_at > seen_after):
                    yield StaleCustomer(found=one, card_at=card_at)

        return await self._read(lambda connection: tuple(islice(found(connection), limit)))

    async def forget(self, keys: Iterable[CustomerKey]) -> ChangeSet:
        """Erase customers with every part, as for a person who wants to be forgotten.

        `tidy` takes their words out of the indexes' old pages too.
        """
        wanted = tuple(keys)

        def forgotten(connection: Connection) -> ChangeSet:
            rows = self._thread_rows()
            found = (rows.of_key(connection, key) for key in wanted)
            change = self._forget(connection, [row for row in found if row is not None])
            return ChangeSet(customers=change.customers | frozenset(wanted))

        return await self._write(forgotten)

    async def forget_carriers(self, identifier: Identifier) -> ChangeSet:
        """Erase everybody whom the server knew by `identifier`, as `forget`."""

        def forgotten(connection: Connection) -> ChangeSet:
            return self._forget(connection, self._thread_rows().carrying(connection, identifier))

        return await self._write(forgotten)

    def _forget(self, connection: Connection, found: list[CachedRow]) -> ChangeSet:
        gone = list({row.recency: row for row in found}.values())
        return cache_whole.forget(connection, self._thread_rows(), gone)

    # What else was told of a customer.

    async def part(self, key: CustomerKey, part: str, of: type[T]) -> Kept[T] | None:
        """A part of the customer of `key` (as `get` finds them); None where it is not here, or was
        written by another version.
        """
        (found,) = await self.parts(key, (part,), of)
        return found

    async def parts(
        self, key: CustomerKey, parts: Sequence[str], of: type[T]
    ) -> tuple[Kept[T] | None, ...]:
        """Several parts that are of one form."""
        return (await self.known(key, [(part, of) for part in parts])).parts

    async def known(
        self, key: CustomerKey, parts: Sequence[tuple[str, type[Any]]] = ()
    ) -> KnownCustomer:
        """A customer as `get`, with `keys_of` and these parts of theirs, in a single reading."""

        def read(connection: Connection) -> KnownCustomer:
            rows = self._thread_rows()
            row = rows.of_key(connection, key)
            current = key if row is None else row.found.key
            former = cache_parts.former_keys(connection, current)
            return KnownCustomer(
                found=None if row is None else row.found,
                keys=tuple(dict.fromkeys((current, key, *former))),
                parts=tuple(
                    None
                    if row is None
                    else cache_parts.read(connection, rows.parts, current, part, of)
                    for part, of in parts
                ),
            )

        return await self._read(read)

    async def put_part(
        self, key: CustomerKey, part: str, value: object, fetched_at: datetime
    ) -> ChangeSet:
        """Keep a part of a customer who is here; nothing is kept of anybody else."""

        def written(connection: Connection) -> ChangeSet:
            rows = self._thread_rows()
            row = rows.of_key(connection, key)
            if row is None:
                return ChangeSet()
            cache_parts.write(connection, rows.parts, row.found.key, part, value, fetched_at)
            return ChangeSet(customers=frozenset({key, row.found.key}))

        return await self._write(written)

    async def keys_of(self, key: CustomerKey) -> tuple[CustomerKey, ...]:
        """Every key that the customer of `key` was ever known by here, theirs of now first."""
        return (await self.known(key)).keys

    # Keeping within bounds.

    async def evict(
        self, max_customers: int, retention_days: int, keep: Collection[CustomerKey]
    ) -> int:
        """Drop who was not fetched for so long, and the least recent ones beyond the most allowed;
        never one of `keep`. Parts go with their customer, and when they are as old by themselves.
        Works in small steps that let everything else pass; returns how many customers went.
        """
        before = self._clock.now() - timedelta(days=retention_days)
        kept, dropped, after = frozenset(keep), 0, -1
        while True:
            step = await self._write(
                lambda connection, after=after: evict_some(  # type: ignore[misc]
                    connection,
                    self._thread_rows(),
                    after=after,
                    max_customers=max_customers,
                    fetched_before=before,
                    keep=kept,
                ),
                background=True,
            )
            dropped += step.dropped
            if step.last is None:
                break
            after = step.last
        await self._drop_parts(before, kept)
        return dropped

    async def _drop_parts(self, before: datetime, keep: Collection[CustomerKey]) -> None:
        found = await self._read(lambda connection: cache_parts.older(connection, before))
        numbers = [number for number, key in found if key not in keep]
        for start in range(0, len(numbers), _PARTS_AT_ONCE):
            chunk = numbers[start : start + _PARTS_AT_ONCE]
            await self._write(
                lambda connection, chunk=chunk: cache_parts.drop_older(  # type: ignore[misc]
                    connection, chunk, before
                ),
                background=True,
            )

    async def tidy(self) -> None:
        """Merge the indexes, in small steps: for quiet moments after a first load or a `forget`."""
        is_first = True
        while await self._write(
            lambda connection, first=is_first: merge_indexes(  # type: ignore[misc]
                connection, is_first=first
            ),
            background=True,
        ):
            is_first = False
        await self._write(cache_whole.note_tidy, background=True)

    async def is_untidy(self) -> bool:
        """Whether somebody was erased since the last `tidy`."""
        return await self._read(cache_whole.is_untidy)


async def open_cache(database: Database) -> None:
    """Open cache.db; one that is damaged, or of a later version, is set aside and begun anew."""
    try:
        await database.open()
    except StoreFault as fault:
        labels = {StoreProblem.DAMAGED: DAMAGED, StoreProblem.NEWER_VERSION: NEWER}
        label = labels.get(fault.problem)
        if label is None:
            raise
        _log.warning("cache set aside", extra={"problem": fault.problem.value})
        await database.renew(label, generation=database.generation)
