"""A request's body in either format becomes one kind of tree, or is refused."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.sandbox.wire.reading import MAX_DEPTH, Unreadable, read_body

SAMPLES = Path(__file__).parents[2] / "data" / "samples"


@pytest.mark.parametrize(
    "name", ["customer_tickets_post", "customer_notes_post", "customer_update_identity"]
)
def test_both_formats_of_a_sample_say_the_same(name: str) -> None:
    in_json, in_xml = (
        read_body((SAMPLES / f"{name}.request.{suffix}").read_bytes(), "")
        for suffix in ("json", "xml")
    )
    assert in_json == in_xml


@pytest.mark.parametrize(
    ("body", "tree"),
    [
        (b"<root/>", {"root": ""}),
        (b"<root> \n </root>", {"root": ""}),
        (b"<root><a>1</a></root>", {"root": {"a": "1"}}),
        (b"<root><a>1</a><b/><a>2</a><a/></root>", {"root": {"a": ["1", "2", ""], "b": ""}}),
        (b"<root>\n <a> x </a>\n</root>", {"root": {"a": " x "}}),
        (b"<root><!-- told --><a kind='b'>1</a></root>", {"root": {"a": "1"}}),
        (b"<root><a><![CDATA[<b>]]></a></root>", {"root": {"a": "<b>"}}),
        (b'<r:root xmlns:r="urn:r"><r:a>1</r:a></r:root>', {"root": {"a": "1"}}),
        (b'\xef\xbb\xbf <?xml version="1.0"?><root/>'.replace(b" <?", b"<?"), {"root": ""}),
        ('<root><a>["é"]></a></root>'.encode(), {"root": {"a": '["é"]>'}}),
        ('<?xml version="1.0" encoding="UTF-16"?><a/>'.encode("utf-16"), {"a": ""}),
        (b'{"a": [1, null, true, {"b": "\\ud83d\\ude00"}]}', {"a": [1, None, True, {"b": "😀"}]}),
        (b'{"\\ud800": "x\\udfff"}', {"\ufffd": "x\ufffd"}),
        (b"\xef\xbb\xbf{}", {}),
    ],
)
def test_what_is_read(body: bytes, tree: object) -> None:
    assert read_body(body, "text/xml") == tree


def deep(depth: int) -> tuple[bytes, bytes]:
    return (
        b"<a>" * depth + b"</a>" * depth,
        b'{"a":' * depth + b"1" + b"}" * depth,
    )


def test_depth_is_bounded() -> None:
    for body in deep(MAX_DEPTH):
        read_body(body, "")
    for body in (*deep(MAX_DEPTH + 1), *deep(50_000)):
        with pytest.raises(Unreadable):
            read_body(body, "")


BOMB = (
    b'<!DOCTYPE a [<!ENTITY x "ha"><!ENTITY y "&x;&x;&x;&x;&x;&x;&x;&x;&x;&x;">]>'
    b"<a>&y;&y;&y;&y;</a>"
)


@pytest.mark.parametrize(
    "body",
    [
        b"<",
        b"<a>",
        b"<a></b>",
        b"<a/><b/>",
        b"<a>&undeclared;</a>",
        b"<!DOCTYPE a><a/>",
        b'<!DOCTYPE a SYSTEM "http://elsewhere.invalid/a.dtd"><a/>',
        BOMB,
        b"<a>\x00</a>",
        b"<a>\xff</a>",
        b'<?xml version="1.0" encoding="nothing"?><a/>',
        b'<?xml version="1.0" encoding="utf-7"?><a/>',
        b"",
        b"plain",
        b"[]",
        b'"text"',
        b'{"a": NaN}',
        b"{" * 100_000,
        b"1" * 10_000,
    ],
)
@pytest.mark.parametrize("content_type", ["", "application/json", "application/xml"])
def test_what_is_refused(body: bytes, content_type: str) -> None:
    with pytest.raises(Unreadable):
        read_body(body, content_type)


@given(st.binary(max_size=60).map(lambda tail: b"<a>" + tail))
def test_no_bytes_break_it(body: bytes) -> None:
    for each in (body, body + b"</a>", body[3:]):
        try:
            tree = read_body(each, "application/xml")
        except Unreadable:
            continue
        assert all(isinstance(name, str) for name in tree)
