"""Keeping the cache young while nobody waits: a few customers a call, whenever the line is free.

The order: whose card is open, then whom this till wrote of and has not seen since, then those who
were looked at lately and whose copy is old. Nothing that matters lives here: a restart begins anew.
"""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from app.api.pace import Priority
from app.domain.clock import Clock
from app.domain.connection import ConnectionStatus
from app.domain.customer import CustomerKey, identifier_of
from app.domain.faults import (
    ErasedFault,
    RefusedFault,
    ServerFault,
    StoreFault,
    ThrottledFault,
)
from app.domain.identifiers import Identifier
from app.sync.waiting import Alarm

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.api.link import Link
    from app.services.records_keeper import RecordKeeper
    from app.services.refresh_line import BackgroundLine
    from app.store.cache import CacheStore
    from app.store.outbox import OutboxStore

_log = logging.getLogger(__name__)

DEADLINE_S = 15.0
BATCH = 10
LOOK_EVERY_S = 60.0
FAULT_PAUSE_S = 30.0
OPEN_EVERY_S = 300.0
SEEN_AFTER_S = 120.0
"""A reading right after a write may not show it yet, and the drain looks for it by itself."""
SEEN_EVERY_S = 900.0
ASK_AGAIN_S = 3600.0
"""Somebody of whom the server said nothing is left alone for so long."""
OLD = timedelta(hours=4)
LOOKED_AT_WITHIN = timedelta(days=14)
"""By the age of the whole card, which is told when a person looks. Whoever is not looked at for
longer ages, until the cache lets go of them."""
AMONG_RECENTS = 300
ACKNOWLEDGED_AT_ONCE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """Somebody to be asked for; not again before `every_s` have passed."""

    key: CustomerKey
    whom: Identifier
    every_s: float
    is_whole: bool = False


