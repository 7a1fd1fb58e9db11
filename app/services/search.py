"""Advanced search: the server first, this till where it cannot be asked; saved searches; export."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from decimal import Decimal
from enum import Enum, unique
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.associate import AssociateId
from app.domain.audit import Act, DetailKind, counted
from app.domain.clock import Clock
from app.domain.customer import Customer, CustomerKey
from app.domain.faults import RefusedFault, ServerFault
from app.domain.op import Op
from app.domain.registration import customer_of
from app.domain.search_meaning import SearchPlace, asked_of, value_of
from app.domain.search_query import SearchQuery

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.api.link import Link
    from app.services.audit import AuditService
    from app.services.records_keeper import RecordKeeper
    from app.services.search_table import SearchTables
    from app.store.cache import CacheStore
    from app.store.drafts import DraftStore
    from app.store.outbox import OutboxStore

PAGE_ROWS = 20
EXPORT_ROWS = 100
"""Rows of a page while exporting; a server may give fewer."""
MOST_EXPORTED = 10_000
MOST_WAITING = 500
"""So many of the newest unsent ops are looked through."""
LONGEST_NAME = 60
_TILL = AssociateId("")
"""Saved searches belong to the till, not to one of its people."""
_FORM = "search"
_TEXT = "query"


@unique
class Source(Enum):
    SERVER = "server"
    TILL = "till"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundCustomer:
    """One row. `fetched_at` is None where only this till knows them: `op` is their registration."""

    key: CustomerKey
    customer: Customer
    last_purchase: Decimal | None = None
    fetched_at: datetime | None = None
    op: Op | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchAnswer:
    """One page. `count` is of all whom the source knows to fit, None where it does not say.

    `fault` says why the server could not be asked, where it was tried. Of this till's own answers,
    `kept` is how many customers it knows, and `unknown` of how many of them it does not know enough
    to tell. `next_place` leads on to the next page; None at the end.
    """

    query: SearchQuery
    source: Source
    rows: tuple[FoundCustomer, ...]
    count: int | None = None
    next_place: int | None = None
    kept: int = 0
    unknown: int = 0
    fault: ServerFault | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedSearch:
    name: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Exported:
    """`is_cut`: there were more than one file takes. `is_masked`: without whole identifiers."""

    path: Path
    rows: int
    source: Source
    is_masked: bool
    is_cut: bool = False


class SearchService:
    """Methods may raise StoreFault. `known_as` tells this till's key for a customer whom the server
    told.
    """

    def __init__(
        self,
        *,
        cache: CacheStore,
        outbox: OutboxStore,
        keeper: RecordKeeper,
        drafts: DraftStore,
        audit: AuditService,
        tables: SearchTables,
        known_as: Callable[[Customer], Awaitable[CustomerKey]],
        link: Callable[[], Link | None],
        clock: Clock,
        zone: tzinfo,
        country: Callable[[], str],
        organisation: Callable[[], str],
        is_supervisor: Callable[[], bool],
    ) -> None:
        self._cache = cache
        self._outbox = outbox
        self._keeper = keeper
        self._drafts = drafts
        self._audit = audit
        self._tables = tables
        self._known_as = known_as
        self._link = link
        self._clock = clock
        self._zone = zone
        self._country = country
        self._organisation = organisation
        self._is_supervisor = is_supervisor

    async def search(self, query: SearchQuery) -> SearchAnswer:
        """The first page, led by those who were registered here and are not sent yet.

        Raises RefusedFault where the server does not take the query.
        """
        answer = await self._first(query, PAGE_ROWS)
        return replace(answer, rows=(*await self._waiting(query), *answer.rows))

    async def more(self, answer: SearchAnswer) -> SearchAnswer:
        """The page after `answer`, from where that came. Raises ServerFault."""
        return await self._next(answer, PAGE_ROWS)

    async def export(
        self, query: SearchQuery, on_progress: Callable[[int, int | None], None]
    ) -> Exported:
        """Write everybody whom the query finds into a table for a spreadsheet, and record it.

        Identifiers are whole for a supervisor alone. `on_progress` hears how many were read, and of
        how many where that is known. Raises ServerFault where the server stopped on the way.
        """
        is_masked = not self._is_supervisor()
        answer = await self._first(query, EXPORT_ROWS)
        rows = {row.key: row for row in (*await self._waiting(query), *answer.rows)}
        on_progress(len(rows), answer.count)
        while answer.next_place is not None and len(rows) < MOST_EXPORTED:
            count = answer.count
            answer = await self._next(answer, EXPORT_ROWS)
            rows |= {row.key: row for row in answer.rows}
            answer = replace(answer, count=answer.count if answer.count is not None else count)
            on_progress(len(rows), answer.count)
        taken = tuple(rows.values())[:MOST_EXPORTED]
        kind = DetailKind.SEARCH_MASKED if is_masked else DetailKind.SEARCH_WHOLE
        await self._audit.record(Act.EXPORTED, detail=counted(kind, len(taken)))
        return Exported(
            path=await self._tables.write(taken, is_masked=is_masked),
            rows=len(taken),
            source=answer.source,
            is_masked=is_masked,
            is_cut=answer.next_place is not None or len(rows) > MOST_EXPORTED,
        )

    async def saved(self) -> tuple[SavedSearch, ...]:
        """This till's saved searches, by name."""
        kept = [
            SavedSearch(name=draft.subject, text=draft.values.get(_TEXT, ""))
            for draft in await self._drafts.list_of(_TILL)
            if draft.form == _FORM
        ]
        return tuple(sorted(kept, key=lambda saved: saved.name.casefold()))

    async def save(self, name: str, text: str) -> SavedSearch:
        """Keep a search, in place of one of that name. Raises ValueError without a name."""
        named = " ".join(name.split())[:LONGEST_NAME]
        if not named:
            raise ValueError("a saved search has a name")
        for earlier in await self.saved():
            if earlier.name.casefold() == named.casefold() and earlier.name != named:
                await self.forget(earlier.name)
        await self._drafts.save(_TILL, _FORM, named, {_TEXT: text})
        return SavedSearch(name=named, text=text)

    async def forget(self, name: str) -> None:
        await self._drafts.drop(_TILL, _FORM, name)

    async def _first(self, query: SearchQuery, rows: int) -> SearchAnswer:
        link = self._link()
        fault: ServerFault | None = None
        if link is not None:
            try:
                return await self._ask(link, query, start=0, rows=rows)
            except RefusedFault:
                raise
            except ServerFault as error:
                fault = error
        return replace(await self._look_here(query, before=None, rows=rows), fault=fault)

    async def _next(self, answer: SearchAnswer, rows: int) -> SearchAnswer:
        place = answer.next_place
        if place is None:
            return replace(answer, rows=())
        if answer.source is Source.TILL:
            further = await self._look_here(answer.query, before=place, rows=rows)
            return replace(further, count=answer.count, unknown=answer.unknown)
        link = self._link()
        if link is None:
            return replace(answer, rows=(), next_place=None)
        return await self._ask(link, answer.query, start=place, rows=rows)

    async def _ask(self, link: Link, query: SearchQuery, *, start: int, rows: int) -> SearchAnswer:
        asked_at = self._clock.now()
        page = await link.customers.search(query, start=start, rows=rows)
        await self._keeper.rows(page.customers, asked_at, origin=self)
        found = [
            FoundCustomer(
                key=await self._known_as(row.customer),
                customer=row.customer,
                last_purchase=row.last_purchase,
                fetched_at=asked_at,
            )
            for row in page.results
        ]
        following = start + (page.rows or rows)
        is_last = not found or (page.count is not None and following >= page.count)
        return SearchAnswer(
            query=query,
            source=Source.SERVER,
            rows=tuple(found),
            count=page.count,
            next_place=None if is_last else following,
        )

    async def _look_here(
        self, query: SearchQuery, *, before: int | None, rows: int
    ) -> SearchAnswer:
        page = await self._cache.query(query, self._place(), limit=rows, before=before)
        return SearchAnswer(
            query=query,
            source=Source.TILL,
            rows=tuple(
                FoundCustomer(
                    key=hit.found.key,
                    customer=hit.found.customer,
                    last_purchase=hit.last_purchase,
                    fetched_at=hit.found.fetched_at,
                )
                for hit in page.hits
            ),
            count=page.count,
            next_place=page.next_before,
            kept=page.kept,
            unknown=page.unknown,
        )

    async def _waiting(self, query: SearchQuery) -> tuple[FoundCustomer, ...]:
        """Those registered here and not sent yet who meet the query, the latest first."""
        place = self._place()
        asked = asked_of(query, place)
        found = []
        for op in await self._outbox.latest(MOST_WAITING):
            if not op.is_new_customer:
                continue
            customer = customer_of(op.registration)
            values = (value_of(customer, each.attribute, org_id=place.org_id) for each in asked)
            if all(each.answer(value) for each, value in zip(asked, values, strict=True)):
                found.append(FoundCustomer(key=op.local_key, customer=customer, op=op))
        return tuple(found)

    def _place(self) -> SearchPlace:
        return SearchPlace(zone=self._zone, country=self._country(), org_id=self._organisation())
