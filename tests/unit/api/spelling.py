"""What is known of how servers write otherwise than the contract, applied to any reply at random.

Written apart from the server's own drift: whatever one of the two forgets, the other has.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from enum import Enum, unique
from random import Random

from app.api.wire.document import Format, parse, write_json, write_xml
from tests.unit.api.calls import LONDON

_TIME = re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d")
_DATE = re.compile(r"\d{4}-\d\d-\d\d([ T]\d\d:\d\d:\d\d([+-]\d\d:\d\d)?)?")
_MOST_DIGITS = 15
_ONE_OR_MANY = frozenset(
    {"customer", "note", "coupon", "ticket", "transaction", "field", "attribute", "redemption"}
)
_WRAPPED = _ONE_OR_MANY - {"customer"} | {
    *("effect", "item", "subscription", "network", "message", "referral", "recommendation"),
    *("request", "config", "point"),
}
_FLAGS = frozenset(
    {"success", "redeemed", "renew_confirmed", "updated", "is_mandatory", "is_disabled"}
)
_DAYS = frozenset(
    {
        *("registered_on", "updated_on", "expiry_date", "expired_on", "issued_on", "changed_on"),
        *("created_date", "valid_till", "modified_on", "billing_time", "date", "added_on"),
        *("invited_on", "redeemed_time", "tier_expiry_date", "value_valid_upto"),
    }
)
_AS_TOLD = frozenset({"message", "messages"})
"""Records of no known shape, whose texts are kept as they are."""
_NOTHING: tuple[object, ...] = ("", None, [], {}, [[]], "None", "\n")
_NOTHING_IN_XML: tuple[object, ...] = ("", "None", "\n ", {"field": ""}, {"field": ["", ""]})


@unique
class Way(Enum):
    """One way of writing otherwise."""

    BOOLEAN = "a boolean that is no text"
    CODE = "a code that is a number, with a fraction or without"
    COUNT = "a number that is no text, with a fraction or without"
    NOTHING = "nothing in another of its spellings"
    BARE = "the only one of a list without the list"
    LISTED = "one thing as a list of one"
    CUSTOMERS = "the customers as the list itself"
    UNWRAPPED = "a list without its entries' name around it"
    OUTER = "without the outer response, or with one"
    BREAKS = "line breaks around a text"
    OFFSET = "a time with its offset"
    SLASHES = "a date with slashes"


WAYS_IN_XML = frozenset({Way.CODE, Way.NOTHING, Way.BREAKS, Way.OFFSET, Way.SLASHES})


def respelling(
    ways: frozenset[Way], seed: int, wire_format: Format = Format.JSON
) -> Callable[[bytes], bytes]:
    """Respells a reply's body in these ways, here and there."""
    chance = Random(seed)

    def respelled(body: bytes) -> bytes:
        document = parse(body, wire_format)
        is_xml = wire_format is Format.XML
        speller = _Speller(ways & WAYS_IN_XML if is_xml else ways, chance, is_xml=is_xml)
        if is_xml:
            return write_xml({"response": speller.value("", "", document["response"])})
        return write_json(speller.outer(document))

    return respelled


class _Speller:
    def __init__(self, ways: frozenset[Way], chance: Random, *, is_xml: bool) -> None:
        self._ways = ways
        self._chance = chance
        self._is_xml = is_xml

    def _is(self, way: Way) -> bool:
        return way in self._ways and self._chance.random() < 0.5

    def outer(self, document: Mapping[str, object]) -> object:
        inner = document.get("response", document)
        spelled = self.value("", "", inner)
        if self._is(Way.LISTED):
            return {"response": [spelled]}
        is_wrapped = "response" in document
        return {"response": spelled} if is_wrapped != self._is(Way.OUTER) else spelled

    def value(self, parent: str, name: str, value: object) -> object:
        if _is_nothing(value):
            return self._nothing(value)
        if isinstance(value, dict):
            return self._record(name, value)
        if isinstance(value, list):
            return self._list(parent, name, value)
        return self._text(parent, name, value) if isinstance(value, str) else value

    def _nothing(self, value: object) -> object:
        if not self._is(Way.NOTHING):
            return value
        return self._chance.choice(_NOTHING_IN_XML if self._is_xml else _NOTHING)

    def _parts(self, name: str, tree: Mapping[str, object]) -> dict[str, object]:
        return {key: self.value(name, key, inner) for key, inner in tree.items()}

    def _record(self, name: str, tree: Mapping[str, object]) -> object:
        found = self._parts(name, tree)
        if name == "customers" and set(found) == {"customer"} and self._is(Way.CUSTOMERS):
            held = found["customer"]
            return held if isinstance(held, list) else [held]
        if len(found) == 1 and found.keys() <= _WRAPPED and self._is(Way.UNWRAPPED):
            return next(iter(found.values()))
        if name in _ONE_OR_MANY and self._is(Way.LISTED):
            return [found]
        return found

    def _list(self, parent: str, name: str, values: Sequence[object]) -> object:
        found = [self._entry(parent, name, each) for each in values]
        return found[0] if len(found) == 1 and self._is(Way.BARE) else found

    def _entry(self, parent: str, name: str, value: object) -> object:
        """What stands in a list has its place there, even if it says nothing."""
        if _is_nothing(value):
            return value
        if isinstance(value, dict):
            return self._parts(name, value)
        return self.value(parent, name, value)

    def _text(self, parent: str, name: str, text: str) -> object:
        if text in ("true", "false") and self._is(Way.BOOLEAN):
            return self._chance.choice([text == "true", text.title() if name in _FLAGS else text])
        is_number = text.isascii() and text.isdecimal() and str(int(text)) == text
        if is_number and len(text) <= _MOST_DIGITS:
            is_code = name == "code" and parent in ("status", "item_status")
            if is_code and self._is(Way.CODE):
                fraction = f"{text}.0" if self._is_xml else float(text)
                return self._chance.choice([fraction, text if self._is_xml else int(text)])
            if self._is(Way.COUNT):
                return self._chance.choice([int(text), float(text)])
        if _TIME.fullmatch(text) and parent not in _AS_TOLD and self._is(Way.OFFSET):
            text = datetime.fromisoformat(text).replace(tzinfo=LONDON).isoformat()
        if name in _DAYS and parent not in _AS_TOLD and self._is(Way.SLASHES):
            text = text.replace("-", "/")
        if self._is(Way.BREAKS):
            around = ("", "\n", "\r\n") if _DATE.fullmatch(text) else ("", "\n")
            return f"{self._chance.choice(around)}{text}{self._chance.choice(around)}"
        return text


def _is_nothing(value: object) -> bool:
    if isinstance(value, dict | list):
        return all(map(_is_nothing, value.values() if isinstance(value, dict) else value))
    return value is None or (isinstance(value, str) and value.strip() in ("", "None"))
