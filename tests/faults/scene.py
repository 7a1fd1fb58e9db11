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
from app.domain.op import OpId
from app.domain.outcome import Settlement
from app.sandbox.people.organisation import Settings
from tests.faults.audit import Audit
from tests.faults.disk import OUTBOX, Disk
from tests.faults.line import Network
from tests.faults.server import Server
from tests.faults.till import QUIET_S, Till
from tests.faults.world import Killed, TillClock, World, WorldLoop

START_S = 1.0


class Scene:
    """`template` is an empty outbox; `folder` is the run's own, and gone after `end`."""

    def __init__(
        self,
        draw: Random,
        *,
        template: Path,
        folder: Path,
        batch_size: int = 10,
        quiet_period_s: float = QUIET_S,
        has_marker: bool = True,
        settings: Settings | None = None,
        people: Sequence[Mapping[str, object]] = (),
        is_traced: bool = False,
    ) -> None:
        self.draw = draw
        self.world = World(is_traced=is_traced)
        self.settings = settings or Settings()
        self.server = Server(self.world, self.settings, people)
        self.audit = Audit(self.server)
        self.network = Network(self.world, self.server, draw, self.audit.owners)
        self.network.on_write = self._on_write
        self.audit.verdicts = self.network.verdicts
        self.faults: Counter[str] = Counter()
        self.starts = 0
        self.down_s = START_S
        """How long it takes until somebody starts a till that died."""
        self.till: Till | None = None
        self.on_start: Callable[[Till], None] = lambda till: None
        self._folder = folder
        self._batch_size = batch_size
        self._quiet_period_s = quiet_period_s
        self._has_marker = has_marker
        self._offset_s = 0.0
        self._over: asyncio.Future[None] | None = None
        self._is_over = False
        self._graves = 0
        first = folder / "first"
        first.mkdir(parents=True)
        shutil.copyfile(template, first / OUTBOX)
        self.disk = Disk(self.world, first)

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

    def new_till(self) -> Till:
        """A process of its own on the same files."""
        self.starts += 1
        clock = TillClock(self.world, started_at=float(self.draw.randrange(100_000)))
        clock.offset_s = self._offset_s
        return Till(
            self.world,
            self.network,
            self.disk,
            clock,
            on_acknowledged=self._on_acknowledged,
            batch_size=self._batch_size,
            quiet_period_s=self._quiet_period_s,
            has_marker=self._has_marker,
        )

    async def _life(self) -> None:
        self._over = asyncio.get_running_loop().create_future()
        till = self.new_till()
        await till.open()
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

    def _on_write(self, request: httpx.Request) -> Sequence[OpId]:
        return self.audit.writing(self.disk, request)

    async def _on_acknowledged(self, settlements: Sequence[Settlement]) -> None:
        self.audit.acknowledged(settlements)

    def _note_failures(self, till: Till) -> None:
        for failure in till.failures:
            if not isinstance(failure, Killed):
                self.audit.breach(f"a task failed: {failure!r}")
