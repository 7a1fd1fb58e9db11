"""customer/tickets: raised, refused, and found again by every filter."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sandbox.calls.tickets import TICKETS_GET, TICKETS_POST
from app.sandbox.people.people import Kind
from app.sandbox.people.tickets import past_tickets
from app.sandbox.state import Sandbox
from tests.unit.sandbox.exchanges import ask, code, item_of, items_of, listed, post

RITA, TOM = "44700900999", "44700900000"


@pytest.fixture
def raised(client: httpx.AsyncClient) -> Callable[..., Any]:
    """Raise a ticket for Rita; the item of the answer."""

    async def send(mobile: str = RITA, **ticket: object) -> Any:
        customer = {"mobile": mobile, "ticket": {"subject": "points issue", **ticket}}
        return await post(client, "customer/tickets", customer)

    return send


@pytest.fixture
def subjects(client: httpx.AsyncClient) -> Callable[..., Any]:
    async def read(**filters: str) -> list[str]:
        item = await ask(client, "customer/tickets", mobile=RITA, **filters)
        return [each["subject"] for each in listed(item["tickets"], "ticket")]

    return read


@pytest.fixture(autouse=True)
def two_without_a_past(sandbox: Sandbox) -> None:
    for user_id in (15001, 15002):
        sandbox.plant({"has_history": False}, user_id=user_id)


def raising(sandbox: Sandbox) -> list[int]:
    return [each.user_id for each in sandbox.effects() if each.call == "customer/tickets"]


async def test_the_samples_request_gets_the_samples_answer(
    client: httpx.AsyncClient, sandbox: Sandbox, sample: Callable[[str], Any]
) -> None:
    reply = await client.post("customer/tickets", json=sample("customer_tickets_post.request"))
    theirs = sample("customer_tickets_post.response")["response"]["customers"]["customer"]
    ours = item_of(reply)
    assert list(ours) == list(theirs)
    assert ours["item_status"] == theirs["item_status"]
    assert {**ours["ticket"], "code": "35t40ld04"} == theirs["ticket"]
    assert len(ours["ticket"]["code"]) == len(theirs["ticket"]["code"])
    assert raising(sandbox) == [15002]


async def test_a_read_has_the_samples_shape(
    client: httpx.AsyncClient, sample: Callable[[str], Any]
) -> None:
    await client.post("customer/tickets", json=sample("customer_tickets_post.request"))
    reply = await client.get("customer/tickets", params={"mobile": RITA})
    theirs = sample("customer_tickets_get.response")["response"]
    ours = reply.json()["response"]
    assert set(ours) == set(theirs)
    assert list(ours["customer"]) == list(theirs["customer"])
    assert ours["customer"]["item_status"] == theirs["customer"]["item_status"]
    ticket = ours["customer"]["tickets"]["ticket"]
    assert set(ticket) == set(theirs["customer"]["tickets"]["ticket"])
    assert ticket["custom_fields"] == {"field": {"name": "field1", "value": "value1"}}


async def test_what_is_not_sent_has_a_default(raised: Any) -> None:
    ticket = (await raised(message="No points"))["ticket"]
    assert (ticket["status"], ticket["priority"], ticket["custom_fields"]) == (
        *("OPEN", "MEDIUM"),
        {},
    )


async def test_parts_may_stand_in_the_query(client: httpx.AsyncClient) -> None:
    customer = {"mobile": RITA, "ticket": {"subject": "s", "priority": "low"}}
    item = await post(
        client, "customer/tickets", customer, priority="high", department="IT", ticket_code="T-1"
    )
    ticket = item["ticket"]
    assert (ticket["priority"], ticket["department"], ticket["code"]) == ("LOW", "IT", "T-1")


async def test_the_same_subject_is_refused(raised: Any, sandbox: Sandbox) -> None:
    assert code(await raised(subject="Points  Issue")) == "1300"
    again = await raised(subject="points issue", message="again")
    assert (code(again), again["item_status"]["success"]) == ("1301", "false")
    assert code(await raised(mobile=TOM)) == "1300"
    assert raising(sandbox) == [15002, 15001]


async def test_a_subject_may_be_taken_in_the_whole_organisation(
    raised: Any, control: httpx.AsyncClient
) -> None:
    await control.post("settings", json={"tickets_unique_by": "organisation"})
    assert code(await raised()) == "1300"
    assert code(await raised(mobile=TOM)) == "1301"


async def test_a_setting_that_is_no_choice_is_refused(control: httpx.AsyncClient) -> None:
    for value in ("store", 1, None, ["customer"]):
        reply = await control.post("settings", json={"tickets_unique_by": value})
        assert reply.status_code == 400


async def test_a_code_of_ones_own_is_given_once(raised: Any, client: httpx.AsyncClient) -> None:
    assert (await raised(ticket_code="MINE-1"))["ticket"]["code"] == "MINE-1"
    assert code(await raised(ticket_code="MINE-1", subject="other")) == "1302"
    assert code(await raised(ticket_code="x" * 51, subject="other")) == "1302"


@pytest.mark.parametrize(
    ("ticket", "expected", "word"),
    [
        ({"subject": ""}, "1303", "empty"),
        ({"subject": ["x"]}, "1303", "empty"),
        ({"priority": "urgent"}, "1302", "urgent"),
        ({"reported_from": "FAX"}, "1302", "FAX"),
        ({"type": "pet"}, "1302", "pet"),
        ({"subject": "TEST-1302"}, "1302", "failed"),
        ({"subject": "TEST-1301"}, "1301", "already"),
    ],
)
async def test_a_refusal_names_what_is_wrong(
    raised: Any, sandbox: Sandbox, ticket: dict[str, object], expected: str, word: str
) -> None:
    item = await raised(**ticket)
    assert code(item) == expected
    assert word in item["item_status"]["message"]
    assert raising(sandbox) == []


@pytest.mark.parametrize(
    ("customer", "expected"),
    [
        ({"mobile": "1234567"}, "1012"),
        ({"id": "9"}, "1011"),
        ({}, "1015"),
        ({"mobile": RITA, "external_id": "TEST-1302"}, "1302"),
        ({"mobile": RITA, "ticket": "x"}, "1303"),
        ({"mobile": RITA, "ticket": [{"subject": "a"}]}, "1300"),
        ({"mobile": RITA, "ticket": {"subject": "\ud800", "custom_fields": [1]}}, "1300"),
        ({"mobile": RITA, "ticket": {"subject": "x" * 100_000, "message": "\x00"}}, "1300"),
    ],
)
async def test_whatever_is_sent_is_answered(
    client: httpx.AsyncClient, customer: dict[str, object], expected: str
) -> None:
    item = await post(client, "customer/tickets", {"ticket": {"subject": "s"}, **customer})
    assert code(item) == expected
    assert expected in TICKETS_POST.codes


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({}, ["one", "two"]),
        ({"status": "open"}, ["one"]),
        ({"status": "ESCALATED"}, ["two"]),
        ({"priority": "high"}, ["two"]),
        ({"department": "finance"}, ["two"]),
        ({"ticket_code": "T-1"}, ["one"]),
        ({"reported_from": "callcenter"}, ["two"]),
        ({"reported_from": "INTOUCH"}, ["one"]),
        ({"type": "Customer"}, ["one"]),
        ({"type": "STORE", "priority": "LOW"}, []),
        ({"start_date": "2026-06-02"}, ["two"]),
        ({"end_date": "2026-06-01"}, ["one"]),
        ({"start_date": "2026-06-01 12:00:00", "end_date": "2026-06-01 12:00:00"}, ["one"]),
        ({"start_date": "2026-06-04"}, []),
    ],
)
async def test_filters(
    raised: Any, subjects: Any, clock: Any, filters: dict[str, str], expected: list[str]
) -> None:
    await raised(subject="one", ticket_code="T-1")
    clock.move(2 * 86_400)
    await raised(
        subject="two",
        status="escalated",
        priority="High",
        department="Finance",
        reported_from="CALLCENTER",
        type="Store",
    )
    assert await subjects(**filters) == expected


async def test_a_date_that_is_none_is_refused(client: httpx.AsyncClient) -> None:
    reply = await client.get("customer/tickets", params={"mobile": RITA, "start_date": "soon"})
    assert reply.status_code == 400


async def test_several_customers_come_as_a_batch(client: httpx.AsyncClient, raised: Any) -> None:
    await raised()
    params = {"mobile": f"{RITA},1234567,{TOM}"}
    reply = await client.get("customer/tickets", params=params)
    rita, nobody, tom = items_of(reply)
    assert [code(each) for each in (rita, nobody, tom)] == ["1300", "1012", "1300"]
    assert (len(listed(rita["tickets"], "ticket")), tom["tickets"]) == (1, {})
    assert reply.json()["response"]["status"]["code"] == "201"


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [({}, "1015"), ({"id": "9"}, "1011"), ({"external_id": "TEST-1044"}, "1044")],
)
async def test_whose_tickets_are_read(
    client: httpx.AsyncClient, parameters: dict[str, str], expected: str
) -> None:
    reply = await client.get("customer/tickets", params=parameters)
    assert code(item_of(reply)) == expected
    assert expected in TICKETS_GET.codes


async def test_a_survivor_has_the_tickets(client: httpx.AsyncClient, add: Any, raised: Any) -> None:
    (guest,) = await add({"mobile": "447700900550", "type": "NON_LOYALTY"})
    await raised(mobile="447700900550", subject="as a guest")
    await add({"email": "m@example.com"})
    await add({"email": "m@example.com", "mobile": "447700900550"})
    item = await ask(client, "customer/tickets", id=guest["user_id"])
    assert (code(item), item["tickets"]["ticket"]["subject"]) == ("91009", "as a guest")


async def test_members_have_tickets_of_their_past(
    client: httpx.AsyncClient, sandbox: Sandbox
) -> None:
    people = [sandbox.person(Kind.USER_ID, str(each)) for each in range(15001, 15051)]
    person, tickets = next(
        (person, found)
        for person in people
        if person is not None and (found := past_tickets(sandbox.world.past(person)))
    )
    whom = {"id": str(person.user_id)}
    seen = listed((await ask(client, "customer/tickets", **whom))["tickets"], "ticket")
    assert [each["code"] for each in seen] == [ticket.code for ticket in tickets]
    again = {**whom, "ticket": {"subject": tickets[0].subject.upper()}}
    assert code(await post(client, "customer/tickets", again)) == "1301"
