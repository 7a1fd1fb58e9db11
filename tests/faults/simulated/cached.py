"""What is kept of what the server says, wired as the app's composition root does it.

A pull must write nothing of an op, and what is let go of must be nobody whom unsent work is about:
both are looked at here while they happen.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar

from app.api.pace import Priority
from app.domain import identifiers
from app.domain.clock import Clock
from app.domain.faults import StoreFault
from app.domain.identifiers import Identifier
from app.domain.op import Binding, Op, OpId
from app.domain.outcome import Settlement
from app.services.records_keeper import RecordKeeper
from app.services.records_tending import tend_cache
from app.services.refresh import DEADLINE_S, RefreshLoop
from app.services.refresh_line import BackgroundLine
from app.settings.declarations import CacheSettings
from app.store.opening import Stores
from tests.faults.kinds.kind import Shopper
from tests.faults.simulated.core import SendingCore

_PULLING: ContextVar[bool] = ContextVar("pulling", default=False)
_OF_AN_OP = re.compile(
    r"UPDATE op SET (?!lane|is_head)|DELETE FROM op\b|UPDATE attempt"
    r"|INSERT (?:OR \w+ )?INTO (?:event|attempt|intake)\b"
)
"""What changes an op. To file what was saved is due before any read, whoever reads."""


def is_pulled_into_op(sql: str) -> bool:
    """Whether a pull, which is under way, writes something of an op by this statement."""
    return _PULLING.get() and _OF_AN_OP.match(sql) is not None


@contextmanager
def _pull() -> Iterator[None]:
    token = _PULLING.set(True)
    try:
        yield
    finally:
        _PULLING.reset(token)


class Records:
    """`breach` hears of customers who are let go of although unsent work is about them."""

    def __init__(
        self, stores: Stores, core: SendingCore, clock: Clock, breach: Callable[[str], None]
    ) -> None:
        self._stores = stores
        self._core = core
        self._clock = clock
        self._breach = breach
        self._keeper = RecordKeeper(cache=stores.cache, changes=core.changes, clock=clock)
        line = BackgroundLine(
            link=lambda: core.link, connectivity=core.connectivity, outbox=stores.outbox
        )
        self._refresh = RefreshLoop(
            line=line,
            keeper=self._keeper,
            cache=stores.cache,
            outbox=stores.outbox,
            clock=clock,
        )

    async def bind(self, binding: Binding) -> None:
        """What another server said is nothing to this one. Raises StoreFault."""
        await self._stores.cache.bind(f"{binding.server_url} {binding.organisation}")

    async def keep_acknowledged(self, settlements: Sequence[Settlement]) -> None:
        """Whom the server has just named is readable offline from now on."""
        customers = [found.customer for found in settlements if found.customer is not None]
        try:
            await self._keeper.written(customers)
        except StoreFault:
            return  # the cache is disposable; the outbox already knows that they are sent

    async def forget_erased(self, identifier: Identifier) -> None:
        """Nothing of whom the server deleted stays readable here."""
        try:
            await self._keeper.erased(identifier)
        except StoreFault:
            return  # the next read of them hears it again

    async def refresh(self) -> None:
        """Pull until cancelled."""
        with _pull():
            await self._refresh.run()

    async def tend(self, most: int) -> None:
        """Let go of all beyond `most` customers, but for whom unsent work is about, and fold the
        files' logs in.
        """
        link = self._core.link
        try:
            before = await self._here(await self._stores.outbox.live())
            with _pull():
                await tend_cache(
                    self._stores.cache, self._stores.outbox, CacheSettings(max_customers=most)
                )
            await self._stores.checkpoint()
            after = await self._here(await self._stores.outbox.live())
        except StoreFault:
            return  # it is tried again in an hour
        if link is not self._core.link:
            return  # the cache is another server's now
        for op_id in before.keys() & after.keys():
            if before[op_id] and not after[op_id]:
                self._breach(f"whom {op_id} is about was let go of, and it is not sent")

    async def is_forgotten(self, shopper: Shopper) -> bool:
        """Whether the server has been asked for somebody whom it deleted, said so, and nobody is
        here by their name any more. Raises StoreFault, ServerFault.
        """
        whom = identifiers.user_id(shopper.user_id)
        with _pull():
            answers = await self._core.link.customers.get_many(
                [whom], deadline_s=DEADLINE_S, priority=Priority.BACKGROUND
            )
            await self._keeper.answers(answers, self._clock.now(), origin=self)
        is_said = all(answer.is_erased for answer in answers)
        return is_said and await self._stores.cache.find(whom) is None

    async def _here(self, ops: Sequence[Op]) -> dict[OpId, bool]:
        """Of each op whether the cache has whom it is about."""
        return {op.id: await self._has(op) for op in ops}

    async def _has(self, op: Op) -> bool:
        cache, outbox = self._stores.cache, self._stores.outbox
        if await cache.get(await outbox.resolve(op.subject.key)) is not None:
            return True
        return any([await cache.find(name) is not None for name in op.subject.identifiers])
