"""customer/search: the grammar, paging, and the sample's shape."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sandbox.state import Sandbox


@pytest.fixture
def search(client: httpx.AsyncClient) -> Callable[..., Any]:
    async def ask(q: str, **more: str) -> dict[str, Any]:
        reply = await client.get("customer/search", params={"q": q, **more})
        page = reply.json()["response"]["customer"]
        assert isinstance(page, dict)
        return page

    return ask


def names(page: dict[str, Any]) -> list[str]:
    found = page["results"].get("item", [])
    items = found if isinstance(found, list) else [found]
    return [item["firstname"] for item in items]


@pytest.fixture(autouse=True)
def four_friends(sandbox: Sandbox) -> None:
    people: tuple[dict[str, object], ...] = (
        {"firstname": "Aquila", "lastname": "Quill", "mobile": "447700900801", "tier": "GOLD"},
        {"firstname": "Aquarius", "lastname": "O'Quill", "mobile": "447700900802"},
        {"firstname": "Percy%", "lastname": "Quill", "email": "percy_1@example.com"},
        {"firstname": "अनुराधा", "lastname": "Quill", "external_id": "Q-77"},
    )
    for place, fields in enumerate(people):
        extra: dict[str, object] = {
            "registered_on": f"2026-02-0{place + 1} 10:00:00",
            "loyalty_points": 100 * place,
            "last_trans_pence": 1000 * place + 50,
            "custom_fields": {"occupation": ("Student", "Retired")[place % 2]},
        }
        sandbox.plant({**fields, **extra})


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("firstname:EXACT:aquila", ["Aquila"]),
        ("firstname:STARTS:Aqu", ["Aquila", "Aquarius"]),
        ("firstname:ENDS:ILA", ["Aquila"]),
        ("firstname:EXACT:अनुराधा", ["अनुराधा"]),
        ("firstname:STARTS:Percy%", ["Percy%"]),
        ("firstname:ENDS:%", ["Percy%"]),
        ("lastname:EXACT:O'Quill", ["Aquarius"]),
        ("mobile:EQUALS:447700900801", ["Aquila"]),
        ("mobile:EQUALS:+44 7700 900801", ["Aquila"]),
        ("mobile:ENDS:0802", ["Aquarius"]),
        ("email:EXACT:Percy_1@example.com", ["Percy%"]),
        ("external_id:EQUALS:Q-77", ["अनुराधा"]),
        ("mobile:IN:447700900801;447700900802;1", ["Aquila", "Aquarius"]),
        ("lastname:EXACT:Quill & firstname:STARTS:A", ["Aquila"]),
        ("(lastname:EXACT:Quill & firstname:STARTS:A)", ["Aquila"]),
        ("lastname:ENDS:Quill&slab:EQUALS:gold", ["Aquila"]),
        ("lastname:ENDS:Quill&loyalty_points:GREATER:150", ["Percy%", "अनुराधा"]),
        ("lastname:ENDS:Quill&loyalty_points:LESS:100", ["Aquila"]),
        ("lastname:ENDS:Quill&loyalty_points:RANGE:100;200", ["Aquarius", "Percy%"]),
        ("lastname:ENDS:Quill&last_trans_value:EQUALS:10.5", ["Aquarius"]),
        ("lastname:ENDS:Quill&transaction_value:GREATER:20", ["Percy%", "अनुराधा"]),
        (
            "lastname:ENDS:Quill&registered_date:RANGE:2026-02-02;2026-02-03",
            ["Aquarius", "Percy%"],
        ),
        ("lastname:ENDS:Quill&occupation:Student", ["Aquila", "Percy%"]),
        (
            "lastname:ENDS:Quill&occupation:IN:student;retired",
            ["Aquila", "Aquarius", "Percy%", "अनुराधा"],
        ),
        (
            "lastname:ENDS:Quill&registered_store:EQUALS:4101&org_id:EQUALS:29&slab:EQUALS:GOLD",
            ["Aquila"],
        ),
        ("lastname:ENDS:Quill&occupation:STARTS:stud", ["Aquila", "Percy%"]),
        ("lastname:ENDS:Quill&registered_store:EQUALS:nowhere", []),
        ("firstname:EXACT:Nobody", []),
    ],
)
async def test_conditions(search: Any, query: str, expected: list[str]) -> None:
    page = await search(query)
    assert names(page) == expected
    assert page["count"] == str(len(expected))


async def test_a_field_with_several_values_is_found_by_each(search: Any) -> None:
    both = await search("Hobbies:Playing & mobile:EQUALS:44700900000")
    other = await search("Hobbies:Singing & mobile:EQUALS:44700900000")
    assert (names(both), names(other)) == (["Tom"], [])


async def test_pages(search: Any) -> None:
    first = await search("lastname:ENDS:Quill", start="0", rows="3")
    second = await search("lastname:ENDS:Quill", start="3", rows="3")
    assert (first["count"], first["start"], first["rows"]) == ("4", "0", "3")
    assert names(first) == ["Aquila", "Aquarius", "Percy%"]
    assert names(second) == ["अनुराधा"]
    assert isinstance(second["results"]["item"], dict), "one result comes as the bare object"


async def test_a_page_is_bounded(search: Any) -> None:
    assert (await search("org_id:EQUALS:29", rows="100000"))["rows"] == "100"


async def test_items_have_the_samples_fields(search: Any, sample: Callable[[str], Any]) -> None:
    page = await search("firstname:EXACT:Aquila")
    theirs = sample("customer_search.response")["response"]["customer"]["results"]["item"][0]
    ours = page["results"]["item"]
    assert set(ours) == set(theirs)
    assert ours["external_id"] == "None"
    assert ours["attributes"] == {"attribute": {"name": "occupation", "value": "Student"}}
    assert (await search("firstname:EXACT:Aquarius"))["results"]["item"][
        "last_trans_value"
    ] == "10.50"


@pytest.mark.parametrize(
    "query",
    [
        "",
        "firstname",
        "firstname:EXACT",
        "firstname:EXACT:",
        "firstname:LIKE:x",
        "shoe:EXACT:9",
        "firstname:EXACT:a:b",
        "loyalty_points:GREATER:many",
        "loyalty_points:STARTS:1",
        "loyalty_points:RANGE:1",
        "firstname:EXACT:a;b",
        "firstname:EXACT:a &",
        "&".join(["firstname:EXACT:a"] * 11),
    ],
)
async def test_what_is_not_the_grammar_is_400(client: httpx.AsyncClient, query: str) -> None:
    reply = await client.get("customer/search", params={"q": query})
    status = reply.json()["response"]["status"]
    assert (reply.status_code, status["code"], status["success"]) == (400, "400", "false")


async def test_whoever_may_not_be_seen_is_not_found(search: Any, sandbox: Sandbox) -> None:
    sandbox.plant({"standing": "RESTRICTED"}, user_id=15001)
    assert (await search("mobile:EQUALS:44700900000"))["count"] == "0"
