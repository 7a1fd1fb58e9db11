"""When something may go, seen from who waits for it."""

from app.domain.op import OpId
from app.sync.pacing import Pacing
from tests.manual_clock import ManualClock


def test_what_comes_due_while_it_is_looked_for_is_due_at_once() -> None:
    clock = ManualClock()
    pacing = Pacing(clock=clock, batch_size=10, quiet_period_s=120.0)
    pacing.hold(OpId("op-1"), 60.0)
    looked_at = clock.monotonic()
    clock.advance(60.1)
    assert pacing.next_due_s(since=looked_at) == 0.0
    assert pacing.next_due_s() is None
