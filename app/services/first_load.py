"""The first load: the customers of this store into the cache, a page of a search at a time.

Wanted by a person, paced like everything that nobody waits for, and taken up where it stood after a
restart. It brings less of a customer than a look-up does, and never replaces more.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum, unique
from typing import TYPE_CHECKING

from app.api.pace import Priority
from app.domain.clock import Clock
from app.domain.connection import ConnectionStatus
from app.domain.faults import RefusedFault, ServerFault, StoreFault, ThrottledFault
from app.domain.load_cursor import LoadCursor
from app.domain.search_page import SearchPage
from app.domain.search_query import (
    Attribute,
    Condition,
    Operator,
    QueryError,
    SearchQuery,
)
from app.sync.waiting import Alarm

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.api.link import Link
    from app.services.records_keeper import RecordKeeper
    from app.services.refresh_line import BackgroundLine
    from app.store.cache import CacheStore

_log = logging.getLogger(__name__)

PAGE_ROWS = 100
DEADLINE_S = 30.0
FAULT_PAUSE_S = 30.0


@unique
class LoadState(Enum):
    NOT_BEGUN = "not_begun"
    LOADING = "loading"
    STOPPED = "stopped"
    """By a person; `start` goes on from there."""
    DONE = "done"
    NO_STORE = "no_store"
    """The settings do not name this store, or in a way that cannot be searched for."""
    REFUSED = "refused"
    """The server will not search for this store's customers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadProgress:
    """`found` is how many there are, None before the server has said; `loaded` counts those gone
    through. `left_s` is a guess from the pace so far, None before there is one.
    """

    state: LoadState = LoadState.NOT_BEGUN
    found: int | None = None
    loaded: int = 0
    left_s: float | None = None
    fault: ServerFault | None = None
    """Why it does not get on, or was refused."""


