"""Poison in a long queue stops its own customer, nobody else, and costs no memory."""

import pytest

from tests.faults.processes.poison import MOST_GROWTH, SHORT_OPS, run_drain
from tests.faults.processes.poison_line import Poison

pytestmark = pytest.mark.timeout(300)

MOST_WRITES = 1.05
"""An op: most go alone, and what is poisonous goes a few times."""


def test_each_poison_stops_its_own_customer_only() -> None:
    found = run_drain(SHORT_OPS)
    assert found.breaches == ()
    assert found.poisonous >= 2 * len(Poison)
    assert found.held_up > 0
    assert set(found.stumbles) == set(Poison)
    assert all(found.stumbles.values())
    assert found.requests["POST"] <= MOST_WRITES * SHORT_OPS
    assert found.growth <= MOST_GROWTH
