"""Calls as tests make them: a transport to a server of this machine, and answers without a wire."""

import json
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from app.api.credentials import Credentials, Login, password_digest
from app.api.link import Link
from app.api.proxy import Proxy
from app.api.transport import CallReport, Transport
from app.api.wire.document import Format
from app.domain.op import Binding
from tests.manual_clock import ManualClock

CREDENTIALS = Credentials(username="store.server", digest=password_digest("server123"))
BINDING = Binding(server_url="https://shop.example", organisation="29", till_login="store.server")
LONDON = ZoneInfo("Europe/London")
SAMPLES = Path(__file__).resolve().parent.parent.parent / "data" / "samples"


@asynccontextmanager
async def calling(
    url: str,
    *,
    heard: list[CallReport] | None = None,
    proxy: str = "",
    proxy_login: tuple[str, str] = ("", ""),
    pins: Sequence[bytes] = (),
    clock: ManualClock | None = None,
    wire_format: Format = Format.JSON,
) -> AsyncIterator[Transport]:
    """A transport to `url`, closed when the block ends."""
    transport = Transport(
        url=url,
        credentials=CREDENTIALS,
        clock=clock or ManualClock(),
        observe=heard.append if heard is not None else lambda report: None,
        proxy=_proxy(proxy, *proxy_login),
        pins=pins,
        wire_format=wire_format,
    )
    try:
        yield transport
    finally:
        await transport.close()


def _proxy(address: str, username: str, password: str) -> Proxy | None:
    return Proxy(address=address, username=username, password=password) if address else None


class Answers:
    """Stands for a server without a wire: `answer` makes each reply; `requests` are kept."""

    def __init__(self, answer: Callable[[httpx.Request], httpx.Response]) -> None:
        self._answer = answer
        self.requests: list[httpx.Request] = []

    def transport(
        self,
        *,
        wire_format: Format = Format.JSON,
        credentials: Login = CREDENTIALS,
        clock: ManualClock | None = None,
        heard: list[CallReport] | None = None,
        calls_per_minute: float = 100_000.0,
    ) -> Transport:
        """Calls go as fast as the test makes them, unless it says otherwise."""
        return Transport(
            url="https://shop.example",
            credentials=credentials,
            clock=clock or ManualClock(),
            observe=heard.append if heard is not None else lambda report: None,
            wire_format=wire_format,
            calls_per_minute=calls_per_minute,
            make_transport=lambda: httpx.MockTransport(self.handle),
        )

    def link(self, wire_format: Format = Format.JSON, *, clock: ManualClock | None = None) -> Link:
        """A whole till's, in London; somebody has to close it."""
        return Link(
            url="https://shop.example",
            binding=BINDING,
            credentials=CREDENTIALS,
            zone=LONDON,
            clock=clock or ManualClock(),
            observe=lambda report: None,
            wire_format=wire_format,
            calls_per_minute=100_000.0,
            make_transport=lambda: httpx.MockTransport(self.handle),
        )

    def handle(self, request: httpx.Request) -> httpx.Response:
        self.requests.append(request)
        made = self._answer(request)
        # One that was made whole counts as read already; from a wire it comes unread.
        unread = httpx.ByteStream(made.content)
        return httpx.Response(made.status_code, headers=made.headers, stream=unread)


def always(body: object, status: int = 200) -> Answers:
    """Each request gets this answer."""
    return Answers(lambda request: httpx.Response(status, json=body))


def sample(name: str) -> bytes:
    """A file of the contract's samples, byte for byte."""
    return (SAMPLES / name).read_bytes()


def sample_tree(name: str) -> Any:
    return json.loads(sample(name), strict=False)


def status(code: int | str, *, success: bool = False, message: str = "") -> dict[str, object]:
    """A `status` or `item_status` as the contract writes it."""
    return {"success": str(success).lower(), "code": str(code), "message": message}


def reply(code: int | str, *items: dict[str, Any], success: bool = True) -> dict[str, Any]:
    """A whole reply about customers."""
    tree: dict[str, Any] = {"status": status(code, success=success)}
    if items:
        tree["customers"] = {"customer": list(items)}
    return {"response": tree}


def answering(name: str) -> Answers:
    """Each request gets this sample, byte for byte."""
    return Answers(lambda request: httpx.Response(200, content=sample(name)))


def sent(answers: Answers) -> Any:
    """The body of the last request, as a tree."""
    return json.loads(answers.requests[-1].content)
