"""Calls over real sockets of this machine: answers, hostile bytes, and who hears how they went."""

import asyncio
import gzip
import tracemalloc
import zlib

import pytest

from app.api import exchange
from app.api.transport import CallReport, Transport
from app.api.wire.document import Format
from app.domain.faults import (
    CredentialsFault,
    Fault,
    GatewayRefusalFault,
    NoAnswerFault,
    NotOurServerFault,
    RefusedFault,
    ServerFault,
    ServerTroubleFault,
    ThrottledFault,
)
from tests.manual_clock import START, ManualClock
from tests.unit.api.calls import CREDENTIALS, calling, reply, status
from tests.unit.api.raw_server import (
    Conversation,
    Script,
    answering,
    done,
    http,
    serving,
    stalling,
)

HTML = b"<!DOCTYPE html><html>Sign in to the Wi-Fi</html>"
OK = {"response": {"status": status(200, success=True), "store": {"id": "7"}}}


def saying(answer: bytes, *, then_close: bool = True) -> Script:
    """Take a request, say exactly these bytes, and go (or stay, and say nothing more)."""

    async def script(talk: Conversation) -> None:
        await talk.request()
        await talk.write(answer)
        if not then_close:
            await talk.until_closed()

    return script


def done_body() -> bytes:
    """What `done` holds, without its head."""
    return done().partition(b"\r\n\r\n")[2]


async def fault_of(script: Script, *, deadline_s: float = 5.0) -> ServerFault:
    """What a read of a server that follows `script` ends in."""
    async with serving(script) as server, calling(server.url) as transport:
        with pytest.raises(ServerFault) as caught:
            await transport.get("customer/get", {}, deadline_s=deadline_s)
        return caught.value


async def test_a_read_and_what_it_carries() -> None:
    answer = http(OK, x_cap_requestid="r-1")
    async with serving(answering(answer)) as server, calling(server.url) as transport:
        found = await transport.get("customer/get", {"mobile": "+44", "email": "a+b@c.d,e f"})
    assert (found.code, found.request_id, found.tree["store"]) == (200, "r-1", {"id": "7"})
    (request,) = server.requests
    lines = request.lower().split(b"\r\n")
    assert lines[0] == (
        b"get /v1.1/customer/get?format=json&mobile=%2b44&email=a%2bb%40c.d%2ce+f http/1.1"
    )
    assert f"authorization: {CREDENTIALS.authorization()}".lower().encode() in lines
    assert b"accept: application/json" in lines
    assert b"accept-encoding: gzip" in lines


async def test_a_write_and_what_it_carries() -> None:
    async with serving(answering(done())) as server, calling(server.url) as transport:
        await transport.post("customer/add", {"root": {"name": "Tôm"}})
    (request,) = server.requests
    head, _, body = request.partition(b"\r\n\r\n")
    assert head.startswith(b"POST /v1.1/customer/add?format=json HTTP/1.1")
    assert body == '{"root":{"name":"Tôm"}}'.encode()
    assert b"content-type: application/json; charset=utf-8" in head.lower()


async def test_what_xml_carries() -> None:
    answer = http(b"<response><status><success>true</success><code>200</code></status></response>")
    async with (
        serving(answering(answer)) as server,
        calling(server.url, wire_format=Format.XML) as transport,
    ):
        assert (await transport.get("customer/get", {"mobile": "447"})).is_success
        await transport.post("customer/add", {"root": {"customer": [{"name": "Tôm & Co"}, {}]}})
    read, written = server.requests
    assert read.startswith(b"GET /v1.1/customer/get?format=xml&mobile=447 HTTP/1.1")
    assert b"accept: application/xml" in read.lower()
    head, _, body = written.partition(b"\r\n\r\n")
    assert head.startswith(b"POST /v1.1/customer/add?format=xml HTTP/1.1")
    assert b"content-type: application/xml; charset=utf-8" in head.lower()
    assert body.decode() == (
        '<?xml version="1.0" encoding="UTF-8"?><root>'
        "<customer><name>Tôm &amp; Co</name></customer><customer></customer></root>"
    )


async def test_a_server_below_a_path() -> None:
    async with serving(answering(done())) as server, calling(f"{server.url}/shop/") as transport:
        await transport.get("store/login.json", {})
    assert server.requests[0].startswith(b"GET /shop/v1.1/store/login.json?")


