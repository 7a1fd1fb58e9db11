"""A registration form as typed: what is wrong where, and that nothing typed is lost."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import identifiers
from app.domain.customer import CustomerType, Gender
from app.domain.email import EmailProblem
from app.domain.identifiers import IdentifierKind
from app.domain.organisation import DEFAULT_RULES, RegistrationRules
from app.domain.phone import PhoneProblem
from app.domain.registration import Registration
from app.domain.registration_review import FormProblem, Review, required_fields, review

NOW = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)
LONDON, MUMBAI = ZoneInfo("Europe/London"), ZoneInfo("Asia/Kolkata")


def judge(
    values: Mapping[str, str],
    rules: RegistrationRules = DEFAULT_RULES,
    country: str = "GB",
    zone: ZoneInfo = LONDON,
) -> Review:
    return review(values, rules=rules, country=country, zone=zone, now=NOW)


def registered(values: Mapping[str, str], **others: Any) -> Registration:
    found = judge(values, **others).registration
    assert found is not None
    return found


def test_a_full_form() -> None:
    found = registered(
        {
            "mobile": "07400 123456",
            "email": " Tom.Sawyer@EXAMPLE.com ",
            "external_id": " ts1234 ",
            "firstname": " Tom ",
            "lastname": "van  der\tSawyer",
            "gender": "M",
            "type": "NON_LOYALTY",
            "registered_on": "2026-11-24 09:30",
        }
    )
    assert found == Registration(
        mobile="447400123456",
        email="Tom.Sawyer@example.com",
        external_id="ts1234",
        firstname="Tom",
        lastname="van der Sawyer",
        gender=Gender.MALE,
        type=CustomerType.NON_LOYALTY,
        registered_at=datetime(2026, 11, 24, 9, 30, tzinfo=LONDON),
    )
    assert found.name == "Tom van der Sawyer"
    assert found.identifiers == (
        identifiers.mobile("447400123456"),
        identifiers.email("tom.sawyer@example.com"),
        identifiers.external_id("ts1234"),
    )


def test_the_least_that_can_be_saved() -> None:
    found = registered({"mobile": "07400 123456"})
    assert found.registered_at == NOW
    assert found.gender is Gender.UNKNOWN
    assert found.type is CustomerType.LOYALTY
    assert found.name == ""


def test_a_doubtful_number_only_warns() -> None:
    """The contract's own sample numbers are in no range that is in use."""
    found = judge({"mobile": "44700900000"})
    assert found.registration is not None
    assert found.registration.mobile == "44700900000"
    remark = found.of("mobile")
    assert remark is not None
    assert remark.is_warning
    assert remark.problem is PhoneProblem.NOT_IN_USE


def test_an_impossible_number_stops_it() -> None:
    found = judge({"mobile": "12"})
    assert found.registration is None
    remark = found.of("mobile")
    assert remark is not None
    assert (remark.problem, remark.is_warning) == (PhoneProblem.TOO_SHORT, False)


def test_errors_come_before_warnings() -> None:
    found = judge({"mobile": "44700900000", "email": "tom@"})
    assert [(each.field, each.is_warning) for each in found.problems] == [
        ("email", False),
        ("mobile", True),
    ]


@pytest.mark.parametrize(
    ("values", "name", "problem"),
    [
        ({"email": "tom.example.com"}, "email", EmailProblem.NO_AT_SIGN),
        ({"external_id": "a,b"}, "external_id", FormProblem.NOT_PRINTABLE),
        ({"external_id": "a\x07b"}, "external_id", FormProblem.NOT_PRINTABLE),
        ({"external_id": "x" * 101}, "external_id", FormProblem.TOO_LONG),
        ({"firstname": "x" * 101}, "firstname", FormProblem.TOO_LONG),
        ({"lastname": "Saw\x00yer"}, "lastname", FormProblem.NOT_PRINTABLE),
        ({"lastname": "Saw\ud800yer"}, "lastname", FormProblem.NOT_PRINTABLE),
        ({"lastname": "\u202eSawyer"}, "lastname", FormProblem.NOT_PRINTABLE),
        ({"gender": "X"}, "gender", FormProblem.NOT_AN_OPTION),
        ({"type": "loyalty"}, "type", FormProblem.NOT_AN_OPTION),
        ({"registered_on": "yesterday"}, "registered_on", FormProblem.NOT_A_DATE),
        ({"registered_on": "2026-02-30 10:00"}, "registered_on", FormProblem.NOT_A_DATE),
        ({"registered_on": "0001-01-01"}, "registered_on", FormProblem.NOT_A_DATE),
        ({"registered_on": "9999-12-31 23:59"}, "registered_on", FormProblem.IN_THE_FUTURE),
        ({"registered_on": "2026-11-24 14:13"}, "registered_on", FormProblem.IN_THE_FUTURE),
    ],
)
def test_a_mistake_beside_its_field(
    values: dict[str, str], name: str, problem: FormProblem | EmailProblem
) -> None:
    found = judge({"mobile": "07400 123456", **values})
    assert found.registration is None
    assert [(each.field, each.problem) for each in found.problems] == [(name, problem)]


@pytest.mark.parametrize(
    "name",
    [
        "क्\u200dष",  # a joiner shows the letters apart
        "می\u200cخواهم",  # Persian writes a word with a non-joiner
        "Анна-Мария",
        "O’Brien",
        "李小龍",
        "J\u00fcrgen 3.",
    ],
)
def test_a_name_in_any_script_is_kept_to_the_letter(name: str) -> None:
    assert registered({"mobile": "07400 123456", "firstname": name}).firstname == name


