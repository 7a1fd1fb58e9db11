"""Handing unsent work over to another till in a rescue file, and taking such work in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.audit import Act, Detail, DetailKind, Fact
from app.domain.changes import ChangeFeed, ChangeSet
from app.domain.faults import RescueFault, RescueProblem
from app.domain.op import Associate, Binding
from app.services.audit import AuditService, SupervisorNeededError
from app.services.exports import export_path
from app.services.saving import NotReadyError
from app.store.rescue import PARTIAL

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.domain.storage import ImportReport, RescueReceipt
    from app.store.outbox import OutboxStore
    from app.store.rescue import Rescue
    from app.sync.engine import SyncEngine

SUFFIX = ".tillside"


class RescueService:
    """Methods raise RescueFault, StoreFault and SupervisorNeededError."""

    def __init__(
        self,
        *,
        rescue: Rescue,
        outbox: OutboxStore,
        engine: SyncEngine,
        changes: ChangeFeed,
        audit: AuditService,
        binding: Callable[[], Binding | None],
        associate: Callable[[], Associate | None],
        now: Callable[[], datetime],
        folder: Path,
    ) -> None:
        self._rescue = rescue
        self._outbox = outbox
        self._engine = engine
        self._changes = changes
        self._audit = audit
        self._binding = binding
        self._associate = associate
        self._now = now
        self._folder = folder

    def suggested_path(self) -> Path:
        """Where a new rescue file may lie."""
        binding = self._binding()
        login = binding.till_login if binding is not None else ""
        return export_path(self._folder, ("unsent", login), self._now(), SUFFIX)

    async def hand_over(self, path: Path, passphrase: str) -> RescueReceipt:
        """Write what is unsent into a file at `path`, from which another till sends it. It is no
        longer this till's then, and withdrawn here. Never writes over a file.
        """
        supervisor = self._supervisor()
        await asyncio.get_running_loop().run_in_executor(None, _make_room, path, self._folder)
        before = frozenset(op.id for op in await self._outbox.live())
        receipt = await self._rescue.export_unsent(
            path, passphrase, supervisor.id, binding=self._binding()
        )
        self._changes.publish(ChangeSet(ops=before))
        await self._audit.record(
            Act.UNSENT_HANDED_OVER,
            who=supervisor,
            detail=_file(receipt.export_id, receipt.exported),
        )
        return receipt

    async def take_in(self, path: Path, passphrase: str) -> ImportReport:
        """Take the work in the file at `path` in and send it; what is here already is passed over.

        Raises NotReadyError as long as this till knows no server.
        """
        supervisor, binding = self._supervisor(), self._binding()
        if binding is None:
            raise NotReadyError
        report = await self._rescue.import_rescue(path, passphrase, supervisor.id, binding=binding)
        self._changes.publish(ChangeSet(ops=frozenset(op.id for op in await self._outbox.live())))
        self._engine.send_now()
        await self._audit.record(
            Act.UNSENT_TAKEN_IN,
            who=supervisor,
            detail=_file(report.export_id, report.imported),
        )
        return report

    def _supervisor(self) -> Associate:
        associate = self._associate()
        if associate is None or not associate.is_supervisor:
            raise SupervisorNeededError
        return associate


def _file(export_id: str, count: int) -> Detail:
    facts = {Fact.COUNT: str(count), Fact.FILE_ID: export_id}
    return Detail(kind=DetailKind.RESCUE_FILE, facts=facts)


def _make_room(path: Path, own_folder: Path) -> None:
    try:
        if path.parent == own_folder:
            own_folder.mkdir(mode=0o700, exist_ok=True)
        # The part file of an earlier time, too, may be all that is left of somebody's work.
        is_taken = path.exists() or path.with_name(path.name + PARTIAL).exists()
    except OSError as error:
        raise RescueFault(RescueProblem.UNREADABLE, error.strerror or "") from error
    if is_taken:
        raise RescueFault(RescueProblem.ALREADY_THERE)
