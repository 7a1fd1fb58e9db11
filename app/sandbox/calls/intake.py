"""What a client sent, read leniently: texts, times, identifiers in the server's normal form.

Knows no stored customer and decides nothing beyond whether a single value is valid.
"""

import json
import re
from collections.abc import Mapping
from datetime import datetime

from app.sandbox.calls.custom_field import FIELD_BY_NAME, field_values
from app.sandbox.people.organisation import ZONE
from app.sandbox.people.people import Kind
from app.sandbox.wire import codes

MAX_EXTERNAL_ID_LENGTH = 100

_MOBILE = re.compile(r"[0-9]{7,15}")
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_GENDERS = {"": "", "m": "M", "male": "M", "f": "F", "female": "F", "o": "O", "other": "O"}
_INVALID = {
    Kind.MOBILE: codes.INVALID_MOBILE,
    Kind.EMAIL: codes.INVALID_EMAIL,
    Kind.EXTERNAL_ID: codes.INVALID_EXTERNAL_ID,
}


def text_of(raw: Mapping[str, object], key: str) -> str:
    """A value as text; absent in any of its spellings, and anything that is no scalar, is empty."""
    return sent_text(raw, key) or ""


def sent_text(raw: Mapping[str, object], key: str) -> str | None:
    """As `text_of`, but None where nothing was sent that an empty text would clear."""
    value = raw.get(key)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return str(value)
    return value.strip() if isinstance(value, str) else None


def gender_of(raw: Mapping[str, object]) -> str | None:
    """M, F or O; empty to clear it; None where none was sent, or none that there is."""
    text = sent_text(raw, "gender")
    return None if text is None else _GENDERS.get(text.casefold())


def store_time(text: str) -> datetime:
    """A time in the store's zone; one without an offset is in it. Raises ValueError."""
    moment = datetime.fromisoformat(text)
    try:
        return moment.astimezone(ZONE) if moment.tzinfo else moment.replace(tzinfo=ZONE)
    except OverflowError:
        raise ValueError(f"{text} has no time in the store's zone") from None


def normal_form(kind: Kind, text: str, *, country_prefix: str = "") -> str:
    """An identifier as the server keeps it: a mobile as digits, an address in lower case."""
    if kind is Kind.MOBILE:
        digits = re.sub(r"[+\s]", "", text)
        is_national = country_prefix and digits.startswith("0")
        return country_prefix + digits[1:] if is_national else digits
    return text.lower() if kind is Kind.EMAIL else text


def is_valid(kind: Kind, value: str) -> bool:
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
    bad = [kind for kind, value in found.items() if not is_valid(kind, value)]
    if not bad:
        return ""
    return _INVALID[bad[0]] if len(bad) == 1 else codes.INVALID_IDENTIFIERS


def custom_fields(raw: Mapping[str, object]) -> tuple[dict[str, str], tuple[str, ...]]:
    """Fields to keep, by the organisation's own spelling, and a warning if any was dropped."""
    kept: dict[str, str] = {}
    dropped = False
    for each in records(raw.get("custom_fields"), "field"):
        spec = FIELD_BY_NAME.get(text_of(each, "name").casefold())
        value = each.get("value")
        text = _list_text(value) if isinstance(value, list) else text_of(each, "value")
        if spec is not None and spec.accepts(text):
            kept[spec.name] = text
        else:
            dropped = True
    return kept, (codes.CUSTOM_FIELD_INVALID,) if dropped else ()


def with_fields(before: Mapping[str, str], sent: Mapping[str, str]) -> dict[str, str]:
    """A customer's fields with those that were sent; an empty one clears."""
    return {name: text for name, text in {**before, **sent}.items() if field_values(text)}


def _list_text(values: list[object]) -> str:
    texts = [text_of({"value": each}, "value") for each in values]
    return json.dumps(texts, ensure_ascii=False)


def records(value: object, name: str) -> list[Mapping[str, object]]:
    """`{name: [..]}`, `{name: {..}}` or the list itself, as clients write it."""
    inner = value.get(name) if isinstance(value, Mapping) else value
    if isinstance(inner, Mapping):
        return [inner]
    return [each for each in inner if isinstance(each, Mapping)] if isinstance(inner, list) else []
