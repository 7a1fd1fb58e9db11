"""Some hostile bytes at every door at each check, and all that ever got through once."""

from pathlib import Path

import pytest

from tests.fuzz.running import KEPT, fault_of, run_target, target_of
from tests.fuzz.targets import TARGETS

INPUTS = 250


@pytest.mark.parametrize("name", TARGETS)
def test_nothing_but_a_refusal_comes_of_it(name: str) -> None:
    total = run_target(name, INPUTS, seed=1)
    assert total.findings == []
    assert total.inputs == INPUTS
    assert total.lines > 0, "the inputs did reach it"


@pytest.mark.parametrize("path", sorted(KEPT.glob("*")), ids=lambda path: path.name)
def test_what_once_got_through_is_refused(path: Path) -> None:
    assert fault_of(target_of(path), path.read_bytes()) == ""


@pytest.mark.parametrize("name", TARGETS)
def test_each_seed_is_understood(name: str) -> None:
    """A seed that is refused at the door leads nowhere."""
    target = TARGETS[name]
    assert any(target.check(seed) is not None for seed in target.seeds())
