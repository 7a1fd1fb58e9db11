"""A clock that stands still until a test moves it."""

import asyncio
from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)


class ManualClock:
    """`advance` moves both times and wakes sleepers; `jump` moves wall time only."""

    def __init__(self, now: datetime = START) -> None:
        self._now = now
        self._monotonic = 1000.0
        self._sleepers: list[tuple[float, asyncio.Future[None]]] = []

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return self._monotonic

    async def sleep(self, delay_s: float) -> None:
        if delay_s <= 0:
            await asyncio.sleep(0)
            return
        waiting: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._sleepers.append((self._monotonic + delay_s, waiting))
        await waiting

    def advance(self, seconds: float) -> None:
        """Let `seconds` pass."""
        self._monotonic += seconds
        self._now += timedelta(seconds=seconds)
        due = [entry for entry in self._sleepers if entry[0] <= self._monotonic]
        self._sleepers = [entry for entry in self._sleepers if entry[0] > self._monotonic]
        for _, waiting in sorted(due, key=lambda entry: entry[0]):
            if not waiting.done():
                waiting.set_result(None)

    def jump(self, seconds: float) -> None:
        """Set the wall clock wrong; monotonic time does not care."""
        self._now += timedelta(seconds=seconds)
