"""A till that was off for a month: it starts, is let in again, and sends each op once, in order."""

import pytest

from tests.faults.processes.old_till import CLOCKS, OPS, run_old_till
from tests.faults.schedules.runner import quietly

pytestmark = pytest.mark.timeout(300)

FEW = 100
MOST_READS = 2.0
"""An op: some are read before they are sent, most once more afterwards."""


def test_a_full_queue_of_an_older_version_is_sent_once() -> None:
    with quietly():
        found = run_old_till("its battery was empty")
    assert found.breaches == ()
    assert found.ops == OPS
    assert found.unsure > 0
    assert found.requests["POST"] <= OPS
    assert found.requests["GET"] <= MOST_READS * OPS
    assert found.requests["token"] > 1


@pytest.mark.parametrize("clock", CLOCKS)
def test_whatever_its_clock_says(clock: str) -> None:
    with quietly():
        found = run_old_till(clock, ops=FEW, seed=2)
    assert found.breaches == ()
