"""A screen, a session bus and an accessibility bus of a test's own, as a desktop brings them."""

import asyncio
import contextlib
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

PROGRAMS = {"Xvfb": "xvfb", "dbus-daemon": "dbus-daemon"}
"""What is started, by the Debian package that brings it."""
BUS_SERVICE = Path("share/dbus-1/services/org.a11y.Bus.service")
READY_WITHIN_S = 20.0
SCREEN = "1280x900x24"


class ScreenMissing(AssertionError):
    """This machine lacks a program; the text names the packages to install."""


class Screen:
    """`environ` is what a program is started with to appear here."""

    def __init__(self) -> None:
        # Not the test's own folder: the path of a socket may have 107 bytes at most.
        self._folder = tempfile.TemporaryDirectory(prefix="till-")
        self._children: list[asyncio.subprocess.Process] = []
        self.environ: dict[str, str] = {}

    async def start(self) -> "Screen":
        """Raises ScreenMissing."""
        check_programs(os.environ)
        environ = {
            **os.environ,
            "XDG_RUNTIME_DIR": self._folder.name,
            "XDG_CONFIG_HOME": self._folder.name,
            "GSETTINGS_BACKEND": "memory",
        }
        number = await self._first_line(
            environ, "Xvfb", "-displayfd", "1", "-screen", "0", SCREEN, "-nolisten", "tcp", "-br"
        )
        environ["DISPLAY"] = f":{number}"
        address = await self._first_line(
            environ, "dbus-daemon", "--session", "--nofork", "--print-address=1"
        )
        self.environ = {
            **environ,
            "DBUS_SESSION_BUS_ADDRESS": address,
            "QT_QPA_PLATFORM": "xcb",
        }
        return self

    async def stop(self) -> None:
        """The bus first: its end is what the accessibility services end by."""
        for child in reversed(self._children):
            with contextlib.suppress(ProcessLookupError):
                child.terminate()
            await child.wait()
        with contextlib.suppress(OSError):  # those services may still write to it
            self._folder.cleanup()

    async def _first_line(self, environ: Mapping[str, str], *command: str) -> str:
        child = await asyncio.create_subprocess_exec(
            *command,
            env=environ,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.DEVNULL,
        )
        self._children.append(child)
        assert child.stdout is not None
        line = await asyncio.wait_for(child.stdout.readline(), READY_WITHIN_S)
        assert line, f"{command[0]} ended: {child.returncode}"
        return line.decode().strip()


def check_programs(environ: Mapping[str, str]) -> None:
    """Raises ScreenMissing with the packages that this machine lacks, if it lacks any."""
    missing = [
        package
        for program, package in PROGRAMS.items()
        if shutil.which(program, path=environ.get("PATH")) is None
    ]
    shares = environ.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    if not any((Path(share).parent / BUS_SERVICE).exists() for share in shares.split(":")):
        missing.append("at-spi2-core")
    if missing:
        raise ScreenMissing(
            "these Debian packages are missing for a screen reader's view of the program: "
            f"{' '.join(missing)}. packaging/test.sh installs them."
        )
