"""Every call in XML: as the contract's samples print it, and the same as in JSON."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

import httpx
import pytest

from app.sandbox.line.server import MAX_BODY_BYTES
from tests.unit.sandbox.conftest import SAMPLES
from tests.unit.sandbox.test_get import ALL_FLAGS, TOM

ADD = (SAMPLES / "customer_add.request.xml").read_bytes()


def tree_of(reply: httpx.Response) -> ET.Element:
    assert reply.headers["content-type"] == "application/xml; charset=utf-8"
    assert reply.content.startswith(b'<?xml version="1.0" encoding="UTF-8"?>')
    root = ET.fromstring(reply.content)
    assert root.tag == "response"
    return root


def paths(element: ET.Element, at: str = "") -> Iterator[str]:
    for child in element:
        yield f"{at}/{child.tag}"
        yield from paths(child, f"{at}/{child.tag}")


def sample_paths(name: str) -> set[str]:
    return set(paths(ET.fromstring((SAMPLES / f"{name}.xml").read_text(encoding="utf-8"))))


@pytest.mark.parametrize("asked", ["customer/get.xml?", "customer/get?format=XML&"])
async def test_both_ways_of_asking(client: httpx.AsyncClient, asked: str) -> None:
    root = tree_of(await client.get(f"{asked}mobile={TOM}"))
    assert root.findtext("customers/customer/firstname") == "Tom"


async def test_get_has_every_element_of_the_sample(client: httpx.AsyncClient) -> None:
    reply = await client.get("customer/get.xml", params={"mobile": TOM, **ALL_FLAGS})
    filled = {
        path
        for path in sample_paths("customer_get.response")
        if path.count("/") <= 3 or path.endswith(("/field", "/segment", "/transaction"))
    }
    assert filled <= set(paths(tree_of(reply)))


async def test_a_registration_in_xml_has_every_element_of_the_sample(
    client: httpx.AsyncClient,
) -> None:
    body = ADD.replace(b"tom.sawyer@example.com", b"new@example.com").replace(b"44700900000", b"")
    body = body.replace(b"XYPZ001", b"XYPZ007").replace(b"2012-09-11", b"2025-09-11")
    reply = await client.post("customer/add.xml", content=body)
    root = tree_of(reply)
    assert sample_paths("customer_add.response") <= set(paths(root))
    first, second = root.findall("customers/customer")
    assert first.findtext("item_status/message") == "Customer Registration Successful"
    assert [effect.findtext("type") for effect in first.findall("side_effects/effect")] == [
        "points",
        "coupon",
    ]
    assert second.findtext("item_status/message") == "Customer updated successfully."
    (empty,) = second.findall("side_effects/effect")
    assert len(empty) == 0


async def test_a_search_has_every_element_of_the_sample(
    client: httpx.AsyncClient, control: httpx.AsyncClient
) -> None:
    person = {"firstname": "Xml", "custom_fields": {"occupation": "Student"}}
    await control.post("people", json={"set": person})
    reply = await client.get("customer/search.xml", params={"q": "firstname:EQUALS:Xml"})
    root = tree_of(reply)
    assert sample_paths("customer_search.response") <= set(paths(root))
    nobody = await client.get("customer/search.xml", params={"q": "firstname:EQUALS:Nobody"})
    assert list(tree_of(nobody).findall("customer/results/item")) == []


@pytest.mark.parametrize(
    ("method", "path", "content", "code"),
    [
        ("GET", "customer/nothing.xml", None, 404),
        ("GET", "customer/add.xml", None, 405),
        ("POST", "customer/add.xml", b"{", 400),
        ("POST", "customer/add.xml", b"<root>", 400),
        ("POST", "customer/add.xml", b'<!DOCTYPE root [<!ENTITY a "b">]><root>&a;</root>', 400),
        ("POST", "customer/add.xml", b"<root/>", 400),
        ("POST", "customer/add.xml", b"x" * (MAX_BODY_BYTES + 1), 413),
    ],
)
async def test_refusals_come_in_xml_too(
    client: httpx.AsyncClient, method: str, path: str, content: bytes | None, code: int
) -> None:
    reply = await client.request(method, path, content=content)
    assert reply.status_code == code
    assert tree_of(reply).findtext("status/code") == str(code)
    unsigned = await client.request(method, path, auth=None)
    assert unsigned.status_code == 401
    assert tree_of(unsigned).findtext("status/code") == "401"


async def test_another_format_is_refused_in_json(client: httpx.AsyncClient) -> None:
    reply = await client.get("customer/get", params={"format": "csv", "mobile": TOM})
    assert (reply.status_code, reply.json()["response"]["status"]["code"]) == (406, "406")


@pytest.mark.parametrize("content_type", ["application/xml", "text/xml; charset=utf-8", ""])
async def test_an_xml_body_is_answered_in_the_format_asked_for(
    client: httpx.AsyncClient, content_type: str
) -> None:
    headers = {"Content-Type": content_type}
    body = b"<root><customer><mobile>447700900611</mobile></customer></root>"
    reply = await client.post("customer/add", content=body, headers=headers)
    assert reply.json()["response"]["customers"]["customer"]["mobile"] == "447700900611"


async def test_what_xml_cannot_hold_is_left_out_of_it_alone(
    client: httpx.AsyncClient,
) -> None:
    odd = {"mobile": "447700900612", "firstname": "A\u0001😀\u200f & <b>"}
    await client.post("customer/add", json={"root": {"customer": odd}})
    root = tree_of(await client.get("customer/get.xml", params={"mobile": odd["mobile"]}))
    assert root.findtext("customers/customer/firstname") == "A😀\u200f & <b>"


@pytest.mark.parametrize(
    ("action", "fields", "code"),
    [
        ("unauthorised", {}, "401"),
        ("throttle", {}, "429"),
        ("status", {"status": 200, "body": "api", "code": "498", "success": "true"}, "498"),
        ("item_code", {"code": "1044"}, "500"),
        ("drift", {}, "200.0"),
    ],
)
async def test_faults_speak_xml(
    client: httpx.AsyncClient,
    control: httpx.AsyncClient,
    action: str,
    fields: dict[str, object],
    code: str,
) -> None:
    await control.post("faults", json={"action": action, **fields})
    root = tree_of(await client.get("customer/get.xml", params={"mobile": TOM}))
    assert root.findtext("status/code") == code


@pytest.mark.parametrize("commit", [False, True])
async def test_a_truncated_answer_is_half_an_xml(
    client: httpx.AsyncClient, control: httpx.AsyncClient, commit: bool
) -> None:
    await control.post(
        "faults", json={"action": "status", "status": 200, "body": "truncated", "commit": commit}
    )
    reply = await client.get("customer/get.xml", params={"mobile": TOM})
    assert reply.headers["content-type"].startswith("application/xml")
    assert reply.content.startswith(b"<?xml")
    with pytest.raises(ET.ParseError):
        ET.fromstring(reply.content)
