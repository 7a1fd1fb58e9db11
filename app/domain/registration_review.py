"""Judges a registration form as typed: what is wrong where, and the values once nothing is.

Pure and quick enough for every keystroke; knows the organisation's rules, not the network.
"""

import re
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta, tzinfo
from enum import Enum, unique
from typing import TypeVar

from app.domain import identifiers, pattern
from app.domain.customer import CustomerType, CustomField, Gender
from app.domain.email import EmailProblem, read_email
from app.domain.identifiers import IdentifierKind
from app.domain.organisation import FieldSpec, FieldType, RegistrationRules
from app.domain.phone import PhoneProblem, PhoneVerdict, read_phone
from app.domain.registration import FormValues, Registration

CUSTOM_PREFIX = "custom_"
MAX_NAME_LENGTH = 100
FUTURE_TOLERANCE = timedelta(minutes=10)
EARLIEST_YEAR = 1900
"""No program began to keep customers earlier, and times near the year 1 have no other zones."""

_ChoiceT = TypeVar("_ChoiceT", Gender, CustomerType)


@unique
class FormProblem(Enum):
    """What a screen words beside the field. E-mail and phone have their own, more exact, kinds."""

    REQUIRED = "required"
    ONE_IDENTIFIER_NEEDED = "one_identifier_needed"
    TOO_LONG = "too_long"
    NOT_PRINTABLE = "not_printable"
    NOT_A_DATE = "not_a_date"
    NOT_A_NUMBER = "not_a_number"
    NOT_AN_OPTION = "not_an_option"
    PATTERN = "pattern"
    """The organisation's own pattern; `words` are its own error text."""
    IN_THE_FUTURE = "in_the_future"
    TOO_EARLY = "too_early"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldProblem:
    """One remark on one field. A warning does not stop the saving."""

    field: str
    problem: FormProblem | PhoneProblem | EmailProblem
    is_warning: bool = False
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """`registration` is there exactly when no problem is an error."""

    problems: tuple[FieldProblem, ...]
    registration: Registration | None

    def of(self, name: str) -> FieldProblem | None:
        """The first remark on a field, errors before warnings."""
        return next((problem for problem in self.problems if problem.field == name), None)


@dataclass(slots=True)
class _Reading:
    values: FormValues
    problems: list[FieldProblem] = field(default_factory=list)

    def text(self, name: str) -> str:
        return self.values.get(name, "").strip()

    def error(
        self, name: str, problem: FormProblem | EmailProblem | PhoneProblem, words: str = ""
    ) -> None:
        self.problems.append(FieldProblem(field=name, problem=problem, words=words))

    def warn(self, name: str, problem: PhoneProblem) -> None:
        self.problems.append(FieldProblem(field=name, problem=problem, is_warning=True))


def review(
    values: FormValues,
    *,
    rules: RegistrationRules,
    country: str,
    zone: tzinfo,
    now: datetime,
) -> Review:
    """Judge the form. `now` is aware; `country` is ISO 3166 alpha-2; `zone` is the store's."""
    reading = _Reading(values)
    mobile = _mobile(reading, country)
    email = _email(reading)
    external_id = _external_id(reading)
    firstname, lastname = _name(reading, "firstname"), _name(reading, "lastname")
    gender = _member(reading, "gender", Gender, Gender.UNKNOWN)
    customer_type = _member(reading, "type", CustomerType, CustomerType.LOYALTY)
    registered_at = _registered_at(reading, rules, zone, now)
    custom = tuple(
        found
        for spec in sorted(rules.custom_fields, key=lambda spec: spec.position)
        if (found := _custom(reading, spec)) is not None
    )
    _required(reading, rules)
    ordered = tuple(sorted(reading.problems, key=lambda problem: problem.is_warning))
    if any(not problem.is_warning for problem in ordered):
        return Review(problems=ordered, registration=None)
    return Review(
        problems=ordered,
        registration=Registration(
            mobile=mobile,
            email=email,
            external_id=external_id,
            firstname=firstname,
            lastname=lastname,
            gender=gender,
            type=customer_type,
            registered_at=registered_at,
            custom_fields=custom,
        ),
    )


def _member(reading: _Reading, name: str, kind: type[_ChoiceT], default: _ChoiceT) -> _ChoiceT:
    text = reading.text(name)
    if not text:
        return default
    if text not in {member.value for member in kind}:
        reading.error(name, FormProblem.NOT_AN_OPTION)
        return default
    return kind(text)


def _mobile(reading: _Reading, country: str) -> str:
    text = reading.text("mobile")
    if not text:
        return ""
    phone = read_phone(text, country=country)
    if phone.problem is not None:
        if phone.verdict is PhoneVerdict.IMPOSSIBLE:
            reading.error("mobile", phone.problem)
        else:
            reading.warn("mobile", phone.problem)
    return phone.digits


