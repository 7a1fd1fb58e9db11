"""Phone numbers as people write them, and what is said of those that cannot be."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.phone import (
    PhoneProblem,
    PhoneVerdict,
    country_prefix,
    latin_digits,
    read_phone,
    shown_phone,
)

VALID, DOUBTFUL = PhoneVerdict.VALID, PhoneVerdict.DOUBTFUL


@pytest.mark.parametrize("country", ["GB", "IN", "AE", "US"])
def test_the_contracts_own_number_is_doubtful_and_stays_as_it_is(country: str) -> None:
    reading = read_phone("44700900000", country=country)
    assert reading.verdict is DOUBTFUL
    assert reading.digits == "44700900000"
    assert reading.problem is PhoneProblem.NOT_IN_USE


@pytest.mark.parametrize(
    ("text", "country", "digits", "verdict"),
    [
        ("07400 123456", "GB", "447400123456", VALID),
        ("7400 123456", "GB", "447400123456", VALID),
        ("447400123456", "GB", "447400123456", VALID),
        ("0044 7400 123456", "GB", "447400123456", VALID),
        ("+44 (0)7400-123.456", "GB", "447400123456", VALID),
        ("7700900123", "GB", "447700900123", DOUBTFUL),
        ("9876543210", "IN", "919876543210", VALID),
        ("09876543210", "IN", "919876543210", VALID),
        ("919876543210", "IN", "919876543210", VALID),
        ("0501234567", "AE", "971501234567", VALID),
        ("501234567", "AE", "971501234567", VALID),
        ("971501234567", "AE", "971501234567", VALID),
        ("447400123456", "IN", "447400123456", VALID),  # a guest's number without the plus
        ("+447400123456", "AE", "447400123456", VALID),
        ("٠٥٠١٢٣٤٥٦٧", "AE", "971501234567", VALID),
        ("０７４００１２３４５６", "GB", "447400123456", VALID),
        ("\u202a+44 7400 123456\u202c", "GB", "447400123456", VALID),  # from an address book
        ("\uff0b44 7400\u202f123\u2212456", "GB", "447400123456", VALID),
    ],
)
def test_one_normal_form_however_it_is_written(
    text: str, country: str, digits: str, verdict: PhoneVerdict
) -> None:
    reading = read_phone(text, country=country)
    assert (reading.digits, reading.verdict) == (digits, verdict)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("12", PhoneProblem.TOO_SHORT),
        ("+44 7", PhoneProblem.TOO_SHORT),
        ("1" * 20, PhoneProblem.TOO_LONG),
        ("1" * 300, PhoneProblem.TOO_LONG),
        ("+999 1234 5678", PhoneProblem.UNKNOWN_COUNTRY),
        ("call me", PhoneProblem.NOT_A_NUMBER),
        ("07400 x123", PhoneProblem.NOT_A_NUMBER),
        ("", PhoneProblem.NOT_A_NUMBER),
        ("+", PhoneProblem.NOT_A_NUMBER),
        ("²²²²²²²²", PhoneProblem.NOT_A_NUMBER),
    ],
)
def test_an_impossible_number_says_why(text: str, problem: PhoneProblem) -> None:
    reading = read_phone(text, country="GB")
    assert reading.verdict is PhoneVerdict.IMPOSSIBLE
    assert reading.problem is problem
    assert reading.digits == reading.shown == ""


TEXTS = st.one_of(
    st.text(max_size=40),
    st.text(alphabet="0123456789", min_size=4, max_size=16),
    st.text(alphabet="0123456789+ ()-.٠٥", max_size=20),
)


@settings(max_examples=1000)
@given(TEXTS, st.sampled_from(["GB", "IN", "AE", "US", "ZZ", ""]))
def test_any_text_is_read_and_its_normal_form_is_stable(text: str, country: str) -> None:
    reading = read_phone(text, country=country)
    assert (reading.digits == "") == (reading.verdict is PhoneVerdict.IMPOSSIBLE)
    assert (reading.problem is None) == (reading.verdict is VALID)
    if reading.digits:
        assert reading.digits.isascii()
        assert reading.digits.isdigit()
        again = read_phone("+" + reading.digits, country=country)
        assert (again.digits, again.verdict) == (reading.digits, reading.verdict)


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("00000000000", "44000000000"),
        ("+44 00 7400 123456", "447400123456"),
        ("0007400123456", "447400123456"),
        ("+39 06 6982 1234", "390669821234"),  # where the zero is part of the number
    ],
)
def test_leading_zeros_do_not_make_two_normal_forms(text: str, digits: str) -> None:
    assert read_phone(text, country="GB").digits == digits
    assert read_phone(f"+{digits}", country="GB").digits == digits


def test_numbers_are_shown_in_international_form() -> None:
    assert shown_phone("447400123456") == "+44 7400 123456"
    assert shown_phone("44700900000") == "+44 700900000"
    assert shown_phone("99") == "99"
    assert shown_phone("") == ""


def test_the_country_of_a_number() -> None:
    assert country_prefix("44700900000") == "+44"
    assert country_prefix("971501234567") == "+971"
    assert country_prefix("999") == ""


def test_digits_of_any_script_become_latin() -> None:
    assert latin_digits("a٣-५x９") == "a3-5x9"
    assert latin_digits("½²") == "½²"
