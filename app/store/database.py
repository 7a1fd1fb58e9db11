"""One storage thread a file, for any event loop: what runs there, in which order, until when.

Owns the thread. Knows nothing of SQL, or of what is stored.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from app.domain.faults import StoreFault, StoreProblem
from app.store.connection import Connect, Connection, Synchronous, connect
from app.store.migrations import Migration
from app.store.session import Chore, FileSession
from app.store.store_key import StoreKey
from app.store.worker import Urgency, Worker, off_loop

T = TypeVar("T")


class Database:
    """An encrypted file behind one thread; every method may be called from any running loop.

    Foreground work passes background work. A write that was handed in is done to its end, also
    where the awaiting task is cancelled; a read that nobody awaits any more is skipped.

    A failed COMMIT is ambiguous: the rows may or may not be on the disk. `write` then raises its
    StoreFault, the connection is opened anew before the next job, and whoever needs to know looks
    the row up again.
    """

    def __init__(
        self,
        path: Path,
        key: StoreKey,
        *,
        synchronous: Synchronous,
        migrations: Sequence[Migration],
        make_worker: Callable[[str], Worker] = Worker,
        connect_to: Connect = connect,
    ) -> None:
        self.path = path
        self._is_durable = synchronous == "FULL"
        self._session = FileSession(path, key, synchronous, migrations, connect_to)
        self._make_worker = make_worker
        self._worker: Worker | None = None

    @property
    def generation(self) -> int:
        """Grows by one each time the file is set aside; see `renew`."""
        return self._session.generation

    async def open(self) -> None:
        """Start the thread, open the file (made where missing) and bring its tables up to date.

        Raises StoreFault: WRONG_KEY, DAMAGED, NEWER_VERSION, READ_ONLY, FULL, BUSY, UNAVAILABLE.
        """
        # A session of its own: a thread whose opening nobody awaits any more may still be at it.
        session = self._session = self._session.successor()
        worker = self._make_worker(f"tillside-{self.path.name}")
        worker.start()
        self._worker = worker
        try:
            await worker.submit(session.open)
        except BaseException:
            self._worker = None
            worker.submit(session.close, urgency=Urgency.LAST)
            worker.retire()
            raise
        if self._is_durable:
            worker.submit(session.reserve_log, urgency=Urgency.BACKGROUND)

    async def close(self) -> None:
        """Do what was handed in, fold the WAL into the file, and end the thread."""
        worker, self._worker = self._worker, None
        if worker is None:
            return
        try:
            await worker.submit(self._session.close, urgency=Urgency.LAST)
        finally:
            await worker.stop()

    async def read(self, fn: Callable[[Connection], T], *, first: Chore | None = None) -> T:
        """Call `fn` in the storage thread, outside any transaction.

        Where the chore `first` is due, both are done within one transaction, and `fn` sees what the
        chore did even if a full disk then keeps it from being saved.
        """
        return await self._at_work().submit(
            lambda: self._session.read(fn, first), is_droppable=True
        )

    async def write(
        self,
        fn: Callable[[Connection], T],
        *,
        background: bool = False,
        first: Chore | None = None,
    ) -> T:
        """Call `fn` within one transaction; its value is returned once COMMIT has succeeded.

        Raises StoreFault where the environment failed (nothing is saved, but see the class for a
        failed COMMIT); what `fn` itself raises passes as it is, after ROLLBACK. A chore that is due
        is done at the beginning of the same transaction.
        """
        urgency = Urgency.BACKGROUND if background else Urgency.FOREGROUND
        return await self._at_work().submit(lambda: self._session.write(fn, first), urgency=urgency)

    async def statement(self, fn: Callable[[Connection], T]) -> T:
        """Call `fn`, which changes the file by one statement at most: a transaction by itself.

        The quickest way to save one row; what is said of `write` and of a failed COMMIT holds.
        """
        return await self._at_work().submit(lambda: self._session.guarded(fn))

    async def reopen(self) -> None:
        """Open the file anew now; what the disk really holds is seen after that."""
        await self._at_work().submit(self._session.reopen)

    async def checkpoint(self) -> bool:
        """Fold the WAL into the file; meant for quiet moments. False where it had to stop early."""
        return await self._at_work().submit(self._session.fold_log, urgency=Urgency.BACKGROUND)

    async def is_sound(self) -> bool:
        """Whether the whole file can be read and is in order; nothing waits for this."""
        return await off_loop(self._session.is_sound)

    async def renew(self, label: str, *, generation: int) -> None:
        """Set the file aside as `<name>.<label>-<n>` and begin an empty one. Never deletes.

        Does nothing where the file is no longer of `generation`: of several callers that met the
        same damage, one renews.
        """
        worker = self._worker
        if worker is None:
            worker = self._make_worker(f"tillside-{self.path.name}")
            worker.start()
            self._worker = worker
        try:
            await worker.submit(lambda: self._session.renew(label, generation))
        except BaseException:
            if not self._session.is_open:
                self._worker = None
                worker.retire()
            raise

    async def exchange(self, put: Callable[[], bool], *, generation: int) -> bool:
        """Let `put`, in the storage thread, put another file in place of the closed one.

        What it answers, False meaning that the file is the same; True at once where the file is no
        longer of `generation`.
        """
        return await self._at_work().submit(lambda: self._session.exchange(put, generation))

    def _at_work(self) -> Worker:
        if self._worker is None:
            raise StoreFault(StoreProblem.UNAVAILABLE, f"{self.path.name} is not open")
        return self._worker
