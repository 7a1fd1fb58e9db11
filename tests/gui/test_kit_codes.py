"""Every response code has a sentence for the associate; an unlisted one is the server's to tell."""

import pytest

from app.domain.codes import RESPONSE_CODES
from app.domain.faults import RefusedFault
from app.ui.wording import fault_details, fault_sentence
from app.ui.wording_codes import code_sentence, refusal_sentence, warning_sentence

UNLISTED = [0, 413, 1022, 1052, 91009, -1, None]


@pytest.mark.parametrize("code", RESPONSE_CODES)
def test_every_code_has_a_sentence_without_its_number(code: int) -> None:
    sentence = code_sentence(code)
    assert sentence[0].isupper()
    assert 10 < len(sentence) < 100
    assert not any(character.isdigit() or character in "{}" for character in sentence)


def test_no_sentence_belongs_to_a_code_that_the_till_does_not_know() -> None:
    assert {code for code in range(100_000) if code_sentence(code)} == set(RESPONSE_CODES)


def test_codes_that_read_alike_mean_alike() -> None:
    rows: dict[str, set[object]] = {}
    for code, row in RESPONSE_CODES.items():
        rows.setdefault(code_sentence(code), set()).add(row.meaning)
    assert {sentence: found for sentence, found in rows.items() if len(found) > 1} == {}


@pytest.mark.parametrize("code", UNLISTED)
def test_an_unlisted_code_is_told_in_the_servers_words(code: int | None) -> None:
    assert code_sentence(code) == ""
    assert "Closed today" in refusal_sentence(code, "Closed today")
    assert "no reason" in refusal_sentence(code, "")


def test_a_listed_code_is_told_in_ours_and_the_servers_words_are_kept_for_details() -> None:
    fault = RefusedFault(1012, "Customer not found", request_id="r-7")
    assert fault_sentence(fault) == "The server does not know this customer"
    assert fault_details(fault) == "Customer not found · Code 1012 · Request r-7"
    unlisted = RefusedFault(1022, "Closed today")
    assert fault_details(unlisted) == "Code 1022"


def test_what_was_dropped_of_something_saved() -> None:
    assert "further fields" in warning_sentence(("1017",))
    assert "a part of it" in warning_sentence(("1099",))
    assert warning_sentence(()) == ""
