"""Signing in with tokens: one renewal for all, nothing lost or sent twice, no secret shown."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import httpx
import pytest

from app.api.credentials import OAuthCredentials
from app.api.sign_in import FRESH_S, MARGIN_S
from app.api.transport import CallReport, Transport
from app.domain.faults import (
    CredentialsFault,
    GatewayRefusalFault,
    NoAnswerFault,
    NotOurServerFault,
    ServerFault,
    ServerTroubleFault,
    ThrottledFault,
    UnreachableFault,
    UnreachableReason,
)
from app.support.logging import JsonFormatter
from tests.manual_clock import ManualClock
from tests.unit.api.calls import reply, status

LOGIN = OAuthCredentials(key="client-key", secret="s3cr3t-s3cr3t", till="till.07")
TTL_S = 3600.0

Call = Callable[[Transport], Awaitable[Any]]


async def read(transport: Transport) -> Any:
    return await transport.get("customer/get", {})


async def write(transport: Transport) -> Any:
    return await transport.post("customer/add", {"root": {}})


@pytest.fixture(params=[read, write])
def call(request: pytest.FixtureRequest) -> Call:
    found: Call = request.param
    return found


class Shop:
    """A server that gives tokens and asks for them. `calls` are the tokens that calls carried."""

    def __init__(self) -> None:
        self.clock = ManualClock()
        self.heard: list[CallReport] = []
        self.asked: list[httpx.Request] = []
        self.calls: list[httpx.Request] = []
        self.done = 0
        self.accepted: set[str] = set()
        self.refusal = httpx.Response(200, json=reply(401, success=False))
        self.token_answer: httpx.Response | Exception | None = None
        self.data: dict[str, object] = {"ttlSeconds": TTL_S}
        self.may_give = asyncio.Event()
        self.may_give.set()
        self.transport = self.till()

    def till(self) -> Transport:
        return Transport(
            url="https://shop.example",
            credentials=LOGIN,
            clock=self.clock,
            observe=self.heard.append,
            make_transport=lambda: httpx.MockTransport(self._handle),
        )

    @property
    def carried(self) -> list[str]:
        return [request.headers["x-cap-api-oauth-token"] for request in self.calls]

    def revoke(self) -> None:
        """Tokens that were given end now."""
        self.accepted.clear()

    async def _handle(self, request: httpx.Request) -> httpx.Response:
        if request.url.path != "/v3/oauth/token/generate":
            self.calls.append(request)
            if request.headers["x-cap-api-oauth-token"] not in self.accepted:
                return _unread(self.refusal)
            self.done += 1
            return _unread(httpx.Response(200, json=reply(200)))
        self.asked.append(request)
        await self.may_give.wait()
        if isinstance(self.token_answer, Exception):
            raise self.token_answer
        if self.token_answer is not None:
            return _unread(self.token_answer)
        token = f"token-{len(self.asked)}"
        self.accepted.add(token)
        data = {"accessToken": token, **self.data}
        return _unread(httpx.Response(200, json={"data": data}))


def _unread(made: httpx.Response) -> httpx.Response:
    return httpx.Response(
        made.status_code, headers=made.headers, stream=httpx.ByteStream(made.content)
    )


@pytest.fixture
async def shop() -> AsyncIterator[Shop]:
    made = Shop()
    yield made
    made.may_give.set()
    await made.transport.close()


async def turns() -> None:
    for _ in range(20):
        await asyncio.sleep(0)


async def test_a_token_is_asked_for_and_shown(shop: Shop, call: Call) -> None:
    for _ in range(3):
        assert (await call(shop.transport)).is_success
    (asked,) = shop.asked
    assert asked.method == "POST"
    assert json.loads(asked.content) == {"key": "client-key", "secret": "s3cr3t-s3cr3t"}
    assert "authorization" not in asked.headers
    for made in shop.calls:
        assert made.headers["x-cap-api-oauth-token"] == "token-1"
        assert made.headers["x-cap-api-attribution-entity-type"] == "TILL"
        assert made.headers["x-cap-api-attribution-entity-code"] == "till.07"
        assert "authorization" not in made.headers


async def test_calls_at_the_same_moment_share_one_request_for_it(shop: Shop) -> None:
    shop.may_give.clear()
    calls = [asyncio.create_task(read(shop.transport)) for _ in range(5)]
    await turns()
    shop.may_give.set()
    assert all(found.is_success for found in await asyncio.gather(*calls))
    assert len(shop.asked) == 1


async def test_who_gives_up_does_not_take_the_token_from_the_others(shop: Shop) -> None:
    shop.may_give.clear()
    first, second = (asyncio.create_task(read(shop.transport)) for _ in range(2))
    await turns()
    first.cancel()
    await turns()
    assert first.cancelled()
    shop.may_give.set()
    assert (await second).is_success
    assert (len(shop.asked), shop.done) == (1, 1)


async def test_it_is_renewed_ahead_and_nobody_waits_for_that(shop: Shop) -> None:
    await read(shop.transport)
    shop.clock.advance(TTL_S - MARGIN_S - 1)
    await read(shop.transport)
    assert len(shop.asked) == 1
    shop.clock.advance(2)
    shop.may_give.clear()
    await read(shop.transport)
    await turns()
    await read(shop.transport)
    shop.may_give.set()
    await turns()
    await read(shop.transport)
    assert shop.carried == ["token-1"] * 4 + ["token-2"]
    assert len(shop.asked) == 2


async def test_a_renewal_ahead_that_fails_costs_nothing_while_the_token_holds(shop: Shop) -> None:
    await read(shop.transport)
    shop.clock.advance(TTL_S - 30)
    shop.token_answer = httpx.Response(502)
    for _ in range(2):
        await read(shop.transport)
        await turns()
    assert (shop.done, len(shop.asked)) == (3, 3)
    shop.clock.advance(30)
    with pytest.raises(ServerTroubleFault):
        await read(shop.transport)


async def test_one_that_has_ended_is_not_sent(shop: Shop, call: Call) -> None:
    await read(shop.transport)
    shop.clock.advance(TTL_S)
    await call(shop.transport)
    assert shop.carried == ["token-1", "token-2"]


REFUSALS = {
    "body 401": httpx.Response(200, json=reply(401, success=False)),
    "body 403": httpx.Response(403, json=reply(403, success=False)),
    "body 498": httpx.Response(200, json={"status": status(498, success=True)}),
    "bare 401": httpx.Response(401, text="expired"),
}


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS.keys())
async def test_a_call_refused_for_an_old_token_is_done_once_with_a_new_one(
    shop: Shop, call: Call, refusal: httpx.Response
) -> None:
    await call(shop.transport)
    shop.clock.advance(FRESH_S)
    shop.revoke()
    shop.refusal = refusal
    assert (await call(shop.transport)).is_success
    assert shop.carried == ["token-1", "token-1", "token-2"]
    assert shop.done == 2
    assert [report.fault for report in shop.heard] == [None, None], "the line was never in doubt"


async def test_calls_refused_together_are_renewed_once(shop: Shop) -> None:
    await read(shop.transport)
    shop.clock.advance(FRESH_S)
    shop.revoke()
    calls = [asyncio.create_task(each(shop.transport)) for each in (read, write, read, write)]
    assert all(found.is_success for found in await asyncio.gather(*calls))
    assert len(shop.asked) == 2
    assert shop.done == 5


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS.keys())
async def test_who_refuses_a_fresh_token_refuses_the_login(
    shop: Shop, call: Call, refusal: httpx.Response
) -> None:
    await read(shop.transport)
    shop.clock.advance(FRESH_S)
    shop.refusal = refusal
    shop.revoke()
    shop.data["accessToken"] = "not-accepted"
    for _ in range(3):
        with pytest.raises((CredentialsFault, GatewayRefusalFault)):
            await call(shop.transport)
    # Done, refused as stale, and then one a call: no loop.
    assert shop.carried == ["token-1"] * 2 + ["not-accepted"] * 3
    assert (len(shop.asked), shop.done) == (2, 1)
    # A right that is given later is found without a restart.
    shop.clock.advance(FRESH_S)
    del shop.data["accessToken"]
    assert (await call(shop.transport)).is_success


async def test_a_gateways_403_may_have_been_done_and_is_not_sent_again(shop: Shop) -> None:
    await write(shop.transport)
    shop.clock.advance(FRESH_S)
    shop.revoke()
    shop.refusal = httpx.Response(403, text="denied")
    with pytest.raises(GatewayRefusalFault):
        await write(shop.transport)
    assert (len(shop.calls), len(shop.asked)) == (2, 1)


NO_TOKENS: dict[str, tuple[httpx.Response | Exception, type[ServerFault]]] = {
    "unreachable": (httpx.ConnectError("no"), UnreachableFault),
    "no answer": (httpx.ReadError("cut"), NoAnswerFault),
    "trouble": (httpx.Response(502), ServerTroubleFault),
    "throttled": (httpx.Response(429, headers={"retry-after": "7"}), ThrottledFault),
    "refused": (httpx.Response(401, json={"data": None}), CredentialsFault),
    "barely": (httpx.Response(403, text="no"), CredentialsFault),
    "errors": (
        httpx.Response(200, json={"data": None, "errors": [{"code": 500, "message": "no client"}]}),
        CredentialsFault,
    ),
    "malformed": (httpx.Response(400, json={"errors": [{"message": "key"}]}), CredentialsFault),
    "portal": (httpx.Response(200, text="<html>sign in</html>"), NotOurServerFault),
    "redirect": (httpx.Response(302, headers={"location": "http://x/"}), NotOurServerFault),
    "not here": (httpx.Response(404, json=reply(404, success=False)), NotOurServerFault),
    "empty": (httpx.Response(200, json={"data": {"accessToken": ""}}), NotOurServerFault),
    "header": (httpx.Response(200, json={"data": {"accessToken": "a\r\nb"}}), CredentialsFault),
}


@pytest.mark.parametrize(("answer", "fault"), NO_TOKENS.values(), ids=NO_TOKENS.keys())
async def test_why_there_is_no_token(
    shop: Shop, answer: httpx.Response | Exception, fault: type[ServerFault]
) -> None:
    shop.token_answer = answer
    with pytest.raises(ServerFault) as caught:
        await read(shop.transport)
    assert type(caught.value) is fault
    assert shop.heard[-1].fault is caught.value
    # A write must not look as if it could have been done: it never left.
    with pytest.raises(ServerFault) as caught:
        await write(shop.transport)
    expected = {NoAnswerFault, ServerTroubleFault, NotOurServerFault}
    assert type(caught.value) is (UnreachableFault if fault in expected else fault)
    assert shop.calls == []
    shop.token_answer = None
    assert (await write(shop.transport)).is_success


async def test_no_token_in_time_means_not_sent(shop: Shop) -> None:
    shop.may_give.clear()
    with pytest.raises(UnreachableFault) as caught:
        await shop.transport.post("customer/add", {"root": {}}, deadline_s=0.05)
    assert caught.value.reason is UnreachableReason.CONNECT_TIMEOUT
    assert shop.calls == []


async def test_closing_ends_a_request_for_a_token(shop: Shop) -> None:
    shop.may_give.clear()
    waiting = asyncio.create_task(read(shop.transport))
    await turns()
    await shop.transport.close()
    with pytest.raises(UnreachableFault):
        await waiting


@pytest.mark.parametrize("after", range(12))
async def test_closing_at_any_moment_cancels_nobody_who_waits(shop: Shop, after: int) -> None:
    shop.may_give.clear()
    waiting = asyncio.create_task(read(shop.transport))
    for _ in range(after):
        await asyncio.sleep(0)
    await shop.transport.close()
    with pytest.raises(UnreachableFault):
        await waiting


@pytest.mark.parametrize(
    ("data", "is_renewed"),
    [
        ({"ttlSeconds": "100"}, True),
        ({"ttlSeconds": 100.0}, True),
        ({}, False),
        ({"ttlSeconds": None}, False),
        ({"ttlSeconds": 0}, False),
        ({"ttlSeconds": "soon"}, False),
    ],
)
async def test_how_long_it_holds(shop: Shop, data: dict[str, object], is_renewed: bool) -> None:
    """Where nothing is said, until it is refused."""
    shop.data = data
    await read(shop.transport)
    shop.clock.advance(100.0)
    await read(shop.transport)
    assert len(shop.asked) == (2 if is_renewed else 1)


async def test_no_secret_is_shown(shop: Shop, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    await write(shop.transport)
    shop.token_answer = httpx.Response(401, json={"errors": ["s3cr3t-s3cr3t is wrong"]})
    shop.clock.advance(TTL_S)
    with pytest.raises(CredentialsFault) as caught:
        await read(shop.transport)
    sign_in = shop.transport._sign_in
    shown = [repr(LOGIN), str(LOGIN), repr(sign_in), str(vars(sign_in)), repr(caught.value)]
    shown += [JsonFormatter().format(record) + str(vars(record)) for record in caplog.records]
    assert [line for line in shown if "s3cr3t" in line or "token-1" in line] == []
