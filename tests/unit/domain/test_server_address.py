"""A server's address in one spelling, and the addresses that no login is sent to."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.server_address import (
    AddressError,
    AddressProblem,
    is_allowed_address,
    is_loopback,
    normal_address,
)


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("shop.example", "https://shop.example"),
        (" HTTPS://Shop.Example/ ", "https://shop.example"),
        ("https://shop.example:8443/Base/", "https://shop.example:8443/Base"),
        ("http://localhost:8000", "http://localhost:8000"),
        ("http://127.0.0.1:8000/", "http://127.0.0.1:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("http://127.9.9.9", "http://127.9.9.9"),
        ("https://192.0.2.1", "https://192.0.2.1"),
        ("https://xn--bcher-kva.example", "https://xn--bcher-kva.example"),
    ],
)
def test_one_spelling(text: str, address: str) -> None:
    assert normal_address(text) == address
    assert is_allowed_address(address)
    assert normal_address(address) == address


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("http://shop.example", AddressProblem.PLAIN_HTTP),
        ("http://192.0.2.1", AddressProblem.PLAIN_HTTP),
        ("http://127.0.0.1.shop.example", AddressProblem.PLAIN_HTTP),
        ("http://localhost.shop.example", AddressProblem.PLAIN_HTTP),
        ("", AddressProblem.NOT_AN_ADDRESS),
        ("https://", AddressProblem.NOT_AN_ADDRESS),
        ("ftp://shop.example", AddressProblem.NOT_AN_ADDRESS),
        ("file:///etc/hosts", AddressProblem.NOT_AN_ADDRESS),
        ("https://till:secret@shop.example", AddressProblem.NOT_AN_ADDRESS),
        ("https://:secret@shop.example", AddressProblem.NOT_AN_ADDRESS),
        ("https://@shop.example", AddressProblem.NOT_AN_ADDRESS),
        ("http://shop.example\\@127.0.0.1", AddressProblem.NOT_AN_ADDRESS),
        ("http://127.0.0.1\\.shop.example", AddressProblem.NOT_AN_ADDRESS),
        ("https://shop.example?x=1", AddressProblem.NOT_AN_ADDRESS),
        ("https://shop.example#x", AddressProblem.NOT_AN_ADDRESS),
        ("https://shop.example:0", AddressProblem.NOT_AN_ADDRESS),
        ("https://shop.example:65536", AddressProblem.NOT_AN_ADDRESS),
        ("https://shop.example:x", AddressProblem.NOT_AN_ADDRESS),
        ("https://sh op.example", AddressProblem.NOT_AN_ADDRESS),
        ("https://[::1", AddressProblem.NOT_AN_ADDRESS),
    ],
)
def test_what_is_refused(text: str, problem: AddressProblem) -> None:
    with pytest.raises(AddressError) as caught:
        normal_address(text)
    assert caught.value.problem is problem
    assert not is_allowed_address(text)


def test_an_address_without_its_scheme_is_not_yet_one() -> None:
    assert not is_allowed_address("shop.example")


@given(st.text(max_size=40) | st.text(alphabet="http:/[]@.#?\\localexmp0127 ", max_size=40))
def test_any_text_is_an_address_or_refused(text: str) -> None:
    assert is_loopback(text) in (True, False)
    try:
        address = normal_address(text)
    except AddressError:
        return
    assert normal_address(address) == address
    assert address.startswith("https://") or is_loopback(address)
