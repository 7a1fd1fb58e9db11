"""Who is let in, what is refused, and that every refusal has the API's own shape."""

import base64
from typing import Any

import httpx
import pytest

from app.sandbox.line.access import Credentials
from app.sandbox.line.server import MAX_BODY_BYTES


def status_of(reply: httpx.Response) -> dict[str, Any]:
    status = reply.json()["response"]["status"]
    assert isinstance(status, dict)
    return status


def test_the_documented_header_is_admitted() -> None:
    header = "Basic c3RvcmUuc2VydmVyOjhhMTZhNmI3MDUwNWViMWYxZmY3Y2RjMGNkNTU1OWE3"
    assert Credentials().admits(header)


@pytest.mark.parametrize(
    "header",
    [
        "",
        "Basic",
        "Basic %%%",
        "Bearer c3RvcmUuc2VydmVyOjhhMTZhNmI3MDUwNWViMWYxZmY3Y2RjMGNkNTU1OWE3",
        "Basic " + base64.b64encode(b"store.server:server123").decode(),
        "Basic " + base64.b64encode(b"store.server:8A16A6B70505EB1F1FF7CDC0CD5559A7").decode(),
        "Basic " + base64.b64encode(b"other:8a16a6b70505eb1f1ff7cdc0cd5559a7").decode(),
    ],
)
async def test_anything_else_is_refused_with_body_code_401(
    client: httpx.AsyncClient, header: str
) -> None:
    reply = await client.get("store/login", auth=None, headers={"Authorization": header})
    assert status_of(reply)["code"] == "401"
    assert status_of(reply)["success"] == "false"


@pytest.mark.parametrize("path", ["store/login", "store/login.json", "store/login?format=json"])
async def test_both_ways_of_asking_for_json(client: httpx.AsyncClient, path: str) -> None:
    assert status_of(await client.get(path)) == {
        "success": "true",
        "code": "200",
        "message": "SUCCESS",
    }


@pytest.mark.parametrize(
    "path", ["customer/nothing", "store", "/v2/customer/get", "/v1.1", "/login"]
)
async def test_an_unknown_call_is_404(client: httpx.AsyncClient, path: str) -> None:
    url = f"http://sandbox{path}" if path.startswith("/") else path
    reply = await client.get(url)
    assert (reply.status_code, status_of(reply)["code"]) == (404, "404")


@pytest.mark.parametrize(
    ("method", "path"),
    [("POST", "customer/get"), ("GET", "customer/add"), ("PUT", "customer/add")],
)
async def test_the_wrong_method_is_405(client: httpx.AsyncClient, method: str, path: str) -> None:
    reply = await client.request(method, path)
    assert (reply.status_code, status_of(reply)["code"]) == (405, "405")


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b'{"root": 3}',
        b'{"root": {"customer": []}}',
        b'{"root": {"customer": [3]}}',
        b'{"root": {"customer": [{"mobile": NaN}]}}',
        b"[" * 100_000,
        b"\xff\xfe",
    ],
)
async def test_a_body_that_is_no_request_is_400(client: httpx.AsyncClient, body: bytes) -> None:
    reply = await client.post("customer/add", content=body)
    assert (reply.status_code, status_of(reply)["code"]) == (400, "400")


async def test_a_body_without_end_is_refused_unread(client: httpx.AsyncClient) -> None:
    reply = await client.post("customer/add", content=b"x" * (MAX_BODY_BYTES + 1))
    assert (reply.status_code, status_of(reply)["code"]) == (413, "413")


async def test_every_reply_has_a_request_id_of_its_own(client: httpx.AsyncClient) -> None:
    replies = [
        await client.get("store/login"),
        await client.get("store/login", auth=None),
        await client.get("nothing"),
        await client.post("customer/add", content=b"{"),
    ]
    ids = {reply.headers["X-Cap-Requestid"] for reply in replies}
    assert len(ids) == len(replies)


async def test_calls_over_the_limit_wait_out_their_minute(
    client: httpx.AsyncClient, control: httpx.AsyncClient, clock: Any
) -> None:
    await control.post("settings", json={"rate_limit": 2})
    assert status_of(await client.get("store/login"))["code"] == "200"
    clock.move(20)
    assert status_of(await client.get("store/login"))["code"] == "200"
    refused = await client.get("store/login")
    assert (refused.status_code, status_of(refused)["code"]) == (429, "429")
    assert refused.headers["Retry-After"] == "40"
    clock.move(40)
    assert status_of(await client.get("store/login"))["code"] == "200"
