"""The program with its window, from the command line to the exit code."""

import asyncio
import gc
import logging
import os
import sys
from collections.abc import Callable, Mapping
from enum import Enum, unique
from pathlib import Path
from typing import TYPE_CHECKING

from app.bootstrap.arguments import Arguments
from app.bootstrap.settings_in_force import InForce, settings_in_force
from app.domain.clock import SystemClock
from app.domain.faults import Fault, KeyFault, KeyProblem, ProfileInUseFault
from app.settings import file
from app.support import logging as log
from app.support.paths import Profile, system_folder
from app.ui import loop
from app.ui.desktop import Desktop, make_application
from app.ui.first_paint import on_first_paint
from app.ui.single_instance import SingleInstance

if TYPE_CHECKING:
    from app.bootstrap.core import Core

_log = logging.getLogger(__name__)

WINDOW_PAINTED = "window painted"
EXIT_OK = 0
EXIT_CANNOT_START = 2
_PASSPHRASE_PROBLEMS = frozenset(
    {
        KeyProblem.PASSPHRASE_NEEDED,
        KeyProblem.PASSPHRASE_WRONG,
        KeyProblem.PASSPHRASE_TOO_SHORT,
    }
)


@unique
class Ending(Enum):
    """Why a window was left."""

    QUIT = "quit"
    RESTART = "restart"


class Program:
    """The till's program on one profile. `on_window` hears of each window once it is shown, and
    `on_core` of the till behind it once that is open: for who measures the program or drives it.
    `system` is the folder of the administrator's policy, where another than this machine's.
    """

    def __init__(
        self,
        arguments: Arguments,
        *,
        on_window: Callable[[Desktop], None] = lambda desktop: None,
        on_core: Callable[["Core"], None] = lambda core: None,
        environ: Mapping[str, str] = os.environ,
        system: Path | None = None,
    ) -> None:
        self._arguments = arguments
        self._system = system or system_folder()
        self._profile = Profile(folder=arguments.profile)
        self._clock = SystemClock()
        self._on_window = on_window
        self._on_core = on_core
        self._environ = environ
        self._instance: SingleInstance | None = None
        self._end: Callable[[Ending], None] = lambda how: None
        self._is_asking = False

    def reopen(self) -> None:
        """Leave the window for a new one, with the settings as they are then."""
        self._end(Ending.RESTART)

    def run(self) -> int:
        """Until the window is closed; the exit code."""
        try:
            self._profile.make()
            log.configure(self._profile.logs)
        except OSError as error:
            _say(f"the profile {self._profile.folder} cannot be used: {error.strerror}.")
            return EXIT_CANNOT_START
        self._app = make_application(())
        self._instance = SingleInstance(self._profile.lock_file)
        try:
            self._instance.acquire()
        except ProfileInUseFault:
            _say("this profile is open already; its window has been asked to come to the front.")
            self._took_no_try()
            return EXIT_OK
        try:
            code = loop.run(self._app, self._main)
        finally:
            self._instance.release()
        if self._is_asking:
            self._took_no_try()
        return code

    def _took_no_try(self) -> None:
        from app.bootstrap.handing_over import took_no_try  # start-up: seldom needed

        took_no_try()

    async def _main(self) -> int:
        """One window after another, until one is closed for good."""
        arguments = self._arguments
        loop_ = asyncio.get_running_loop()
        loop_.set_exception_handler(_on_unhandled)
        loop_.run_in_executor(None, log.drop_old, self._profile.logs, self._clock.now())
        while await self._window(arguments) is Ending.RESTART:
            # A server chosen in training is what the next window is for.
            arguments = self._arguments.without_server_choice()
        return EXIT_OK

    async def _window(self, arguments: Arguments) -> Ending:
        in_force = settings_in_force(self._profile, self._system)
        ending: asyncio.Future[Ending] = asyncio.get_running_loop().create_future()

        def end(how: Ending) -> None:
            if not ending.done():
                ending.set_result(how)

        self._end = end
        desktop = Desktop(
            app=self._app,
            settings=in_force.settings,
            clock=self._clock,
            on_close=lambda: end(Ending.QUIT),
        )
        assert self._instance is not None
        self._instance.raise_requested.connect(desktop.come_to_front)
        # How long a start took can be read off the log, on any till.
        on_first_paint(desktop.centre, lambda: _log.info(WINDOW_PAINTED))
        desktop.show()
        self._on_window(desktop)
        till = _Till(
            profile=self._profile,
            arguments=arguments,
            in_force=in_force,
            clock=self._clock,
            environ=self._environ,
            restart=lambda: end(Ending.RESTART),
        )
        opening = asyncio.create_task(self._open(till, desktop))
        opening.add_done_callback(lambda done: _tell_failure(done, desktop))
        try:
            return await ending
        finally:
            self._instance.raise_requested.disconnect(desktop.come_to_front)
            opening.cancel()
            await asyncio.gather(opening, return_exceptions=True)
            await desktop.close()
            await till.close()
            gc.unfreeze()

    async def _open(self, till: "_Till", desktop: Desktop) -> None:
        """Open the stores; with a passphrase where they need one. Tells what keeps them shut."""
        await asyncio.get_running_loop().run_in_executor(None, _load_the_rest)

        async def unlock(passphrase: str) -> None:
            await self._enter(await till.open(passphrase), desktop)

        try:
            await self._enter(await till.open(None), desktop)
        except KeyFault as fault:
            if fault.problem in _PASSPHRASE_PROBLEMS:
                self._is_asking = True
                desktop.ask_passphrase(unlock, is_new=till.is_new)
            else:
                desktop.show_fault(fault)
        except Fault as fault:
            _log.error("cannot open the stores", extra={"fault": repr(fault)})
            desktop.show_fault(fault)

    async def _enter(self, core: "Core", desktop: Desktop) -> None:
        await core.start()
        desktop.use(core.services)
        report = await core.storage.salvage_report()
        if report is not None:
            desktop.show_salvage(report)
        core.storage.on_salvaged(desktop.show_salvage)
        # start-up: what the checks of versions need loads after the first paint.
        from app.bootstrap.handing_over import came_to_work

        self._is_asking = False
        await asyncio.get_running_loop().run_in_executor(None, came_to_work)
        # What is there by now stays as long as the window: the collector need not go through it
        # again and again, which held up one scan in ten.
        gc.freeze()
        self._on_core(core)


