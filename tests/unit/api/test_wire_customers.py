"""Customers of the contract's samples, and of the same samples in every other spelling."""

import copy
import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.api.outcomes import item_outcomes
from app.api.reply import RawReply, Reply, classify
from app.api.wire import normal
from app.api.wire.customers import (
    custom_values,
    customer_from,
    registration_tree,
    side_effects_from,
    wire_time,
)
from app.domain.customer import (
    Customer,
    CustomerType,
    CustomField,
    ExpiringPoints,
    Gender,
    Place,
    UserId,
)
from app.domain.outcome import SideEffect
from app.domain.registration import Registration
from tests.unit.api.calls import sample_tree
from tests.unit.api.drift import drifted

LONDON = ZoneInfo("Europe/London")

TOM = Customer(
    firstname="Tom",
    lastname="Swayer",
    mobile="44700900000",
    email="tomsawyer@example.com",
    external_id="ts1234",
    gender=Gender.MALE,
    points=0,
    lifetime_points=0,
    lifetime_purchases=Decimal(0),
    registered_at=datetime(2013, 1, 21, 11, 23, 45, tzinfo=LONDON),
    updated_at=datetime(2013, 1, 21, 10, 23, 45, tzinfo=LONDON),
    registered_by="vimal store",
    registered_store=Place(code="vimal.store", name="vimal store"),
    registered_till=Place(code="vimal.till", name="vimal.till"),
    expiring_points=(ExpiringPoints(points=10, expires_on=date(2014, 3, 25)),),
)


def read(document: Any) -> Reply:
    return classify(RawReply(status=200, headers={}, body=json.dumps(document).encode()))


def customers(reply: Reply) -> tuple[Customer, ...]:
    items = normal.places(reply.tree.get("customers"), "customer")
    return tuple(customer_from(item, LONDON) for item in items)


def test_the_customer_of_the_contracts_customer_get() -> None:
    assert customers(read(sample_tree("customer_get.response.json"))) == (TOM,)


def test_the_customers_of_the_contracts_customer_add() -> None:
    tom, rita = customers(read(sample_tree("customer_add.response.json")))
    assert (tom.user_id, rita.user_id) == ("123", "44342")
    assert (tom.tier, tom.points, tom.lifetime_purchases) == ("SILVER", 50, Decimal(180))
    assert rita.name == "Rita John"


def test_what_the_contracts_registration_brings() -> None:
    tom, rita = read(sample_tree("customer_add.response.json")).tree["customers"]["customer"]  # type: ignore[index]
    assert side_effects_from(tom) == (
        SideEffect(kind="points", awarded_points=19490463, total_points=19490463),
        SideEffect(kind="coupon", coupon_code="095790", description="Sample description"),
    )
    assert side_effects_from(rita) == ()


def test_the_customer_of_the_contracts_customer_update() -> None:
    (tom,) = customers(read(sample_tree("customer_update.response.json")))
    assert tom.user_id == "776538"
    assert tom.custom_fields == (CustomField(name="hobbies", values=("Playing",)),)


def test_the_rows_of_the_contracts_search_have_no_external_id() -> None:
    found = read(sample_tree("customer_search.response.json")).tree["customer"]
    rows = normal.many(normal.branch(found).get("results"), "item")
    tom, john = (customer_from(row, LONDON) for row in rows)
    assert (tom.external_id, john.external_id) == ("", "")
    assert (tom.user_id, tom.tier, tom.points) == ("102", "CLASSIC", 355)


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


@settings(max_examples=300)
@given(st.data())
def test_in_any_spelling_it_is_the_same_customer(data: st.DataObject) -> None:
    strict = complete_reply()
    loose = data.draw(drifted(strict))
    assert customers(read(loose)) == customers(read(strict))


@given(st.data())
def test_in_any_spelling_it_is_the_same_answer_to_a_write(data: st.DataObject) -> None:
    strict = complete_reply()
    sent = ({"mobile": "44700900000"},)
    loose = data.draw(drifted(strict))
    (outcome,) = item_outcomes(read(loose), sent, LONDON)
    assert (outcome,) == item_outcomes(read(strict), sent, LONDON)
    assert outcome.customer is not None
    assert outcome.side_effects == (SideEffect(kind="points", awarded_points=5),)


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
