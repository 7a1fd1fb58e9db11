"""Access tokens: how one is had, what it opens, and how it ends."""

from typing import Any

import httpx
import pytest

GENERATE = "http://sandbox/v3/oauth/token/generate"
LOGIN = {"key": "store.server", "secret": "server123"}
TILL = {
    "X-CAP-API-ATTRIBUTION-ENTITY-TYPE": "TILL",
    "X-CAP-API-ATTRIBUTION-ENTITY-CODE": "till.bond.1",
}


async def signed(client: httpx.AsyncClient) -> dict[str, str]:
    """Headers of a fresh token."""
    reply = await client.request("POST", GENERATE, json=LOGIN, auth=None)
    return {"X-CAP-API-OAUTH-TOKEN": reply.json()["data"]["accessToken"], **TILL}


async def ask(client: httpx.AsyncClient, headers: dict[str, str]) -> tuple[int, str, str]:
    """The HTTP status, the body's code and its success."""
    reply = await client.get("store/login", auth=None, headers=headers)
    status = reply.json()["response"]["status"]
    return reply.status_code, status["code"], status["success"]


async def test_a_login_gets_a_token_that_opens_every_call(client: httpx.AsyncClient) -> None:
    reply = await client.request("POST", GENERATE, json=LOGIN, auth=None)
    assert reply.status_code == 200
    data = reply.json()["data"]
    assert set(data) == {"accessToken", "ttlSeconds"}
    assert data["ttlSeconds"] == 3600
    assert await ask(client, await signed(client)) == (200, "200", "true")


@pytest.mark.parametrize(
    ("body", "status"),
    [
        (b'{"key": "store.server", "secret": "wrong"}', 401),
        (b'{"key": "other", "secret": "server123"}', 401),
        (b'{"key": "store.server", "secret": "8a16a6b70505eb1f1ff7cdc0cd5559a7"}', 401),
        (b'{"key": "store.server\\ud800", "secret": "server123"}', 401),
        (b'{"key": "store.server"}', 400),
        (b'{"key": 1, "secret": []}', 400),
        (b"key=store.server&secret=server123", 400),
        (b"", 400),
    ],
)
async def test_who_is_no_login_gets_none(
    client: httpx.AsyncClient, body: bytes, status: int
) -> None:
    reply = await client.request("POST", GENERATE, content=body, auth=None)
    assert reply.status_code == status
    (error,) = reply.json()["errors"]
    assert (error["status"], error["code"]) == (False, status)


async def test_a_token_is_asked_for_by_post(client: httpx.AsyncClient) -> None:
    assert (await client.get(GENERATE, auth=None)).status_code == 405


async def test_a_token_ends_with_its_time(
    client: httpx.AsyncClient, control: httpx.AsyncClient, clock: Any
) -> None:
    await control.post("settings", json={"token_ttl_s": 60})
    headers = await signed(client)
    clock.move(59)
    assert (await ask(client, headers))[1] == "200"
    clock.move(1)
    assert await ask(client, headers) == (401, "498", "false")
    assert (await ask(client, await signed(client)))[1] == "200"


async def test_tokens_can_be_ended_by_hand_and_by_a_reset(
    client: httpx.AsyncClient, control: httpx.AsyncClient
) -> None:
    for method, path in (("DELETE", "tokens"), ("POST", "reset")):
        headers = await signed(client)
        assert (await ask(client, headers))[1] == "200"
        assert (await control.request(method, path)).status_code == 200
        assert (await ask(client, headers))[1] == "498"


async def test_some_servers_pose_a_dead_token_as_a_success(
    client: httpx.AsyncClient, control: httpx.AsyncClient
) -> None:
    await control.post("settings", json={"masks_dead_tokens": True})
    headers = {"X-CAP-API-OAUTH-TOKEN": "never handed out", **TILL}
    assert await ask(client, headers) == (200, "498", "true")


@pytest.mark.parametrize(
    "left_out", [{}, {"X-CAP-API-ATTRIBUTION-ENTITY-TYPE": "STORE"}, dict.fromkeys(TILL, "")]
)
async def test_a_token_speaks_for_a_till(
    client: httpx.AsyncClient, left_out: dict[str, str]
) -> None:
    headers = await signed(client)
    bare = {"X-CAP-API-OAUTH-TOKEN": headers["X-CAP-API-OAUTH-TOKEN"], **left_out}
    assert (await ask(client, bare))[:2] == (401, "401")


async def test_a_dead_token_is_not_saved_by_a_login(client: httpx.AsyncClient) -> None:
    reply = await client.get("store/login", headers={"X-CAP-API-OAUTH-TOKEN": "dead", **TILL})
    assert reply.json()["response"]["status"]["code"] == "498"
