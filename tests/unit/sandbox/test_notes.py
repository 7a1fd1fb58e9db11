"""customer/notes: added, corrected, read, and what cannot be kept."""

from collections.abc import Callable
from typing import Any

import httpx
import pytest

from app.sandbox.calls.notes import NOTES_GET, NOTES_POST
from app.sandbox.people.notes import past_notes
from app.sandbox.people.people import Kind
from app.sandbox.state import Sandbox
from tests.unit.sandbox.exchanges import ask, code, item_of, listed, post

RITA = "44700900999"


@pytest.fixture
def write(client: httpx.AsyncClient) -> Callable[..., Any]:
    """Send notes on Rita, or on whom `fields` name."""

    async def send(*notes: object, author: str = "443", **fields: object) -> Any:
        whom = fields or {"mobile": RITA}
        customer = {**whom, "associate_id": author, "notes": {"note": list(notes)}}
        return await post(client, "customer/notes", customer)

    return send


@pytest.fixture
def read(client: httpx.AsyncClient) -> Callable[..., Any]:
    async def listing(**parameters: str) -> list[dict[str, Any]]:
        item = await ask(client, "customer/notes", **parameters or {"mobile": RITA})
        return listed(item["notes"], "note")

    return listing


@pytest.fixture(autouse=True)
def rita_without_a_past(sandbox: Sandbox) -> None:
    sandbox.plant({"has_history": False}, user_id=15002)


async def test_the_samples_request_gets_the_samples_answer(
    client: httpx.AsyncClient, sandbox: Sandbox, sample: Callable[[str], Any]
) -> None:
    reply = await client.post("customer/notes", json=sample("customer_notes_post.request"))
    ours, theirs = reply.json()["response"], sample("customer_notes_post.response")["response"]
    assert ours["status"] == theirs["status"]
    assert list(ours["customer"]) == list(theirs["customer"])
    assert ours["customer"]["item_status"] == theirs["customer"]["item_status"]
    assert ours["customer"]["notes"] == {
        "note": {"id": "-1", "date": "2016-05-05 15:15:00", "description": "Likes Maggi"}
    }
    effect = sandbox.effects()[-1]
    assert (effect.call, effect.effect, effect.user_id) == ("customer/notes", "added", 15002)


async def test_a_read_has_the_samples_shape(
    client: httpx.AsyncClient, write: Any, sample: Callable[[str], Any]
) -> None:
    await write({"description": "one"}, {"description": "two"})
    reply = await client.get("customer/notes", params={"mobile": RITA, "user_id": "true"})
    ours, theirs = reply.json()["response"], sample("customer_notes_get.response")["response"]
    assert ours["status"] == theirs["status"]
    assert list(ours["customer"]) == list(theirs["customer"])
    assert ours["customer"]["item_status"] == theirs["customer"]["item_status"]
    assert set(ours["customer"]["notes"]["note"][0]) == {"id", "description", "added_on"}


async def test_notes_are_kept_in_the_order_of_their_dates(write: Any, read: Any) -> None:
    await write({"description": "later", "date": "2026-05-02 10:00:00"})
    await write({"description": "first", "date": "2026-05-01T10:00:00+01:00"})
    await write({"description": "now"})
    assert [(each["description"], each["added_on"]) for each in await read()] == [
        ("first", "2026-05-01 10:00:00"),
        ("later", "2026-05-02 10:00:00"),
        ("now", "2026-06-01 12:00:00"),
    ]


async def test_the_same_again_is_a_second_note(write: Any, read: Any, sandbox: Sandbox) -> None:
    note = {"description": "Likes tea", "date": "2026-05-01 10:00:00"}
    await write(note)
    await write(note)
    assert len({each["id"] for each in await read()}) == 2
    assert [each.effect for each in sandbox.effects()[1:]] == ["added", "added"]


async def test_an_id_corrects_the_note(write: Any, read: Any, sandbox: Sandbox) -> None:
    await write({"description": "Likes tee", "date": "2026-05-01 10:00:00"})
    (note,) = await read()
    item = await write({"id": note["id"], "description": "Likes tea"})
    assert (code(item), item["notes"]["note"]["id"]) == ("200", "-1")
    assert await read() == [{**note, "description": "Likes tea"}]
    await write({"id": note["id"], "description": "Likes tea", "date": "2026-05-02 10:00:00"})
    assert (await read())[0]["added_on"] == "2026-05-02 10:00:00"
    assert [each.effect for each in sandbox.effects()[1:]] == ["added", "corrected", "corrected"]


async def test_only_the_same_associate_corrects(write: Any, read: Any, sandbox: Sandbox) -> None:
    await write({"description": "Likes tea"})
    (note,) = await read()
    effects = sandbox.effects()
    other = await write({"id": note["id"], "description": "X"}, author="444")
    elsewhere = await write({"id": note["id"], "description": "X"}, mobile="44700900000")
    assert (code(other), code(elsewhere)) == ("1037", "1037")
    assert (await read(), sandbox.effects()) == ([note], effects)


async def test_notes_are_asked_for_by_their_authors(write: Any, read: Any) -> None:
    await write({"description": "by Amy"})
    await write({"description": "by Ravi"}, author="444")
    await write({"description": "by Wei"}, author="446")

    async def texts(authors: str) -> list[str]:
        return [each["description"] for each in await read(mobile=RITA, associate_id=authors)]

    assert await texts("444") == ["by Ravi"]
    assert await texts("443, 446") == ["by Amy", "by Wei"]
    assert await texts("447") == []


