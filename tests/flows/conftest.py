"""A server of its own, and a till on a fresh profile, for each story."""

import asyncio
import sys
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest_asyncio

from app.sandbox.process import SandboxProcess
from app.settings import file
from app.settings.declarations import Settings, SyncSettings
from tests.flows.till import TillProcess

# The accessibility bus is Linux's own.
collect_ignore = [] if sys.platform == "linux" else ["assistive"]
QUIET_S = 2.0


class Story:
    """The server, and as many starts of the till as the story needs."""

    def __init__(self, folder: Path) -> None:
        self.profile = folder / "profile"
        self.server = SandboxProcess(data=folder / "server", customers=50)
        self.server_url = ""
        """Where the till is sent instead of `server`, if anything stands here."""
        self.is_training = False
        """No server is configured: the till is on its own."""
        self._tills: list[TillProcess] = []
        file.save(self.profile, Settings(sync=SyncSettings(quiet_period_s=QUIET_S)))

    async def open_till(self, **environ: str) -> TillProcess:
        server = "" if self.is_training else self.server_url or self.server.url
        till = await TillProcess(self.profile, server, **environ).start()
        self._tills.append(till)
        return till

    async def till_at_work(self) -> TillProcess:
        """A till with Noor Ahmed at it, online; gestures count from here."""
        till = await self.open_till()
        await till.do("sign_in", "Noor Ahmed", "4071")
        await till.do("wait_for", "connection_pill", "Online", 10)
        await till.do("gestures")
        return till

    async def cut(self, till: TillProcess) -> None:
        """Nothing gets through to the server any more, and the till knows."""
        await self.steer(self.server.steering.cut)
        await till.do("probe")
        await till.do("wait_for", "connection_pill", "Offline", 10)

    async def restore(self, till: TillProcess) -> None:
        """The line is as good as new, and the till knows."""
        await self.steer(self.server.steering.restore)
        await till.do("probe")
        await till.do("wait_for", "connection_pill", "Online", 10)

    async def steer(self, order: Callable[..., Any], *arguments: object, **named: object) -> Any:
        return await asyncio.to_thread(order, *arguments, **named)

    async def effects(self, mobile: str) -> int:
        """How often a registration of this number took effect on the server."""
        person = await self.steer(self.server.steering.person, mobile=mobile)
        if person is None:
            return 0
        effects = await self.steer(self.server.steering.effects)
        return sum(
            effect["call"] == "customer/add" and effect["user_id"] == person["user_id"]
            for effect in effects
        )

    async def until_done(self, mobile: str) -> None:
        """Wait until the server has registered that mobile; the till need not know."""
        async with asyncio.timeout(10):
            while not await self.effects(mobile):  # noqa: ASYNC110 - another process rings no bell
                await asyncio.sleep(0.05)

    async def calls(self, mobile: str) -> list[str]:
        """The calls that have changed anything of this person on the server, in order."""
        person = await self.steer(self.server.steering.person, mobile=mobile)
        assert person is not None
        effects = await self.steer(self.server.steering.effects)
        return [each["call"] for each in effects if each["user_id"] == person["user_id"]]

    async def end(self) -> None:
        for till in self._tills:
            await till.stop()
        await self.server.stop()


@pytest_asyncio.fixture
async def story(tmp_path: Path) -> AsyncIterator[Story]:
    told = Story(tmp_path)
    await told.server.start()
    yield told
    await told.end()
