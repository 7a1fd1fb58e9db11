"""A till without a window whose queue holds poison, in a process of its own: what it costs.

`python -m tests.faults.processes.poison_till FOLDER URL UNSENT STOPPED [--seen] [--traced]` drains
the outbox in FOLDER until only UNSENT ops are left, STOPPED of which need a person (`--seen`: and
what was sent has been read back too), and prints a line of JSON.

How memory is measured. The server is another process. `started` is taken once the stores are open
and the server has answered, before anything is sent; `warm` once the first WARM_OPS are sent; `end`
after all. Each follows a collection of garbage, so that what counts is what is still held. What
must not grow is from `warm` to `end`: before that the process imports what sending takes, and
fills what has a fixed size (SQLite's pages and statements, the decoded ops that are remembered).
Without `--traced` it is the process's resident set, which is what the machine has to give, after
what is free was given back where the C library can do that. With `--traced` it is what Python's
own allocator was asked for: it sees a leak of a few hundred bytes an op, that the resident set's
slack would hide, but takes memory and time itself, so that one run never measures both.
"""

import argparse
import asyncio
import contextlib
import ctypes
import gc
import json
import logging
import time
import tracemalloc
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import psutil  # type: ignore[import-untyped]  # it ships no types

from app.store.database import Database
from app.store.outbox import OutboxStore
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from tests.faults.kinds.tills import BINDING
from tests.faults.processes.poison_line import PoisonedLine
from tests.faults.simulated.core import Manner, SendingCore
from tests.faults.simulated.disk import KEY

OUTBOX = "outbox.db"
HASTE = 20.0
"""So many seconds of the till pass in one of ours: quiet periods and paces are shorter by that."""
QUIET_S = 20.0
WARM_OPS = 200
LOOK_EVERY_S = 0.05
LONGEST_S = 1_800.0


class HastyClock:
    """Time that runs faster, for whoever waits on it."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return time.monotonic() * HASTE

    async def sleep(self, delay_s: float) -> None:
        await asyncio.sleep(delay_s / HASTE)


class PoisonedTill:
    """One run of it over the outbox in `folder`."""

    def __init__(self, folder: Path, url: str) -> None:
        clock = HastyClock()
        self.requests: Counter[str] = Counter()
        self._database = Database(
            folder / OUTBOX, KEY, synchronous="FULL", migrations=OUTBOX_MIGRATIONS
        )
        self._outbox = OutboxStore(self._database, clock)
        self._core = SendingCore(
            self._outbox,
            clock,
            manner=Manner(batch_size=10, quiet_period_s=QUIET_S),
            on_acknowledged=_keep,
            address=lambda name: url,
            make_transport=lambda: PoisonedLine(self.requests),
        )

    async def drain(
        self, unsent: int, stopped: int, measure: Callable[[], int], *, is_seen: bool
    ) -> Mapping[str, object]:
        """See the module. Raises TimeoutError where it does not come to that."""
        await self._database.open()
        await self._outbox.begin_epoch()
        await self._core.connectivity.check()
        saved = (await self._outbox.summary()).unsent
        memory, started = {"started": measure()}, time.perf_counter()
        running = [
            asyncio.create_task(self._core.connectivity.run()),
            asyncio.create_task(self._core.engine.run()),
        ]
        async with asyncio.timeout(LONGEST_S):
            await self._until(lambda: self._is_sent(saved - WARM_OPS))
            memory["warm"] = measure()
            await self._until(lambda: self._is_sent((saved + unsent) // 2))
            half_s = time.perf_counter() - started
            await self._until(lambda: self._is_sent(unsent))
            sent_s = time.perf_counter() - started
            await self._until(lambda: self._has_stopped(stopped))
            if is_seen:
                await self._until(self._is_seen)
        seen_s, memory["end"] = time.perf_counter() - started, measure()
        self._core.engine.stop()
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await self._core.link.close()
        await self._database.close()
        return {
            "half_s": half_s,
            "sent_s": sent_s,
            "seen_s": seen_s,
            "memory": memory,
            "requests": self.requests,
        }

    async def _until(self, is_over: Callable[[], Awaitable[bool]]) -> None:
        while not await is_over():  # noqa: ASYNC110 - what happens in a store rings no bell here
            await asyncio.sleep(LOOK_EVERY_S)

    async def _is_sent(self, unsent: int) -> bool:
        return (await self._outbox.summary()).unsent <= unsent

    async def _has_stopped(self, stopped: int) -> bool:
        return (await self._outbox.summary()).needs_person >= stopped

    async def _is_seen(self) -> bool:
        return not await self._outbox.acknowledged(BINDING, limit=1)


async def _keep(settlements: object) -> None:
    """Nothing is shown here."""


def _resident() -> int:
    gc.collect()
    with contextlib.suppress(OSError, AttributeError, TypeError):
        ctypes.CDLL(None).malloc_trim(0)
    return int(psutil.Process().memory_info().rss)


def _traced() -> int:
    gc.collect()
    return tracemalloc.get_traced_memory()[0]


def main() -> None:
    logging.disable(logging.CRITICAL)
    parser = argparse.ArgumentParser(prog="python -m tests.faults.processes.poison_till")
    parser.add_argument("folder", type=Path)
    parser.add_argument("url")
    parser.add_argument("unsent", type=int)
    parser.add_argument("stopped", type=int)
    parser.add_argument("--seen", action="store_true")
    parser.add_argument("--traced", action="store_true")
    given = parser.parse_args()
    measure = _resident
    if given.traced:
        tracemalloc.start()
        measure = _traced
    till = PoisonedTill(given.folder, given.url)
    found = asyncio.run(till.drain(given.unsent, given.stopped, measure, is_seen=given.seen))
    print(json.dumps(found))


if __name__ == "__main__":
    main()
