"""The proof in figures: how many schedules, what was lost, what caught each known bug."""

import json
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from tests.faults.bugs.controls import Control, run_controls
from tests.faults.bugs.mutants import Caught, try_mutants
from tests.faults.processes.old_till import OldTillResult, run_old_tills
from tests.faults.processes.poison import FULL_OPS, SHORT_OPS, Drained, run_drain
from tests.faults.processes.sigkill import Kills, run_kills
from tests.faults.schedules.kill_points import KillPoints, run_kill_points
from tests.faults.schedules.runner import Totals, run_all
from tests.faults.suites import Ran, run_stories, run_suites
from tests.upgrade.draining import Upgraded, run_upgrades

SHORT_SEEDS, FULL_SEEDS = 500, 100_000
SHORT_KILLS, FULL_KILLS = 20, 1_000


class Report:
    """`run` does it all and tells as it goes; `save` keeps it as JSON."""

    def __init__(self, *, is_full: bool, workers: int) -> None:
        self._is_full = is_full
        self._workers = workers
        self._totals = Totals()
        self._kill_points: KillPoints | None = None
        self._kills: Kills | None = None
        self._mutants: Sequence[Caught] = ()
        self._controls: Sequence[Control] = ()
        self._upgrades: Sequence[Upgraded] = ()
        self._old_tills: Sequence[OldTillResult] = ()
        self._queues: list[Drained] = []
        self._suites: list[Ran] = []
        self._seconds: dict[str, float] = {}

    def run(self, tell: Callable[[str], None], *, progress: Path | None = None) -> bool:
        """Whether everything held."""
        parts: tuple[tuple[str, Callable[[], Iterator[str]]], ...] = (
            ("Schedules", partial(self._simulate, progress)),
            ("Stories", self._tell_stories),
            ("Kill points", self._stop_everywhere),
            ("SIGKILL", self._kill),
            ("Known bugs", self._mutate),
            ("Control runs", self._control),
            ("Old versions", self._upgrade),
            ("Old tills", self._come_back),
            ("Long queues", self._drain),
            ("Tables and bytes", self._look_up),
        )
        for title, part in parts:
            started = time.perf_counter()
            tell(f"== {title}")
            for line in part():
                tell(line)
            self._seconds[title] = round(time.perf_counter() - started, 1)
        tell("All held." if self.is_good else "Not all held.")
        return self.is_good

    @property
    def is_good(self) -> bool:
        points, kills = self._kill_points, self._kills
        return (
            not self._totals.failures
            and (points is None or not points.breaches)
            and (kills is None or not kills.breaches)
            and all(one.is_caught or one.waits_for for one in self._mutants)
            and all(one.is_as_expected for one in self._controls)
            and not any(one.breaches for one in self._upgrades)
            and not any(one.breaches for one in self._old_tills)
            and all(one.is_good for one in self._queues)
            and all(one.is_good for one in self._suites)
        )

    def save(self, path: Path) -> None:
        found: dict[str, Any] = {
            "is_good": self.is_good,
            "seconds": self._seconds,
            "simulation": self._totals.as_json(),
            "mutants": [
                {
                    "name": one.name,
                    "schedule": one.schedule,
                    "breach": one.breach,
                    "tests": list(one.tests),
                    "waits_for": one.waits_for,
                }
                for one in self._mutants
            ],
            "controls": [one.line() for one in self._controls],
            "old_versions": [one.as_json() for one in self._upgrades],
            "old_tills": [one.as_json() for one in self._old_tills],
            "suites": {one.name: one.as_json() for one in self._suites},
            "long_queues": [one.as_json() for one in self._queues],
        }
        if self._kill_points is not None:
            found["kill_points"] = self._kill_points.as_json()
        if self._kills is not None:
            found["sigkill"] = self._kills.as_json()
        path.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")

    def _simulate(self, progress: Path | None) -> Iterator[str]:
        count = FULL_SEEDS if self._is_full else SHORT_SEEDS
        started = time.perf_counter()
        for total in run_all(0, count - 1, workers=self._workers, progress=progress):
            self._totals = total
        yield from simulation_lines(self._totals, time.perf_counter() - started)

    def _tell_stories(self) -> Iterator[str]:
        yield from self._added([run_stories(is_full=self._is_full, workers=self._workers)])

    def _look_up(self) -> Iterator[str]:
        yield from self._added(run_suites())

    def _added(self, found: Sequence[Ran]) -> Iterator[str]:
        self._suites += found
        for one in found:
            yield one.line()
            yield from one.words

    def _stop_everywhere(self) -> Iterator[str]:
        self._kill_points = run_kill_points(workers=self._workers)
        yield self._kill_points.line()
        yield from self._kill_points.breaches[:10]

    def _kill(self) -> Iterator[str]:
        self._kills = run_kills(FULL_KILLS if self._is_full else SHORT_KILLS)
        yield self._kills.line()
        yield from self._kills.breaches[:10]

    def _mutate(self) -> Iterator[str]:
        self._mutants = try_mutants(workers=self._workers)
        for one in self._mutants:
            yield one.line()

    def _control(self) -> Iterator[str]:
        self._controls = run_controls()
        for one in self._controls:
            yield one.line()

    def _upgrade(self) -> Iterator[str]:
        self._upgrades = run_upgrades()
        for one in self._upgrades:
            yield one.line()
            yield from one.breaches

    def _come_back(self) -> Iterator[str]:
        self._old_tills = run_old_tills()
        for one in self._old_tills:
            yield one.line()
            yield from one.breaches

    def _drain(self) -> Iterator[str]:
        """In process memory first, then what Python asked for; the shorter one shows by how much
        both grow with the queue.
        """
        lengths = (SHORT_OPS, FULL_OPS) if self._is_full else (SHORT_OPS,)
        for is_traced in (False, True):
            for ops in lengths:
                found = run_drain(ops, is_seen=self._is_full, is_traced=is_traced)
                self._queues.append(found)
                yield found.line()
                yield from found.breaches[:10]


def simulation_lines(total: Totals, seconds: float) -> Iterator[str]:
    """What the schedules showed, N beside every figure."""
    count = max(1, total.schedules)
    yield (
        f"{total.schedules} schedules, {total.ops} ops, {total.starts} starts,"
        f" {total.steps} steps, {seconds:.0f} s ({1000 * seconds / count:.0f} ms each)"
    )
    for what in ("lost", "doubled", "out of order", "unsettled", "other"):
        yield f"{what}: {total.count(what)} in {total.schedules}"
    if not total.failures:
        yield f"no failure: the true rate is under {3 / count:.2g} a schedule (95 %)"
    for seed, breaches in sorted(total.failures.items())[:20]:
        yield f"seed {seed}: {'; '.join(breaches[:3])}"
    yield f"longest until all was settled: {total.longest_settled_s:.0f} s of the world's time"
    ops = max(1, total.ops)
    for method in ("POST", "GET", "probe"):
        yield f"{method} requests per op: {total.requests[method] / ops:.2f}"
    for name, times in total.faults.most_common():
        yield f"  {name}: {times}"
