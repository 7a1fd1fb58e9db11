"""customer/update_identity and request/get: what is asked, who decides, and what comes of it."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sandbox.calls.identity_change import UPDATE_IDENTITY
from app.sandbox.people.people import Kind
from app.sandbox.state import Sandbox
from tests.unit.sandbox.exchanges import ask, code, item_of, items_of, listed, post

TOM, RITA = "44700900000", "44700900999"
WANTED = "44700900090"
CHANGE = {"identifier": "mobile", "old_value": TOM, "new_value": WANTED}


@pytest.fixture
def change(client: httpx.AsyncClient) -> Callable[..., Any]:
    async def send(**fields: object) -> Any:
        return await post(client, "customer/update_identity", {**CHANGE, **fields})

    return send


@pytest.fixture
def requests(client: httpx.AsyncClient) -> Callable[..., Any]:
    """A customer's requests as the till sees them."""

    async def read(**parameters: str) -> list[dict[str, Any]]:
        item = await ask(client, "request/get", **parameters)
        return listed(item["requests"], "request")

    return read


@pytest.fixture
def decide(control: httpx.AsyncClient) -> Callable[..., Any]:
    async def send(approve: bool) -> str:
        pending = [
            each for each in (await control.get("requests")).json() if each["status"] == "PENDING"
        ]
        body = {"id": pending[0]["id"], "approve": approve}
        return str((await control.post("requests", json=body)).json()["status"])

    return send


async def test_the_samples_request_gets_the_samples_answer(
    client: httpx.AsyncClient, sample: Callable[[str], Any]
) -> None:
    reply = await client.post(
        "customer/update_identity", json=sample("customer_update_identity.request")
    )
    assert reply.json() == sample("customer_update_identity.response")


@pytest.mark.parametrize(
    ("customer", "kind"),
    [
        ({"identifier": "mobile", "old_identifier": TOM, "new_identifier": WANTED}, "mobile"),
        ({"identifier": "Mobile", "old_value": "+44 700900000", "new_value": WANTED}, "mobile"),
        ({"old_value": TOM, "new_value": WANTED}, "mobile"),
        ({"identifier": TOM, "new_value": WANTED}, "mobile"),
        (
            {
                "identifier": TOM,
                "old_value": "Tom.Sawyer@example.com",
                "new_value": "t@example.com",
            },
            "email",
        ),
        ({"identifier": "ts1234", "old_value": "ts1234", "new_value": "ts9"}, "external_id"),
    ],
)
async def test_both_ways_to_name_the_identifier_are_read(
    client: httpx.AsyncClient, customer: Any, kind: str
) -> None:
    item = await post(client, "customer/update_identity", customer)
    assert (code(item), item["identifier"], item["updated"]) == ("1040", kind, "true")


async def test_a_request_waits_and_the_customer_stays_as_he_is(
    change: Any, requests: Any, get: Any, sandbox: Sandbox
) -> None:
    await change()
    (request,) = await requests(mobile=TOM)
    assert request.items() >= {
        ("type", "CHANGE_IDENTIFIER"),
        ("status", "PENDING"),
        ("identifier", "mobile"),
        ("old_value", TOM),
        ("new_value", WANTED),
        ("added_on", "2026-06-01 12:00:00"),
    }
    assert code(await get(mobile=WANTED)) == "1012"
    (effect,) = sandbox.effects()
    assert (effect.call, effect.effect, effect.user_id) == (
        *("customer/update_identity", "requested"),
        15001,
    )


async def test_the_same_again_is_a_second_request(change: Any, requests: Any) -> None:
    await change()
    await change()
    assert len(await requests(mobile=TOM)) == 2


