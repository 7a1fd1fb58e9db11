"""What ties a till to its head office: whom it tells how it is, and whose updates it takes."""

import asyncio
import logging
import os
import platform
import re
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

from app.api.outgoing import Outgoing
from app.api.proxy import Proxy
from app.api.transport import CallReport
from app.bootstrap.arguments import program_version
from app.bootstrap.handing_over import environ_of_another, is_installed
from app.domain.clock import Clock
from app.domain.faults import RefusedFault
from app.fleet.telemetry import Telemetry
from app.fleet.till_figures import CallFigure, TillName
from app.fleet.updates import Updates, look_now_and_then
from app.fleet.versions import Versions
from app.services.server_line import ServerLine
from app.settings.declarations import Settings
from app.settings.file import replace_text
from app.store.outbox import OutboxStore
from app.support.paths import system_folder, versions_folder
from app.sync.connectivity import Connectivity

_log = logging.getLogger(__name__)

NAME_FILE = "telemetry.id"
ROOT_NAME = "updates.root.json"
SELF_TEST_S = 900.0


def telemetry_of(
    settings: Settings,
    *,
    folder: Path,
    line: ServerLine,
    outbox: OutboxStore,
    connectivity: Connectivity,
    clock: Clock,
) -> Telemetry | None:
    """None where the settings name nobody who listens."""
    if not settings.telemetry.endpoint:
        return None
    telemetry = Telemetry(
        endpoint=settings.telemetry.endpoint,
        till=TillName(
            version=program_version(), instance=_instance(folder), store=settings.store.code
        ),
        outgoing=Outgoing(proxy=lambda: line.proxy),
        queue=outbox,
        is_online=lambda: connectivity.status.is_answering,
        clock=clock,
    )
    connectivity.hear_calls(lambda report: telemetry.note_call(_figure(report)))
    return telemetry


def updates_of(
    settings: Settings, *, folder: Path, proxy: Callable[[], Proxy | None]
) -> Updates | None:
    """None where `has_updates` says no, and where nobody said whose are to be believed."""
    if not has_updates(settings):
        return None
    try:
        root = (system_folder() / ROOT_NAME).read_bytes()
    except OSError as error:
        _log.warning("no root of updates", extra={"errno": error.errno})
        return None
    return Updates(
        url=settings.updates.url,
        root=root,
        versions=Versions(versions_folder()),
        folder=folder / "updates",
        platform=this_platform(),
        running=program_version(),
        till=_instance(folder),
        outgoing=Outgoing(proxy=proxy),
        holds=holds_its_self_test,
    )


def has_updates(settings: Settings) -> bool:
    """Whether the settings name a place, and this program was installed as one."""
    return bool(settings.updates.url) and is_installed()


async def look_for_updates(folder: Path, clock: Clock) -> None:
    """Have this program look now and then, beside the till whose profile is in `folder`."""

    def begin() -> subprocess.Popen[bytes]:
        return subprocess.Popen(  # noqa: S603 - this very program
            [sys.executable, "--profile", str(folder), "--update"],
            env=environ_of_another(os.environ),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )

    await look_now_and_then(_instance(folder), begin=begin, clock=clock)


def this_platform() -> str:
    """As releases are named, `linux-x86_64`."""
    return f"{sys.platform}-{platform.machine().lower()}"


async def holds_its_self_test(program: Path) -> bool:
    """Whether another version walks through itself here, without a window, on a throw-away
    profile.
    """
    with tempfile.TemporaryDirectory(prefix="tillside-") as pictures:
        process = await asyncio.create_subprocess_exec(
            str(program),
            "--self-test",
            pictures,
            env={**environ_of_another(os.environ), "QT_QPA_PLATFORM": "offscreen"},
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.DEVNULL,
            stderr=asyncio.subprocess.DEVNULL,
        )
        try:
            async with asyncio.timeout(SELF_TEST_S):
                code = await process.wait()
        except TimeoutError:
            code = None
        finally:
            if process.returncode is None:
                process.kill()
                await process.wait()
    _log.info("self-test of a version", extra={"code": code})
    return code == 0


def _figure(report: CallReport) -> CallFigure:
    fault = "" if report.fault is None else type(report.fault).__name__
    if isinstance(report.fault, RefusedFault) and report.fault.code is not None:
        fault = str(report.fault.code)
    return CallFigure(path=report.path, latency_s=report.latency_s, fault=fault)


def _instance(folder: Path) -> str:
    """A random name for this profile, made once: it tells tills apart, and nothing else."""
    path = folder / NAME_FILE
    try:
        known = path.read_text(encoding="ascii").strip()
    except (OSError, ValueError):
        known = ""
    if re.fullmatch(r"[0-9a-f-]{36}", known):
        return known
    made = str(uuid4())
    try:
        replace_text(path, made)
    except OSError as error:
        _log.warning("no name kept", extra={"errno": error.errno})
    return made