def _email(reading: _Reading) -> str:
    text = reading.text("email")
    if not text:
        return ""
    found = read_email(text)
    if found.problem is not None:
        reading.error("email", found.problem)
    return found.address or ""


def _external_id(reading: _Reading) -> str:
    text = reading.text("external_id")
    if text and not identifiers.readable_external_id(text):
        too_long = len(text) > identifiers.MAX_EXTERNAL_ID_LENGTH
        problem = FormProblem.TOO_LONG if too_long else FormProblem.NOT_PRINTABLE
        reading.error("external_id", problem)
    return text


def _name(reading: _Reading, name: str) -> str:
    text = " ".join(reading.values.get(name, "").split())
    if len(text) > MAX_NAME_LENGTH:
        reading.error(name, FormProblem.TOO_LONG)
    elif not _is_printable(text):
        reading.error(name, FormProblem.NOT_PRINTABLE)
    return text


def _is_printable(text: str) -> bool:
    """Joiners are part of words in Indic scripts and Persian, and are not "printable"."""
    return text.replace("\u200c", "").replace("\u200d", "").isprintable()


def _registered_at(
    reading: _Reading, rules: RegistrationRules, zone: tzinfo, now: datetime
) -> datetime:
    text = reading.text("registered_on")
    if not text:
        return now
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        reading.error("registered_on", FormProblem.NOT_A_DATE)
        return now
    if at.year < EARLIEST_YEAR:
        reading.error("registered_on", FormProblem.NOT_A_DATE)
        return now
    at = at if at.tzinfo is not None else at.replace(tzinfo=zone)
    if at > now + FUTURE_TOLERANCE:
        reading.error("registered_on", FormProblem.IN_THE_FUTURE)
    elif rules.earliest_on is not None and at.astimezone(zone).date() < rules.earliest_on:
        reading.error("registered_on", FormProblem.TOO_EARLY, rules.earliest_on.isoformat())
    return at


def _custom(reading: _Reading, spec: FieldSpec) -> CustomField | None:
    name = CUSTOM_PREFIX + spec.name
    text = reading.text(name)
    if not text:
        if spec.is_mandatory:
            reading.error(name, FormProblem.REQUIRED)
        return None
    parts = tuple(part.strip() for part in text.split("\n") if part.strip())
    values = parts if spec.type is FieldType.SEVERAL else (text,)
    problem = _custom_problem(spec, values)
    if problem is not None:
        reading.error(name, problem, spec.error if problem is FormProblem.PATTERN else "")
    return CustomField(name=spec.name, values=values)


def _custom_problem(spec: FieldSpec, values: tuple[str, ...]) -> FormProblem | None:
    if any(len(value) > pattern.TEXT_LIMIT for value in values):
        return FormProblem.TOO_LONG
    if spec.options and any(value not in spec.options for value in values):
        return FormProblem.NOT_AN_OPTION
    if not all(map(_is_printable, values)):
        return FormProblem.NOT_PRINTABLE
    if spec.type is FieldType.DATE and not _is_date(values[0]):
        return FormProblem.NOT_A_DATE
    if spec.type is FieldType.NUMBER and not _is_number(values[0]):
        return FormProblem.NOT_A_NUMBER
    fits = pattern.matcher(spec.pattern)
    if fits is not None and not all(map(fits, values)):
        return FormProblem.PATTERN
    return None


def _is_date(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text  # the API takes no other ISO form
    except ValueError:
        return False


def _is_number(text: str) -> bool:
    return re.fullmatch(r"[+-]?[0-9]+(\.[0-9]+)?", text) is not None


_PRIMARY_FIELDS = {
    IdentifierKind.MOBILE: "mobile",
    IdentifierKind.EMAIL: "email",
    IdentifierKind.EXTERNAL_ID: "external_id",
}


def required_fields(rules: RegistrationRules) -> frozenset[str]:
    """Form names that must not be empty, custom ones included."""
    names = set(rules.required)
    if rules.primary in _PRIMARY_FIELDS:
        names.add(_PRIMARY_FIELDS[rules.primary])
    if rules.is_mobile_required:
        names.add("mobile")
    if rules.is_email_required:
        names.add("email")
    names.update(CUSTOM_PREFIX + spec.name for spec in rules.custom_fields if spec.is_mandatory)
    return frozenset(names)


def _required(reading: _Reading, rules: RegistrationRules) -> None:
    remarked = {problem.field for problem in reading.problems}
    for name in sorted(required_fields(rules)):
        if not reading.text(name) and name not in remarked:
            reading.error(name, FormProblem.REQUIRED)
    if not any(reading.text(name) for name in _PRIMARY_FIELDS.values()):
        target = _PRIMARY_FIELDS.get(rules.primary, "mobile")
        if target not in {problem.field for problem in reading.problems}:
            reading.error(target, FormProblem.ONE_IDENTIFIER_NEEDED)
