"""What a client sent, read leniently: texts, identifiers in the server's normal form, fields.

Knows no stored customer and decides nothing beyond whether a single value is valid.
"""

import json
import re
from collections.abc import Mapping

from app.sandbox.calls.custom_field import FIELD_BY_NAME
from app.sandbox.people.people import Kind
from app.sandbox.wire import codes

MAX_EXTERNAL_ID_LENGTH = 100

_MOBILE = re.compile(r"[0-9]{7,15}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_INVALID = {
    Kind.MOBILE: codes.INVALID_MOBILE,
    Kind.EMAIL: codes.INVALID_EMAIL,
    Kind.EXTERNAL_ID: codes.INVALID_EXTERNAL_ID,
}


def text_of(raw: Mapping[str, object], key: str) -> str:
    """A value as text; absent in any of its spellings, and anything that is no scalar, is empty."""
    value = raw.get(key)
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return ""


def normal_form(kind: Kind, text: str, *, country_prefix: str = "") -> str:
    """An identifier as the server keeps it: a mobile as digits, an address in lower case."""
    if kind is Kind.MOBILE:
        digits = re.sub(r"[+\s]", "", text)
        is_national = country_prefix and digits.startswith("0")
        return country_prefix + digits[1:] if is_national else digits
    return text.lower() if kind is Kind.EMAIL else text


def _is_valid(kind: Kind, value: str) -> bool:
    if kind is Kind.MOBILE:
        return _MOBILE.fullmatch(value) is not None
    if kind is Kind.EMAIL:
        return len(value) <= 254 and _EMAIL.fullmatch(value) is not None
    return len(value) <= MAX_EXTERNAL_ID_LENGTH and value.isprintable()


def identifiers(raw: Mapping[str, object], *, country_prefix: str = "") -> dict[Kind, str]:
    """Mobile, e-mail and external id, where given, in normal form; they may be invalid."""
    found: dict[Kind, str] = {}
    for kind in _INVALID:
        text = text_of(raw, kind.value)
        if text:
            found[kind] = normal_form(kind, text, country_prefix=country_prefix)
    return found


def invalid_code(found: Mapping[Kind, str]) -> str:
    """The item code for what cannot be an identifier; empty where all can."""
    bad = [kind for kind, value in found.items() if not _is_valid(kind, value)]
    if not bad:
        return ""
    return _INVALID[bad[0]] if len(bad) == 1 else codes.INVALID_IDENTIFIERS


def custom_fields(raw: Mapping[str, object]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Fields to keep, by the organisation's own spelling, and a warning if any was dropped."""
    kept: dict[str, str] = {}
    dropped = False
    for each in _field_list(raw.get("custom_fields")):
        spec = FIELD_BY_NAME.get(text_of(each, "name").casefold())
        value = each.get("value")
        is_list = isinstance(value, list)
        text = json.dumps(value, ensure_ascii=False) if is_list else text_of(each, "value")
        if spec is not None and spec.accepts(text):
            kept[spec.name] = text
        else:
            dropped = True
    return kept, (codes.CUSTOM_FIELD_INVALID,) if dropped else ()


def _field_list(value: object) -> list[Mapping[str, object]]:
    """`{field: [..]}`, `{field: {..}}` or the list itself, as clients write it."""
    inner = value.get("field") if isinstance(value, Mapping) else value
    if isinstance(inner, Mapping):
        return [inner]
    return [each for each in inner if isinstance(each, Mapping)] if isinstance(inner, list) else []