@pytest.mark.parametrize("encoding", ["gzip", "deflate", "GZIP"])
async def test_a_compressed_answer(encoding: str) -> None:
    body = done_body()
    packed = zlib.compress(body) if encoding == "deflate" else gzip.compress(body)
    answer = http(packed, content_encoding=encoding)
    async with serving(answering(answer)) as server, calling(server.url) as transport:
        assert (await transport.get("x", {})).code == 200


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        (http(HTML), NotOurServerFault),
        (http(b""), NotOurServerFault),
        (http(b"{}"), NotOurServerFault),
        (http(HTML, status=302, location="http://portal.example/"), NotOurServerFault),
        (http(OK, status=307, location="https://elsewhere.example/"), NotOurServerFault),
        (http(b"", status=401), GatewayRefusalFault),
        (http(HTML, status=403), GatewayRefusalFault),
        (http(HTML, status=502), ServerTroubleFault),
        (http(b"", status=429, retry_after="7"), ThrottledFault),
        (http(reply(401, success=False)), CredentialsFault),
        (http(reply(404, success=False), status=404), RefusedFault),
        (http(gzip.compress(b"{}", mtime=0)), NotOurServerFault),  # and does not say so
        (http(b"{}", content_encoding="gzip"), NotOurServerFault),
        (
            http(gzip.compress(done_body(), mtime=0)[:-3], content_encoding="gzip"),
            NotOurServerFault,
        ),
        (
            http(gzip.compress(done_body(), mtime=0) + b"x", content_encoding="gzip"),
            NotOurServerFault,
        ),
        (http(b"{}", content_encoding="br"), NotOurServerFault),
        (http(b"{}", content_encoding="gzip, gzip"), NotOurServerFault),
    ],
)
async def test_an_answer_that_is_none(answer: bytes, fault: type[ServerFault]) -> None:
    assert type(await fault_of(answering(answer))) is fault


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 20",
        b"HTTP/1.1 200 OK\r\ncontent-le",
        b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}",
        b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n",
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"\x15\x03\x01\x00\x02\x02\x50",
        b"\x00" * 1000,
        b"HTTP/1.1 200 OK\r\ncontent-length: many\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nbroken header\r\n\r\n{}",
        b"HTTP/1.1 200 OK\r\nx: " + b"y" * 200_000,
        b"HTTP/1.1 100 Continue\r\n\r\n",
    ],
    ids=lambda answer: repr(answer[:50]),
)
async def test_half_an_answer_or_garbage(answer: bytes) -> None:
    fault = await fault_of(saying(answer))
    assert type(fault) is NoAnswerFault
    assert not fault.timed_out


async def test_half_a_body_of_unknown_length_is_no_document() -> None:
    """Without a length nothing says that it broke off, but it does not have the API's shape."""
    fault = await fault_of(saying(b"HTTP/1.1 200 OK\r\n\r\n" + http(OK)[-30:-4]))
    assert type(fault) is NotOurServerFault


async def test_a_connection_reset_before_the_answer() -> None:
    async def script(talk: Conversation) -> None:
        await talk.request()
        talk.reset()

    assert type(await fault_of(script)) is NoAnswerFault


