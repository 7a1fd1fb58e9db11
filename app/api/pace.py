"""How fast one login may call: a token bucket that keeps something back for who stands at the till.

The server's limit (100 to 1,000 calls a minute) is not published: the till keeps under the lowest
of it, and learns from each refusal. Owns when a call may go; knows nothing of calls.
"""

import asyncio
import math
from collections import deque
from enum import Enum, unique

from app.domain.clock import Clock
from app.domain.faults import ThrottledFault

CALLS_PER_MINUTE = 100.0
FEWEST_CALLS_PER_MINUTE = 10.0
BURST_SHARE = 0.3
"""Of a minute's calls, what may go at once; the rest is refilled, so that no minute holds more."""
RESERVE_SHARE = 2 / 3
"""Of the burst, what background calls leave alone: a scan right after start never waits."""
RECOVERY_PER_MINUTE = 1.0
"""Calls a minute that the limit gains each minute after a refusal. Slow: each time that a till
finds the server's limit anew, somebody may have to wait for it.
"""
_ALMOST = 1e-6


@unique
class Priority(Enum):
    FOREGROUND = "foreground"
    """A person waits for it."""
    BACKGROUND = "background"
    PROBE = "probe"
    """It is of no use unless it reaches the server, and comes seldom: never held back."""


class _Place:
    """One call's place in the line."""

    def __init__(self) -> None:
        self.moved_up = asyncio.Event()


class Pace:
    """The calls of one login. Within a priority the first that asks is the first to go."""

    def __init__(self, *, clock: Clock, calls_per_minute: float = CALLS_PER_MINUTE) -> None:
        self._clock = clock
        self._most = calls_per_minute
        self._limit = calls_per_minute
        self._tokens = self._burst
        self._counted_at = clock.monotonic()
        self._open_at = dict.fromkeys(Priority, -math.inf)
        self._lines: dict[Priority, deque[_Place]] = {
            Priority.FOREGROUND: deque(),
            Priority.BACKGROUND: deque(),
        }

    @property
    def calls_per_minute(self) -> float:
        """The limit as it is taken to be now."""
        self._refill()
        return self._limit

    async def admit(self, priority: Priority, *, within_s: float = math.inf) -> None:
        """Wait for a token. Raises ThrottledFault, with the time left, at once where the server
        wants no calls yet or the wait would be longer than `within_s`.

        Also a background call is not kept here until the server opens again: who sends it has
        claimed its work, and can put it back and say so.
        """
        if priority is Priority.PROBE:
            self.spend()
            return
        place, line = _Place(), self._lines[priority]
        line.append(place)
        until = self._clock.monotonic() + within_s
        try:
            while (wait_s := self._wait_s(priority, place, until)) > 0:
                if place is self._first:
                    await self._clock.sleep(wait_s)
                else:
                    place.moved_up.clear()
                    await place.moved_up.wait()
            self.spend()
        finally:
            line.remove(place)
            if (first := self._first) is not None:
                first.moved_up.set()

    def pause_s(self) -> float:
        """Seconds until a background call could go at once, as things stand; 0 if it can now."""
        self._refill()
        closed_s = self._open_at[Priority.BACKGROUND] - self._clock.monotonic()
        waiting = sum(map(len, self._lines.values()))
        lacking = 1 + waiting + self._reserve(Priority.BACKGROUND) - self._tokens
        wait_s = lacking / self._refill_per_s if lacking > _ALMOST else 0.0
        return max(closed_s, wait_s, 0.0)

    def free_calls(self) -> int:
        """How many background calls could go at once, as things stand."""
        if self.pause_s() > 0:
            return 0
        waiting = sum(map(len, self._lines.values()))
        return int(self._tokens - self._reserve(Priority.BACKGROUND) - waiting + _ALMOST)

    def spend(self) -> None:
        """Count a call that goes without asking; who comes later waits the longer for it."""
        self._refill()
        self._tokens = max(self._tokens - 1, -self._burst)

    def refused(self, retry_after_s: float, *, is_told: bool) -> None:
        """The server refused a call as one too many, for now.

        No background call goes for `retry_after_s`. Neither does a person's if the server itself
        named that time (`is_told`): it would only be refused; else theirs may try.
        """
        now = self._clock.monotonic()
        self._refill()
        if now >= self._open_at[Priority.BACKGROUND]:
            # Once for all calls that were under way together.
            self._limit = max(min(FEWEST_CALLS_PER_MINUTE, self._most), self._limit / 2)
            self._tokens = min(self._tokens, self._burst)
        closed = (Priority.BACKGROUND, Priority.FOREGROUND) if is_told else (Priority.BACKGROUND,)
        for priority in closed:
            self._open_at[priority] = max(self._open_at[priority], now + retry_after_s)

    @property
    def _burst(self) -> float:
        return max(1.0, self._limit * BURST_SHARE)

    @property
    def _refill_per_s(self) -> float:
        return self._limit * (1 - BURST_SHARE) / 60

    @property
    def _first(self) -> _Place | None:
        for line in self._lines.values():
            if line:
                return line[0]
        return None

    def _refill(self) -> None:
        now = self._clock.monotonic()
        passed_s = now - self._counted_at
        self._counted_at = now
        self._limit = min(self._most, self._limit + passed_s / 60 * RECOVERY_PER_MINUTE)
        self._tokens = min(self._burst, self._tokens + passed_s * self._refill_per_s)

    def _wait_s(self, priority: Priority, place: _Place, until: float) -> float:
        """Seconds until this place's turn, 0 if it is now. Raises ThrottledFault."""
        now = self._clock.monotonic()
        self._refill()
        closed_s = self._open_at[priority] - now
        if closed_s > 0:
            raise ThrottledFault(closed_s, "not sent: the server wants no calls yet")
        ahead = self._ahead(priority, place)
        lacking = 1 + ahead + self._reserve(priority) - self._tokens
        wait_s = lacking / self._refill_per_s if lacking > _ALMOST else 0.0
        if now + wait_s > until:
            raise ThrottledFault(wait_s, "not sent: as many calls as the server takes")
        return wait_s

    def _ahead(self, priority: Priority, place: _Place) -> int:
        foreground = self._lines[Priority.FOREGROUND]
        if priority is Priority.FOREGROUND:
            return foreground.index(place)
        return len(foreground) + self._lines[priority].index(place)

    def _reserve(self, priority: Priority) -> float:
        """Tokens that must be left; always few enough for one call to go."""
        if priority is Priority.FOREGROUND:
            return 0.0
        return min(self._burst * RESERVE_SHARE, self._burst - 1)
