"""Training: the app's own sandbox as its server, on a profile folder that no real server sees."""

import logging

from app.domain.faults import UnreachableFault, UnreachableReason
from app.sandbox.process import SandboxNotStarted, SandboxProcess
from app.services.server_line import ServerLine
from app.support.paths import Profile

_log = logging.getLogger(__name__)

TRAINING_URL = "https://training.invalid"
"""The sandbox's name in ops: its port differs at each start, its identity does not."""


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
