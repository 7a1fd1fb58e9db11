"""Runs that must fail as they must: a proof that cannot fail proves nothing."""

from dataclasses import dataclass

from app.domain.op import OpKind
from tests.faults.bugs.power_cut import run_cuts
from tests.faults.kinds import KINDS
from tests.faults.schedules.plan import SHOPPERS, Act, Blow, Plan
from tests.faults.schedules.runner import run_plans, run_seeds

SEEDS = 60
NOTE_SCHEDULES = 20
CUTS = 60
NOTES = next(place for place, kind in enumerate(KINDS) if kind.op_kind is OpKind.NOTE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Control:
    """One protection taken away (or left in place), and what came of it."""

    name: str
    expected: str
    found: str
    is_as_expected: bool

    def line(self) -> str:
        verdict = "as it must" if self.is_as_expected else "NOT AS IT MUST"
        return f"{self.name}: {self.found} (expected: {self.expected}), {verdict}"


def run_controls() -> list[Control]:
    """All of them."""
    return [_no_quiet_period(), *_no_marker(), *_power_cuts()]


def _no_quiet_period() -> Control:
    """Reading back at once finds nothing of a commit that is still to come."""
    totals = run_seeds(range(SEEDS), quiet_period_s=0.0)
    doubled = totals.count("doubled")
    return Control(
        name="no quiet period",
        expected="ops doubled",
        found=f"{doubled} doubled in {totals.schedules} schedules",
        is_as_expected=doubled > 0,
    )


def _no_marker() -> list[Control]:
    """By its text alone another note of the same words passes for ours."""
    found = []
    for has_marker in (False, True):
        totals = run_plans(map(_same_words, range(NOTE_SCHEDULES)), has_marker=has_marker)
        lost = totals.count("lost")
        found.append(
            Control(
                name="notes of the same words, " + ("marked" if has_marker else "no marker"),
                expected="none lost" if has_marker else "some lost",
                found=f"{lost} times lost in {totals.schedules} schedules",
                is_as_expected=(lost == 0) is has_marker,
            )
        )
    return found


def _same_words(seed: int) -> Plan:
    """Six notes on one customer; two requests, somewhere among them, never arrive."""
    acts = tuple(
        Act(at_s=10.0 + 200 * place, shopper=SHOPPERS - 1, kind=NOTES) for place in range(6)
    )
    blows = tuple(
        Blow(at_s=act.at_s - 1, name="broken before", times=1, for_s=100.0) for act in acts[2:4]
    )
    return Plan(
        seed=seed,
        acts=acts,
        blows=blows,
        mishaps=(),
        visits=(),
        batch_size=10,
        server_batch_limit=20,
        calm_s=1300.0,
    )


def _power_cuts() -> list[Control]:
    controls = []
    for synchronous in ("FULL", "NORMAL"):
        cuts = run_cuts(synchronous, CUTS)
        is_safe = synchronous == "FULL"
        controls.append(
            Control(
                name=f"power cuts with synchronous={synchronous}",
                expected="nothing lost" if is_safe else "some lost",
                found=f"{cuts.lost} of {cuts.acknowledged} acknowledged rows lost in {CUTS} cuts",
                is_as_expected=(cuts.lost == 0) is is_safe and cuts.damaged == 0,
            )
        )
    return controls
