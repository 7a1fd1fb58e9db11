"""Bytes that are XML as the Customer API writes it, and everything else; and what is written."""

import tracemalloc
from collections.abc import Mapping
from time import perf_counter
from xml.dom.minidom import parseString

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.exchange import MAX_REPLY_BYTES
from app.api.wire import normal
from app.api.wire.document import (
    MAX_DEPTH,
    MAX_NODES,
    DocumentFault,
    Format,
    format_of,
    parse_json,
    parse_xml,
    write_xml,
)
from tests.unit.api.calls import SAMPLES

DECLARED = '<?xml version="1.0" encoding="{}"?><a>{}</a>'
BOMB = b"""<!DOCTYPE a [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>
<a>&b;</a>"""


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.xml")), ids=lambda path: path.name)
def test_every_sample_of_the_contract_is_read(path: object) -> None:
    assert parse_xml(SAMPLES.joinpath(str(path)).read_bytes())


@pytest.mark.parametrize(
    ("body", "tree"),
    [
        (b"<a/>", {"a": ""}),
        (b"<a></a>", {"a": ""}),
        (b"<a>b</a>", {"a": "b"}),
        (b"<a>\n b \n</a>", {"a": "\n b \n"}),
        (b"<a>1 &lt; 2 &amp;&#38; &#x263A;</a>", {"a": "1 < 2 && ☺"}),
        (b"<a><![CDATA[<b> & </b>]]>c</a>", {"a": "<b> & </b>c"}),
        (b"<a><b>1</b></a>", {"a": {"b": "1"}}),
        (b"<a>\n <b>1</b>\n <b>2</b>\n <b/>\n</a>", {"a": {"b": ["1", "2", ""]}}),
        (b"<a><b>1</b><c/><b><d>2</d></b></a>", {"a": {"b": ["1", {"d": "2"}], "c": ""}}),
        (b'<a x="1"><b y="2"/></a>', {"a": {"b": ""}}),
        (b'<a xmlns="urn:x" xmlns:p="urn:y"><p:b>1</p:b><b>2</b></a>', {"a": {"b": ["1", "2"]}}),
        (b"<?xml version='1.0'?><?php x?><!-- a --><a>1<!-- b -->2<?x?></a>\n", {"a": "12"}),
        (b"\xef\xbb\xbf<a>b</a>", {"a": "b"}),
        (b'\xef\xbb\xbf<?xml version="1.0" encoding="UTF-8"?>\r\n<a>b</a>', {"a": "b"}),
        (b"<a>to\x0bm\x1f</a>", {"a": "tom"}),
    ],
    ids=lambda value: repr(value)[:40],
)
def test_elements_are_a_tree_like_jsons(body: bytes, tree: object) -> None:
    assert parse_xml(body) == tree


@pytest.mark.parametrize(
    ("label", "charset"),
    [
        ("UTF-8", "utf-8"),
        ("utf-8", "utf-8-sig"),
        ("US-ASCII", "utf-8"),
        # The bytes are believed before the label: these lie.
        ("ISO-8859-1", "utf-8"),
        ("UTF-16", "utf-8"),
        ("windows-1252", "utf-8"),
        ("nonsense", "utf-8"),
        # Not UTF-8 by its bytes, so the label is the best there is.
        ("ISO-8859-1", "iso-8859-1"),
        ("iso-8859-1", "iso-8859-1"),
    ],
)
def test_a_name_is_never_read_wrongly(label: str, charset: str) -> None:
    assert parse_xml(DECLARED.format(label, "Zoë Müller").encode(charset)) == {"a": "Zoë Müller"}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"text",
        b'{"a": 1}',
        b"<a>",
        b"<a><b></a></b>",
        b"<a>1",
        b"<a>1</a",
        b"<a/><b/>",
        b"<a/>rubbish",
        b"rubbish<a/>",
        b'<a/>{"a": 1}',
        b"<a>&nbsp;</a>",
        b"<a>&#0;</a>",
        b"<a>\x00</a>",
        b"<a b='1' b='2'/>",
        b"<p:a/>",
        b"<!DOCTYPE html><html><body>Sign in</body></html>",
        b"<html><body><p>Sign in<br></body></html>",
        BOMB,
        b'<!DOCTYPE a SYSTEM "http://127.0.0.1:1/a.dtd"><a/>',
        b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><a>&b;</a>',
        b'<!DOCTYPE a [<!ENTITY % b SYSTEM "file:///etc/passwd">%b;]><a/>',
        b"<a>\xff</a>",
        b"<a>M\xfcller</a>",
        DECLARED.format("UTF-8", "Müller").encode("iso-8859-1"),
        DECLARED.format("windows-1252", "Müller").encode("cp1252"),
        DECLARED.format("UTF-16", "Tom").encode("utf-16"),
        DECLARED.format("UTF-16", "Tom").encode("utf-16-le"),
        b"<a>" * (MAX_DEPTH + 1) + b"</a>" * (MAX_DEPTH + 1),
        b"<a>" * 100_000,
    ],
    ids=lambda body: repr(body[:40]),
)
def test_what_is_no_document_of_the_api(body: bytes) -> None:
    with pytest.raises(DocumentFault) as caught:
        parse_xml(body)
    assert len(caught.value.detail) < 40  # a reason, never a piece of the content


def test_deep_enough_for_any_answer() -> None:
    assert parse_xml(b"<a>" * MAX_DEPTH + b"</a>" * MAX_DEPTH)


def test_a_huge_answer_is_read() -> None:
    found = parse_xml(b"<a>" + b"<b><c>d</c></b>" * 100_000 + b"</a>")["a"]
    assert isinstance(found, dict)
    assert len(found["b"]) == 100_000


