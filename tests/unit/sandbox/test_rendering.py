"""A tree of values as bytes: what each kind of node is in JSON and in XML."""

import json
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sandbox.wire.rendering import rendered
from app.sandbox.wire.replies import Absent, Listing, Node, Reply, Status
from app.sandbox.wire.target import Format

DONE = Status(code="200", message="SUCCESS", is_success=True)
STATUS_XML = "<status><success>true</success><code>200</code><message>SUCCESS</message></status>"


def as_json(node: Node, absent: Absent = Absent.TEXT) -> object:
    reply = Reply(status=DONE, content={"part": node}, absent=absent)
    return json.loads(rendered(reply, Format.JSON))["response"]["part"]


def as_xml(node: Node) -> str:
    text = rendered(Reply(status=DONE, content={"part": node}), Format.XML).decode()
    before = f'<?xml version="1.0" encoding="UTF-8"?><response>{STATUS_XML}'
    assert text.startswith(before)
    return text.removeprefix(before).removesuffix("</response>")


@pytest.mark.parametrize(
    ("node", "in_json", "in_xml"),
    [
        ("text", "text", "<part>text</part>"),
        ("", "", "<part/>"),
        (None, "", "<part/>"),
        ({"a": "1", "b": None}, {"a": "1", "b": ""}, "<part><a>1</a><b/></part>"),
        (Listing(item="x"), {}, "<part/>"),
        (Listing(item="x", is_hollow=True), {}, "<part><x/></part>"),
        (Listing(item="x", is_bare=True), [], "<part/>"),
        (Listing(item="x", is_bare=True, is_hollow=True), [[]], "<part><x/></part>"),
        (Listing(item="x", entries=("1",)), {"x": "1"}, "<part><x>1</x></part>"),
        (Listing(item="x", entries=("1",), is_kept=True), {"x": ["1"]}, "<part><x>1</x></part>"),
        (
            Listing(item="x", entries=("1", None)),
            {"x": ["1", ""]},
            "<part><x>1</x><x/></part>",
        ),
        (
            Listing(item="x", entries=({"x": None},), is_bare=True),
            [{"x": ""}],
            "<part><x><x/></x></part>",
        ),
        ("a < b & c > d", "a < b & c > d", "<part>a &lt; b &amp; c &gt; d</part>"),
        ("a\r\nb", "a\r\nb", "<part>a&#13;\nb</part>"),
        ("a\0\x1bb\ufffe", "a\0\x1bb\ufffe", "<part>ab</part>"),
        ("नमस्ते 你好 🛍", "नमस्ते 你好 🛍", "<part>नमस्ते 你好 🛍</part>"),
    ],
)
def test_each_kind_of_node(node: Node, in_json: object, in_xml: str) -> None:
    assert as_json(node) == in_json
    assert as_xml(node) == in_xml


def test_nothing_is_a_list_where_customer_get_writes_it_so() -> None:
    assert as_json(None, Absent.LIST) == []


@given(st.text(st.characters(exclude_categories=())))
def test_no_text_breaks_either_format(text: str) -> None:
    reply = Reply(status=DONE, content={"part": text})
    in_json = json.loads(rendered(reply, Format.JSON))["response"]["part"]
    in_xml = ET.fromstring(rendered(reply, Format.XML)).findtext("part")
    assert len(in_json) == len(text)
    assert set(in_xml or "") <= set(text) | {"?"}


def test_a_reply_without_the_outer_part_has_it_in_xml() -> None:
    reply = Reply(status=DONE, is_unwrapped=True)
    assert set(json.loads(rendered(reply, Format.JSON))) == {"status"}
    assert rendered(reply, Format.XML).endswith(f"<response>{STATUS_XML}</response>".encode())
