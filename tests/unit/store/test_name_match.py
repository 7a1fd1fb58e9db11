"""Why somebody was found, and the letters that show it."""

import pytest

from app.domain.customer import Customer, customer_key
from app.domain.match import CachedCustomer, Match, MatchReason
from app.store.name_match import match_of
from tests.unit.store.samples import NOW, customer

FIRST, LAST = MatchReason.FIRST_NAME, MatchReason.LAST_NAME
DIGITS, CLOSE = MatchReason.DIGITS, MatchReason.CLOSE_TO


def match(who: Customer, text: str, close: str = "") -> Match | None:
    found = CachedCustomer(customer=who, key=customer_key(who), fetched_at=NOW)
    return match_of(found, text, close=close)


def shown(found: Match) -> list[str]:
    return [found.customer.name[start:end] for start, end in found.name_spans]


TOM = customer("1", "Tom", "Sawyer", mobile="44700900042")


@pytest.mark.parametrize(
    ("who", "text", "close", "reasons", "letters"),
    [
        (TOM, "saw to 00", "", [LAST, FIRST, DIGITS], ["To", "Saw"]),
        (TOM, "tom sawyer", "", [FIRST, LAST], ["Tom", "Sawyer"]),
        (TOM, "swa", "swa", [CLOSE], ["Saw"]),
        (TOM, "to swayer", "swayer", [FIRST, CLOSE], ["To", "Sawyer"]),
        (TOM, "0042", "", [DIGITS], []),
        (customer("1", "", "Sawyer"), "saw", "", [LAST], ["Saw"]),
        (customer("1", "Sawyer", ""), "saw", "", [FIRST], ["Saw"]),
        (customer("1", "Ann", "Annson"), "annson", "", [LAST], ["Annson"]),
        (customer("1", "Anne", "Ann"), "ann", "", [LAST], ["Ann"]),
        (customer("1", "Straße", "X"), "strass", "", [FIRST], ["Straß"]),
        (customer("1", "Conor", "O'Brien"), "obr", "", [LAST], ["O'Br"]),
        (customer("1", "Conor", "O'Brien"), "bri", "", [LAST], ["Bri"]),
        (customer("1", "नीना", "शर्मा"), "न", "", [FIRST], ["नी"]),
        (customer("1", "王小明", ""), "明王", "", [FIRST], ["王", "明"]),
        (customer("1", "e\u0301va", "X"), "e", "", [FIRST], ["e\u0301"]),
        (customer("1", "نُور", "الحسن"), "حس", "", [LAST], ["حس"]),
    ],
)
def test_each_word_has_its_reason_and_its_letters(
    who: Customer, text: str, close: str, reasons: list[MatchReason], letters: list[str]
) -> None:
    found = match(who, text, close)
    assert found is not None
    assert list(found.reasons) == reasons
    assert shown(found) == letters


def test_the_typed_digits_and_the_mistyped_word_are_told() -> None:
    found = match(TOM, "sawyre 00", "sawyre")
    assert found is not None
    assert (found.digits, found.close_to) == ("00", "sawyre")


def test_what_fits_nothing_is_no_match() -> None:
    assert match(TOM, "tom x") is None
    assert match(TOM, "0043") is None
    assert match(TOM, "sawyre") is None
