"""What a customer can be found by. Owns normal forms; knows nothing of where they are looked up.

A mobile's normal form is what the Customer API uses: digits with the country code, no plus sign.
"""

from dataclasses import dataclass
from enum import StrEnum, unique

from app.domain.email import read_email
from app.domain.phone import PhoneVerdict, latin_digits, read_phone


@unique
class IdentifierKind(StrEnum):
    """The kinds of the Customer API; the values are its parameter names."""

    MOBILE = "mobile"
    EMAIL = "email"
    EXTERNAL_ID = "external_id"
    USER_ID = "user_id"


@dataclass(frozen=True, slots=True, kw_only=True)
class Identifier:
    """One normalised identifier: equal identifiers are the same customer."""

    kind: IdentifierKind
    value: str


MAX_EXTERNAL_ID_LENGTH = 100


def mobile(value: str) -> Identifier:
    """`value` is already in normal form (digits with the country code)."""
    return Identifier(kind=IdentifierKind.MOBILE, value=value)


def email(value: str) -> Identifier:
    """Mail addresses are compared without regard to case."""
    return Identifier(kind=IdentifierKind.EMAIL, value=value.strip().lower())


def external_id(value: str) -> Identifier:
    return Identifier(kind=IdentifierKind.EXTERNAL_ID, value=value.strip())


def user_id(value: str) -> Identifier:
    return Identifier(kind=IdentifierKind.USER_ID, value=value.strip())


def of_contacts(*, mobile_digits: str, address: str, card: str) -> tuple[Identifier, ...]:
    """The identifiers among a person's contacts; an empty text is none."""
    found: list[Identifier] = []
    if mobile_digits:
        found.append(mobile(mobile_digits))
    if address:
        found.append(email(address))
    if card:
        found.append(external_id(card))
    return tuple(found)


def readable_external_id(text: str) -> bool:
    """Whether `text` can be an external id: printable, one line, not too long, and without the
    comma that separates identifiers in the Customer API's requests.
    """
    stripped = text.strip()
    fits = 0 < len(stripped) <= MAX_EXTERNAL_ID_LENGTH
    return fits and stripped.isprintable() and "," not in stripped


def candidates(text: str, *, country: str) -> tuple[Identifier, ...]:
    """Identifiers that `text` may be, most likely first; empty where it can only be a name.

    A text with a letter in it is never a phone number. A bare number is a mobile first and an
    external id second (loyalty cards carry digits too); that order is also the order in which the
    server is asked.
    """
    stripped = " ".join(text.split())
    if not stripped:
        return ()
    if "@" in stripped:
        reading = read_email(stripped)
        return (email(reading.address),) if reading.address is not None else ()
    if any(character.isalpha() for character in stripped):
        has_digit = any(character.isdigit() for character in stripped)
        if " " in stripped or not has_digit or not readable_external_id(stripped):
            return ()
        return (external_id(stripped),)
    phone = read_phone(stripped, country=country)
    found: list[Identifier] = []
    if phone.verdict is not PhoneVerdict.IMPOSSIBLE:
        found.append(mobile(phone.digits))
    compact = latin_digits(stripped).replace(" ", "")  # a card's digits are Latin, typed or not
    if readable_external_id(compact) and any(character.isdigit() for character in compact):
        found.append(external_id(compact))
    return tuple(found)


def from_scan(
    code: str, *, country: str, kind: IdentifierKind | None = None
) -> tuple[Identifier, ...]:
    """Identifiers that a scanned `code` may be, in the order to ask for; never a name.

    `kind` is the one that the scanner's configured prefix announced, if any: it alone is tried.
    """
    stripped = code.strip()
    if not readable_external_id(stripped):
        return ()
    if kind is IdentifierKind.MOBILE:
        phone = read_phone(stripped, country=country)
        return (mobile(phone.digits),) if phone.verdict is not PhoneVerdict.IMPOSSIBLE else ()
    if kind is IdentifierKind.EMAIL:
        return (email(stripped),)
    if kind is not None:
        return (Identifier(kind=kind, value=stripped),)
    found = candidates(stripped, country=country)
    return found or (external_id(stripped),)