@pytest.mark.parametrize("values", [{}, {"firstname": "Tom"}, {"mobile": "  "}])
def test_somebody_must_be_found_again(values: dict[str, str]) -> None:
    rules = RegistrationRules(primary=IdentifierKind.USER_ID, is_mobile_required=False)
    found = judge(values, rules)
    assert found.registration is None
    assert [(each.field, each.problem) for each in found.problems] == [
        ("mobile", FormProblem.ONE_IDENTIFIER_NEEDED)
    ]


@pytest.mark.parametrize(
    "values", [{"mobile": "07400123456"}, {"email": "tom@example.com"}, {"external_id": "ts1"}]
)
def test_any_one_identifier_will_do_where_none_is_prescribed(values: dict[str, str]) -> None:
    rules = RegistrationRules(primary=IdentifierKind.USER_ID, is_mobile_required=False)
    assert registered(values, rules=rules).identifiers


@pytest.mark.parametrize(
    ("rules", "missing"),
    [
        (DEFAULT_RULES, {"mobile"}),
        (RegistrationRules(primary=IdentifierKind.EMAIL, is_mobile_required=False), {"email"}),
        (
            RegistrationRules(primary=IdentifierKind.EXTERNAL_ID, is_mobile_required=False),
            {"external_id"},
        ),
        (RegistrationRules(is_email_required=True), {"mobile", "email"}),
        (
            RegistrationRules(required=frozenset({"firstname", "gender"})),
            {"mobile", "firstname", "gender"},
        ),
    ],
)
def test_what_the_organisation_requires(rules: RegistrationRules, missing: set[str]) -> None:
    assert required_fields(rules) == missing
    found = judge({}, rules)
    assert {
        each.field for each in found.problems if each.problem is FormProblem.REQUIRED
    } == missing
    full = {
        "mobile": "07400123456",
        "email": "tom@example.com",
        "external_id": "ts1",
        "firstname": "Tom",
        "gender": "M",
    }
    assert judge(full, rules).registration is not None


def test_a_wrong_field_is_not_also_called_empty() -> None:
    found = judge({"mobile": "12"})
    assert [each.problem for each in found.problems] == [PhoneProblem.TOO_SHORT]


class TestRegisteredOn:
    RULES = RegistrationRules(earliest_on=date(2026, 11, 20))

    def test_a_time_is_the_stores(self) -> None:
        values = {"mobile": "9876543210", "registered_on": "2026-11-24 19:30"}
        found = registered(values, country="IN", zone=MUMBAI)
        assert found.registered_at == datetime(2026, 11, 24, 14, 0, tzinfo=UTC)

    def test_a_clock_that_is_a_little_ahead_is_forgiven(self) -> None:
        found = judge({"mobile": "07400123456", "registered_on": "2026-11-24 14:12"})
        assert found.registration is not None

    def test_the_first_day_counts_in_the_stores_zone(self) -> None:
        just = {"mobile": "07400123456", "registered_on": "2026-11-20 00:00"}
        assert judge(just, self.RULES).registration is not None
        # The same instant lies on the day before in a zone further west.
        early = {**just, "registered_on": "2026-11-19T23:59+00:00"}
        found = judge(early, self.RULES)
        remark = found.of("registered_on")
        assert remark is not None
        assert (remark.problem, remark.words) == (FormProblem.TOO_EARLY, "2026-11-20")
        assert judge(early, self.RULES, "IN", MUMBAI).of("registered_on") is None


TYPED = st.fixed_dictionaries(
    {},
    optional={
        name: st.one_of(st.text(max_size=30), sure)
        for name, sure in {
            "mobile": st.sampled_from(["44700900000", "07400 123456", "+971501234567", "12"]),
            "email": st.sampled_from(["tom@example.com", "tom@", "Tom@Example.com"]),
            "external_id": st.sampled_from(["ts1234", "a,b"]),
            "firstname": st.sampled_from(["Tom", "राम", "  Tom  "]),
            "lastname": st.sampled_from(["Sawyer", "O'Brien"]),
            "gender": st.sampled_from(["M", "F", "O", "X"]),
            "type": st.sampled_from(["LOYALTY", "NON_LOYALTY", "NOT_INTERESTED"]),
            "registered_on": st.sampled_from(["2026-11-24 09:30", "2026-11-24", "0001-01-01"]),
        }.items()
    },
)


@settings(max_examples=400)
@given(TYPED, st.booleans(), st.sampled_from([LONDON, MUMBAI, ZoneInfo("Pacific/Auckland")]))
def test_nothing_typed_is_dropped(
    values: dict[str, str], is_mobile_required: bool, zone: ZoneInfo
) -> None:
    """Each text that is not empty is in the registration, or beside its field is said why not."""
    rules = RegistrationRules(is_mobile_required=is_mobile_required)
    found = judge(values, rules, zone=zone)
    errors = {each.field for each in found.problems if not each.is_warning}
    assert (found.registration is None) == bool(errors)
    if found.registration is None:
        return
    kept = found.registration
    assert kept.identifiers
    for name in ("firstname", "lastname"):
        assert getattr(kept, name) == " ".join(values.get(name, "").split())
    assert kept.external_id == values.get("external_id", "").strip()
    assert bool(kept.mobile) == bool(values.get("mobile", "").strip())
    assert kept.email.lower() == values.get("email", "").strip().lower()
    assert kept.gender.value == values.get("gender", "").strip()
    assert kept.type.value == (values.get("type", "").strip() or "LOYALTY")
    assert kept.registered_at <= NOW + timedelta(minutes=10)
    assert kept.registered_at.tzinfo is not None
