"""The pace as calls feel it: who is sent, who is told to wait, and what is left of a deadline."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

import httpx
import pytest

from app.api import exchange
from app.api.pace import Priority
from app.api.reply import RawReply
from app.api.transport import CallReport, Transport
from app.domain.faults import ThrottledFault
from tests.manual_clock import ManualClock
from tests.unit.api.calls import Answers, always, reply

F, B, P = Priority.FOREGROUND, Priority.BACKGROUND, Priority.PROBE
BURST = 30

Call = Callable[[Transport, Priority], Awaitable[Any]]


async def read(transport: Transport, priority: Priority) -> Any:
    return await transport.get("customer/get", {}, priority=priority)


async def write(transport: Transport, priority: Priority) -> Any:
    return await transport.post("customer/add", {"root": {}}, priority=priority)


@pytest.fixture(params=[read, write])
def call(request: pytest.FixtureRequest) -> Call:
    found: Call = request.param
    return found


def refusing(*, headers: dict[str, str] | None = None, code: int | None = None) -> Answers:
    """The first call is one too many; those after it are answered."""

    def answer(request: httpx.Request) -> httpx.Response:
        if len(answers.requests) > 1:
            return httpx.Response(200, json=reply(200))
        if code is not None:
            return httpx.Response(200, json=reply(code, success=False), headers=headers)
        return httpx.Response(429, headers=headers)

    answers = Answers(answer)
    return answers


@pytest.mark.parametrize("code", [None, 517])
@pytest.mark.parametrize("priority", [F, B])
async def test_nothing_is_sent_before_the_time_that_the_server_named(
    call: Call, priority: Priority, code: int | None
) -> None:
    clock, heard = ManualClock(), list[CallReport]()
    answers = refusing(headers={"retry-after": "60"}, code=code)
    transport = answers.transport(clock=clock, heard=heard)
    with pytest.raises(ThrottledFault):
        await call(transport, F)
    clock.advance(20.0)
    with pytest.raises(ThrottledFault) as caught:
        await call(transport, priority)
    assert caught.value.retry_after_s == pytest.approx(40.0)
    assert len(answers.requests) == 1
    assert len(heard) == 1, "a call that was not made says nothing of the line"
    await call(transport, P)
    clock.advance(40.0)
    assert (await call(transport, priority)).is_success


async def test_without_a_time_from_the_server_a_persons_call_is_tried(call: Call) -> None:
    answers = refusing()
    transport = answers.transport()
    with pytest.raises(ThrottledFault):
        await call(transport, B)
    with pytest.raises(ThrottledFault):
        await call(transport, B)
    assert len(answers.requests) == 1
    assert (await call(transport, F)).is_success


@pytest.fixture
def deadlines(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """What each request was given for the wire, in seconds."""
    found: list[float] = []

    async def noted(
        client: httpx.AsyncClient, request: httpx.Request, deadline_s: float
    ) -> RawReply:
        found.append(deadline_s)
        return await exchange.exchange(client, request, deadline_s)

    monkeypatch.setattr("app.api.transport.exchange", noted)
    return found


@pytest.mark.parametrize(
    ("priority", "wait_s", "left_s"),
    [(F, 1.0, 3.0), (B, 60.0, 4.0)],
)
async def test_a_deadline_holds_what_a_person_waited(
    deadlines: list[float], priority: Priority, wait_s: float, left_s: float
) -> None:
    """In the background nobody counts the seconds in line: the wire has all of them."""
    clock = ManualClock()
    transport = always(reply(200)).transport(clock=clock, calls_per_minute=100.0)
    for _ in range(BURST):
        await read(transport, F)
    deadlines.clear()
    waiting = asyncio.create_task(transport.get("x", {}, deadline_s=4.0, priority=priority))
    for _ in range(20):
        await asyncio.sleep(0)
    assert not waiting.done()
    clock.advance(wait_s)
    await waiting
    assert deadlines == [pytest.approx(left_s)]


async def test_a_person_does_not_wait_past_half_of_the_deadline() -> None:
    answers = always(reply(200))
    transport = answers.transport(calls_per_minute=100.0)
    for _ in range(BURST):
        await read(transport, F)
    with pytest.raises(ThrottledFault):
        await transport.get("x", {}, deadline_s=1.0)
    assert len(answers.requests) == BURST


async def test_a_login_has_one_pace_for_reads_and_writes() -> None:
    answers = always(reply(200))
    transport = answers.transport(calls_per_minute=100.0)
    for _ in range(BURST // 2):
        await read(transport, F)
        await write(transport, F)
    with pytest.raises(ThrottledFault):
        await transport.get("x", {}, deadline_s=1.0)
