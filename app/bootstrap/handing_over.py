"""The start of a built program: whether a newer version that came by itself runs in its place.

Loaded before everything else, by the built program alone; knows neither window nor network.
"""

import logging
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NoReturn

from app.bootstrap.arguments import program_version
from app.fleet.versions import Versions
from app.support.paths import versions_folder

_log = logging.getLogger(__name__)


def is_installed() -> bool:
    """Whether this is the built program and no checkout."""
    return bool(getattr(sys, "frozen", False))


def hand_over(
    argv: Sequence[str], *, own: str | None = None, versions: Versions | None = None
) -> int | None:
    """Run the chosen version with the same arguments; its exit code, where it does not take this
    process's place altogether. None: this program is to run.
    """
    chosen = versions or Versions(versions_folder())
    try:
        program = chosen.hand_over(own or program_version())
        if program is None:
            return None
        return _run(program, argv)
    except OSError as error:
        _log.warning("no version to hand over to", extra={"errno": error.errno})
        return None


def ready_version() -> str:
    """The newer version that the next start is of; empty where there is none."""
    return Versions(versions_folder()).ready(program_version()) if is_installed() else ""


def came_to_work() -> None:
    """The till is open: this version is a good one."""
    if not is_installed():
        return
    try:
        Versions(versions_folder()).came_to_work(program_version())
    except OSError as error:
        _log.warning("versions", extra={"errno": error.errno})


def took_no_try() -> None:
    """This start says nothing of this version: it ended before it came to open a till."""
    if not is_installed():
        return
    try:
        Versions(versions_folder()).take_back_try()
    except OSError as error:
        _log.warning("versions", extra={"errno": error.errno})


def environ_of_another(environ: Mapping[str, str]) -> dict[str, str]:
    """The environment for another built program: without what this one's own start has set."""
    made = {name: value for name, value in environ.items() if name != "LD_LIBRARY_PATH"}
    before = made.pop("LD_LIBRARY_PATH_ORIG", "")
    return {
        **made,
        **({"LD_LIBRARY_PATH": before} if before else {}),
        "PYINSTALLER_RESET_ENVIRONMENT": "1",
    }


def _run(program: Path, argv: Sequence[str]) -> int:
    environ = environ_of_another(os.environ)
    if sys.platform == "win32":
        # There a program that takes another's place leaves whoever waits for it waiting for none.
        run = subprocess.run([program, *argv], env=environ, check=False)  # noqa: S603 - ours
        return run.returncode
    return _become(program, argv, environ)


def _become(program: Path, argv: Sequence[str], environ: Mapping[str, str]) -> NoReturn:
    os.execve(program, [str(program), *argv], environ)  # noqa: S606 - no shell is wanted
