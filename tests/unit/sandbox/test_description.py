"""The server told of itself: as a document that is exact, and as a page that needs nothing else."""

import re
from copy import deepcopy
from datetime import timedelta
from html.parser import HTMLParser
from typing import Any

import httpx
import pytest
import schemathesis
from schemathesis.core.failures import Failure, FailureGroup

from app.sandbox.calls.table import Calls
from app.sandbox.description import examples
from app.sandbox.line.access import Credentials
from app.sandbox.state import Sandbox
from app.sandbox.wire.shape import Declaration
from tests.unit.sandbox.conftest import StillClock

ROOT = "http://sandbox"


@pytest.fixture
def declarations(sandbox: Sandbox, clock: StillClock) -> tuple[Declaration, ...]:
    return Calls(sandbox, Credentials(), clock).declarations()


@pytest.fixture
async def document(client: httpx.AsyncClient) -> Any:
    reply = await client.get(f"{ROOT}/openapi.json", auth=None)
    assert reply.status_code == 200
    assert reply.headers["content-type"] == "application/json"
    return reply.json()


@pytest.fixture
async def page(client: httpx.AsyncClient) -> str:
    reply = await client.get(f"{ROOT}/", auth=None)
    assert reply.status_code == 200
    assert reply.headers["content-type"].startswith("text/html")
    return reply.text


async def test_the_document_has_every_call(
    document: Any, declarations: tuple[Declaration, ...]
) -> None:
    assert document["openapi"].startswith("3.1")
    for each in declarations:
        operation = document["paths"][f"/v1.1/{each.resource}"][each.method.lower()]
        told = [parameter["name"] for parameter in operation["parameters"]]
        assert told == ["format", *(parameter.name for parameter in each.parameters)]
        assert set(operation["x-item-codes"]) == set(each.codes)
        assert all(operation["x-item-codes"].values()), each.resource
        responses = operation["responses"]
        assert set(responses) == {"200", "400", "401", "404", "405", "406", "413", "429"}
        assert set(responses["200"]["content"]) == {"application/json", "application/xml"}
        assert ("requestBody" in operation) == (each.body is not None)
    assert "TEST-1005" in document["info"]["description"]
    operations = [each for path in document["paths"].values() for each in path.values()]
    names = [operation["operationId"] for operation in operations]
    assert len(set(names)) == len(names)


async def test_both_ways_of_signing_in_are_told(document: Any) -> None:
    schemes = document["components"]["securitySchemes"]
    assert schemes["basic"] | {"description": ""} == {
        "type": "http", "scheme": "basic", "description": "",
    }  # fmt: skip
    assert schemes["token"]["name"] == "X-CAP-API-OAUTH-TOKEN"
    assert all(name in schemes for way in document["security"] for name in way)
    assert document["paths"]["/v3/oauth/token/generate"]["post"]["security"] == []


def parts(tree: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """The place of every record in a reply."""
    if isinstance(tree, list):
        return [place for key, each in enumerate(tree) for place in parts(each, (*at, key))]
    if not isinstance(tree, dict):
        return []
    return [at, *(place for key, each in tree.items() for place in parts(each, (*at, key)))]


@pytest.mark.parametrize(
    "call",
    [
        "customer/get?mobile=44700900000&slab_history=true&points_summary=true",
        "customer/search?q=firstname:STARTS:T",
        "store/login",
        "organization/customfields",
    ],
)
async def test_a_part_that_is_not_described_is_against_the_document(
    client: httpx.AsyncClient, document: Any, call: str
) -> None:
    schema = schemathesis.openapi.from_dict(document)
    operation = schema[f"/v1.1/{call.partition('?')[0]}"]["GET"]
    reply = await client.get(call)
    operation.validate_response(reply)
    body = reply.json()
    places = parts(body)
    assert len(places) >= 3
    for place in places:
        spoilt = deepcopy(body)
        record = spoilt
        for key in place:
            record = record[key]
        record["undescribed"] = "1"
        false = httpx.Response(200, json=spoilt, request=reply.request)
        false.elapsed = timedelta()
        with pytest.raises((Failure, FailureGroup)):
            operation.validate_response(false)


async def test_every_example_is_a_good_request(
    client: httpx.AsyncClient, declarations: tuple[Declaration, ...]
) -> None:
    for each in declarations:
        body = None if each.body is None else {"root": examples.body(each.body)}
        query = examples.query(each.parameters)
        reply = await client.request(each.method, each.resource, params=query, json=body)
        assert reply.status_code == 200, (each.resource, reply.text)


class Loads(HTMLParser):
    """Collects whatever a browser would fetch or run, and the ids that links lead to."""

    def __init__(self) -> None:
        super().__init__()
        self.loaded: list[str] = []
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("script", "link", "img", "iframe") or "src" in given or "style" in given:
            self.loaded.append(tag)
        if given.get("id"):
            self.ids.add(str(given["id"]))
        if tag == "a":
            self.links.append(str(given.get("href")))
        if tag != "meta":
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


async def test_the_page_needs_nothing_else(page: str) -> None:
    reader = Loads()
    reader.feed(page)
    assert reader.loaded == []
    assert reader.open == []
    assert "url(" not in page
    assert "@import" not in page
    inner = [link.removeprefix("#") for link in reader.links if link.startswith("#")]
    assert set(inner) <= reader.ids
    assert [link for link in reader.links if not link.startswith("#")] == ["/openapi.json"]
    assert "prefers-color-scheme: dark" in page


async def test_the_page_has_every_call_with_its_codes(
    page: str, declarations: tuple[Declaration, ...]
) -> None:
    text = re.sub(r"<[^>]+>", " ", page)
    for each in declarations:
        assert each.resource in text
        assert all(code in text for code in each.codes)
        assert all(parameter.name in text for parameter in each.parameters)
    assert "TEST-1005" in text
    assert "for tests and drills only" in text
    assert "curl -u" in text


async def test_the_host_that_was_asked_is_in_the_commands_and_does_no_harm(
    client: httpx.AsyncClient,
) -> None:
    reply = await client.get(f"{ROOT}/", headers={"Host": "till.example:8080"})
    assert "http://till.example:8080/v1.1/store/login" in reply.text
    evil = await client.get(f"{ROOT}/", headers={"Host": '"><script>'})
    assert "<script" not in evil.text
    assert "default-src 'none'" in evil.headers["content-security-policy"]


async def test_the_description_is_part_of_the_line(
    client: httpx.AsyncClient, control: httpx.AsyncClient
) -> None:
    await control.post("faults", json={"action": "status", "status": 502})
    assert (await client.get(f"{ROOT}/openapi.json")).status_code == 502
