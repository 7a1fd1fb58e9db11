"""What a query asks of a customer: values read by their kind, compared, and told when unknown."""

from datetime import UTC, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.customer import Customer, CustomField, Place, UserId
from app.domain.search_meaning import (
    SearchPlace,
    asked_of,
    checked,
    identifier_texts,
    value_of,
)
from app.domain.search_query import QueryError, QueryProblem

LONDON = SearchPlace(zone=ZoneInfo("Europe/London"), country="GB", org_id="29")
TOM = Customer(
    user_id=UserId("98"),
    firstname="Tom",
    lastname="O'Neill Şahin",
    mobile="44700900000",
    email="Tom.Sawyer@example.com",
    external_id="ts1234",
    tier="Gold",
    points=355,
    lifetime_points=5400,
    lifetime_purchases=Decimal("10800.50"),
    # In the store it is the first of July already.
    registered_at=datetime(2026, 6, 30, 23, 30, tzinfo=UTC),
    registered_store=Place(code="s1", name="High Street"),
    custom_fields=(
        CustomField(name="Hobby", values=("Chess", "Golf")),
        CustomField(name="size", values=("9.5",)),
        CustomField(name="birthday", values=("1990-05-17 00:00:00",)),
    ),
)


def answers(text: str, customer: Customer = TOM, place: SearchPlace = LONDON) -> list[bool | None]:
    purchase = Decimal("49.99") if customer is TOM else None
    return [
        asked.answer(
            value_of(customer, asked.attribute, org_id=place.org_id, last_purchase=purchase)
        )
        for asked in asked_of(checked(text), place)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "firstname:STARTS:to",
        "firstname:EXACT:TOM",
        "firstname:ENDS:OM",
        "firstname:IN:Tim;tom",
        "firstname:RANGE:Sam;Tony",
        "firstname:LESS:Tomas",
        "firstname:GREATER:Tim",
        "lastname:ENDS:ŞAHIN",
        "lastname:STARTS:o'neill",
        "org_id:EQUALS:29",
        "mobile:EQUALS:44700900000",
        "mobile:EQUALS:+44 700 900000",
        "mobile:IN:447000;44700900000",
        "mobile:STARTS:+44 700",
        "mobile:ENDS:0000",
        "email:EQUALS:TOM.SAWYER@EXAMPLE.COM",
        "email:ENDS:@example.com",
        "external_id:EXACT:ts1234",
        "external_id:STARTS:ts",
        "registered_date:EQUALS:2026-07-01",
        "registered_date:EQUALS:2026-07-01 08.15",
        "registered_date:RANGE:2026-07-01;2026-07-31",
        "registered_date:LESS:2026-07-02",
        "registered_date:GREATER:2026-06-30",
        "registered_date:IN:2020-01-01;2026-07-01",
        "registered_date:STARTS:2026-07",
        "registered_date:ENDS:-01",
        "loyalty_points:EQUALS:355.0",
        "loyalty_points:RANGE:355;400",
        "loyalty_points:IN:1;355",
        "lifetime_points:GREATER:5399",
        "lifetime_purchases:EXACT:10800.5",
        "lifetime_purchases:LESS:10801",
        "slab:EQUALS:gold",
        "registered_store:EQUALS:S1",
        "registered_store:STARTS:high",
        "transaction_value:GREATER:49",
        "hobby:golf",
        "Hobby:STARTS:ch",
        "hobby:IN:Tennis;Golf",
        "size:GREATER:9",
        "size:RANGE:9;10",
        "size:LESS:10",
        "birthday:1990-05-17",
        "birthday:RANGE:1990-05-01;1990-05-17",
        "birthday:ENDS:00",
    ],
)
def test_it_holds(text: str) -> None:
    assert answers(text) == [True]


