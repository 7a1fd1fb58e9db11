"""The line to the server for screens: its state, what was tried, and trying another server."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from enum import Enum, unique
from typing import TYPE_CHECKING

from app.domain.audit import Act, Detail, DetailKind
from app.domain.clock import Clock
from app.domain.connection import ConnectionState, ConnectionStatus, state_of
from app.domain.faults import ServerFault, StoreFault
from app.domain.server_address import AddressError, AddressProblem, normal_address

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.api.transport import CallReport
    from app.services.audit import AuditService
    from app.services.preferences import PreferenceService
    from app.services.server_line import ServerLine
    from app.store.outbox import OutboxStore
    from app.sync.connectivity import Connectivity


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerReport:
    """What testing a server found. `fault` is None where it answered and took the login."""

    state: ConnectionState
    fault: ServerFault | None = None
    organisation: str = ""
    latency_s: float | None = None
    clock_offset_s: float | None = None


@unique
class ServerRefusal(Enum):
    UNSENT_WORK = "unsent_work"
    BAD_ADDRESS = "bad_address"
    PLAIN_HTTP = "plain_http"


_REFUSALS = {
    AddressProblem.NOT_AN_ADDRESS: ServerRefusal.BAD_ADDRESS,
    AddressProblem.PLAIN_HTTP: ServerRefusal.PLAIN_HTTP,
}


class ServerRefused(Exception):
    """A server that this till will not change to."""

    def __init__(self, refusal: ServerRefusal) -> None:
        super().__init__(refusal.value)
        self.refusal = refusal


def checked_address(text: str) -> str:
    """The server's root in one spelling. Raises ServerRefused."""
    try:
        return normal_address(text)
    except AddressError as error:
        raise ServerRefused(_REFUSALS[error.problem]) from error


class ConnectionService:
    """`restart` starts the app anew with the settings as they are then. `server_url` is the one in
    use, which the settings need not name; it is empty in training.
    """

    def __init__(
        self,
        *,
        connectivity: Connectivity,
        line: ServerLine,
        outbox: OutboxStore,
        preferences: PreferenceService,
        clock: Clock,
        audit: AuditService,
        restart: Callable[[], None],
        server_url: str,
    ) -> None:
        self._connectivity = connectivity
        self._line = line
        self._outbox = outbox
        self._preferences = preferences
        self._clock = clock
        self._restart = restart
        self._audit = audit
        self._server_url = server_url
        self._is_training = not server_url

    @property
    def status(self) -> ConnectionStatus:
        return self._connectivity.status

    @property
    def tried(self) -> tuple[CallReport, ...]:
        """The last calls and how they went, newest first."""
        return self._connectivity.reports

    @property
    def given_url(self) -> str:
        """The server's address as it was given for this start alone, in place of the one that the
        settings name; empty where it was not.
        """
        is_named = self._server_url == self._preferences.settings.server.url
        return "" if is_named else self._server_url

    def listen(self, listener: Callable[[ConnectionStatus], None]) -> Callable[[], None]:
        """Call `listener` on each change of the state; returns what stops it."""
        return self._connectivity.listen(listener)

    def probe(self) -> None:
        """Ask the server now."""
        self._connectivity.probe_now()

    async def test(self, url: str, username: str, password: str) -> ServerReport:
        """Sign in there and tell what happened; nothing is kept. Raises ServerRefused."""
        address = checked_address(url)
        started = self._clock.monotonic()
        try:
            login = await self._line.ask(address, username, password)
        except ServerFault as fault:
            return ServerReport(state=state_of(fault), fault=fault)
        return ServerReport(
            state=ConnectionState.ONLINE,
            organisation=login.organisation_name,
            latency_s=self._clock.monotonic() - started,
            clock_offset_s=login.clock_offset_s,
        )

    async def save(self, url: str, username: str, password: str) -> None:
        """Use this server from now on. Raises ServerRefused, ServerFault, StoreFault, OSError;
        whichever it is, the till goes on as before.

        From training the app starts anew, on the profile that work with a real server has; from
        another server too, whose customers the cache must not show any longer.
        """
        address = checked_address(url)
        login = await self._line.ask(address, username, password)
        if not self._is_training and await self._outbox.unsent_elsewhere(login.binding):
            raise ServerRefused(ServerRefusal.UNSENT_WORK)
        former = self._line.login
        before = self._preferences.settings.server
        await self._preferences.change(server=replace(before, url=address, username=username))
        if self._is_training:
            await self._audit.record(Act.SETTINGS_CHANGED, detail=Detail(kind=DetailKind.SERVER))
            self._restart()
            return
        try:
            await self._line.adopt(login)
        except StoreFault:
            with suppress(OSError):  # the login's fault is the one to be told
                await self._preferences.change(server=before)
            raise
        await self._audit.record(Act.SETTINGS_CHANGED, detail=Detail(kind=DetailKind.SERVER))
        if former is not None and former.url != address:
            self._restart()
