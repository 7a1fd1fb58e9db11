"""Phone numbers: read with the store's country, judged, and shown in international form."""

import unicodedata
from dataclasses import dataclass
from enum import Enum, unique
from functools import lru_cache


@unique
class PhoneVerdict(Enum):
    """VALID is in a range that is in use, DOUBTFUL only has a possible length."""

    VALID = "valid"
    DOUBTFUL = "doubtful"
    IMPOSSIBLE = "impossible"


@unique
class PhoneProblem(Enum):
    """Why a number is not VALID."""

    NOT_A_NUMBER = "not_a_number"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    UNKNOWN_COUNTRY = "unknown_country"
    NOT_IN_USE = "not_in_use"


@dataclass(frozen=True, slots=True, kw_only=True)
class PhoneReading:
    """`digits` (country code first, no plus) is empty where the number is IMPOSSIBLE."""

    verdict: PhoneVerdict
    digits: str = ""
    shown: str = ""
    problem: PhoneProblem | None = None


_ALLOWED = frozenset("0123456789+()-./ ")
_PLAIN = str.maketrans(
    {
        "\uff0b": "+",
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\u3000", " "),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-"),
    }
)
_RANK = {PhoneVerdict.VALID: 0, PhoneVerdict.DOUBTFUL: 1, PhoneVerdict.IMPOSSIBLE: 2}


@lru_cache(maxsize=512)
def read_phone(text: str, *, country: str) -> PhoneReading:
    """Read `text` as a phone number of `country` (ISO 3166 alpha-2) or in international form.

    A number written without a plus sign may still carry its country code, as the Customer API
    writes it; of the two readings the better one counts. Where neither is better it is national,
    but for a doubtful one that is longer than this country's numbers are.
    """
    folded = _without_marks(latin_digits(text)).translate(_PLAIN).strip()
    if not any(character.isdigit() for character in folded) or any(
        character not in _ALLOWED for character in folded
    ):
        return PhoneReading(verdict=PhoneVerdict.IMPOSSIBLE, problem=PhoneProblem.NOT_A_NUMBER)
    national = _read(folded, country)
    if "+" in folded or folded.startswith("0"):
        return national
    international = _read("+" + folded, None)
    length = sum(character.isdigit() for character in folded)
    is_too_long = national.verdict is PhoneVerdict.DOUBTFUL and length > _usual_length(country)
    readings = (international, national) if is_too_long else (national, international)
    return min(readings, key=lambda reading: _RANK[reading.verdict])


def shown_phone(digits: str) -> str:
    """International form of a number in normal form; unreadable ones are shown as they are."""
    reading = read_phone("+" + digits, country="ZZ") if digits else None
    return reading.shown if reading and reading.shown else digits


def country_prefix(digits: str) -> str:
    """`+44` of `44700900000`; empty where the number cannot be read."""
    # start-up: 40 ms that no window waits for; first needed when a number is read.
    import phonenumbers

    try:
        return f"+{phonenumbers.parse('+' + digits, None).country_code}"
    except phonenumbers.NumberParseException:
        return ""


def latin_digits(text: str) -> str:
    """Arabic-Indic, Devanagari and full-width digits as 0-9."""
    return "".join(
        str(int(character)) if character.isdecimal() else character for character in text
    )


def _without_marks(text: str) -> str:
    """Address books wrap numbers in invisible marks of writing direction; people paste them."""
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


@lru_cache(maxsize=32)
def _usual_length(country: str) -> int:
    """Digits of a mobile number of this country, without its code."""
    # start-up: 40 ms that no window waits for; first needed when a number is read.
    import phonenumbers

    example = phonenumbers.example_number_for_type(country, phonenumbers.PhoneNumberType.MOBILE)
    return len(phonenumbers.national_significant_number(example)) if example is not None else 15


def _normal_form(text: str, country: str | None) -> str:
    """`+` and digits, which are read as themselves: of several leading zeros each reading drops
    one, and one normal form must not become another. Raises NumberParseException.
    """
    # start-up: 40 ms that no window waits for; first needed when a number is read.
    import phonenumbers

    form = phonenumbers.PhoneNumberFormat.E164
    written = phonenumbers.format_number(phonenumbers.parse(text, country), form)
    while (again := phonenumbers.format_number(phonenumbers.parse(written, None), form)) != written:
        written = again
    return written


def _read(text: str, country: str | None) -> PhoneReading:
    # start-up: 40 ms that no window waits for; first needed when a number is read.
    import phonenumbers

    try:
        written = _normal_form(text, country)
        number = phonenumbers.parse(written, None)
    except phonenumbers.NumberParseException as error:
        problem = {
            phonenumbers.NumberParseException.INVALID_COUNTRY_CODE: PhoneProblem.UNKNOWN_COUNTRY,
            phonenumbers.NumberParseException.NOT_A_NUMBER: PhoneProblem.NOT_A_NUMBER,
            phonenumbers.NumberParseException.TOO_LONG: PhoneProblem.TOO_LONG,
        }.get(error.error_type, PhoneProblem.TOO_SHORT)
        return PhoneReading(verdict=PhoneVerdict.IMPOSSIBLE, problem=problem)
    reason = phonenumbers.is_possible_number_with_reason(number)
    if reason != phonenumbers.ValidationResult.IS_POSSIBLE:
        too_long = reason == phonenumbers.ValidationResult.TOO_LONG
        problem = PhoneProblem.TOO_LONG if too_long else PhoneProblem.TOO_SHORT
        return PhoneReading(verdict=PhoneVerdict.IMPOSSIBLE, problem=problem)
    valid = phonenumbers.is_valid_number(number)
    return PhoneReading(
        verdict=PhoneVerdict.VALID if valid else PhoneVerdict.DOUBTFUL,
        digits=written.removeprefix("+"),
        shown=phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL),
        problem=None if valid else PhoneProblem.NOT_IN_USE,
    )
