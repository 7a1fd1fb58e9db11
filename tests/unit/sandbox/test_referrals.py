"""customer/referrals: inviting, inviting again, who joined, and every refusal."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sandbox.calls.referrals import REFERRALS_INVITED, REFERRALS_READ
from app.sandbox.state import Sandbox

TOM = "44700900000"
FRIEND = {"type": "MOBILE", "identifier": "+447700900701", "name": "Huck"}
Send = Callable[..., Any]


@pytest.fixture
def read(client: httpx.AsyncClient) -> Send:
    async def send(**parameters: str) -> dict[str, Any]:
        asked = {"mobile": TOM, "campaign_token": "FRIENDS", **parameters}
        reply = await client.get("customer/referrals", params=asked)
        found = reply.json()["response"]["customer"]
        assert isinstance(found, dict)
        return found

    return send


@pytest.fixture
def invite(client: httpx.AsyncClient) -> Send:
    async def send(*friends: Any, **more: Any) -> dict[str, Any]:
        customer = {"mobile": TOM, "campaign_token": "friends", **more}
        customer["referrals"] = {"referral": list(friends)}
        reply = await client.post("customer/referrals", json={"root": {"customer": customer}})
        found = reply.json()["response"]["customer"]
        assert isinstance(found, dict)
        return found

    return send


def code(customer: dict[str, Any]) -> str:
    return str(customer["item_status"]["code"])


async def test_who_was_invited_is_told_and_joins(
    read: Send, invite: Send, add: Any, sandbox: Sandbox
) -> None:
    assert code(await read()) == "1205"
    done = await invite(FRIEND, {"type": "EMAIL", "identifier": "Becky@Example.com"})
    assert done["item_status"]["message"] == "Referrals are invited successfully"
    found = await read(user_id="true")
    assert (found["user_id"], found["campaign_token"]) == ("15001", "FRIENDS")
    assert found["statistics"] == {"invited": "2", "joined": "0"}
    first, second = found["referrals"]["referral"]
    assert first == {
        "type": "MOBILE",
        "identifier": "447700900701",
        "name": "Huck",
        "invited_on": "2026-06-01 12:00:00",
        "status": "INVITED",
    }
    assert second["identifier"] == "becky@example.com"
    assert [each.effect for each in sandbox.effects()] == ["invited"]
    await add({"mobile": "447700900701"})
    joined = await read()
    assert joined["statistics"] == {"invited": "2", "joined": "1"}
    assert [each["status"] for each in joined["referrals"]["referral"]] == ["JOINED", "INVITED"]


async def test_inviting_again_changes_nothing(invite: Send, read: Send, sandbox: Sandbox) -> None:
    await invite(FRIEND)
    again = await invite(FRIEND, FRIEND)
    assert (code(again), again["statistics"]["invited"]) == ("1000", "1")
    assert len(sandbox.effects()) == 1
    assert code(await read(campaign_token="INBOX")) == "1205"


@pytest.mark.parametrize(
    ("friends", "more", "expected"),
    [
        ([FRIEND], {"campaign_token": "NOPE"}, "1202"),
        ([FRIEND], {"campaign_token": ""}, "1202"),
        ([FRIEND], {"campaign_token": "DRAFT"}, "1203"),
        ([FRIEND], {"mobile": "447700900799"}, "1204"),
        ([FRIEND], {"campaign_token": "INBOX"}, "1206"),
        ([{**FRIEND, "type": "TWITTER"}], {}, "1206"),
        ([{**FRIEND, "identifier": "12"}], {}, "1206"),
        ([FRIEND, {"type": "EMAIL", "identifier": "no address"}], {}, "1206"),
        ([], {}, "1206"),
        (["no record"], {}, "1206"),
        ([FRIEND], {"campaign_token": "TEST-1222"}, "1222"),
        ([{**FRIEND, "identifier": "TEST-1222"}], {}, "1222"),
        ([FRIEND], {"mobile": ""}, "1015"),
        ([FRIEND], {"mobile": "", "id": "99"}, "1011"),
        ([FRIEND], {"mobile": "1234567"}, "1012"),
        ([FRIEND], {"id": "15003"}, "1044"),
        *(
            ([FRIEND], {"external_id": f"TEST-{each}"}, each)
            for each in REFERRALS_INVITED.codes[1:]
        ),
    ],
)
async def test_what_cannot_be_invited_is_refused_and_nobody_is(
    invite: Send, sandbox: Sandbox, friends: list[Any], more: dict[str, str], expected: str
) -> None:
    sandbox.plant({"mobile": "447700900799", "type": "NON_LOYALTY"})
    sandbox.plant({"standing": "RESTRICTED"}, user_id=15003)
    refused = await invite(*friends, **more)
    assert (code(refused), refused["item_status"]["success"]) == (expected, "false")
    assert "invited" not in {each.effect for each in sandbox.effects()}


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"campaign_token": ""}, "1202"),
        ({"campaign_token": "DRAFT"}, "1203"),
        ({"mobile": "447700900799"}, "1204"),
        ({"campaign_token": "TEST-1222"}, "1222"),
        ({"mobile": "", "id": "15004"}, "91009"),
        *(
            ({"mobile": "", "external_id": f"TEST-{each}"}, each)
            for each in REFERRALS_READ.codes
            if each not in ("1000", "91009")
        ),
    ],
)
async def test_what_cannot_be_read_is_refused(
    read: Send, invite: Send, sandbox: Sandbox, parameters: dict[str, str], expected: str
) -> None:
    await invite(FRIEND)
    sandbox.plant({"mobile": "447700900799", "type": "NON_LOYALTY"})
    sandbox.plant({"standing": "MERGED", "merged_into": 15001}, user_id=15004)
    assert code(await read(**parameters)) == expected
