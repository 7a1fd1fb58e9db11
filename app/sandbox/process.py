"""A sandbox as a child process: started, waited for, steered, and never left behind.

Owns the child and its folder. Threads carry what blocks, so that it works under any event loop.
"""

import asyncio
import contextlib
import json
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from app.sandbox.steering import Steering

_READY = "listening on "
_ERRORS_FILE = "errors.txt"
_PROGRAM = "tillside-sandbox.exe" if sys.platform == "win32" else "tillside-sandbox"
_ROOT = Path(__file__).resolve().parents[2]
"""What `-m app.sandbox` is found from."""


def _own_command() -> Sequence[str]:
    """An installed program has no interpreter to give a module to; its sandbox lies beside it."""
    if getattr(sys, "frozen", False):
        return (str(Path(sys.executable).with_name(_PROGRAM)),)
    return (sys.executable, "-m", "app.sandbox")


class SandboxNotStarted(Exception):
    """The child ended, or said nothing in time; the text has what it wrote to standard error."""


class SandboxProcess:
    """`python -m app.sandbox` as a child that ends with this process, however this one ends.

    `data` None: a temporary folder, deleted when stopped. `port` 0: a free one. `command` stands in
    for the interpreter and `-m app.sandbox`, or for the program beside this one where that is an
    installed one. Stopped, it can be started again, on the same port and data.
    """

    def __init__(
        self,
        *,
        data: Path | None = None,
        port: int = 0,
        customers: int = 500,
        seed: int = 7,
        username: str = "store.server",
        password: str = "server123",  # noqa: S107  (the sandbox's own, synthetic)
        command: Sequence[str] = (),
    ) -> None:
        self.username = username
        self.password = password
        self._given = data
        self._port = port
        self._options = ["--customers", str(customers), "--seed", str(seed)]
        self._command = list(command or _own_command())
        self._temporary: tempfile.TemporaryDirectory[str] | None = None
        self._child: subprocess.Popen[str] | None = None
        self._steering: Steering | None = None
        self._url = ""

    @property
    def url(self) -> str:
        """Where the API is; empty before the first start."""
        return self._url

    @property
    def steering(self) -> Steering:
        """The client of its control endpoint. Raises RuntimeError before the start."""
        if self._steering is None:
            raise RuntimeError("the sandbox is not started")
        return self._steering

    @property
    def control_token(self) -> str:
        return self._control()["token"]

    @property
    def pid(self) -> int | None:
        return None if self._child is None else self._child.pid

    async def start(self, *, timeout_s: float = 15.0) -> None:
        """Return once it accepts connections. Raises SandboxNotStarted."""
        is_first = self._temporary is None
        try:
            await asyncio.wait_for(asyncio.to_thread(self._start), timeout_s)
        except BaseException as error:
            await self.kill()
            if is_first:
                await self.stop()
            if isinstance(error, TimeoutError):
                raise SandboxNotStarted(f"not ready after {timeout_s:g} s") from None
            raise

    async def stop(self, *, timeout_s: float = 5.0) -> int | None:
        """End it cleanly and forget its temporary data; its exit code. Harmless when stopped."""
        code = await asyncio.to_thread(self._stop, timeout_s)
        if self._temporary is not None:
            await asyncio.to_thread(self._temporary.cleanup)
            self._temporary = None
        return code

    async def kill(self) -> None:
        """End it as a power failure would; its data stays for the next start."""
        if self._child is not None:
            self._child.kill()
        await asyncio.to_thread(self._stop, 5.0)

    async def __aenter__(self) -> Self:
        await self.start()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        await self.stop()

    @property
    def _folder(self) -> Path:
        if self._given is not None:
            return self._given.resolve()
        if self._temporary is None:
            self._temporary = tempfile.TemporaryDirectory(
                prefix="tillside-sandbox-", ignore_cleanup_errors=True
            )
        return Path(self._temporary.name)

    def _start(self) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        errors = self._folder / _ERRORS_FILE
        options = ["--port", str(self._port), "--data", str(self._folder), "--die-with-parent"]
        login = ["--username", self.username, "--password", self.password]
        # A file, not a pipe: nobody reads along, and a full pipe would stop the child.
        with errors.open("wb") as file:
            child = subprocess.Popen(  # noqa: S603  (our own module, arguments as a list)
                [*self._command, *options, *login, *self._options],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=file,
                text=True,
                cwd=_ROOT,
            )
        self._child = child
        line = child.stdout.readline() if child.stdout is not None else ""
        if not line.startswith(_READY):
            child.wait()
            words = errors.read_text(encoding="utf-8", errors="replace").strip()
            raise SandboxNotStarted(words or "it ended before it was ready")
        self._url = line.removeprefix(_READY).strip()
        self._port = int(self._url.rpartition(":")[2])
        control = self._control()
        self._steering = Steering(control["control_url"], control["token"])

    def _control(self) -> dict[str, str]:
        text = (self._folder / "control.json").read_text(encoding="utf-8")
        return {name: str(value) for name, value in json.loads(text).items()}

    def _stop(self, timeout_s: float) -> int | None:
        child, self._child = self._child, None
        if child is None:
            return None
        if child.stdin is not None:
            # Its sign to end, on every system; a signal would be no clean end on Windows.
            with contextlib.suppress(OSError):
                child.stdin.close()
        try:
            code = child.wait(timeout_s)
        except subprocess.TimeoutExpired:
            child.kill()
            code = child.wait()
        if child.stdout is not None:
            child.stdout.close()
        return code
