"""Known bugs, put back one by one: each is caught, or named as waiting for what it needs."""

import pytest

from tests.faults.bugs.mutants import MUTANTS, TWELVE, check_copy, try_one

TRIED = [one for one in MUTANTS if not one.waits_for]


def test_an_untouched_copy_passes() -> None:
    check_copy()


@pytest.mark.timeout(240)
@pytest.mark.parametrize("name", [one.name for one in TRIED])
def test_a_known_bug_is_caught_by_the_simulation(name: str) -> None:
    (mutant,) = [one for one in MUTANTS if one.name == name]
    caught = try_one(mutant, with_tests=False)
    assert caught.schedule, caught.line()


def test_no_known_bug_is_left_out_in_silence() -> None:
    assert len(TWELVE) == 12
    assert [one.name for one in MUTANTS if one.waits_for] == []
