"""Training: the app's own sandbox as its server, on a profile folder that no real server sees."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from app.domain.faults import UnreachableFault, UnreachableReason
from app.sandbox.process import SandboxNotStarted, SandboxProcess
from app.sandbox.steering import Steering, SteeringFault
from app.services.server_line import ServerLine
from app.services.training import DrillLine
from app.support.paths import Profile

T = TypeVar("T")

_log = logging.getLogger(__name__)

TRAINING_URL = "https://training.invalid"
"""The sandbox's name in ops: its port differs at each start, its identity does not."""
SLOW_S = 4.0
"""Past what the line may take before it is called slow, well below what a request may take."""
FLAKY = 0.4


class Training:
    """The sandbox process of one profile."""

    def __init__(self, profile: Profile) -> None:
        self._process = SandboxProcess(data=profile.sandbox)

    @property
    def process(self) -> SandboxProcess:
        return self._process

    def address(self, url: str) -> str:
        """Where `url` answers: the sandbox's own address for the training server's name."""
        return self._process.url or url if url == TRAINING_URL else url

    async def start(self, line: ServerLine) -> None:
        """Start the sandbox and sign in to it. Raises ServerFault."""
        try:
            await self._process.start()
        except SandboxNotStarted as error:
            _log.exception("the training server did not start")
            raise UnreachableFault(UnreachableReason.REFUSED, "training server") from error
        login = await line.ask(TRAINING_URL, self._process.username, self._process.password)
        await line.adopt(login)

    async def stop(self) -> None:
        await self._process.stop()


class SandboxDrill:
    """The outage drill (`TrainingDrill`) on the sandbox of this till; `forget` is told that its
    people are others now.
    """

    def __init__(self, training: Training, forget: Callable[[], Awaitable[None]]) -> None:
        self._training = training
        self._forget = forget

    async def line(self) -> DrillLine:
        outage = await self._steer(Steering.outage)
        return DrillLine(
            is_cut=bool(outage["on"]),
            slow_s=float(outage["slow_s"]),
            flaky=float(outage["flaky"]),
        )

    async def cut(self) -> None:
        await self._steer(Steering.cut)

    async def slow(self) -> None:
        await self._only(lambda steering: steering.slow(SLOW_S))

    async def flaky(self) -> None:
        await self._only(lambda steering: steering.flaky(FLAKY))

    async def restore(self) -> None:
        await self._steer(Steering.restore)

    async def reset(self) -> None:
        await self._steer(Steering.reset)
        await self._forget()

    async def _only(self, trouble: Callable[[Steering], None]) -> None:
        """One trouble at a time: what somebody sees has one cause."""
        await self._steer(Steering.restore)
        await self._steer(trouble)

    async def _steer(self, order: Callable[[Steering], T]) -> T:
        process = self._training.process
        if not process.url:
            raise UnreachableFault(UnreachableReason.REFUSED, "training server, not started yet")
        try:
            return await asyncio.to_thread(order, process.steering)
        except SteeringFault as fault:
            _log.warning("training drill: %s", fault)
            raise UnreachableFault(UnreachableReason.REFUSED, "training server") from fault
