"""The custom fields that the organisation asks for at registration, and which values they take.

Owns their declarations and their shape on the wire; knows no customer.
"""

import json
import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, unique

from app.sandbox.wire.replies import Listing, Node


@unique
class FieldKind(Enum):
    """Types of custom fields; the values are the type and data type that the server names."""

    TEXT = ("text", "String")
    CHOICE = ("select", "String")
    SEVERAL = ("checkbox", "String")
    DATE = ("datepicker", "String")
    NUMBER = ("text", "Integer")


@dataclass(frozen=True, slots=True, kw_only=True)
class CustomField:
    name: str
    label: str
    kind: FieldKind
    options: tuple[str, ...] = ()
    regex: str = ""
    error: str = ""
    is_mandatory: bool = False
    is_disabled: bool = False

    def accepts(self, value: str) -> bool:
        """Whether the server keeps `value`; an empty one clears the field."""
        values = field_values(value)
        if self.is_disabled or not values:
            return True
        if self.kind is FieldKind.SEVERAL:
            return all(each in self.options for each in values)
        return len(values) == 1 and self._accepts_one(values[0])

    def _accepts_one(self, value: str) -> bool:
        if self.kind is FieldKind.CHOICE:
            return value in self.options
        if self.kind is FieldKind.NUMBER:
            return value.isdecimal()
        if self.kind is FieldKind.DATE:
            return _is_date(value)
        return not self.regex or re.fullmatch(self.regex, value) is not None

    def node(self, position: int) -> dict[str, Node]:
        type_name, datatype = self.kind.value
        return {
            "name": self.name,
            "label": self.label,
            "type": type_name,
            "datatype": datatype,
            "default": None,
            "position": str(position),
            "regex": self.regex,
            "error": self.error,
            "options": json.dumps(self.options, ensure_ascii=False) if self.options else None,
            "is_mandatory": "true" if self.is_mandatory else "false",
            "is_disabled": "true" if self.is_disabled else "false",
        }


_QUOTED = re.compile(r'"([^"]*)"')


def field_values(value: str) -> tuple[str, ...]:
    """The texts in a field's value: `["a"]` (also with curly quotes) holds several, `a` is one."""
    straight = value.strip().replace("“", '"').replace("”", '"')
    if straight.startswith("["):
        return tuple(each.strip() for each in _QUOTED.findall(straight) if each.strip())
    return (straight,) if straight else ()


def _is_date(value: str) -> bool:
    try:
        date.fromisoformat(value[:10])
    except ValueError:
        return False
    return True


CUSTOM_FIELDS = (
    CustomField(
        name="preferred_language",
        label="Preferred language",
        kind=FieldKind.CHOICE,
        options=("English", "हिन्दी", "العربية", "中文"),
        is_mandatory=True,
    ),
    CustomField(
        name="Hobbies",
        label="Hobbies",
        kind=FieldKind.SEVERAL,
        options=("Playing", "Singing", "Reading", "Cooking", "Travel", "Gardening"),
    ),
    CustomField(name="birthday", label="Birthday", kind=FieldKind.DATE),
    CustomField(name="age", label="Age", kind=FieldKind.NUMBER),
    CustomField(
        name="postcode",
        label="Postcode",
        kind=FieldKind.TEXT,
        regex=r"[A-Za-z0-9][A-Za-z0-9 -]{1,9}",
        error="A postcode has letters and digits only",
    ),
    CustomField(
        name="occupation",
        label="Occupation",
        kind=FieldKind.CHOICE,
        options=("Student", "Employed", "Self-employed", "Retired", "Other"),
    ),
    CustomField(
        name="customer_age",
        label="Age band",
        kind=FieldKind.CHOICE,
        options=("19-25", "26-35", "36-50", "51-65", "66+"),
    ),
    CustomField(name="a", label="Old field", kind=FieldKind.TEXT, is_disabled=True),
)
FIELD_BY_NAME = {each.name.casefold(): each for each in CUSTOM_FIELDS}


def custom_fields_node() -> Node:
    return {
        "custom_fields": Listing(
            item="field",
            entries=tuple(each.node(place) for place, each in enumerate(CUSTOM_FIELDS, start=1)),
        )
    }
