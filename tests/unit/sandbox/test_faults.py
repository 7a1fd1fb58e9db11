"""Faults in-process: what each does to the answer, and whether the request was done."""

import asyncio
import json
from typing import Any

import httpx
import pytest

from app.sandbox.line.interference import ConnectionDropped
from app.sandbox.line.server import SandboxApp
from app.sandbox.state import Sandbox

BODY = {"root": {"customer": [{"mobile": "447700900600"}, {"mobile": "447700900601"}]}}


async def post(client: httpx.AsyncClient) -> httpx.Response:
    return await client.post("customer/add", json=BODY)


def registered(sandbox: Sandbox) -> int:
    return len(sandbox.effects())


async def order(control: httpx.AsyncClient, action: str, **fields: object) -> None:
    reply = await control.post("faults", json={"action": action, **fields})
    assert reply.status_code == 200, reply.text


@pytest.mark.parametrize(
    ("action", "done"), [("drop_before", 0), ("commit_then_drop", 2), ("cut", 2)]
)
async def test_a_broken_connection_before_or_after_it_was_done(
    client: httpx.AsyncClient,
    control: httpx.AsyncClient,
    sandbox: Sandbox,
    action: str,
    done: int,
) -> None:
    await order(control, action)
    with pytest.raises(ConnectionDropped):
        await post(client)
    assert registered(sandbox) == done


@pytest.mark.parametrize("commit", [False, True])
@pytest.mark.parametrize(
    ("action", "fields", "status"),
    [
        ("status", {"status": 502}, 502),
        ("status", {"status": 200, "body": "empty"}, 200),
        ("status", {"status": 200, "body": "truncated"}, 200),
        ("status", {"status": 503, "body": "api", "code": "517"}, 503),
        ("redirect", {}, 302),
        ("portal", {}, 200),
        ("garble", {}, 200),
        ("unauthorised", {}, 401),
        ("throttle", {"retry_after_s": 9}, 429),
    ],
)
async def test_an_answer_that_is_not_the_right_one(
    client: httpx.AsyncClient,
    control: httpx.AsyncClient,
    sandbox: Sandbox,
    action: str,
    fields: dict[str, object],
    status: int,
    commit: bool,
) -> None:
    await order(control, action, commit=commit, **fields)
    reply = await post(client)
    assert reply.status_code == status
    assert registered(sandbox) == (2 if commit else 0)


async def test_what_the_false_answers_look_like(
    client: httpx.AsyncClient, control: httpx.AsyncClient
) -> None:
    async def answer(action: str, **fields: object) -> httpx.Response:
        await control.delete("faults")
        await order(control, action, times=1, **fields)
        return await client.get("store/login")

    portal = await answer("portal")
    assert portal.headers["content-type"].startswith("text/html")
    assert "x-cap-requestid" not in portal.headers
    redirect = await answer("redirect", location="http://elsewhere.invalid/")
    assert redirect.headers["location"] == "http://elsewhere.invalid/"
    assert (await answer("status", body="empty", status=204)).content == b""
    throttled = await answer("throttle", retry_after_s=9)
    assert throttled.headers["retry-after"] == "9"
    assert throttled.json()["response"]["status"]["code"] == "429"
    strange = await answer("status", status=200, body="api", code="498", success="true")
    assert strange.json()["response"]["status"]["code"] == "498"
    assert strange.json()["response"]["status"]["success"] == "true"
    assert strange.headers["x-cap-requestid"]
    for broken in (
        await answer("garble"),
        await answer("status", status=200, body="truncated", commit=True),
    ):
        with pytest.raises((json.JSONDecodeError, UnicodeDecodeError)):
            json.loads(broken.content)
    assert (await client.get("store/login")).json()["response"]["status"]["code"] == "200"


async def test_one_item_of_a_write_is_refused_without_being_done(
    client: httpx.AsyncClient, control: httpx.AsyncClient, sandbox: Sandbox
) -> None:
    await order(control, "item_code", item=1, code="1023")
    body = (await post(client)).json()["response"]
    first, second = body["customers"]["customer"]
    assert (first["item_status"]["code"], second["item_status"]["code"]) == ("1000", "1023")
    assert second["item_status"]["message"] == "Unable to register customer to loyalty program"
    assert second["mobile"] == "447700900601"
    assert body["status"]["code"] == "201"
    assert registered(sandbox) == 1


async def test_an_unlisted_code_and_an_empty_message(
    client: httpx.AsyncClient, control: httpx.AsyncClient
) -> None:
    await order(control, "item_code", code="7777", message="")
    items = (await post(client)).json()["response"]["customers"]["customer"]
    assert [item["item_status"] for item in items] == [
        {"success": "false", "code": "7777", "message": ""}
    ] * 2


async def test_one_item_of_a_read_is_refused(
    client: httpx.AsyncClient, control: httpx.AsyncClient
) -> None:
    await order(control, "item_code", item=0, code="1044")
    reply = await client.get("customer/get", params={"mobile": "44700900000,44700900999"})
    codes = [item["item_status"]["code"] for item in reply.json()["customers"]]
    assert codes == ["1044", "1000"]


@pytest.mark.parametrize(("action", "left"), [("item_unanswered", 2), ("item_missing", 1)])
async def test_an_item_done_but_not_answered_for(
    client: httpx.AsyncClient,
    control: httpx.AsyncClient,
    sandbox: Sandbox,
    action: str,
    left: int,
) -> None:
    await order(control, action, item=0)
    found = (await post(client)).json()["response"]["customers"]["customer"]
    items = found if isinstance(found, list) else [found]
    assert len(items) == left
    assert [item["mobile"] for item in items if "item_status" in item] == ["447700900601"]
    assert registered(sandbox) == 2


