"""The control endpoint: its token, the oracle it gives, and the people it plants."""

from typing import Any

import httpx
import pytest

PATHS = ("faults", "outage", "state", "effects", "people?mobile=1", "settings")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("token", [None, "", "wrong", "schlüssel"])
async def test_nothing_without_the_token(
    control: httpx.AsyncClient, path: str, token: str | None
) -> None:
    del control.headers["X-Control-Token"]
    headers = [] if token is None else [(b"X-Control-Token", token.encode("latin-1"))]
    assert (await control.get(path, headers=headers)).status_code == 403


async def test_a_reset_needs_the_token_too(control: httpx.AsyncClient, add: Any) -> None:
    await add({"mobile": "447700900600"})
    del control.headers["X-Control-Token"]
    assert (await control.post("reset")).status_code == 403
    control.headers["X-Control-Token"] = "the token"
    assert (await control.get("state")).json()["customers"] == 51


async def test_the_tills_login_opens_no_control(client: httpx.AsyncClient) -> None:
    assert (await client.get("http://sandbox/_control/state")).status_code == 403


async def test_the_state_counts_what_came_and_what_was_done(
    client: httpx.AsyncClient, control: httpx.AsyncClient, add: Any
) -> None:
    await add({"mobile": "447700900600"}, {"mobile": "44700900000"}, {"mobile": "bad"})
    await control.post("faults", json={"action": "status", "times": 1})
    await client.get("customer/get", params={"mobile": "1,2"})
    await client.get("customer/get", params={"mobile": "44700900000,44700900999"})
    state = (await control.get("state")).json()
    assert state["customers"] == 51
    assert state["writes"] == {"customer/add": {"registered": 1, "updated": 1}}
    assert state["request_counts"] == {
        "POST /v1.1/customer/add": 1,
        "GET /v1.1/customer/get": 2,
    }
    first, failed, last = state["requests"]
    assert (first["method"], first["path"]) == ("POST", "/v1.1/customer/add")
    assert (first["items"], first["status"], first["fault"]) == (3, 200, "")
    assert first["at"] == "2026-06-01T11:00:00+00:00"
    assert (failed["status"], failed["fault"]) == (500, "status")
    assert (last["items"], last["query"]) == (2, "mobile=44700900000%2C44700900999")
    later = (await control.get("state", params={"after": failed["seq"]})).json()
    assert later["requests"] == [last]


async def test_the_journal_names_the_request(
    client: httpx.AsyncClient, control: httpx.AsyncClient
) -> None:
    body = {"root": {"customer": {"mobile": "447700900600"}}}
    reply = await client.post("customer/add", json=body)
    (effect,) = (await control.get("effects")).json()
    assert effect["effect"] == "registered"
    assert effect["request_id"] == reply.headers["X-Cap-Requestid"]
    assert (await control.get("effects", params={"after": effect["seq"]})).json() == []


async def test_a_planted_customer_is_found_by_the_till(
    control: httpx.AsyncClient, get: Any
) -> None:
    fields = {"mobile": "+44 7700 900610", "firstname": "Planted", "loyalty_points": 7}
    planted = (await control.post("people", json={"set": fields})).json()
    item = await get(mobile="447700900610")
    assert (item["firstname"], item["loyalty_points"]) == ("Planted", "7")
    seen = (await control.get("people", params={"mobile": "447700900610"})).json()
    assert seen == planted


async def test_an_altered_customer_keeps_the_rest(control: httpx.AsyncClient, get: Any) -> None:
    change = {"find": {"mobile": "44700900000"}, "set": {"mobile": "447700900611"}}
    await control.post("people", json=change)
    assert (await get(mobile="44700900000"))["item_status"]["code"] == "1012"
    item = await get(mobile="447700900611")
    assert (item["email"], item["firstname"]) == ("tom.sawyer@example.com", "Tom")


@pytest.mark.parametrize(
    "body",
    [
        {"set": {"shoe": 9}},
        {"set": {"loyalty_points": "7"}},
        {"set": {"loyalty_points": True}},
        {"set": {"firstname": None}},
        {"set": {"standing": "LOST"}},
        {"set": {"custom_fields": ["x"]}},
        {"find": {"mobile": "1234567"}, "set": {}},
        {"find": {}, "set": {}},
        {"find": {"shoe": "9"}, "set": {}},
        ["x"],
    ],
)
async def test_a_plant_that_is_none_changes_nothing(
    control: httpx.AsyncClient, body: object
) -> None:
    reply = await control.post("people", json=body)
    assert (reply.status_code, "error" in reply.json()) == (400, True)
    state = (await control.get("state")).json()
    assert (state["customers"], state["writes"]) == (50, {})


async def test_a_place_in_the_log_is_a_number(control: httpx.AsyncClient) -> None:
    assert (await control.get("state", params={"after": "x"})).status_code == 400
    assert (await control.get("people")).status_code == 400


@pytest.mark.parametrize("content", [b"", b"{", b"[" * 100_000, b" " * (1 << 21)])
async def test_a_body_that_is_no_json_is_refused(
    control: httpx.AsyncClient, content: bytes
) -> None:
    for path in ("faults", "outage", "people", "settings"):
        assert (await control.post(path, content=content)).status_code == 400


@pytest.mark.parametrize(
    "changes", [{"batch_limit": "5"}, {"colour": "red"}, {"configs": 3}, {"batch_limit": None}]
)
async def test_a_setting_that_is_none_is_refused(
    control: httpx.AsyncClient, changes: dict[str, object]
) -> None:
    before = (await control.get("settings")).json()
    assert (await control.post("settings", json=changes)).status_code == 400
    assert (await control.get("settings")).json() == before


async def test_a_changed_configuration_is_what_the_till_reads(
    control: httpx.AsyncClient, client: httpx.AsyncClient
) -> None:
    await control.post("settings", json={"configs": {"CONF_USERS_IS_EMAIL_REQUIRED": "true"}})
    reply = await client.get("organization/configs")
    found = reply.json()["response"]["organization"]["configs"]["config"]
    values = {each["key"]: each["value"] for each in found}
    assert values["CONF_USERS_IS_EMAIL_REQUIRED"] == "true"
    assert values["CONF_REGISTRATION_PRIMARY_KEY"] == "mobile"


async def test_a_reset_brings_back_the_first_start(
    control: httpx.AsyncClient, client: httpx.AsyncClient, add: Any, get: Any
) -> None:
    await add({"mobile": "44700900000", "firstname": "Changed"}, {"mobile": "447700900600"})
    await control.post("settings", json={"batch_limit": 1})
    await control.post("faults", json={"action": "portal"})
    await control.post("outage", json={"on": True, "slow_s": 1})
    await control.post("reset")
    state = (await control.get("state")).json()
    assert (state["customers"], state["writes"], state["requests"]) == (50, {}, [])
    assert (await get(mobile="44700900000"))["firstname"] == "Tom"
    assert (await control.get("settings")).json()["batch_limit"] == 20
    assert (await control.get("faults")).json() == []
