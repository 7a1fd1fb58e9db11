"""Telling the Customer API's answers from all else: each row of the practice, status by shape."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.reply import RawReply, Reply, classify
from app.domain import codes
from app.domain.faults import (
    CredentialsFault,
    Fault,
    GatewayRefusalFault,
    NotOurServerFault,
    RefusedFault,
    ServerFault,
    ServerTroubleFault,
    ThrottledFault,
)
from tests.unit.api.calls import sample, status

HTML = b"<!DOCTYPE html><html><body>Please sign in to the Wi-Fi</body></html>"
NOT_OURS = {
    "html": HTML,
    "empty": b"",
    "blank": b" \n",
    "truncated": sample("customer_get.response.json")[:400],
    "other json": b'{"error": "denied", "code": 200}',
    "list": b"[]",
    "text": b"OK",
    "bytes": bytes(range(256)),
    "no success": b'{"status": {"code": "200", "message": "SUCCESS"}}',
    "no code": b'{"status": {"success": "true"}}',
    "wordy code": b'{"status": {"success": "true", "code": "fine"}}',
    "twice": b'{"status": {"success": "true", "code": "200"}, "status": {}}',
}
STATUSES = (200, 204, 302, 307, 400, 401, 403, 404, 407, 429, 498, 500, 502, 503, 511, 599)


def shaped(code: object, success: object = "true", **more: object) -> bytes:
    state = {"success": success, "code": code, "message": "words", **more}
    return json.dumps({"response": {"status": state}}).encode()


def read(http_status: int, body: bytes, **headers: str) -> Reply:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return classify(RawReply(status=http_status, headers=named, body=body))


def fault(http_status: int, body: bytes, **headers: str) -> ServerFault:
    with pytest.raises(ServerFault) as caught:
        read(http_status, body, **headers)
    return caught.value


def expected_of_bare(http_status: int) -> type[ServerFault]:
    if http_status == 429:
        return ThrottledFault
    if http_status in (401, 403):
        return GatewayRefusalFault
    return ServerTroubleFault if http_status >= 500 else NotOurServerFault


@pytest.mark.parametrize("body", NOT_OURS.values(), ids=NOT_OURS.keys())
@pytest.mark.parametrize("http_status", STATUSES)
def test_what_has_not_the_apis_shape_is_no_answer(http_status: int, body: bytes) -> None:
    assert type(fault(http_status, body)) is expected_of_bare(http_status)


def expected_of_shape(http_status: int, code: int) -> type[ServerFault] | None:
    """None where the reply's items are to be looked at."""
    if 300 <= http_status < 400:
        return NotOurServerFault
    if http_status == 429 or code in (429, 517, 461, 521, 503):
        return ThrottledFault
    if code in (401, 403, 498):
        return CredentialsFault
    if code in (400, 404, 405, 406):
        return RefusedFault
    return ServerTroubleFault if code in (502, 504, 599) else None


BODY_CODES = (
    *(200, 201, 500, 1000, 1012, 1060, 413, 77777),
    *(401, 403, 498, 429, 517, 461, 521, 503, 400, 404, 405, 406, 502, 504, 599),
)


@pytest.mark.parametrize("code", BODY_CODES)
@pytest.mark.parametrize("http_status", [200, 302, 401, 404, 429, 500, 503])
def test_the_body_counts_whatever_the_http_status(http_status: int, code: int) -> None:
    expected = expected_of_shape(http_status, code)
    for success in ("true", "false", True, False):
        body = shaped(code, success)
        if expected is not None:
            assert type(fault(http_status, body)) is expected
            continue
        reply = read(http_status, body, x_cap_requestid="r-1")
        assert (reply.code, reply.message, reply.request_id) == (code, "words", "r-1")
        assert reply.is_success == (success in ("true", True))


@pytest.mark.parametrize("code", ["200", 200, 200.0, "200.0", " 200\n"])
def test_a_code_in_any_spelling(code: object) -> None:
    assert read(200, shaped(code)).code == 200


@pytest.mark.parametrize(
    "body",
    [
        b'{"status": {"success": true, "code": 200}, "store": {"id": "7"}}',
        b'{"response": {"status": {"success": "true", "code": "200"}, "store": {"id": "7"}}}',
        b'\xef\xbb\xbf{"response": [{"status": [{"success": 1, "code": 200}],"store":{"id":"7"}}]}',
    ],
)
def test_the_outer_response_may_be_missing_or_a_list(body: bytes) -> None:
    reply = read(200, body)
    assert reply.tree["store"] == {"id": "7"}
    assert reply.is_success


