"""GS1 element strings: what a barcode says of the thing that it is on, cut into its elements.

Owns the syntax (GS1 General Specifications, sections 3 and 5.10; GS1 Digital Link for addresses).
Knows nothing of customers.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, unique
from urllib.parse import unquote, urlsplit

GS = "\x1d"
"""Ends an element of open length: what a scanner makes of FNC1 within a symbol."""


def _sizes(text: str) -> Mapping[str, int]:
    """From `identifier:length` entries."""
    return {ai: int(size) for ai, _, size in (entry.partition(":") for entry in text.split())}


_FIXED = _sizes(
    "00:18 01:14 02:14 03:14 04:16 11:6 12:6 13:6 14:6 15:6 16:6 17:6 18:6 19:6 20:2"
    " 31:6 32:6 33:6 34:6 35:6 36:6 41:13"
)
"""By the first two digits: elements whose length is known beforehand, so that nothing ends them.
The length is of the value."""

_OPEN = _sizes(
    "10:20 21:20 22:20 235:28 240:30 241:30 242:6 243:20 250:30 251:30 253:30 254:20 255:25 30:8"
    " 37:8 400:30 401:30 402:17 403:30 420:20 421:12 422:3 423:15 424:3 425:15 426:3 427:3 8001:14"
    " 8002:20 8003:30 8004:30 8005:6 8006:18 8007:34 8008:12 8009:50 8010:30 8011:12 8012:20"
    " 8013:25 8017:18 8018:18 8019:10 8020:25 8026:18 8030:90 8110:70 8111:4 8112:70 8200:70"
    " 90:30 91:90 92:90 93:90 94:90 95:90 96:90 97:90 98:90 99:90"
)
"""Elements that GS ends, or the end of the data: the most characters of each."""

_OPEN_FAMILIES = (("39", 4, 18), ("43", 4, 90), ("70", 4, 90), ("71", 3, 20), ("72", 4, 30))
"""(first two digits, length of the identifier, most characters)."""

_CHECK = _sizes(
    "00:18 01:14 02:14 03:14 253:13 255:13 402:17 8003:14 8006:14 8017:18 8018:18 8026:14"
)
"""Identifiers whose first so many digits end in a check digit."""
_PLACES = "41"
_PLACE_DIGITS = 13

_BRACKETED = re.compile(r"\((\d{2,4})\)([^(]+)")
_VALUE = re.compile(r"[!\"%-?A-Z_a-z ]+\Z")
"""The characters that the specification allows (82 of them) and the space that some print."""


@unique
class Gs1Problem(Enum):
    CUT_SHORT = "cut short"
    UNKNOWN_ELEMENT = "unknown element"
    WRONG_CHECK_DIGIT = "wrong check digit"
    NOT_ALLOWED = "characters that no element may hold"


class Gs1Error(ValueError):
    """The data are no element string; `problem` says why not."""

    def __init__(self, problem: Gs1Problem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """One application identifier (its digits) and what it says."""

    ai: str
    value: str


def elements(data: str) -> tuple[Element, ...]:
    """The elements of a symbol's data, FNC1 as GS. Raises Gs1Error."""
    return tuple(map(_checked, _cut(data)))


def bracketed_elements(text: str) -> tuple[Element, ...]:
    """The elements of the form that people read, `(8018)0614…`; empty where it is not that form.

    Raises Gs1Error.
    """
    found = list(_BRACKETED.finditer(text))
    if not found or "".join(match.group() for match in found) != text:
        return ()
    return tuple(
        _checked(Element(ai=match[1], value=match[2].strip().strip(GS))) for match in found
    )


def link_elements(address: str) -> tuple[Element, ...]:
    """The elements that a Digital Link holds in its path and query, whoever's server it names;
    empty where the address is none. Raises Gs1Error.
    """
    try:
        parts = urlsplit(address)
    except ValueError:
        return ()
    steps = [unquote(step) for step in parts.path.split("/") if step]
    first = next((n for n, step in enumerate(steps) if _is_key(step)), len(steps))
    path = steps[first:]
    pairs = list(zip(path[::2], path[1::2], strict=False))
    for field in parts.query.split("&") if pairs else ():
        name, _, value = field.partition("=")
        if _is_known(name):
            pairs.append((name, unquote(value)))
    return tuple(_checked(Element(ai=ai, value=value)) for ai, value in pairs if _is_known(ai))


def has_right_check_digit(digits: str) -> bool:
    """Whether the last of these digits is what the others make it (modulo 10, weights 3 and 1)."""
    total = sum(
        int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(reversed(digits))
    )
    return total % 10 == 0


def _cut(data: str) -> Iterator[Element]:
    rest = data.lstrip(GS)
    if not rest:
        raise Gs1Error(Gs1Problem.CUT_SHORT)
    while rest:
        ai, size, is_fixed = _identifier(rest)
        rest = rest[len(ai) :]
        if is_fixed:
            value, rest = rest[:size], rest[size:].removeprefix(GS)
            if len(value) < size or not _is_digits(value):
                raise Gs1Error(Gs1Problem.CUT_SHORT)
        else:
            value, _, rest = rest.partition(GS)
            if not value:
                raise Gs1Error(Gs1Problem.CUT_SHORT)
            if len(value) > size:
                raise Gs1Error(Gs1Problem.NOT_ALLOWED)
        yield Element(ai=ai, value=value)


def _identifier(data: str) -> tuple[str, int, bool]:
    """The identifier that `data` begins with, its value's length, and whether that is fixed."""
    begin = data[:2]
    if len(begin) < 2 or not _is_digits(begin):
        raise Gs1Error(Gs1Problem.UNKNOWN_ELEMENT)
    if begin in _FIXED:
        length = {"3": 4, "4": 3}.get(begin[0], 2)
        ai = data[:length]
        if len(ai) < length or not _is_digits(ai):
            raise Gs1Error(Gs1Problem.CUT_SHORT)
        return ai, _FIXED[begin], True
    for length in (2, 3, 4):
        if data[:length] in _OPEN:
            return data[:length], _OPEN[data[:length]], False
    for family, length, most in _OPEN_FAMILIES:
        if begin == family and len(data) > length and _is_digits(data[:length]):
            return data[:length], most, False
    raise Gs1Error(Gs1Problem.UNKNOWN_ELEMENT)


def _checked(element: Element) -> Element:
    if not _VALUE.match(element.value):
        raise Gs1Error(Gs1Problem.NOT_ALLOWED)
    size = _CHECK.get(element.ai, 0)
    if element.ai[:2] == _PLACES and len(element.ai) == 3:
        size = _PLACE_DIGITS
    digits = element.value[:size]
    if size and (len(digits) < size or not _is_digits(digits)):
        raise Gs1Error(Gs1Problem.CUT_SHORT)
    if size and not has_right_check_digit(digits):
        raise Gs1Error(Gs1Problem.WRONG_CHECK_DIGIT)
    return element


def _is_known(ai: str) -> bool:
    try:
        return _identifier(f"{ai}{'0' * 4}")[0] == ai
    except Gs1Error:
        return False


def _is_key(step: str) -> bool:
    """Whether a step of a path names an identifier that a Digital Link may begin with."""
    return _is_known(step) and (step in _CHECK or step[:2] == _PLACES or step == "8004")


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
