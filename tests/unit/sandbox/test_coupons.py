"""customer/coupons and customer/redemptions: the sample's shape, every filter, and that both agree
with customer/get and with the bills."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any

import httpx
import pytest

from app.sandbox.calls.coupons import COUPONS
from app.sandbox.calls.redemptions import REDEMPTIONS
from app.sandbox.state import Sandbox
from tests.unit.sandbox.conftest import SAMPLES

TOM = "44700900000"
FIRST = 15001


def listed(tree: dict[str, Any], name: str) -> list[dict[str, Any]]:
    found = tree.get(name, [])
    return found if isinstance(found, list) else [found]


@pytest.fixture
def coupons(client: httpx.AsyncClient) -> Callable[..., Any]:
    async def send(**parameters: str) -> list[dict[str, Any]]:
        reply = await client.get("customer/coupons", params=parameters)
        customer = reply.json()["response"]["customers"]["customer"]
        assert customer["item_status"]["code"] == "1000"
        return listed(customer["coupons"], "coupon")

    return send


@pytest.fixture
def redemptions(client: httpx.AsyncClient) -> Callable[..., Any]:
    async def send(**parameters: str) -> dict[str, Any]:
        reply = await client.get("customer/redemptions", params=parameters)
        found = reply.json()["response"]["customer"]
        assert isinstance(found, dict)
        return found

    return send


@pytest.fixture
async def rich(coupons: Any, sandbox: Sandbox) -> str:
    """Someone with coupons of which some were redeemed and some are not."""
    for user_id in range(FIRST, FIRST + sandbox.count()):
        if sandbox.world.people.get(user_id).type == "LOYALTY":  # type: ignore[union-attr]
            found = await coupons(id=str(user_id))
            if len(found) > 2 and len({int(each["redemption_count"]) for each in found}) > 1:
                return str(user_id)
    pytest.fail("nobody has such coupons")


async def test_the_answer_is_the_samples(client: httpx.AsyncClient, rich: str) -> None:
    text = (SAMPLES / "customer_coupons.response.json").read_text(encoding="utf-8")
    expected = json.loads(text, strict=False)["response"]
    found = (await client.get("customer/coupons", params={"id": rich})).json()["response"]
    assert found["status"] == expected["status"]
    theirs, ours = expected["customers"]["customer"], found["customers"]["customer"]
    assert list(ours) == list(theirs)
    assert ours["item_status"] == theirs["item_status"]
    coupon = next(
        each for each in listed(ours["coupons"], "coupon") if each["redemption_count"] == "1"
    )
    sample = theirs["coupons"]["coupon"]
    assert list(coupon) == list(sample)
    redemption, printed = (each["redemptions"]["redemption"] for each in (coupon, sample))
    assert list(redemption) == list(printed)
    assert set(redemption["redeemed_at"]) == set(printed["redeemed_at"])
    assert datetime.fromisoformat(coupon["created_date"]).utcoffset() is not None


async def test_coupons_redemptions_and_bills_agree_for_everyone(
    client: httpx.AsyncClient, sandbox: Sandbox, coupons: Any, redemptions: Any, get: Any
) -> None:
    redeemed = 0
    for user_id in map(str, range(FIRST, FIRST + sandbox.count())):
        card = await get(id=user_id, points_summary="true", coupon_limit="99")
        if card["type"] != "LOYALTY":
            continue
        issued = {each["id"]: each for each in await coupons(id=user_id)}
        assert {each["id"] for each in card["coupons"]} == set(issued)
        for shown in card["coupons"]:
            coupon = issued[shown["id"]]
            uses = listed(coupon["redemptions"], "redemption")
            assert (shown["redeemed"] == "true") == bool(uses)
            assert coupon["redemption_count"] == str(len(uses))
            assert coupon["created_date"][:10] == shown["created_date"][:10]
            assert all(
                shown["created_date"] < use["date"] < f"{shown['valid_till']} 24" for use in uses
            )
            redeemed += len(uses)
        both = (await redemptions(id=user_id))["redemptions"]
        used = [
            (each["id"], each["transaction_number"]) for each in listed(both["coupons"], "coupon")
        ]
        assert sorted(used) == sorted(
            (each["id"], use["transaction_number"])
            for each in issued.values()
            for use in listed(each["redemptions"], "redemption")
        )
        points = listed(both["points"], "point")
        spent = sum(int(each["points_redeemed"]) for each in points)
        assert spent == int(card["points_summary"]["redeemed"])
        for bill in card["transactions"]:
            on_bill = [
                each["points_redeemed"]
                for each in points
                if each["transaction_number"] == bill.get("number")
            ]
            assert (bill["points"]["redeemed"] if bill else "0") == (on_bill or ["0"])[0]
    assert redeemed > 5


async def test_statuses_are_of_the_date_and_of_the_use(coupons: Any, rich: str, clock: Any) -> None:
    everything = await coupons(id=rich)
    today = clock.now().date().isoformat()
    by_id = {each["id"] for each in everything}
    active = {each["id"] for each in await coupons(id=rich, status="active")}
    assert active == {each["id"] for each in everything if each["valid_till"] >= today}
    expired = {each["id"] for each in await coupons(id=rich, status="Expired")}
    assert expired == by_id - active
    redeemed = {each["id"] for each in await coupons(id=rich, status="redeemed")}
    assert redeemed == {each["id"] for each in everything if each["redemption_count"] != "0"}
    both = {each["id"] for each in await coupons(id=rich, status="redeemed; expired")}
    assert both == redeemed | expired


async def test_coupons_are_active_to_the_end_of_their_last_day(
    coupons: Any, add: Any, clock: Any
) -> None:
    (item,) = await add({"mobile": "447700900700", "email": "new@example.com"})
    clock.move(60 * 86_400)
    assert len(await coupons(id=item["user_id"], status="active")) == 1
    clock.move(86_400)
    (only,) = await coupons(id=item["user_id"], status="expired")
    assert (only["redemption_count"], only["redemptions"]) == ("0", {})
    assert only["transaction_number"] == ""


async def test_the_date_of_issue_the_series_and_the_number_of_rows_are_filters(
    coupons: Any, rich: str
) -> None:
    everything = await coupons(id=rich, sort_order="asc")
    dates = [each["created_date"] for each in everything]
    assert dates == sorted(dates)
    later = await coupons(id=rich, start_date=dates[1][:19])
    assert {each["created_date"] for each in later} == set(dates[1:])
    assert [each["created_date"] for each in await coupons(id=rich, end_date=dates[0][:10])] == [
        date for date in dates if date[:10] == dates[0][:10]
    ]
    assert len(await coupons(id=rich, limit="1")) == 1
    assert await coupons(id=rich, series_id="999") == []


@pytest.mark.parametrize("order", ["created_date", "amount", "valid_till"])
async def test_each_order_runs_both_ways(coupons: Any, rich: str, order: str) -> None:
    falling = [each["id"] for each in await coupons(id=rich, order_by=order)]
    rising = await coupons(id=rich, order_by=order, sort_order="asc")
    assert [each["id"] for each in rising] == falling[::-1]
    if order != "amount":
        values = [each[order] for each in rising]
        assert values == sorted(values)


async def test_what_was_redeemed_is_told_by_type(redemptions: Any, rich: str) -> None:
    assert set((await redemptions(id=rich, type="points"))["redemptions"]) == {"points"}
    assert set((await redemptions(id=rich, type="COUPONS"))["redemptions"]) == {"coupons"}
    both = await redemptions(id=rich, type="BOTH", user_id="true")
    assert set(both["redemptions"]) == {"coupons", "points"}
    assert both["user_id"] == rich
    times = [each["redeemed_time"] for each in listed(both["redemptions"]["coupons"], "coupon")]
    assert times == sorted(times, reverse=True)


async def test_points_without_any_bill_were_redeemed_for_a_gift(
    redemptions: Any, sandbox: Sandbox
) -> None:
    person = sandbox.plant({"mobile": "447700900700", "lifetime_points": 90})
    found = await redemptions(id=str(person.user_id), type="POINTS")
    (point,) = listed(found["redemptions"]["points"], "point")
    assert (point["points_redeemed"], point["transaction_number"]) == ("90", "")


@pytest.mark.parametrize(
    ("call", "parameters"),
    [
        ("coupons", {"status": "lost"}),
        ("coupons", {"start_date": "soon"}),
        ("coupons", {"end_date": "2026-02-30"}),
        ("redemptions", {"type": "NEITHER"}),
    ],
)
async def test_what_cannot_be_asked_for_refuses_the_request(
    client: httpx.AsyncClient, call: str, parameters: dict[str, str]
) -> None:
    reply = await client.get(f"customer/{call}", params={"mobile": TOM, **parameters})
    assert reply.status_code == 400


@pytest.mark.parametrize(
    ("call", "code"),
    [
        *(("coupons", code) for code in COUPONS.codes),
        *(("redemptions", code) for code in REDEMPTIONS.codes),
    ],
)
async def test_every_code_is_reached(
    client: httpx.AsyncClient, sandbox: Sandbox, call: str, code: str
) -> None:
    sandbox.plant({"type": "NON_LOYALTY"}, user_id=15003)
    sandbox.plant({"standing": "RESTRICTED"}, user_id=15004)
    sandbox.plant({"standing": "MERGED", "merged_into": 15002}, user_id=15005)
    parameters = {
        "1000": {"mobile": TOM},
        "1011": {"id": "99"},
        "1012": {"mobile": "1234567"},
        "1013": {"id": "15003"},
        "1015": {"user_id": "true"},
        "1044": {"id": "15004"},
        "91009": {"id": "15005"},
    }[code]
    reply = (await client.get(f"customer/{call}", params=parameters)).json()["response"]
    customer = reply["customer"] if call == "redemptions" else reply["customers"]["customer"]
    status = customer["item_status"]
    assert status["code"] == code
    assert status["message"]
    assert reply["status"]["code"] == ("200" if code in ("1000", "91009") else "500")
    if code not in ("1000", "91009"):
        forced = await client.get(f"customer/{call}", params={"external_id": f"TEST-{code}"})
        assert f'"code":"{code}"' in forced.text
