"""customer/search: the grammar, paging, and the sample's shape."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sandbox.calls.query import read_query
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
    people: tuple[tuple[dict[str, object], dict[str, str]], ...] = (
        (
            {"firstname": "Aquila", "lastname": "Quill", "mobile": "447700900801", "tier": "GOLD"},
            {},
        ),
        (
            {"firstname": "Aquarius", "lastname": "O'Quill", "mobile": "447700900802"},
            {"age": "8", "birthday": "1990-02-01"},
        ),
        (
            {"firstname": "Percy%", "lastname": "Quill", "email": "percy_1@example.com"},
            {"age": '["25"]', "birthday": "1991-02-01", "Hobbies": "[“Reading”,“Travel”]>"},
        ),
        (
            {"firstname": "अनुराधा", "lastname": "Quill", "external_id": "Q-77"},
            {"age": "[“38”]", "birthday": "1992-02-01T00:00:00"},
        ),
    )
    for place, (fields, own_fields) in enumerate(people):
        extra: dict[str, object] = {
            "registered_on": f"2026-02-0{place + 1} 10:00:00",
            "loyalty_points": 100 * place,
            "last_trans_pence": 1000 * place + 50,
            "till_code": "till.leeds.1" if place == 2 else "till.bond.1",
            "custom_fields": {"occupation": ("Student", "Retired")[place % 2], **own_fields},
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
        ("(firstname:EXACT:Aquila)", ["Aquila"]),
        ("(lastname:EXACT:Quill & (firstname:STARTS:A))", ["Aquila"]),
        ("(lastname:EXACT:Quill) & (firstname:STARTS:A)", ["Aquila"]),
        ("((lastname:EXACT:Quill) & ((firstname:STARTS:A)))", ["Aquila"]),
        ("firstname:EXACT:Smile )", []),
        ("lastname:ENDS:Quill&org_id:EQUALS:28", []),
        ("lastname:ENDS:quill&org_id:IN:28;29&slab:STARTS:GO", ["Aquila"]),
        ("lastname:ENDS:Quill&registered_date:EQUALS:2026-02-02T10", ["Aquarius"]),
        ("lastname:ENDS:Quill&registered_date:LESS:2026-02-02", ["Aquila"]),
        ("lastname:ENDS:Quill&registered_date:GREATER:2026-02-03", ["अनुराधा"]),
        ("lastname:ENDS:Quill&registered_store:EQUALS:4102", ["Percy%"]),
        ("lastname:ENDS:Quill&registered_store:EQUALS:Leeds.Briggate", ["Percy%"]),
        ("lastname:ENDS:Quill&registered_store:STARTS:leeds", ["Percy%"]),
        ("lastname:ENDS:Quill&registered_store:STARTS:nowhere", []),
        ("lastname:ENDS:Quill&registered_store:IN:4102;4101&firstname:ENDS:%", ["Percy%"]),
        ("lastname:ENDS:Quill&lifetime_points:RANGE:0;0&slab:IN:gold;silver", ["Aquila"]),
        ("lastname:ENDS:Quill&lifetime_purchases:EQUALS:0&email:STARTS:percy", ["Percy%"]),
        ("lastname:ENDS:Quill&transaction_value:RANGE:10;21", ["Aquarius", "Percy%"]),
        ("lastname:ENDS:Quill&age:GREATER:9", ["Percy%", "अनुराधा"]),
        ("lastname:ENDS:Quill&age:RANGE:20;30", ["Percy%"]),
        ("lastname:ENDS:Quill&age:8", ["Aquarius"]),
        ("lastname:ENDS:Quill&AGE:EQUALS:38", ["अनुराधा"]),
        ("lastname:ENDS:Quill&birthday:RANGE:1990-06-01;1992-02-01", ["Percy%", "अनुराधा"]),
        ("lastname:ENDS:Quill&Hobbies:STARTS:Tra", ["Percy%"]),
        ("lastname:ENDS:Quill&hobbies:IN:travel;cooking", ["Percy%"]),
        ("mobile:STARTS:+44 7700 90080 & mobile:ENDS:2", ["Aquarius"]),
        ("firstname:IN:aquila;AQUARIUS", ["Aquila", "Aquarius"]),
        ("firstname:RANGE:aqua;aquil", ["Aquarius"]),
        ("firstname:STARTS:\\", []),
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
        "(firstname:EXACT:a",
        "(firstname:EXACT:a & ((slab:EQUALS:GOLD)",
        "loyalty_points:LESS:nan",
        "lifetime_points:GREATER:1e999",
        "registered_date:EQUALS:soon",
        "registered_date:EQUALS:2026-02-02 10:00:00",
        "birthday:GREATER:2026-13-01",
        "age:STARTS:1",
        "age:old",
        "firstname:STARTS:a;b",
        "firstname:IN:;",
        "firstname:STARTS:" + "x" * 60_000,
        ":::",
        "()",
    ],
)
async def test_what_is_not_the_grammar_is_400(client: httpx.AsyncClient, query: str) -> None:
    reply = await client.get("customer/search", params={"q": query})
    status = reply.json()["response"]["status"]
    assert (reply.status_code, status["code"], status["success"]) == (400, "400", "false")


async def test_whoever_may_not_be_seen_is_not_found(search: Any, sandbox: Sandbox) -> None:
    sandbox.plant({"standing": "RESTRICTED"}, user_id=15001)
    assert (await search("mobile:EQUALS:44700900000"))["count"] == "0"


async def test_a_refusal_says_where(client: httpx.AsyncClient) -> None:
    query = "slab:EQUALS:GOLD & loyalty_points:GREATER:many"
    reply = await client.get("customer/search", params={"q": query})
    message = reply.json()["response"]["status"]["message"]
    assert "condition 2 ('loyalty_points:GREATER:many')" in message
    assert "'many' is not a number" in message


async def test_a_number_is_asked_for_as_it_is_sent(search: Any, control: httpx.AsyncClient) -> None:
    await control.post("settings", json={"country_prefix": "44"})
    assert names(await search("mobile:EQUALS:07700 900801")) == ["Aquila"]
    assert names(await search("mobile:ENDS:0801")) == ["Aquila"]


def test_identifiers_are_found_by_their_index(sandbox: Sandbox) -> None:
    for query in ("mobile:EXACT:1", "email:EQUALS:a@example.com", "external_id:IN:a;b"):
        where = read_query(f"{query} & firstname:STARTS:a")
        (plan,) = sandbox.world.connection.execute(
            f"EXPLAIN QUERY PLAN SELECT count(*) FROM person WHERE {where.sql}", where.values
        ).fetchall()
        assert f"INDEX person_{query.partition(':')[0]}" in plan[3]