async def test_an_approved_request_changes_even_the_primary_identifier(
    change: Any, decide: Any, requests: Any, get: Any, clock: Any
) -> None:
    await change()
    clock.move(60)
    assert await decide(True) == "APPROVED"
    assert (await get(mobile=WANTED))["firstname"] == "Tom"
    assert code(await get(mobile=TOM)) == "1012"
    for whom in ({"mobile": WANTED}, {"mobile": TOM}, {"id": "15001"}):
        (request,) = await requests(**whom)
        assert (request["status"], request["updated_on"]) == ("APPROVED", "2026-06-01 12:01:00")


async def test_a_rejected_request_changes_nothing(
    change: Any, decide: Any, requests: Any, get: Any, sandbox: Sandbox
) -> None:
    await change()
    assert await decide(False) == "REJECTED"
    assert (await requests(mobile=TOM))[0]["status"] == "REJECTED"
    assert code(await get(mobile=TOM)) == "1000"
    assert [each.effect for each in sandbox.effects()] == ["requested", "rejected"]


async def test_what_was_given_away_meanwhile_is_rejected(
    change: Any, decide: Any, add: Any, get: Any
) -> None:
    await change()
    await add({"mobile": WANTED})
    assert await decide(True) == "REJECTED"
    assert code(await get(mobile=TOM)) == "1000"


async def test_of_two_requests_the_second_comes_too_late(change: Any, decide: Any) -> None:
    await change()
    await change(new_value="44700900091")
    assert (await decide(True), await decide(True)) == ("APPROVED", "REJECTED")


async def test_a_customer_who_is_gone_gets_nothing(
    change: Any, decide: Any, sandbox: Sandbox
) -> None:
    await change()
    sandbox.plant({"standing": "ERASED"}, user_id=15001)
    assert await decide(True) == "REJECTED"


async def test_a_guest_with_the_new_identifier_is_merged(
    change: Any, decide: Any, add: Any, get: Any
) -> None:
    (guest,) = await add({"mobile": WANTED, "type": "NON_LOYALTY"})
    await change()
    assert await decide(True) == "APPROVED"
    assert (await get(mobile=WANTED))["firstname"] == "Tom"
    assert code(await get(id=guest["user_id"])) == "91009"


async def test_the_back_office_may_work_by_itself(
    change: Any, requests: Any, control: httpx.AsyncClient, get: Any, clock: Any
) -> None:
    await control.post("settings", json={"approves_requests_after_s": 60})
    await change()
    clock.move(59)
    assert (await requests(mobile=TOM))[0]["status"] == "PENDING"
    clock.move(1)
    assert (await get(mobile=WANTED))["firstname"] == "Tom"
    assert [each["status"] for each in (await control.get("requests")).json()] == ["APPROVED"]


async def test_a_decision_is_made_once(
    change: Any, decide: Any, control: httpx.AsyncClient
) -> None:
    await change()
    await decide(True)
    for body in ({"id": 1, "approve": False}, {"id": 9, "approve": True}):
        assert (await control.post("requests", json=body)).status_code == 400


@pytest.mark.parametrize(
    "body",
    [{}, {"id": "1", "approve": True}, {"id": 1}, {"id": 10**30, "approve": True}, {"id": 1.5}, []],
)
async def test_a_decision_that_is_none_is_refused(control: httpx.AsyncClient, body: object) -> None:
    assert (await control.post("requests", json=body)).status_code == 400


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"old_value": "447700900540"}, "1012"),
        ({"identifier": "email", "old_value": "nobody@example.com"}, "1012"),
        ({"identifier": RITA, "old_value": TOM}, "1012"),
        ({"identifier": "shoe", "old_value": "9"}, "1012"),
        ({"identifier": "", "old_value": ""}, "1015"),
        ({"old_value": ""}, "1042"),
        ({"new_value": ""}, "1042"),
        ({"new_value": "12"}, "1042"),
        ({"new_value": "four"}, "1042"),
        ({"new_value": TOM}, "1042"),
        ({"new_value": RITA}, "1032"),
        (
            {
                "identifier": "email",
                "old_value": "tom.sawyer@example.com",
                "new_value": "rita.john@example.com",
            },
            "1016",
        ),
        ({"identifier": "external_id", "old_value": "ts1234", "new_value": "XYPZ006"}, "1033"),
        ({"new_value": "TEST-1041"}, "1041"),
        ({"external_id": "TEST-1026"}, "1026"),
        ({"new_value": ["x"], "old_value": {"a": 1}, "identifier": None}, "1015"),
    ],
)
async def test_a_refusal_has_its_code_and_adds_nothing(
    change: Any, sandbox: Sandbox, fields: dict[str, object], expected: str
) -> None:
    item = await change(**fields)
    assert (code(item), item["updated"]) == (expected, "false")
    assert expected in UPDATE_IDENTITY.codes
    assert sandbox.effects() == []


