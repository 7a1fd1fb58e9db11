"""Every statement and every call of the scenarios, as the place where the process dies."""

import tempfile
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from tests.faults.schedules.runner import quietly, scratch_root
from tests.faults.schedules.scenarios import SCENARIOS
from tests.faults.schedules.simulation import Result, Simulation
from tests.faults.simulated.disk import make_template
from tests.faults.simulated.world import TURN


@dataclass(frozen=True, slots=True, kw_only=True)
class KillPoints:
    """How many places there are, and what went wrong after which."""

    points: int
    scenarios: int
    breaches: tuple[str, ...]

    def line(self) -> str:
        return (
            f"{self.points} kill points of {self.scenarios} scenarios:"
            f" {len(self.breaches)} breaches"
        )

    def as_json(self) -> dict[str, Any]:
        return {"points": self.points, "breaches": list(self.breaches)}


def try_scenario(name: str) -> KillPoints:
    """One story, once for each of its steps."""
    breaches: list[str] = []
    with tempfile.TemporaryDirectory(dir=scratch_root()) as folder, quietly():
        root = Path(folder)
        template = make_template(root)
        points = _steps(name, template, root / "whole")
        for number in points:
            result = _run(name, template, root / str(number), dies_at=number)
            breaches += [f"{name}, step {number}: {words}" for words in result.breaches]
    return KillPoints(points=len(points), scenarios=1, breaches=tuple(breaches))


def run_kill_points(*, workers: int) -> KillPoints:
    """All stories, over the cores."""
    with ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn")) as pool:
        found = list(pool.map(try_scenario, SCENARIOS))
    return KillPoints(
        points=sum(one.points for one in found),
        scenarios=len(found),
        breaches=tuple(words for one in found for words in one.breaches),
    )


def _steps(name: str, template: Path, folder: Path) -> list[int]:
    """Where the story can be cut: every step but the idle turns of the loop."""
    simulation = Simulation(SCENARIOS[name], template=template, folder=folder)
    found: list[int] = []
    world = simulation.world
    world.on_step = lambda what: found.append(world.steps) if what != TURN else None
    simulation.run()
    return found


def _run(name: str, template: Path, folder: Path, *, dies_at: int) -> Result:
    simulation = Simulation(SCENARIOS[name], template=template, folder=folder)
    simulation.world.dies_at = dies_at
    return simulation.run()