def _filled(part: bytes, before: bytes = b"", after: bytes = b"") -> bytes:
    return before + part * (MAX_REPLY_BYTES // len(part)) + after


HEAVY = {
    "elements": _filled(b"<a/>", b"<r>", b"</r>"),
    "nested": _filled(b"<a><b/></a>", b"<r>", b"</r>"),
    "open": _filled(b"<a>"),
    "attributes": b"<r " + b" ".join(b'a%d=""' % n for n in range(1_000_000)) + b"/>",
    "namespaces": b"<r " + b" ".join(b'xmlns:a%d="u"' % n for n in range(700_000)) + b"/>",
    "comments": _filled(b"<!---->", b"<r>", b"</r>"),
    "cdata": _filled(b"<![CDATA[]]>", b"<r>", b"</r>"),
    "name": _filled(b"a", b"<", b"/>"),
    "text": _filled(b"a", b"<r>", b"</r>"),
    "references": _filled(b"&amp;", b"<r>", b"</r>"),
    "brackets": _filled(b"]", b"<r><![CDATA["),
    "most elements": b"<r>" + b"<a/>" * (MAX_NODES - 1) + b"</r>",
    "lists": _filled(b"[],", b'{"a":[', b"[]]}"),
    "mappings": _filled(b"{},", b'{"a":[', b"{}]}"),
    "keys": b"{" + b",".join(b'"%d":[]' % n for n in range(1_000_000)) + b"}",
    "digits": _filled(b"9", b'{"a":', b"}"),
    "escapes": _filled(b"\\n", b'{"a":"', b'"}'),
    "most lists": b'{"a":[' + b"[]," * (MAX_NODES // 2 - 2) + b"[]]}",
}


@pytest.mark.parametrize("body", HEAVY.values(), ids=HEAVY.keys())
def test_what_is_made_to_be_heavy_takes_neither_long_nor_much(body: bytes) -> None:
    """Bounds of kind, not of degree: gigabytes or minutes without the limits."""
    parse = parse_xml if body.startswith(b"<") else parse_json
    tracemalloc.start()
    started = perf_counter()
    try:
        assert parse(body)
    except DocumentFault as fault:
        assert len(fault.detail) < 40
    took_s = perf_counter() - started
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 12 * MAX_REPLY_BYTES
    assert took_s < 20.0


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (b"<a/>", Format.XML),
        (b"\xef\xbb\xbf \n<a/>", Format.XML),
        (b'\xef\xbb\xbf {"a": 1}', Format.JSON),
        (b"", None),
        (b"OK", None),
        (b"[]", None),
    ],
)
@pytest.mark.parametrize("asked", Format)
def test_what_a_body_begins_like(body: bytes, found: Format | None, asked: Format) -> None:
    assert format_of(body, asked) is (found or asked)


@pytest.mark.parametrize(
    ("tree", "body"),
    [
        ({"root": {}}, "<root></root>"),
        ({"root": {"customer": []}}, "<root></root>"),
        ({"root": {"a": [{"b": 1}, {}]}}, "<root><a><b>1</b></a><a></a></root>"),
        ({"root": {"a": (1.5, True, False, None)}},
         "<root><a>1.5</a><a>true</a><a>false</a><a></a></root>"),
        ({"root": {"a": "<&>\"']]>"}}, "<root><a>&lt;&amp;&gt;\"']]&gt;</a></root>"),
        ({"root": {"a": "x\0\x0b\ufffe\ud83dy\r\n\t☺😀"}},
         "<root><a>xy&#13;\n\t☺😀</a></root>"),
    ],
)  # fmt: skip
def test_what_is_written(tree: Mapping[str, object], body: str) -> None:
    written = write_xml(tree).decode()
    assert written == f'<?xml version="1.0" encoding="UTF-8"?>{body}'
    parseString(written)


@pytest.mark.parametrize(
    "tree",
    [
        {},
        {"a": 1, "b": 2},
        {"root": [1, 2]},
        {"a b": 1},
        {"root": {"a><b": 1}},
        {"root": {"": 1}},
        {"root": {"1a": 1}},
        {"root": {"a": [{"é": 1}]}},
    ],
    ids=repr,
)
def test_what_cannot_be_written_is_a_bug(tree: Mapping[str, object]) -> None:
    with pytest.raises(ValueError, match=r"one root|element's name"):
        write_xml(tree)


NAMES = st.sampled_from(["a", "b", "custom_fields", "field", "_x-1.y"])
TREES: st.SearchStrategy[object] = st.recursive(
    st.text(st.characters(codec="utf-8"), max_size=10),
    lambda inner: (
        st.dictionaries(NAMES, inner, max_size=3)
        | st.dictionaries(NAMES, st.lists(inner, min_size=2, max_size=3), max_size=2)
    ),
    max_leaves=10,
)


def levelled(value: object) -> object:
    """`value` as XML can hold it: nothing said is an empty text, texts without control codes."""
    if isinstance(value, dict):
        return {name: levelled(inner) for name, inner in value.items()} or ""
    if isinstance(value, list):
        return [levelled(each) for each in value]
    return "".join(
        letter for letter in str(value) if letter >= " " or letter in "\t\n\r"
    ).translate({0xFFFE: None, 0xFFFF: None})


@given(st.dictionaries(NAMES, TREES, min_size=1, max_size=1))
def test_what_is_written_is_read_again(tree: dict[str, object]) -> None:
    assert parse_xml(write_xml(tree)) == levelled(tree)


@given(st.binary(max_size=60) | st.text("<>/a=\"'&;![]-? ", max_size=40).map(str.encode))
def test_any_bytes_are_a_document_or_a_fault(body: bytes) -> None:
    try:
        found = parse_xml(body)
    except DocumentFault:
        return
    assert isinstance(found, dict)
    assert normal.text(found) == ""
