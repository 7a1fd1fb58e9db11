"""Calls to one server with one login: who may be called, over which connections, and who hears.

Each request is sent once: retrying, pacing and queueing are others' business. What happens on the
wire is `exchange`'s, what an answer means `reply`'s.
"""

import asyncio
import logging
import ssl
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlsplit

import httpx
import truststore

from app.api.credentials import Credentials
from app.api.exchange import exchange
from app.api.reply import Reply, classify
from app.api.shared_client import SharedClient
from app.api.wire.document import write_json
from app.domain.clock import Clock
from app.domain.faults import (
    NoAnswerFault,
    RefusedFault,
    ServerFault,
    UnreachableFault,
    UnreachableReason,
)
from app.domain.server_address import is_allowed_address, is_loopback

_log = logging.getLogger(__name__)
# Their lines hold whole addresses, with the identifiers that were asked for.
for _chatty in ("httpx", "httpcore"):
    logging.getLogger(_chatty).setLevel(logging.WARNING)

CONNECT_TIMEOUT_S = 3.0
READ_DEADLINE_S = 4.0
WRITE_DEADLINE_S = 30.0
IDLE_REUSE_S = 2.0
READ_REUSE_S = 15.0
API_PATH = "/v1.1/"


@dataclass(frozen=True, slots=True, kw_only=True)
class CallReport:
    """How one call went; `fault` is None where the API answered in its own shape."""

    at: datetime
    path: str
    latency_s: float
    fault: ServerFault | None = None
    request_id: str = ""


class Transport:
    """Calls one server with one login. Build it after the first paint: TLS takes its time.

    `observe` hears how every call went that was not cancelled; `url` is the server's root, without
    the API's path. A `proxy` is not asked for this machine's own addresses.
    """

    def __init__(
        self,
        *,
        url: str,
        credentials: Credentials,
        clock: Clock,
        observe: Callable[[CallReport], None] = lambda report: None,
        proxy: str = "",
        make_transport: Callable[[], httpx.AsyncBaseTransport] | None = None,
    ) -> None:
        self._url = url.rstrip("/")
        self._credentials = credentials
        self._clock = clock
        self._observe = observe
        # Plain http to this machine is allowed because it stays here: through a proxy it does not.
        self._proxy = proxy if proxy and not is_loopback(url) else None
        self._make_transport = make_transport
        self._tls: ssl.SSLContext | None = None
        self._reads = SharedClient(self._read_client, doubts=UnreachableFault)
        self._writes = SharedClient(self._write_client, doubts=BaseException)

    async def get(
        self, path: str, params: Mapping[str, str], *, deadline_s: float = READ_DEADLINE_S
    ) -> Reply:
        """A read. Raises ServerFault.

        One that a kept connection broke under (the server may close it at any moment) is asked
        once more on a new one, within the same deadline.
        """
        address = self._address(path)
        started = self._clock.monotonic()
        try:
            return await self._read(address, path, params, deadline_s)
        except NoAnswerFault as fault:
            left_s = deadline_s - (self._clock.monotonic() - started)
            if fault.timed_out or left_s <= 0:
                raise
            return await self._read(address, path, params, left_s)

    async def _read(
        self, address: str, path: str, params: Mapping[str, str], deadline_s: float
    ) -> Reply:
        async with self._reads.borrowed() as client:
            request = client.build_request("GET", address, params={"format": "json", **params})
            return await self._call(client, request, path, deadline_s)

    async def post(self, path: str, tree: object, *, deadline_s: float = WRITE_DEADLINE_S) -> Reply:
        """A write, sent at most once. Raises ServerFault; only UnreachableFault means "not sent".

        A connection that was idle for long, or that failed, is never used for another write.
        """
        address = self._address(path)
        content = write_json(tree)
        async with self._writes.borrowed() as client:
            request = client.build_request(
                "POST",
                address,
                params={"format": "json"},
                content=content,
                headers={"content-type": "application/json; charset=utf-8"},
            )
            return await self._call(client, request, path, deadline_s)

    async def close(self) -> None:
        """Close every connection; calls under way end with a fault."""
        await self._reads.close()
        await self._writes.close()

    def _address(self, path: str) -> str:
        if not is_allowed_address(self._url) or not _is_read_alike(self._url):
            raise UnreachableFault(UnreachableReason.BAD_ADDRESS, "not an https address")
        return f"{self._url}{API_PATH}{path}"

    async def _read_client(self) -> httpx.AsyncClient:
        return await self._client(keep_idle_s=READ_REUSE_S)

    async def _write_client(self) -> httpx.AsyncClient:
        return await self._client(keep_idle_s=IDLE_REUSE_S)

    async def _client(self, *, keep_idle_s: float) -> httpx.AsyncClient:
        if self._tls is None and self._url.startswith("https:"):
            loop = asyncio.get_running_loop()
            self._tls = await loop.run_in_executor(None, _tls_context)
        try:
            return httpx.AsyncClient(
                transport=self._make_transport() if self._make_transport else None,
                verify=self._tls if self._tls is not None else False,
                timeout=httpx.Timeout(WRITE_DEADLINE_S, connect=CONNECT_TIMEOUT_S),
                limits=httpx.Limits(keepalive_expiry=keep_idle_s),
                follow_redirects=False,
                # The environment's proxies and .netrc would change where a till's login goes.
                trust_env=False,
                proxy=self._proxy,
            )
        except (ValueError, ImportError, httpx.InvalidURL) as error:
            raise UnreachableFault(
                UnreachableReason.BAD_ADDRESS, "not a proxy that can be used"
            ) from error

    async def _call(
        self, client: httpx.AsyncClient, request: httpx.Request, path: str, deadline_s: float
    ) -> Reply:
        request.headers["authorization"] = self._credentials.authorization()
        request.headers["accept"] = "application/json"
        request.headers["accept-encoding"] = "gzip"
        started = self._clock.monotonic()
        try:
            reply = classify(await exchange(client, request, deadline_s))
        except ServerFault as fault:
            self._tell(request.method, path, started, fault, fault.request_id)
            raise
        self._tell(request.method, path, started, None, reply.request_id)
        return reply

    def _tell(
        self, method: str, path: str, started: float, fault: ServerFault | None, request_id: str
    ) -> None:
        """Log a call's end and tell who listens. A cancelled call says nothing of the line."""
        report = CallReport(
            at=self._clock.now(),
            path=path,
            latency_s=self._clock.monotonic() - started,
            fault=fault,
            request_id=request_id,
        )
        _log_call(method, report)
        self._observe(report)


def _is_read_alike(url: str) -> bool:
    """Whether who judged the address and who connects to it find the same host in it."""
    try:
        read = httpx.URL(url)
    except httpx.InvalidURL:
        return False
    return urlsplit(url).hostname in {read.host, read.raw_host.decode("ascii")}


def _tls_context() -> ssl.SSLContext:
    """The machine's own trust store: shops sign with their own authorities."""
    return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)


def _log_call(method: str, report: CallReport) -> None:
    facts: dict[str, object] = {
        "path": report.path,
        "ms": round(report.latency_s * 1000),
        "request_id": report.request_id,
    }
    if report.fault is not None:
        facts["fault"] = type(report.fault).__name__
    if isinstance(report.fault, RefusedFault):
        facts["code"] = report.fault.code  # the server's words may name the customer
    elif report.fault is not None:
        facts["detail"] = report.fault.detail
    _log.info("%s", method, extra=facts)
