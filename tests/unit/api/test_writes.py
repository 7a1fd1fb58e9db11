"""A write goes out once, on a connection that is fresh, and never takes another one down."""

import asyncio
from types import SimpleNamespace

import pytest

from app.domain.faults import NoAnswerFault, RefusedFault, ServerFault, ServerTroubleFault
from tests.unit.api.calls import calling, reply
from tests.unit.api.raw_server import Conversation, Script, answering, done, http, serving, stalling

REFUSAL = http(reply(404, success=False))
TROUBLE = http(b"", status=502)


async def hang_up(talk: Conversation) -> None:
    await talk.request()


@pytest.mark.parametrize(
    ("script", "fault"),
    [
        (hang_up, NoAnswerFault),
        (stalling, NoAnswerFault),
        (answering(TROUBLE), ServerTroubleFault),
        (answering(REFUSAL), RefusedFault),
        (answering(http(b"", status=307, location="/v1.1/customer/add")), ServerFault),
        (answering(http(b"", status=503, retry_after="0")), ServerTroubleFault),
        (answering(http(b"", status=408)), ServerFault),
        (answering(http(b"", status=401, www_authenticate="Basic")), ServerFault),
    ],
)
async def test_whatever_happens_it_is_sent_once(script: Script, fault: type[ServerFault]) -> None:
    async with serving(script) as server, calling(server.url) as transport:
        with pytest.raises(fault):
            await transport.post("customer/add", {}, deadline_s=0.1)
    assert len(server.requests) == 1
    assert server.connections == 1


async def test_a_connection_that_just_served_is_used_again() -> None:
    async with serving(answering(done())) as server, calling(server.url) as transport:
        await transport.post("customer/add", {"n": 1})
        await transport.post("customer/add", {"n": 2})
    assert (server.connections, len(server.requests)) == (1, 2)


@pytest.mark.parametrize(("idle_s", "connections"), [(1.9, 1), (2.1, 2), (3600.0, 2)])
async def test_one_that_was_idle_for_long_is_not(
    idle_s: float, connections: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    time = SimpleNamespace(now=1000.0)
    clock = SimpleNamespace(monotonic=lambda: time.now)
    monkeypatch.setattr("httpcore._async.http11.time", clock)
    async with serving(answering(done())) as server, calling(server.url) as transport:
        await transport.post("customer/add", {})
        time.now += idle_s
        await transport.post("customer/add", {})
    assert (server.connections, len(server.requests)) == (connections, 2)


@pytest.mark.parametrize("answer", [TROUBLE, REFUSAL, http(b"<html>"), http(b"", status=429)])
async def test_after_a_fault_the_next_write_has_a_connection_of_its_own(answer: bytes) -> None:
    async with serving(answering(answer, done())) as server, calling(server.url) as transport:
        with pytest.raises(ServerFault):
            await transport.post("customer/add", {"n": 1})
        with pytest.raises(ServerFault):  # a new connection starts the script anew
            await transport.post("customer/add", {"n": 2})
    assert (server.connections, len(server.requests)) == (2, 2)


async def test_after_a_cancelled_write_the_next_has_a_connection_of_its_own() -> None:
    async def script(talk: Conversation) -> None:
        if b'"n":1' in await talk.request():
            await talk.until_closed()
        await talk.write(done())

    async with serving(script) as server, calling(server.url) as transport:
        write = asyncio.create_task(transport.post("customer/add", {"n": 1}))
        await server.arrived.wait()
        write.cancel()
        with pytest.raises(asyncio.CancelledError):
            await write
        assert (await transport.post("customer/add", {"n": 2})).code == 200
    assert server.connections == 2


class Crossing:
    """A server on which a first write waits for its answer while others come and go."""

    def __init__(self) -> None:
        self.may_answer = asyncio.Event()
        self.first_is_here = asyncio.Event()
        self.first_is_closed = asyncio.Event()
        self.another_waits = asyncio.Event()

    async def script(self, talk: Conversation) -> None:
        request = await talk.request()
        if b'"n":1' in request:
            self.first_is_here.set()
            await self.may_answer.wait()
            await talk.write(done())
            await talk.until_closed()
            self.first_is_closed.set()
        elif b'"stalls"' in request:
            self.another_waits.set()
            await talk.until_closed()
        elif b'"fails"' not in request:
            await talk.write(done())
            await answering(done())(talk)


@pytest.mark.parametrize("is_cancelled", [False, True])
async def test_a_write_that_ends_badly_does_not_break_one_under_way(is_cancelled: bool) -> None:
    crossing = Crossing()
    async with serving(crossing.script) as server, calling(server.url) as transport:
        first = asyncio.create_task(transport.post("customer/add", {"n": 1}))
        await crossing.first_is_here.wait()
        if is_cancelled:
            second = asyncio.create_task(transport.post("customer/add", {"stalls": 1}))
            await crossing.another_waits.wait()
            second.cancel()
            with pytest.raises(asyncio.CancelledError):
                await second
        else:
            with pytest.raises(NoAnswerFault):
                await transport.post("customer/add", {"fails": 1})
        assert (await transport.post("customer/add", {"n": 3})).code == 200
        crossing.may_answer.set()
        assert (await first).code == 200
        # Its connection was in doubt since the other one's end: nothing more goes over it.
        await crossing.first_is_closed.wait()
        assert (await transport.post("customer/add", {"n": 4})).code == 200
    assert server.connections == 3


async def test_first_writes_at_the_same_moment_share_one_client() -> None:
    async with serving(answering(done())) as server, calling(server.url) as transport:
        found = await asyncio.gather(*(transport.post("x", {"n": n}) for n in range(5)))
        assert [each.code for each in found] == [200] * 5
        await transport.post("x", {})
    assert len(server.requests) == 6
    assert server.connections == 5


async def test_a_write_never_goes_over_a_connection_of_reads() -> None:
    async with serving(answering(done())) as server, calling(server.url) as transport:
        await transport.get("x", {})
        await transport.post("x", {})
    assert server.connections == 2
