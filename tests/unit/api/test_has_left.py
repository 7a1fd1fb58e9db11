"""The line between "not sent" and "perhaps done": told rightly wherever a call breaks off.

What breaks before the request's first byte is UnreachableFault; what breaks later is NoAnswerFault.
"""

import asyncio
import gc
import socket
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from app.api import transport as transport_module
from app.api.transport import Transport
from app.domain.faults import (
    NoAnswerFault,
    ServerFault,
    UnreachableFault,
    UnreachableReason,
)
from tests.unit.api.calls import calling
from tests.unit.api.certificates import server_tls, trust_authority
from tests.unit.api.raw_server import (
    Conversation,
    Script,
    answering,
    done,
    serving,
    stalling,
    tunnel,
)

R = UnreachableReason
Call = Callable[[Transport, float], Awaitable[object]]
DEADLINE_S = 0.1
"""Long enough where nothing can happen any more."""
TLS_DEADLINE_S = 0.5
"""Long enough for a handshake on a busy machine."""


async def read(transport: Transport, deadline_s: float = TLS_DEADLINE_S) -> object:
    return await transport.get("customer/get", {"mobile": "447"}, deadline_s=deadline_s)


async def write(transport: Transport, deadline_s: float = TLS_DEADLINE_S) -> object:
    return await transport.post("customer/add", {"root": {}}, deadline_s=deadline_s)


@pytest.fixture(params=[read, write])
def call(request: pytest.FixtureRequest) -> Call:
    found: Call = request.param
    return found


@pytest.fixture
def trusting(monkeypatch: pytest.MonkeyPatch) -> None:
    trust_authority(monkeypatch)


async def fault_of(
    call: Call, url: str, proxy: str = "", deadline_s: float = TLS_DEADLINE_S
) -> ServerFault:
    async with calling(url, proxy=proxy) as transport:
        with pytest.raises(ServerFault) as caught:
            await call(transport, deadline_s)
        return caught.value


def reason_of(fault: ServerFault) -> UnreachableReason:
    assert type(fault) is UnreachableFault
    return fault.reason


def closed_port() -> int:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port: int = unused.getsockname()[1]
        return port


async def leave_at_once(talk: Conversation) -> None:
    """Accept, and close without a word."""


async def say_nothing(talk: Conversation) -> None:
    await talk.until_closed()
    raise ConnectionResetError


def speaking(data: bytes) -> Script:
    async def script(talk: Conversation) -> None:
        await talk.write(data)
        await talk.until_closed()

    return script


def _head(status: bytes) -> bytes:
    return b"HTTP/1.1 " + status + b"\r\ncontent-length: 0\r\n\r\n"