@pytest.mark.parametrize(
    "answer",
    [
        b"",
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 200 OK\r\ncontent-length: 10\r\n\r\n{",
        b"HTTP/1.1 100 Continue\r\n\r\n",
    ],
)
async def test_a_server_that_stalls_is_left_at_the_deadline(answer: bytes) -> None:
    fault = await fault_of(saying(answer, then_close=False), deadline_s=0.05)
    assert isinstance(fault, NoAnswerFault)
    assert fault.timed_out


async def test_a_server_that_trickles_is_left_at_the_deadline() -> None:
    """Each byte comes in time; the deadline is for all of it."""

    async def script(talk: Conversation) -> None:
        await talk.request()
        await talk.write(b"HTTP/1.1 200 OK\r\ncontent-length: 1000000\r\n\r\n")
        while True:
            await talk.write(b" ")
            await asyncio.sleep(0)

    fault = await fault_of(script, deadline_s=0.1)
    assert isinstance(fault, NoAnswerFault)
    assert fault.timed_out


async def test_interim_answers_without_end_are_left_at_the_deadline() -> None:
    async def script(talk: Conversation) -> None:
        await talk.request()
        while True:
            await talk.write(b"HTTP/1.1 100 Continue\r\n\r\n")

    fault = await fault_of(script, deadline_s=0.1)
    assert isinstance(fault, NoAnswerFault)
    assert fault.timed_out


async def test_a_body_without_end_is_cut_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(exchange, "MAX_REPLY_BYTES", 300_000)

    async def script(talk: Conversation) -> None:
        await talk.request()
        await talk.write(b"HTTP/1.1 200 OK\r\n\r\n")
        while True:
            await talk.write(b" " * 65536)

    assert type(await fault_of(script)) is NotOurServerFault


async def test_bytes_without_end_after_a_compressed_body_are_cut_off() -> None:
    async def script(talk: Conversation) -> None:
        await talk.request()
        await talk.write(
            b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n" + gzip.compress(b"{}", mtime=0)
        )
        while True:
            await talk.write(b" " * 65536)

    assert type(await fault_of(script)) is NotOurServerFault


async def test_compressed_bytes_without_end_that_hold_nothing_are_cut_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(exchange, "MAX_REPLY_BYTES", 300_000)
    empty_block = b"\x00\x00\x00\xff\xff"

    async def script(talk: Conversation) -> None:
        await talk.request()
        await talk.write(b"HTTP/1.1 200 OK\r\ncontent-encoding: gzip\r\n\r\n")
        await talk.write(gzip.compress(b"")[:10])
        while True:
            await talk.write(empty_block * 10_000)

    assert type(await fault_of(script)) is NotOurServerFault


async def test_a_bomb_is_defused_in_bounded_memory() -> None:
    """200 MB of zeros in 200 kB: no more than the limit is ever unpacked."""
    packer = zlib.compressobj(9, zlib.DEFLATED, zlib.MAX_WBITS | 16)
    bomb = b"".join(packer.compress(bytes(1_000_000)) for _ in range(200)) + packer.flush()
    answer = http(bomb, content_encoding="gzip")
    tracemalloc.start()
    try:
        fault = await fault_of(answering(answer))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert type(fault) is NotOurServerFault
    assert peak < 4 * exchange.MAX_REPLY_BYTES


async def test_who_listens_hears_each_call_and_why_it_failed() -> None:
    heard: list[CallReport] = []
    clock = ManualClock()

    async def script(talk: Conversation) -> None:
        await talk.request()
        clock.advance(1.5)
        await talk.write(http(OK, x_cap_requestid="r-1"))
        await talk.request()
        await talk.write(http(HTML, status=502, X_CAP_REQUESTID="r-2"))

    async with (
        serving(script) as server,
        calling(server.url, heard=heard, clock=clock) as transport,
    ):
        await transport.get("store/login.json", {})
        with pytest.raises(ServerTroubleFault) as caught:
            await transport.get("customer/get", {"mobile": "447"})
    good, bad = heard
    assert good == CallReport(
        at=clock.now(), path="store/login.json", latency_s=1.5, fault=None, request_id="r-1"
    )
    assert (bad.path, bad.fault, bad.request_id) == ("customer/get", caught.value, "r-2")
    assert bad.at > START


async def test_a_cancelled_call_says_nothing_of_the_line() -> None:
    """It was neither answered nor did it fail: a second scan only took its place."""
    heard: list[CallReport] = []
    async with serving(stalling) as server, calling(server.url, heard=heard) as transport:
        for call in (transport.get("x", {}), transport.post("x", {})):
            server.arrived.clear()
            server.gone.clear()
            task = asyncio.create_task(call)
            await server.arrived.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await server.gone.wait()  # and its connection is closed
    assert heard == []


async def test_idle_connections_of_reads_are_used_again() -> None:
    async with serving(answering(done())) as server, calling(server.url) as transport:
        for _ in range(3):
            await transport.get("x", {})
    assert (server.connections, len(server.requests)) == (1, 3)


async def test_reads_side_by_side_do_not_wait_for_each_other() -> None:
    async def script(talk: Conversation) -> None:
        request = await talk.request()
        if b"slow" in request:
            await talk.until_closed()
        await talk.write(done())

    async with serving(script) as server, calling(server.url) as transport:
        slow = asyncio.create_task(transport.get("slow", {}, deadline_s=30.0))
        await server.arrived.wait()
        assert (await transport.get("quick", {})).code == 200
        slow.cancel()
        with pytest.raises(asyncio.CancelledError):
            await slow


async def test_closing_ends_what_is_under_way_as_unanswered() -> None:
    async with serving(stalling) as server, calling(server.url) as transport:
        write = asyncio.create_task(transport.post("x", {}))
        await server.arrived.wait()
        await transport.close()
        with pytest.raises(NoAnswerFault):
            await write


async def test_a_bug_is_not_called_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(body: bytes, wire_format: Format) -> dict[str, object]:
        raise KeyError("a bug")

    monkeypatch.setattr("app.api.reply.parse", broken)
    async with serving(answering(done())) as server, calling(server.url) as transport:
        with pytest.raises(KeyError) as caught:
            await transport.get("x", {})
    assert not isinstance(caught.value, Fault)


async def test_a_transport_that_is_never_used_opens_nothing() -> None:
    transport = Transport(url="https://shop.example", credentials=CREDENTIALS, clock=ManualClock())
    await transport.close()
    await transport.close()
    assert "shop" not in repr(CREDENTIALS)
