"""A customer's fields by their form names, and their values, in words: for edits that are reviewed.

A value that somebody has to decide on, or corrects, shows in full.
"""

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication

from app.domain.customer import CustomerType, Gender
from app.domain.identity_request import IdentityChange
from app.domain.note import NoteEntry
from app.domain.op import Op
from app.domain.organisation import FieldSpec
from app.domain.phone import shown_phone
from app.domain.profile_edit import CUSTOM_PREFIX, ProfileEdit, touched
from app.domain.ticket import TicketEntry
from app.ui.formats import isolated
from app.ui.wording_customer import gender_words, type_words

translate = QCoreApplication.translate

MOST_CHARACTERS = 24
"""Of what an op is about: a list has no room for more."""


def field_words(name: str, specs: Iterable[FieldSpec] = ()) -> str:
    """What a field is called, the organisation's own ones by its own label."""
    match name:
        case "firstname":
            return translate("fields", "First name")
        case "lastname":
            return translate("fields", "Last name")
        case "mobile":
            return translate("fields", "Mobile")
        case "email":
            return translate("fields", "E-mail")
        case "external_id":
            return translate("fields", "External id (card)")
        case "gender":
            return translate("fields", "Gender")
        case "type":
            return translate("fields", "Customer type")
        case _:
            own = name.removeprefix(CUSTOM_PREFIX)
            return next((spec.label for spec in specs if spec.name == own and spec.label), own)


def about_words(op: Op) -> str:
    """What an op is about, in a few words of its own; empty where its kind says it all."""
    match op.payload:
        case NoteEntry():
            words = op.payload.text
        case TicketEntry():
            words = op.payload.subject
        case ProfileEdit():
            names = touched(op.payload.change)
            words = translate("fields", ", ").join(field_words(name) for name in names)
        case IdentityChange():
            words = field_words(op.payload.kind.value)
        case _:
            return ""
    line = " ".join(words.split())
    return line if len(line) <= MOST_CHARACTERS else f"{line[: MOST_CHARACTERS - 1]}…"


def value_words(name: str, value: str) -> str:
    """A field's value as people read it; a dash where it is empty."""
    if not value.strip():
        return "–"
    match name:
        case "mobile":
            return isolated(shown_phone(value))
        case "email" | "external_id":
            return isolated(value)
        case "gender" if value in {gender.value for gender in Gender}:
            return gender_words(Gender(value))
        case "type" if value in {kind.value for kind in CustomerType}:
            return type_words(CustomerType(value))
        case _:
            return translate("fields", ", ").join(filter(None, value.splitlines()))
