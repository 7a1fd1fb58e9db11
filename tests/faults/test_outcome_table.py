"""Every exception of the HTTP library and every answer, status by shape, as what a write proves.

All of it goes through the real client; whatever is not clear is ambiguous, and only the API's own
shape is ever done or rejected.
"""

import json
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime
from itertools import product
from zoneinfo import ZoneInfo

import httpx
import pytest

from app.api.credentials import Credentials
from app.api.link import Link
from app.domain.op import Evidence
from app.domain.outcome import Outcome
from app.domain.registration import Registration
from tests.faults.kinds.tills import BINDING, URL
from tests.manual_clock import ManualClock

E = Evidence
MOBILES = ("447700900001", "447700900002")
WHO = tuple(
    Registration(mobile=mobile, registered_at=datetime(2026, 11, 24, tzinfo=UTC))
    for mobile in MOBILES
)
Handle = Callable[[httpx.Request], httpx.Response]


def _leaves(kind: type[Exception]) -> list[type[Exception]]:
    return [kind, *(leaf for child in kind.__subclasses__() for leaf in _leaves(child))]


EXCEPTIONS = [
    *(kind for kind in _leaves(httpx.HTTPError) if kind is not httpx.HTTPStatusError),
    *(kind for kind in _leaves(httpx.StreamError) if kind.__init__ is httpx.StreamError.__init__),
    *(httpx.InvalidURL, OSError, ConnectionResetError, TimeoutError, ValueError),
]
NEVER_LEFT = (
    *(httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout, httpx.ProxyError),
    *(httpx.UnsupportedProtocol, httpx.LocalProtocolError, httpx.InvalidURL),
)


class _Wire(httpx.AsyncBaseTransport):
    """`has_left`: whether the request is on its way before it fails."""

    def __init__(self, handle: Handle, *, has_left: bool = False) -> None:
        self._handle = handle
        self._has_left = has_left

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if self._has_left:
            await request.extensions["trace"]("http11.send_request_headers.started", {})
        return self._handle(request)


async def _add(handle: Handle, *, has_left: bool = False) -> tuple[Outcome, ...]:
    link = Link(
        url=URL,
        binding=BINDING,
        credentials=Credentials(username="till", digest="0" * 32),
        zone=ZoneInfo("Europe/London"),
        clock=ManualClock(),
        observe=lambda report: None,
        make_transport=lambda: _Wire(handle, has_left=has_left),
    )
    try:
        return await link.customers.add(WHO)
    finally:
        await link.close()


def _raising(kind: type[Exception]) -> Handle:
    def handle(request: httpx.Request) -> httpx.Response:
        raise kind("made up")

    return handle


def _answering(status: int, body: bytes, content_type: str) -> Handle:
    headers = {"content-type": content_type}
    return lambda request: httpx.Response(status, headers=headers, stream=httpx.ByteStream(body))


@pytest.mark.parametrize("kind", EXCEPTIONS)
async def test_once_it_has_left_no_exception_proves_anything(kind: type[Exception]) -> None:
    outcomes = await _add(_raising(kind), has_left=True)
    assert [one.evidence for one in outcomes] == [E.AMBIGUOUS] * len(WHO)


@pytest.mark.parametrize("kind", EXCEPTIONS)
async def test_without_a_wire_only_its_kind_says_that_it_never_left(kind: type[Exception]) -> None:
    expected = E.NOT_SENT if issubclass(kind, NEVER_LEFT) else E.AMBIGUOUS
    assert [one.evidence for one in await _add(_raising(kind))] == [expected] * len(WHO)


@pytest.mark.parametrize("kind", EXCEPTIONS)
async def test_an_answer_that_breaks_off_proves_nothing(kind: type[Exception]) -> None:
    class Broken(httpx.AsyncByteStream):
        async def __aiter__(self) -> AsyncIterator[bytes]:
            yield b'{"response":'
            raise kind("made up")

    outcomes = await _add(lambda request: httpx.Response(200, stream=Broken()))
    assert [one.evidence for one in outcomes] == [E.AMBIGUOUS] * len(WHO)


def _item(mobile: str, code: str = "1000", success: str = "true") -> dict[str, object]:
    status = {"success": success, "code": code, "message": "words"}
    return {"mobile": mobile, "user_id": "7", "item_status": status}