@pytest.mark.parametrize(
    "whom",
    [
        {"identifier": RITA},
        {"identifier": "rita.john@example.com"},
        {"identifier": "XYPZ006"},
        {"identifier": "15002"},
        {"external_id": "XYPZ006"},
        {"id": "15002"},
        {"user_id": "15002"},
    ],
)
async def test_every_identifier_finds_them(write: Any, read: Any, whom: dict[str, str]) -> None:
    await write({"description": "here"})
    assert [each["description"] for each in await read(**whom)] == ["here"]


async def test_nothing_there_is_a_code_of_its_own(client: httpx.AsyncClient) -> None:
    item = await ask(client, "customer/notes", mobile=RITA)
    assert (code(item), item["item_status"]["success"], item["notes"]) == ("1028", "false", {})
    assert item["firstname"] == "Rita"


async def test_the_id_is_told_where_it_is_asked_for(client: httpx.AsyncClient, write: Any) -> None:
    await write({"description": "here"})
    assert "user_id" not in await ask(client, "customer/notes", mobile=RITA)
    asked = await ask(client, "customer/notes", mobile=RITA, user_id="true")
    assert asked["user_id"] == "15002"


async def test_some_of_several_may_fail(write: Any, read: Any, sandbox: Sandbox) -> None:
    item = await write({"description": "kept"}, {"description": ""}, {"description": "too"})
    assert (code(item), item["item_status"]["success"]) == ("1036", "false")
    kept = [each["description"] for each in listed(item["notes"], "note")]
    assert kept == [each["description"] for each in await read()] == ["kept", "too"]
    assert len(sandbox.effects()) == 3


@pytest.mark.parametrize(
    "notes",
    [
        (),
        ({"description": ""},),
        ({"date": "2026-05-01 10:00:00"},),
        ({"description": "x", "date": "yesterday"},),
        ({"description": "x", "date": "0001-01-01T00:00:00+23:59"},),
        ({"description": ["x"]}, 3, None),
    ],
)
async def test_none_kept_is_1037(write: Any, sandbox: Sandbox, notes: tuple[object, ...]) -> None:
    assert code(await write(*notes)) == "1037"
    assert len(sandbox.effects()) == 1


async def test_an_author_is_needed(write: Any) -> None:
    item = await write({"description": "x"}, author="")
    assert code(item) == "1037"
    assert "associate_id" in item["item_status"]["message"]


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"mobile": "1234567"}, "1012"),
        ({"user_id": "9"}, "1011"),
        ({"firstname": "Rita"}, "1015"),
        ({"user_id": "9", "mobile": RITA}, "200"),
        ({"mobile": RITA, "external_id": "TEST-1037"}, "1037"),
        ({"mobile": "\ud800", "user_id": "9" * 40}, "1012"),
    ],
)
async def test_whom_a_note_is_on(write: Any, fields: dict[str, object], expected: str) -> None:
    assert code(await write({"description": "x"}, **fields)) == expected
    assert expected in NOTES_POST.codes


@pytest.mark.parametrize(
    ("parameters", "expected"),
    [
        ({}, "1015"),
        ({"mobile": "1234567"}, "1012"),
        ({"identifier": "1234567"}, "1012"),
        ({"id": "9"}, "1011"),
        ({"external_id": "TEST-1044"}, "1044"),
    ],
)
async def test_whose_notes_are_read(
    client: httpx.AsyncClient, parameters: dict[str, str], expected: str
) -> None:
    reply = await client.get("customer/notes", params=parameters)
    assert code(item_of(reply)) == expected
    assert expected in NOTES_GET.codes


async def test_test_values_in_the_text(write: Any, read: Any) -> None:
    assert code(await write({"description": "TEST-1037"})) == "1037"
    assert await read() == []
    assert code(await write({"description": "TEST-1036"})) == "1036"
    assert [each["description"] for each in await read()] == ["TEST-1036"]


async def test_odd_texts_come_back(write: Any, read: Any) -> None:
    odd = "قهوة ☕ <b>&amp;</b> \x00 " + "x" * 100_000
    await write({"description": odd}, {"description": "half \ud800"})
    assert [each["description"] for each in await read()] == [odd, "half �"]


async def test_one_customer_at_a_time(client: httpx.AsyncClient) -> None:
    body = {"root": {"customer": [{"mobile": RITA}, {"mobile": "44700900000"}]}}
    assert (await client.post("customer/notes", json=body)).status_code == 400


async def test_members_have_notes_of_their_past(
    client: httpx.AsyncClient, sandbox: Sandbox
) -> None:
    people = [sandbox.person(Kind.USER_ID, str(each)) for each in range(15001, 15051)]
    person, notes = next(
        (person, found)
        for person in people
        if person is not None and (found := past_notes(sandbox.world.past(person)))
    )
    user_id = str(person.user_id)
    seen = listed((await ask(client, "customer/notes", id=user_id))["notes"], "note")
    assert [each["id"] for each in seen] == [str(note.id) for note in notes]
    change = {"id": str(notes[0].id), "description": "Corrected"}
    customer = {"user_id": user_id, "associate_id": notes[0].associate_id, "notes": [change]}
    assert code(await post(client, "customer/notes", customer)) == "200"
    after = listed((await ask(client, "customer/notes", id=user_id))["notes"], "note")
    assert [each["id"] for each in after] == [each["id"] for each in seen]
    assert after[0]["description"] == "Corrected"
