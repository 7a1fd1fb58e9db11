"""Bytes that are JSON as the Customer API writes it, and everything else."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.wire.document import MAX_DEPTH, MAX_NODES, DocumentFault, parse_json, write_json
from tests.unit.api.calls import SAMPLES


@pytest.mark.parametrize("path", sorted(SAMPLES.glob("*.json")), ids=lambda path: path.name)
def test_every_sample_of_the_contract_is_read(path: object) -> None:
    assert parse_json(SAMPLES.joinpath(str(path)).read_bytes())


def test_raw_newlines_in_texts_are_read() -> None:
    """The contract's coupons are printed so; strict JSON refuses them."""
    body = (SAMPLES / "customer_coupons.response.json").read_bytes()
    with pytest.raises(ValueError, match="control character"):
        json.loads(body)
    assert "response" in parse_json(body)
    assert parse_json(b'{"a": "x\n\ty"}') == {"a": "x\n\ty"}


def test_a_byte_order_mark_is_no_obstacle() -> None:
    assert parse_json(b'\xef\xbb\xbf{"a": 1}') == {"a": 1}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"<html>Sign in to the Wi-Fi</html>",
        b"[]",
        b'"text"',
        b"1",
        b"null",
        b'{"a": 1',
        b'{"a": 1}}',
        b'{"a": 1} <!-- -->',
        b'{"a": 1, "a": 1}',
        b'{"b": {"a": 1, "a": 2}}',
        b'{"a": NaN}',
        b'{"a": -Infinity}',
        b'{"a": \xff}',
        '{"a": 1}'.encode("utf-16"),
        b'{"a": ' + b"9" * 5000 + b"}",
        b'{"a":' * (MAX_DEPTH + 2) + b"1" + b"}" * (MAX_DEPTH + 2),
        b'{"a": ' + b"[" * 100_000 + b"]" * 100_000 + b"}",
        b"[" * 1_000_000,
        b'{"a": [' + b"1," * MAX_NODES + b"1]}",
    ],
    ids=lambda body: repr(body[:20]),
)
def test_what_is_no_document_of_the_api(body: bytes) -> None:
    with pytest.raises(DocumentFault) as caught:
        parse_json(body)
    assert len(caught.value.detail) < 40  # a reason, never a piece of the content


def test_deep_enough_for_any_answer() -> None:
    assert parse_json(b'{"a":' * 30 + b"1" + b"}" * 30)


def test_a_huge_answer_is_read() -> None:
    body = json.dumps({"a": [{"b": "c"}] * 100_000}).encode()
    found = parse_json(body)["a"]
    assert isinstance(found, list)
    assert len(found) == 100_000


JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**12), 10**12) | st.text(max_size=10),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=12,
)


@given(st.dictionaries(st.text(max_size=5), JSON))
def test_what_is_written_is_read_again(tree: dict[str, object]) -> None:
    assert parse_json(write_json(tree)) == tree


def test_half_of_a_character_does_not_keep_a_request_from_being_written() -> None:
    assert parse_json(write_json({"a": "x\ud83dy"})) == {"a": "x?y"}


@given(st.binary(max_size=60))
def test_any_bytes_are_a_document_or_a_fault(body: bytes) -> None:
    try:
        found = parse_json(body)
    except DocumentFault:
        return
    assert isinstance(found, dict)
