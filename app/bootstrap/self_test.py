"""`--self-test`: walks through the real window on a throw-away profile and sandbox, and asserts.

Prints a line a step, saves a picture of each, and ends with 0 only if all of it held.
"""

import asyncio
import secrets
import tempfile
import time
import traceback
from collections.abc import Callable
from pathlib import Path

from app.bootstrap.arguments import Arguments
from app.bootstrap.core import ENV_PASSWORD, ENV_USERNAME, Core
from app.bootstrap.program import Program
from app.bootstrap.walk import Ground, Step
from app.bootstrap.walk_counter import PIN, Counter
from app.bootstrap.walk_gallery import Gallery
from app.bootstrap.walk_looks import FEW, Look, every_look
from app.bootstrap.walk_pages import Pages, Practice
from app.sandbox.process import SandboxProcess
from app.settings import file
from app.settings.declarations import Settings, SyncSettings, ThemeName, UiSettings
from app.ui.hand import NotSeenError

EXIT_FAILED = 1
QUIET_S = 2.0
"""The quiet period of the walk: its sandbox needs no longer, and nobody waits two minutes."""


def run(arguments: Arguments) -> int:
    """Walk; pictures go to the folder that the arguments name."""
    assert arguments.self_test is not None
    pictures = arguments.self_test.absolute()
    pictures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="tillside-self-test-") as folder:
        looks = tuple(every_look()) if arguments.has_every_look else FEW
        return walk_through(Path(folder), pictures, looks)


def walk_through(folder: Path, pictures: Path, looks: tuple[Look, ...]) -> int:
    """The walk on a fresh profile in `folder`, and every page in these looks."""
    sandbox = SandboxProcess(data=folder / "sandbox", customers=200)
    asyncio.run(sandbox.start())
    profile = folder / "profile"
    file.save(
        profile,
        Settings(sync=SyncSettings(quiet_period_s=QUIET_S), ui=UiSettings(theme=ThemeName.LIGHT)),
    )
    walk = _Walk(Ground(sandbox, folder, pictures), looks)
    program = Program(
        Arguments(
            profile=profile,
            server="",
            is_training=False,
            self_test=None,
            is_config_check=False,
        ),
        on_window=walk.ground.take_window,
        on_core=walk.take_core,
        environ={
            ENV_USERNAME: sandbox.username,
            ENV_PASSWORD: sandbox.password,
            "TILLSIDE_STORE_KEY": secrets.token_hex(32),
        },
        # The walk's server is its own, whatever is laid down for the tills of this machine.
        system=folder / "no policy",
    )
    walk.reopen = program.reopen
    try:
        program.run()
    finally:
        asyncio.run(sandbox.stop())
    return walk.exit_code


class _Walk:
    """The steps, in order. The first that does not hold ends it."""

    def __init__(self, ground: Ground, looks: tuple[Look, ...]) -> None:
        self.ground = ground
        self.reopen: Callable[[], None] = lambda: None
        self._looks = looks
        self._task: asyncio.Task[None] | None = None
        self.exit_code = EXIT_FAILED

    def take_core(self, core: Core) -> None:
        self.ground.take_core(core)
        if self._task is None:
            self._task = asyncio.create_task(self._walk())

    async def _walk(self) -> None:
        ground = self.ground
        gallery = Gallery(ground, self._looks, pin=PIN, reopen=self.reopen)
        parts = (Practice(ground), Counter(ground, quiet_s=QUIET_S), Pages(ground), gallery)
        try:
            for step in (step for part in parts for step in part.steps()):
                await self._step(step)
            self.exit_code = 0
            print(f"self-test passed; {ground.taken} pictures in {ground.pictures}")
        except NotSeenError as error:
            print(f"self-test FAILED: {error}")
            await ground.failure()
        except Exception:  # noqa: BLE001 - a walk that cannot go on must say so, not hang
            print(f"self-test FAILED:\n{traceback.format_exc()}")
        finally:
            ground.desktop.window.close()

    async def _step(self, step: Step) -> None:
        started = time.monotonic()
        await step.do()
        print(f"ok  {step.words} ({time.monotonic() - started:.1f} s)", flush=True)
        await self.ground.picture(step.words)
