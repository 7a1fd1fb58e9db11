"""customer/subscriptions: read, set, refused, and what customer/get's opt-in status makes of it."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sandbox.calls.subscriptions import SUBSCRIPTIONS_READ, SUBSCRIPTIONS_SET
from app.sandbox.state import Sandbox

MOBILE = "447700900700"
EMAIL = "new@example.com"
GOOD = {"mobile": MOBILE, "priority": "BULK", "scope": "all", "channel": "sms"}
Send = Callable[..., Any]


@pytest.fixture(autouse=True)
def newcomer(sandbox: Sandbox) -> int:
    return sandbox.plant({"mobile": MOBILE, "email": EMAIL}).user_id


@pytest.fixture
def read(client: httpx.AsyncClient) -> Send:
    """The first subscription of the answer."""

    async def send(**parameters: str) -> dict[str, Any]:
        reply = await client.get("customer/subscriptions", params={"mobile": MOBILE, **parameters})
        first = reply.json()["response"]["subscriptions"]["subscription"][0]
        assert isinstance(first, dict)
        return first

    return send


@pytest.fixture
def write(client: httpx.AsyncClient) -> Send:
    """Send these entries, each laid over a good one; their answers."""

    async def send(*entries: dict[str, Any]) -> list[dict[str, Any]]:
        sent = [{**GOOD, "is_subscribed": "1", **entry} for entry in entries]
        reply = await client.post("customer/subscriptions", json={"root": {"subscription": sent}})
        found = reply.json()["response"]["subscriptions"]["subscription"]
        assert isinstance(found, list)
        return found

    return send


def wishes(subscription: dict[str, Any]) -> dict[tuple[str, str], str]:
    return {
        (channel["name"], priority["name"]): priority["user_preference"]
        for channel in subscription["channel"]
        for priority in channel["priority"]
    }


def code(item: dict[str, Any]) -> str:
    return str(item["item_status"]["code"])


async def test_nothing_is_set_at_first(read: Send) -> None:
    found = await read()
    assert (found["mobile"], code(found)) == (MOBILE, "1000")
    assert wishes(found) == dict.fromkeys(
        [("SMS", "TRANS"), ("SMS", "BULK"), ("EMAIL", "TRANS"), ("EMAIL", "BULK")], "NOT_SET"
    )


async def test_what_is_set_is_read(read: Send, write: Send, sandbox: Sandbox) -> None:
    (on, off) = await write(
        {}, {"mobile": "", "email": EMAIL, "channel": "EMAIL", "priority": "trans",
             "is_subscribed": 0},
    )  # fmt: skip
    assert [code(on), code(off)] == ["1000", "1000"]
    assert on["item_status"]["message"] == "Subscription updated successfully."
    assert (on["mobile"], on["channel"], on["is_subscribed"]) == (MOBILE, "sms", "1")
    found = wishes(await read())
    assert found["SMS", "BULK"] == "SUBSCRIBED"
    assert found["EMAIL", "TRANS"] == "UNSUBSCRIBED"
    assert found["SMS", "TRANS"] == "NOT_SET"
    assert [each.effect for each in sandbox.effects()] == ["planted", "set", "set"]


async def test_one_channel_and_one_priority_can_be_asked_for(read: Send) -> None:
    assert set(wishes(await read(channel="sms", priority="bulk", scope="ALL"))) == {("SMS", "BULK")}


async def test_several_customers_are_read_in_one_request(client: httpx.AsyncClient) -> None:
    reply = await client.get("customer/subscriptions", params={"mobile": f"{MOBILE},1234567"})
    found = reply.json()["response"]["subscriptions"]["subscription"]
    assert [code(each) for each in found] == ["1000", "1012"]


@pytest.mark.parametrize(
    ("entries", "expected"),
    [
        ([], "NONE"),
        ([{"is_subscribed": "1"}], "OPTIN"),
        ([{"is_subscribed": "0"}], "OPTOUT"),
        ([{"is_subscribed": "0"}, {"channel": "email"}], "OPTIN"),
        ([{"is_subscribed": "1"}, {"is_subscribed": "0"}], "OPTOUT"),
        ([{"priority": "TRANS", "is_subscribed": "0"}], "NONE"),
    ],
)
async def test_a_change_shows_in_the_opt_in_status(
    get: Any, write: Send, entries: list[dict[str, str]], expected: str
) -> None:
    if entries:
        await write(*entries)
    assert (await get(mobile=MOBILE, optin_status="true"))["optin_status"] == expected


@pytest.mark.parametrize("status", ["OPTIN", "OPTOUT", "NONE"])
async def test_what_nobody_set_follows_from_the_opt_in_status(
    read: Send, write: Send, get: Any, sandbox: Sandbox, newcomer: int, status: str
) -> None:
    sandbox.plant({"optin_status": status, "email": None}, user_id=newcomer)
    expected = {"OPTIN": "SUBSCRIBED", "OPTOUT": "UNSUBSCRIBED", "NONE": "NOT_SET"}[status]
    found = wishes(await read())
    assert found["SMS", "BULK"] == expected
    assert found["EMAIL", "BULK"] == "NOT_SET"
    assert found["SMS", "TRANS"] == ("SUBSCRIBED" if status == "OPTIN" else "NOT_SET")
    await write({"is_subscribed": "0"})
    assert (await get(mobile=MOBILE, optin_status="true"))["optin_status"] == "OPTOUT"


async def test_every_seeded_status_is_one_of_the_three(get: Any) -> None:
    seen = {
        (await get(id=str(user_id), optin_status="true"))["optin_status"]
        for user_id in range(15001, 15041)
    }
    assert seen == {"OPTIN", "OPTOUT", "NONE"}


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        ({"channel": "pigeon"}, "1101"),
        ({"channel": ""}, "1101"),
        ({"priority": "HIGH"}, "1102"),
        ({"scope": "campaign"}, "1103"),
        ({"mobile": ""}, "1104"),
        ({"mobile": "12"}, "1104"),
        ({"mobile": "", "email": "no address"}, "1104"),
        ({"scope": "all;campaign"}, "1105"),
        ({"scope": ["all", "campaign"]}, "1105"),
        ({"is_subscribed": "2"}, "1106"),
        ({"is_subscribed": None}, "1106"),
        ({"campaign_id": "999"}, "1107"),
        ({"outbox_id": "x"}, "1108"),
        ({"mobile": "", "user_id": "99"}, "1011"),
        ({"mobile": "1234567"}, "1012"),
        ({"user_id": "15003"}, "1044"),
        *(({"external_id": f"TEST-{each}"}, each) for each in SUBSCRIPTIONS_SET.codes[1:]),
        ({"scope": "TEST-1110"}, "1110"),
    ],
)
async def test_what_cannot_be_set_is_refused_and_the_rest_is_done(
    write: Send, sandbox: Sandbox, change: dict[str, Any], expected: str
) -> None:
    sandbox.plant({"standing": "RESTRICTED"}, user_id=15003)
    entries: list[dict[str, Any]] = [] if "scope" in change else [{}]
    *others, bad = await write(*entries, change)
    assert (code(bad), bad["item_status"]["success"]) == (expected, "false")
    assert bad["item_status"]["message"]
    assert [code(each) for each in others] == ["1000"] * len(entries)
    assert [each.effect for each in sandbox.effects()].count("set") == len(entries)


async def test_scopes_that_differ_refuse_the_whole_request(write: Send, sandbox: Sandbox) -> None:
    assert [code(each) for each in await write({}, {"scope": "campaign"})] == ["1105", "1105"]
    assert [each.effect for each in sandbox.effects()] == ["planted"]


async def test_a_campaign_and_a_message_may_be_named(write: Send) -> None:
    (known, none) = await write(
        {"campaign_id": "501", "outbox_id": "77"}, {"campaign_id": "-1", "outbox_id": "-1"}
    )
    assert [code(known), code(none)] == ["1000", "1000"]


async def test_more_than_the_batch_limit_is_refused_whole(write: Send, sandbox: Sandbox) -> None:
    sandbox.change_settings({"batch_limit": 1})
    assert [code(each) for each in await write({}, {})] == ["1060", "1060"]


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"channel": "pigeon"}, "1101"),
        ({"priority": "HIGH"}, "1102"),
        ({"scope": "campaign"}, "1103"),
        ({"mobile": ""}, "1104"),
        ({"mobile": "", "id": "99"}, "1011"),
        ({"mobile": "", "id": "15003"}, "1044"),
        ({"mobile": "", "id": "15004"}, "91009"),
        ({"mobile": ",".join([MOBILE] * 21)}, "1060"),
        *(
            ({"mobile": "", "external_id": f"TEST-{each}"}, each)
            for each in SUBSCRIPTIONS_READ.codes
            if each not in ("1000", "91009")
        ),
    ],
)
async def test_what_cannot_be_read_is_refused(
    read: Send, sandbox: Sandbox, parameters: dict[str, str], expected: str
) -> None:
    sandbox.plant({"standing": "RESTRICTED"}, user_id=15003)
    sandbox.plant({"standing": "MERGED", "merged_into": 15002}, user_id=15004)
    assert code(await read(**parameters)) == expected


@pytest.mark.parametrize("body", [{}, {"root": {}}, {"root": {"subscription": ["x"]}}])
async def test_a_body_without_subscriptions_is_refused(
    client: httpx.AsyncClient, body: dict[str, Any]
) -> None:
    assert (await client.post("customer/subscriptions", json=body)).status_code == 400
