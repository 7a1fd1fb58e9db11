"""Drift by a seed: every spelling is seen, none changes what is said, and a seed repeats itself."""

import json
import re
import xml.etree.ElementTree as ET
from typing import Any

import httpx
import pytest

from tests.unit.sandbox.test_get import ALL_FLAGS, TOM

SEEDS = range(40)
ABSENT: tuple[Any, ...] = ("", None, [], {}, [[]], "None")
ITEMS = {
    *("customer", "note", "coupon", "ticket", "transaction", "field", "attribute", "redemption"),
    *("schedule", "item", "history", "segment", "effect", "upgrade_strategy", "renew_strategy"),
}
CALLS = (
    f"customer/get?mobile={TOM}&"
    + "&".join(f"{name}={value}" for name, value in ALL_FLAGS.items()),
    f"customer/get?mobile={TOM},44700900999,1234567",
    "customer/search?q=firstname:STARTS:T",
    "store/login",
    "customer/get",
)


def plain(value: Any) -> Any:
    """A tree with all its spellings taken off, apart from the sandbox's own way of putting them
    on."""
    if value in ABSENT and not isinstance(value, bool):
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return f"{value:g}"
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, list):
        return [plain(each) for each in value]
    if len(value) == 1 and set(value) <= ITEMS:
        (inner,) = value.values()
        return [plain(each) for each in (inner if isinstance(inner, list) else [inner])]
    return {name: plain(each) for name, each in value.items()}


def unwrapped(body: Any) -> Any:
    return plain(body.get("response", body))


@pytest.fixture
def drifting(client: httpx.AsyncClient, control: httpx.AsyncClient) -> Any:
    """Ask with a seed for the drift; None for none."""

    async def ask(call: str, seed: int | None, **fields: object) -> bytes:
        await control.delete("faults")
        if seed is not None:
            await control.post("faults", json={"action": "drift", "seed": seed, **fields})
        return (await client.get(call)).content

    return ask


@pytest.mark.parametrize("call", CALLS)
async def test_what_is_said_stays_the_same(drifting: Any, call: str) -> None:
    expected = unwrapped(json.loads(await drifting(call, None)))
    bodies = [await drifting(call, seed) for seed in SEEDS]
    assert [unwrapped(json.loads(body)) for body in bodies] == [expected] * len(bodies)
    assert len(set(bodies)) > len(SEEDS) // 2


async def test_every_spelling_is_seen(drifting: Any) -> None:
    bodies = [json.loads(await drifting(CALLS[0], seed)) for seed in SEEDS]
    inner = [body.get("response", body) for body in bodies]
    assert {"response" in body for body in bodies} == {True, False}
    assert {type(body["customers"]) for body in inner} == {list, dict}
    assert {type(body["status"]["code"]) for body in inner} == {str, int, float}
    assert {body["status"]["success"] for body in inner} == {"true", True}
    items = [plain_item(body["customers"]) for body in inner]
    tiers = [item["current_nps_status"] for item in items]
    assert all(spelling in tiers for spelling in ABSENT)
    assert {type(item["loyalty_points"]) for item in items} == {str, int}
    dates = {item["registered_on"] for item in items}
    (date,) = {each.strip() for each in dates}
    assert dates == {date, f"\n{date}", f"{date}\n", f"\n{date}\n"}
    assert {item["mobile"] for item in items} == {TOM}, "an identifier is never a number"


def plain_item(customers: Any) -> dict[str, Any]:
    found = customers["customer"] if isinstance(customers, dict) else customers
    item = found[0] if isinstance(found, list) else found
    assert isinstance(item, dict)
    return item


async def test_a_seed_repeats_itself(drifting: Any) -> None:
    first, second = [await drifting(CALLS[0], 3) for _ in range(2)]
    assert first == second
    assert first != await drifting(CALLS[0], 4)


async def test_a_lists_only_entry_comes_bare_and_not(
    drifting: Any, control: httpx.AsyncClient
) -> None:
    await control.post("people", json={"set": {"firstname": "Solo"}})
    call = "customer/search?q=firstname:EQUALS:Solo"
    bodies = [json.loads(await drifting(call, seed)) for seed in SEEDS]
    results = [body.get("response", body)["customer"]["results"]["item"] for body in bodies]
    assert {type(each) for each in results} == {list, dict}


async def test_a_text_that_only_looks_like_a_type_is_left_alone(
    drifting: Any, client: httpx.AsyncClient
) -> None:
    name = {"mobile": "447700900613", "firstname": "true", "lastname": "007"}
    await client.post("customer/add", json={"root": {"customer": name}})
    for seed in SEEDS:
        body = json.loads(await drifting("customer/get?mobile=447700900613", seed))
        item = plain_item(body.get("response", body)["customers"])
        assert (item["firstname"], item["lastname"]) == ("true", "007")


async def test_xml_drifts_where_it_can(drifting: Any) -> None:
    call = CALLS[0].replace("customer/get", "customer/get.xml")
    expected = texts(await drifting(call, None))
    seen = [await drifting(call, seed) for seed in SEEDS]
    for body in seen:
        assert texts(body) == expected
    codes = {ET.fromstring(body).findtext("status/code") for body in seen}
    assert codes == {"200", "200.0"}
    assert any(b">None<" in body for body in seen)


def texts(body: bytes) -> list[tuple[str, str]]:
    root = ET.fromstring(body)
    return [
        (each.tag, re.sub(r"^None$|\.0$", "", (each.text or "").strip())) for each in root.iter()
    ]


@pytest.mark.parametrize("seed", [-1, "1", 1.5, True])
async def test_a_seed_is_a_number(control: httpx.AsyncClient, seed: object) -> None:
    reply = await control.post("faults", json={"action": "drift", "seed": seed})
    assert reply.status_code == 400
