"""A table's cells as a registration form has them: what spreadsheets and people of other habits
write is put into the form's own spelling where it is certain, and told where it is not.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, unique

from app.domain.customer import CustomerType, Gender
from app.domain.organisation import FieldSpec, FieldType
from app.domain.phone import latin_digits

SHORTENED = re.compile(r"[0-9]+(?:[.,][0-9]+)?[eE]\+[0-9]{1,3}")
"""A long number of which a spreadsheet has left only the beginning: `4.47009E+11`."""

_YEAR_FIRST = re.compile(r"([0-9]{4})[-/.年]([0-9]{1,2})[-/.月]([0-9]{1,2})日?(?:[T ]+(.*))?")
_YEAR_LAST = re.compile(r"([0-9]{1,2})[-/. ]([0-9]{1,2})[-/. ]([0-9]{4}|[0-9]{2})(?:,? +(.*))?")
_TIME = re.compile(r"([0-9]{1,2})[:.]([0-9]{2})(?:[:.]([0-9]{2}))?(?: ?([AaPp])\.?[Mm]\.?)?")
_MONTH_FIRST = frozenset({"US", "PH", "FM", "GU", "MH", "PW", "PR", "VI", "AS"})
_YEAR_OFTEN_FIRST = frozenset({"CN", "JP", "KR", "TW", "HU", "MN", "LT"})
_GENDERS = {
    Gender.MALE: (
        "m male man mr mister männlich mann herr h homme masculin monsieur hombre masculino"
        " maschio uomo mannelijk мужской पुरुष ذكر 男"
    ),
    Gender.FEMALE: (
        "f female woman ms mrs miss w weiblich frau femme féminin madame mujer femenino femmina"
        " donna vrouwelijk vrouw женский महिला स्त्री أنثى انثى 女"
    ),
    Gender.OTHER: "o other d divers diverse autre otro altro x nonbinary अन्य آخر 其他",
}
_GENDER_OF = {word: gender for gender, words in _GENDERS.items() for word in words.split()}
_TYPES = {
    **{"".join(filter(str.isalpha, kind.value.casefold())): kind for kind in CustomerType},
    "newsletter": CustomerType.NON_LOYALTY,
    "newsletteronly": CustomerType.NON_LOYALTY,
}


@unique
class DateOrder(Enum):
    """How a date is written whose year does not stand first."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"
    YEAR_FIRST = "year_first"


@unique
class CellProblem(Enum):
    """What is wrong with a cell that no typed form can have."""

    SHORTENED_NUMBER = "shortened_number"


@dataclass(frozen=True, slots=True, kw_only=True)
class CellValue:
    """`text` is as the form has it, `problem` why it cannot be known."""

    text: str
    problem: CellProblem | None = None


def date_order(country: str) -> DateOrder:
    """How dates are written in `country` (ISO 3166 alpha-2)."""
    if country in _MONTH_FIRST:
        return DateOrder.MONTH_FIRST
    return DateOrder.YEAR_FIRST if country in _YEAR_OFTEN_FIRST else DateOrder.DAY_FIRST


def number_value(cell: str) -> CellValue:
    """A mobile or card number as a spreadsheet may have written it."""
    text = latin_digits(cell).strip()
    if SHORTENED.fullmatch(text):
        return CellValue(text=cell.strip(), problem=CellProblem.SHORTENED_NUMBER)
    # Programs that took the number for an amount give it decimals.
    return CellValue(text=re.sub(r"(?<=[0-9]{6})[.,]0+$", "", text))


def moment_value(cell: str, *, country: str) -> str:
    """`2026-09-04 14:30` of `04/09/2026 2:30 PM`; what cannot be read stays as it is."""
    at = moment_of(cell, country=country)
    return cell.strip() if at is None else at.strftime("%Y-%m-%d %H:%M:%S")


def gender_value(cell: str) -> str:
    found = gender_of(cell)
    return cell.strip() if found is None else found.value


def type_value(cell: str) -> str:
    found = _TYPES.get("".join(filter(str.isalpha, cell.casefold())))
    return cell.strip() if found is None else found.value


def custom_value(cell: str, spec: FieldSpec, *, country: str) -> str:
    """A cell as the organisation's own field has it."""
    text = cell.strip()
    if spec.type is FieldType.DATE:
        at = moment_of(text, country=country)
        return text if at is None else at.date().isoformat()
    options = {option.casefold(): option for option in spec.options}
    if text.casefold() in options:
        return options[text.casefold()]
    if spec.type is FieldType.SEVERAL:
        parts = (part.strip() for part in re.split(r"[;,|\n]", text))
        return "\n".join(options.get(part.casefold(), part) for part in parts if part)
    return text


def names_of(cell: str) -> tuple[str, str]:
    """First and last name of `Tom Sawyer` or `Sawyer, Tom`; a single word is a first name."""
    last, comma, first = cell.partition(",")
    if comma and first.strip():
        return " ".join(first.split()), " ".join(last.split())
    words = cell.split()
    return " ".join(words[:-1] or words), words[-1] if len(words) > 1 else ""


def gender_of(cell: str) -> Gender | None:
    return _GENDER_OF.get(cell.strip().rstrip(".").casefold())


def moment_of(cell: str, *, country: str) -> datetime | None:
    """A date, with or without a time of day, as it is written in `country`; without a zone."""
    text = latin_digits(cell).strip()
    if (found := _YEAR_FIRST.fullmatch(text)) is not None:
        year, month, day = map(int, found.groups()[:3])
    elif (found := _YEAR_LAST.fullmatch(text)) is not None:
        first, second, year = map(int, found.groups()[:3])
        is_month_first = date_order(country) is DateOrder.MONTH_FIRST
        month, day = (first, second) if is_month_first else (second, first)
        year += 2000 if len(found[3]) == 2 else 0
    else:
        return None
    time = _time_of(found[4] or "00:00")
    if time is None:
        return None
    try:
        return datetime(year, month, day, *time)  # noqa: DTZ001 - the form's values have no zone
    except ValueError:
        return None


def _time_of(text: str) -> tuple[int, int, int] | None:
    found = _TIME.fullmatch(text.strip())
    if found is None:
        return None
    hour, minute, second = int(found[1]), int(found[2]), int(found[3] or 0)
    if found[4] is None:
        return hour, minute, second
    if not 1 <= hour <= 12:
        return None
    return hour % 12 + (12 if found[4] in "pP" else 0), minute, second
