"""How this till is, for whoever helps it: without anybody's data, and given away as a file.

What leaves here names no customer, no associate, no login and no folder.
"""

from __future__ import annotations

import io
import platform
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from app.domain.audit import Act, Detail, DetailKind
from app.domain.clock import Clock
from app.domain.diagnostics import CallLine, Diagnostics
from app.services.audit import AuditService
from app.services.diagnostics_log import PROBLEMS, last_lines
from app.services.diagnostics_text import log_text, report_text
from app.services.exports import export_path, write_new_file
from app.store.disk_space import look_at
from app.store.sql_faults import file_fault
from app.store.worker import off_loop
from app.support.logging import current_file, redacted

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.api.transport import CallReport
    from app.services.connection import ConnectionService
    from app.services.server_line import ServerLine
    from app.store.inspection import StoreInspection
    from app.store.outbox import OutboxStore

MOST_PROBLEMS = 20
SUFFIX = ".zip"


class DiagnosticsService:
    """`version` tells this program's; bundles lie in `folder`, named after the store's time, `now`.
    Methods raise StoreFault.
    """

    def __init__(
        self,
        *,
        inspection: StoreInspection,
        outbox: OutboxStore,
        connection: ConnectionService,
        line: ServerLine,
        audit: AuditService,
        clock: Clock,
        version: Callable[[], str],
        folder: Path,
        now: Callable[[], datetime],
        is_training: bool,
    ) -> None:
        self._inspection = inspection
        self._outbox = outbox
        self._connection = connection
        self._line = line
        self._audit = audit
        self._clock = clock
        self._version = version
        self._folder = folder
        self._now = now
        self._is_training = is_training

    async def report(self, *, more_versions: Sequence[tuple[str, str]] = ()) -> Diagnostics:
        """How the till is now; `more_versions` are of what only the caller knows. Whether the files
        are sound takes longer: see `checked`.
        """
        login = self._line.login
        lines = await off_loop(lambda: last_lines(current_file()))
        return Diagnostics(
            at=self._clock.now(),
            versions=(
                ("Tillside", await off_loop(self._version)),
                ("Python", platform.python_version()),
                *more_versions,
                *await self._inspection.versions(),
                ("System", f"{platform.system()} {platform.release()} {platform.machine()}"),
            ),
            server=_origin(login.url) if login is not None else "",
            is_training=self._is_training,
            status=self._connection.status,
            clock_offset_s=self._line.clock_offset_s,
            calls=tuple(map(_call, self._connection.tried)),
            queue=await self._outbox.summary(),
            files=await self._inspection.files(),
            disk=await off_loop(lambda: look_at(self._folder.parent)),
            problems=tuple(line for line in lines if line.level in PROBLEMS)[:MOST_PROBLEMS],
        )

    async def checked(self, found: Diagnostics) -> Diagnostics:
        """The same with every file looked through; nothing at the till waits for that."""
        checks = [await self._inspection.check(file.name) for file in found.files]
        files = [
            replace(file, is_sound=is_sound)
            for file, is_sound in zip(found.files, checks, strict=True)
        ]
        return replace(found, files=tuple(files))

    def text(self, found: Diagnostics) -> str:
        """What can be copied and sent to support."""
        return report_text(found)

    async def save(self, found: Diagnostics) -> Path:
        """A bundle for support: that text, and the end of the log. That it was taken is recorded
        first.
        """
        await self._audit.record(Act.EXPORTED, detail=Detail(kind=DetailKind.SUPPORT_BUNDLE))
        path = export_path(self._folder, ("support",), self._now(), SUFFIX)

        def written() -> Path:
            try:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                return write_new_file(path, _bundle(found))
            except OSError as error:
                raise file_fault(error) from error

        return await off_loop(written)


def _bundle(found: Diagnostics) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as bundle:
        bundle.writestr("report.txt", report_text(found))
        bundle.writestr("log.jsonl", log_text(last_lines(current_file())))
    return packed.getvalue()


def _origin(url: str) -> str:
    """Scheme, host and port of an address: whatever else stands in it is nobody's business."""
    parts = urlsplit(url)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{parts.hostname or ''}{port}"


def _call(report: CallReport) -> CallLine:
    return CallLine(
        at=report.at,
        path=redacted(report.path.partition("?")[0]),
        latency_s=report.latency_s,
        fault=type(report.fault).__name__ if report.fault is not None else "",
        request_id=report.request_id,
    )