class FirstLoadService:
    """`start` and `stop` may be called at any time; `run` does the work. Methods may raise
    StoreFault.
    """

    def __init__(
        self,
        *,
        line: BackgroundLine,
        keeper: RecordKeeper,
        cache: CacheStore,
        clock: Clock,
        store_code: Callable[[], str],
        max_customers: Callable[[], int],
    ) -> None:
        self._line = line
        self._keeper = keeper
        self._cache = cache
        self._clock = clock
        self._store_code = store_code
        self._max_customers = max_customers
        self._alarm = Alarm(clock)
        self._listeners: list[Callable[[LoadProgress], None]] = []
        self._progress = LoadProgress()
        self._began: tuple[float, int] | None = None
        line.connectivity.listen(self._on_connection)

    @property
    def progress(self) -> LoadProgress:
        return self._progress

    def listen(self, listener: Callable[[LoadProgress], None]) -> Callable[[], None]:
        """Call `listener` with each later progress; returns what stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def start(self) -> None:
        """Begin, or go on where it was stopped; one that is done begins anew."""
        code = self._store_code()
        if _query(code) is None:
            self._tell(LoadProgress(state=LoadState.NO_STORE))
            return
        cursor = await self._cache.load_cursor()
        if cursor is None or cursor.is_done or cursor.store_code != code:
            cursor = LoadCursor(store_code=code)
        await self._cache.put_load_cursor(replace(cursor, is_stopped=False), self._clock.now())
        self._began = None
        self._alarm.ring()

    async def stop(self) -> None:
        """Stop after the page that is under way; what was loaded stays."""
        cursor = await self._cache.load_cursor()
        if cursor is None or cursor.is_done:
            return
        await self._cache.put_load_cursor(replace(cursor, is_stopped=True), self._clock.now())
        self._show(cursor, LoadState.STOPPED)

    async def run(self) -> None:
        """Load, when that is wanted, until cancelled."""
        while True:
            try:
                wait_s = await self.round()
            except StoreFault as fault:
                _log.warning("first load", extra={"problem": fault.problem.value})
                wait_s = FAULT_PAUSE_S
            except Exception:  # noqa: BLE001 - a loop that died would look like a quiet one
                _log.exception("a page of the first load ended unforeseen")
                wait_s = FAULT_PAUSE_S
            if wait_s != 0:
                await self._alarm.wait(wait_s)

    async def round(self) -> float | None:
        """One page at most. Returns 0 after one, else the seconds to the next try; None where only
        an event can bring more.
        """
        cursor = await self._cache.load_cursor()
        if cursor is None:
            return None
        if cursor.is_done or cursor.is_stopped:
            self._show(cursor, LoadState.DONE if cursor.is_done else LoadState.STOPPED)
            return None
        query = _query(cursor.store_code)
        if query is None or cursor.store_code != self._store_code():
            return None  # the till is another store's since
        self._show(cursor, LoadState.LOADING)
        link = self._line.link
        if link is None:
            return None
        wait_s = await self._line.wait_s(link)
        return wait_s if wait_s > 0 else await self._load_page(link, query, cursor)

    async def _load_page(self, link: Link, query: SearchQuery, cursor: LoadCursor) -> float | None:
        asked_at = self._clock.now()
        if self._began is None:
            self._began = (self._clock.monotonic(), cursor.start)
        try:
            page = await link.customers.search(
                query,
                start=cursor.start,
                rows=PAGE_ROWS,
                deadline_s=DEADLINE_S,
                priority=Priority.BACKGROUND,
            )
        except ThrottledFault as fault:
            self._show(cursor, LoadState.LOADING, fault)
            return max(fault.retry_after_s, 1.0)
        except RefusedFault as fault:
            _log.info("first load refused", extra={"code": fault.code})
            await self._cache.put_load_cursor(replace(cursor, is_stopped=True), self._clock.now())
            self._show(cursor, LoadState.REFUSED, fault)
            return None
        except ServerFault as fault:
            self._show(cursor, LoadState.LOADING, fault)
            return FAULT_PAUSE_S
        await self._keeper.rows(page.customers, asked_at, origin=self)
        await self._go_on(self._after(cursor, page))
        return 0

    def _after(self, cursor: LoadCursor, page: SearchPage) -> LoadCursor:
        """Servers may give fewer rows than were asked for: the next page begins after those."""
        start = cursor.start + len(page.results)
        found = cursor.found if page.count is None else page.count
        is_last = not page.results or (page.count is not None and start >= page.count)
        is_done = is_last or start >= self._max_customers()
        return replace(cursor, start=start, found=found, is_done=is_done)

    async def _go_on(self, cursor: LoadCursor) -> None:
        """Note how far it came; a person may have stopped it while the page was under way."""
        kept = await self._cache.load_cursor()
        is_stopped = kept is not None and kept.is_stopped
        await self._cache.put_load_cursor(replace(cursor, is_stopped=is_stopped), self._clock.now())
        if cursor.is_done:
            await self._cache.tidy()
            _log.info("first load", extra={"loaded": cursor.start})
        state = LoadState.STOPPED if is_stopped else LoadState.LOADING
        self._show(cursor, LoadState.DONE if cursor.is_done else state)

    def _on_connection(self, status: ConnectionStatus) -> None:
        if status.is_answering:
            self._alarm.ring()

    def _show(self, cursor: LoadCursor, state: LoadState, fault: ServerFault | None = None) -> None:
        is_loading = state is LoadState.LOADING
        progress = LoadProgress(
            state=state,
            found=cursor.found,
            loaded=cursor.start,
            left_s=self._left_s(cursor) if is_loading else None,
            fault=fault,
        )
        if not (state is LoadState.STOPPED and self._progress.state is LoadState.REFUSED):
            self._tell(progress)

    def _left_s(self, cursor: LoadCursor) -> float | None:
        if self._began is None or cursor.found is None:
            return None
        began_at, start = self._began
        passed_s, done = self._clock.monotonic() - began_at, cursor.start - start
        if done <= 0 or passed_s <= 0:
            return None
        return max(0, cursor.found - cursor.start) * passed_s / done

    def _tell(self, progress: LoadProgress) -> None:
        if progress == self._progress:
            return
        self._progress = progress
        for listener in tuple(self._listeners):
            listener(progress)


def _query(store_code: str) -> SearchQuery | None:
    """None for a code that the grammar cannot write, or for none."""
    try:
        condition = Condition(
            attribute=Attribute.REGISTERED_STORE, operator=Operator.EQUALS, values=(store_code,)
        )
    except QueryError:
        return None
    return SearchQuery(conditions=(condition,))
