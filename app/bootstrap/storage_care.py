"""What is watched and told of a till's own storage while it runs: room, and what was mended."""

import logging
from collections.abc import Callable

from app.domain.changes import ChangeFeed, ChangeSet
from app.domain.clock import Clock
from app.domain.faults import StoreFault
from app.domain.storage import SalvageReport
from app.services.session import SessionService
from app.store.disk_space import DiskSpaceWatch
from app.store.opening import Stores

_log = logging.getLogger(__name__)


class StorageCare:
    """`run` watches the disk until cancelled."""

    def __init__(
        self, *, stores: Stores, session: SessionService, changes: ChangeFeed, clock: Clock
    ) -> None:
        self._stores = stores
        self._session = session
        self._changes = changes
        self._is_read = False
        self._tell: Callable[[SalvageReport], None] = _tell_nobody
        self.disk_space = DiskSpaceWatch(stores.folder, clock)
        stores.outbox_database.on_salvaged(self._show_salvaged)

    async def run(self) -> None:
        await self.disk_space.run()

    def on_salvaged(self, tell: Callable[[SalvageReport], None]) -> None:
        """Let `tell` hear of what is mended while the till runs."""
        self._tell = tell

    async def salvage_report(self) -> SalvageReport | None:
        """What was saved from a damaged outbox, at each start until somebody has signed in."""
        return await self._stores.salvage_report()

    async def forget_read(self) -> None:
        """Somebody who could read the report has signed in, if anybody has."""
        if self._session.associate is None or self._is_read:
            return
        self._is_read = True
        try:
            await self._stores.salvage_told()
        except StoreFault as fault:
            _log.info("salvage report", extra={"problem": fault.problem.value})

    async def _show_salvaged(self) -> None:
        """The outbox was mended while the till runs: somebody is told, now and at the next sign-in,
        and what is shown of it may stand differently.
        """
        self._is_read = False
        report = await self._stores.salvage_report()
        if report is not None:
            self._tell(report)
        ops = frozenset(op.id for op in await self._stores.outbox.live())
        self._changes.publish(ChangeSet(ops=ops))


def _tell_nobody(_report: SalvageReport) -> None:
    """Until a window is there to tell it."""
