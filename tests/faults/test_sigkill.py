"""The real process dies of SIGKILL, again and again; each op is on the server once."""

import sys

import pytest

from tests.faults.processes.sigkill import run_kills

pytestmark = pytest.mark.timeout(300)

KILLS = 20


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has neither fork nor SIGKILL")
def test_a_killed_process_loses_nothing_and_repeats_nothing() -> None:
    found = run_kills(KILLS)
    assert found.breaches == []
    assert found.kills == KILLS
    assert found.told > KILLS, "most lives lasted long enough to save something"