@pytest.mark.parametrize(
    "text",
    [
        "firstname:STARTS:om",
        "firstname:LESS:Tom",
        "lastname:EXACT:oneill sahin",
        "org_id:EQUALS:30",
        "mobile:EQUALS:44700900001",
        "mobile:STARTS:0700",
        "external_id:EXACT:TS1234",
        "registered_date:EQUALS:2026-06-30",
        "registered_date:LESS:2026-07-01",
        "registered_date:GREATER:2026-07-01",
        "loyalty_points:GREATER:355",
        "loyalty_points:LESS:355",
        "slab:STARTS:silver",
        "registered_store:EXACT:High",
        "last_trans_value:LESS:49.99",
        "hobby:EXACT:Go",
        "size:EQUALS:9",
        "size:GREATER:10",
        "shoe:9",
        "birthday:GREATER:1990-05-17",
    ],
)
def test_it_does_not(text: str) -> None:
    assert answers(text) == [False]


def test_what_everybody_has_is_unknown_where_nobody_told_and_nothing_else_is() -> None:
    nobody = Customer(user_id=UserId("1"))
    elsewhere = SearchPlace(zone=UTC, country="GB")
    everybody = (
        "org_id:EQUALS:29&registered_date:GREATER:2000-01-01&registered_store:EQUALS:s1"
        "&loyalty_points:LESS:5&lifetime_points:LESS:5&lifetime_purchases:LESS:5"
        "&last_trans_value:LESS:5"
    )
    assert answers(everybody, nobody, elsewhere) == [None] * 7
    some = "firstname:LESS:Z&email:LESS:z&mobile:LESS:9&external_id:LESS:z&slab:LESS:z&hobby:LESS:z"
    assert answers(some, nobody, elsewhere) == [False] * 6


@pytest.mark.parametrize(
    ("text", "problem", "piece"),
    [
        ("loyalty_points:GREATER:many", QueryProblem.NOT_A_NUMBER, "many"),
        (
            "firstname:EXACT:Tom & lifetime_points:RANGE:5;x ",
            QueryProblem.NOT_A_NUMBER,
            "5;x",
        ),
        ("lifetime_purchases:LESS:NaN", QueryProblem.NOT_A_NUMBER, "NaN"),
        ("registered_date:GREATER:31/01/2026", QueryProblem.NOT_A_DAY, "31/01/2026"),
        ("registered_date:EQUALS:2026-02-30", QueryProblem.NOT_A_DAY, "2026-02-30"),
        ("firstname:LIKE:Tom", QueryProblem.UNKNOWN_OPERATOR, "LIKE"),
    ],
)
def test_a_value_that_is_none_of_its_attribute_is_refused_at_its_place(
    text: str, problem: QueryProblem, piece: str
) -> None:
    with pytest.raises(QueryError) as caught:
        checked(text)
    assert caught.value.problem is problem
    assert text[caught.value.start : caught.value.end] == piece


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("mobile:EQUALS:07911 123456", ("447911123456",)),
        ("mobile:IN:44700900000;+46 70 090 00 42", ("44700900000", "46700900042")),
        ("email:EXACT:Tom@Example.com", ("tom@example.com",)),
        ("external_id:EQUALS:Ts1", ("Ts1",)),
        ("mobile:STARTS:447", ()),
        ("org_id:EQUALS:29", ()),
        ("firstname:EXACT:Tom", ()),
    ],
)
def test_whole_identifiers_are_told_as_the_server_keeps_them(
    text: str, found: tuple[str, ...]
) -> None:
    (condition,) = checked(text).conditions
    assert identifier_texts(condition, "GB") == found


@given(
    st.datetimes(min_value=datetime(1950, 1, 1), max_value=datetime(2100, 1, 1)),  # noqa: DTZ001
    st.sampled_from(["Europe/London", "Asia/Kolkata", "America/St_Johns", "Pacific/Apia", "UTC"]),
)
def test_a_day_is_the_stores_own(at: datetime, zone_name: str) -> None:
    zone = ZoneInfo(zone_name)
    moment = at.replace(microsecond=0, tzinfo=UTC)
    day = moment.astimezone(zone).date().isoformat()
    customer = Customer(user_id=UserId("1"), registered_at=moment)
    place = SearchPlace(zone=zone, country="GB")
    text = f"registered_date:EQUALS:{day}&registered_date:STARTS:{day}"
    assert answers(text, customer, place) == [True, True]
