"""The query grammar: each form of the contract is read, all else is refused at its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.search_query import (
    SEPARATORS,
    Condition,
    Operator,
    QueryError,
    QueryProblem,
    SearchQuery,
    parse,
)

WORDS = st.text(
    st.characters(exclude_characters="".join(SEPARATORS), exclude_categories=("Cs", "Cc")),
    min_size=1,
    max_size=12,
).filter(lambda text: text == text.strip() != "")
VALUE_COUNTS = {Operator.RANGE: (2, 2), Operator.IN: (1, 4)}


@st.composite
def conditions(draw: st.DrawFn) -> Condition:
    operator = draw(st.sampled_from(Operator))
    least, most = VALUE_COUNTS.get(operator, (1, 1))
    values = draw(st.lists(WORDS, min_size=least, max_size=most))
    attribute = draw(WORDS.filter(lambda text: text != "transaction_value"))
    return Condition(attribute=attribute, operator=operator, values=tuple(values))


@given(st.lists(conditions(), min_size=1, max_size=4))
def test_what_is_printed_is_read_back(found: list[Condition]) -> None:
    query = SearchQuery(conditions=tuple(found))
    assert parse(str(query)) == query


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("mobile:EQUALS:44700900000", "mobile:EQUALS:44700900000"),
        ("firstname:EXACT:Tom&lastname:EXACT:Sawyer", None),
        (
            " firstname : starts : Tom & lastname:ENDS:yer ",
            "firstname:STARTS:Tom&lastname:ENDS:yer",
        ),
        ("slab:IN:GOLD;SILVER", None),
        ("registered_date:RANGE:2016-01-01;2016-12-31", None),
        ("loyalty_points:GREATER:100", None),
        ("customer_age:26-35", "customer_age:EQUALS:26-35"),
        ("transaction_value:LESS:50", "last_trans_value:LESS:50"),
        ("firstname:STARTS:नीना", None),
    ],
)
def test_every_written_form_is_read(text: str, printed: str | None) -> None:
    assert str(parse(text)) == (printed or text)


@pytest.mark.parametrize(
    ("text", "problem", "piece"),
    [
        ("", QueryProblem.EMPTY, ""),
        ("   ", QueryProblem.EMPTY, "   "),
        ("firstname", QueryProblem.NO_VALUE, "firstname"),
        ("firstname:EXACT:Tom&", QueryProblem.NO_ATTRIBUTE, ""),
        ("a:EXACT:1&:EXACT:2", QueryProblem.NO_ATTRIBUTE, ":EXACT:2"),
        ("firstname:LIKE:Tom", QueryProblem.UNKNOWN_OPERATOR, "LIKE"),
        ("firstname:EXACT:", QueryProblem.NO_VALUE, ""),
        ("slab:IN:GOLD;;SILVER", QueryProblem.NO_VALUE, "GOLD;;SILVER"),
        ("firstname:EXACT:Tom;Tim", QueryProblem.ONE_VALUE_ONLY, "Tom;Tim"),
        ("points:RANGE:5", QueryProblem.TWO_VALUES_NEEDED, "5"),
        ("at:EXACT:10:30", QueryProblem.TOO_MANY_PARTS, "30"),
    ],
)
def test_a_wrong_query_is_refused_at_its_place(
    text: str, problem: QueryProblem, piece: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse(text)
    assert caught.value.problem is problem
    assert text[caught.value.start : caught.value.end] == piece


@pytest.mark.parametrize("value", ["R&D", "10:30", "a;b"])
def test_a_value_that_the_grammar_cannot_write_is_refused_before_it_is_sent(value: str) -> None:
    with pytest.raises(QueryError) as caught:
        Condition(attribute="firstname", operator=Operator.EXACT, values=(value,))
    assert caught.value.problem is QueryProblem.SEPARATOR_INSIDE


@given(st.text())
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        query = parse(text)
    except QueryError as error:
        assert 0 <= error.start <= error.end <= len(text)
    else:
        assert parse(str(query)) == query
