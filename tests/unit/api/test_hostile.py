"""Whatever bytes come back, however wrapped: a reply or a ServerFault, soon, and nothing else."""

import asyncio
import gzip
import zlib
from collections.abc import Callable
from typing import Any

import httpx
from hypothesis import given
from hypothesis import strategies as st

from app.api.reply import RawReply, Reply, classify
from app.api.transport import Transport
from app.api.wire import normal
from app.api.wire.document import Format
from app.domain.faults import ServerFault
from tests.manual_clock import ManualClock
from tests.unit.api.calls import CREDENTIALS, SAMPLES
from tests.unit.api.mangled import mangled

RESPONSES = tuple(
    path.read_bytes() for path in sorted(SAMPLES.glob("*.response.*")) if path.stat().st_size < 4000
)
BODIES = mangled(RESPONSES)
STATUSES = st.sampled_from([200, 200, 200, 201, 204, 302, 401, 403, 404, 429, 498, 500, 503, 599])
Draw = Callable[[st.SearchStrategy[Any]], Any]
HEADER_TEXTS = st.text(st.characters(min_codepoint=32, max_codepoint=255), max_size=30)
ENCODINGS: dict[str, Callable[[bytes], bytes]] = {
    "": bytes,
    "identity": bytes,
    "gzip": lambda body: gzip.compress(body, mtime=0),
    "deflate": zlib.compress,
    "br": bytes,
    "lie": bytes,
}


def read_all(reply: Reply) -> None:
    """A reply that is let through can be read, whatever stands in it."""
    assert isinstance(reply.code, int)
    reply.message.encode()
    for holder in ("customers", "customer"):
        for item in normal.places(reply.tree.get(holder), "customer"):
            normal.text(item.get("firstname")).encode()
            normal.branch(item.get("item_status"))


@given(BODIES, STATUSES, st.sampled_from(Format), HEADER_TEXTS, HEADER_TEXTS)
def test_any_answer_is_a_reply_or_a_fault(
    body: bytes, http_status: int, asked: Format, retry_after: str, date: str
) -> None:
    headers = {"retry-after": retry_after, "date": date, "x-cap-requestid": date}
    try:
        reply = classify(RawReply(status=http_status, headers=headers, body=body), asked)
    except ServerFault as fault:
        assert len(fault.detail) < 300
        return
    read_all(reply)


@st.composite
def responses(draw: Draw) -> tuple[int, list[tuple[bytes, bytes]], bytes]:
    """Status, headers and body as they may stand on a wire."""
    body = draw(BODIES)
    encoding = draw(st.sampled_from(sorted(ENCODINGS)))
    packed = ENCODINGS[encoding](body)
    if draw(st.booleans()):
        packed = packed[: draw(st.integers(0, len(packed)))]
    names = ["content-type", "retry-after", "date", "x-cap-requestid", "location", "x-other"]
    headers = [
        (name.encode(), draw(HEADER_TEXTS).encode("latin-1"))
        for name in draw(st.lists(st.sampled_from(names), max_size=4))
    ]
    written = "gzip" if encoding == "lie" else encoding
    if written:
        headers.append((b"content-encoding", written.encode()))
    return draw(STATUSES), headers, packed


class _Unread(httpx.AsyncByteStream):
    """Bytes as a wire brings them, a few at a time."""

    def __init__(self, body: bytes) -> None:
        self._body = body

    async def __aiter__(self) -> Any:
        for start in range(0, len(self._body), 1000):
            yield self._body[start : start + 1000]


@given(responses(), st.sampled_from(Format), st.booleans())
def test_any_response_through_the_whole_transport(
    response: tuple[int, list[tuple[bytes, bytes]], bytes], asked: Format, is_write: bool
) -> None:
    status, headers, body = response
    requests: list[httpx.Request] = []

    def answer(request: httpx.Request) -> httpx.Response:
        requests.append(request)
        return httpx.Response(status, headers=headers, stream=_Unread(body))

    async def run() -> None:
        transport = Transport(
            url="https://shop.example",
            credentials=CREDENTIALS,
            clock=ManualClock(),
            wire_format=asked,
            make_transport=lambda: httpx.MockTransport(answer),
        )
        try:
            if is_write:
                read_all(await transport.post("customer/add", {"root": {}}))
            else:
                read_all(await transport.get("customer/get", {}))
        except ServerFault as fault:
            assert len(fault.detail) < 300
        finally:
            await transport.close()
        assert len(requests) == 1

    asyncio.run(run())
