"""The journal of intents: beside the outbox, a second record of every promise and of its end.

Owns the journal's thread, when its file is made anew, and what is told when it cannot be written.
It never keeps an op from being saved. Knows nothing of the outbox's tables.
"""

import asyncio
import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

from app.domain.clock import Clock
from app.domain.faults import StoreFault, StoreProblem
from app.domain.op import OpId
from app.domain.storage import JournalHealth
from app.store import journal_record as record
from app.store.journal_file import JournalFile, journal_cipher, scan
from app.store.journal_record import Facts, JournalContents
from app.store.outbox_intake import Intent
from app.store.sql_faults import file_fault
from app.store.store_key import StoreKey
from app.store.worker import Urgency, Worker

_log = logging.getLogger(__name__)

TRY_AGAIN_S = 5.0
"""A journal that could not be written is tried again no sooner: no save pays for it each time."""
_EMPTY_BYTES = 64 * 1024
_FULL_BYTES = 1024 * 1024
"""It is made anew past the first size where nothing in it is open, past the second in any case."""


class IntentJournal:
    """`read` what an earlier run left, then `begin`. Methods of a running event loop."""

    def __init__(
        self,
        path: Path,
        key: StoreKey,
        clock: Clock,
        *,
        make_worker: Callable[[str], Worker] = Worker,
    ) -> None:
        self.path = path
        self._key = key
        self._clock = clock
        self._worker: Worker | None = make_worker(f"tillside-{path.name}")
        self._worker.start()
        self._listeners: list[Callable[[JournalHealth], None]] = []
        self._told = JournalHealth()
        self._open: set[OpId] = set()
        # The journal's thread alone uses what follows.
        self._file: JournalFile | None = None
        self._begun = b""
        self._health = JournalHealth()
        self._unwritten: list[bytes] = []
        self._try_at = 0.0
        self._bound = _FULL_BYTES

    @property
    def health(self) -> JournalHealth:
        return self._told

    def listen(self, listener: Callable[[JournalHealth], None]) -> Callable[[], None]:
        """Call `listener` on each change of the health; returns what stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def read(self) -> JournalContents:
        """What an earlier run left. Raises StoreFault."""
        if self._worker is None:
            raise StoreFault(StoreProblem.UNAVAILABLE, f"{self.path.name} is closed")
        return await self._worker.submit(lambda: read_journal(self.path, self._key))

    def begin(
        self, salt: str, epoch: int, live: Sequence[Facts], attempts: Mapping[OpId, int]
    ) -> asyncio.Future[None]:
        """Begin this run's journal with the live queue, in place of an earlier run's.

        `salt` and `epoch` are the outbox's, `attempts` say how often ops of it were sent. The
        future never raises: a file that cannot be written is told by `health`.
        """
        self._open = {OpId(str(facts["op_id"])) for facts in live}
        begun = record.begun(salt, epoch)
        records = [begun, *map(record.saved_facts, live), record.tried(attempts)]
        return self._submit(lambda: self._begin(begun, records))

    def renew(self, salt: str, epoch: int) -> asyncio.Future[None]:
        """The outbox is another file now, with a salt of its own."""
        return self._submit(lambda: self._go_on(record.begun(salt, epoch)))

    def intend(self, new: Intent) -> asyncio.Future[None]:
        """Write that an op was handed in; the future is done once that is on the disk, or failed.

        It never raises.
        """
        self._open.add(new.op_id)
        return self._submit(lambda: self._put([record.saved(new)], is_durable=True))

    def tell(self, op_id: OpId) -> None:
        """Write that an op which was handed in is in the outbox. Nothing waits for it: whether an
        outbox lost something or a save was cut short is all that hangs on it.
        """
        self._submit(lambda: self._put([record.told(op_id)], is_durable=False))

    def tried(self, attempts: Mapping[OpId, int]) -> asyncio.Future[None]:
        """Write that ops are about to be sent, each with the number of the attempt. Once the future
        is done, a crash does not lose that. A power cut may; the outbox, which was flushed, has it.
        """
        return self._submit(lambda: self._put([record.tried(attempts)], is_durable=False))

    def bring(self, live: Sequence[Facts]) -> asyncio.Future[None]:
        """The same for ops that are in the outbox already."""
        self._open.update(OpId(str(facts["op_id"])) for facts in live)
        records = [record.saved_facts(facts) for facts in live]
        return self._submit(lambda: self._put(records, is_durable=True))

    def end(self, ends: Iterable[tuple[OpId, str]]) -> None:
        """Write that ops have left the live queue, each with how; those that are not open are
        passed over. Nothing waits for it: an end that is lost is found again in the outbox.
        """
        open_ends = [(op_id, how) for op_id, how in ends if op_id in self._open]
        if not open_ends:
            return
        self._open.difference_update(op_id for op_id, _ in open_ends)
        records = [record.ended(op_id, how) for op_id, how in open_ends]
        self._submit(lambda: self._put(records, is_durable=False))
        is_empty = not self._open
        self._submit(lambda: self._tidy(is_empty=is_empty), urgency=Urgency.BACKGROUND)

    def is_open(self, op_id: OpId) -> bool:
        return op_id in self._open

    async def close(self) -> None:
        """Write what was handed in, and end the thread."""
        worker, self._worker = self._worker, None
        if worker is not None:
            await worker.submit(self._shut, urgency=Urgency.LAST)
            await worker.stop()

    def _submit(
        self, run: Callable[[], None], *, urgency: Urgency = Urgency.FOREGROUND
    ) -> asyncio.Future[None]:
        if self._worker is None:
            done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
            done.set_result(None)
            return done
        done = self._worker.submit(run, urgency=urgency)
        done.add_done_callback(lambda _: self._tell())
        return done

    def _tell(self) -> None:
        now = self._health
        if now != self._told:
            self._told = now
            for listener in tuple(self._listeners):
                listener(now)

    # In the journal's thread.

    def _begin(self, begun: bytes, records: list[bytes]) -> None:
        self._begun = begun
        self._unwritten = records
        try:
            self._replace(records)
        except OSError as error:
            self._fail(error)

    def _go_on(self, begun: bytes) -> None:
        self._begun = begun
        self._put([begun], is_durable=True)

    def _put(self, records: list[bytes], *, is_durable: bool) -> None:
        try:
            if self._file is not None:
                self._file.append(records)
                if is_durable:
                    self._file.flush()
                return
        except OSError as error:
            self._unwritten += records
            self._fail(error)
            return
        self._unwritten += records
        if self._clock.monotonic() < self._try_at:
            self._count_missed()
            return
        try:
            self._renew()
        except OSError as error:
            self._fail(error)

    def _tidy(self, *, is_empty: bool) -> None:
        size = 0 if self._file is None else self._file.size
        if size <= self._bound and not (is_empty and size > _EMPTY_BYTES):
            return
        try:
            self._renew()
        except OSError as error:
            if self._file is None or not self._file.is_open:
                self._fail(error)
            else:
                self._bound = 2 * size  # it goes on as it is, and grows

    def _renew(self) -> None:
        """Make a new file of what is still open, by all that was told."""
        written = scan(self.path, journal_cipher(self._key)).records
        told = record.contents_of((*written, *self._unwritten), missing=0, is_there=True)
        self._replace([self._begun, *record.open_records(told)])

    def _replace(self, records: list[bytes]) -> None:
        self._file = JournalFile(self.path, journal_cipher(self._key), records, replaces=self._file)
        self._unwritten = []
        self._bound = max(_FULL_BYTES, 2 * self._file.size)
        if not self._health.is_written:
            self._health = JournalHealth()
            _log.info("the journal is written again")

    def _fail(self, error: OSError) -> None:
        """Nothing more is written to this file: what is behind a tear may not be read."""
        if self._health.is_written:
            _log.warning("the journal cannot be written", extra={"errno": error.errno})
        self._try_at = self._clock.monotonic() + TRY_AGAIN_S
        self._shut()
        self._count_missed()

    def _count_missed(self) -> None:
        missed = sum(record.op_id_of(one) is not None for one in self._unwritten)
        self._health = JournalHealth(is_written=False, missed=missed)

    def _shut(self) -> None:
        file, self._file = self._file, None
        if file is None:
            return
        try:
            file.close()
        except OSError as error:
            _log.info("the journal's file did not close", extra={"errno": error.errno})


def read_journal(path: Path, key: StoreKey) -> JournalContents:
    """What a journal tells. Blocking. Raises StoreFault where it cannot be read at all."""
    try:
        found = scan(path, journal_cipher(key))
    except OSError as error:
        raise file_fault(error) from error
    return record.contents_of(found.records, missing=found.missing, is_there=found.size > 0)
