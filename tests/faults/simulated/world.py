"""The simulated world: its time, what is due in it, and the steps between which a process may die.

Time passes only where everybody waits. Knows nothing of tills and servers.
"""

import asyncio
import heapq
import selectors
from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count

from tests.manual_clock import START

TURN_S = 1e-4
"""What one turn of an event loop takes: nobody can do anything in no time at all."""
LATE_S = 1e-6
"""By how much a timer is late, as every timer is."""
MOST_STEPS = 400_000
TURN = "a turn of the loop"
"""The step that is nobody's doing."""


class Killed(SystemExit):
    """The process ends here, without a word. Event loops let it through at once."""


class Stuck(AssertionError):
    """The world cannot go on: nothing will ever happen, or it happens for ever."""


class World:
    """`now_s` is true time in seconds. A process dies at step number `dies_at`, if it is set."""

    def __init__(self, *, is_traced: bool = False) -> None:
        self.now_s = 0.0
        self.steps = 0
        self.dies_at: int | None = None
        self.is_burying = False
        self.on_step: Callable[[str], None] = lambda what: None
        self.trace: list[str] | None = [] if is_traced else None
        self._due: list[tuple[float, int, Callable[[], None]]] = []
        self._numbers = count()

    def now(self) -> datetime:
        """True time, whatever a till's clock says."""
        return START + timedelta(seconds=self.now_s)

    def note(self, what: str) -> None:
        if self.trace is not None:
            self.trace.append(f"{self.now_s:12.4f} {self.steps:6d} {what}")

    def step(self, what: str) -> None:
        """A process gets so far. Raises Killed where it does not."""
        if self.is_burying:
            return
        self.steps += 1
        self.on_step(what)
        if self.dies_at is not None and self.steps >= self.dies_at:
            self.dies_at = None
            self.note(f"killed before {what}")
            raise Killed
        if self.steps > MOST_STEPS:
            raise Stuck(f"{self.steps} steps in {self.now_s:.0f} s")

    def at(self, when_s: float, act: Callable[[], None]) -> None:
        """Let something happen, whoever lives then."""
        heapq.heappush(self._due, (max(when_s, self.now_s), next(self._numbers), act))

    def after(self, delay_s: float, act: Callable[[], None]) -> None:
        self.at(self.now_s + delay_s, act)

    def wait(self, longest_s: float | None) -> None:
        """Everybody waits: let time pass to what is due next, and let that happen.

        `longest_s` is how long at most, None for ever.
        """
        if self.is_burying:
            return
        self.now_s += TURN_S
        until_s = None if longest_s is None else self.now_s + longest_s
        if self._due and (until_s is None or self._due[0][0] <= until_s):
            at_s, _, act = heapq.heappop(self._due)
            self.now_s = max(self.now_s, at_s)
            act()
        elif until_s is None:
            raise Stuck("nothing will ever happen again")
        elif longest_s:
            self.now_s = until_s + LATE_S

    def sleep_until(self, when_s: float) -> None:
        """Let time pass while no process lives."""
        while self.now_s < when_s:
            self.wait(when_s - self.now_s)


class _Selector(selectors.SelectSelector):
    """Where an event loop would wait for the network, the world's time passes."""

    def __init__(self, world: World) -> None:
        super().__init__()
        self._world = world

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self._world.step(TURN)
        self._world.wait(timeout)
        return []


class WorldLoop(asyncio.SelectorEventLoop):
    """An event loop on the world's time."""

    def __init__(self, world: World) -> None:
        self._world = world
        super().__init__(_Selector(world))
        self.set_exception_handler(lambda loop, context: None)

    def time(self) -> float:
        return self._world.now_s


class TillClock:
    """A till's clock: its wall time may be wrong, and each start of it counts from elsewhere."""

    def __init__(self, world: World, *, started_at: float) -> None:
        self._world = world
        self._started_at = started_at
        self.offset_s = 0.0

    def now(self) -> datetime:
        return self._world.now() + timedelta(seconds=self.offset_s)

    def monotonic(self) -> float:
        return self._world.now_s + self._started_at

    async def sleep(self, delay_s: float) -> None:
        await asyncio.sleep(delay_s)


class ServerClock:
    """The server's clock is right."""

    def __init__(self, world: World) -> None:
        self._world = world

    def now(self) -> datetime:
        return self._world.now()

    def monotonic(self) -> float:
        return self._world.now_s

    async def sleep(self, delay_s: float) -> None:
        await asyncio.sleep(delay_s)
