"""Whether the line is free for what nobody waits for."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.api.link import Link
    from app.store.outbox import OutboxStore
    from app.sync.connectivity import Connectivity

DRAIN_FIRST_S = 5.0
"""So long the drain is left alone where it has something to send."""


class BackgroundLine:
    """The link, for calls that make way for a person's and for what was promised."""

    def __init__(
        self,
        *,
        link: Callable[[], Link | None],
        connectivity: Connectivity,
        outbox: OutboxStore,
    ) -> None:
        self._link = link
        self._outbox = outbox
        self.connectivity = connectivity

    @property
    def link(self) -> Link | None:
        """None where no call can be made at all."""
        return self._link() if self.connectivity.status.is_answering else None

    async def wait_s(self, link: Link) -> float:
        """Seconds until it is worth asking again; 0 where a call can go now. Raises StoreFault."""
        pause_s = link.pause_s()
        if pause_s > 0:
            return pause_s
        ready = await self._outbox.next_ready(link.binding, limit=1)
        return DRAIN_FIRST_S if ready else 0.0
