"""The organisation's own fields: their types, options, patterns and words."""

from datetime import UTC, datetime

import pytest

from app.domain.customer import CustomField
from app.domain.organisation import FieldSpec, FieldType, RegistrationRules
from app.domain.registration_review import FormProblem, Review, review

NOW = datetime(2026, 11, 24, 14, 2, tzinfo=UTC)


def judge(spec: FieldSpec, text: str) -> Review:
    values = {"mobile": "07400123456", f"custom_{spec.name}": text}
    rules = RegistrationRules(custom_fields=(spec,))
    return review(values, rules=rules, country="GB", zone=UTC, now=NOW)


def field(kind: FieldType, options: tuple[str, ...] = (), pattern: str = "") -> FieldSpec:
    return FieldSpec(
        name="f", label="F", type=kind, options=options, pattern=pattern, error="Ask at the desk"
    )


@pytest.mark.parametrize(
    ("spec", "text", "values"),
    [
        (field(FieldType.TEXT), "  any words ", ("any words",)),
        (field(FieldType.TEXT), "क्\u200dष", ("क्\u200dष",)),
        (field(FieldType.TEXT), "x" * 200, ("x" * 200,)),
        (field(FieldType.CHOICE, ("A", "B")), "B", ("B",)),
        (field(FieldType.SEVERAL, ("A", "B", "C")), "A\nC\n", ("A", "C")),
        (field(FieldType.SEVERAL), "one\n two", ("one", "two")),
        (field(FieldType.DATE), "2024-02-29", ("2024-02-29",)),
        (field(FieldType.NUMBER), "-12.50", ("-12.50",)),
        (field(FieldType.TEXT, pattern=r"\d{3}"), "123", ("123",)),
        (field(FieldType.SEVERAL, pattern=r"\w+"), "a\nb", ("a", "b")),
        (field(FieldType.TEXT, pattern="("), "free", ("free",)),
        (field(FieldType.TEXT, pattern="(a+)+$"), "a" * 40 + "!", ("a" * 40 + "!",)),
    ],
)
def test_a_value_is_kept(spec: FieldSpec, text: str, values: tuple[str, ...]) -> None:
    found = judge(spec, text).registration
    assert found is not None
    assert found.custom_fields == (CustomField(name="f", values=values),)


@pytest.mark.parametrize(
    ("spec", "text", "problem"),
    [
        (field(FieldType.CHOICE, ("A", "B")), "C", FormProblem.NOT_AN_OPTION),
        (field(FieldType.CHOICE, ("A", "B")), "A\nB", FormProblem.NOT_AN_OPTION),
        (field(FieldType.SEVERAL, ("A", "B")), "A\nC", FormProblem.NOT_AN_OPTION),
        (field(FieldType.DATE), "2023-02-29", FormProblem.NOT_A_DATE),
        (field(FieldType.DATE), "29/02/2024", FormProblem.NOT_A_DATE),
        (field(FieldType.DATE), "20240229", FormProblem.NOT_A_DATE),
        (field(FieldType.DATE), "2024-W09-4", FormProblem.NOT_A_DATE),
        (field(FieldType.NUMBER), "twelve", FormProblem.NOT_A_NUMBER),
        (field(FieldType.NUMBER), "1e5", FormProblem.NOT_A_NUMBER),
        (field(FieldType.TEXT), "x" * 201, FormProblem.TOO_LONG),
        (field(FieldType.TEXT), "a\x00b", FormProblem.NOT_PRINTABLE),
        (field(FieldType.TEXT), "a\ud800b", FormProblem.NOT_PRINTABLE),
    ],
)
def test_a_value_that_does_not_fit(spec: FieldSpec, text: str, problem: FormProblem) -> None:
    found = judge(spec, text)
    assert found.registration is None
    remark = found.of("custom_f")
    assert remark is not None
    assert (remark.problem, remark.words) == (problem, "")


def test_the_organisation_speaks_for_its_own_pattern() -> None:
    remark = judge(field(FieldType.TEXT, pattern=r"\d{3}"), "12a").of("custom_f")
    assert remark is not None
    assert (remark.problem, remark.words) == (FormProblem.PATTERN, "Ask at the desk")


def test_a_mandatory_field_must_be_filled() -> None:
    spec = FieldSpec(name="f", label="F", is_mandatory=True)
    found = judge(spec, "  ")
    assert found.registration is None
    assert [(each.field, each.problem) for each in found.problems] == [
        ("custom_f", FormProblem.REQUIRED)
    ]


def test_an_empty_optional_field_is_not_sent() -> None:
    found = judge(field(FieldType.DATE), "").registration
    assert found is not None
    assert found.custom_fields == ()


def test_fields_are_sent_in_the_organisations_order() -> None:
    specs = (
        FieldSpec(name="second", label="2", position=2),
        FieldSpec(name="first", label="1", position=1),
    )
    values = {"mobile": "07400123456", "custom_second": "b", "custom_first": "a"}
    rules = RegistrationRules(custom_fields=specs)
    found = review(values, rules=rules, country="GB", zone=UTC, now=NOW).registration
    assert found is not None
    assert [each.name for each in found.custom_fields] == ["first", "second"]
