"""What befalls a whole till or a whole server: kills, full disks, wrong clocks, other tills."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from random import Random

from app.domain.faults import StoreFault
from tests.faults.kinds import KINDS
from tests.faults.kinds.kind import Shopper
from tests.faults.kinds.tills import BINDING
from tests.faults.schedules.plan import Happening, Mishap
from tests.faults.schedules.scene import Scene
from tests.faults.simulated.elsewhere import ELSEWHERE
from tests.faults.simulated.harm import lose_cache
from tests.faults.simulated.till import Till


class Mishaps:
    """Each is counted as a fault once it has had its chance."""

    def __init__(self, scene: Scene, draw: Random, shoppers: Sequence[Shopper]) -> None:
        self._scene = scene
        self._draw = draw
        self._shoppers = shoppers
        self._count = 0
        self.disk_was_bad_s = -1000.0
        self._taking_over: asyncio.Task[None] | None = None

    def befall(self, one: Mishap) -> None:
        scene, amount = self._scene, one.amount
        server, world = scene.server, scene.world
        world.note(f"mishap: {one.what.value}")
        if one.what is not Happening.KILL:
            scene.faults[one.what.value] += 1
        match one.what:
            case Happening.KILL:
                world.dies_at = world.steps + int(amount)
                scene.down_s = one.for_s
            case Happening.TAKEN_OVER:
                if scene.till is not None:
                    # A task of neither till's: it outlives the one and begins the other.
                    self._taking_over = asyncio.create_task(self._take_over(scene.till, amount))
            case Happening.DISK:
                self._spoil_disk(one)
            case Happening.CLOCK:
                scene.jump(amount)
            case Happening.LAG:
                server.lag_s = amount
                world.after(one.for_s, self._end_lag)
            case Happening.OTHER_TILL:
                self._write_elsewhere(int(amount))
            case Happening.BATCH_LIMIT:
                server.change(replace(scene.settings, batch_limit=int(amount)))
                world.after(one.for_s, self._end_limits)
            case Happening.RATE_LIMIT:
                server.change(replace(scene.settings, rate_limit=int(amount)))
                world.after(one.for_s, self._end_limits)
            case Happening.HARM:
                scene.harm = one.harm
                world.dies_at = world.steps + int(amount)
                scene.down_s = one.for_s
            case Happening.CACHE_GONE:
                lose_cache(scene.disk.folder)
            case Happening.TENDED:
                if scene.till is not None and scene.till.records is not None:
                    scene.till.run(scene.till.records.tend(0))
            case Happening.ERASED:
                server.erase(self._shoppers[int(amount)].user_id)
            case Happening.TOKENS_ENDED:
                server.end_tokens()
            case Happening.OTHER_SERVER:
                scene.relink(ELSEWHERE)
                world.after(one.for_s, partial(scene.relink, BINDING))
            case Happening.POISON:
                whom = self._shoppers[int(amount) % len(self._shoppers)]
                scene.network.poison = whom.mobile.encode()
                world.after(one.for_s, self._end_poison)

    def end_all(self) -> None:
        """Everything heals."""
        self._scene.world.dies_at = None
        self._scene.harm = None
        self._end_lag()
        self._end_limits()
        self._end_poison()
        self._mend_disk()

    def _end_lag(self) -> None:
        self._scene.server.lag_s = 0.0

    def _end_limits(self) -> None:
        self._scene.server.change(self._scene.settings)

    def _end_poison(self) -> None:
        self._scene.network.poison = b""

    def _spoil_disk(self, one: Mishap) -> None:
        self._scene.disk.trouble = one.disk
        self._scene.world.after(one.for_s, self._mend_disk)

    def _mend_disk(self) -> None:
        if self._scene.disk.trouble is not None:
            self.disk_was_bad_s = self._scene.world.now_s
        self._scene.disk.trouble = None

    def _write_elsewhere(self, place: int) -> None:
        self._count += 1
        kind = self._draw.choice(KINDS)
        request = kind.elsewhere(self._draw, self._shoppers[place], self._count)
        self._scene.server.write_elsewhere(request)

    async def _take_over(self, old: Till, after_s: float) -> None:
        """A second process begins on the same files, and the first one does not know it."""
        scene = self._scene
        try:
            new = await scene.open_till()
        except StoreFault as fault:
            # It may have got as far as to shut the first one out: somebody starts that one again.
            scene.world.note(f"did not take over: {fault.problem.value}")
            scene.world.dies_at = scene.world.steps + 1
            return
        scene.succeed(new)
        await old.clock.sleep(after_s)
        await old.stop()
