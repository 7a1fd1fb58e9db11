"""What a typed or scanned text may be found by, and in which order it is asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import identifiers
from app.domain.identifiers import Identifier, IdentifierKind, candidates, from_scan

MOBILE, EMAIL, CARD = IdentifierKind.MOBILE, IdentifierKind.EMAIL, IdentifierKind.EXTERNAL_ID


def pairs(found: tuple[Identifier, ...]) -> list[tuple[IdentifierKind, str]]:
    return [(each.kind, each.value) for each in found]


@pytest.mark.parametrize(
    ("text", "country", "expected"),
    [
        ("44700900000", "GB", [(MOBILE, "44700900000"), (CARD, "44700900000")]),
        ("+44 7400 123456", "GB", [(MOBILE, "447400123456"), (CARD, "+447400123456")]),
        ("07400 123456", "GB", [(MOBILE, "447400123456"), (CARD, "07400123456")]),
        ("  98765\u00a043210 ", "IN", [(MOBILE, "919876543210"), (CARD, "9876543210")]),
        ("٠٥٠١٢٣٤٥٦٧", "AE", [(MOBILE, "971501234567"), (CARD, "0501234567")]),
        ("९८७६५४३२१०", "IN", [(MOBILE, "919876543210"), (CARD, "9876543210")]),
        ("12", "GB", [(CARD, "12")]),
        ("Tom.Sawyer@Example.com", "GB", [(EMAIL, "tom.sawyer@example.com")]),
        (" tom@example.com\n", "GB", [(EMAIL, "tom@example.com")]),
        ("ts1234", "GB", [(CARD, "ts1234")]),
        ("XYPZ-001", "GB", [(CARD, "XYPZ-001")]),
    ],
)
def test_a_text_with_an_identifier_in_it(
    text: str, country: str, expected: list[tuple[IdentifierKind, str]]
) -> None:
    assert pairs(candidates(text, country=country)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "   ",
        "Tom",
        "Tom Sawyer",
        "O'Brien",
        "राम कुमार",
        "محمد",
        "Tom 2",
        "tom@",
        "@",
        "--",
        "+",
    ],
)
def test_a_text_that_can_only_be_a_name_or_nothing(text: str) -> None:
    assert candidates(text, country="GB") == ()


def test_a_comma_would_ask_for_two_customers() -> None:
    assert candidates("AB1,AB2", country="GB") == ()
    assert from_scan("AB1,AB2", country="GB") == ()
    assert not identifiers.readable_external_id("AB1,AB2")


def test_the_longest_external_id() -> None:
    assert identifiers.readable_external_id("x" * 100)
    assert not identifiers.readable_external_id("x" * 101)
    assert not identifiers.readable_external_id("two\nlines")
    assert not identifiers.readable_external_id("  ")


@pytest.mark.parametrize(
    ("code", "kind", "expected"),
    [
        ("44700900000\r", None, [(MOBILE, "44700900000"), (CARD, "44700900000")]),
        ("ABCDEF", None, [(CARD, "ABCDEF")]),  # typed, it would be a name
        ("Tom Sawyer", None, [(CARD, "Tom Sawyer")]),
        ("07400123456", MOBILE, [(MOBILE, "447400123456")]),
        ("12", MOBILE, []),
        ("44700900000", CARD, [(CARD, "44700900000")]),
        ("Tom@Example.com", EMAIL, [(EMAIL, "tom@example.com")]),
        ("  ", None, []),
        ("", CARD, []),
        ("\x02broken\x03", None, []),
    ],
)
def test_a_scanned_code(
    code: str, kind: IdentifierKind | None, expected: list[tuple[IdentifierKind, str]]
) -> None:
    assert pairs(from_scan(code, country="GB", kind=kind)) == expected


@given(st.text(max_size=120), st.sampled_from(["GB", "IN", "AE", "US"]))
def test_whatever_is_typed_gives_few_and_different_readings(text: str, country: str) -> None:
    found = candidates(text, country=country)
    assert len(found) == len(set(found)) <= 2
    assert all(each.value and "," not in each.value for each in found)
    assert all(each.value.isascii() for each in found if each.kind is MOBILE)


@given(st.text(max_size=120))
def test_a_scan_never_finds_less_than_typing(code: str) -> None:
    if identifiers.readable_external_id(code):
        assert set(candidates(code.strip(), country="GB")) <= set(from_scan(code, country="GB"))


def test_addresses_are_compared_without_regard_to_case() -> None:
    assert identifiers.email(" Tom@Example.COM ") == identifiers.email("tom@example.com")
    assert identifiers.external_id(" ab ") == identifiers.external_id("ab")
    assert identifiers.external_id("AB") != identifiers.external_id("ab")
