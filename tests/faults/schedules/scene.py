"""What all who act in one run share: the world, the server, the line, the disk, and the till now.

Owns starting a till and burying it. Knows neither what people want nor what goes wrong.
"""

import asyncio
import shutil
from collections import Counter
from collections.abc import Callable, Coroutine, Mapping, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

import httpx

from app.domain.faults import StoreFault
from app.domain.op import Binding, OpId
from app.domain.outcome import Settlement
from app.sandbox.people.organisation import Settings
from tests.faults.schedules.whole_audit import WholeAudit
from tests.faults.simulated.cached import is_pulled_into_op
from tests.faults.simulated.core import Manner
from tests.faults.simulated.disk import CACHE, OUTBOX, Disk
from tests.faults.simulated.full_server import FullServer
from tests.faults.simulated.harm import HARMS, as_it_was, put_back
from tests.faults.simulated.line import Network
from tests.faults.simulated.till import Till
from tests.faults.simulated.world import Killed, TillClock, World, WorldLoop

START_S = 1.0
AGAIN_S = 15.0
FOLDED_SHARE = 0.5


class Scene:
    """`template` is a folder of empty stores; `folder` is the run's own, and gone after `end`.
    `is_whole`: the tills have all their stores, else the outbox alone.
    """

    def __init__(
        self,
        draw: Random,
        *,
        template: Path,
        folder: Path,
        manner: Manner,
        is_whole: bool = False,
        settings: Settings | None = None,
        people: Sequence[Mapping[str, object]] = (),
        is_traced: bool = False,
    ) -> None:
        self.draw = draw
        self.world = World(is_traced=is_traced)
        self.settings = settings or Settings()
        self.server = FullServer(self.world, self.settings, people)
        self.audit = WholeAudit(self.server)
        self.network = Network(self.world, self.server, draw, self.audit.owners)
        self.network.on_write = self._on_write
        self.audit.verdicts = self.network.verdicts
        self.faults: Counter[str] = Counter()
        self.starts = 0
        self.down_s = START_S
        """How long it takes until somebody starts a till that died."""
        self.till: Till | None = None
        self.on_start: Callable[[Till], None] = lambda till: None
        self.harm: str | None = None
        """What is done to the files of the next till that dies."""
        self.is_whole = is_whole
        self._folder = folder
        self._manner = manner
        self._offset_s = 0.0
        self._over: asyncio.Future[None] | None = None
        self._is_over = False
        self._graves = 0
        first = folder / "first"
        first.mkdir(parents=True)
        for name in (OUTBOX, CACHE) if is_whole else (OUTBOX,):
            shutil.copyfile(template / name, first / name)
        self.disk = Disk(self.world, first)
        self.disk.on_write = self._on_statement

    def play(self) -> None:
        """Live one till after another until somebody calls `finish`. Raises Stuck."""
        while not self._is_over:
            loop = WorldLoop(self.world)
            try:
                loop.run_until_complete(self._life())
            except Killed:
                self.faults["kill"] += 1
                self._bury(loop)
            except StoreFault as fault:
                self.world.note(f"did not start: {fault.problem.value}")
                self._bury(loop)
            finally:
                self._end_tasks(loop)
                loop.close()

    def finish(self) -> None:
        """All is over: the till that lives closes in order."""
        self._is_over = True
        if self._over is not None and not self._over.done():
            self._over.set_result(None)

    def end(self) -> None:
        """Leave nothing behind."""
        self.disk.close()
        self.server.close()
        shutil.rmtree(self._folder, ignore_errors=True)

    def do(self, work: Coroutine[Any, Any, None]) -> bool:
        """Let the till that lives do something; False where none does."""
        if self.till is None:
            work.close()
            return False
        self.till.run(work)
        return True

    def jump(self, seconds: float) -> None:
        """Somebody sets the till's clock."""
        self._offset_s += seconds
        if self.till is not None:
            self.till.clock.offset_s = self._offset_s

    def till_now(self) -> datetime:
        """Wall time as the till has it, whether it runs or not."""
        return self.world.now() + timedelta(seconds=self._offset_s)

    def succeed(self, till: Till) -> None:
        """From now on this process is the till; the other one does not know it yet."""
        self.audit.check_kept(self.disk)
        self.till = till
        self.on_start(till)
        if till.binding != self.audit.binding:
            self.relink(self.audit.binding)  # somebody had it go elsewhere while it began

    async def open_till(self) -> Till:
        """A process of its own on the same files. Raises StoreFault."""
        self.starts += 1
        clock = TillClock(self.world, started_at=float(self.draw.randrange(100_000)))
        clock.offset_s = self._offset_s
        return await Till.open(
            *(self.world, self.network, self.disk, clock),
            manner=self._manner,
            binding=self.audit.binding,
            on_acknowledged=self._on_acknowledged,
            is_whole=self.is_whole,
            breach=self.audit.breach,
        )

    def relink(self, binding: Binding) -> None:
        """Somebody has the till talk to this server from now on."""
        self.world.note(f"talks to {binding.server_url}")
        self.audit.binding = binding
        if self.till is not None:
            self.till.run(self._relinked(self.till, binding))

    async def _life(self) -> None:
        self._over = asyncio.get_running_loop().create_future()
        till = await self.open_till()
        self.succeed(till)
        if self._is_over:
            return
        await self._over
        last = self.till or till  # another process may have taken over meanwhile
        await last.close()
        self._note_failures(last)
        self.till = None

    def _bury(self, loop: WorldLoop) -> None:
        """Nothing of the process is left but its files, and what it has sent already."""
        if self.till is not None:
            self._note_failures(self.till)
        self.till = None
        self._end_tasks(loop)  # before its files are taken away from under them
        self.network.cut_off()
        self._graves += 1
        self.disk = self.disk.moved_to(self._folder / f"after-{self._graves}")
        if self.harm is not None and not self.audit.is_harm_open:
            self._do_harm(self.harm)
            self.harm = None
        self.world.sleep_until(self.world.now_s + self.down_s)
        self.down_s = START_S

    def _end_tasks(self, loop: WorldLoop) -> None:
        self.world.is_burying = True
        # Its coroutines are ended so that Python does not complain of them; nothing that they do
        # on the way reaches the disk or the line.
        for _ in range(5):
            tasks = asyncio.all_tasks(loop)
            if not tasks:
                break
            for task in tasks:
                task.cancel()
            loop.run_until_complete(asyncio.wait(tasks, timeout=1))
        self.world.is_burying = False

    def _do_harm(self, name: str) -> None:
        before = as_it_was(self.world, self.disk.folder, self._folder / f"before-{self._graves}")
        self.audit.harmed(before, name)
        if self.draw.random() < FOLDED_SHARE and "log" not in name:
            put_back(before, self.disk.folder)
        before.close()
        self.world.note(f"harm: {name}")
        self.faults[f"harm: {name}"] += 1
        HARMS[name](self.disk.folder, self.draw)
        self.disk.is_harmed = True

    async def _relinked(self, till: Till, binding: Binding) -> None:
        try:
            await till.relink(binding)
        except StoreFault as fault:
            self.world.note(f"did not go to {binding.server_url}: {fault.problem.value}")
            self._relink_later(binding)

    def _relink_later(self, binding: Binding) -> None:
        """They try again, unless the till is to talk to another one by then."""
        self.world.after(
            AGAIN_S, lambda: self.relink(binding) if self.audit.binding == binding else None
        )

    def _on_statement(self, sql: str) -> None:
        if is_pulled_into_op(sql):
            self.audit.breach(f"a pull wrote of an op: {sql[:60]}")

    def _on_write(self, request: httpx.Request, epoch: int) -> Sequence[OpId]:
        return self.audit.writing(self.disk, request, epoch)

    async def _on_acknowledged(self, settlements: Sequence[Settlement]) -> None:
        self.audit.acknowledged(settlements)

    def _note_failures(self, till: Till) -> None:
        for failure in till.failures:
            if not isinstance(failure, Killed):
                self.audit.breach(f"a task failed: {failure!r}")
