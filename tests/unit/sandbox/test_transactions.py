"""customer/transactions: the sample's shape, every filter, pages, and several customers at once."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sandbox.calls.transactions import TRANSACTIONS
from app.sandbox.state import Sandbox

TOM = "44700900000"
RITA = "44700900999"
ALL = {"limit": "100"}


@pytest.fixture
def ask(client: httpx.AsyncClient) -> Callable[..., Any]:
    """The one customer of the answer."""

    async def send(**parameters: str) -> dict[str, Any]:
        reply = await client.get("customer/transactions", params={"mobile": TOM, **parameters})
        found = reply.json()["response"]["customer"]
        assert isinstance(found, dict)
        return found

    return send


def rows(customer: dict[str, Any]) -> list[dict[str, Any]]:
    found = customer["transactions"].get("transaction", [])
    return found if isinstance(found, list) else [found]


def ids(customer: dict[str, Any]) -> list[int]:
    return [int(row["id"]) for row in rows(customer)]


async def test_one_customer_comes_as_the_sample_shows(
    client: httpx.AsyncClient, sample: Callable[[str], Any]
) -> None:
    expected = sample("customer_transactions.response")["response"]
    reply = await client.get("customer/transactions", params={"mobile": TOM, "limit": "1"})
    found = reply.json()["response"]
    assert found["status"] == expected["status"]
    assert list(found["customer"]) == list(expected["customer"])
    (ours,), theirs = rows(found["customer"]), expected["customer"]["transactions"]["transaction"]
    assert list(ours) == list(theirs)
    assert ours["line_items"] == theirs["line_items"]
    assert set(ours["points"]) == set(theirs["points"])


async def test_pages_hold_everything_once_and_in_order(ask: Any) -> None:
    first = await ask()
    count = int(first["count"])
    assert (first["start"], first["rows"], len(ids(first))) == ("0", "10", 10)
    assert count > 100
    seen = [
        each
        for start in range(0, count, 40)
        for each in ids(await ask(limit="40", offset=str(start)))
    ]
    assert len(seen) == len(set(seen)) == count
    assert seen == sorted(seen, reverse=True)
    assert rows(await ask(offset=str(count))) == []
    assert len(ids(await ask(limit="9999"))) == 100


@pytest.mark.parametrize(
    ("words", "is_ascending"),
    [
        ({"sort": "trans_id", "order": "asc"}, True),
        ({"sort": "asc", "order": "trans_id"}, True),
        ({"sort": "asc"}, True),
        ({"order": "asc"}, True),
        ({"sort": "trans_date", "order": "desc"}, False),
        ({"sort": "desc", "order": "trans_date"}, False),
        ({"sort": "sideways"}, False),
    ],
)
async def test_either_parameter_says_by_what_and_which_way(
    ask: Any, words: dict[str, str], is_ascending: bool
) -> None:
    by_date = [row["billing_time"] for row in rows(await ask(**words))]
    assert by_date == sorted(by_date, reverse=not is_ascending)


async def test_a_span_of_dates_takes_both_ends(ask: Any) -> None:
    times = [row["billing_time"] for row in rows(await ask())]
    inner = await ask(start_date=times[3], end_date=times[1])
    assert [row["billing_time"] for row in rows(inner)] == times[1:4]
    assert inner["count"] == "3"
    by_day = await ask(start_date=times[3][:10], end_date=times[1][:10])
    assert set(times[1:4]) <= {row["billing_time"] for row in rows(by_day)}
    swapped = await ask(start_date=times[1], end_date=times[3])
    assert (swapped["count"], swapped["transactions"]) == ("0", {})


async def test_the_printed_name_of_the_first_date_is_read_as_a_date_or_an_id(ask: Any) -> None:
    known = rows(await ask())
    by_date = await ask(start_id=known[2]["billing_time"])
    assert ids(by_date) == [int(row["id"]) for row in known[:3]]
    by_id = await ask(start_id=known[4]["id"], end_id=known[2]["id"], sort="asc")
    assert ids(by_id) == sorted(int(row["id"]) for row in known[2:5])
    assert by_id["start"] == known[4]["id"]


async def test_one_day_one_transaction_one_store(ask: Any, sandbox: Sandbox) -> None:
    known = rows(await ask(**ALL))
    day = await ask(transaction_date=known[5]["billing_time"][:10])
    assert ids(day) == [int(known[5]["id"])]
    assert ids(await ask(transaction_id=known[7]["id"])) == [int(known[7]["id"])]
    assert ids(await ask(transaction_id=known[7]["number"])) == [int(known[7]["id"])]
    assert ids(await ask(transaction_id="1")) == []
    at_home = await ask(store_id="4101", **ALL)
    assert {row["store"] for row in rows(at_home)} == {"Bond Street"}
    assert ids(at_home) == ids(await ask(store_id="london.bond", **ALL))
    assert (await ask(store_id="9"))["count"] == "0"


@pytest.mark.parametrize(
    "parameters",
    [
        {"start_date": "yesterday"},
        {"end_date": "2026-13-01"},
        {"transaction_date": "x"},
        {"start_id": "-5"},
        {"end_id": "9" * 40},
        {"start_date": "0001-01-01T00:00:00+14:00"},
    ],
)
async def test_what_is_no_date_or_no_id_refuses_the_request(
    client: httpx.AsyncClient, parameters: dict[str, str]
) -> None:
    reply = await client.get("customer/transactions", params={"mobile": TOM, **parameters})
    assert reply.status_code == 400
    assert reply.json()["response"]["status"]["message"]


async def test_several_customers_come_as_a_batch(client: httpx.AsyncClient) -> None:
    reply = await client.get("customer/transactions", params={"mobile": f"{TOM},{RITA},1234567"})
    answer = reply.json()["response"]
    items = answer["customers"]["customer"]
    assert [item["mobile"] for item in items] == [TOM, RITA, "1234567"]
    assert [item["item_status"]["code"] for item in items] == ["1000", "1000", "1012"]
    assert answer["status"]["code"] == "201"
    assert items[1]["count"] == "1"


async def test_a_survivor_is_said_to_be_one(ask: Any, sandbox: Sandbox) -> None:
    sandbox.plant({"standing": "MERGED", "merged_into": 15002, "mobile": None}, user_id=15001)
    found = await ask(mobile="", id="15001")
    assert (found["item_status"]["code"], found["user_id"]) == ("91009", "15002")


async def test_only_members_have_transactions(ask: Any, sandbox: Sandbox) -> None:
    sandbox.plant({"type": "NON_LOYALTY"}, user_id=15001)
    assert (await ask())["item_status"]["code"] == "1013"
    assert (await ask(mobile=""))["item_status"]["code"] == "1015"


async def test_more_than_the_batch_limit_is_refused_whole(client: httpx.AsyncClient) -> None:
    reply = await client.get("customer/transactions", params={"mobile": ",".join([TOM] * 21)})
    items = reply.json()["response"]["customers"]["customer"]
    assert {item["item_status"]["code"] for item in items} == {"1060"}


@pytest.mark.parametrize("code", sorted(set(TRANSACTIONS.codes) - {"1000", "91009"}))
async def test_a_test_value_gives_any_refusal(ask: Any, code: str) -> None:
    found = await ask(mobile="", external_id=f"TEST-{code}")
    assert found["item_status"]["code"] == code


async def test_amounts_and_returns_agree(client: httpx.AsyncClient, sandbox: Sandbox) -> None:
    returned = 0
    for user_id in range(15001, 15001 + sandbox.count()):
        reply = await client.get("customer/transactions", params={"id": str(user_id), **ALL})
        customer = reply.json()["response"]["customer"]
        if "transactions" not in customer:
            continue
        found = {row["number"]: row for row in rows(customer)}
        bought = [row for row in found.values() if row["type"] == "REGULAR"]
        spent = sum(float(row["amount"]) for row in bought)
        assert spent <= float(customer["lifetime_purchases"]) + 0.01
        for row in found.values():
            gross, discount = float(row["gross_amount"]), float(row["discount"])
            assert gross - discount == pytest.approx(float(row["amount"]))
            if row["type"] == "RETURN" and (original := found.get(row["notes"].split()[-1])):
                returned += 1
                assert row["points"] == {"issued": "0", "redeemed": "0"}
                assert original["billing_time"] < row["billing_time"]
                assert float(row["amount"]) <= float(original["amount"])
    assert returned
