"""customer/update: what is overwritten, which identifiers change, and whom a guest becomes."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sandbox.people.people import Kind, Standing
from app.sandbox.state import Sandbox
from tests.unit.sandbox.exchanges import code, item_of, listed, post

TOM = "44700900000"
RITA = {"mobile": "44700900999", "email": "rita.john@example.com", "external_id": "XYPZ006"}


@pytest.fixture
def update(client: httpx.AsyncClient) -> Callable[..., Any]:
    async def send(customer: object, **parameters: str) -> dict[str, Any]:
        item = await post(client, "customer/update", customer, **parameters)
        assert isinstance(item, dict)
        return item

    return send


async def test_the_samples_request_gets_the_samples_answer(
    client: httpx.AsyncClient, sample: Callable[[str], Any]
) -> None:
    reply = await client.post(
        "customer/update", json=sample("customer_update.request"), params={"user_id": "true"}
    )
    theirs = sample("customer_update.response")["response"]["customers"]["customer"]
    ours = item_of(reply)
    assert list(ours) == list(theirs)
    assert ours["item_status"] == theirs["item_status"]
    assert listed(ours["custom_fields"], "field") == [
        {"name": "Hobbies", "value": "[“Playing”]"},
        {"name": "age", "value": "[“46”]"},
    ]


async def test_only_what_is_sent_is_overwritten(update: Any, get: Any, sandbox: Sandbox) -> None:
    item = await update({"mobile": TOM, "firstname": "Thomas", "gender": None})
    assert (item["firstname"], item["lastname"], item["gender"]) == ("Thomas", "Sawyer", "M")
    assert "user_id" not in item
    assert item["updated_on"] == "2026-06-01 12:00:00"
    assert (await get(mobile=TOM))["firstname"] == "Thomas"
    (effect,) = sandbox.effects()
    assert (effect.call, effect.effect, effect.user_id) == ("customer/update", "updated", 15001)


async def test_an_empty_text_clears(update: Any) -> None:
    hobbies = {"field": {"name": "hobbies", "value": ""}}
    item = await update(
        {"mobile": TOM, "lastname": "", "gender": "", "email": "", "custom_fields": hobbies}
    )
    assert (item["lastname"], item["gender"], item["custom_fields"]) == ("", "", {})
    assert item["email"] == "tom.sawyer@example.com"


async def test_a_field_that_is_none_is_dropped_with_a_warning(update: Any) -> None:
    fields = {"field": [{"name": "shoe", "value": "9"}, {"name": "age", "value": "46"}]}
    item = await update({"mobile": TOM, "custom_fields": fields})
    assert item["item_status"]["warnings"] == {"warning": ["1017"]}
    assert {"name": "age", "value": "46"} in listed(item["custom_fields"], "field")


async def test_a_mandatory_field_may_be_left_out_but_not_cleared(
    update: Any, control: httpx.AsyncClient
) -> None:
    await control.post("settings", json={"enforces_mandatory_fields": True})
    cleared = {"field": {"name": "preferred_language", "value": ""}}
    assert code(await update({"mobile": TOM, "firstname": "T"})) == "1000"
    assert code(await update({"mobile": TOM, "custom_fields": cleared})) == "1017"


@pytest.mark.parametrize(
    ("configs", "sent", "kept"),
    [
        ({}, {"email": "new@example.com"}, "new@example.com"),
        ({"CONF_ALLOW_EMAIL_UPDATE": "false"}, {"email": "new@example.com"}, None),
        ({}, {"external_id": "new-card"}, "new-card"),
        ({"CONF_LOYALTY_ALLOW_EXTERNAL_ID_UPDATE": "false"}, {"external_id": "new-card"}, None),
        ({}, {"user_id": "15001", "mobile": "447700900530"}, None),
        ({"CONF_ALLOW_MOBILE_UPDATE": "true"}, {"id": 15001, "mobile": "447700900530"}, None),
        (
            {"CONF_ALLOW_MOBILE_UPDATE": "true", "CONF_REGISTRATION_PRIMARY_KEY": "email"},
            {"email": "tom.sawyer@example.com", "mobile": "+44 7700 900530"},
            "447700900530",
        ),
        (
            {"CONF_REGISTRATION_PRIMARY_KEY": "external_id"},
            {"external_id": "new-card"},
            None,
        ),
    ],
)
async def test_secondary_identifiers_change_where_that_is_allowed(
    update: Any, control: httpx.AsyncClient, sandbox: Sandbox, configs: Any, sent: Any, kept: Any
) -> None:
    await control.post("settings", json={"configs": configs})
    before = sandbox.person(Kind.USER_ID, "15001")
    whom = {} if {"user_id", "id"} & sent.keys() or "mobile" in sent else {"mobile": TOM}
    item = await update({**whom, **sent})
    assert code(item) == "1000"
    changed = list(sent)[-1]
    assert item[changed] == (kept or getattr(before, changed))


async def test_a_blank_identifier_is_filled(update: Any, add: Any) -> None:
    await add({"email": "only@example.com"})
    item = await update({"email": "only@example.com", "mobile": "447700900531"})
    assert item["mobile"] == "447700900531"


@pytest.mark.parametrize(
    ("kind", "expected"), [("email", "1016"), ("external_id", "1033"), ("mobile", "1032")]
)
async def test_what_another_member_has_is_a_conflict(
    update: Any, sandbox: Sandbox, kind: str, expected: str
) -> None:
    item = await update({"user_id": "15001", kind: RITA[kind], "firstname": "X"})
    assert code(item) == expected
    assert sandbox.effects() == []


async def test_a_guest_who_has_the_identifier_is_merged(
    update: Any, add: Any, get: Any, client: httpx.AsyncClient, sandbox: Sandbox
) -> None:
    fields = {"field": {"name": "occupation", "value": "Student"}}
    (guest,) = await add({"email": "g@example.com", "type": "NON_LOYALTY", "custom_fields": fields})
    note = {
        "email": "g@example.com",
        "associate_id": "443",
        "notes": {"note": {"description": "g"}},
    }
    await post(client, "customer/notes", note)
    item = await update({"mobile": TOM, "email": "g@example.com"}, user_id="true")
    assert (item["user_id"], item["email"]) == ("15001", "g@example.com")
    assert {"name": "occupation", "value": "Student"} in listed(item["custom_fields"], "field")
    person = sandbox.person(Kind.USER_ID, guest["user_id"])
    assert person is not None
    assert (person.standing, person.email) == (Standing.MERGED, None)
    by_former_id = await get(id=guest["user_id"])
    assert (code(by_former_id), by_former_id["mobile"]) == ("91009", TOM)
    notes = await client.get("customer/notes", params={"mobile": TOM})
    assert [each["description"] for each in listed(item_of(notes)["notes"], "note")][-1] == "g"


async def test_a_guest_needs_to_join(update: Any, add: Any, control: httpx.AsyncClient) -> None:
    guest = {"mobile": "447700900532", "firstname": "G"}
    await add({**guest, "type": "NON_LOYALTY"})
    assert code(await update(guest)) == "1020"
    assert code(await update({**guest, "type": "NOT_INTERESTED"})) == "1020"
    await control.post("settings", json={"configs": {"CONF_USERS_IS_EMAIL_REQUIRED": "true"}})
    assert code(await update({**guest, "type": "LOYALTY"})) == "1048"
    joined = await update({**guest, "type": "LOYALTY", "email": "g@example.com"})
    assert (code(joined), joined["current_slab"], joined["loyalty_points"]) == (
        *("1000", "SILVER"),
        "50",
    )
    assert code(await update({**guest, "type": "NON_LOYALTY"})) == "1046"


@pytest.mark.parametrize(
    ("customer", "expected"),
    [
        ({"mobile": "447700900533"}, "1012"),
        ({"email": "nobody@example.com"}, "1012"),
        ({"user_id": "99"}, "1011"),
        ({"firstname": "Nobody"}, "1015"),
        ({"mobile": "12"}, "1001"),
        ({"email": "bad"}, "1002"),
        ({"mobile": TOM, "external_id": "x" * 101}, "1003"),
        ({"mobile": "12", "email": "bad"}, "1007"),
        ({"mobile": TOM, "external_id": "TEST-1024"}, "1024"),
        ({"mobile": TOM, "external_id": "TEST-1049"}, "1049"),
    ],
)
async def test_a_refusal_has_its_code_and_changes_nothing(
    update: Any, sandbox: Sandbox, customer: dict[str, Any], expected: str
) -> None:
    item = await update(customer)
    assert (code(item), item["item_status"]["success"]) == (expected, "false")
    assert sandbox.effects() == []


@pytest.mark.parametrize(
    ("standing", "expected", "words"),
    [
        ("RESTRICTED", "1044", "permission"),
        ("ERASED", "1012", "PII"),
    ],
)
async def test_who_cannot_be_shown_cannot_be_updated(
    update: Any, sandbox: Sandbox, standing: str, expected: str, words: str
) -> None:
    sandbox.plant({"standing": standing}, user_id=15001)
    for whom in ({"mobile": TOM}, {"user_id": "15001"}):
        item = await update({**whom, "firstname": "X"})
        assert code(item) == expected
        assert words in item["item_status"]["message"]


async def test_a_lost_custom_field_is_told_and_the_rest_is_done(update: Any, add: Any) -> None:
    await add({"mobile": "447700900534"})
    fields = {"field": {"name": "occupation", "value": "Student"}}
    sent = {"mobile": "447700900534", "firstname": "Kept", "external_id": "TEST-1018"}
    assert code(await update({**sent, "custom_fields": fields})) == "1018"
    item = await update({"mobile": "447700900534"})
    assert (item["firstname"], item["custom_fields"]) == ("Kept", {})


async def test_one_customer_at_a_time(client: httpx.AsyncClient, sandbox: Sandbox) -> None:
    body = {"root": {"customer": [{"mobile": TOM, "firstname": "X"}, RITA]}}
    reply = await client.post("customer/update", json=body)
    assert (reply.status_code, reply.json()["response"]["status"]["code"]) == (400, "400")
    assert sandbox.effects() == []
