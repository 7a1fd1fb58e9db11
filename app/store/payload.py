"""What an op carries, as versioned JSON: written once, read by every later version.

Owns that form. Knows nothing of the wire or of tables.
"""

import json
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any, TypeVar

from app.domain.customer import CustomerKey, CustomerType, CustomField, Gender
from app.domain.faults import StoreFault, StoreProblem
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.identity_request import IdentityChange
from app.domain.note import NoteEntry
from app.domain.op import Evidence, OpKind, Payload, Subject, Why
from app.domain.outcome import SideEffect
from app.domain.preferences import PreferencesChange
from app.domain.profile_edit import FieldConflict, ProfileEdit
from app.domain.registration import Registration
from app.domain.subscription import SubscriptionChange
from app.domain.ticket import TicketEntry

T = TypeVar("T")
VERSION = 1
_encode = json.JSONEncoder(separators=(",", ":")).encode


def encode_payload(kind: OpKind, payload: Payload) -> str:
    """JSON text; what is empty is left out."""
    if isinstance(payload, Registration):
        return encode_registration(payload)
    return _encode({"v": VERSION, "value": _plain(payload)})


def decode_payload(kind: OpKind, text: str) -> Payload:
    """Raises StoreFault NEWER_VERSION for a form that a later version wrote."""
    if kind is OpKind.REGISTRATION:
        return decode_registration(text)
    return _decode_value(kind, text)


def encode_subject(subject: Subject) -> str:
    identifiers = [[one.kind.value, one.value] for one in subject.identifiers]
    return _dumped({"key": subject.key, "identifiers": identifiers, "name": subject.name})


def decode_subject(text: str | None) -> Subject | None:
    """None where none was written: a registration's subject is in its payload."""
    if text is None:
        return None
    values = json.loads(text)
    return Subject(
        key=CustomerKey(values["key"]),
        identifiers=tuple(
            Identifier(kind=IdentifierKind(kind), value=value)
            for kind, value in values.get("identifiers", ())
        ),
        name=values.get("name", ""),
    )


def encode_registration(registration: Registration) -> str:
    values: dict[str, Any] = {
        "v": VERSION,
        "mobile": registration.mobile,
        "email": registration.email,
        "external_id": registration.external_id,
        "firstname": registration.firstname,
        "lastname": registration.lastname,
        "gender": registration.gender.value,
        "type": registration.type.value,
        "registered_at": registration.registered_at.isoformat(),
        "custom_fields": [
            {"name": field.name, "values": list(field.values)}
            for field in registration.custom_fields
        ],
    }
    return _dumped(values)


@lru_cache(maxsize=256)
def decode_registration(text: str) -> Registration:
    """Raises StoreFault.

    Remembered, because an op is read several times on its way out, and never changes.
    """
    values = json.loads(text)
    _check_version(values)
    return Registration(
        mobile=values.get("mobile", ""),
        email=values.get("email", ""),
        external_id=values.get("external_id", ""),
        firstname=values.get("firstname", ""),
        lastname=values.get("lastname", ""),
        gender=Gender(values.get("gender", "")),
        type=CustomerType(values["type"]),
        registered_at=datetime.fromisoformat(values["registered_at"]),
        custom_fields=tuple(
            CustomField(name=field["name"], values=tuple(field["values"]))
            for field in values.get("custom_fields", ())
        ),
    )


_TYPES: Mapping[OpKind, type[Payload]] = {
    OpKind.PROFILE_CHANGE: ProfileEdit,
    OpKind.IDENTITY_CHANGE: IdentityChange,
    OpKind.NOTE: NoteEntry,
    OpKind.NOTE_CORRECTION: NoteEntry,
    OpKind.TICKET: TicketEntry,
    OpKind.PREFERENCES: PreferencesChange,
    OpKind.SUBSCRIPTION: SubscriptionChange,
}


def encode_conflicts(conflicts: tuple[FieldConflict, ...]) -> str | None:
    """None where there are none."""
    return _encode(_plain(conflicts)) if conflicts else None


def decode_conflicts(text: str | None) -> tuple[FieldConflict, ...]:
    return _built(json.loads(text), tuple[FieldConflict, ...]) if text else ()


@lru_cache(maxsize=256)
def _decode_value(kind: OpKind, text: str) -> Payload:
    values = json.loads(text)
    _check_version(values)
    return _built(values["value"], _TYPES[kind])


def _plain(value: object) -> Any:
    # Function-level for start-up: opening the outbox decodes nothing but registrations.
    import msgspec

    return msgspec.to_builtins(value)


def _built(values: object, made: type[T]) -> T:
    # Function-level for start-up: opening the outbox decodes nothing but registrations.
    import msgspec

    try:
        return msgspec.convert(values, made)
    except msgspec.ValidationError as error:
        raise StoreFault(StoreProblem.NEWER_VERSION, "a payload of another form") from error


def _check_version(values: Mapping[str, Any]) -> None:
    if values["v"] != VERSION:
        raise StoreFault(StoreProblem.NEWER_VERSION, f"payload version {values['v']}")


def encode_why(why: Why) -> str:
    return _dumped(
        {
            "evidence": why.evidence.value,
            "code": why.code,
            "message": why.message,
            "request_id": why.request_id,
            "fault": why.fault,
        }
    )


def decode_why(text: str | None) -> Why | None:
    if text is None:
        return None
    values = json.loads(text)
    return Why(
        evidence=Evidence(values["evidence"]),
        code=values.get("code"),
        message=values.get("message", ""),
        request_id=values.get("request_id", ""),
        fault=values.get("fault", ""),
    )


def encode_side_effects(side_effects: tuple[SideEffect, ...]) -> str | None:
    """None where there are none."""
    if not side_effects:
        return None
    return json.dumps([_kept(_side_effect_values(one)) for one in side_effects])


def decode_side_effects(text: str | None) -> tuple[SideEffect, ...]:
    return tuple(_side_effect(values) for values in json.loads(text)) if text else ()


def encode_texts(texts: tuple[str, ...]) -> str | None:
    return json.dumps(texts) if texts else None


def decode_texts(text: str | None) -> tuple[str, ...]:
    return tuple(json.loads(text)) if text else ()


def _side_effect_values(one: SideEffect) -> Mapping[str, Any]:
    return {
        "kind": one.kind,
        "awarded_points": one.awarded_points,
        "total_points": one.total_points,
        "coupon_code": one.coupon_code,
        "description": one.description,
        "discount": None if one.discount is None else str(one.discount),
        "discount_code": one.discount_code,
        "valid_till": None if one.valid_till is None else one.valid_till.isoformat(),
    }


def _side_effect(values: Mapping[str, Any]) -> SideEffect:
    discount, valid_till = values.get("discount"), values.get("valid_till")
    return SideEffect(
        kind=values.get("kind", ""),
        awarded_points=values.get("awarded_points"),
        total_points=values.get("total_points"),
        coupon_code=values.get("coupon_code", ""),
        description=values.get("description", ""),
        discount=None if discount is None else Decimal(discount),
        discount_code=values.get("discount_code", ""),
        valid_till=None if valid_till is None else date.fromisoformat(valid_till),
    )


def _dumped(values: Mapping[str, Any]) -> str:
    """ASCII only: no text that a person can type is refused for its characters."""
    return _encode(_kept(values))


def _kept(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value not in ("", None, [])}
