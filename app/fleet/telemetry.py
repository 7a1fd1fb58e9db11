"""Tells head office how this till is, minute by minute, where `[telemetry] endpoint` names who
listens: OTLP over HTTP to `ENDPOINT/v1/metrics` and `ENDPOINT/v1/logs`.

Figures add up from the start on, so that a minute that could not be told is in the next one;
warnings are kept meanwhile, the latest of them. Nobody at the till ever waits for any of this.
"""

import asyncio
import logging
import random
from collections import deque
from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from app.domain.clock import Clock
from app.domain.faults import Fault, StoreFault, ThrottledFault
from app.domain.op import PendingSummary
from app.domain.outcome import Verdict
from app.fleet.till_figures import CallFigure, TillName, WarningTap

if TYPE_CHECKING:
    # start-up: most tills tell nobody, and must not load this for none.
    from app.api.outgoing import Outgoing
    from app.fleet.otlp import Figures

EVERY_S = 60.0
LONGEST_PAUSE_S = 1800.0
DEADLINE_S = 10.0
MOST_CALLS = 10_000
_MEDIA_TYPE = "application/x-protobuf"
_LOGGER = "app"

_Made = TypeVar("_Made")
_log = logging.getLogger(__name__)


class Queue(Protocol):
    """What is asked of the outbox. Methods raise StoreFault."""

    def summary(self) -> Awaitable[PendingSummary]: ...

    def newest_verdict(self) -> Awaitable[int]: ...

    def verdicts(self, after: int, *, limit: int = 500) -> Awaitable[Sequence[Verdict]]: ...


class Telemetry:
    """`run` it as a task. `is_online` tells whether the Customer API answers."""

    def __init__(
        self,
        *,
        endpoint: str,
        till: TillName,
        outgoing: "Outgoing",
        queue: Queue,
        is_online: Callable[[], bool],
        clock: Clock,
    ) -> None:
        self._endpoint = endpoint.rstrip("/")
        self._till = till
        self._outgoing = outgoing
        self._queue = queue
        self._is_online = is_online
        self._clock = clock
        self._calls: deque[CallFigure] = deque(maxlen=MOST_CALLS)
        self._warnings = WarningTap(but=__name__)
        self._told_to: int | None = None
        self._failures = 0

    def note_call(self, call: CallFigure) -> None:
        """A call of the Customer API has ended."""
        self._calls.append(call)

    async def run(self) -> None:
        """Until cancelled. No failure of it concerns anybody here."""
        logger = logging.getLogger(_LOGGER)
        logger.addHandler(self._warnings)
        figures: Figures | None = None
        try:
            figures = await self._off_loop(self._load)
            with suppress(StoreFault):  # it counts from the first minute then
                self._told_to = await self._queue.newest_verdict()
            # A thousand tills that start with the shop must not all speak in the same second.
            await self._clock.sleep(EVERY_S * random.Random(self._till.instance).random())  # noqa: S311
            while True:
                await self._clock.sleep(await self._tell(figures))
        finally:
            logger.removeHandler(self._warnings)
            if figures is not None:
                figures.close()

    async def _off_loop(self, work: Callable[[], _Made]) -> _Made:
        """The screen does not wait while figures are added up and written."""
        return await asyncio.get_running_loop().run_in_executor(None, work)

    def _load(self) -> "Figures":
        # start-up: see above; off the event loop as well.
        from app.fleet.otlp import Figures

        return Figures(self._till)

    async def _tell(self, figures: "Figures") -> float:
        """Tell once; the seconds to the next time."""
        warnings = self._warnings.take()
        try:
            await self._add_up(figures)
            content = await self._standing(figures)
            await self._post("metrics", content)
            if warnings:
                await self._post("logs", await self._off_loop(lambda: figures.logs(warnings)))
        except Fault as fault:
            self._warnings.give_back(warnings)
            self._failures += 1
            if self._failures == 1:
                _log.warning("telemetry", extra={"fault": type(fault).__name__})
            pause_s = min(EVERY_S * 2.0 ** (self._failures - 1), LONGEST_PAUSE_S)
            return max(pause_s, fault.retry_after_s if isinstance(fault, ThrottledFault) else 0.0)
        if self._failures:
            _log.info("telemetry again")
        self._failures = 0
        return EVERY_S

    async def _add_up(self, figures: "Figures") -> None:
        """Raises StoreFault."""
        if self._told_to is None:
            self._told_to = await self._queue.newest_verdict()
        calls = tuple(self._calls)
        self._calls.clear()
        await self._off_loop(lambda: figures.add(calls, ()))
        while verdicts := await self._queue.verdicts(self._told_to):
            await self._off_loop(partial(figures.add, (), verdicts))
            self._told_to = verdicts[-1].number

    async def _standing(self, figures: "Figures") -> bytes:
        """Raises StoreFault."""
        queue = await self._queue.summary()
        oldest_s = 0.0
        if queue.oldest_at is not None:
            oldest_s = max((self._clock.now() - queue.oldest_at).total_seconds(), 0.0)
        is_online = self._is_online()
        return await self._off_loop(lambda: figures.metrics(queue, oldest_s, is_online=is_online))

    async def _post(self, signal: str, content: bytes) -> None:
        """Raises ServerFault."""
        url = f"{self._endpoint}/v1/{signal}"
        await self._outgoing.post(url, content, media_type=_MEDIA_TYPE, deadline_s=DEADLINE_S)
