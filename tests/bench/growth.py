"""How a scan, a search and a save grow with the customers that are cached and the ops that wait."""

import asyncio
from collections.abc import Sequence
from pathlib import Path
from random import Random

from tests.bench.figures import Figure
from tests.bench.profiles import Profiles, opened
from tests.bench.reads import as_typed, chosen, fewer, scan_times, search_times
from tests.bench.saves import save, save_ms

SIZES = (1_000, 10_000, 100_000, 1_000_000)
QUEUES = (0, 1_000, 10_000, 100_000)
FLAT_GOAL, SEARCH_GOAL = 1.5, 5.0
ASKED, SAVES = 300, 300


def measure(profiles: Profiles, *, customers: int, runs: int) -> tuple[Figure, ...]:
    """Up to `customers`, and up to as many queued ops (at most a tenth of the largest size)."""
    del runs
    sizes = [size for size in SIZES if size <= customers] or [customers]
    queues = [queue for queue in QUEUES if queue <= customers]
    scans, searches = {}, {}
    for size in sizes:
        scans[size], searches[size] = asyncio.run(_reads(profiles.of(size), size))
    saves = asyncio.run(_saves(profiles.copy_of(sizes[0]), queues))
    return (
        *_figures("scan", "cached", scans, FLAT_GOAL),
        *_figures("search", "cached", searches, SEARCH_GOAL),
        *_figures("save", "queued", saves, FLAT_GOAL),
    )


async def _reads(folder: Path, size: int) -> tuple[list[float], list[float]]:
    stores = await opened(folder)
    draw = Random("growth")
    try:
        texts = as_typed(chosen(size))[: fewer(ASKED, size)]
        await search_times(stores.cache, texts[:20])
        scans = await scan_times(stores.cache, [draw.randrange(size) for _ in texts])
        return scans, await search_times(stores.cache, texts)
    finally:
        await stores.close()


async def _saves(folder: Path, queues: Sequence[int]) -> dict[int, list[float]]:
    stores = await opened(folder)
    found: dict[int, list[float]] = {}
    number = 0
    try:
        for queue in queues:
            while number < queue:
                await save(stores.outbox, number)
                number += 1
            saves = fewer(SAVES, max(queues))
            found[queue] = [await save_ms(stores.outbox, number + n) for n in range(saves)]
            number += saves
    finally:
        await stores.close()
    return found


def _figures(what: str, of_what: str, found: dict[int, list[float]], goal: float) -> list[Figure]:
    """Each size beside the smallest."""
    smallest = min(found)
    return [
        Figure(
            what=f"{what}, {size:,} {of_what}",
            measured=tuple(times),
            reference=f"{smallest:,} {of_what}",
            reference_values=tuple(found[smallest]),
            goal=goal,
        )
        for size, times in found.items()
    ]
