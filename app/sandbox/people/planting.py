"""A person changed by hand, as the back office would: which fields there are, and their types."""

from collections.abc import Mapping
from dataclasses import replace

from app.sandbox.calls.intake import normal_form
from app.sandbox.people.people import Kind, Person, Standing

_CLEARABLE = frozenset({"mobile", "email", "external_id", "tier"})
_TEXTS = frozenset(
    {
        *("firstname", "lastname", "gender", "type", "registered_on", "updated_on", "till_code"),
        *("fraud_status", "ndnc_status", "optin_status"),
    }
)
_NUMBERS = frozenset(
    {
        *("loyalty_points", "lifetime_points", "lifetime_purchases", "last_trans_pence"),
        *("user_id", "merged_into"),
    }
)


def altered(person: Person, fields: Mapping[str, object]) -> Person:
    """`person` with `fields` set. Raises ValueError for an unknown field or a wrong type."""
    values = {name: _checked(name, value) for name, value in fields.items()}
    return replace(person, **values)  # type: ignore[arg-type]  # _checked knows each field's type


def _checked(name: str, value: object) -> object:
    if name in _CLEARABLE and (value is None or value == ""):
        return None
    if name in _CLEARABLE and isinstance(value, str):
        return normal_form(Kind(name), value) if name != "tier" else value
    if name in _TEXTS and isinstance(value, str):
        return value
    if name in _NUMBERS and type(value) is int:
        return value
    if name == "has_history" and isinstance(value, bool):
        return value
    if name == "standing" and isinstance(value, str):
        return Standing(value)
    if name == "custom_fields" and isinstance(value, dict):
        return {str(key): str(each) for key, each in value.items()}
    raise ValueError(f"a person has no {name!r} with a value like {value!r}")
