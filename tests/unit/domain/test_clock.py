"""The machine's clock, and the named states of the line that are told with it."""

from datetime import UTC, datetime, timedelta

import pytest

from app.domain.clock import SystemClock
from app.domain.connection import ConnectionState, ConnectionStatus
from app.domain.faults import Fault, RefusedFault, ThrottledFault


async def test_the_systems_clock_tells_aware_time_and_never_goes_back() -> None:
    clock = SystemClock()
    started = clock.monotonic()
    await clock.sleep(0)
    assert clock.monotonic() >= started
    assert clock.now().utcoffset() == timedelta(0)


@pytest.mark.parametrize("state", list(ConnectionState))
def test_the_server_does_what_it_is_asked_only_when_it_answers(state: ConnectionState) -> None:
    status = ConnectionStatus(state=state, since_at=datetime(2026, 11, 24, tzinfo=UTC))
    is_answering = state in (ConnectionState.ONLINE, ConnectionState.SLOW)
    assert status.is_answering == is_answering


def test_a_fault_carries_what_is_known_of_it() -> None:
    refused = RefusedFault(1012, "Cannot find customer", request_id="r-1")
    assert (refused.code, refused.message, refused.request_id) == (
        1012,
        "Cannot find customer",
        "r-1",
    )
    throttled = ThrottledFault(5.0, "HTTP 429", request_id="r-2")
    assert (throttled.retry_after_s, throttled.detail, throttled.request_id) == (
        5.0,
        "HTTP 429",
        "r-2",
    )
    assert str(Fault("what happened")) == "what happened"
