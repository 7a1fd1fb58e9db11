"""Time as a value that tests can hold still: wall time for people, monotonic time for waiting."""

import asyncio
import time
from datetime import UTC, datetime
from typing import Protocol


class Clock(Protocol):
    """Where every room takes its time from."""

    def now(self) -> datetime:
        """Aware wall time (UTC). For showing and for dates sent; never for order or waiting."""

    def monotonic(self) -> float:
        """Seconds from an arbitrary start that never go backwards."""

    async def sleep(self, delay_s: float) -> None:
        """Wait `delay_s` seconds of this clock."""


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, delay_s: float) -> None:
        await asyncio.sleep(delay_s)
