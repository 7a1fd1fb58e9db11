"""The end of a till's day: what is sent, what is not, and a signed certificate that says so."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Callable
from datetime import timedelta, tzinfo
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.audit import Act, DetailKind, counted
from app.domain.closing import ClosingReport
from app.services.audit import AuditService
from app.services.exports import export_path

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.services.server_line import ServerLine
    from app.services.signing import TillKey
    from app.store.outbox import OutboxStore

SUFFIX = ".pdf"


class ClosingService:
    """`key` signs; certificates lie in `folder`. Methods raise StoreFault, `issue` OSError too."""

    def __init__(
        self,
        *,
        outbox: OutboxStore,
        line: ServerLine,
        audit: AuditService,
        key: TillKey,
        store_code: Callable[[], str],
        zone: tzinfo,
        folder: Path,
        is_training: bool,
        ready_version: Callable[[], str] = lambda: "",
    ) -> None:
        """`ready_version` reads a file: which newer program the next start is of, if any."""
        self._outbox = outbox
        self._line = line
        self._audit = audit
        self._key = key
        self._store_code = store_code
        self._zone = zone
        self._folder = folder
        self._is_training = is_training
        self._ready_version = ready_version

    async def report(self) -> ClosingReport:
        """How this till stands now."""
        now, login, offset_s = self._line.now(), self._line.login, self._line.clock_offset_s
        since = now.astimezone(self._zone).replace(hour=0, minute=0, second=0, microsecond=0)
        told = self._line.organisation
        name = login.organisation_name if login is not None else ""
        return ClosingReport(
            at=now,
            is_server_time=offset_s is not None,
            since=since,
            # The outbox is dated by this till's own clock.
            tally=await self._outbox.day_tally(since - timedelta(seconds=offset_s or 0.0)),
            organisation_id=login.organisation if login is not None else "",
            organisation_name=told.name if told is not None else name,
            store_code=self._store_code(),
            till_login=login.username if login is not None else "",
            server_url=login.url if login is not None else "",
            is_training=self._is_training,
            fingerprint=(await self._key.public()).fingerprint,
        )

    async def ready_version(self) -> str:
        """The newer version that starts once this program was closed; empty where there is none."""
        return await asyncio.get_running_loop().run_in_executor(None, self._ready_version)

    async def issue(self, report: ClosingReport, pdf: bytes) -> Path:
        """Sign `pdf`, which says what `report` does, and write it; where it lies."""
        content = await self._key.sign(pdf)
        at = report.at.astimezone(self._zone)
        path = export_path(
            self._folder, ("closing", report.store_code, report.till_login), at, SUFFIX
        )
        written = await asyncio.get_running_loop().run_in_executor(None, _write, path, content)
        detail = counted(DetailKind.CLOSING_CERTIFICATE, report.unsent)
        await self._audit.record(Act.EXPORTED, detail=detail)
        return written


def _write(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all, beside what is there already."""
    path.parent.mkdir(mode=0o700, exist_ok=True)
    number = 1
    while True:
        target = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
        try:
            file = os.fdopen(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY), "wb")
            break
        except FileExistsError:
            number += 1
    try:
        with file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        target.unlink(missing_ok=True)
        raise
    return target


_BINARY = getattr(os, "O_BINARY", 0)
