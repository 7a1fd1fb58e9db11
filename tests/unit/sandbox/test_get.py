"""customer/get: shapes as in the contract's sample, identifiers of every kind, every flag."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sandbox.calls.details import DETAILS
from app.sandbox.state import Sandbox

ALL_FLAGS = {
    **dict.fromkeys(
        (
            *("next_slab", "slab_history", "ndsc_status", "optin_status", "expiry_schedule"),
            *("expired_points", "points_summary", "promotion_points", "user_id"),
            "membership_retention_criteria",
        ),
        "true",
    ),
    "gap_to_upgrade_for": "0",
    "gap_to_renew_for": "0",
}
TOM = "44700900000"


def shape(value: Any) -> Any:
    """The types of a tree, without its values."""
    if isinstance(value, dict):
        return {key: shape(each) for key, each in value.items()}
    return [] if isinstance(value, list) else type(value)


async def test_the_answer_has_every_field_of_the_sample(
    client: httpx.AsyncClient, sample: Callable[[str], Any]
) -> None:
    reply = await client.get("customer/get", params={"mobile": TOM, **ALL_FLAGS})
    expected = sample("customer_get.response")
    assert set(reply.json()) == set(expected)
    (theirs,), (ours,) = expected["customers"], reply.json()["customers"]
    assert set(theirs) <= set(ours)
    for name in set(theirs) - {"current_slab"}:
        assert shape(ours[name]) == shape(theirs[name]), name
    assert ours["item_status"] == theirs["item_status"]


@pytest.mark.parametrize(
    "parameters",
    [
        {"mobile": TOM},
        {"mobile": "+44 700 900 000"},
        {"email": "Tom.Sawyer@Example.com"},
        {"external_id": "ts1234"},
        {"id": "15001"},
        {"user_id": "15001"},
    ],
)
async def test_every_kind_of_identifier_finds_tom(get: Any, parameters: dict[str, str]) -> None:
    assert (await get(**parameters))["firstname"] == "Tom"


async def test_parts_come_only_when_their_flag_asks(get: Any) -> None:
    plain, full = await get(mobile=TOM), await get(mobile=TOM, **ALL_FLAGS)
    by_flag = {
        *("next_slab", "next_slab_serial_number", "next_slab_description", "slab_history"),
        *("ndnc_status", "optin_status", "expiry_schedule", "expired_points", "points_summary"),
        *("promotion_points", "membership_retention_criteria", "user_id"),
        *("gap_to_upgrade", "gap_to_renew"),
    }
    assert set(full) - set(plain) == by_flag
    assert "user_id" not in await get(mobile=TOM, user_id="false")


async def test_a_list_of_several_kinds_answers_each_in_order(client: httpx.AsyncClient) -> None:
    reply = await client.get(
        "customer/get",
        params={"mobile": f"1234567,{TOM}", "email": "rita.john@example.com", "id": "99"},
    )
    items = reply.json()["customers"]
    assert [item["item_status"]["code"] for item in items] == ["1012", "1000", "1000", "1011"]
    assert [item.get("mobile") for item in items] == ["1234567", TOM, "44700900999", None]
    assert items[3]["user_id"] == "99"
    assert reply.json()["status"]["code"] == "201"


async def test_body_code_tells_all_some_or_none(client: httpx.AsyncClient) -> None:
    async def code(mobile: str) -> tuple[str, str]:
        status = (await client.get("customer/get", params={"mobile": mobile})).json()["status"]
        return status["code"], status["success"]

    assert await code(TOM) == ("200", "true")
    assert await code(f"{TOM},1234567") == ("201", "true")
    assert await code("1234567") == ("500", "false")


async def test_no_identifier_is_a_verdict(get: Any) -> None:
    assert (await get(user_id="true"))["item_status"]["code"] == "1015"


async def test_more_than_the_batch_limit_is_refused_whole(client: httpx.AsyncClient) -> None:
    many = ",".join([TOM] * 21)
    reply = await client.get("customer/get", params={"mobile": many})
    items = reply.json()["customers"]
    assert {item["item_status"]["code"] for item in items} == {"1060"}
    assert len(items) == 21


async def test_tier_progress_agrees_with_itself(get: Any, sandbox: Sandbox) -> None:
    person = sandbox.plant(
        {"mobile": "447700900700", "tier": "GOLD", "lifetime_points": 1200}, user_id=None
    )
    item = await get(id=str(person.user_id), **ALL_FLAGS)
    (strategy,) = item["gap_to_upgrade"]["upgrade_strategy"]
    values = strategy["customer_upgrade_entity_values"]
    assert item["next_slab"] == "PLATINUM"
    assert int(values["current_value"]) + int(values["gap_to_upgrade"]) == int(
        strategy["upgrade_threshold"]
    )
    assert item["gap_to_renew"]["tier_expiry_date"]
    assert [change["to"] for change in item["slab_history"]] == ["GOLD"]


async def test_points_agree_for_everyone(client: httpx.AsyncClient, sandbox: Sandbox) -> None:
    for user_id in range(15001, 15001 + sandbox.count()):
        reply = await client.get("customer/get", params={"id": str(user_id), **ALL_FLAGS})
        (item,) = reply.json()["customers"]
        summary = {name: int(value) for name, value in item["points_summary"].items()}
        spent = sum(summary.values())
        expiring = sum(int(part["points"]) for part in item["expiry_schedule"])
        assert int(item["lifetime_points"]) - spent == int(item["loyalty_points"])
        assert expiring <= int(item["loyalty_points"])
        assert all(
            bill["billing_time"] >= item["registered_on"] for bill in item["transactions"][1:]
        )
        assert len(item["transactions"]) <= 10


async def test_coupons_are_paged_and_ordered(get: Any) -> None:
    rich = ""
    newest_first: list[dict[str, Any]] = []
    while len(newest_first) < 3:
        rich = str(int(rich or 15000) + 1)
        newest_first = (await get(id=rich))["coupons"]
    created = [coupon["created_date"] for coupon in newest_first]
    assert created == sorted(created, reverse=True)
    page = await get(
        id=rich, coupon_limit="1", coupon_offset="1", coupon_order_by="valid_till",
        coupon_sort_order="asc",
    )  # fmt: skip
    by_expiry = sorted(newest_first, key=lambda coupon: coupon["valid_till"])
    assert [coupon["valid_till"] for coupon in page["coupons"]] == [by_expiry[1]["valid_till"]]


async def test_coupons_are_ordered_by_the_till_that_issued_them(
    get: Any, add: Any, sandbox: Sandbox
) -> None:
    """A welcome coupon is of this till; coupons of a past are of the customer's own."""
    (item,) = await add({"mobile": "447700900700", "email": "new@example.com"})
    user_id, chosen = int(item["user_id"]), {"coupon_order_by": "created_by"}
    sandbox.plant({"till_code": "till.web", "has_history": True}, user_id=user_id)
    rising = await get(id=item["user_id"], coupon_sort_order="asc", **chosen)
    falling = await get(id=item["user_id"], **chosen)
    assert len(rising["coupons"]) > 1
    assert rising["coupons"][0]["series_id"] == falling["coupons"][-1]["series_id"] == "31"


