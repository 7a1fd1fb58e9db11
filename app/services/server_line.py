"""Which server this till talks to, with which login, and the link for it while there is one.

Owns signing in to the server and keeping its login; knows nothing of associates and PINs.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, tzinfo

from app.api.credentials import Credentials, Login, OAuthCredentials, password_digest
from app.api.link import Link
from app.api.proxy import Proxy
from app.api.wire.document import Format
from app.domain.certificate_pin import pins_to_hold
from app.domain.clock import Clock
from app.domain.faults import CredentialsFault, NotOurServerFault
from app.domain.op import Binding
from app.domain.organisation import Organisation
from app.settings.declarations import AuthScheme, Settings
from app.store.secret_names import SecretName
from app.store.secrets import Secrets
from app.sync.connectivity import Connectivity

_SECRET = SecretName.SERVER_LOGIN


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerLogin:
    """What is kept of a sign-in to the server. The digest is a password equivalent; with OAuth,
    where none is taken, it is the secret itself, and `username` the key.
    """

    url: str
    username: str
    digest: str = field(repr=False)
    organisation: str
    organisation_name: str
    auth: AuthScheme = AuthScheme.BASIC
    clock_offset_s: float | None = None
    """As the sign-in told it (see `Organisation`); not kept."""

    @property
    def binding(self) -> Binding:
        return Binding(
            server_url=self.url, organisation=self.organisation, till_login=self.username
        )


class ServerLine:
    """The current link. `address` tells where a server's URL answers (training's moves)."""

    def __init__(
        self,
        *,
        secrets: Secrets,
        connectivity: Connectivity,
        zone: tzinfo,
        clock: Clock,
        settings: Callable[[], Settings] = Settings,
        address: Callable[[str], str] = lambda url: url,
        environment_login: tuple[str, str] | None = None,
        proxy_login: tuple[str, str] = ("", ""),
        on_open: Callable[[ServerLogin], Awaitable[None]] | None = None,
    ) -> None:
        """`environment_login` (username, password) stands in for what was kept; `proxy_login` is
        for a proxy that asks who it is, empty where none does; `on_open` is told
        of each login before anything is asked with it. Each link is made with the settings as they
        are then.
        """
        self._secrets = secrets
        self._connectivity = connectivity
        self._zone = zone
        self._clock = clock
        self._settings = settings
        self._address = address
        self.environment_login = environment_login
        self._proxy_login = proxy_login
        self._on_open = on_open
        self._opening = asyncio.Lock()
        self._link: Link | None = None
        self._login: ServerLogin | None = None
        self.organisation: Organisation | None = None
        """What the last probe told, if any did yet."""
        connectivity.probe = self._probe

    @property
    def link(self) -> Link | None:
        return self._link

    @property
    def login(self) -> ServerLogin | None:
        return self._login

    @property
    def clock_offset_s(self) -> float | None:
        """The server's time minus this till's, as last measured; None as long as it was not."""
        told = self.organisation or self._login
        return told.clock_offset_s if told is not None else None

    @property
    def binding(self) -> Binding | None:
        """What ops are made for from now on; None before the first sign-in to a server."""
        return self._login.binding if self._login is not None else None

    def now(self) -> datetime:
        """The server's time as far as it is known, aware: what is sent bears it. A till's own clock
        may be wrong, and what it dates must not be.
        """
        told = self.organisation or self._login
        offset_s = told.clock_offset_s if told is not None else None
        return self._clock.now() + timedelta(seconds=offset_s or 0.0)

    async def open_stored(self, url: str) -> bool:
        """Take up the login kept for this server, without asking it. False if there is none."""
        written = await self._secrets.get(_SECRET)
        if written is None:
            return False
        kept = json.loads(written)
        login = ServerLogin(**{**kept, "auth": AuthScheme(kept.get("auth", AuthScheme.BASIC))})
        if login.url != url or login.auth is not self._auth:
            return False
        if self.environment_login is not None:
            username, password = self.environment_login
            if username != login.username:
                return False
            login = replace(login, digest=_digest(password, login.auth))
        await self._open(login)
        return True

    async def ask(self, url: str, username: str, password: str) -> ServerLogin:
        """Sign in to a server without keeping anything. Raises ServerFault."""
        trial = ServerLogin(
            url=url,
            username=username,
            digest=_digest(password, self._auth),
            organisation="",
            organisation_name="",
            auth=self._auth,
        )
        link = self._make(trial, is_trial=True)
        try:
            organisation = await link.stores.login()
        finally:
            await link.close()
        return replace(
            trial,
            organisation=organisation.id,
            organisation_name=organisation.name,
            clock_offset_s=organisation.clock_offset_s,
        )

    async def adopt(self, login: ServerLogin) -> None:
        """Keep the login and talk to that server from now on. Raises StoreFault."""
        await self._secrets.put(
            _SECRET,
            json.dumps(
                {
                    "url": login.url,
                    "username": login.username,
                    "digest": login.digest,
                    "organisation": login.organisation,
                    "organisation_name": login.organisation_name,
                    "auth": login.auth.value,
                }
            ),
        )
        await self._open(login)

    async def close(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            await link.close()

    async def reopen(self) -> None:
        """Talk to the same server with the settings as they are now."""
        async with self._opening:
            if self._login is not None:
                await self._take(self._login)

    async def _open(self, login: ServerLogin) -> None:
        async with self._opening:
            await self.close()
            if self._on_open is not None:
                await self._on_open(login)
            await self._take(login)

    async def _take(self, login: ServerLogin) -> None:
        await self.close()
        self._login = login
        self._link = self._make(login, is_trial=False)
        self._connectivity.restart()

    def _make(self, login: ServerLogin, *, is_trial: bool) -> Link:
        server = self._settings().server
        return Link(
            url=self._address(login.url),
            binding=login.binding,
            credentials=self._credentials(login),
            zone=self._zone,
            clock=self._clock,
            observe=(lambda report: None) if is_trial else self._connectivity.note,
            proxy=self.proxy,
            pins=pins_to_hold(server.certificate_pin),
            wire_format=Format(server.format.value),
            calls_per_minute=server.calls_per_minute,
        )

    @property
    def proxy(self) -> Proxy | None:
        """The shop's, as it is set now."""
        address = self._settings().server.proxy
        username, password = self._proxy_login
        return Proxy(address=address, username=username, password=password) if address else None

    def _credentials(self, login: ServerLogin) -> Login:
        if login.auth is AuthScheme.BASIC:
            return Credentials(username=login.username, digest=login.digest)
        till = self._settings().store.code or login.username
        return OAuthCredentials(key=login.username, secret=login.digest, till=till)

    @property
    def _auth(self) -> AuthScheme:
        return self._settings().server.auth

    async def _probe(self) -> None:
        """Ask the server who this till is. Another organisation's answer is not our server's."""
        link, login = self._link, self._login
        if link is None or login is None:
            raise CredentialsFault("no login for this server yet")
        organisation = await link.stores.login()
        if organisation.id != login.organisation:
            raise NotOurServerFault("the login belongs to another organisation now")
        self.organisation = organisation


def _digest(password: str, auth: AuthScheme) -> str:
    """What is kept and shown to the server in the password's place."""
    return password if auth is AuthScheme.OAUTH else password_digest(password)