class TestBefore:
    async def test_nobody_listens(self, call: Call) -> None:
        fault = await fault_of(call, f"http://127.0.0.1:{closed_port()}")
        assert reason_of(fault) is R.REFUSED

    async def test_a_name_that_does_not_exist(
        self, call: Call, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        def unknown(*args: object, **kwargs: object) -> Any:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

        monkeypatch.setattr(socket, "getaddrinfo", unknown)
        assert reason_of(await fault_of(call, "https://nonexistent.invalid")) is R.DNS

    @pytest.mark.parametrize(
        "url",
        [
            "",
            "https://",
            "shop.example",
            "http://shop.example",  # the login goes over TLS only
            "http://192.0.2.1",
            "http://127.0.0.1.shop.example",
            "ftp://127.0.0.1",
            "https://user:password@shop.example",
            "https://:password@shop.example",
            "https://shop.example?q=1",
            "https://shop.example#x",
            "https://shop.example:0",
            "https://shop.example:99999",
            "https://shop example",
            "https://[::1",
            "https://sh\x01op.example",
            "https://shop.example\\.evil.example",
            "https://evil.example\\@shop.example",
        ],
    )
    async def test_an_address_that_no_login_is_sent_to(self, call: Call, url: str) -> None:
        assert reason_of(await fault_of(call, url)) is R.BAD_ADDRESS

    async def test_a_certificate_of_an_unknown_authority(self, call: Call) -> None:
        async with serving(answering(done()), tls=server_tls()) as server:
            fault = await fault_of(call, f"https://127.0.0.1:{server.port}")
        assert reason_of(fault) is R.TLS_ISSUER
        assert server.requests == []

    @pytest.mark.usefixtures("trusting")
    async def test_a_certificate_for_another_host(self, call: Call) -> None:
        async with serving(answering(done()), tls=server_tls("shop.example")) as server:
            fault = await fault_of(call, f"https://127.0.0.1:{server.port}")
        assert reason_of(fault) is R.TLS_HOST
        assert server.requests == []

    async def test_a_server_that_speaks_no_tls(self, call: Call) -> None:
        async with serving(speaking(b"HTTP/1.1 400 Bad Request\r\n\r\n")) as server:
            fault = await fault_of(call, f"https://127.0.0.1:{server.port}")
        assert reason_of(fault) is R.TLS

    async def test_a_server_that_hangs_up_in_the_handshake(self, call: Call) -> None:
        async with serving(leave_at_once) as server:
            fault = await fault_of(call, f"https://127.0.0.1:{server.port}")
        assert reason_of(fault) is R.NETWORK

    async def test_a_handshake_that_stalls_past_the_deadline(self, call: Call) -> None:
        async with (
            serving(say_nothing) as server,
            calling(f"https://127.0.0.1:{server.port}") as transport,
        ):
            with pytest.raises(UnreachableFault) as caught:
                await call(transport, DEADLINE_S)
            await server.gone.wait()  # closed at once, not when somebody tidies up
        assert reason_of(caught.value) is R.CONNECT_TIMEOUT

    async def test_a_handshake_that_is_cancelled_leaves_no_connection(self, call: Call) -> None:
        accepted = asyncio.Event()

        async def script(talk: Conversation) -> None:
            accepted.set()
            await say_nothing(talk)

        async with (
            serving(script) as server,
            calling(f"https://127.0.0.1:{server.port}") as transport,
        ):
            task = asyncio.ensure_future(call(transport, 30.0))
            await accepted.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await server.gone.wait()

    async def test_a_handshake_that_stalls_past_the_time_to_connect(
        self, call: Call, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(transport_module, "CONNECT_TIMEOUT_S", 0.05)
        async with serving(say_nothing) as server:
            fault = await fault_of(call, f"https://127.0.0.1:{server.port}")
        assert reason_of(fault) is R.CONNECT_TIMEOUT
        assert fault.detail == "ConnectTimeout"


class TestBeforeThroughAProxy:
    """Asking the proxy for a tunnel is not yet the request: nothing of it has left."""

    URL = "https://shop.example"

    @pytest.mark.parametrize(
        ("script", "reason"),
        [
            (answering(_head(b"407 Proxy Authentication Required")), R.PROXY_SIGN_IN),
            (answering(_head(b"502 Bad Gateway")), R.PROXY),
            (speaking(b"SSH-2.0-OpenSSH_9.2\r\n\r\n"), R.NETWORK),
            (leave_at_once, R.NETWORK),
        ],
    )
    async def test_a_tunnel_that_is_refused(
        self, call: Call, script: Script, reason: UnreachableReason
    ) -> None:
        async with serving(script) as proxy:
            fault = await fault_of(call, self.URL, proxy.url)
        assert reason_of(fault) is reason

    async def test_a_proxy_that_stalls(self, call: Call) -> None:
        async with serving(stalling) as proxy:
            fault = await fault_of(call, self.URL, proxy.url, DEADLINE_S)
        assert reason_of(fault) is R.CONNECT_TIMEOUT
        assert proxy.requests[0].startswith(b"CONNECT shop.example:443 ")
        assert b"authorization" not in proxy.requests[0].lower()

    async def test_a_proxy_that_is_not_there(self, call: Call) -> None:
        fault = await fault_of(call, self.URL, f"http://127.0.0.1:{closed_port()}")
        assert reason_of(fault) is R.PROXY

    async def test_a_tunnel_to_somebody_untrusted(self, call: Call) -> None:
        async with serving(tunnel(answering(done()))) as proxy:
            fault = await fault_of(call, self.URL, proxy.url)
        assert reason_of(fault) is R.TLS_ISSUER
        assert len(proxy.requests) == 1  # the one for the tunnel

    async def test_tunnels_that_failed_do_not_pile_up(self, call: Call) -> None:
        """A till behind a broken proxy asks for weeks."""
        async with (
            serving(tunnel(answering(done()))) as proxy,
            calling(self.URL, proxy=proxy.url) as transport,
        ):
            for _ in range(4):
                with pytest.raises(UnreachableFault):
                    await call(transport, TLS_DEADLINE_S)
            gc.collect()
            kinds = [type(each).__name__ for each in gc.get_objects()]
            assert "AsyncTunnelHTTPConnection" not in kinds
        assert len(proxy.requests) == 4

    @pytest.mark.parametrize("proxy", ["nonsense", "ftp://127.0.0.1:1", "http://[::1"])
    async def test_a_proxy_that_is_none(self, call: Call, proxy: str) -> None:
        assert reason_of(await fault_of(call, self.URL, proxy)) is R.BAD_ADDRESS

    @pytest.mark.usefixtures("trusting")
    async def test_after_the_tunnel_it_counts_as_left(self, call: Call) -> None:
        async with serving(tunnel(stalling)) as proxy:
            fault = await fault_of(call, self.URL, proxy.url)
        assert type(fault) is NoAnswerFault
        assert len(proxy.requests) == 2

    @pytest.mark.usefixtures("trusting")
    async def test_a_tunnel_that_works(self, call: Call) -> None:
        async with (
            serving(tunnel(answering(done()))) as proxy,
            calling(self.URL, proxy=proxy.url) as transport,
        ):
            await call(transport, TLS_DEADLINE_S)
        assert b"authorization: basic" in proxy.requests[1].lower()


async def reset_after_request(talk: Conversation) -> None:
    await talk.request()
    talk.reset()


async def leave_after_request(talk: Conversation) -> None:
    await talk.request()


async def half_an_answer(talk: Conversation) -> None:
    await talk.request()
    await talk.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{")


async def half_an_answer_and_silence(talk: Conversation) -> None:
    await talk.request()
    await talk.write(b"HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\n{")
    await talk.until_closed()


async def answer_once(talk: Conversation) -> None:
    """Serve one request, take another, and leave without a word."""
    await talk.request()
    await talk.write(done())
    await talk.request()


async def reset_unread(talk: Conversation) -> None:
    talk.reset()


class TestAfter:
    @pytest.mark.usefixtures("trusting")
    @pytest.mark.parametrize("is_tls", [False, True])
    @pytest.mark.parametrize(
        "script",
        [
            stalling,
            reset_after_request,
            leave_after_request,
            half_an_answer,
            half_an_answer_and_silence,
            leave_at_once,
            reset_unread,
        ],
    )
    async def test_it_may_have_been_done(self, call: Call, script: Script, is_tls: bool) -> None:
        async with serving(script, tls=server_tls() if is_tls else None) as server:
            url = f"https://127.0.0.1:{server.port}" if is_tls else server.url
            deadline_s = TLS_DEADLINE_S if is_tls else DEADLINE_S
            assert type(await fault_of(call, url, deadline_s=deadline_s)) is NoAnswerFault

    async def test_also_on_a_connection_that_served_before(self) -> None:
        async with serving(answer_once) as server, calling(server.url) as transport:
            await write(transport, TLS_DEADLINE_S)
            with pytest.raises(NoAnswerFault):
                await write(transport, TLS_DEADLINE_S)
        assert (server.connections, len(server.requests)) == (1, 2)

    async def test_a_read_that_broke_is_asked_once_more_on_a_new_connection(self) -> None:
        async with serving(answer_once) as server, calling(server.url) as transport:
            await read(transport, TLS_DEADLINE_S)
            await read(transport, TLS_DEADLINE_S)
        assert (server.connections, len(server.requests)) == (2, 3)

    async def test_a_read_that_breaks_again_is_no_answer(self) -> None:
        async with serving(leave_after_request) as server, calling(server.url) as transport:
            with pytest.raises(NoAnswerFault):
                await read(transport, TLS_DEADLINE_S)
        assert len(server.requests) == 2, "once more, and not for ever"
