"""Calls to one server with one login: who may be called, over which connections, and who hears.

Each request is sent once (again only where it was refused for a token that had ended): retrying
and queueing are others' business. When it may go is `pace`'s, what lets it in `sign_in`'s, what
happens on the wire `exchange`'s, and what an answer means `reply`'s.
"""

import asyncio
import logging
import math
import ssl
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import MappingProxyType
from typing import TypeVar
from urllib.parse import urlsplit

import httpx

from app.api.clients import MakeTransport, new_client
from app.api.credentials import Login
from app.api.exchange import exchange
from app.api.failures import behind_proxy
from app.api.pace import CALLS_PER_MINUTE, Pace, Priority
from app.api.proxy import Proxy
from app.api.reply import RawReply, Reply, classify
from app.api.shared_client import SharedClient
from app.api.sign_in import TOKEN_PATH, sign_in
from app.api.trust import tls_context
from app.api.wire import drift
from app.api.wire.document import Format, write, write_json
from app.domain.clock import Clock
from app.domain.faults import (
    CredentialsFault,
    GatewayRefusalFault,
    NoAnswerFault,
    RefusedFault,
    ServerFault,
    ThrottledFault,
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

_Found = TypeVar("_Found")


@dataclass(frozen=True, slots=True, kw_only=True)
class CallReport:
    """How one call went; `fault` is None where the API answered in its own shape."""

    at: datetime
    path: str
    latency_s: float
    fault: ServerFault | None = None
    request_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Call:
    """One request, whatever it is let in with. A write has `content`."""

    path: str
    address: httpx.URL
    params: Mapping[str, str]
    content: bytes | None = None

    @property
    def method(self) -> str:
        return "GET" if self.content is None else "POST"


class Transport:
    """Calls one server with one login. Build it after the first paint: TLS takes its time.

    `observe` hears how every call went that was not cancelled; `url` is the server's root, without
    the API's path. A `proxy` is not asked for this machine's own addresses.
    """

    def __init__(
        self,
        *,
        url: str,
        credentials: Login,
        clock: Clock,
        observe: Callable[[CallReport], None] = lambda report: None,
        proxy: Proxy | None = None,
        pins: Sequence[bytes] = (),
        wire_format: Format = Format.JSON,
        calls_per_minute: float = CALLS_PER_MINUTE,
        make_transport: MakeTransport | None = None,
    ) -> None:
        self.wire_format = wire_format
        self._url = url.rstrip("/")
        self._clock = clock
        self._observe = observe
        # Plain http to this machine is allowed because it stays here: through a proxy it does not.
        self._proxy = None if is_loopback(url) else proxy
        self._pins = pins
        self._make_transport = make_transport
        # Judging and reading an address takes as long as sending a small request.
        self._addresses: dict[str, httpx.URL] = {}
        self._tls: ssl.SSLContext | None = None
        self._is_closed = False
        self._reads = SharedClient(self._read_client, doubts=UnreachableFault)
        self._writes = SharedClient(self._write_client, doubts=BaseException)
        self._pace = Pace(clock=clock, calls_per_minute=calls_per_minute)
        self._sign_in = sign_in(credentials, ask_token=self._ask_token, clock=clock)

    async def get(
        self,
        path: str,
        params: Mapping[str, str],
        *,
        deadline_s: float = READ_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> Reply:
        """A read. Raises ServerFault.

        One that a kept connection broke under (the server may close it at any moment) is asked
        once more on a new one, within the same deadline.
        """
        call = _Call(path=path, address=self._address(path), params=params)
        left_s = await self._admitted(path, deadline_s, priority)
        started = self._clock.monotonic()
        try:
            return await self._send(call, left_s)
        except NoAnswerFault as fault:
            left_s -= self._clock.monotonic() - started
            if fault.timed_out or left_s <= 0 or self._is_closed:
                raise
            self._pace.spend()
            return await self._send(call, left_s)

    async def post(
        self,
        path: str,
        tree: Mapping[str, object],
        *,
        params: Mapping[str, str] = MappingProxyType({}),
        deadline_s: float = WRITE_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> Reply:
        """A write, done at most once. Raises ServerFault; only UnreachableFault means "not sent".

        A connection that was idle for long, or that failed, is never used for another write.
        """
        content = write(tree, self.wire_format)
        call = _Call(path=path, address=self._address(path), params=params, content=content)
        return await self._send(call, await self._admitted(path, deadline_s, priority))

    def pause_s(self) -> float:
        """Seconds until a background call could go at once."""
        return self._pace.pause_s()

    def free_calls(self) -> int:
        """How many background calls could go at once."""
        return self._pace.free_calls()

    async def close(self) -> None:
        """Close every connection for good: calls under way end with a fault, no other begins."""
        self._is_closed = True
        await self._sign_in.close()
        await self._reads.close()
        await self._writes.close()

    def _address(self, path: str) -> httpx.URL:
        if path not in self._addresses:
            if not is_allowed_address(self._url) or not _is_read_alike(self._url):
                raise UnreachableFault(UnreachableReason.BAD_ADDRESS, "not an https address")
            self._addresses[path] = httpx.URL(f"{self._url}{API_PATH}{path}")
        return self._addresses[path]

    async def _admitted(self, path: str, deadline_s: float, priority: Priority) -> float:
        """Wait until the call may go. Returns the seconds that it may then take: what a person
        waits for is done within the deadline, however long it stood in line.
        """
        is_waited_for = priority is Priority.FOREGROUND
        started = self._clock.monotonic()
        try:
            # Half is kept for the wire: a call that is sent too late tells nothing.
            within_s = deadline_s / 2 if is_waited_for else math.inf
            await self._pace.admit(priority, within_s=within_s)
        except ThrottledFault as fault:
            facts = {"path": path, "wait_s": round(fault.retry_after_s, 1)}
            _log.info("held back", extra=facts)
            raise
        waited_s = self._clock.monotonic() - started
        return deadline_s - waited_s if is_waited_for else deadline_s

    async def _send(self, call: _Call, deadline_s: float) -> Reply:
        """Send, and tell how it went. Who is refused for a token that had ended was refused before
        anything was done: the call is sent again with a new one.
        """
        started = self._clock.monotonic()
        ends_at = started + deadline_s
        try:
            reply = await self._signed(call, ends_at)
        except ServerFault as fault:
            self._tell(call, started, fault, fault.request_id)
            raise
        self._tell(call, started, None, reply.request_id)
        return reply

    async def _signed(self, call: _Call, ends_at: float) -> Reply:
        headers = await self._with_token(call, ends_at, self._sign_in.headers())
        try:
            return await self._once(call, headers, ends_at)
        except (CredentialsFault, GatewayRefusalFault) as fault:
            if isinstance(fault, GatewayRefusalFault) and fault.http_status != 401:
                raise
            if not await self._with_token(call, ends_at, self._sign_in.renew(headers)):
                raise
        self._pace.spend()
        headers = await self._with_token(call, ends_at, self._sign_in.headers())
        return await self._once(call, headers, ends_at)

    async def _with_token(self, call: _Call, ends_at: float, getting: Awaitable[_Found]) -> _Found:
        """What the sign-in gives, in time. Without it the call never leaves, and of a write that
        must be said, whatever became of the request for the token.
        """
        try:
            async with asyncio.timeout(ends_at - self._clock.monotonic()):
                return await getting
        except TimeoutError as error:
            raise UnreachableFault(UnreachableReason.CONNECT_TIMEOUT, "no token in time") from error
        except (UnreachableFault, CredentialsFault, ThrottledFault):
            raise
        except ServerFault as fault:
            if call.content is None:
                raise
            reason, detail = UnreachableReason.NETWORK, f"no token: {type(fault).__name__}"
            raise UnreachableFault(reason, detail) from fault

    async def _once(self, call: _Call, headers: Mapping[str, str], ends_at: float) -> Reply:
        self._demand_open()
        clients = self._reads if call.content is None else self._writes
        async with clients.borrowed() as client:
            request = client.build_request(
                call.method,
                call.address,
                params={"format": self.wire_format.value, **call.params},
                content=call.content,
            )
            request.headers.update(headers)
            request.headers["accept"] = self.wire_format.media_type
            request.headers["accept-encoding"] = "gzip"
            if call.content is not None:
                request.headers["content-type"] = f"{self.wire_format.media_type}; charset=utf-8"
            raw = await self._exchange(client, request, ends_at - self._clock.monotonic())
            drift.reading(call.path)
            try:
                return classify(raw, self.wire_format)
            except ThrottledFault as fault:
                self._pace.refused(fault.retry_after_s, is_told="retry-after" in raw.headers)
                raise

    def _demand_open(self) -> None:
        """Whoever reads on, page by page, must not go on asking a server that was left."""
        if self._is_closed:
            raise UnreachableFault(UnreachableReason.NETWORK, "closed")

    async def _ask_token(self, document: Mapping[str, str]) -> RawReply:
        self._demand_open()
        self._pace.spend()
        async with self._reads.borrowed() as client:
            request = client.build_request(
                "POST",
                f"{self._url}/{TOKEN_PATH}",
                content=write_json(document),
                headers={
                    "content-type": "application/json; charset=utf-8",
                    "accept": "application/json",
                    "accept-encoding": "gzip",
                },
            )
            return await self._exchange(client, request, READ_DEADLINE_S)

    async def _exchange(
        self, client: httpx.AsyncClient, request: httpx.Request, deadline_s: float
    ) -> RawReply:
        try:
            return await exchange(client, request, deadline_s)
        except UnreachableFault as fault:
            if self._proxy is None:
                raise
            raise behind_proxy(fault) from fault

    async def _read_client(self) -> httpx.AsyncClient:
        return await self._client(keep_idle_s=READ_REUSE_S)

    async def _write_client(self) -> httpx.AsyncClient:
        return await self._client(keep_idle_s=IDLE_REUSE_S)

    async def _client(self, *, keep_idle_s: float) -> httpx.AsyncClient:
        if self._tls is None and self._url.startswith("https:"):
            loop = asyncio.get_running_loop()
            self._tls = await loop.run_in_executor(None, tls_context, self._pins)
        return new_client(
            tls=self._tls,
            timeout=httpx.Timeout(WRITE_DEADLINE_S, connect=CONNECT_TIMEOUT_S),
            limits=httpx.Limits(keepalive_expiry=keep_idle_s),
            proxy=self._proxy,
            make_transport=self._make_transport,
        )

    def _tell(
        self, call: _Call, started: float, fault: ServerFault | None, request_id: str
    ) -> None:
        """Log a call's end and tell who listens. A cancelled call says nothing of the line."""
        report = CallReport(
            at=self._clock.now(),
            path=call.path,
            latency_s=self._clock.monotonic() - started,
            fault=fault,
            request_id=request_id,
        )
        _log_call(call.method, report)
        self._observe(report)


def _is_read_alike(url: str) -> bool:
    """Whether who judged the address and who connects to it find the same host in it."""
    try:
        read = httpx.URL(url)
    except httpx.InvalidURL:
        return False
    return urlsplit(url).hostname in {read.host, read.raw_host.decode("ascii")}


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
