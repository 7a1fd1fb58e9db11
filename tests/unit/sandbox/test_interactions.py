"""customer/interaction and customer/recommendations."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sandbox.state import Sandbox

Ask = Callable[..., Any]


@pytest.fixture
def ask(client: httpx.AsyncClient) -> Ask:
    async def send(call: str, **parameters: str) -> dict[str, Any]:
        reply = await client.get(f"customer/{call}", params=parameters)
        found = reply.json()["response"]["customer"]
        assert isinstance(found, dict)
        return found

    return send


def messages(interaction: dict[str, Any]) -> list[dict[str, str]]:
    found = interaction["messages"]["message"]
    return found if isinstance(found, list) else [found]


async def test_messages_come_by_network_and_type_and_are_counted(
    ask: Ask, sandbox: Sandbox
) -> None:
    seen = set()
    for user_id in map(str, range(15001, 15011)):
        for network in (await ask("interaction", id=user_id))["interactions"]["network"]:
            for interaction in network["interaction"]:
                listed = messages(interaction)
                seen.add((network["name"], interaction["type"]))
                assert interaction["count"] == str(len(listed))
                dates = [message["date"] for message in listed]
                assert dates == sorted(dates, reverse=True)
                assert all(message["text"] for message in listed)
    assert {network for network, _ in seen} == {"capillary", "facebook"}
    assert len(seen) > 3


async def test_one_network_and_one_type_can_be_asked_for(ask: Ask) -> None:
    for user_id in map(str, range(15001, 15011)):
        found = await ask("interaction", id=user_id, network="Capillary", type="sms")
        for network in found["interactions"]["network"]:
            assert network["name"] == "capillary"
            assert [each["type"] for each in network["interaction"]] == ["sms"]


async def test_a_new_customer_has_no_messages(ask: Ask, sandbox: Sandbox) -> None:
    person = sandbox.plant({"mobile": "447700900700", "type": "NOT_INTERESTED"})
    found = await ask("interaction", id=str(person.user_id))
    assert found["interactions"] == {"network": []}
    assert found["item_status"]["code"] == "1000"


async def test_recommendations_have_a_reason_and_a_limit(ask: Ask) -> None:
    found = await ask("recommendations", mobile="44700900000")
    status = found["item_status"]
    assert (status["code"], status["success"]) == ("1050", "true")
    listed = found["recommendations"]["recommendation"]
    every = listed if isinstance(listed, list) else [listed]
    assert all(set(each) == {"sku", "description", "price", "reason"} for each in every)
    assert await ask("recommendations", mobile="44700900000") == found
    short = await ask("recommendations", mobile="44700900000", limit="1")
    assert short["recommendations"]["recommendation"] == every[0]


async def test_who_bought_nothing_is_recommended_nothing(ask: Ask, sandbox: Sandbox) -> None:
    person = sandbox.plant({"mobile": "447700900700"})
    status = (await ask("recommendations", id=str(person.user_id)))["item_status"]
    assert (status["code"], status["success"]) == ("1051", "false")


@pytest.mark.parametrize(
    ("call", "parameters", "code"),
    [
        (call, parameters, code)
        for call in ("interaction", "recommendations")
        for parameters, code in (
            ({"id": "99"}, "1011"),
            ({"email": "nobody@example.com"}, "1012"),
            ({}, "1015"),
            ({"id": "15003"}, "1044"),
            ({"id": "15004", "user_id": "true"}, "91009"),
            ({"external_id": "TEST-1044"}, "1044"),
        )
    ],
)
async def test_whom_it_cannot_show_it_says_why(
    ask: Ask, sandbox: Sandbox, call: str, parameters: dict[str, str], code: str
) -> None:
    sandbox.plant({"standing": "RESTRICTED"}, user_id=15003)
    sandbox.plant({"standing": "MERGED", "merged_into": 15001}, user_id=15004)
    found = await ask(call, **parameters)
    assert found["item_status"]["code"] == code
    if code == "91009":
        assert found["user_id"] == "15001"


async def test_recommendations_can_be_made_to_fail(ask: Ask) -> None:
    assert (await ask("recommendations", external_id="TEST-1051"))["item_status"]["code"] == "1051"
