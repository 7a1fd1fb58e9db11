"""What sends, put together as the app's own composition root does it, but for whom it talks to."""

from collections.abc import Awaitable, Callable, Sequence
from zoneinfo import ZoneInfo

import httpx

from app.api.credentials import Credentials, password_digest
from app.api.link import Link
from app.domain.changes import ChangeFeed
from app.domain.clock import Clock
from app.domain.outcome import Settlement
from app.sandbox.line.access import Credentials as ServerLogin
from app.store.database import Database
from app.store.outbox import OutboxStore
from app.sync.connectivity import Connectivity
from app.sync.engine import SyncEngine
from app.sync.handlers.table import handlers
from app.sync.pacing import Pacing
from app.sync.verifying import Verifier
from tests.faults.kinds.tills import BINDING

CALLS_PER_MINUTE = 6_000.0
ZONE = ZoneInfo("Europe/London")

OnAcknowledged = Callable[[Sequence[Settlement]], Awaitable[None]]


class SendingCore:
    """Outbox, line and engine over one database. `url` is where the server answers; `has_marker` is
    whether a note is known again by its date as well as by its text.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        *,
        url: str,
        batch_size: int,
        quiet_period_s: float,
        on_acknowledged: OnAcknowledged,
        has_marker: bool = True,
        make_transport: Callable[[], httpx.AsyncBaseTransport] | None = None,
    ) -> None:
        changes = ChangeFeed()
        login = ServerLogin()
        self.outbox = OutboxStore(database, clock)
        self.connectivity = Connectivity(clock=clock)
        self.link = Link(
            url=url,
            binding=BINDING,
            credentials=Credentials(
                username=login.username, digest=password_digest(login.password)
            ),
            zone=ZONE,
            clock=clock,
            observe=self.connectivity.note,
            calls_per_minute=CALLS_PER_MINUTE,
            make_transport=make_transport,
        )
        self.connectivity.probe = self.link.stores.login
        self.pacing = Pacing(clock=clock, batch_size=batch_size, quiet_period_s=quiet_period_s)
        kinds = handlers(is_note_date_kept=lambda: has_marker)
        self.engine = SyncEngine(
            outbox=self.outbox,
            connectivity=self.connectivity,
            link=lambda: self.link,
            handlers=kinds,
            on_acknowledged=on_acknowledged,
            changes=changes,
            clock=clock,
            pacing=self.pacing,
            verifier=Verifier(outbox=self.outbox, handlers=kinds, changes=changes, clock=clock),
        )
