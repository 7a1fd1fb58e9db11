"""One schedule from start to end, everything drawn from its seed: the same seed, the same steps."""

from collections import Counter
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from random import Random

from app.domain.connection import ConnectionStatus
from app.domain.op import OpId
from app.sandbox.people.organisation import Settings
from tests.faults.kinds import KINDS
from tests.faults.schedules.audit import SETTLED
from tests.faults.schedules.ending import Ending
from tests.faults.schedules.mishaps import Mishaps
from tests.faults.schedules.people import People, person_fields, shopper
from tests.faults.schedules.plan import SHOPPERS, Act, Blow, Plan
from tests.faults.schedules.scene import Scene
from tests.faults.simulated.core import Manner
from tests.faults.simulated.line import Strike
from tests.faults.simulated.till import QUIET_S, Till
from tests.faults.simulated.world import Stuck

LOOK_EVERY_S = 10.0
PERSON_COMES_S = 900.0
"""After the last trouble at the latest: by then all that can move by itself has moved."""
GIVEN_UP_S = 10_800.0
MOVES_WITHIN_S = 5.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one schedule showed. `settled_s` is from the end of all trouble."""

    seed: int
    ops: int
    breaches: tuple[str, ...]
    faults: Counter[str] = field(default_factory=Counter)
    requests: Counter[str] = field(default_factory=Counter)
    settled_s: float = 0.0
    starts: int = 0
    steps: int = 0
    trace: tuple[str, ...] = ()


class Simulation:
    """`template` is a folder of empty stores; `folder` is the run's own, and gone afterwards."""

    def __init__(
        self,
        plan: Plan,
        *,
        template: Path,
        folder: Path,
        is_traced: bool = False,
        quiet_period_s: float = QUIET_S,
        has_marker: bool = True,
    ) -> None:
        self._plan = plan
        draw = Random(f"run {plan.seed}")
        self._shoppers = [shopper(number) for number in range(SHOPPERS + 2)]
        setting = plan.setting
        self.scene = Scene(
            draw,
            template=template,
            folder=folder,
            manner=Manner(
                batch_size=plan.batch_size,
                quiet_period_s=quiet_period_s,
                has_marker=has_marker,
                wire_format=setting.wire_format,
                is_oauth=bool(setting.token_ttl_s),
            ),
            is_whole=setting.is_whole,
            settings=Settings(
                batch_limit=plan.server_batch_limit, token_ttl_s=setting.token_ttl_s or 3600
            ),
            people=[person_fields(one) for one in self._shoppers if one.user_id],
            is_traced=is_traced,
        )
        self.world = self.scene.world
        self.people = People(self.scene, draw)
        self._press_again = self.scene.on_start
        self.scene.on_start = self._on_start
        self._settled_s = 0.0
        self._mishaps = Mishaps(self.scene, draw, self._shoppers[:SHOPPERS])
        self._ending = Ending(self.scene, self._shoppers[:SHOPPERS])

    def run(self) -> Result:
        """To the end. What the app does wrong is in `Result.breaches`."""
        self._schedule()
        scene = self.scene
        try:
            scene.play()
        except Stuck as stuck:
            scene.audit.breach(f"stuck: {stuck}")
        except Exception as error:  # noqa: BLE001 - one schedule's end is no reason to end the others
            scene.audit.breach(f"the till did not start: {error!r}")
        finally:
            scene.end()
        traffic = scene.network.traffic
        for at_s in traffic.hasty:
            scene.audit.breach(f"a dead host was probed again too soon, at {at_s:.1f} s")
        return Result(
            seed=self._plan.seed,
            ops=len(scene.audit.intents),
            breaches=tuple(scene.audit.breaches),
            faults=traffic.faults + scene.faults,
            requests=traffic.requests,
            settled_s=self._settled_s,
            starts=scene.starts,
            steps=self.world.steps,
            trace=tuple(self.world.trace or ()),
        )

    def _schedule(self) -> None:
        plan, world = self._plan, self.world
        for act in plan.acts:
            world.at(act.at_s, partial(self._act, act))
        for blow in plan.blows:
            world.at(blow.at_s, partial(self._strike, blow))
        for mishap in plan.mishaps:
            world.at(mishap.at_s, partial(self._mishaps.befall, mishap))
        for at_s in plan.visits:
            world.at(at_s, self.people.visit)
        world.at(plan.calm_s, self._calm)

    def _act(self, act: Act) -> None:
        self.people.save(KINDS[act.kind], self._shoppers[act.shopper])

    def _strike(self, blow: Blow) -> None:
        strike = Strike(name=blow.name, times=blow.times, until_s=self.world.now_s + blow.for_s)
        self.scene.network.strikes.append(strike)

    def _calm(self) -> None:
        """The last trouble is over."""
        self.world.note("calm")
        self.scene.network.strikes.clear()
        self._mishaps.end_all()
        self.world.after(PERSON_COMES_S, self._person_comes)
        self._look()

    def _person_comes(self) -> None:
        """Who is asked comes, and stays until all is settled."""
        if self.people.is_forgiving:
            return
        self.world.note("a person comes")
        self.people.is_forgiving = True
        self.scene.audit.check_lanes(self.scene.disk)
        self._visit()

    def _visit(self) -> None:
        self.people.visit()
        self.world.after(60.0, self._visit)

    def _look(self) -> None:
        """Is everything settled?"""
        audit, disk = self.scene.audit, self.scene.disk
        waited_s = self.world.now_s - self._plan.calm_s
        if self.scene.till is not None:
            audit.look(disk)
            is_settled = set(audit.states(disk).values()) <= SETTLED and not self.people.wanted
            if is_settled or waited_s > GIVEN_UP_S:
                self._settled_s = waited_s
                audit.check_end(disk)
                self._ending.begin()
                return
            if not self.people.wanted and audit.waits_for_people_only(disk):
                self._person_comes()
            self._ending.go_where_work_is()
        self.world.after(LOOK_EVERY_S, self._look)

    def _on_start(self, till: Till) -> None:
        till.connectivity.listen(lambda status: self._on_connection(till, status))
        self._press_again(till)

    def _on_connection(self, till: Till, status: ConnectionStatus) -> None:
        """The server answers again: what can go must go within seconds."""
        if not status.is_answering or till is not self.scene.till:
            return
        held = till.pacing.held()
        ready = [op_id for op_id in self.scene.audit.heads(self.scene.disk) if op_id not in held]
        if ready and till.pause_s() == 0:
            last = self.scene.audit.last_attempt(self.scene.disk)
            self.world.after(
                MOVES_WITHIN_S, lambda: self._check_moving(till, status, set(ready), last)
            )

    def _check_moving(
        self, till: Till, status: ConnectionStatus, ready: set[OpId], last: int
    ) -> None:
        audit, disk = self.scene.audit, self.scene.disk
        is_same = till is self.scene.till and till.connectivity.status == status
        bad_at_s = max(disk.bad_at_s, self._mishaps.disk_was_bad_s)
        is_disk_good = disk.trouble is None and self.world.now_s - bad_at_s > 20
        if not (is_same and is_disk_good) or till.pause_s() > 0:
            return
        if audit.is_under_way(disk):
            return  # one request at a time: the next goes once this has its answer, or no more time
        if audit.last_attempt(disk) == last and ready <= set(audit.heads(disk)):
            audit.breach(f"{len(ready)} could go, and nothing went within {MOVES_WITHIN_S:g} s")
