"""The profile as a form: what it shows, what of it is locked, and what a touched field sends."""

from dataclasses import replace

import pytest

from app.domain import identifiers
from app.domain.customer import Customer, CustomField, Gender, UserId
from app.domain.email import EmailProblem
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.organisation import DEFAULT_RULES, FieldSpec, FieldType, RegistrationRules
from app.domain.phone import PhoneProblem
from app.domain.profile_change import ProfileChange
from app.domain.profile_form import (
    Lock,
    ProfileReview,
    begun_customer,
    contact_review,
    form_specs,
    locks,
    profile_values,
    review_profile,
)
from app.domain.registration_review import FormProblem
from app.domain.write_problem import WriteProblem

WHOM = identifiers.user_id("98")
TOM = Customer(
    user_id=UserId("98"),
    firstname="Tom",
    lastname="Sawyer",
    mobile="44700900000",
    email="tom@example.com",
    gender=Gender.MALE,
    custom_fields=(
        CustomField(name="dob", values=("1990-04-12 00:00:00",)),
        CustomField(name="hobbies", values=("Chess", "Polo")),
        CustomField(name="shoe_size", values=("43",)),
    ),
)
SPECS = (
    FieldSpec(
        name="hobbies", label="Hobbies", type=FieldType.SEVERAL, options=("Chess",), position=2
    ),
    FieldSpec(name="dob", label="Birthday", type=FieldType.DATE, position=1),
    FieldSpec(name="city", label="City", default="London", is_mandatory=True, position=3),
)
SHOWN = form_specs(TOM, SPECS)


def review(touched: dict[str, str], whom: Identifier = WHOM) -> ProfileReview:
    rules = replace(DEFAULT_RULES, custom_fields=SPECS, required=frozenset({"firstname"}))
    return review_profile(touched, whom=whom, specs=SHOWN, rules=rules, country="GB")


def change(**touched: str) -> ProfileChange:
    found = review(touched)
    assert found.change is not None, found.problems
    return found.change


def test_the_organisations_fields_come_in_its_order_then_those_of_the_customer_alone() -> None:
    assert [spec.name for spec in SHOWN] == ["dob", "hobbies", "city", "shoe_size"]
    assert SHOWN[3].label == "shoe size"


def test_what_the_customer_has_can_be_shown_though_it_is_no_option_any_more() -> None:
    assert SHOWN[1].options == ("Chess", "Polo")


def test_a_default_is_nobodys_choice() -> None:
    assert SHOWN[2].default == ""
    assert profile_values(TOM, SHOWN)["custom_city"] == ""


@pytest.mark.parametrize(
    ("spec", "values", "kind"),
    [
        (FieldSpec(name="f", label="f", type=FieldType.DATE), ("soon",), FieldType.TEXT),
        (FieldSpec(name="f", label="f", type=FieldType.NUMBER), ("1", "2"), FieldType.SEVERAL),
        (FieldSpec(name="f", label="f", type=FieldType.DATE), ("2001-02-03",), FieldType.DATE),
    ],
)
def test_a_value_that_does_not_fit_its_type_is_still_shown(
    spec: FieldSpec, values: tuple[str, ...], kind: FieldType
) -> None:
    customer = Customer(custom_fields=(CustomField(name="f", values=values),))
    shown = form_specs(customer, (spec,))
    assert shown[0].type is kind
    assert profile_values(customer, shown)["custom_f"] == "\n".join(values)


def test_the_form_shows_the_customer() -> None:
    assert profile_values(TOM, SHOWN) == {
        "firstname": "Tom",
        "lastname": "Sawyer",
        "mobile": "+44700900000",
        "email": "tom@example.com",
        "external_id": "",
        "gender": "M",
        "custom_dob": "1990-04-12",
        "custom_hobbies": "Chess\nPolo",
        "custom_city": "",
        "custom_shoe_size": "43",
    }