class RefreshLoop:
    """`run` is the loop; `round` one piece of its work. See the module."""

    def __init__(
        self,
        *,
        line: BackgroundLine,
        keeper: RecordKeeper,
        cache: CacheStore,
        outbox: OutboxStore,
        clock: Clock,
    ) -> None:
        self._line = line
        self._keeper = keeper
        self._cache = cache
        self._outbox = outbox
        self._clock = clock
        self._alarm = Alarm(clock)
        self._open: CustomerKey | None = None
        self._asked_at: dict[CustomerKey, float] = {}
        self._awaited_since: dict[CustomerKey, float] = {}
        line.connectivity.listen(self._on_connection)

    def opened(self, key: CustomerKey | None) -> None:
        """Whose card is open; None for nobody's."""
        self._open = key

    async def run(self) -> None:
        """Refresh until cancelled."""
        while True:
            try:
                wait_s = await self.round()
            except StoreFault as fault:
                _log.warning("refresh", extra={"problem": fault.problem.value})
                wait_s = FAULT_PAUSE_S
            except Exception:  # noqa: BLE001 - a loop that died would look like a quiet one
                _log.exception("a refresh ended unforeseen")
                wait_s = FAULT_PAUSE_S
            if wait_s != 0:
                await self._alarm.wait(wait_s)

    async def round(self) -> float | None:
        """One call at most. Returns 0 after one, else the seconds to the next look; None where only
        an event can bring more.
        """
        link = self._line.link
        if link is None:
            return None
        wait_s = await self._line.wait_s(link)
        if wait_s > 0:
            return wait_s
        batch = await self._next_batch(link)
        if not batch:
            return LOOK_EVERY_S
        try:
            await self._ask(link, batch)
        except ThrottledFault as fault:
            return max(fault.retry_after_s, 1.0)
        except ServerFault as fault:
            _log.info("refresh", extra={"fault": type(fault).__name__})
            return FAULT_PAUSE_S
        return 0

    def _on_connection(self, status: ConnectionStatus) -> None:
        if status.is_answering:
            self._alarm.ring()

    async def _next_batch(self, link: Link) -> Sequence[_Wanted]:
        """Who comes next: one for whom everything is asked, or several for whom little is."""
        batch: dict[CustomerKey, _Wanted] = {}
        async for wanted in self._wanted(link):
            if wanted.key in batch or self._was_asked(wanted.key, wanted.every_s):
                continue
            if not wanted.is_whole:
                batch[wanted.key] = wanted
            elif not batch:
                return [wanted]
            if len(batch) == BATCH:
                break
        return list(batch.values())

    async def _wanted(self, link: Link) -> AsyncIterator[_Wanted]:
        """Everybody worth asking for, the most urgent first; perhaps twice."""
        now = self._clock.now()
        if self._open is not None:
            here = await self._cache.get(await self._outbox.resolve(self._open))
            if here is not None and here.fetched_at <= now - timedelta(seconds=OPEN_EVERY_S):
                whom = here.customer.identifiers[0]
                yield _Wanted(key=here.key, whom=whom, every_s=OPEN_EVERY_S, is_whole=True)
        async for key in self._awaited(link):
            whom_or_none = identifier_of(key)
            if whom_or_none is not None:
                yield _Wanted(key=key, whom=whom_or_none, every_s=SEEN_EVERY_S)
        for stale in await self._cache.stale(
            now - OLD,
            seen_after=now - LOOKED_AT_WITHIN,
            among=AMONG_RECENTS,
            limit=2 * BATCH,
            without=[key for key in self._asked_at if self._was_asked(key, ASK_AGAIN_S)],
        ):
            yield _Wanted(
                key=stale.found.key,
                whom=stale.found.customer.identifiers[0],
                every_s=ASK_AGAIN_S,
                is_whole=stale.card_at is None,
            )

    async def _awaited(self, link: Link) -> AsyncIterator[CustomerKey]:
        """Customers of whom something was acknowledged and not seen, once that has had its time."""
        now = self._clock.monotonic()
        ops = await self._outbox.acknowledged(link.binding, limit=ACKNOWLEDGED_AT_ONCE)
        keys = dict.fromkeys([await self._outbox.resolve(op.subject.key) for op in ops])
        self._awaited_since = {key: self._awaited_since.get(key, now) for key in keys}
        for key, since in self._awaited_since.items():
            if now - since >= SEEN_AFTER_S:
                yield key

    def _was_asked(self, key: CustomerKey, every_s: float) -> bool:
        asked_at = self._asked_at.get(key)
        return asked_at is not None and self._clock.monotonic() - asked_at < every_s

    async def _ask(self, link: Link, batch: Sequence[_Wanted]) -> None:
        """Ask, and keep what was said. Raises ServerFault where nothing was."""
        now, asked_at = self._clock.monotonic(), self._clock.now()
        if batch[0].is_whole:
            await self._ask_whole(link, batch[0])
        else:
            answers = await link.customers.get_many(
                [wanted.whom for wanted in batch],
                deadline_s=DEADLINE_S,
                priority=Priority.BACKGROUND,
            )
            await self._keeper.answers(answers, asked_at, origin=self)
        recent = {key: at for key, at in self._asked_at.items() if now - at < ASK_AGAIN_S}
        self._asked_at = recent | {wanted.key: now for wanted in batch}

    async def _ask_whole(self, link: Link, wanted: _Wanted) -> None:
        asked_at = self._clock.now()
        try:
            card = await link.customers.get_card(
                wanted.whom, deadline_s=DEADLINE_S, priority=Priority.BACKGROUND
            )
        except ErasedFault:
            await self._keeper.erased(wanted.whom, origin=self)
            return
        except RefusedFault as fault:
            _log.info("refresh", extra={"fault": type(fault).__name__, "code": fault.code})
            return
        if card is not None:
            await self._keeper.card(card, wanted.whom, asked_at, is_touched=False, origin=self)
