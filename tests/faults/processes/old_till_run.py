"""One run of a till on a profile that may be old: opened as the app opens it, on clocks that are
moved by hand, with the app's own engine and client.
"""

from collections.abc import Callable, Sequence
from pathlib import Path

import httpx

from app.api.credentials import Login
from app.api.link import Link
from app.domain.connection import ConnectionState
from app.domain.op import OpId
from app.domain.outcome import Settlement
from app.store.connection import connect
from app.store.opening import Stores, open_with
from app.sync.connectivity import PROBE_EVERY_S
from tests.faults.kinds.tills import BINDING, URL
from tests.faults.processes.old_till_server import OldTillServer
from tests.faults.simulated.core import CALLS_PER_MINUTE, CARRIED, ZONE, Manner, SendingCore
from tests.faults.simulated.disk import KEY
from tests.manual_clock import ManualClock

OUTBOX = "outbox.db"
QUIET_S = 120.0
LATENCY_S = 0.05
BATCH_SIZE = 10

_CARRIED = (
    "SELECT o.op_id FROM attempt a JOIN op o ON o.seq = a.op"
    " WHERE a.purpose = 'send' AND a.finished_at IS NULL AND o.state = 'sending' ORDER BY o.seq"
)


class OldTillRun:
    """`start` before anything else. `clock` is the till's own: its wall time may be wrong."""

    def __init__(self, folder: Path, server: OldTillServer, clock: ManualClock) -> None:
        self._folder = folder
        self._server = server
        self._clock = clock
        self.acknowledged: list[OpId] = []
        self.stores: Stores

    async def start(self, login: Login) -> None:
        """Open the profile, whatever version wrote it, and ask the server who this till is.

        Raises StoreFault.
        """
        self.stores = await open_with(self._folder, KEY, self._clock)
        # A look from outside at what is committed: the till's own connection is in its thread.
        self._outside = connect(self._folder / OUTBOX, KEY, synchronous="FULL")
        self._server.carried = self._carried
        self._core = SendingCore(
            self.stores.outbox,
            self._clock,
            manner=Manner(batch_size=BATCH_SIZE, quiet_period_s=QUIET_S),
            on_acknowledged=self._note,
        )
        self.engine, self.connectivity = self._core.engine, self._core.connectivity
        await self.sign_in(login)

    async def sign_in(self, login: Login) -> None:
        """Somebody gives the till this login for the server."""
        await self._core.link.close()
        self._core.link = Link(
            url=URL,
            binding=BINDING,
            credentials=login,
            zone=ZONE,
            clock=self._clock,
            observe=self.connectivity.note,
            calls_per_minute=CALLS_PER_MINUTE,
            make_transport=lambda: httpx.MockTransport(self._answer),
        )
        self.connectivity.restart()
        await self.connectivity.check()

    @property
    def state(self) -> ConnectionState:
        return self.connectivity.status.state

    async def live(self, seconds: float, *, until: Callable[[], bool] = lambda: False) -> None:
        """Let so much time pass at most, and all happen that comes due in it."""
        ends_at = self._clock.monotonic() + seconds
        probe_at = self._clock.monotonic() + PROBE_EVERY_S
        while self._clock.monotonic() < ends_at and not until():
            now = self._clock.monotonic()
            if not self.connectivity.status.is_answering and now >= probe_at:
                await self.connectivity.check()
                probe_at = now + PROBE_EVERY_S
            wait_s = await self.engine.round()
            if wait_s != 0:
                self.pass_time(min(PROBE_EVERY_S, wait_s if wait_s else PROBE_EVERY_S))

    def pass_time(self, seconds: float) -> None:
        for clock in (self._clock, self._server.clock):
            clock.advance(seconds)

    async def stop(self) -> None:
        await self._core.link.close()
        self._outside.close()
        await self.stores.close()

    def _answer(self, request: httpx.Request) -> httpx.Response:
        self.pass_time(LATENCY_S)
        return self._server.answer(request)

    async def _note(self, settlements: Sequence[Settlement]) -> None:
        self.acknowledged += [one.op_id for one in settlements]

    def _carried(self) -> Sequence[OpId]:
        open_ = [OpId(op_id) for (op_id,) in self._outside.execute(_CARRIED)]
        return [op_id for op_id in open_ if op_id in CARRIED.get()]
