"""Hypothesis writes the story: whatever is saved, broken, killed and decided, in whatever order."""

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, rule

from tests.faults.kinds import KINDS
from tests.faults.schedules.plan import SHOPPERS, Act, Blow, Happening, Mishap, Plan
from tests.faults.schedules.runner import quietly, scratch_root
from tests.faults.schedules.simulation import Simulation
from tests.faults.simulated.disk import DiskTrouble, make_template
from tests.faults.simulated.troubles import MOST_LAG_S, TROUBLES

LONGEST_A_STORY_S = 6
STORIES = int(os.environ.get("TILLSIDE_STORIES", "50"))
STEPS = int(os.environ.get("TILLSIDE_STEPS", "30"))
"""The full run asks for more: see `suites`."""

pytestmark = pytest.mark.timeout(STORIES * LONGEST_A_STORY_S)
MOMENTS = st.sampled_from([0.01, 0.3, 3.0, 61.0])


class Story(RuleBasedStateMachine):
    """Each rule is what happens next; `wait` lets the drain take as many steps as the time has."""

    def __init__(self) -> None:
        super().__init__()
        self.now_s = 1.0
        self.acts: list[Act] = []
        self.blows: list[Blow] = []
        self.mishaps: list[Mishap] = []
        self.visits: list[float] = []

    @rule(shopper=st.integers(0, SHOPPERS - 1), kind=st.integers(0, len(KINDS) - 1))
    def save(self, shopper: int, kind: int) -> None:
        """Also an edit of what waits: where it is about a registration, that one is amended."""
        self.acts.append(Act(at_s=self.now_s, shopper=shopper, kind=kind))

    @rule(seconds=MOMENTS)
    def wait(self, seconds: float) -> None:
        self.now_s += seconds

    @rule(name=st.sampled_from(sorted(TROUBLES)), times=st.integers(1, 3))
    def break_line(self, name: str, times: int) -> None:
        self.blows.append(Blow(at_s=self.now_s, name=name, times=times, for_s=40.0))

    @rule(steps=st.integers(1, 80), down_s=MOMENTS)
    def kill(self, steps: int, down_s: float) -> None:
        self.befall(Happening.KILL, steps, down_s)

    @rule(trouble=st.sampled_from(DiskTrouble))
    def spoil_disk(self, trouble: DiskTrouble) -> None:
        self.befall(Happening.DISK, 0, 20.0, trouble)

    @rule(lag_s=st.floats(1.0, MOST_LAG_S))
    def lag(self, lag_s: float) -> None:
        self.befall(Happening.LAG, lag_s, 100.0)

    @rule(hours=st.sampled_from([-50, -1, 1, 50]))
    def set_clock(self, hours: int) -> None:
        self.befall(Happening.CLOCK, hours * 3600.0, 0.0)

    @rule(shopper=st.integers(0, SHOPPERS - 1))
    def write_elsewhere(self, shopper: int) -> None:
        self.befall(Happening.OTHER_TILL, shopper, 0.0)

    @rule(seconds=st.floats(1.0, 30.0))
    def start_twice(self, seconds: float) -> None:
        self.befall(Happening.TAKEN_OVER, seconds, seconds)

    @rule()
    def decide(self) -> None:
        """A person retries, corrects or withdraws."""
        self.visits.append(self.now_s)

    def befall(
        self,
        what: Happening,
        amount: float,
        for_s: float,
        disk: DiskTrouble = DiskTrouble.FULL,
    ) -> None:
        mishap = Mishap(at_s=self.now_s, what=what, amount=amount, for_s=for_s, disk=disk)
        self.mishaps.append(mishap)

    def teardown(self) -> None:
        plan = Plan(
            seed=len(self.acts),
            acts=tuple(self.acts),
            blows=tuple(self.blows),
            mishaps=tuple(self.mishaps),
            visits=tuple(self.visits),
            batch_size=3,
            server_batch_limit=20,
            calm_s=self.now_s + 101.0,
        )
        with tempfile.TemporaryDirectory(dir=scratch_root()) as name, quietly():
            template = make_template(Path(name))
            result = Simulation(plan, template=template, folder=Path(name) / "run").run()
        assert result.breaches == ()


TestStory = Story.TestCase
TestStory.settings = settings(
    max_examples=STORIES,
    stateful_step_count=STEPS,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
