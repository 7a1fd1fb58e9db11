"""Putting a refused write right: what of it a person can change, as a form, and what comes of that.

A registration has a form of its own; choices are set anew on the customer's card.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from app.domain.customer import CustomField
from app.domain.identifiers import IdentifierKind
from app.domain.identity_request import IdentityChange
from app.domain.note import NoteEntry
from app.domain.op import Payload
from app.domain.organisation import FieldSpec, RegistrationRules
from app.domain.profile_change import ProfileChange
from app.domain.profile_edit import CUSTOM_PREFIX, ProfileEdit, touched
from app.domain.registration import FormValues, Registration
from app.domain.registration_review import FieldProblem, FormProblem, Review, review
from app.domain.ticket import TicketEntry

_CONTACTS = frozenset({"mobile", "email", "external_id"})
_SOMEBODY = {"external_id": "-"}
"""A review wants to know of whom: whom a correction is about is known already."""
_NEVER = datetime(2000, 1, 1, tzinfo=UTC)
"""A correction has no time of registration: any will do for the review."""


def correction_form(payload: Payload) -> Mapping[str, str]:
    """The fields that may be corrected with their values; empty where there is no such form.

    Those of a profile are called as in a registration's form, an identifier that is asked for by
    its kind.
    """
    match payload:
        case NoteEntry():
            return {"text": payload.text}
        case TicketEntry():
            return {"subject": payload.subject, "message": payload.message}
        case IdentityChange():
            return {payload.kind.value: _shown(payload.kind.value, payload.new)}
        case ProfileEdit():
            return {name: _shown(name, value) for name, value in touched(payload.change).items()}
        case _:
            return {}


def judge(
    payload: Payload, values: FormValues, *, specs: Sequence[FieldSpec], country: str
) -> tuple[FieldProblem, ...]:
    """What is wrong with the corrected values; `specs` are the organisation's own fields."""
    match payload:
        case NoteEntry():
            return _needed(values, "text")
        case TicketEntry():
            return _needed(values, "subject")
        case IdentityChange() | ProfileEdit():
            found = _review(values, specs, country)
            return (*_needed(values, *(values.keys() & _CONTACTS)), *found.problems)
        case _:
            return ()


def corrected(
    payload: Payload, values: FormValues, *, specs: Sequence[FieldSpec], country: str
) -> Payload:
    """The write with the corrected values, in which `judge` finds no error. Raises WriteError for
    what cannot be sent.
    """
    match payload:
        case NoteEntry():
            return replace(payload, text=values["text"].strip())
        case TicketEntry():
            subject, message = values["subject"].strip(), values["message"].strip()
            return replace(payload, subject=subject, message=message)
        case IdentityChange():
            new = _as_registered(values, specs, country)
            return replace(payload, new=str(getattr(new, payload.kind.value)))
        case ProfileEdit():
            new = _as_registered(values, specs, country)
            return replace(payload, change=_changed(payload.change, new, values))
        case _:
            raise TypeError(f"{type(payload).__name__} is corrected elsewhere")


def _shown(name: str, value: str) -> str:
    return f"+{value}" if name == IdentifierKind.MOBILE.value and value else value


def _needed(values: FormValues, *names: str) -> tuple[FieldProblem, ...]:
    return tuple(
        FieldProblem(field=name, problem=FormProblem.REQUIRED)
        for name in sorted(names)
        if not values.get(name, "").strip()
    )


def _review(values: FormValues, specs: Sequence[FieldSpec], country: str) -> Review:
    """As a registration is judged, but that nothing has to be there that was not written."""
    own = tuple(
        replace(spec, is_mandatory=False) for spec in specs if CUSTOM_PREFIX + spec.name in values
    )
    rules = RegistrationRules(
        primary=IdentifierKind.USER_ID, is_mobile_required=False, custom_fields=own
    )
    return review({**_SOMEBODY, **values}, rules=rules, country=country, zone=UTC, now=_NEVER)


def _as_registered(values: FormValues, specs: Sequence[FieldSpec], country: str) -> Registration:
    found = _review(values, specs, country).registration
    if found is None:
        raise ValueError("what is wrong is not saved")
    return found


def _changed(change: ProfileChange, new: Registration, values: FormValues) -> ProfileChange:
    custom = {field.name: field for field in new.custom_fields}

    def field(old: CustomField) -> CustomField:
        name = old.name
        typed = tuple(part for part in values[CUSTOM_PREFIX + name].split("\n") if part.strip())
        return custom.get(name, CustomField(name=name, values=typed))

    return replace(
        change,
        firstname=None if change.firstname is None else new.firstname,
        lastname=None if change.lastname is None else new.lastname,
        gender=None if change.gender is None else new.gender,
        type=None if change.type is None else new.type,
        mobile=None if change.mobile is None else new.mobile,
        email=None if change.email is None else new.email,
        external_id=None if change.external_id is None else new.external_id,
        custom_fields=tuple(field(old) for old in change.custom_fields),
    )
