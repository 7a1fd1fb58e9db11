"""What a barcode in GS1's syntax says, element by element."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.gs1 import (
    GS,
    Element,
    Gs1Error,
    Gs1Problem,
    bracketed_elements,
    elements,
    has_right_check_digit,
    link_elements,
)

CARD = "061414112345678902"
GTIN = "09506000134352"


def _pairs(found: tuple[Element, ...]) -> list[tuple[str, str]]:
    return [(element.ai, element.value) for element in found]


def test_elements_of_known_length_need_no_end() -> None:
    assert _pairs(elements(f"01{GTIN}1726123110LOT7")) == [
        ("01", GTIN),
        ("17", "261231"),
        ("10", "LOT7"),
    ]


def test_a_separator_ends_what_has_no_length_of_its_own() -> None:
    assert _pairs(elements(f"{GS}8018{CARD}{GS}91A-7{GS}21X")) == [
        ("8018", CARD),
        ("91", "A-7"),
        ("21", "X"),
    ]


def test_measures_have_four_digits() -> None:
    assert _pairs(elements("3103001750")) == [("3103", "001750")]


@pytest.mark.parametrize(
    ("data", "problem"),
    [
        ("", Gs1Problem.CUT_SHORT),
        (GS, Gs1Problem.CUT_SHORT),
        ("01", Gs1Problem.CUT_SHORT),
        (f"01{GTIN[:-1]}", Gs1Problem.CUT_SHORT),
        ("91", Gs1Problem.CUT_SHORT),
        ("310", Gs1Problem.CUT_SHORT),
        ("8018123", Gs1Problem.CUT_SHORT),
        (f"01{GTIN[:-1]}9", Gs1Problem.WRONG_CHECK_DIGIT),
        (f"8018{CARD[:-1]}3", Gs1Problem.WRONG_CHECK_DIGIT),
        ("4149506000134353", Gs1Problem.WRONG_CHECK_DIGIT),
        ("8888x", Gs1Problem.UNKNOWN_ELEMENT),
        ("TS1234", Gs1Problem.UNKNOWN_ELEMENT),
        ("10" + "x" * 21, Gs1Problem.NOT_ALLOWED),
        ("91ü", Gs1Problem.NOT_ALLOWED),
    ],
)
def test_what_is_no_element_string_is_told_why(data: str, problem: Gs1Problem) -> None:
    with pytest.raises(Gs1Error) as caught:
        elements(data)
    assert caught.value.problem is problem


def test_the_form_for_people_is_read_too() -> None:
    assert _pairs(bracketed_elements(f"(8018){CARD}(91)A 7")) == [("8018", CARD), ("91", "A 7")]
    assert bracketed_elements("TS(1)234") == ()
    assert bracketed_elements("") == ()


def test_a_digital_link_is_read_from_anybodys_server() -> None:
    assert _pairs(link_elements(f"https://id.gs1.org/8018/{CARD}")) == [("8018", CARD)]
    assert _pairs(link_elements(f"https://shop.example/go/01/{GTIN}/10/L%2F7?17=261231&x=y")) == [
        ("01", GTIN),
        ("10", "L/7"),
        ("17", "261231"),
    ]
    assert link_elements("https://shop.example/win/10/prizes?91=A") == ()
    assert link_elements("https://[broken") == ()


@pytest.mark.parametrize("digits", [GTIN, CARD, "5012345678900", "036000291452", "96385074"])
def test_check_digits(digits: str) -> None:
    assert has_right_check_digit(digits)
    assert not has_right_check_digit(digits[:-1] + str((int(digits[-1]) + 1) % 10))


@given(st.text(max_size=60) | st.from_regex(r"[0-9\x1dA-Z()]{0,60}", fullmatch=True))
def test_any_text_has_elements_or_a_reason(data: str) -> None:
    for read in (elements, bracketed_elements, link_elements):
        try:
            found = read(data)
        except Gs1Error:
            continue
        assert all(element.ai.isdigit() and element.value for element in found)


_CODED = st.text("ABCXYZ0123456789-/+", min_size=1, max_size=20)


@given(
    st.lists(
        st.tuples(st.sampled_from(["10", "21", "91", "99", "240"]), _CODED), min_size=1, max_size=5
    )
)
def test_what_was_put_together_is_taken_apart(pairs: list[tuple[str, str]]) -> None:
    data = GS.join(ai + value for ai, value in pairs)
    assert _pairs(elements(data)) == pairs
    assert _pairs(bracketed_elements("".join(f"({ai}){value}" for ai, value in pairs))) == pairs