@pytest.mark.parametrize(
    ("fields", "expected"),
    [({"type": "NON_LOYALTY"}, "1020"), ({"standing": "RESTRICTED"}, "1044")],
)
async def test_only_members_who_may_be_seen_ask(
    change: Any, sandbox: Sandbox, fields: dict[str, object], expected: str
) -> None:
    sandbox.plant(fields, user_id=15001)
    assert code(await change()) == expected


@pytest.mark.parametrize(
    ("settings", "verification", "expected"),
    [
        ({}, {"shoe": "9"}, "1027"),
        ({}, {"firstname": "Someone"}, "1040"),
        ({"identity_verified_by": "lastname, email"}, {"lastname": "Sawyer"}, "1025"),
        (
            {"identity_verified_by": "lastname, email"},
            {"lastname": "sawyer", "email": "Tom.Sawyer@example.com"},
            "1040",
        ),
        ({"identity_matches": 2}, {"firstname": "Tom", "gender": "F"}, "1026"),
        ({"identity_matches": 2}, {"firstname": "Tom", "hobbies": '["Playing"]'}, "1040"),
        (
            {"identity_verified_by": "firstname", "identity_matches": 1},
            {"firstname": "Tom"},
            "1026",
        ),
    ],
)
async def test_a_server_may_want_to_know_who_asks(
    change: Any, control: httpx.AsyncClient, settings: Any, verification: Any, expected: str
) -> None:
    await control.post("settings", json=settings)
    fields = [{"name": name, "value": value} for name, value in verification.items()]
    assert code(await change(verification={"field": fields})) == expected


async def test_a_batch_answers_each_and_has_a_limit(
    client: httpx.AsyncClient, control: httpx.AsyncClient
) -> None:
    body = {"root": {"customer": [CHANGE, {**CHANGE, "old_value": "1234567"}]}}
    first, second = items_of(await client.post("customer/update_identity", json=body))
    assert (code(first), code(second)) == ("1040", "1012")
    await control.post("settings", json={"batch_limit": 1})
    refused = items_of(await client.post("customer/update_identity", json=body))
    assert [code(item) for item in refused] == ["1060", "1060"]


async def test_requests_are_filtered(change: Any, requests: Any, decide: Any) -> None:
    await change()
    await decide(False)
    await change()
    pending = await requests(mobile=TOM, status="pending")
    rejected = await requests(mobile=TOM, status="REJECTED", type="CHANGE_IDENTIFIER")
    assert ([each["id"] for each in pending], [each["id"] for each in rejected]) == (["2"], ["1"])
    assert await requests(mobile=TOM, type="SOMETHING") == []
    assert await requests(mobile=RITA) == []


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [({}, "1015"), ({"mobile": "1234567"}, "1012"), ({"id": "9"}, "1011")],
)
async def test_nobody_has_no_requests(
    client: httpx.AsyncClient, parameters: dict[str, str], expected: str
) -> None:
    assert code(item_of(await client.get("request/get", params=parameters))) == expected


async def test_requests_outlive_nothing_but_a_reset(
    change: Any, control: httpx.AsyncClient, sandbox: Sandbox
) -> None:
    await change()
    await control.post("reset")
    assert (await control.get("requests")).json() == []
    assert sandbox.person(Kind.MOBILE, TOM) is not None
