"""A customer's profile as a form: the values it shows, what of it may be changed, and the change
that the touched fields make.

Pure, and quick enough for every keystroke. Fields are called as in a registration's form.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from enum import Enum, unique
from typing import TypeVar

from app.domain.customer import Customer, CustomField, Gender
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.organisation import FieldSpec, FieldType, RegistrationRules
from app.domain.profile_change import ProfileChange
from app.domain.profile_edit import CUSTOM_PREFIX
from app.domain.registration import FormValues, Registration
from app.domain.registration_review import FieldProblem, FormProblem, review
from app.domain.write_problem import WriteError, WriteProblem

T = TypeVar("T")
CONTACTS = {
    "mobile": IdentifierKind.MOBILE,
    "email": IdentifierKind.EMAIL,
    "external_id": IdentifierKind.EXTERNAL_ID,
}
"""The fields that customers are found by."""
BUILT_IN = ("firstname", "lastname", *CONTACTS, "gender")
_SOMEBODY = {"external_id": "-"}
"""A review wants to know of whom: whom a change is about is known already."""
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""A change has no time of registration: any will do for the review."""


@unique
class Lock(Enum):
    """Why a field cannot be changed from here."""

    PRIMARY = "primary"
    """The organisation knows its customers by it."""
    NOT_ALLOWED = "not_allowed"
    """The organisation does not let tills change it."""
    ONLY_NAME = "only_name"
    """The server has given no id: the customer is known by this alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProfileReview:
    """`change` is there exactly when something was touched, no problem is an error, and all of it
    can be sent; `refusal` says why it cannot.
    """

    problems: tuple[FieldProblem, ...] = ()
    change: ProfileChange | None = None
    refusal: WriteProblem | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactReview:
    """`value`, in normal form, is there where no problem is an error."""

    problems: tuple[FieldProblem, ...] = ()
    value: str = ""


def form_specs(customer: Customer, specs: Iterable[FieldSpec]) -> tuple[FieldSpec, ...]:
    """The organisation's fields in its order, then those that only this customer has; each so that
    it can show what the customer has there, and empty where they have nothing.
    """
    held = {field.name: field.values for field in customer.custom_fields}
    known = sorted(specs, key=lambda spec: spec.position)
    found = [_fitting(spec, held.pop(spec.name, ())) for spec in known]
    for name, values in held.items():
        kind = FieldType.SEVERAL if len(values) > 1 else FieldType.TEXT
        found.append(FieldSpec(name=name, label=name.replace("_", " "), type=kind))
    return tuple(found)


def profile_values(customer: Customer, specs: Iterable[FieldSpec]) -> dict[str, str]:
    """Every field's value as a form has it; `specs` are those of `form_specs`."""
    values = {
        "firstname": customer.firstname,
        "lastname": customer.lastname,
        "mobile": f"+{customer.mobile}" if customer.mobile else "",
        "email": customer.email,
        "external_id": customer.external_id,
        "gender": customer.gender.value,
    }
    held = {field.name: field.values for field in customer.custom_fields}
    for spec in specs:
        texts = held.get(spec.name, ())
        if spec.type is FieldType.DATE:
            texts = tuple(text[:10] for text in texts)
        values[CUSTOM_PREFIX + spec.name] = "\n".join(texts)
    return values


def locks(customer: Customer, rules: RegistrationRules, whom: Identifier) -> dict[str, Lock]:
    """The fields that cannot be changed here, of the customer whom the server knows as `whom`. An
    identifier that is blank can be filled.
    """
    held = {"mobile": customer.mobile, "email": customer.email, "external_id": customer.external_id}
    found: dict[str, Lock] = {}
    for name, kind in CONTACTS.items():
        if not held[name]:
            continue
        if kind is rules.primary:
            found[name] = Lock.PRIMARY
        elif not rules.may_replace(kind):
            found[name] = Lock.NOT_ALLOWED
        elif kind is whom.kind:
            found[name] = Lock.ONLY_NAME
    return found


