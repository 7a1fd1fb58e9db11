"""Calls to servers other than the Customer API's: who takes this till's figures, who has its
updates.

The same rules hold for them: https or this machine, the machine's own trust store, the shop's
proxy, nothing of the environment, no redirect. None of them is ever shown the till's login.
"""

import asyncio
import ssl
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Mapping
from contextlib import asynccontextmanager

import httpx

from app.api.clients import MakeTransport, new_client
from app.api.exchange import exchange
from app.api.failures import behind_proxy, fault_of
from app.api.proxy import Proxy
from app.api.reply import retry_after_s
from app.api.trust import tls_context
from app.domain.faults import (
    GatewayRefusalFault,
    ServerFault,
    ServerTroubleFault,
    ThrottledFault,
    UnreachableFault,
    UnreachableReason,
)
from app.domain.server_address import is_allowed_address, is_loopback

CONNECT_TIMEOUT_S = 5.0
STALL_S = 30.0


class Outgoing:
    """`proxy` tells the shop's, which is not asked for this machine's own addresses. Methods raise
    ServerFault; a status of 400 or more is one too.
    """

    def __init__(
        self,
        *,
        proxy: Callable[[], Proxy | None],
        make_transport: MakeTransport | None = None,
    ) -> None:
        self._proxy = proxy
        self._make_transport = make_transport
        self._tls: ssl.SSLContext | None = None

    async def post(self, url: str, content: bytes, *, media_type: str, deadline_s: float) -> None:
        """Send once; a 2xx is all that is wanted to know."""
        async with self._client(url) as client:
            request = client.build_request(
                "POST", url, content=content, headers={"content-type": media_type}
            )
            raw = await exchange(client, request, deadline_s)
            _demand_success(raw.status, raw.headers)

    async def chunks(self, url: str) -> AsyncGenerator[bytes, None]:
        """A file as it comes, however large; a line that is silent for long ends it."""
        async with self._client(url) as client:
            has_left = False
            try:
                async with client.stream("GET", url) as response:
                    has_left = True
                    _demand_success(response.status_code, response.headers)
                    async for chunk in response.aiter_bytes():
                        yield chunk
            except (httpx.HTTPError, httpx.InvalidURL, httpx.StreamError, OSError) as error:
                raise fault_of(error, has_left=has_left) from error

    @asynccontextmanager
    async def _client(self, url: str) -> AsyncIterator[httpx.AsyncClient]:
        if not is_allowed_address(url):
            raise UnreachableFault(UnreachableReason.BAD_ADDRESS, "not an https address")
        if self._tls is None and url.startswith("https:"):
            self._tls = await asyncio.get_running_loop().run_in_executor(None, tls_context)
        proxy = None if is_loopback(url) else self._proxy()
        client = new_client(
            tls=self._tls,
            timeout=httpx.Timeout(STALL_S, connect=CONNECT_TIMEOUT_S),
            limits=httpx.Limits(),
            proxy=proxy,
            make_transport=self._make_transport,
        )
        async with client:
            try:
                yield client
            except UnreachableFault as fault:
                if proxy is None:
                    raise
                raise behind_proxy(fault) from fault


def _demand_success(status: int, headers: Mapping[str, str]) -> None:
    if 200 <= status < 300:
        return
    detail = f"status {status}"
    if status == 429:
        raise ThrottledFault(retry_after_s(headers), detail)
    if status >= 500:
        raise ServerTroubleFault(detail)
    if status >= 400:
        raise GatewayRefusalFault(detail, http_status=status)
    raise ServerFault(detail)