async def test_the_right_answer_in_other_types(
    client: httpx.AsyncClient, control: httpx.AsyncClient
) -> None:
    await order(control, "drift")
    body = (await post(client)).json()
    assert body["status"] == {"success": True, "code": 200.0, "message": "SUCCESS"}
    item = body["customers"]["customer"][0]
    assert item["loyalty_points"] == 50
    assert item["mobile"] == "447700900600", "an identifier is never a number"


async def test_a_reply_that_is_late(
    client: httpx.AsyncClient, control: httpx.AsyncClient, clock: Any, sandbox: Sandbox
) -> None:
    await order(control, "delay", seconds=7, times=1)
    await post(client)
    assert clock.slept == [7]
    await order(control, "delay", seconds=3, times=1, commit=True)
    reply = await client.get("store/login")
    assert reply.json()["response"]["store"]["user"]["server_time"].startswith(
        "2026-06-01T12:00:07"
    )
    assert clock.slept == [7, 3]


@pytest.mark.parametrize(("commit", "done"), [(False, 0), (True, 2)])
async def test_a_stall_never_answers(
    client: httpx.AsyncClient,
    control: httpx.AsyncClient,
    sandbox: Sandbox,
    app: SandboxApp,
    commit: bool,
    done: int,
) -> None:
    await order(control, "stall", commit=commit)
    waiting = asyncio.ensure_future(post(client))
    for _ in range(50):
        await asyncio.sleep(0)
    assert not waiting.done()
    assert registered(sandbox) == done
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting


async def test_rules_choose_by_path_query_and_method(
    client: httpx.AsyncClient, control: httpx.AsyncClient
) -> None:
    await order(control, "status", match="mobile=44700900000", method="GET", status=599)
    tom = await client.get("customer/get", params={"mobile": "44700900000"})
    rita = await client.get("customer/get", params={"mobile": "44700900999"})
    assert (tom.status_code, rita.status_code) == (599, 200)
    assert (await client.post("customer/get?mobile=44700900000")).status_code == 405


async def test_rules_skip_and_run_out(
    client: httpx.AsyncClient, control: httpx.AsyncClient
) -> None:
    await order(control, "status", status=500, skip=1, times=2)
    await order(control, "status", status=503, skip=1, times=1)
    seen = [(await client.get("store/login")).status_code for _ in range(5)]
    # The second rule sees only what the first lets through.
    assert seen == [200, 500, 500, 503, 200]
    used = [rule["used"] for rule in (await control.get("faults")).json()]
    assert used == [2, 1]
    await control.delete("faults")
    assert (await control.get("faults")).json() == []


@pytest.mark.parametrize(
    "rule",
    [
        {},
        {"action": "explode"},
        {"action": "status", "colour": "red"},
        {"action": "status", "status": 99},
        {"action": "status", "status": True},
        {"action": "status", "body": "pdf"},
        {"action": "delay", "seconds": -1},
        {"action": "delay", "seconds": "1"},
        {"action": "drop_before", "times": -1},
        {"action": "drop_before", "commit": "yes"},
        {"action": "drop_before", "how": "gently"},
        {"action": "drop_before", "match": 3},
        [3],
        "drop_before",
    ],
)
async def test_a_rule_that_is_none_is_refused_and_not_kept(
    control: httpx.AsyncClient, rule: object
) -> None:
    reply = await control.post("faults", json=rule)
    assert reply.status_code == 400
    assert reply.json()["error"]
    assert (await control.get("faults")).json() == []


@pytest.mark.parametrize("how", ["refuse", "close"])
async def test_a_cut_network_breaks_every_call_until_it_is_restored(
    client: httpx.AsyncClient, control: httpx.AsyncClient, sandbox: Sandbox, how: str
) -> None:
    await control.post("outage", json={"on": True, "how": how})
    assert (await control.get("outage")).json()["how"] == how
    with pytest.raises(ConnectionDropped):
        await post(client)
    await control.post("outage", json={"on": False})
    assert registered(sandbox) == 0
    assert (await post(client)).status_code == 200


async def test_a_slow_line_delays_every_call(
    client: httpx.AsyncClient, control: httpx.AsyncClient, clock: Any
) -> None:
    await control.post("outage", json={"slow_s": 2.5})
    await client.get("store/login")
    await client.get("store/login")
    assert clock.slept == [2.5, 2.5]


async def test_a_flaky_line_drops_some_before_and_some_after(
    client: httpx.AsyncClient, control: httpx.AsyncClient, app: SandboxApp
) -> None:
    await control.post("outage", json={"flaky": 0.5})
    for _ in range(60):
        try:
            await client.get("store/login")
        except ConnectionDropped:
            continue
    faults = [str(entry["fault"]) for entry in app.log.report()]
    assert {*faults} == {"", "drop_before", "commit_then_drop"}
    assert 15 < faults.count("") < 45


@pytest.mark.parametrize(
    "change",
    [{"on": "yes"}, {"how": "softly"}, {"slow_s": -1}, {"slow_s": "2"}, {"flaky": 2}, {"x": 1}],
)
async def test_an_outage_that_is_none_is_refused(
    control: httpx.AsyncClient, change: dict[str, object]
) -> None:
    assert (await control.post("outage", json=change)).status_code == 400
    report = (await control.get("outage")).json()
    assert report == {"on": False, "how": None, "slow_s": 0.0, "flaky": 0.0}