def _body(code: str, *items: object, success: str = "true") -> bytes:
    status = {"success": success, "code": code, "message": "words"}
    customers = {"customers": {"customer": list(items)}} if items else {}
    return json.dumps({"response": {"status": status, **customers}}).encode()


DONE = _body("200", *map(_item, MOBILES))
NOT_OURS = {
    "a web page": b"<!DOCTYPE html><html><body>Sign in</body></html>",
    "nothing": b"",
    "half of it": DONE[: len(DONE) // 2],
    "garbage": bytes(range(256)),
    "other JSON": b'{"error": "denied", "code": 200, "success": true}',
    "a list": b"[]",
    "a word": b"OK",
    "an answer without a status": b'{"response": {"customers": {"customer": []}}}',
}
STATUSES = (200, 201, 204, 206, 301, 302, 307, 400, 401, 403, 404, 407, 409, 413, 429, 498, 499)
TROUBLED = (500, 501, 502, 503, 504, 507, 511, 520, 599)


@pytest.mark.parametrize("body", NOT_OURS.values(), ids=NOT_OURS.keys())
@pytest.mark.parametrize("status", (*STATUSES, *TROUBLED))
async def test_what_is_not_the_apis_is_never_done_and_never_refused(
    status: int, body: bytes
) -> None:
    outcomes = await _add(_answering(status, body, "text/html"))
    expected = E.THROTTLED if status == 429 else E.AMBIGUOUS
    assert [one.evidence for one in outcomes] == [expected] * len(WHO)


@pytest.mark.parametrize("status", (*STATUSES, *TROUBLED))
async def test_in_the_apis_shape_the_body_decides_whatever_the_status(status: int) -> None:
    outcomes = await _add(_answering(status, DONE, "application/json"))
    is_redirect = 300 <= status < 400
    expected = {429: E.THROTTLED}.get(status, E.AMBIGUOUS if is_redirect else E.DONE)
    assert [one.evidence for one in outcomes] == [expected] * len(WHO)


SHAPES = {
    "one missing": (_body("200", _item(MOBILES[0])), [E.DONE, E.AMBIGUOUS]),
    "none there": (_body("200"), [E.AMBIGUOUS, E.AMBIGUOUS]),
    "all failed, none there": (_body("500", success="false"), [E.AMBIGUOUS, E.AMBIGUOUS]),
    "one without a status": (
        _body("200", _item(MOBILES[0]), {"mobile": MOBILES[1]}),
        [E.DONE, E.AMBIGUOUS],
    ),
    "one of somebody else": (
        _body("200", _item(MOBILES[0]), _item("447700900999")),
        [E.DONE, E.AMBIGUOUS],
    ),
    "one refused": (
        _body("201", _item(MOBILES[0]), _item(MOBILES[1], "1001", "false")),
        [E.DONE, E.REJECTED],
    ),
    "one unable": (
        _body("201", _item(MOBILES[0], "1005", "false"), _item(MOBILES[1])),
        [E.UNABLE, E.DONE],
    ),
    "one not understood": (
        _body("201", _item(MOBILES[0], "7777", "false"), _item(MOBILES[1])),
        [E.NOT_UNDERSTOOD, E.DONE],
    ),
    "one that says both": (
        _body("200", _item(MOBILES[0], "1001"), _item(MOBILES[1], "1000", "false")),
        [E.AMBIGUOUS, E.AMBIGUOUS],
    ),
    "a login refused": (_body("401"), [E.CREDENTIALS, E.CREDENTIALS]),
    "too busy": (_body("503", success="false"), [E.THROTTLED, E.THROTTLED]),
    "trouble": (_body("502", success="false"), [E.AMBIGUOUS, E.AMBIGUOUS]),
    "too many": (
        _body("500", *(_item(mobile, "1060", "false") for mobile in MOBILES), success="false"),
        [E.TOO_MANY, E.TOO_MANY],
    ),
}


@pytest.mark.parametrize(("status", "name"), tuple(product((200, 400, 500, 503), SHAPES)), ids=str)
async def test_each_item_is_decided_by_its_own_answer(status: int, name: str) -> None:
    body, expected = SHAPES[name]
    outcomes = await _add(_answering(status, body, "application/json"))
    assert [one.evidence for one in outcomes] == expected
