"""The line between till and server, as a drill can spoil it: cut, slow, or dropping now and then.

Owns the state of the line and the log of what came over it; knows no socket and no call.
"""

import math
import random
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum, unique

from app.sandbox.line.faults import Action

_LOG_LENGTH = 10_000


@unique
class Outage(StrEnum):
    """REFUSE: the port is closed, nothing ever leaves the till. CLOSE: connections open and are
    closed at once. STALL: they open and nothing is ever answered."""

    REFUSE = "refuse"
    CLOSE = "close"
    STALL = "stall"


class Line:
    """`watcher` is told of every change of the outage; the server opens and closes its port."""

    def __init__(self) -> None:
        self.outage: Outage | None = None
        self.slow_s = 0.0
        self.flaky = 0.0
        self.watcher: Callable[[], Awaitable[None]] | None = None
        self._random = random.Random(0)  # noqa: S311  (a drill, no secret)

    async def change(self, raw: Mapping[str, object]) -> None:
        """`on`, `how` (an Outage), `slow_s` (seconds added to each reply), `flaky` (share of
        requests that are dropped, 0 to 1). What is not named stays. Raises ValueError."""
        unknown = set(raw) - {"on", "how", "slow_s", "flaky"}
        is_on = raw.get("on", self.outage is not None)
        if unknown or not isinstance(is_on, bool):
            raise ValueError("an outage has on, how, slow_s and flaky")
        how = Outage(str(raw.get("how", self.outage or Outage.REFUSE)))
        slow_s = _share(raw.get("slow_s", self.slow_s), limit=3600)
        flaky = _share(raw.get("flaky", self.flaky), limit=1)
        self.slow_s, self.flaky = slow_s, flaky
        await self._set_outage(how if is_on else None)

    async def restore(self) -> None:
        """As good as new."""
        self.slow_s = self.flaky = 0.0
        self._random.seed(0)
        await self._set_outage(None)

    def roll(self) -> Action | None:
        """What a flaky line does to the next request: nothing, or drop it before or after."""
        if not self.flaky or self._random.random() >= self.flaky:
            return None
        return self._random.choice((Action.DROP_BEFORE, Action.COMMIT_THEN_DROP))

    def report(self) -> dict[str, object]:
        return {
            "on": self.outage is not None,
            "how": self.outage,
            "slow_s": self.slow_s,
            "flaky": self.flaky,
        }

    async def _set_outage(self, outage: Outage | None) -> None:
        self.outage = outage
        if self.watcher is not None:
            await self.watcher()


def _share(value: object, *, limit: float) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ValueError(f"{value!r} is no number")  # noqa: TRY004  (one error for all bad input)
    if not math.isfinite(value) or not 0 <= value <= limit:
        raise ValueError(f"{value!r} is not from 0 to {limit}")
    return float(value)


@dataclass(slots=True, kw_only=True)
class LoggedRequest:
    """A request as the server saw it. `status` None: nothing was answered (yet)."""

    seq: int
    at: datetime
    method: str
    path: str
    query: str
    request_id: str
    items: int = 0
    status: int | None = None
    fault: str = ""


class RequestLog:
    """The latest requests of the API in full, and all of them counted. Control calls are not in."""

    def __init__(self, prefix: str) -> None:
        self._prefix = prefix
        self._entries: deque[LoggedRequest] = deque(maxlen=_LOG_LENGTH)
        self._counts: Counter[str] = Counter()
        self._seq = 0

    def arrive(self, *, at: datetime, method: str, path: str, query: str) -> LoggedRequest:
        self._seq += 1
        self._counts[f"{method} {path}"] += 1
        entry = LoggedRequest(
            seq=self._seq,
            at=at,
            method=method,
            path=path,
            query=query,
            request_id=f"{self._prefix}{self._seq:06d}",
        )
        self._entries.append(entry)
        return entry

    def clear(self) -> None:
        """Forget entries and counts; numbers go on, so that no request id comes twice."""
        self._entries.clear()
        self._counts.clear()

    def report(self, *, after: int = 0) -> list[dict[str, object]]:
        return [
            {**asdict(entry), "at": entry.at.isoformat()}
            for entry in self._entries
            if entry.seq > after
        ]

    def counts(self) -> dict[str, int]:
        """Requests by method and path."""
        return dict(self._counts)
