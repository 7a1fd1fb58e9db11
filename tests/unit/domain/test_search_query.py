"""The query grammar: each form of the contract is read, all else is refused at its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.search_query import (
    SEPARATORS,
    Attribute,
    Condition,
    Operator,
    QueryError,
    QueryProblem,
    SearchQuery,
    Spelling,
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
    attribute = draw(WORDS.filter(lambda text: not text.startswith("(")))
    return Condition(attribute=attribute, operator=operator, values=tuple(values))


@given(st.lists(conditions(), min_size=1, max_size=4), st.sampled_from(Spelling))
def test_what_is_printed_is_read_back(found: list[Condition], spelling: Spelling) -> None:
    query = SearchQuery(conditions=tuple(found))
    assert parse(query.written(spelling)) == query


@given(st.lists(conditions(), min_size=1, max_size=4))
def test_in_parentheses_it_is_the_same_query(found: list[Condition]) -> None:
    """As the grammar of the contract has it; a value that ends in one that it does not open is
    then beyond telling."""
    found = [each for each in found if _is_balanced(each.values[-1])]
    if found:
        query = SearchQuery(conditions=tuple(found))
        first, *rest = map(str, found)
        assert parse("&".join([f"({first}", *(f"({each})" for each in rest)]) + ")") == query


def _is_balanced(value: str) -> bool:
    return value.count("(") == value.count(")")


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
        ("(firstname:EXACT:Tom)", "firstname:EXACT:Tom"),
        ("(a:EXACT:1)&(b:EXACT:2)", "a:EXACT:1&b:EXACT:2"),
        ("( a:EXACT:1 & (b:EXACT:2) & ((c:3)) )", "a:EXACT:1&b:EXACT:2&c:EQUALS:3"),
        ("firstname:EXACT:Tom (Jr)", None),
        ("(firstname:EXACT:Tom (Jr) & age:26)", "firstname:EXACT:Tom (Jr)&age:EQUALS:26"),
        ("(firstname:EXACT:Tom (Jr))", "firstname:EXACT:Tom (Jr)"),
        ("firstname:EXACT:-)", None),
        ("Size (EU):46", "Size (EU):EQUALS:46"),
        ("FirstName:EXACT:Tom & Age:26", "firstname:EXACT:Tom&Age:EQUALS:26"),
        ("Transaction_Value:GREATER:50", "last_trans_value:GREATER:50"),
        ("org_id:EQUALS:29", None),
        ("registered_store:EQUALS:32", None),
        ("lifetime_purchases:GREATER:1000&lifetime_points:LESS:5", None),
        ("email:EQUALS:a@b.c&external_id:EQUALS:X1", None),
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
        ("(a:EXACT:1", QueryProblem.PARENTHESIS, "("),
        ("a:EXACT:1&(b:EXACT:2", QueryProblem.PARENTHESIS, "("),
        ("((a:EXACT:1)&b:EXACT:2", QueryProblem.PARENTHESIS, "("),
        ("a:EXACT:1&(b:LIKE:2)", QueryProblem.UNKNOWN_OPERATOR, "LIKE"),
        ("(firstname)", QueryProblem.NO_VALUE, "firstname"),
        ("()", QueryProblem.NO_ATTRIBUTE, ""),
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


@pytest.mark.parametrize(
    ("text", "grammar", "table"),
    [
        ("size:L", "size:EQUALS:L", "size:L"),
        ("size:EQUALS:L", "size:EQUALS:L", "size:L"),
        ("size:STARTS:L", "size:STARTS:L", "size:STARTS:L"),
        ("mobile:44700", "mobile:EQUALS:44700", "mobile:EQUALS:44700"),
        (
            "last_trans_value:GREATER:50&size:L",
            "last_trans_value:GREATER:50&size:EQUALS:L",
            "transaction_value:GREATER:50&size:L",
        ),
    ],
)
def test_both_spellings_of_the_contract_are_written(text: str, grammar: str, table: str) -> None:
    query = parse(text)
    assert query.written(Spelling.GRAMMAR) == str(query) == grammar
    assert query.written(Spelling.TABLE) == table
    assert parse(table) == query


def test_a_query_is_built_of_what_every_organisation_has_and_of_its_own_fields() -> None:
    last = Condition(attribute=Attribute.LAST_PURCHASE, operator=Operator.GREATER, values=("50",))
    size = Condition(attribute="size", operator=Operator.EQUALS, values=("L",))
    assert not last.is_custom
    assert size.is_custom
    query = SearchQuery(conditions=(last, size))
    assert str(query) == "last_trans_value:GREATER:50&size:EQUALS:L"
    assert parse(str(query)) == query


def test_a_name_that_would_be_read_as_a_parenthesis_is_refused() -> None:
    with pytest.raises(QueryError) as caught:
        Condition(attribute="(size", operator=Operator.EXACT, values=("L",))
    assert caught.value.problem is QueryProblem.PARENTHESIS
