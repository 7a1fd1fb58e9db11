"""Customers of the contract's samples, and of the same samples in every other spelling."""

import copy
import json
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.reply import RawReply, Reply, classify
from app.api.wire import normal
from app.api.wire.customers import (
    custom_values,
    customer_from,
    registration_tree,
    wire_time,
)
from app.domain.customer import (
    Customer,
    CustomerType,
    CustomField,
    Gender,
    UserId,
)
from app.domain.registration import Registration
from tests.unit.api.calls import sample_tree

LONDON = ZoneInfo("Europe/London")


def read(document: Any) -> Reply:
    return classify(RawReply(status=200, headers={}, body=json.dumps(document).encode()))


def customers(reply: Reply) -> tuple[Customer, ...]:
    items = normal.places(reply.tree.get("customers"), "customer")
    return tuple(customer_from(item, LONDON) for item in items)


def complete_reply() -> dict[str, Any]:
    """customer/get of one customer with every field that the card has, in strict spelling."""
    customer = copy.deepcopy(sample_tree("customer_get.response.json"))["customers"][0]
    customer |= {
        "user_id": "123",
        "current_slab": "SILVER",
        "type": "LOYALTY",
        "ndnc_status": "NDNC",
        "optin_status": "",
        "fraud_details": {"status": "CONFIRMED", "marked_by": "", "modified_on": ""},
        "custom_fields": {"field": [{"name": "Hobbies", "value": "[“Playing”,“Singing”]"}]},
        "loyalty_points": "60",
        "lifetime_purchases": "24500",
        "side_effects": {"effect": [{"type": "points", "awarded_points": "5"}]},
    }
    state = {"success": "true", "code": "200", "message": "SUCCESS"}
    return {"response": {"status": state, "customers": {"customer": [customer]}}}


def test_every_field_in_the_fields_own_terms() -> None:
    (found,) = customers(read(complete_reply()))
    assert found.user_id == UserId("123")
    assert found.type is CustomerType.LOYALTY
    assert found.tier == "SILVER"
    assert (found.points, found.lifetime_purchases) == (60, Decimal(24500))
    assert (found.do_not_call_status, found.opt_in_status) == ("NDNC", "")
    assert found.fraud_status == "CONFIRMED"
    assert found.custom_fields == (CustomField(name="Hobbies", values=("Playing", "Singing")),)


def test_a_customer_of_whom_nothing_is_said() -> None:
    assert customer_from({}, LONDON) == Customer()
    assert customer_from({"mobile": None, "custom_fields": "", "gender": []}, LONDON) == Customer()


@pytest.mark.parametrize(
    ("written", "gender"),
    [
        ("M", Gender.MALE),
        ("male", Gender.MALE),
        ("f", Gender.FEMALE),
        ("Female", Gender.FEMALE),
        ("O", Gender.OTHER),
        ("T", Gender.OTHER),
        ("", Gender.UNKNOWN),
        ("?", Gender.UNKNOWN),
    ],
)
def test_genders(written: str, gender: Gender) -> None:
    assert customer_from({"gender": written}, LONDON).gender is gender


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("LOYALTY", CustomerType.LOYALTY),
        ("non-loyalty", CustomerType.NON_LOYALTY),
        ("Not Interested", CustomerType.NOT_INTERESTED),
        ("VIP", None),
        ("", None),
    ],
)
def test_kinds_of_customers(written: str, kind: CustomerType | None) -> None:
    assert customer_from({"type": written}, LONDON).type is kind


@pytest.mark.parametrize("written", ["+44 7009 00000", "447009-00000", 44700900000, 44700900000.0])
def test_a_mobile_is_its_digits(written: object) -> None:
    assert customer_from({"mobile": written}, LONDON).mobile == "44700900000"


@pytest.mark.parametrize(
    ("written", "values"),
    [
        ("[“Playing”]", ("Playing",)),
        ("[“b”]>", ("b",)),
        ("[„Lesen“, „Singen”]", ("Lesen", "Singen")),
        ('["a", "b"]', ("a", "b")),
        ("[“a”, “b”]", ("a", "b")),
        ("[1, 2.0, true]", ("1", "2", "true")),
        ("[]", ()),
        ('["", null]', ()),
        ("plain words", ("plain words",)),
        ("a > b", ("a > b",)),
        ("[not json]", ("[not json]",)),
        ('["It’s “fun”"]', ("It’s “fun”",)),  # typographic marks of the value itself stay
        ('["two\nlines"]', ("two\nlines",)),
        ("", ()),
        ("[" * 5000 + "]" * 5000, ("[" * 5000 + "]" * 5000,)),
    ],
)
def test_the_values_of_a_custom_field(written: str, values: tuple[str, ...]) -> None:
    assert custom_values(written) == values


def test_values_may_be_a_list_of_the_document() -> None:
    field = {"name": "Hobbies", "value": ["Playing", 2, None]}
    found = customer_from({"custom_fields": {"field": [field]}}, LONDON).custom_fields
    assert found == (CustomField(name="Hobbies", values=("Playing", "2")),)


def test_a_registration_as_the_contract_writes_it() -> None:
    tree = registration_tree(
        Registration(
            mobile="44700900000",
            email="tom.sawyer@example.com",
            external_id="ts1234",
            firstname="Tom",
            lastname="Sawyer",
            gender=Gender.MALE,
            registered_at=datetime(2012, 9, 11, 10, 11, 11, tzinfo=UTC),
            custom_fields=(
                CustomField(name="Hobbies", values=("Playing", "Sîngîng")),
                CustomField(name="a", values=("b",)),
            ),
        ),
        LONDON,
    )
    contract = sample_tree("customer_add.request.json")["root"]["customer"][0]
    fields = tree.pop("custom_fields")
    del contract["custom_fields"]
    assert tree == {**contract, "type": "LOYALTY"}
    assert fields == {
        "field": [
            {"name": "Hobbies", "value": '["Playing", "Sîngîng"]'},
            {"name": "a", "value": "b"},
        ]
    }


def test_what_has_no_value_is_not_sent_empty() -> None:
    at = datetime(2026, 7, 1, 12, 0, tzinfo=UTC)
    tree = registration_tree(Registration(mobile="447", registered_at=at), LONDON)
    assert tree == {"mobile": "447", "type": "LOYALTY", "registered_on": "2026-07-01 13:00:00"}


@given(
    st.lists(
        st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1)
        .map(str.strip)
        .filter(lambda text: text not in ("", "None")),
        min_size=2,
        max_size=4,
    )
)
def test_several_values_come_back_as_they_were_sent(values: list[str]) -> None:
    registration = Registration(
        mobile="447",
        registered_at=datetime(2026, 7, 1, tzinfo=UTC),
        custom_fields=(CustomField(name="f", values=tuple(values)),),
    )
    tree = registration_tree(registration, UTC)
    assert customer_from(tree, UTC).custom_fields == registration.custom_fields


def test_times_go_out_in_the_stores_zone() -> None:
    at = datetime(2026, 1, 1, 20, 0, tzinfo=UTC)
    assert wire_time(at, ZoneInfo("Asia/Kolkata")) == "2026-01-02 01:30:00"