@pytest.mark.parametrize("part", ["registered_store", "registered_till", "fraud_details"])
async def test_parts_that_come_by_default_can_be_refused(get: Any, part: str) -> None:
    assert part in await get(mobile=TOM)
    assert part not in await get(mobile=TOM, **{part: "false"})


@pytest.mark.parametrize("kind", ["NON_LOYALTY", "NOT_INTERESTED"])
async def test_who_is_no_member_is_shown_unless_the_organisation_hides_them(
    get: Any, sandbox: Sandbox, kind: str
) -> None:
    person = sandbox.plant({"mobile": "447700900700", "type": kind})
    assert (await get(id=str(person.user_id)))["type"] == kind
    sandbox.change_settings({"hides_non_loyalty": True})
    assert (await get(id=str(person.user_id)))["item_status"]["code"] == "1013"
    assert (await get(mobile=TOM))["item_status"]["code"] == "1000"


@pytest.mark.parametrize("code", sorted(set(DETAILS.codes) - {"1000", "91009"}))
async def test_a_test_value_gives_any_refusal(get: Any, code: str) -> None:
    status = (await get(external_id=f"TEST-{code}"))["item_status"]
    assert (status["code"], status["success"]) == (code, "false")
    assert status["message"]


@pytest.mark.parametrize("value", ["TEST-1000", "TEST-1301", "TEST-", "test"])
async def test_other_values_are_identifiers_like_any(get: Any, value: str) -> None:
    assert (await get(external_id=value))["item_status"]["code"] == "1012"


async def test_an_erased_person_is_said_to_be_erased(get: Any, sandbox: Sandbox) -> None:
    sandbox.plant({"standing": "ERASED"}, user_id=15001)
    status = (await get(id="15001"))["item_status"]
    assert status["success"] == "false"
    assert "PII delete request" in status["message"]
    assert "PII" not in (await get(mobile="1234567"))["item_status"]["message"]


async def test_a_merged_person_answers_with_the_survivor(get: Any, sandbox: Sandbox) -> None:
    sandbox.plant({"standing": "MERGED", "merged_into": 15002, "mobile": None}, user_id=15001)
    item = await get(id="15001")
    assert item["item_status"]["code"] == "91009"
    assert (item["user_id"], item["firstname"]) == ("15002", "Rita")


@pytest.mark.parametrize(
    ("survivor", "code"),
    [({"standing": "ERASED"}, "1012"), ({"standing": "RESTRICTED"}, "1044"), (None, "1012")],
)
async def test_a_survivor_who_cannot_be_shown_is_not(
    get: Any, sandbox: Sandbox, survivor: dict[str, object] | None, code: str
) -> None:
    other = 15002 if survivor else 1
    if survivor:
        sandbox.plant(survivor, user_id=other)
    sandbox.plant({"standing": "MERGED", "merged_into": other}, user_id=15001)
    assert (await get(id="15001"))["item_status"]["code"] == code


async def test_a_restricted_person_is_not_shown(get: Any, sandbox: Sandbox) -> None:
    sandbox.plant({"standing": "RESTRICTED"}, user_id=15001)
    item = await get(mobile=TOM)
    assert item["item_status"]["code"] == "1044"
    assert "firstname" not in item


async def test_a_marked_customer_says_who_and_when(get: Any, sandbox: Sandbox) -> None:
    sandbox.plant({"fraud_status": "CONFIRMED"}, user_id=15001)
    details = (await get(mobile=TOM))["fraud_details"]
    assert details["status"] == "CONFIRMED"
    assert details["marked_by"] and details["modified_on"]
