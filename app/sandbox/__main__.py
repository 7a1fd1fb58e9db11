"""The command line `tillside-sandbox`: arguments, data folder, signals, the one line printed."""

import argparse
import asyncio
import contextlib
import json
import os
import secrets
import signal
import sys
import tempfile
import threading
from _thread import interrupt_main
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import FrameType

from app.domain.clock import SystemClock
from app.sandbox.database import DataFault
from app.sandbox.line.access import Credentials
from app.sandbox.line.server import create_app
from app.sandbox.line.serving import HOST, SandboxServer
from app.sandbox.state import Sandbox

CONTROL_FILE = "control.json"
DATABASE_FILE = "sandbox.db"
_CANNOT_START = 2


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="tillside-sandbox",
        description="The Customer API as a local server with synthetic people, for training and "
        "tests. Prints one line when it accepts connections.",
    )
    parser.add_argument("--port", type=_port, default=0, help="0 (the default) takes a free one")
    parser.add_argument(
        "--data",
        type=Path,
        help="folder to keep the people in; what is in it is kept as it is. Without it, a "
        "temporary one that is deleted at the end",
    )
    parser.add_argument("--customers", type=_count, default=500, help="people to begin with")
    parser.add_argument("--seed", type=int, default=7, help="the same number, the same people")
    parser.add_argument("--username", default=Credentials().username)
    parser.add_argument("--password", default=Credentials().password)
    parser.add_argument(
        "--control-token",
        help=f"the token of the control endpoint; without it, a random one. Either is written to "
        f"{CONTROL_FILE} in the data folder",
    )
    parser.add_argument(
        "--die-with-parent",
        action="store_true",
        help="end when standard input is closed, as it is when the parent process dies",
    )
    return parser.parse_args(argv)


def _port(text: str) -> int:
    return _number(text, limit=65_535, what="a port")


def _count(text: str) -> int:
    return _number(text, limit=5_000_000, what="a number of customers")


def _number(text: str, *, limit: int, what: str) -> int:
    if not text.isdecimal() or int(text) > limit:
        raise argparse.ArgumentTypeError(f"{what} is from 0 to {limit}")
    return int(text)


class _Stopper:
    """Ends the process cleanly, whether it is still filling its tables or already serving."""

    def __init__(self) -> None:
        self.server: SandboxServer | None = None
        signals = [signal.SIGTERM, signal.SIGINT]
        if sys.platform == "win32":
            signals.append(signal.SIGBREAK)
        for each in signals:
            signal.signal(each, self._on_signal)

    def watch_parent(self) -> None:
        threading.Thread(target=self._until_closed, daemon=True, name="parent").start()

    def _on_signal(self, number: int, frame: FrameType | None) -> None:
        if self.server is None:
            raise SystemExit(0)
        self.server.should_exit = True

    def _until_closed(self) -> None:
        # The descriptor itself: a reader of sys.stdin would hold its lock when the process ends.
        with contextlib.suppress(OSError):
            while os.read(0, 1024):
                pass
        interrupt_main(signal.SIGTERM)


@contextlib.contextmanager
def _data_folder(given: Path | None) -> Iterator[Path]:
    if given is None:
        with tempfile.TemporaryDirectory(
            prefix="tillside-sandbox-", ignore_cleanup_errors=True
        ) as folder:
            yield Path(folder)
    else:
        given.mkdir(parents=True, exist_ok=True)
        yield given


def _write_control_file(folder: Path, contents: dict[str, object]) -> None:
    """Readable by this user alone; whoever reads it steers the sandbox."""
    fresh = folder / f"{CONTROL_FILE}.new"
    fresh.unlink(missing_ok=True)
    descriptor = os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(contents, file)
    fresh.replace(folder / CONTROL_FILE)


def _serve(arguments: argparse.Namespace, folder: Path, stopper: _Stopper) -> None:
    clock = SystemClock()
    token = arguments.control_token or secrets.token_urlsafe(24)
    sandbox = Sandbox(
        clock=clock,
        path=folder / DATABASE_FILE,
        customers=arguments.customers,
        seed_number=arguments.seed,
    )
    credentials = Credentials(username=arguments.username, password=arguments.password)

    def announce(port: int, control_port: int) -> None:
        url = f"http://{HOST}:{port}"
        _write_control_file(
            folder,
            {
                "url": url,
                "port": port,
                "control_url": f"http://{HOST}:{control_port}",
                "control_port": control_port,
                "token": token,
                "pid": os.getpid(),
            },
        )
        print(f"listening on {url}", flush=True)

    try:
        app = create_app(sandbox, credentials, token, clock)
        server = SandboxServer(app, arguments.port, announce)
        stopper.server = server
        asyncio.run(server.serve())
    finally:
        sandbox.close()
        (folder / CONTROL_FILE).unlink(missing_ok=True)


def main(argv: Sequence[str] | None = None) -> int:
    """Serve until told to stop. 0 after a clean end, 2 where it cannot start."""
    arguments = _arguments(argv)
    stopper = _Stopper()
    if arguments.die_with_parent:
        stopper.watch_parent()
    try:
        with _data_folder(arguments.data) as folder:
            _serve(arguments, folder, stopper)
    except (DataFault, OSError) as error:
        print(f"tillside-sandbox: {error}", file=sys.stderr)
        return _CANNOT_START
    return 0


if __name__ == "__main__":
    sys.exit(main())