class _Till:
    """What is behind one window, opened at most once."""

    def __init__(
        self,
        *,
        profile: Profile,
        arguments: Arguments,
        in_force: InForce,
        clock: SystemClock,
        environ: Mapping[str, str],
        restart: Callable[[], None],
    ) -> None:
        self._profile = profile
        self._arguments = arguments
        self._in_force = in_force
        self._clock = clock
        self._environ = environ
        self._restart = restart
        self._core: Core | None = None
        self._url = "" if arguments.is_training else in_force.server_url(arguments.server)
        self._opened = profile if self._url else profile.training

    @property
    def is_new(self) -> bool:
        """Whether nothing was ever saved in the profile."""
        return not self._opened.has_stores

    async def open(self, passphrase: str | None) -> "Core":
        """Raises KeyFault, StoreFault."""
        # start-up: loaded by now, and not before the first paint.
        from app.bootstrap.core import Core, CoreOptions
        from app.services.preferences import PreferenceService

        url, profile, in_force = self._url, self._opened, self._in_force
        profile.make()
        await self.close()  # what an earlier try may have opened half
        self._core = await Core.open(
            options=CoreOptions(
                profile=profile, server_url=url, environ=self._environ, restart=self._restart
            ),
            preferences=PreferenceService(
                folder=self._profile.folder,
                settings=in_force.settings,
                problems=in_force.problems,
                policy=in_force.policy,
            ),
            clock=self._clock,
            passphrase=passphrase,
        )
        return self._core

    async def close(self) -> None:
        core, self._core = self._core, None
        if core is not None:
            await core.close()


def _load_the_rest() -> None:
    # start-up: network and storage take longer to load than the window, which is painted by now.
    import app.bootstrap.heavy  # noqa: F401


def check_config(arguments: Arguments, system: Path | None = None) -> int:
    """Say what is wrong in the profile's settings file and in the policy. 0 where nothing is."""
    in_force = settings_in_force(Profile(folder=arguments.profile), system or system_folder())
    path = arguments.profile / file.FILE_NAME
    for problem in in_force.problems:
        place = problem.file or str(path)
        place = f"{place}:{problem.line}" if problem.line else place
        _say(f"{place}: {problem.key} {problem.text}".replace(":  ", ": "), stream="out")
    policy = in_force.policy
    if policy.serial:
        whose = f" of {policy.organisation}" if policy.organisation else ""
        named = ", ".join(sorted(policy.keys)) or "no setting"
        _say(f"policy{whose}, serial number {policy.serial}, sets {named}", stream="out")
    if not in_force.problems:
        _say(f"{path}: in order" if path.exists() else f"{path}: none, all defaults", stream="out")
    return EXIT_CANNOT_START if in_force.problems else EXIT_OK


def _say(text: str, *, stream: str = "err") -> None:
    target = sys.stdout if stream == "out" else sys.stderr
    target.write(f"tillside: {text}\n" if stream == "err" else f"{text}\n")


def _tell_failure(opening: asyncio.Task[None], desktop: Desktop) -> None:
    """A bug that keeps the till shut must not look like a till that is still opening."""
    if not opening.cancelled() and (error := opening.exception()) is not None:
        _log.error("the till did not open", exc_info=error)
        desktop.show_bug(error)


def _on_unhandled(_loop: asyncio.AbstractEventLoop, context: dict[str, object]) -> None:
    """What no task or callback took care of is a bug: logged, and the till goes on."""
    error = context.get("exception")
    _log.error(
        "unhandled: %s",
        context.get("message"),
        exc_info=error if isinstance(error, BaseException) else None,
    )
