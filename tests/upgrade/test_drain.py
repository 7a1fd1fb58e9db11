"""An outbox of an earlier version is drained by the present one: each op once, in its order."""

import pytest

from tests.upgrade.draining import run_upgrades
from tests.upgrade.profiles import OUTBOXES, OldFile


@pytest.mark.parametrize("old", OUTBOXES, ids=lambda old: old.name)
def test_each_op_is_done_once_and_in_order(old: OldFile) -> None:
    (found,) = run_upgrades((old,))
    assert found.breaches == ()
    assert found.sent > 10
