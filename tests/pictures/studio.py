"""The real program on a server of made-up people, opened for pictures of its window."""

import asyncio
import tempfile
from collections.abc import Awaitable, Callable
from pathlib import Path

from app.bootstrap.arguments import Arguments
from app.bootstrap.core import ENV_PASSWORD, ENV_USERNAME, Core
from app.bootstrap.program import Program
from app.bootstrap.walk import Ground
from app.bootstrap.walk_counter import Counter
from app.bootstrap.walk_pages import Practice
from app.sandbox.process import SandboxProcess
from app.settings import file
from app.settings.declarations import Settings, SyncSettings, ThemeName, UiSettings

PEOPLE = 200
QUIET_S = 2.0
STORE_KEY = "5a" * 32

Session = Callable[[Ground, Callable[[], None]], Awaitable[None]]
"""Works at the till; is handed what reopens the window, in the language that is set then."""


def open_studio(session: Session) -> None:
    """Run `session` at a till in training; `begin_work` leads from there to the server. Raises what
    the session raises.
    """
    with tempfile.TemporaryDirectory(prefix="tillside-pictures-") as folder:
        _Studio(session, Path(folder)).run()


async def begin_work(ground: Ground) -> None:
    """Leave training for the server, and sign Noor Ahmed in."""
    await Practice(ground).connect()
    await Counter(ground, quiet_s=QUIET_S).sign_in()


class _Studio:
    def __init__(self, session: Session, folder: Path) -> None:
        self._session = session
        self._folder = folder
        self._sandbox = SandboxProcess(data=folder / "sandbox", customers=PEOPLE)
        self._ground = Ground(self._sandbox, folder, folder)
        self._task: asyncio.Task[None] | None = None

    def run(self) -> None:
        sandbox, profile = self._sandbox, self._folder / "profile"
        asyncio.run(sandbox.start())
        file.save(
            profile,
            Settings(
                sync=SyncSettings(quiet_period_s=QUIET_S),
                ui=UiSettings(theme=ThemeName.LIGHT),
            ),
        )
        self._program = Program(
            Arguments(
                profile=profile,
                server="",
                is_training=False,
                self_test=None,
                is_config_check=False,
            ),
            on_window=self._ground.take_window,
            on_core=self._take_core,
            environ={
                ENV_USERNAME: sandbox.username,
                ENV_PASSWORD: sandbox.password,
                "TILLSIDE_STORE_KEY": STORE_KEY,
            },
        )
        try:
            self._program.run()
        finally:
            asyncio.run(sandbox.stop())
        assert self._task is not None
        self._task.result()

    def _take_core(self, core: Core) -> None:
        self._ground.take_core(core)
        if self._task is None:
            self._task = asyncio.create_task(self._work())

    async def _work(self) -> None:
        try:
            await self._session(self._ground, self._program.reopen)
        finally:
            self._ground.desktop.window.close()
