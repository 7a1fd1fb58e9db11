"""Which server this till talks to, with which login, and the link for it while there is one.

Owns signing in to the server and keeping its login; knows nothing of associates and PINs.
"""

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field, replace
from datetime import tzinfo

from app.api.credentials import Credentials, password_digest
from app.api.link import Link
from app.domain.clock import Clock
from app.domain.faults import CredentialsFault, NotOurServerFault
from app.domain.op import Binding
from app.domain.organisation import Organisation
from app.store.secrets import Secrets
from app.sync.connectivity import Connectivity

_SECRET = "server-login"  # noqa: S105 - the name it is kept under


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerLogin:
    """What is kept of a sign-in to the server. The digest is a password equivalent."""

    url: str
    username: str
    digest: str = field(repr=False)
    organisation: str
    organisation_name: str
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
        proxy: str = "",
        address: Callable[[str], str] = lambda url: url,
        environment_login: tuple[str, str] | None = None,
        on_open: Callable[[ServerLogin], Awaitable[None]] | None = None,
    ) -> None:
        """`environment_login` (username, password) stands in for what was kept; `on_open` is told
        of each login before anything is asked with it.
        """
        self._secrets = secrets
        self._connectivity = connectivity
        self._zone = zone
        self._clock = clock
        self._proxy = proxy
        self._address = address
        self.environment_login = environment_login
        self._on_open = on_open
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
    def binding(self) -> Binding | None:
        """What ops are made for from now on; None before the first sign-in to a server."""
        return self._login.binding if self._login is not None else None

    async def open_stored(self, url: str) -> bool:
        """Take up the login kept for this server, without asking it. False if there is none."""
        written = await self._secrets.get(_SECRET)
        if written is None:
            return False
        login = ServerLogin(**json.loads(written))
        if login.url != url:
            return False
        if self.environment_login is not None:
            username, password = self.environment_login
            if username != login.username:
                return False
            login = replace(login, digest=password_digest(password))
        await self._open(login)
        return True

    async def ask(self, url: str, username: str, password: str) -> ServerLogin:
        """Sign in to a server without keeping anything. Raises ServerFault."""
        digest = password_digest(password)
        trial = Binding(server_url=url, organisation="", till_login=username)
        link = self._make(trial, username, digest, is_trial=True)
        try:
            organisation = await link.stores.login()
        finally:
            await link.close()
        return ServerLogin(
            url=url,
            username=username,
            digest=digest,
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
                }
            ),
        )
        await self._open(login)

    async def close(self) -> None:
        link, self._link = self._link, None
        if link is not None:
            await link.close()

    async def _open(self, login: ServerLogin) -> None:
        await self.close()
        if self._on_open is not None:
            await self._on_open(login)
        self._login = login
        self._link = self._make(login.binding, login.username, login.digest, is_trial=False)
        self._connectivity.restart()

    def _make(self, binding: Binding, username: str, digest: str, *, is_trial: bool) -> Link:
        return Link(
            url=self._address(binding.server_url),
            binding=binding,
            credentials=Credentials(username=username, digest=digest),
            zone=self._zone,
            clock=self._clock,
            observe=(lambda report: None) if is_trial else self._connectivity.note,
            proxy=self._proxy,
        )

    async def _probe(self) -> None:
        """Ask the server who this till is. Another organisation's answer is not our server's."""
        link, login = self._link, self._login
        if link is None or login is None:
            raise CredentialsFault("no login for this server yet")
        organisation = await link.stores.login()
        if organisation.id != login.organisation:
            raise NotOurServerFault("the login belongs to another organisation now")
        self.organisation = organisation
