"""An organisation's regular expression is tried only where it cannot hold up the form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.pattern import COST_LIMIT, TEXT_LIMIT, cost, matcher


@pytest.mark.parametrize(
    ("pattern", "fitting", "other"),
    [
        ("[A-Za-z0-9][A-Za-z0-9 -]{1,9}", "SW1A 1AA", "!"),
        (r"^\d{5}$", "12345", "123456"),
        (r"\d{5}", "12345", "a12345"),  # the whole value must fit
        ("/^[a-z]+$/i", "Tom", "Tom1"),
        ("/a/b/", "a/b", "ab"),
        ("(?i)yes|no", "YES", "maybe"),
        (r"(?:[ -]?\d{2}){5}", "01 23-4567 89", "01 23"),
        (r"[]x]+\]", "x]x]", "y]"),
        (r"[^\]]*\(", "ab(", "a]("),
        (r"a{,3}b{2,}c{}", "aabbc{}", "aaaabbc{}"),
        (r"(?P<one>a|b)(?P=one)", "aa", "ab"),
        (r"(?=.*\d)\w{4,8}", "pass1", "passw"),
        (r".+?@.+", "a@b", "ab"),
    ],
)
def test_an_ordinary_pattern_is_tried(pattern: str, fitting: str, other: str) -> None:
    fits = matcher(pattern)
    assert fits is not None
    assert fits(fitting)
    assert not fits(other)


@pytest.mark.parametrize(
    "pattern",
    [
        "(a+)+$",
        "(a|a)*b",
        "(a|aa)+$",
        "((a?)*)*",
        r"([\w-]+\.)+[a-z]+",
        "(?:a{1,9}){20}",
        "(.*a){20}",
        ".*.*.*.*x",
        "(?=(a+)+b)a",
        "(?x) a # (",
        "(?(1)a|b)",
    ],
)
def test_one_that_may_take_for_ever_is_not(pattern: str) -> None:
    assert matcher(pattern) is None


@pytest.mark.parametrize(
    "pattern", ["", "(", "[a", "a{99999999999}", r"\p{L}+", "(?<name>a)", "(" * 3000 + ")" * 3000]
)
def test_one_that_python_cannot_read_is_not(pattern: str) -> None:
    assert matcher(pattern) is None


def test_a_pattern_that_a_later_python_reads_otherwise_only_works() -> None:
    fits = matcher("[[a]x")
    assert fits is not None
    assert fits("[x")


PIECES = st.recursive(
    st.sampled_from(["a", "b", "[ab]", ".", r"\w", "a?", "b*", "[ab]+", "a{0,3}", "b{2}"]),
    lambda inner: st.one_of(
        st.tuples(inner, inner).map("".join),
        st.tuples(inner, inner).map(lambda pair: f"(?:{pair[0]}|{pair[1]})"),
        inner.map(lambda piece: f"(?:{piece})*"),
        inner.map(lambda piece: f"({piece}){{0,4}}"),
        inner.map(lambda piece: f"({piece})?"),
    ),
    max_leaves=6,
)


@given(PIECES, st.text(alphabet="ab", min_size=150, max_size=TEXT_LIMIT))
def test_whatever_is_let_through_ends_soon(pattern: str, text: str) -> None:
    """The test's own time limit is the assertion: what is let through never runs away."""
    fits = matcher(pattern)
    assert (fits is None) == (cost(pattern) > COST_LIMIT)
    if fits is not None:
        assert fits(text + "!") in (True, False)
