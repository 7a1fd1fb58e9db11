"""What a scanned code means at a till: whose card, or why it is nobody's.

Owns that judgement. Knows neither scanners' keys nor where customers are looked up.

A symbol in GS1's syntax says itself what it is on. The customer is its 8018 (the recipient of a
service, whom loyalty cards name by it), else the first element that companies define for
themselves (90 to 99), which is read like any other code. 8017 is whoever serves, not who is served.
A plain EAN or UPC number stays a code like others: shops print them on their cards.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, unique

from app.domain.gs1 import (
    GS,
    Element,
    Gs1Error,
    Gs1Problem,
    bracketed_elements,
    elements,
    link_elements,
)
from app.domain.identifiers import IdentifierKind
from app.domain.phone import latin_digits

_SYMBOLOGY = re.compile(r"\][A-Za-z][0-9A-Za-z]")
"""AIM's symbology identifier (ISO/IEC 15424), which scanners can be told to send first."""
_IN_GS1_SYNTAX = frozenset({"]C1", "]e0", "]e1", "]e2", "]d2", "]d5", "]Q3", "]Q4", "]J1", "]J5"})
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_RECIPIENT = "8018"
_BLANK = " \t\r\n"


@unique
class NobodysCode(Enum):
    """Why a code names no customer."""

    PRODUCT = "product"
    COUPON = "coupon"
    PARCEL = "parcel"
    STAFF = "staff"
    PLACE = "place"
    WEB_ADDRESS = "web address"
    OTHER = "other"
    DAMAGED = "damaged"
    """Cut short, or a digit is wrong: it has to be scanned again."""


_MEANINGS: Sequence[tuple[NobodysCode, frozenset[str]]] = (
    (NobodysCode.COUPON, frozenset({"255", "8110", "8112"})),
    (NobodysCode.STAFF, frozenset({"8017"})),
    (NobodysCode.PARCEL, frozenset({"00", "401", "402"})),
    (NobodysCode.PRODUCT, frozenset({"01", "02", "03", "8001", "8006", "8010", "8026"})),
    (NobodysCode.PLACE, frozenset({f"41{digit}" for digit in range(10)})),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class ScanReading:
    """`code` is what to look up, `kind` what it is if that is known; or it is `nobodys`."""

    code: str = ""
    kind: IdentifierKind | None = None
    nobodys: NobodysCode | None = None


def read_scan(data: str, prefixes: Mapping[IdentifierKind, str]) -> ScanReading:
    """What a scanner sent, without what it sends around every code. `prefixes` announce a kind
    where the shop's cards bear them; an empty one announces nothing.
    """
    text = latin_digits(data.strip(_BLANK))
    announced = _announced(text, prefixes)
    if announced is not None:
        return announced
    symbology = _SYMBOLOGY.match(text)
    is_gs1 = text.startswith(GS)
    if symbology is not None:
        text = text[symbology.end() :]
        is_gs1 = symbology.group() in _IN_GS1_SYNTAX
        announced = _announced(text, prefixes)
        if announced is not None:
            return announced
    try:
        if _ADDRESS.match(text):
            return _meaning(link_elements(text), otherwise=NobodysCode.WEB_ADDRESS)
        found = elements(text) if is_gs1 else bracketed_elements(text)
    except Gs1Error as error:
        is_strange = error.problem is Gs1Problem.UNKNOWN_ELEMENT
        return ScanReading(nobodys=NobodysCode.OTHER if is_strange else NobodysCode.DAMAGED)
    if found:
        return _meaning(found, otherwise=NobodysCode.OTHER)
    return ScanReading(code=text.replace(GS, ""))


def _announced(text: str, prefixes: Mapping[IdentifierKind, str]) -> ScanReading | None:
    for kind, prefix in prefixes.items():
        if prefix and text.startswith(prefix) and len(text) > len(prefix):
            return ScanReading(code=text.removeprefix(prefix), kind=kind)
    return None


def _meaning(found: Sequence[Element], *, otherwise: NobodysCode) -> ScanReading:
    for element in found:
        if element.ai == _RECIPIENT:
            return ScanReading(code=element.value, kind=IdentifierKind.EXTERNAL_ID)
    for element in found:
        if element.ai.startswith("9"):
            return ScanReading(code=element.value)
    named = {element.ai for element in found}
    for meaning, identifiers in _MEANINGS:
        if named & identifiers:
            return ScanReading(nobodys=meaning)
    return ScanReading(nobodys=otherwise)