def review_profile(
    touched: FormValues,
    *,
    whom: Identifier,
    specs: Iterable[FieldSpec],
    rules: RegistrationRules,
    country: str,
) -> ProfileReview:
    """Judge the touched fields, and no other."""
    if not touched:
        return ProfileReview(refusal=WriteProblem.NOTHING_TO_CHANGE)
    judged = replace(
        rules,
        primary=IdentifierKind.USER_ID,
        is_mobile_required=False,
        is_email_required=False,
        required=rules.required & touched.keys() - CONTACTS.keys(),
        custom_fields=tuple(spec for spec in specs if CUSTOM_PREFIX + spec.name in touched),
    )
    # Contacts can be changed, not removed.
    blank = [name for name in CONTACTS if name in touched and not touched[name].strip()]
    written = {name: text for name, text in touched.items() if name not in blank}
    found = review({**_SOMEBODY, **written}, rules=judged, country=country, zone=UTC, now=_NEVER)
    problems = (
        *(FieldProblem(field=name, problem=FormProblem.REQUIRED) for name in blank),
        *found.problems,
    )
    if blank or found.registration is None:
        return ProfileReview(problems=problems)
    try:
        change = _change(touched, found.registration, whom)
    except WriteError as error:
        return ProfileReview(problems=problems, refusal=error.problem)
    return ProfileReview(problems=problems, change=change)


def contact_review(name: str, text: str, *, country: str) -> ContactReview:
    """Read a new identifier that is asked for; `name` is one of CONTACTS."""
    if not text.strip():
        problem = FieldProblem(field=name, problem=FormProblem.REQUIRED)
        return ContactReview(problems=(problem,))
    rules = RegistrationRules(primary=IdentifierKind.USER_ID, is_mobile_required=False)
    found = review({name: text}, rules=rules, country=country, zone=UTC, now=_NEVER)
    value = str(getattr(found.registration, name)) if found.registration is not None else ""
    return ContactReview(problems=found.problems, value=value)


def _change(touched: Mapping[str, str], new: Registration, whom: Identifier) -> ProfileChange:
    custom = {field.name: field for field in new.custom_fields}
    names = [name.removeprefix(CUSTOM_PREFIX) for name in touched if name.startswith(CUSTOM_PREFIX)]

    def sent(name: str, value: T) -> T | None:
        return value if name in touched else None

    return ProfileChange(
        whom=whom,
        firstname=sent("firstname", new.firstname),
        lastname=sent("lastname", new.lastname),
        gender=sent("gender", new.gender),
        mobile=sent("mobile", new.mobile),
        email=sent("email", new.email),
        external_id=sent("external_id", new.external_id),
        custom_fields=tuple(custom.get(name, CustomField(name=name)) for name in names),
    )


def _fitting(spec: FieldSpec, values: tuple[str, ...]) -> FieldSpec:
    """The spec without its default (nobody chose that for this customer), and with room for what
    the customer has, also where it no longer fits the organisation's rules.
    """
    spec = replace(spec, default="")
    if spec.options:
        more = tuple(value for value in values if value not in spec.options)
        return replace(spec, options=(*spec.options, *more))
    is_odd_date = spec.type is FieldType.DATE and not all(map(_is_date, values))
    is_list = len(values) > 1 and spec.type is not FieldType.SEVERAL
    if is_odd_date or is_list:
        return replace(spec, type=FieldType.SEVERAL if is_list else FieldType.TEXT)
    return spec


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True


def begun_customer(customer: Customer, begun: FormValues) -> Customer:
    """The customer as the touched fields showed them when somebody began to type into them."""
    held = {field.name: field for field in customer.custom_fields}
    for name, text in begun.items():
        if name.startswith(CUSTOM_PREFIX):
            own = name.removeprefix(CUSTOM_PREFIX)
            held[own] = CustomField(name=own, values=tuple(text.splitlines()))
    return replace(
        customer,
        firstname=begun.get("firstname", customer.firstname),
        lastname=begun.get("lastname", customer.lastname),
        mobile=begun.get("mobile", customer.mobile).removeprefix("+"),
        email=begun.get("email", customer.email),
        external_id=begun.get("external_id", customer.external_id),
        gender=Gender(begun.get("gender", customer.gender.value)),
        custom_fields=tuple(field for field in held.values() if field.values),
    )
