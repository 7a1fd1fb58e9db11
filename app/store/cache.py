"""The cache: what the server said of customers and of the organisation, each with its time.

Owns `cache.db`. It may be emptied or lost at any moment, and only reads suffer: nothing that was
promised lies here.
"""

import logging
from collections.abc import Awaitable, Callable, Collection, Iterable
from datetime import datetime, timedelta
from typing import TypeVar

from app.domain.changes import ChangeSet
from app.domain.clock import Clock
from app.domain.customer import Customer, CustomerKey
from app.domain.faults import StoreFault, StoreProblem
from app.domain.identifiers import Identifier
from app.domain.match import CachedCustomer, Match
from app.domain.organisation import RegistrationRules, Staff
from app.store import cache_facts, cache_put, name_index
from app.store.cache_keep import erase, evict_some, merge_indexes
from app.store.cache_rows import CacheRows, next_recency
from app.store.cache_schema import LOOKED_AT
from app.store.connection import Connection
from app.store.database import Database
from app.store.name_match import match_of

T = TypeVar("T")

_log = logging.getLogger(__name__)

DAMAGED, NEWER = "damaged", "newer"
"""What a file that is set aside is called by."""


class CacheStore:
    """Methods raise StoreFault where the environment failed. A file that turns out damaged while it
    is used is set aside, and an empty one takes its place.
    """

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._rows: CacheRows | None = None
        self._rows_generation = -1

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

        def found(connection: Connection) -> CachedCustomer | None:
            rows = self._thread_rows().carrying(connection, identifier)
            return rows[0].found if rows else None

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

    async def forget(self, keys: Iterable[CustomerKey]) -> ChangeSet:
        """Erase customers, as for a person who wants to be forgotten.

        `tidy` takes their words out of the indexes' old pages too.
        """
        wanted = tuple(keys)

        def forgotten(connection: Connection) -> ChangeSet:
            rows = self._thread_rows()
            found = {
                row.recency: row
                for key in wanted
                if (row := rows.of_key(connection, key)) is not None
            }
            erase(connection, rows, tuple(found.values()))
            return ChangeSet(
                customers=frozenset(wanted) | {row.found.key for row in found.values()}
            )

        return await self._write(forgotten)

    async def evict(
        self, max_customers: int, retention_days: int, keep: Collection[CustomerKey]
    ) -> int:
        """Drop who was not fetched for so long, and the least recent ones beyond the most allowed;
        never one of `keep`. Works in small steps that let everything else pass; returns how many.
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
                return dropped
            after = step.last

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

    # The organisation.

    async def put_rules(self, rules: RegistrationRules, fetched_at: datetime) -> None:
        await self._write(lambda connection: cache_facts.put_fact(connection, rules, fetched_at))

    async def rules(self) -> RegistrationRules | None:
        """The organisation's rules as last told; None where they never were."""
        return await self._read(lambda connection: cache_facts.fact(connection, RegistrationRules))

    async def put_staff(self, staff: Staff, fetched_at: datetime) -> None:
        await self._write(lambda connection: cache_facts.put_fact(connection, staff, fetched_at))

    async def staff(self) -> Staff | None:
        """The store's staff as last told; None where they never were."""
        return await self._read(lambda connection: cache_facts.fact(connection, Staff))

    def _thread_rows(self) -> CacheRows:
        """The storage thread's memory of this file; only ever called there."""
        if self._rows is None or self._rows_generation != self._database.generation:
            self._rows = CacheRows()
            self._rows_generation = self._database.generation
        return self._rows

    async def _read(self, fn: Callable[[Connection], T]) -> T:
        return await self._whole(lambda: self._database.read(fn))

    async def _write(self, fn: Callable[[Connection], T], *, background: bool = False) -> T:
        return await self._whole(lambda: self._database.write(fn, background=background))

    async def _whole(self, call: Callable[[], Awaitable[T]]) -> T:
        generation = self._database.generation
        try:
            return await call()
        except StoreFault as fault:
            if fault.problem is not StoreProblem.DAMAGED:
                raise
            _log.warning("cache set aside", extra={"problem": fault.problem.value})
        await self._database.renew(DAMAGED, generation=generation)
        return await call()


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
