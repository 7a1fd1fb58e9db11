"""What is beside the outbox takes part: caches, journals, damage, other servers, other formats."""

from app.api.wire.document import Format
from tests.faults.schedules.plan import Happening, Plan, draw_plan
from tests.faults.schedules.runner import run_plans, trace_seed
from tests.faults.simulated.harm import HARMS

PLANS = 3_000
HARMED_SEEDS = 25


def _harmed() -> list[Plan]:
    plans = (draw_plan(seed) for seed in range(PLANS))
    return [plan for plan in plans if any(one.harm for one in plan.mishaps)]


def test_the_schedules_meet_every_harm_in_every_setting() -> None:
    plans = [draw_plan(seed) for seed in range(PLANS)]
    harms = {one.harm for plan in plans for one in plan.mishaps if one.harm}
    assert harms == set(HARMS)
    settings = {
        (plan.setting.is_whole, plan.setting.wire_format, bool(plan.setting.token_ttl_s))
        for plan in plans
    }
    assert len(settings) == 2 * len(Format) * 2


def test_a_few_in_a_hundred_are_harmed_and_only_where_a_journal_is() -> None:
    harmed = _harmed()
    assert 0.03 * PLANS < len(harmed) < 0.08 * PLANS
    assert all(plan.setting.is_whole for plan in harmed)


def test_what_is_harmed_comes_back() -> None:
    totals = run_plans(_harmed()[:HARMED_SEEDS])
    assert totals.failures == {}
    assert totals.faults[Happening.HARM.value] == HARMED_SEEDS


def test_a_harmed_seed_gives_the_same_steps_each_time() -> None:
    seed = _harmed()[0].seed
    first, second = trace_seed(seed), trace_seed(seed)
    assert first.trace == second.trace
    assert any("harm: " in line for line in first.trace)