@pytest.mark.parametrize("name", ["add", "get", "update", "search", "coupons"])
def test_the_contracts_samples_are_answers(name: str) -> None:
    reply = read(200, sample(f"customer_{name}.response.json"))
    assert reply.code == codes.BODY_OK
    assert reply.is_success


@pytest.mark.parametrize(
    ("written", "date", "seconds"),
    [
        ("7", "", 7.0),
        (" 7.5 ", "", 7.5),
        ("0", "", 1.0),
        ("86400", "", 900.0),
        ("", "", 30.0),
        ("soon", "", 30.0),
        ("-5", "", 30.0),
        ("nan", "", 30.0),
        ("inf", "", 30.0),
        ("Tue, 24 Nov 2026 14:03:00 GMT", "Tue, 24 Nov 2026 14:02:00 GMT", 60.0),
        ("Tue, 24 Nov 2026 14:03:00 GMT", "", 30.0),
        ("Tue, 24 Nov 2026 14:03:00 GMT", "Tue, 24 Nov 2026 15:00:00 GMT", 30.0),
        ("Wed, 25 Nov 2026 14:03:00 GMT", "Tue, 24 Nov 2026 14:02:00 GMT", 900.0),
        ("Tue, 24 Nov 2026 14:03:00", "Tue, 24 Nov 2026 14:02:00 GMT", 30.0),
        ("Tue, 99 Nov 2026 14:03:00 GMT", "Tue, 24 Nov 2026 14:02:00 GMT", 30.0),
        ("Tue, 24 Nov 2026 14:03:00 +99999999999999", "Tue, 24 Nov 2026 14:02:00 GMT", 30.0),
    ],
)
def test_when_to_come_back(written: str, date: str, seconds: float) -> None:
    """A date is told by the server's own clock: the till's may be wrong."""
    for found in (
        fault(429, b"", retry_after=written, date=date),
        fault(200, shaped(517), retry_after=written, date=date),
    ):
        assert isinstance(found, ThrottledFault)
        assert found.retry_after_s == seconds


def test_without_a_word_when_to_come_back_there_is_a_default() -> None:
    found = fault(429, b"")
    assert isinstance(found, ThrottledFault)
    assert found.retry_after_s == 30.0


def test_a_refusal_has_the_servers_code_words_and_request() -> None:
    found = fault(200, shaped(404, "false"), x_cap_requestid="r-9")
    assert isinstance(found, RefusedFault)
    assert (found.code, found.message, found.request_id) == (404, "words", "r-9")


@pytest.mark.parametrize("http_status", [302, 401, 429, 200, 502])
def test_every_fault_names_its_request(http_status: int) -> None:
    assert fault(http_status, HTML, x_cap_requestid="r-2").request_id == "r-2"
    assert fault(200, shaped(401), x_cap_requestid="r-3").request_id == "r-3"
    assert fault(200, shaped(502), x_cap_requestid="r-4").request_id == "r-4"


def test_no_piece_of_a_body_reaches_the_details() -> None:
    body = b"<html>tom.sawyer@example.com 44700900000</html>"
    for http_status in (200, 401, 502):
        found = fault(http_status, body)
        assert "tom" not in found.detail
        assert "447" not in found.detail
    assert "words" not in fault(200, shaped(401)).detail


@pytest.mark.parametrize(
    ("code", "success", "expected"),
    [(200, "true", None), (500, "false", ServerTroubleFault), (1005, "false", RefusedFault)],
)
def test_a_call_without_items_is_done_or_refused(
    code: int, success: str, expected: type[Fault] | None
) -> None:
    reply = read(200, shaped(code, success))
    if expected is None:
        assert reply.demand_success() is reply
        return
    with pytest.raises(expected):
        reply.demand_success()


ANY_TREE: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["response", "status", "code", "success", "x"]), inner)
    ),
    max_leaves=10,
)


@given(st.integers(100, 599), ANY_TREE | st.builds(status, st.integers(0, 2000)))
def test_any_answer_is_a_reply_or_a_fault(http_status: int, tree: object) -> None:
    try:
        reply = read(http_status, json.dumps(tree).encode())
    except ServerFault:
        return
    assert isinstance(reply.code, int)
    assert "success" in json.dumps(tree)
