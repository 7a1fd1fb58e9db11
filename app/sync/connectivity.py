"""The line to the server as a named state, told from real answers and, when quiet, from probes.

Never from a flag of the operating system: a shop's Wi-Fi may be up while the line is dead.
"""

import logging
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import replace

from app.api.transport import CallReport
from app.domain.clock import Clock
from app.domain.connection import ConnectionState, ConnectionStatus, state_of
from app.domain.faults import NoAnswerFault, NotOurServerFault, ServerFault, ServerTroubleFault
from app.sync.waiting import Alarm

_log = logging.getLogger(__name__)

PROBE_EVERY_S = 30.0
"""Against a dead host at most one background probe in this time."""
HEARTBEAT_S = 60.0
"""A line that answered is asked again after this time without a call."""
SLOW_S = 2.0
KEPT_REPORTS = 20
PROBE_PATH = "store/login"

Probe = Callable[[], Awaitable[object]]


_UNCLEAR = (NoAnswerFault, ServerTroubleFault, NotOurServerFault)


class Connectivity:
    """Hears every call's report, probes when that is not enough, and tells who listens.

    `probe` asks the server who this till is and raises ServerFault; it is None while no server is
    known. Reports of the probe itself come back through `note` like any other call's.
    """

    def __init__(self, *, clock: Clock, probe: Probe | None = None) -> None:
        self._clock = clock
        self.probe = probe
        self._status = ConnectionStatus(state=ConnectionState.CHECKING, since_at=clock.now())
        self._listeners: list[Callable[[ConnectionStatus], None]] = []
        self._reports: deque[CallReport] = deque(maxlen=KEPT_REPORTS)
        self._hearers: list[Callable[[CallReport], None]] = []
        self._alarm = Alarm(clock)
        self._last_call = clock.monotonic()

    @property
    def status(self) -> ConnectionStatus:
        return self._status

    @property
    def reports(self) -> tuple[CallReport, ...]:
        """The last calls, newest first."""
        return tuple(reversed(self._reports))

    def listen(self, listener: Callable[[ConnectionStatus], None]) -> Callable[[], None]:
        """Call `listener` on each change; returns what stops it."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def hear_calls(self, hearer: Callable[[CallReport], None]) -> None:
        """Call `hearer` with the end of each call."""
        self._hearers.append(hearer)

    def note(self, report: CallReport) -> None:
        """Take one call's end into account."""
        self._reports.append(report)
        for hearer in self._hearers:
            hearer(report)
        self._last_call = self._clock.monotonic()
        if report.path.startswith(PROBE_PATH):
            return  # `check` knows more of it than the transport does
        if isinstance(report.fault, _UNCLEAR):
            # It may be about that one call: a customer the server stumbles over, a call that it
            # lacks, one lost answer. A probe of our own tells what it says of the line.
            self._alarm.ring()
            return
        self._become(report)

    def probe_now(self) -> None:
        """Ask the server at once, whatever the schedule."""
        self._alarm.ring()

    def restart(self) -> None:
        """Another server or login: nothing is known of the line any more."""
        self._set(ConnectionStatus(state=ConnectionState.CHECKING, since_at=self._clock.now()))
        self._alarm.ring()

    async def run(self) -> None:
        """Probe at start, then as the schedule wants, until cancelled."""
        while True:
            await self.check()
            await self._alarm.wait(self._due_in_s())

    async def check(self) -> None:
        """One probe now; what it found is in `status` afterwards. Never raises ServerFault."""
        if self.probe is None:
            return
        started = self._clock.monotonic()
        fault: ServerFault | None = None
        try:
            await self.probe()
        except ServerFault as error:
            fault = error
        self._become(
            CallReport(
                at=self._clock.now(),
                path=PROBE_PATH,
                latency_s=self._clock.monotonic() - started,
                fault=fault,
            )
        )

    def _due_in_s(self) -> float:
        every_s = HEARTBEAT_S if self._status.is_answering else PROBE_EVERY_S
        return max(0.0, self._last_call + every_s - self._clock.monotonic()) or every_s

    def _become(self, report: CallReport) -> None:
        state = state_of(report.fault)
        if state is ConnectionState.ONLINE and report.latency_s >= SLOW_S:
            state = ConnectionState.SLOW
        before = self._status
        is_good = state in (ConnectionState.ONLINE, ConnectionState.SLOW)
        self._set(
            ConnectionStatus(
                state=state,
                since_at=before.since_at if state is before.state else report.at,
                fault=report.fault,
                last_good_at=report.at if is_good else before.last_good_at,
                latency_s=report.latency_s if is_good else None,
            )
        )

    def _set(self, status: ConnectionStatus) -> None:
        before, self._status = self._status, status
        if replace(before, latency_s=None, last_good_at=None, fault=None) != replace(
            status, latency_s=None, last_good_at=None, fault=None
        ):
            _log.info("connection", extra={"state": status.state.value})
            for listener in tuple(self._listeners):
                listener(status)
