"""Whose a scanned code is: the card's number in whatever form it came, or what else it is."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.identifiers import IdentifierKind
from app.domain.scan import NobodysCode, ScanReading, read_scan

CARD = "061414112345678902"
GTIN = "09506000134352"
CARD_READING = ScanReading(code=CARD, kind=IdentifierKind.EXTERNAL_ID)


@pytest.mark.parametrize(
    "data",
    [
        f"]C18018{CARD}",
        f"]d28018{CARD}\x1d91STAFF",
        f"]Q391X\x1d8018{CARD}",
        f"]e08018{CARD}",
        f"\x1d8018{CARD}",
        f"(8018){CARD}",
        f"https://id.gs1.org/8018/{CARD}",
    ],
)
def test_a_gs1_card_is_the_recipients_number(data: str) -> None:
    assert read_scan(data, {}) == CARD_READING


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("TS1234", "TS1234"),
        ("  447700900999\r\n", "447700900999"),
        ("]A0TS1234", "TS1234"),
        ("]E05012345678900", "5012345678900"),
        (f"]C101{GTIN}91447700900999", "447700900999"),
        ("٤٤٧٧٠٠٩٠٠٩٩٩", "447700900999"),
        ("TS१२३४", "TS1234"),
        ("tom@example.com", "tom@example.com"),
        ("5012345678901", "5012345678901"),
    ],
)
def test_other_codes_are_looked_up_as_they_are(data: str, code: str) -> None:
    assert read_scan(data, {}) == ScanReading(code=code)


@pytest.mark.parametrize(
    ("data", "nobodys"),
    [
        (f"]C101{GTIN}10LOT", NobodysCode.PRODUCT),
        (f"]d201{GTIN}21SERIAL", NobodysCode.PRODUCT),
        ("]C12559506000134352123", NobodysCode.COUPON),
        (f"]C18017{CARD}", NobodysCode.STAFF),
        (f"]C100{CARD}", NobodysCode.PARCEL),
        ("]C14149506000134352", NobodysCode.PLACE),
        ("https://example.com/win", NobodysCode.WEB_ADDRESS),
        ("]C15000001", NobodysCode.OTHER),
        (f"]C18018{CARD[:-1]}0", NobodysCode.DAMAGED),
        ("]C1", NobodysCode.DAMAGED),
        ("(01)123", NobodysCode.DAMAGED),
    ],
)
def test_what_is_nobodys_card_is_told_from_one(data: str, nobodys: NobodysCode) -> None:
    assert read_scan(data, {}) == ScanReading(nobodys=nobodys)


def test_a_prefix_of_the_shop_says_the_kind_before_anything_else() -> None:
    prefixes = {IdentifierKind.MOBILE: "M:", IdentifierKind.EXTERNAL_ID: ""}
    mobile = ScanReading(code="447700900999", kind=IdentifierKind.MOBILE)
    assert read_scan("M:447700900999", prefixes) == mobile
    assert read_scan("]A0M:447700900999", prefixes) == mobile
    assert read_scan("M:", prefixes) == ScanReading(code="M:")


@given(st.text(max_size=80) | st.from_regex(r"(\][CdQeAE][0-4])?[0-9\x1dA-Z()/:.]{0,60}"))
def test_every_scan_has_one_meaning(data: str) -> None:
    reading = read_scan(data, {})
    assert (reading.nobodys is None) or not reading.code
