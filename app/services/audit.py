"""The till's audit: what associates did here, recorded, and read by a supervisor."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator, Callable
from typing import TYPE_CHECKING

from app.domain.audit import Act, AuditEntry
from app.domain.customer import CustomerKey
from app.domain.faults import StoreFault
from app.domain.op import Associate
from app.domain.table_file import write_table

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.store.audit import AuditStore
    from app.store.outbox import OutboxStore

_log = logging.getLogger(__name__)
_PAGE = 500
_COLUMNS = ("at", "act", "associate_id", "associate_name", "customer", "op", "detail")


class SupervisorNeededError(Exception):
    """Only a supervisor may ask for this."""


class AuditService:
    """Methods but `record` raise StoreFault."""

    def __init__(
        self,
        *,
        audit: AuditStore,
        outbox: OutboxStore,
        associate: Callable[[], Associate | None],
    ) -> None:
        self._audit = audit
        self._outbox = outbox
        self._associate = associate

    async def record(
        self,
        act: Act,
        *,
        who: Associate | None = None,
        customer: CustomerKey | None = None,
        detail: str = "",
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

    async def page(self, *, limit: int = 100, offset: int = 0) -> tuple[AuditEntry, ...]:
        """What was done here, the latest first. Raises SupervisorNeededError."""
        self._demand_supervisor()
        return await self._outbox.trail(limit=limit, offset=offset)

    async def as_csv(self) -> bytes:
        """All of it as a table for a spreadsheet; that it was taken is recorded first.

        Raises SupervisorNeededError.
        """
        self._demand_supervisor()
        await self.record(Act.EXPORTED, detail="audit")
        return write_table([_COLUMNS, *[_cells(entry) async for entry in self._all()]])

    async def _all(self) -> AsyncIterator[AuditEntry]:
        offset = 0
        while page := await self._outbox.trail(limit=_PAGE, offset=offset):
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
        entry.detail,
    )
