"""The one normaliser: however a value is spelled on the wire, one plain value behind it."""

from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.wire import normal

LONDON = ZoneInfo("Europe/London")
ABSENT: list[object] = ["", " \n", None, [], {}, [[]], [[[]]], [{}], {"a": ""}, "None", ["None"]]


@pytest.mark.parametrize("value", ABSENT, ids=repr)
def test_each_way_of_saying_nothing(value: object) -> None:
    assert normal.is_absent(value)
    assert normal.text(value) == ""
    assert normal.boolean(value) is False
    assert normal.integer(value) is None
    assert normal.decimal(value) is None
    assert normal.instant(value, UTC) is None
    assert normal.day(value) is None
    assert normal.many(value, "item") == ()
    assert normal.places(value, "item") == ()


@pytest.mark.parametrize("value", [0, False, 0.0, "0", "false", [0], {"a": 0}])
def test_something_that_only_looks_like_nothing(value: object) -> None:
    assert not normal.is_absent(value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" a\n", "a"),
        (True, "true"),
        (False, "false"),
        (44700900000, "44700900000"),
        (44700900000.0, "44700900000"),
        (1.5, "1.5"),
        (1e300, "1e+300"),
        ("half \ud83d of a face", "half ? of a face"),
        ("nul\x00byte", "nulbyte"),
        ("😀", "😀"),
        ({"a": "b"}, ""),
        (["b"], ""),
    ],
)
def test_texts(value: object, text: str) -> None:
    assert normal.text(value) == text


@pytest.mark.parametrize("value", [True, "true", "True", " TRUE\n", 1, "1", "yes", 1.0])
def test_what_is_true(value: object) -> None:
    assert normal.boolean(value) is True


@pytest.mark.parametrize("value", [False, "false", 0, "0", "no", "truely", 2, "done"])
def test_what_is_not(value: object) -> None:
    assert normal.boolean(value) is False


@pytest.mark.parametrize(
    ("value", "number"),
    [
        ("200", 200),
        (500.0, 500),
        ("500.0", 500),
        (" 7\n", 7),
        ("1,234", 1234),
        ("-5", -5),
        ("12.9", 12),
        ("twelve", None),
        ("sNaN", None),
        ("NaN", None),
        ("Infinity", None),
        ("1e400", None),
        ("1E+999999999", None),
        (10**16, None),
        (True, None),
        (float("inf"), None),
    ],
)
def test_whole_numbers(value: object, number: int | None) -> None:
    assert normal.integer(value) == number


def test_decimals_are_exact() -> None:
    assert normal.decimal("10800.10") == Decimal("10800.10")
    assert normal.decimal(0.1) == Decimal("0.1")
    assert normal.decimal("1,000.50") == Decimal("1000.50")


@pytest.mark.parametrize(
    ("value", "instant"),
    [
        ("2012-09-11 11:11:11", datetime(2012, 9, 11, 11, 11, 11, tzinfo=LONDON)),
        ("\n2012-09-11 11:11:11\n", datetime(2012, 9, 11, 11, 11, 11, tzinfo=LONDON)),
        ("2012/09/11 11:11:11", datetime(2012, 9, 11, 11, 11, 11, tzinfo=LONDON)),
        ("2012-09-11", datetime(2012, 9, 11, tzinfo=LONDON)),
        ("2014-01-24T19:29:40+05:30", datetime(2014, 1, 24, 13, 59, 40, tzinfo=UTC)),
        ("2014-01-24T19:29:40Z", datetime(2014, 1, 24, 19, 29, 40, tzinfo=UTC)),
        ("0000-00-00 00:00:00", None),
        ("0001-01-01 00:00:00", None),
        ("0001-01-01T00:00:00+14:00", None),
        ("9999-12-31T23:59:59-12:00", None),
        ("2012-13-01 00:00:00", None),
        ("yesterday", None),
    ],
)
def test_times(value: str, instant: datetime | None) -> None:
    found = normal.instant(value, LONDON)
    assert found == instant
    if found is not None:
        assert found.utcoffset() is not None
        assert found.astimezone(UTC) == instant


@pytest.mark.parametrize(
    ("value", "day"),
    [
        ("2014-03-25", date(2014, 3, 25)),
        ("\n2014-03-25 ", date(2014, 3, 25)),
        ("2014/03/25", date(2014, 3, 25)),
        ("2014-03-25 23:59:59", date(2014, 3, 25)),
        ("2014-03-25T23:59:59+05:30", date(2014, 3, 25)),
        ("9999-12-31", date(9999, 12, 31)),
        ("0000-00-00", None),
        ("0001-01-01", None),
        ("soon", None),
    ],
)
def test_days(value: str, day: date | None) -> None:
    assert normal.day(value) == day


@pytest.mark.parametrize(
    "value",
    [
        {"item": [{"a": 1}]},
        {"item": {"a": 1}},
        [{"a": 1}],
        {"a": 1},
        {"item": [[{"a": 1}]]},
        [[], {"item": {"a": 1}}],
        [{"item": [{"a": 1}, ""]}],
    ],
)
def test_a_list_of_one_in_any_wrapping(value: object) -> None:
    assert normal.many(value, "item") == ({"a": 1},)


def test_an_empty_item_keeps_its_place_only_where_places_count() -> None:
    value = {"item": [{"a": 1}, {}, {"b": 2}, ""]}
    assert normal.many(value, "item") == ({"a": 1}, {"b": 2})
    assert normal.places(value, "item") == ({"a": 1}, {}, {"b": 2}, {})
    assert normal.places({"item": {"a": 1}}, "item") == ({"a": 1},)
    assert normal.places({"a": 1}, "item") == ({"a": 1},)
    assert normal.places("words", "item") == ()


def test_a_branch_or_an_empty_one() -> None:
    assert normal.branch({"a": 1}) == {"a": 1}
    assert normal.branch([{"a": 1}]) == {"a": 1}
    assert normal.branch([{"a": 1}, {"b": 2}]) == {}
    assert normal.branch("words") == {}


ANY: st.SearchStrategy[object] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner),
    max_leaves=8,
)


@given(ANY)
def test_no_value_is_too_strange(value: object) -> None:
    assert normal.text(value) == normal.text(normal.text(value))
    normal.text(value).encode()
    assert isinstance(normal.boolean(value), bool)
    number = normal.integer(value)
    assert number is None or abs(number) <= 10**15
    at = normal.instant(value, LONDON)
    assert at is None or at.astimezone(UTC) == at
    assert len(normal.many(value, "item")) >= 0
    assert all(isinstance(found, dict) for found in normal.places(value, "item"))


@given(st.text())
def test_any_text_is_a_number_a_time_or_neither(text: str) -> None:
    found = normal.decimal(text)
    assert found is None or found.is_finite()
    at = normal.instant(text, LONDON)
    assert at is None or at.tzinfo is not None
    day = normal.day(text)
    assert day is None or day.year >= 1900
