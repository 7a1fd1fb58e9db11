"""Addresses that are one, and the mistake that each other one has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.email import EmailProblem, read_email


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("tom.sawyer@example.com", "tom.sawyer@example.com"),
        ("  tom@example.com\n", "tom@example.com"),
        ("Tom@EXAMPLE.com", "Tom@example.com"),
        ("o'brien+shop@sub.example.co.uk", "o'brien+shop@sub.example.co.uk"),
        ("till@shop.test", "till@shop.test"),
        ("राम@उदाहरण.com", "राम@उदाहरण.com"),
    ],
)
def test_an_address(text: str, address: str) -> None:
    reading = read_email(text)
    assert reading.address == address
    assert reading.problem is None


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", EmailProblem.NO_AT_SIGN),
        ("tom.example.com", EmailProblem.NO_AT_SIGN),
        ("tom@@example.com", EmailProblem.SEVERAL_AT_SIGNS),
        ("a@b@example.com", EmailProblem.SEVERAL_AT_SIGNS),
        ("@example.com", EmailProblem.NOTHING_BEFORE),
        ("tom@", EmailProblem.NOTHING_AFTER),
        ("tom@example", EmailProblem.NO_DOT),
        ("tom@example.", EmailProblem.NO_DOT),
        ("tom sawyer@example.com", EmailProblem.HAS_SPACE),
        ("tom@ example.com", EmailProblem.HAS_SPACE),
        ("tom..sawyer@example.com", EmailProblem.MALFORMED),
        ("tom@exa_mple.com", EmailProblem.MALFORMED),
        ("a" * 250 + "@example.com", EmailProblem.MALFORMED),
        ('"tom,sawyer"@example.com', EmailProblem.MALFORMED),
    ],
)
def test_a_mistake_is_named(text: str, problem: EmailProblem) -> None:
    reading = read_email(text)
    assert reading.problem is problem
    assert reading.address is None


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    reading = read_email(text)
    assert (reading.address is None) != (reading.problem is None)
    if reading.address is not None:
        assert read_email(reading.address).address == reading.address
