"""What sends, put together as the app's own composition root does it, but for whom it talks to."""

from collections.abc import Awaitable, Callable, Sequence
from contextvars import ContextVar
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import httpx

from app.api.credentials import Credentials, Login, OAuthCredentials, password_digest
from app.api.link import Link
from app.api.wire.document import Format
from app.domain.changes import ChangeFeed
from app.domain.clock import Clock
from app.domain.identifiers import Identifier
from app.domain.op import Binding, Op, OpId
from app.domain.outcome import Outcome, Settlement
from app.sandbox.line.access import Credentials as ServerLogin
from app.store.outbox import OutboxStore
from app.sync.connectivity import Connectivity
from app.sync.engine import SyncEngine
from app.sync.handlers.handler import Handler, ReadBack, Remaining
from app.sync.handlers.table import handlers
from app.sync.pacing import Pacing
from app.sync.verifying import Verifier
from tests.faults.kinds.tills import BINDING

CALLS_PER_MINUTE = 6_000.0
CARRIED: ContextVar[frozenset[OpId]] = ContextVar("carried", default=frozenset())
"""The ops that the request is about which is being made: several are under way side by side."""
ZONE = ZoneInfo("Europe/London")

OnAcknowledged = Callable[[Sequence[Settlement]], Awaitable[None]]
OnErased = Callable[[Identifier], Awaitable[None]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """How a till sends and speaks. `has_marker` is whether a note is known again by its date as
    well as by its text."""

    batch_size: int
    quiet_period_s: float
    has_marker: bool = True
    wire_format: Format = Format.JSON
    is_oauth: bool = False
    calls_per_minute: float = CALLS_PER_MINUTE


class _Named:
    """A handler that says, to whoever carries its request, which ops that is about."""

    def __init__(self, handler: Handler) -> None:
        self._handler = handler
        self.at_once = handler.at_once
        self.reads_first = handler.reads_first

    async def send(
        self, link: Link, ops: Sequence[Op], remaining: Remaining
    ) -> tuple[Outcome, ...]:
        CARRIED.set(frozenset(op.id for op in ops))
        return await self._handler.send(link, ops, remaining)

    async def read_back(self, link: Link, ops: Sequence[Op]) -> tuple[ReadBack, ...]:
        return await self._handler.read_back(link, ops)


class SendingCore:
    """Outbox, line and engine. `address` tells where a server's URL answers."""

    def __init__(
        self,
        outbox: OutboxStore,
        clock: Clock,
        *,
        manner: Manner,
        on_acknowledged: OnAcknowledged,
        on_erased: OnErased | None = None,
        binding: Binding = BINDING,
        address: Callable[[str], str] = lambda url: url,
        make_transport: Callable[[], httpx.AsyncBaseTransport] | None = None,
    ) -> None:
        self._clock = clock
        self._manner = manner
        self._address = address
        self._make_transport = make_transport
        self.changes = ChangeFeed()
        self.outbox = outbox
        self.connectivity = Connectivity(clock=clock)
        self.link = self._linked(binding)
        self.connectivity.probe = self._probe
        self.pacing = Pacing(
            clock=clock, batch_size=manner.batch_size, quiet_period_s=manner.quiet_period_s
        )
        kinds = {
            kind: _Named(handler)
            for kind, handler in handlers(is_note_date_kept=lambda: manner.has_marker).items()
        }
        self.engine = SyncEngine(
            outbox=self.outbox,
            connectivity=self.connectivity,
            link=lambda: self.link,
            handlers=kinds,
            on_acknowledged=on_acknowledged,
            changes=self.changes,
            clock=clock,
            pacing=self.pacing,
            verifier=Verifier(
                outbox=self.outbox, handlers=kinds, changes=self.changes, clock=clock
            ),
            on_erased=on_erased,
        )

    async def relink(self, binding: Binding) -> None:
        """Talk to this server from now on."""
        await self.link.close()
        self.link = self._linked(binding)
        self.connectivity.restart()

    def _linked(self, binding: Binding) -> Link:
        return Link(
            url=self._address(binding.server_url),
            binding=binding,
            credentials=self._login(binding),
            zone=ZONE,
            clock=self._clock,
            observe=self.connectivity.note,
            wire_format=self._manner.wire_format,
            calls_per_minute=self._manner.calls_per_minute,
            make_transport=self._make_transport,
        )

    def _login(self, binding: Binding) -> Login:
        login = ServerLogin()
        if self._manner.is_oauth:
            key, till = login.username, binding.till_login
            return OAuthCredentials(key=key, secret=login.password, till=till)
        return Credentials(username=binding.till_login, digest=password_digest(login.password))

    async def _probe(self) -> None:
        await self.link.stores.login()
