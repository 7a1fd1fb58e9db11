"""customer/add: the upsert, its refusals item by item, and what a registration brings."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sandbox.state import Sandbox

NEW = {"mobile": "447700900500", "email": "new@example.com", "firstname": "New"}


def code(item: dict[str, Any]) -> str:
    return str(item["item_status"]["code"])


async def test_the_samples_request_gets_the_samples_answer(
    client: httpx.AsyncClient, sample: Callable[[str], Any]
) -> None:
    reply = await client.post("customer/add", json=sample("customer_add.request"))
    expected = sample("customer_add.response")["response"]["customers"]["customer"]
    found = reply.json()["response"]["customers"]["customer"]
    for theirs, ours in zip(expected, found, strict=True):
        assert list(ours) == list(theirs)
        assert ours["item_status"]["code"] == theirs["item_status"]["code"]
        assert ours["mobile"] == theirs["mobile"]


async def test_an_unknown_identifier_registers(add: Any, get: Any, clock: Any) -> None:
    (item,) = await add(NEW)
    assert item["item_status"]["message"] == "Customer Registration Successful"
    assert item["registered_on"] == "2026-06-01 12:00:00"
    found = await get(id=item["user_id"])
    assert (found["mobile"], found["email"], found["firstname"]) == tuple(NEW.values())
    assert found["current_slab"] == "SILVER"


async def test_a_registration_brings_points_and_a_coupon(add: Any, get: Any) -> None:
    (item,) = await add(NEW)
    points, coupon = item["side_effects"]["effect"]
    assert (points["type"], points["awarded_points"]) == ("points", item["loyalty_points"])
    assert coupon["type"] == "coupon"
    assert set(coupon) >= {"coupon_code", "description", "coupon_type", "valid_till", "id"}
    (held,) = (await get(id=item["user_id"]))["coupons"]
    assert (held["id"], held["code"]) == (coupon["id"], coupon["coupon_code"])


async def test_one_customer_may_come_as_the_bare_object(client: httpx.AsyncClient) -> None:
    reply = await client.post("customer/add", json={"root": {"customer": NEW}})
    assert reply.json()["response"]["customers"]["customer"]["mobile"] == NEW["mobile"]


async def test_a_known_identifier_updates_the_other_fields(add: Any, get: Any, clock: Any) -> None:
    await add({"mobile": "44700900000", "firstname": "Thomas"})
    item = await get(mobile="44700900000")
    assert (item["firstname"], item["lastname"]) == ("Thomas", "Sawyer")
    assert item["registered_on"] == "2012-08-16 15:13:16"
    assert item["updated_on"] == "2026-06-01 12:00:00"


async def test_identifiers_that_are_set_never_change(add: Any, get: Any) -> None:
    (item,) = await add({"mobile": "44700900000", "email": "x@example.com", "external_id": "x9"})
    assert code(item) == "1000"
    assert (item["email"], item["external_id"]) == ("tom.sawyer@example.com", "ts1234")
    assert code(await get(email="x@example.com")) == "1012"


async def test_blank_identifiers_are_filled(add: Any, get: Any) -> None:
    (first,) = await add({"mobile": "447700900501", "firstname": "Ann"})
    (second,) = await add({"mobile": "447700900501", "email": "ann@example.com"})
    assert second["user_id"] == first["user_id"]
    assert second["side_effects"] == {}
    assert (await get(email="ann@example.com"))["mobile"] == "447700900501"


async def test_the_same_again_makes_nobody_new(add: Any, sandbox: Sandbox) -> None:
    await add(NEW)
    before = sandbox.count()
    (again,) = await add(NEW)
    assert code(again) == "1000"
    assert sandbox.count() == before


async def test_a_later_item_of_a_batch_sees_an_earlier_one(add: Any) -> None:
    first, second = await add(NEW, {"mobile": NEW["mobile"], "external_id": "card7"})
    assert second["user_id"] == first["user_id"]
    assert second["external_id"] == "card7"


async def test_digits_alone_are_stored(add: Any) -> None:
    (item,) = await add({"mobile": "+44 7700 900 502"})
    assert item["mobile"] == "447700900502"


@pytest.mark.parametrize("mobile", ["1234567", "123456789012345"])
async def test_seven_to_fifteen_digits_are_a_number(add: Any, mobile: str) -> None:
    assert code((await add({"mobile": mobile}))[0]) == "1000"


@pytest.mark.parametrize(
    ("customer", "expected"),
    [
        ({"mobile": "123456"}, "1001"),
        ({"mobile": "1234567890123456"}, "1001"),
        ({"mobile": "four"}, "1001"),
        ({"mobile": "٤٤٧٧٠٠٩٠٠٥٠٠"}, "1001"),
        ({"mobile": "447700900500", "email": "no at sign"}, "1002"),
        ({"email": "a@b"}, "1002"),
        ({"mobile": "447700900500", "external_id": "x" * 101}, "1003"),
        ({"mobile": "12", "email": "bad"}, "1007"),
        ({"firstname": "Nobody"}, "1045"),
        ({"external_id": "card-9"}, "1045"),
        ({"mobile": None, "email": [], "external_id": {}}, "1045"),
        ({"mobile": "447700900500", "registered_on": "2026-06-03 12:00:00"}, "1034"),
        ({"mobile": "447700900500", "registered_on": "1999-01-01 00:00:00"}, "1034"),
        ({"mobile": "447700900500", "registered_on": "yesterday"}, "1034"),
    ],
)
async def test_a_refused_item_has_its_code_and_changes_nothing(
    add: Any, sandbox: Sandbox, customer: dict[str, Any], expected: str
) -> None:
    before = sandbox.count()
    (item,) = await add(customer)
    assert (code(item), item["item_status"]["success"]) == (expected, "false")
    assert item["item_status"]["message"]
    assert sandbox.count() == before
    assert sandbox.effects() == []


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("2026-05-31 09:15:00", "2026-05-31 09:15:00"),
        ("2026-05-31", "2026-05-31 00:00:00"),
        ("2026-05-31T09:15:00+05:30", "2026-05-31 04:45:00"),
        ("2026-06-02 11:59:00", "2026-06-02 11:59:00"),
    ],
)
async def test_a_registration_keeps_its_own_time(add: Any, sent: str, kept: str) -> None:
    (item,) = await add({**NEW, "registered_on": sent})
    assert item["registered_on"] == kept


@pytest.mark.parametrize(
    ("config", "customer", "expected"),
    [
        ("CONF_USERS_IS_MOBILE_REQUIRED", {"email": "a@example.com"}, "1006"),
        ("CONF_USERS_IS_EMAIL_REQUIRED", {"mobile": "447700900500"}, "1039"),
    ],
)
async def test_what_is_required_is_configured(
    add: Any, control: httpx.AsyncClient, config: str, customer: dict[str, Any], expected: str
) -> None:
    await control.post("settings", json={"configs": {config: "true"}})
    assert code((await add(customer))[0]) == expected


@pytest.mark.parametrize(
    ("primary", "expected"), [("mobile", ("1016", "1033")), ("email", ("1032", "1033"))]
)
async def test_identifiers_of_two_customers_are_a_conflict(
    add: Any, control: httpx.AsyncClient, primary: str, expected: tuple[str, str]
) -> None:
    await control.post("settings", json={"configs": {"CONF_REGISTRATION_PRIMARY_KEY": primary}})
    tom = {"mobile": "44700900000", "email": "tom.sawyer@example.com"}
    mixed = {"mobile": "44700900000", "email": "rita.john@example.com"}
    two = await add(mixed, {primary: tom[primary], "external_id": "XYPZ006"})
    assert tuple(code(item) for item in two) == expected


async def test_an_address_may_be_shared_where_it_need_not_be_unique(
    add: Any, control: httpx.AsyncClient
) -> None:
    await control.post("settings", json={"configs": {"CONF_USERS_IS_EMAIL_UNIQUE": "false"}})
    (item,) = await add({"mobile": "44700900000", "email": "rita.john@example.com"})
    assert (code(item), item["firstname"]) == ("1000", "Tom")


async def test_an_unknown_field_is_dropped_with_a_warning(add: Any, get: Any) -> None:
    fields = [
        {"name": "nonsense", "value": "x"},
        {"name": "hobbies", "value": '["Reading","Travel"]'},
        {"name": "age", "value": "old"},
        {"name": "birthday", "value": "1990-02-30"},
        {"name": "postcode", "value": "LS1 6HB"},
        {"name": "occupation", "value": "Student"},
    ]
    (item,) = await add({**NEW, "custom_fields": {"field": fields}})
    assert item["item_status"]["success"] == "true"
    assert item["item_status"]["code"] == "1000"
    assert item["item_status"]["warnings"] == {"warning": ["1017"]}
    kept = {
        each["name"]: each["value"] for each in (await get(mobile=NEW["mobile"]))["custom_fields"]
    }
    assert kept == {
        "Hobbies": '["Reading","Travel"]',
        "postcode": "LS1 6HB",
        "occupation": "Student",
    }


async def test_no_warning_where_nothing_is_dropped(add: Any) -> None:
    (item,) = await add({**NEW, "custom_fields": {"field": {"name": "age", "value": "[“46”]"}}})
    assert "warnings" not in item["item_status"]


async def test_mandatory_fields_where_the_organisation_insists(
    add: Any, control: httpx.AsyncClient
) -> None:
    await control.post("settings", json={"enforces_mandatory_fields": True})
    language = {"field": [{"name": "preferred_language", "value": "English"}]}
    without, with_it = await add(NEW, {**NEW, "custom_fields": language})
    assert (code(without), code(with_it)) == ("1017", "1000")


async def test_one_refusal_does_not_stop_the_others(client: httpx.AsyncClient) -> None:
    customers = [NEW, {"mobile": "x"}, {"mobile": "447700900503"}]
    reply = await client.post("customer/add", json={"root": {"customer": customers}})
    body = reply.json()["response"]
    assert [code(item) for item in body["customers"]["customer"]] == ["1000", "1001", "1000"]
    assert (reply.status_code, body["status"]["code"]) == (200, "201")


async def test_more_than_the_batch_limit_is_refused_whole(
    client: httpx.AsyncClient, control: httpx.AsyncClient, sandbox: Sandbox
) -> None:
    await control.post("settings", json={"batch_limit": 2})
    many = [{"mobile": f"44770090050{place}"} for place in range(3)]
    reply = await client.post("customer/add", json={"root": {"customer": many}})
    body = reply.json()["response"]
    assert body["status"]["code"] == "500"
    assert [code(item) for item in body["customers"]["customer"]] == ["1060"] * 3
    assert sandbox.effects() == []


async def test_types_of_customers(add: Any, get: Any) -> None:
    (guest,) = await add({"mobile": "447700900504", "type": "NON_LOYALTY"})
    assert (guest["current_slab"], guest["loyalty_points"], guest["side_effects"]) == ("", "0", {})
    joined, back = await add(
        {"mobile": "447700900504", "type": "LOYALTY"},
        {"mobile": "447700900504", "type": "NON_LOYALTY"},
    )
    assert (code(joined), joined["current_slab"]) == ("1000", "SILVER")
    assert code(back) == "1046"


async def test_a_server_may_put_the_country_in_front(add: Any, control: httpx.AsyncClient) -> None:
    await control.post("settings", json={"country_prefix": "44"})
    (item,) = await add({"mobile": "07700 900505"})
    assert item["mobile"] == "447700900505"


async def test_an_erased_identifier_is_free_again(add: Any, sandbox: Sandbox) -> None:
    sandbox.plant({"standing": "ERASED"}, user_id=15001)
    (item,) = await add({"mobile": "44700900000", "firstname": "Huck"})
    assert item["item_status"]["message"] == "Customer Registration Successful"
    assert item["user_id"] != "15001"


async def test_every_effect_is_in_the_journal_once(add: Any, sandbox: Sandbox) -> None:
    await add(NEW, {"mobile": "bad"}, {"mobile": "44700900000", "firstname": "T"})
    effects = sandbox.effects()
    assert [(each.call, each.effect) for each in effects] == [
        ("customer/add", "registered"),
        ("customer/add", "updated"),
    ]
    assert effects[1].user_id == 15001
    assert len({each.request_id for each in effects}) == 1
    assert sandbox.effects(after=effects[0].seq) == effects[1:]
