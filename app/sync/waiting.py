"""Waiting that can be cut short: a sleep on the injected clock, or a ring, whichever is first."""

import asyncio

from app.domain.clock import Clock


class Alarm:
    """One sleeper; any number of ringers, from the same loop. A ring before the sleep counts."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._event = asyncio.Event()

    def ring(self) -> None:
        """Wake the sleeper, now or as soon as it lies down."""
        self._event.set()

    async def wait(self, delay_s: float | None) -> None:
        """Sleep until rung, or for `delay_s` seconds; None sleeps until rung."""
        waiting: list[asyncio.Task[None]] = [asyncio.create_task(self._rung())]
        if delay_s is not None:
            waiting.append(asyncio.create_task(self._slept(delay_s)))
        try:
            await asyncio.wait(waiting, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in waiting:
                task.cancel()
            await asyncio.gather(*waiting, return_exceptions=True)
        self._event.clear()

    async def _rung(self) -> None:
        await self._event.wait()

    async def _slept(self, delay_s: float) -> None:
        await self._clock.sleep(delay_s)
