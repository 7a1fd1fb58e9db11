"""The line's state comes from real answers and probes, and never from guesses."""

import asyncio

import pytest

from app.api.transport import CallReport
from app.domain.connection import ConnectionState, ConnectionStatus
from app.domain.faults import (
    CredentialsFault,
    GatewayRefusalFault,
    NoAnswerFault,
    NotOurServerFault,
    RefusedFault,
    ServerFault,
    ServerTroubleFault,
    ThrottledFault,
    UnreachableFault,
    UnreachableReason,
)
from app.sync.connectivity import HEARTBEAT_S, PROBE_EVERY_S, Connectivity
from tests.manual_clock import ManualClock


class Probing:
    """A connectivity whose probe fails as told, and counts."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.fault: ServerFault | None = None
        self.probes = 0
        self.states: list[ConnectionState] = []
        self.line = Connectivity(clock=self.clock, probe=self._probe)
        self.line.listen(self._heard)

    async def _probe(self) -> None:
        self.probes += 1
        if self.fault is not None:
            raise self.fault

    def _heard(self, status: ConnectionStatus) -> None:
        self.states.append(status.state)

    def report(self, fault: ServerFault | None, latency_s: float = 0.1) -> None:
        self.line.note(
            CallReport(at=self.clock.now(), path="customer/get", latency_s=latency_s, fault=fault)
        )

    async def settle(self) -> None:
        for _ in range(20):
            await asyncio.sleep(0)


@pytest.fixture
def probing() -> Probing:
    return Probing()


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (None, ConnectionState.ONLINE),
        (RefusedFault(1012, "no such customer"), ConnectionState.ONLINE),
        (ThrottledFault(30.0), ConnectionState.ONLINE),
        (UnreachableFault(UnreachableReason.DNS), ConnectionState.OFFLINE),
        (UnreachableFault(UnreachableReason.REFUSED), ConnectionState.OFFLINE),
        (UnreachableFault(UnreachableReason.TLS), ConnectionState.NOT_TRUSTED),
        (CredentialsFault("401"), ConnectionState.SIGN_IN_NEEDED),
    ],
)
def test_each_answer_names_a_state(
    probing: Probing, fault: ServerFault | None, state: ConnectionState
) -> None:
    probing.report(fault)
    assert probing.line.status.state is state


def test_a_slow_answer_is_an_answer(probing: Probing) -> None:
    probing.report(None, latency_s=2.5)
    assert probing.line.status.state is ConnectionState.SLOW
    assert probing.line.status.is_answering


@pytest.mark.parametrize(
    ("fault", "state"),
    [
        (ServerTroubleFault("500"), ConnectionState.SERVER_TROUBLE),
        (NotOurServerFault("a web page"), ConnectionState.NOT_OUR_NETWORK),
        (NoAnswerFault("ReadTimeout", timed_out=True), ConnectionState.OFFLINE),
        (CredentialsFault("HTTP 401"), ConnectionState.SIGN_IN_NEEDED),
    ],
)
async def test_what_a_probe_meets_is_the_state_of_the_line(
    probing: Probing, fault: ServerFault, state: ConnectionState
) -> None:
    probing.fault = fault
    await probing.line.check()
    assert probing.line.status.state is state


@pytest.mark.parametrize(
    "fault",
    [
        NoAnswerFault("ReadTimeout"),
        GatewayRefusalFault("HTTP 401"),
        ServerTroubleFault("HTTP 500"),
        NotOurServerFault("HTTP 404, a web page"),
    ],
)
async def test_one_unclear_answer_asks_for_a_probe_and_changes_nothing_yet(
    probing: Probing, fault: ServerFault
) -> None:
    running = asyncio.create_task(probing.line.run())
    await probing.settle()
    assert (probing.probes, probing.line.status.state) == (1, ConnectionState.ONLINE)
    probing.report(fault)
    assert probing.line.status.state is ConnectionState.ONLINE
    probing.fault = UnreachableFault(UnreachableReason.REFUSED)
    await probing.settle()
    assert (probing.probes, probing.line.status.state) == (2, ConnectionState.OFFLINE)
    running.cancel()


async def test_a_dead_host_is_probed_once_in_thirty_seconds(probing: Probing) -> None:
    probing.fault = UnreachableFault(UnreachableReason.DNS)
    running = asyncio.create_task(probing.line.run())
    await probing.settle()
    for _ in range(600):
        probing.clock.advance(1)
        await probing.settle()
    assert probing.probes == 1 + 600 // PROBE_EVERY_S
    running.cancel()


async def test_a_person_is_never_kept_waiting_for_the_schedule(probing: Probing) -> None:
    probing.fault = UnreachableFault(UnreachableReason.DNS)
    running = asyncio.create_task(probing.line.run())
    await probing.settle()
    probing.fault = None
    probing.line.probe_now()
    await probing.settle()
    assert probing.line.status.state is ConnectionState.ONLINE
    running.cancel()


async def test_a_quiet_line_is_asked_now_and_then(probing: Probing) -> None:
    running = asyncio.create_task(probing.line.run())
    await probing.settle()
    probing.clock.advance(HEARTBEAT_S + 1)
    await probing.settle()
    assert probing.probes == 2
    running.cancel()


def test_offline_since_is_the_first_moment_of_it(probing: Probing) -> None:
    fault = UnreachableFault(UnreachableReason.REFUSED)
    probing.report(None)
    probing.clock.advance(10)
    probing.report(fault)
    since = probing.line.status.since_at
    probing.clock.advance(300)
    probing.report(fault)
    assert probing.line.status.since_at == since
    assert probing.line.status.last_good_at is not None
    assert probing.states == [ConnectionState.ONLINE, ConnectionState.OFFLINE]


def test_another_server_begins_unknown(probing: Probing) -> None:
    probing.report(None)
    probing.line.restart()
    assert probing.line.status.state is ConnectionState.CHECKING
