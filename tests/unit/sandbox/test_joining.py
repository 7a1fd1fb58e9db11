"""customer/add: the three kinds of customers, guests who join or are merged, what is required, and
test values."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sandbox.calls.registration import ADD
from app.sandbox.people.people import Kind, Standing
from app.sandbox.state import Sandbox
from tests.unit.sandbox.exchanges import code, post

GUEST = {"mobile": "447700900520", "firstname": "Guest", "type": "NON_LOYALTY"}
CARD = "CONF_REGISTRATION_PRIMARY_KEY"


@pytest.fixture
def configure(control: httpx.AsyncClient) -> Callable[..., Any]:
    async def change(configs: dict[str, str] | None = None, **settings: object) -> None:
        reply = await control.post("settings", json={**settings, "configs": configs or {}})
        assert reply.status_code == 200

    return change


async def test_registering_makes_a_guest_a_member(add: Any, get: Any) -> None:
    (guest,) = await add({**GUEST, "email": "guest@example.com"})
    (joined,) = await add({"mobile": GUEST["mobile"], "lastname": "Now"})
    assert joined["user_id"] == guest["user_id"]
    assert joined["current_slab"] == "SILVER"
    points, coupon = joined["side_effects"]["effect"]
    assert (points["total_points"], coupon["type"]) == ("50", "coupon")
    found = await get(mobile=GUEST["mobile"])
    assert (found["type"], found["firstname"], found["lastname"]) == ("LOYALTY", "Guest", "Now")


async def test_a_guest_stays_one_who_says_so(add: Any, get: Any) -> None:
    await add(GUEST)
    (item,) = await add({**GUEST, "type": "NOT_INTERESTED"})
    assert (code(item), item["side_effects"]) == ("1000", {})
    assert (await get(mobile=GUEST["mobile"]))["type"] == "NOT_INTERESTED"


@pytest.mark.parametrize("wanted", ["NON_LOYALTY", "not_interested"])
async def test_there_is_no_way_back(add: Any, get: Any, wanted: str) -> None:
    (item,) = await add({"mobile": "44700900000", "firstname": "X", "type": wanted})
    assert code(item) == "1046"
    found = await get(mobile="44700900000")
    assert (found["type"], found["firstname"]) == ("LOYALTY", "Tom")


@pytest.mark.parametrize(
    ("configs", "guest", "expected"),
    [
        ({"CONF_USERS_IS_MOBILE_REQUIRED": "true"}, {"email": "g@example.com"}, "1047"),
        ({"CONF_USERS_IS_EMAIL_REQUIRED": "true"}, {"mobile": "447700900521"}, "1048"),
        ({CARD: "external_id"}, {"mobile": "447700900521"}, "1049"),
    ],
)
async def test_a_member_needs_what_the_organisation_requires(
    add: Any, configure: Any, sandbox: Sandbox, configs: Any, guest: Any, expected: str
) -> None:
    await add({**guest, "type": "NON_LOYALTY"})
    await configure(configs)
    before = sandbox.effects()
    assert code((await add({**guest, "type": "LOYALTY"}))[0]) == expected
    assert sandbox.effects() == before


@pytest.mark.parametrize(
    ("settings", "customer", "expected"),
    [
        ({"configs": {CARD: "external_id"}}, {"mobile": "447700900522"}, "1043"),
        ({"configs": {CARD: "external_id"}}, {"external_id": "card-22"}, "1000"),
        ({"accepts_email_alone": False}, {"email": "a@example.com"}, "1019"),
        ({"accepts_email_alone": False}, {"email": "a@example.com", "external_id": "c1"}, "1000"),
        ({"refuses_known": True}, {"mobile": "44700900000"}, "1014"),
        ({}, {"external_id": "card-23", "type": "NON_LOYALTY"}, "1045"),
        ({}, {"external_id": "card-23", "type": "NOT_INTERESTED"}, "1000"),
        ({}, {"type": "NOT_INTERESTED"}, "1045"),
    ],
)
async def test_what_each_kind_must_have(
    add: Any, configure: Any, settings: Any, customer: Any, expected: str
) -> None:
    await configure(**settings)
    assert code((await add(customer))[0]) == expected


async def test_a_guest_is_merged_into_the_member_who_takes_the_identifier(
    add: Any, get: Any, sandbox: Sandbox
) -> None:
    (member,) = await add({"email": "m@example.com", "firstname": "Mia"})
    (guest,) = await add({**GUEST, "lastname": "Moon", "external_id": "g-card"})
    (item,) = await add({"email": "m@example.com", "mobile": GUEST["mobile"]})
    assert (item["user_id"], item["mobile"]) == (member["user_id"], GUEST["mobile"])
    assert (item["firstname"], item["lastname"]) == ("Mia", "Moon")
    gone = sandbox.person(Kind.USER_ID, guest["user_id"])
    assert gone is not None
    assert (gone.standing, str(gone.merged_into)) == (Standing.MERGED, member["user_id"])
    assert code(await get(id=guest["user_id"])) == "91009"
    assert code(await get(mobile=GUEST["mobile"])) == "1000"
    assert (await get(external_id="g-card"))["user_id"] == member["user_id"]
    assert [each.effect for each in sandbox.effects()[2:]] == ["merged", "updated"]


async def test_who_was_merged_into_a_guest_is_led_on_to_the_member(
    add: Any, get: Any, sandbox: Sandbox
) -> None:
    guest = {"type": "NON_LOYALTY"}
    (first,) = await add({**guest, "mobile": "447700900528"})
    await add({**guest, "email": "g@example.com"})
    (second,) = await add({**guest, "email": "g@example.com", "mobile": "447700900528"})
    (member,) = await add({"email": "m@example.com"})
    await add({"email": "m@example.com", "mobile": "447700900528"})
    for user_id in {first["user_id"], second["user_id"], "15052"}:
        found = await get(id=user_id)
        assert (code(found), found["user_id"]) == ("91009", member["user_id"])


async def test_a_guest_is_no_part_of_a_member_who_has_another_number(
    add: Any, sandbox: Sandbox
) -> None:
    await add(GUEST)
    (item,) = await add({"mobile": GUEST["mobile"], "email": "tom.sawyer@example.com"})
    assert code(item) == "1032"
    assert len(sandbox.effects()) == 1


async def test_a_merged_customer_is_updated_as_the_survivor(add: Any, sandbox: Sandbox) -> None:
    sandbox.plant({"standing": "MERGED", "merged_into": 15001}, user_id=15002)
    (item,) = await add({"mobile": "44700900999", "firstname": "Thomas"})
    assert (item["user_id"], item["firstname"], item["mobile"]) == (
        *("15001", "Thomas"),
        "44700900000",
    )


async def test_who_may_not_be_seen_is_not_updated(add: Any, sandbox: Sandbox) -> None:
    sandbox.plant({"standing": "RESTRICTED"}, user_id=15001)
    own, other = await add(
        {"mobile": "44700900000", "firstname": "X"},
        {"mobile": "44700900999", "external_id": "ts1234"},
    )
    assert (code(own), code(other)) == ("1044", "1033")


@pytest.mark.parametrize("sent", ["Male", "m", "M"])
async def test_a_gender_is_one_of_three(add: Any, sent: str) -> None:
    (item,) = await add({"mobile": "447700900523", "gender": sent})
    (kept,) = await add({"mobile": "447700900523", "gender": "unheard of"})
    assert (item["gender"], kept["gender"]) == ("M", "M")


@pytest.mark.parametrize("forced", ["1005", "1008", "1023", "1038", "1044", "1060"])
async def test_a_test_value_gets_its_code_and_nothing_is_done(
    add: Any, sandbox: Sandbox, forced: str
) -> None:
    before = sandbox.count()
    (item,) = await add({"mobile": "447700900524", "external_id": f"TEST-{forced}"})
    assert (code(item), item["item_status"]["success"]) == (forced, "false")
    assert item["item_status"]["message"]
    assert (sandbox.count(), sandbox.effects()) == (before, [])


@pytest.mark.parametrize("forced", ["1004", "1009", "1010", "1018", "1086", "1099"])
async def test_a_test_value_of_what_is_partly_done_does_the_main_part(
    add: Any, get: Any, sandbox: Sandbox, forced: str
) -> None:
    fields = {"field": {"name": "occupation", "value": "Student"}}
    (item,) = await add(
        {"mobile": "447700900525", "external_id": f"test-{forced}", "custom_fields": fields}
    )
    assert (code(item), item["item_status"]["success"]) == (forced, "false")
    assert [each.effect for each in sandbox.effects()] == ["registered"]
    found = await get(mobile="447700900525")
    assert ({"name": "occupation", "value": "Student"} in found["custom_fields"]) == (
        forced != "1018"
    )
    has_no_points = forced in ("1010", "1086", "1099")
    assert found["loyalty_points"] == ("0" if has_no_points else "50")


@pytest.mark.parametrize("external_id", ["TEST-1000", "TEST-1061", "TEST-", "ATEST-1005"])
async def test_what_is_no_code_of_the_call_is_a_card(add: Any, external_id: str) -> None:
    (item,) = await add({"mobile": "447700900526", "external_id": external_id})
    assert (code(item), item["external_id"]) == ("1000", external_id)


async def test_every_code_of_the_points_can_be_had(add: Any) -> None:
    wanted = [each for each in ADD.codes if "1086" <= each <= "1099"]
    for place, each in enumerate(wanted):
        (item,) = await add({"mobile": f"4477009005{40 + place}", "external_id": f"TEST-{each}"})
        assert code(item) == each
    assert len(wanted) == 14


@pytest.mark.parametrize(
    "customer",
    [
        {"mobile": "447700900527", "firstname": "\ud800 half", "lastname": "\x00"},
        {"mobile": "447700900527", "firstname": "x" * 200_000},
        {"mobile": 447700900527, "firstname": -1.5, "gender": True, "type": ["LOYALTY"]},
        {"mobile": "447700900527", "custom_fields": {"field": [3, {"name": ["a"]}, {}]}},
        {
            "mobile": "447700900527",
            "custom_fields": {"field": {"name": "age", "value": [[1], "2"]}},
        },
        {"mobile": "447700900527", "registered_on": "0001-01-01T00:00:00+23:59"},
        {"mobile": "447700900527", "registered_on": "9999-12-31T23:59:59-23:59"},
        {"mobile": {"a": 1}, "email": "\ud800@example.com"},
    ],
)
async def test_whatever_is_sent_is_answered(
    client: httpx.AsyncClient, sandbox: Sandbox, customer: dict[str, Any]
) -> None:
    item = await post(client, "customer/add", customer)
    assert (code(item) == "1000") == bool(sandbox.effects())
