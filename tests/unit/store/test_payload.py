"""What an op carries comes back as it was, from every version that wrote it."""

import json
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.customer import CustomerType, CustomField, Gender
from app.domain.faults import StoreFault, StoreProblem
from app.domain.op import Evidence, Why
from app.domain.outcome import SideEffect
from app.domain.registration import Registration
from app.store.payload import (
    decode_registration,
    decode_side_effects,
    decode_texts,
    decode_why,
    encode_registration,
    encode_side_effects,
    encode_texts,
    encode_why,
)

ANY_TEXT = st.text(st.characters())  # lone surrogates too: a keyboard hook may send them
ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = st.datetimes(timezones=ZONES)

registrations = st.builds(
    Registration,
    mobile=ANY_TEXT,
    email=ANY_TEXT,
    external_id=ANY_TEXT,
    firstname=ANY_TEXT,
    lastname=ANY_TEXT,
    gender=st.sampled_from(Gender),
    type=st.sampled_from(CustomerType),
    registered_at=MOMENTS,
    custom_fields=st.lists(
        st.builds(CustomField, name=ANY_TEXT, values=st.lists(ANY_TEXT).map(tuple)), max_size=3
    ).map(tuple),
)
side_effects = st.builds(
    SideEffect,
    kind=ANY_TEXT,
    awarded_points=st.none() | st.integers(),
    total_points=st.none() | st.integers(),
    coupon_code=ANY_TEXT,
    description=ANY_TEXT,
    discount=st.none() | st.decimals(allow_nan=False, allow_infinity=False),
    discount_code=ANY_TEXT,
    valid_till=st.none() | st.dates(),
)


@given(registrations)
def test_a_registration_comes_back_as_it_was(registration: Registration) -> None:
    back = decode_registration(encode_registration(registration))
    assert back == registration
    assert back.registered_at.utcoffset() == registration.registered_at.utcoffset()


@given(st.lists(side_effects, max_size=3).map(tuple))
def test_side_effects_come_back_as_they_were(effects: tuple[SideEffect, ...]) -> None:
    assert decode_side_effects(encode_side_effects(effects)) == effects


@given(
    st.builds(
        Why,
        evidence=st.sampled_from(Evidence),
        code=st.none() | st.integers(),
        message=ANY_TEXT,
        request_id=ANY_TEXT,
        fault=ANY_TEXT,
    )
)
def test_a_reason_comes_back_as_it_was(why: Why) -> None:
    assert decode_why(encode_why(why)) == why


@given(st.lists(ANY_TEXT).map(tuple))
def test_texts_come_back_as_they_were(texts: tuple[str, ...]) -> None:
    assert decode_texts(encode_texts(texts)) == texts


def test_the_first_version_is_read_for_ever() -> None:
    written = (
        '{"v":1,"mobile":"44700900000","email":"tom@example.com","external_id":"X1",'
        '"firstname":"Tom","lastname":"Sawyer","gender":"M","type":"LOYALTY",'
        '"registered_at":"2026-11-24T14:02:00+00:00",'
        '"custom_fields":[{"name":"size","values":["M","L"]}]}'
    )
    assert decode_registration(written) == Registration(
        mobile="44700900000",
        email="tom@example.com",
        external_id="X1",
        firstname="Tom",
        lastname="Sawyer",
        gender=Gender.MALE,
        type=CustomerType.LOYALTY,
        registered_at=datetime(2026, 11, 24, 14, 2, tzinfo=UTC),
        custom_fields=(CustomField(name="size", values=("M", "L")),),
    )
    assert decode_side_effects('[{"kind":"points","awarded_points":52}]') == (
        SideEffect(kind="points", awarded_points=52),
    )
    assert decode_side_effects(
        '[{"kind":"coupon","coupon_code":"095790","discount":"10","valid_till":"2026-12-21"}]'
    )[0].valid_till == date(2026, 12, 21)


def test_a_later_version_is_named_not_guessed_at() -> None:
    with pytest.raises(StoreFault) as caught:
        decode_registration(json.dumps({"v": 2}))
    assert caught.value.problem is StoreProblem.NEWER_VERSION
