"""What a passer-by sees of personal data: the ends at most, whatever its script or length."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.masking import DOT, masked_email, masked_external_id, masked_mobile
from app.domain.phone import country_prefix


def test_as_the_screens_show_it() -> None:
    assert masked_mobile("44700900000") == "+44 •••• ••0000"
    assert masked_email("tom.sawyer@example.com") == "t•••••@example.com"
    assert masked_external_id("ts1234") == "ts••34"


@pytest.mark.parametrize("value", ["", "1", "12", "1234"])
def test_of_a_short_value_nothing_is_left(value: str) -> None:
    assert masked_mobile(value) == DOT * len(value)
    assert masked_external_id(value) == DOT * len(value)


def test_a_name_of_one_letter_is_not_shown() -> None:
    assert masked_email("a@example.com") == "•••••@example.com"
    assert masked_email("ab@example.com") == "a•••••@example.com"


@pytest.mark.parametrize("text", ["", "no sign", "@example.com", "محمد"])
def test_what_is_no_address_is_hidden_whole(text: str) -> None:
    assert set(masked_email(text)) <= {DOT}


def test_a_stray_sign_does_not_show_the_rest() -> None:
    assert masked_email("secret@name@example.com") == "s•••••@example.com"


@given(st.text(alphabet="0123456789", max_size=20))
def test_at_least_three_digits_of_a_number_stay_hidden(digits: str) -> None:
    masked = masked_mobile(digits)
    shown = sum(character.isdigit() for character in masked)
    assert shown <= max(0, len(digits) - 3)
    tail = shown - (len(country_prefix(digits)) - 1 if "+" in masked else 0)
    assert tail <= 4


@given(st.text(min_size=1, max_size=30).filter(lambda text: "@" not in text))
def test_at_most_the_first_letter_of_an_address_is_shown(local: str) -> None:
    shown = masked_email(f"{local}@example.com").removesuffix("@example.com").replace(DOT, "")
    assert shown == "" or (shown == local[0] and len(local) > 1)


@given(st.text(alphabet=st.characters(exclude_characters=DOT), max_size=30))
def test_at_most_two_thirds_and_two_letters_of_each_end_of_a_card_are_shown(value: str) -> None:
    masked = masked_external_id(value)
    head, _, rest = masked.partition(DOT)
    tail = rest.lstrip(DOT)
    assert len(head) <= 2
    assert len(tail) <= 2
    assert 3 * (len(head) + len(tail)) <= 2 * len(value)
    assert value.startswith(head)
    assert value.endswith(tail)
    assert len(masked) <= 10
