"""The till's audit: what associates did here, recorded, and read by a supervisor."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Callable
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.audit import EVERY_ACT, Act, AuditEntry, AuditQuery, Detail, DetailKind, Fact
from app.domain.customer import CustomerKey
from app.domain.faults import StoreFault
from app.domain.op import Associate
from app.domain.table_file import write_table
from app.services.exports import export_path, write_new_file
from app.store.sql_faults import file_fault
from app.store.worker import off_loop

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.store.audit import AuditStore
    from app.store.outbox import OutboxStore

_log = logging.getLogger(__name__)
_PAGE = 500
_COLUMNS = ("at", "act", "associate_id", "associate_name", "customer", "op", "detail", *Fact)
"""The table speaks no language: whoever puts those of many tills together finds one word for one
thing, whatever language each till is in.
"""


class SupervisorNeededError(Exception):
    """Only a supervisor may ask for this."""


class AuditService:
    """Methods but `record` and `note` raise StoreFault. Files lie in `folder`, named after the
    store's time, `now`.
    """

    def __init__(
        self,
        *,
        audit: AuditStore,
        outbox: OutboxStore,
        associate: Callable[[], Associate | None],
        folder: Path,
        now: Callable[[], datetime],
    ) -> None:
        self._audit = audit
        self._outbox = outbox
        self._associate = associate
        self._folder = folder
        self._now = now
        self._notes: set[asyncio.Task[None]] = set()

    def note(
        self,
        act: Act,
        *,
        who: Associate | None = None,
        customer: CustomerKey | None = None,
        detail: Detail | None = None,
    ) -> None:
        """`record`, of whoever stands at the till now, without anybody's waiting for the disk."""
        person = who or self._associate()
        if person is not None:
            writing = self.record(act, who=person, customer=customer, detail=detail)
            note = asyncio.get_running_loop().create_task(writing)
            self._notes.add(note)
            note.add_done_callback(self._notes.discard)

    async def noted(self) -> None:
        """Everything that was noted so far is written."""
        if self._notes:
            await asyncio.wait(tuple(self._notes))

    async def record(
        self,
        act: Act,
        *,
        who: Associate | None = None,
        customer: CustomerKey | None = None,
        detail: Detail | None = None,
    ) -> None:
        """Write an act down, of `who` or of whoever stands at the till.

        Where the disk takes nothing, the act is not held up for that: the log says so.
        """
        person = who or self._associate()
        if person is None:
            return
        try:
            await self._audit.record(act, person, customer=customer, detail=detail)
        except StoreFault as fault:
            _log.warning("not recorded", extra={"act": act.value, "problem": fault.problem.value})

    async def page(
        self, query: AuditQuery = EVERY_ACT, *, limit: int = 100, offset: int = 0
    ) -> tuple[AuditEntry, ...]:
        """What was done here, the latest first. That somebody looked is recorded first, once for
        all pages of a question. Raises SupervisorNeededError.
        """
        self._demand_supervisor()
        if not offset:
            detail = _asked(query, DetailKind.QUESTION)
            await self.record(Act.AUDIT_READ, detail=detail if detail.facts else None)
        return await self._outbox.trail(query, limit=limit, offset=offset)

    async def export(self, query: AuditQuery = EVERY_ACT) -> Path:
        """What was asked for as a table for a spreadsheet; that it was taken is recorded first.

        Raises SupervisorNeededError.
        """
        self._demand_supervisor()
        await self.record(Act.EXPORTED, detail=_asked(query, DetailKind.AUDIT))
        rows = [_COLUMNS, *[_cells(entry) async for entry in self._all(query)]]
        path = export_path(self._folder, ("audit",), self._now(), ".csv")

        def written() -> Path:
            try:
                self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
                return write_new_file(path, write_table(rows))
            except OSError as error:
                raise file_fault(error) from error

        return await off_loop(written)

    async def _all(self, query: AuditQuery) -> AsyncIterator[AuditEntry]:
        offset = 0
        while page := await self._outbox.trail(query, limit=_PAGE, offset=offset):
            for entry in page:
                yield entry
            offset += len(page)

    def _demand_supervisor(self) -> None:
        associate = self._associate()
        if associate is None or not associate.is_supervisor:
            raise SupervisorNeededError


def _cells(entry: AuditEntry) -> tuple[str, ...]:
    return (
        entry.at.isoformat(timespec="seconds"),
        entry.act.value,
        entry.associate_id,
        entry.associate_name,
        entry.customer or "",
        entry.op_id or "",
        entry.detail.kind.value if entry.detail is not None else "",
        *(entry.detail.fact(name) if entry.detail is not None else "" for name in Fact),
    )


def _asked(query: AuditQuery, kind: DetailKind) -> Detail:
    """What a question was narrowed to."""
    facts = {
        Fact.SINCE: query.since.isoformat() if query.since is not None else "",
        Fact.BEFORE: query.before.isoformat() if query.before is not None else "",
        Fact.WHOSE: query.associate_id or "",
        Fact.ACT: query.act.value if query.act is not None else "",
    }
    return Detail(kind=kind, facts={name: fact for name, fact in facts.items() if fact})
