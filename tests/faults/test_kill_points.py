"""The process dies at each statement and each call of every scenario; nothing comes of it."""

import pytest

from tests.faults.schedules.kill_points import try_scenario
from tests.faults.schedules.scenarios import SCENARIOS

pytestmark = pytest.mark.timeout(300)


@pytest.mark.parametrize("name", SCENARIOS)
def test_wherever_the_process_dies_all_is_done_once(name: str) -> None:
    found = try_scenario(name)
    assert found.breaches == ()
    assert found.points > 40, "the scenario has statements and calls to die at"