@pytest.mark.parametrize(
    ("rules", "whom", "locked"),
    [
        (DEFAULT_RULES, WHOM, {"mobile": Lock.PRIMARY, "email": Lock.NOT_ALLOWED}),
        (RegistrationRules(allow_email_update=True), WHOM, {"mobile": Lock.PRIMARY}),
        (
            RegistrationRules(allow_mobile_update=True, allow_email_update=True),
            WHOM,
            {"mobile": Lock.PRIMARY},
        ),
        (
            RegistrationRules(primary=IdentifierKind.EMAIL, allow_mobile_update=True),
            WHOM,
            {"email": Lock.PRIMARY},
        ),
        (
            RegistrationRules(primary=IdentifierKind.EXTERNAL_ID, allow_mobile_update=True),
            identifiers.mobile("44700900000"),
            {"mobile": Lock.ONLY_NAME, "email": Lock.NOT_ALLOWED},
        ),
    ],
)
def test_what_cannot_be_changed_from_a_till_and_why(
    rules: RegistrationRules, whom: Identifier, locked: dict[str, Lock]
) -> None:
    assert locks(TOM, rules, whom) == locked, "the card is blank: it can be filled"


def test_only_what_was_touched_is_sent() -> None:
    assert change(lastname=" Sawyer-Finn ") == ProfileChange(whom=WHOM, lastname="Sawyer-Finn")


def test_every_kind_of_field_in_its_normal_form() -> None:
    found = change(
        mobile="07911 123456",
        email="Tom@Example.com",
        external_id="ts1234",
        gender="F",
        custom_hobbies="Chess",
        custom_shoe_size="",
    )
    assert found == ProfileChange(
        whom=WHOM,
        mobile="447911123456",
        email="Tom@example.com",
        external_id="ts1234",
        gender=Gender.FEMALE,
        custom_fields=(
            CustomField(name="hobbies", values=("Chess",)),
            CustomField(name="shoe_size"),
        ),
    )


def test_a_name_can_be_cleared_where_none_is_needed() -> None:
    assert change(lastname="") == ProfileChange(whom=WHOM, lastname="")


@pytest.mark.parametrize(
    ("touched", "problem"),
    [
        ({"mobile": "12"}, PhoneProblem.TOO_SHORT),
        ({"mobile": " "}, FormProblem.REQUIRED),
        ({"email": "tom.example.com"}, EmailProblem.NO_AT_SIGN),
        ({"external_id": ""}, FormProblem.REQUIRED),
        ({"firstname": ""}, FormProblem.REQUIRED),
        ({"custom_city": ""}, FormProblem.REQUIRED),
        ({"custom_dob": "12/04/1990"}, FormProblem.NOT_A_DATE),
        ({"custom_hobbies": "Chess\nGolf"}, FormProblem.NOT_AN_OPTION),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_sent(
    touched: dict[str, str], problem: object
) -> None:
    found = review(touched)
    assert [(one.field, one.problem) for one in found.problems] == [(next(iter(touched)), problem)]
    assert found.change is None


def test_a_doubtful_number_is_warned_of_and_can_be_saved() -> None:
    found = review({"mobile": "44700900090"})
    assert [one.is_warning for one in found.problems] == [True]
    assert found.change is not None


@pytest.mark.parametrize(
    ("found", "refusal"),
    [
        (review({}), WriteProblem.NOTHING_TO_CHANGE),
        (
            review({"mobile": "07911 123456"}, identifiers.mobile("44700900000")),
            WriteProblem.NAMED_BY_CHANGED,
        ),
    ],
)
def test_what_cannot_be_sent_at_all_is_refused(found: ProfileReview, refusal: WriteProblem) -> None:
    assert (found.change, found.refusal) == (None, refusal)


def test_the_base_of_an_edit_is_what_the_form_showed_when_it_was_begun() -> None:
    begun = {"firstname": "Thomas", "mobile": "+44700900001", "custom_hobbies": "Chess"}
    base = begun_customer(TOM, begun | {"gender": "", "custom_city": "", "custom_shoe_size": ""})
    assert (base.firstname, base.lastname, base.mobile) == ("Thomas", "Sawyer", "44700900001")
    assert base.gender is Gender.UNKNOWN
    assert {field.name: field.values for field in base.custom_fields} == {
        "dob": ("1990-04-12 00:00:00",),
        "hobbies": ("Chess",),
    }


@pytest.mark.parametrize(
    ("name", "text", "value", "problems"),
    [
        ("mobile", "07911 123456", "447911123456", []),
        ("email", " tom@example.com ", "tom@example.com", []),
        ("external_id", "a,b", "", [FormProblem.NOT_PRINTABLE]),
        ("mobile", "", "", [FormProblem.REQUIRED]),
    ],
)
def test_a_new_identifier_is_read(
    name: str, text: str, value: str, problems: list[FormProblem]
) -> None:
    found = contact_review(name, text, country="GB")
    assert (found.value, [one.problem for one in found.problems]) == (value, problems)
