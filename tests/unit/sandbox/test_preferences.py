"""customer/preferences: read, set, partly set, and what outlives the process."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.sandbox.calls.preferences import PREFERENCES_READ, PREFERENCES_SET
from app.sandbox.people.preferences import Preferences
from app.sandbox.state import Sandbox

MOBILE = "447700900700"
Send = Callable[..., Any]


@pytest.fixture(autouse=True)
def newcomer(sandbox: Sandbox) -> int:
    """Who has no past and no preference."""
    return sandbox.plant({"mobile": MOBILE, "till_code": "till.web"}).user_id


@pytest.fixture
def read(client: httpx.AsyncClient) -> Send:
    async def send(**parameters: str) -> dict[str, Any]:
        reply = await client.get("customer/preferences", params=parameters or {"mobile": MOBILE})
        found = reply.json()["response"]["customer"]
        assert isinstance(found, dict)
        return found

    return send


@pytest.fixture
def write(client: httpx.AsyncClient) -> Send:
    async def send(values: dict[str, Any], **more: Any) -> dict[str, Any]:
        fields = [{"name": name, "value": value} for name, value in values.items()]
        customer = {"mobile": MOBILE, "custom_fields": {"field": fields}, **more}
        reply = await client.post("customer/preferences", json={"root": {"customer": customer}})
        found = reply.json()["response"]["customer"]
        assert isinstance(found, dict)
        return found

    return send


def values(customer: dict[str, Any]) -> dict[str, str]:
    found = customer["custom_fields"].get("field", [])
    fields = found if isinstance(found, list) else [found]
    return {field["name"]: field["value"] for field in fields}


def code(customer: dict[str, Any]) -> str:
    return str(customer["item_status"]["code"])


async def test_what_is_set_is_read(read: Send, write: Send, sandbox: Sandbox) -> None:
    assert code(await read()) == "1031"
    written = await write({"contact_time": "Evening", "shoe_size": "41"})
    assert written["item_status"] == {
        "success": "true",
        "code": "1000",
        "message": "Customer preferences updated successfully.",
    }
    found = await read()
    assert values(found) == values(written) == {"contact_time": "Evening", "shoe_size": "41"}
    assert found["mobile"] == MOBILE
    assert found["store"] == {"code": "london.bond", "id": "4101"}
    assert [effect.effect for effect in sandbox.effects() if "pref" in effect.call] == ["set"]


async def test_setting_again_overwrites_and_empty_clears(read: Send, write: Send) -> None:
    await write({"contact_time": "Evening", "gift_wrapping": "Ask"})
    await write({"contact_time": "Morning"})
    assert values(await read()) == {"contact_time": "Morning", "gift_wrapping": "Ask"}
    cleared = await write({"contact_time": "", "gift_wrapping": ""})
    assert (code(cleared), values(cleared)) == ("1000", {})
    assert code(await read()) == "1031"


@pytest.mark.parametrize(
    ("store", "expected"),
    [
        ({"code": "leeds.briggate"}, "4102"),
        ({"id": "4103"}, "4103"),
        ({"id": "9"}, "4101"),
        ("no record", "4101"),
    ],
)
async def test_the_store_is_the_one_that_is_named(
    read: Send, write: Send, store: Any, expected: str
) -> None:
    await write({"contact_time": "Evening"}, store=store)
    assert (await read())["store"]["id"] == expected


@pytest.mark.parametrize(
    "bad",
    [
        {"favourite_colour": "Blue"},
        {"gift_wrapping": "Perhaps"},
        {"shoe_size": "4" * 501},
        {"": "x"},
        {"shoe_size": "TEST-1035"},
    ],
)
async def test_names_and_values_that_are_not_asked_for_are_left_out(
    read: Send, write: Send, sandbox: Sandbox, bad: dict[str, str]
) -> None:
    written = await write({"contact_time": "Evening", **bad})
    assert (code(written), written["item_status"]["success"]) == ("1035", "false")
    assert values(await read()) == {"contact_time": "Evening"}
    assert len(sandbox.effects()) == 2


@pytest.mark.parametrize("bad", [{}, {"favourite_colour": "Blue"}, {"shoe_size": "TEST-1030"}])
async def test_nothing_to_keep_is_a_failure_that_does_nothing(
    write: Send, read: Send, sandbox: Sandbox, bad: dict[str, str]
) -> None:
    assert code(await write(bad)) == "1030"
    assert code(await read()) == "1031"
    assert [effect.effect for effect in sandbox.effects()] == ["planted"]


async def test_a_test_value_beside_good_ones_keeps_nothing_where_the_call_is_unable(
    write: Send, read: Send
) -> None:
    assert code(await write({"contact_time": "Evening", "shoe_size": "TEST-1030"})) == "1030"
    assert code(await read()) == "1031"


async def test_people_with_a_past_have_preferences_that_can_be_set(
    client: httpx.AsyncClient, read: Send, sandbox: Sandbox
) -> None:
    with_some = [
        user_id
        for user_id in map(str, range(15001, 15021))
        if code(await read(id=user_id)) == "1000"
    ]
    assert 5 < len(with_some) < 20
    before = values(await read(id=with_some[0]))
    name = "shoe_size"
    body = {"id": with_some[0], "custom_fields": {"field": {"name": name, "value": "39"}}}
    await client.post("customer/preferences", json={"root": {"customer": body}})
    assert values(await read(id=with_some[0])) == before | {name: "39"}


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({"user_id": "true"}, "1015"),
        ({"id": "99"}, "1011"),
        ({"email": "nobody@example.com"}, "1012"),
        ({"id": "15003"}, "1044"),
        ({"id": "15004"}, "91009"),
        *(({"external_id": f"TEST-{each}"}, each) for each in PREFERENCES_READ.codes[1:5]),
        ({"external_id": "TEST-1029"}, "1029"),
    ],
)
async def test_whom_it_cannot_read_it_says_why(
    read: Send, sandbox: Sandbox, parameters: dict[str, str], expected: str
) -> None:
    sandbox.plant({"standing": "RESTRICTED"}, user_id=15003)
    preferences = Preferences(sandbox.world.connection)
    survivor = next(
        user_id
        for user_id in range(15005, 15050)
        if preferences.of(sandbox.world.past(sandbox.world.people.get(user_id)))  # type: ignore[arg-type]
    )
    sandbox.plant({"standing": "MERGED", "merged_into": survivor}, user_id=15004)
    assert code(await read(**parameters)) == expected


@pytest.mark.parametrize(
    ("identifiers", "expected"),
    [
        ({"mobile": ""}, "1015"),
        ({"mobile": "", "user_id": "99"}, "1011"),
        ({"mobile": "1234567"}, "1012"),
        ({"user_id": "15003"}, "1044"),
        ({"external_id": "TEST-1030"}, "1030"),
        ({"external_id": "TEST-1035"}, "1035"),
    ],
)
async def test_whom_it_cannot_set_it_says_why(
    write: Send, sandbox: Sandbox, identifiers: dict[str, str], expected: str
) -> None:
    sandbox.plant({"standing": "RESTRICTED"}, user_id=15003)
    written = await write({"contact_time": "Evening"}, **identifiers)
    assert code(written) == expected
    assert expected in PREFERENCES_SET.codes
    done = [effect for effect in sandbox.effects() if effect.effect == "set"]
    assert len(done) == (expected == "1035")


async def test_one_customer_at_a_time(client: httpx.AsyncClient) -> None:
    customers = [{"mobile": MOBILE}, {"mobile": MOBILE}]
    reply = await client.post("customer/preferences", json={"root": {"customer": customers}})
    assert reply.status_code == 400


async def test_preferences_outlive_the_process_and_a_reset_forgets_them(
    clock: Any, tmp_path: Path
) -> None:
    path = tmp_path / "sandbox.db"
    first = Sandbox(clock=clock, path=path, customers=3)
    first.world.connection.execute("INSERT INTO preference VALUES (15001, 'shoe_size', '41', '')")
    first.close()
    again = Sandbox(clock=clock, path=path, customers=3)

    def size() -> list[str]:
        tom = again.world.people.get(15001)
        assert tom is not None
        found = Preferences(again.world.connection).of(again.world.past(tom))
        return [each.value for each in found if each.name == "shoe_size"]

    assert size() == ["41"]
    again.reset()
    assert size() == []
    again.close()
