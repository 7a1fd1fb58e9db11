"""Runs without a protection fail as they must: a proof that cannot fail proves nothing."""

import pytest

from tests.faults.bugs.controls import run_controls
from tests.faults.bugs.power_cut import run_cuts

pytestmark = pytest.mark.timeout(300)


def test_each_control_run_ends_as_it_must() -> None:
    controls = run_controls()
    assert len(controls) == 5
    assert [one.line() for one in controls if not one.is_as_expected] == []


@pytest.mark.parametrize(("synchronous", "loses"), [("FULL", False), ("NORMAL", True)])
def test_a_power_cut_spares_what_was_flushed(synchronous: str, loses: bool) -> None:
    cuts = run_cuts("FULL" if synchronous == "FULL" else "NORMAL", 100)
    assert cuts.acknowledged > 1000
    assert (cuts.lost > 0) is loses
    assert cuts.damaged == 0
