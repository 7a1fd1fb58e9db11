"""Room on the disk that a profile lies on: looked at now and then, told long before it is gone."""

import shutil
from collections.abc import Callable
from pathlib import Path

from app.domain.clock import Clock
from app.domain.storage import DiskSpace, SpaceLevel
from app.store.worker import off_loop

LOOK_EVERY_S = 60.0
LOW_BYTES = 1_000_000_000
"""Weeks of work: a save takes a thousand bytes or two, the cache a few hundred million."""
CRITICAL_BYTES = 100_000_000


def level_of(free_bytes: int) -> SpaceLevel:
    if free_bytes < CRITICAL_BYTES:
        return SpaceLevel.CRITICAL
    return SpaceLevel.LOW if free_bytes < LOW_BYTES else SpaceLevel.ENOUGH


def look_at(folder: Path) -> DiskSpace:
    """How much is free for the files of `folder`. Blocking: a disk may take its time to tell."""
    try:
        free = shutil.disk_usage(folder).free
    except OSError:
        return DiskSpace()
    return DiskSpace(level=level_of(free), free_bytes=free)


class DiskSpaceWatch:
    """Looks once a minute; no save ever waits for it."""

    def __init__(
        self, folder: Path, clock: Clock, *, look: Callable[[Path], DiskSpace] = look_at
    ) -> None:
        self._folder = folder
        self._clock = clock
        self._look = look
        self._space = DiskSpace()
        self._listeners: list[Callable[[DiskSpace], None]] = []

    @property
    def space(self) -> DiskSpace:
        """As of the last look."""
        return self._space

    def listen(self, listener: Callable[[DiskSpace], None]) -> Callable[[], None]:
        """Call `listener` each time the level changes; returns what stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def run(self) -> None:
        """Look now and then, until cancelled."""
        while True:
            await self.look()
            await self._clock.sleep(LOOK_EVERY_S)

    async def look(self) -> DiskSpace:
        """Look now."""
        before, self._space = self._space, await off_loop(lambda: self._look(self._folder))
        if self._space.level is not before.level:
            for listener in tuple(self._listeners):
                listener(self._space)
        return self._space
