"""The files of earlier versions that are kept beside the tests, and how they were made.

A file `outbox-0003.db` was made by the first three migrations alone, and holds what the code of
that version wrote (`outbox-0003.json`). Where a migration never left the house by itself, it holds
what the nearest version wrote, without what its tables did not have.
"""

import asyncio
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from app.store.cache import CacheStore, open_cache
from app.store.cache_schema import CACHE_MIGRATIONS
from app.store.database import Database
from app.store.migrations import Migration
from app.store.outbox import OutboxStore
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from tests.faults.simulated.disk import KEY
from tests.upgrade.cache_story import tell_of_customers, tell_of_parts
from tests.upgrade.recording import Tables, dump, load, pour, save
from tests.upgrade.story import THEN, Story, tell_of_acts, tell_of_till

FOLDER = Path(__file__).resolve().parents[1] / "data" / "profiles"


@dataclass(frozen=True, slots=True, kw_only=True)
class OldFile:
    """A store as its first `version` migrations made it; `recorded` is whose rows are in it."""

    store: str
    version: int
    recorded: int
    migrations: Sequence[Migration]

    @property
    def name(self) -> str:
        return f"{self.store}-{self.version:04d}"

    @property
    def path(self) -> Path:
        return FOLDER / f"{self.name}.db"

    @property
    def recording(self) -> Tables:
        return load(FOLDER / f"{self.store}-{self.recorded:04d}.json")

    def make(self) -> None:
        """Anew, in place of the one that is there."""
        self.path.unlink(missing_ok=True)
        pour(self.recording, self.path, self.migrations[: self.version])


def _files(
    store: str, recorded: Mapping[int, int], migrations: Sequence[Migration]
) -> tuple[OldFile, ...]:
    return tuple(
        OldFile(store=store, version=version, recorded=whose, migrations=migrations)
        for version, whose in recorded.items()
    )


OUTBOXES = _files("outbox", {1: 2, 2: 2, 3: 3, 4: 5, 5: 5}, OUTBOX_MIGRATIONS)
CACHES = _files("cache", {1: 1, 2: 2}, CACHE_MIGRATIONS)


class _StoryClock:
    """Each look at it is a second later."""

    def __init__(self) -> None:
        self._looks = 0

    def now(self) -> datetime:
        self._looks += 1
        return THEN + timedelta(hours=2, seconds=self._looks)

    def monotonic(self) -> float:
        return float(self._looks)

    async def sleep(self, delay_s: float) -> None:
        await asyncio.sleep(0)


async def record() -> tuple[Path, ...]:
    """Write down what the present version writes: to be done before it gets a further migration."""
    clock = _StoryClock()
    with tempfile.TemporaryDirectory() as name:
        outbox, cache = Path(name) / "outbox.db", Path(name) / "cache.db"
        precious = Database(outbox, KEY, synchronous="FULL", migrations=OUTBOX_MIGRATIONS)
        await precious.open()
        await tell_of_till(precious, clock)
        await tell_of_acts(precious, clock)
        await Story(OutboxStore(precious, clock)).tell()
        await precious.close()
        seen = Database(cache, KEY, synchronous="NORMAL", migrations=CACHE_MIGRATIONS)
        await open_cache(seen)
        await tell_of_customers(CacheStore(seen, clock))
        await tell_of_parts(CacheStore(seen, clock))
        await seen.close()
        found = []
        for path, migrations in ((outbox, OUTBOX_MIGRATIONS), (cache, CACHE_MIGRATIONS)):
            kept = FOLDER / f"{path.stem}-{len(migrations):04d}.json"
            save(dump(path), kept)
            found.append(kept)
    return tuple(found)
