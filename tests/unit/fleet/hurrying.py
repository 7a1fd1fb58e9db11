"""A clock on which nobody waits, and that remembers for how long it was to be waited."""

import asyncio

from tests.manual_clock import ManualClock


class Hurrying(ManualClock):
    """Nobody waits; it remembers for how long it was to be waited."""

    def __init__(self) -> None:
        super().__init__()
        self.slept: list[float] = []

    async def sleep(self, delay_s: float) -> None:
        self.slept.append(delay_s)
        self.advance(delay_s)
        await asyncio.sleep(0)
