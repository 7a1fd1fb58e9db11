"""The outbox's file behind its thread, with damage mended as soon as it is met.

Owns when that is done, at the opening and while the till runs; how is salvage's.
"""

from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import TypeVar

from app.domain.clock import Clock
from app.domain.faults import StoreFault, StoreProblem
from app.store import salvage, salvage_pages
from app.store.connection import Connect, Connection, Synchronous, connect
from app.store.database import Database
from app.store.journal import read_journal
from app.store.keys import JOURNAL_NAME
from app.store.migrations import Migration
from app.store.session import Chore
from app.store.sql_faults import file_fault
from app.store.store_key import StoreKey
from app.store.worker import Worker, off_loop

T = TypeVar("T")


class SalvagingDatabase(Database):
    """A damaged file is set aside, and what can be saved is in the new one; see
    `app.store.salvage`. A StoreFault is raised only where that cannot be done, or did not help.
    """

    def __init__(
        self,
        path: Path,
        key: StoreKey,
        clock: Clock,
        *,
        migrations: Sequence[Migration],
        synchronous: Synchronous = "FULL",
        make_worker: Callable[[str], Worker] = Worker,
        connect_to: Connect = connect,
    ) -> None:
        super().__init__(
            path,
            key,
            synchronous=synchronous,
            migrations=migrations,
            make_worker=make_worker,
            connect_to=connect_to,
        )
        self._key = key
        self._clock = clock
        self._connect_to = connect_to
        self._listeners: list[Callable[[], Awaitable[None]]] = []

    def on_salvaged(self, listener: Callable[[], Awaitable[None]]) -> None:
        """Call `listener` after each salvage while the till runs."""
        self._listeners.append(listener)

    async def open(self) -> None:
        await off_loop(self._mend_unopened, self._make_worker)
        try:
            await super().open()
        except StoreFault as fault:
            is_damaged = fault.problem is StoreProblem.DAMAGED
            if not is_damaged or not await off_loop(self._salvage, self._make_worker):
                raise
            await super().open()

    async def read(self, fn: Callable[[Connection], T], *, first: Chore | None = None) -> T:
        ask = super().read
        return await self._mended(lambda: ask(fn, first=first))

    async def write(
        self,
        fn: Callable[[Connection], T],
        *,
        background: bool = False,
        first: Chore | None = None,
    ) -> T:
        put = super().write
        return await self._mended(lambda: put(fn, background=background, first=first))

    async def statement(self, fn: Callable[[Connection], T]) -> T:
        put = super().statement
        return await self._mended(lambda: put(fn))

    async def _mended(self, call: Callable[[], Awaitable[T]]) -> T:
        generation = self.generation
        try:
            return await call()
        except StoreFault as fault:
            if fault.problem is not StoreProblem.DAMAGED:
                raise
            damage = fault
        if not await self.exchange(self._salvage, generation=generation):
            raise damage
        for listener in tuple(self._listeners):
            await listener()
        return await call()

    def _salvage(self) -> bool:
        return salvage.salvage(self.path, self._key, self._clock.now, self._connect_to)

    def _mend_unopened(self) -> None:
        """Mend what the library would open, and lose or pass over something of it."""
        salvage.finish_salvage(self.path)
        try:
            if self.path.exists() and self.path.stat().st_size:
                is_hurt = salvage_pages.is_hurt(self.path, self._key)
            else:
                journal = self.path.with_name(JOURNAL_NAME)
                is_hurt = bool(read_journal(journal, self._key).open)
        except OSError as error:
            raise file_fault(error) from error
        if is_hurt and not self._salvage():
            # Not even opened: a library that cannot read a file would still change it.
            problem = StoreProblem.DAMAGED if self._key.is_proven else StoreProblem.WRONG_KEY
            raise StoreFault(problem, f"{self.path.name}: nothing of it opens with this key")
