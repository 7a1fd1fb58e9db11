"""A transport inside this process has no wire to tell how far a request got: the exception's kind
must, in doubt against "not sent".
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest

from app.api.transport import Transport
from app.domain.faults import NoAnswerFault, ServerFault, UnreachableFault
from tests.manual_clock import ManualClock
from tests.unit.api.calls import CREDENTIALS

Call = Callable[[Transport, float], Awaitable[object]]


async def read(transport: Transport, deadline_s: float) -> object:
    return await transport.get("customer/get", {"mobile": "447"}, deadline_s=deadline_s)


async def write(transport: Transport, deadline_s: float) -> object:
    return await transport.post("customer/add", {"root": {}}, deadline_s=deadline_s)


@pytest.fixture(params=[read, write])
def call(request: pytest.FixtureRequest) -> Call:
    found: Call = request.param
    return found


def _inside(handler: Any) -> Transport:
    return Transport(
        url="https://shop.example",
        credentials=CREDENTIALS,
        clock=ManualClock(),
        make_transport=lambda: httpx.MockTransport(handler),
    )


@pytest.mark.parametrize(
    ("error", "fault"),
    [
        (httpx.ConnectError("no"), UnreachableFault),
        (httpx.ConnectTimeout("slow"), UnreachableFault),
        (httpx.PoolTimeout("full"), UnreachableFault),
        (httpx.ReadTimeout("slow"), NoAnswerFault),
        (httpx.WriteTimeout("slow"), NoAnswerFault),
        (httpx.ReadError("cut"), NoAnswerFault),
        (httpx.WriteError("cut"), NoAnswerFault),
        (httpx.CloseError("cut"), NoAnswerFault),
        (httpx.RemoteProtocolError("garbage"), NoAnswerFault),
        (OSError("something"), NoAnswerFault),
    ],
)
async def test_the_kind_tells(call: Call, error: Exception, fault: type[ServerFault]) -> None:
    def fail(request: httpx.Request) -> httpx.Response:
        raise error

    transport = _inside(fail)
    with pytest.raises(fault) as caught:
        await call(transport, 5.0)
    assert type(caught.value) is fault
    await transport.close()


async def test_whoever_began_to_answer_was_reached(call: Call) -> None:
    class Broken(httpx.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            yield b"{"
            raise httpx.ConnectError("while reading")

    transport = _inside(lambda request: httpx.Response(200, stream=Broken()))
    with pytest.raises(NoAnswerFault):
        await call(transport, 5.0)
    await transport.close()


async def test_a_deadline_proves_nothing(call: Call) -> None:
    async def hang(request: httpx.Request) -> httpx.Response:
        await asyncio.Event().wait()
        raise AssertionError("unreachable")

    transport = _inside(hang)
    with pytest.raises(NoAnswerFault) as caught:
        await call(transport, 0.05)
    assert caught.value.timed_out
    await transport.close()
