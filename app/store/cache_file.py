"""The file behind the cache: how it is read and written, and what becomes of a damaged one."""

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from app.domain.faults import StoreFault, StoreProblem
from app.store.cache_rows import CacheRows
from app.store.connection import Connection
from app.store.database import Database

T = TypeVar("T")

_log = logging.getLogger(__name__)

CACHE_NAME = "cache.db"
DAMAGED, NEWER = "damaged", "newer"
"""What a file that is set aside is called by."""


class CacheFile:
    """A file that turns out damaged while it is used is set aside, and an empty one takes its
    place.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._rows: CacheRows | None = None
        self._rows_generation = -1

    def _thread_rows(self) -> CacheRows:
        """The storage thread's memory of this file; only ever called there."""
        if self._rows is None or self._rows_generation != self._database.generation:
            self._rows = CacheRows()
            self._rows_generation = self._database.generation
        return self._rows

    async def _read(self, fn: Callable[[Connection], T]) -> T:
        return await self._whole(lambda: self._database.read(fn))

    async def _write(self, fn: Callable[[Connection], T], *, background: bool = False) -> T:
        return await self._whole(lambda: self._database.write(fn, background=background))

    async def _whole(self, call: Callable[[], Awaitable[T]]) -> T:
        generation = self._database.generation
        try:
            return await call()
        except StoreFault as fault:
            if fault.problem is not StoreProblem.DAMAGED:
                raise
            _log.warning("cache set aside", extra={"problem": fault.problem.value})
        await self._database.renew(DAMAGED, generation=generation)
        return await call()
