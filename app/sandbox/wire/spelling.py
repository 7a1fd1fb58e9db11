"""How a tree's values are spelled in a reply: as the contract prints them, or as servers drift.

Owns what is written for a text, for what is absent and for a list; knows no format's bytes.
"""

import random
import re
from typing import TypeAlias

from app.sandbox.wire.replies import Absent, Listing, Reply

Json: TypeAlias = "str | bool | int | float | list[Json] | dict[str, Json] | None"

_DATE = re.compile(r"\d{4}-\d\d-\d\d([ T]\d\d:\d\d:\d\d([+-]\d\d:\d\d|Z)?)?")
_COUNTS = frozenset({"count", "start", "rows", "loyalty_points", "lifetime_points", "points"})
_MORE_COUNTS = _COUNTS | {"awarded_points", "total_points", "redemption_count", "basket_size"}
_FLAGS = frozenset({"success", "updated", "redeemed", "renew_confirmed", "associate_login_enabled"})
_STATUSES = frozenset({"status", "item_status"})
_CONTAINER = "customers"
"""The one list that may stand for its own wrapping."""
_MAX_DIGITS = 15


class Spelling:
    """As the contract prints it."""

    def __init__(self, absent: Absent) -> None:
        self._absent = absent

    def text(self, parent: str, name: str, value: str) -> Json:
        return value

    def absent(self) -> Json:
        return "" if self._absent is Absent.TEXT else []

    def listing(self, name: str, listing: Listing, entries: list[Json]) -> Json:
        if listing.is_bare:
            empty: list[Json] = []
            return entries or ([empty] if listing.is_hollow else empty)
        if not entries:
            return {}
        collapses = len(entries) == 1 and not listing.is_kept
        return {listing.item: entries[0] if collapses else entries}

    def is_wrapped(self, is_unwrapped: bool) -> bool:
        """Whether the reply stands in an outer `response`."""
        return not is_unwrapped


class Typed(Spelling):
    """As one other server types it throughout: real booleans, numbers, null for empty lists, no
    outer `response`."""

    def text(self, parent: str, name: str, value: str) -> Json:
        if value in ("true", "false"):
            return value == "true"
        if name == "code" and value.isdecimal() and len(value) <= 5:
            return float(value)
        if name in _COUNTS and value.isdecimal():
            return int(value)
        return value

    def absent(self) -> Json:
        return "" if self._absent is Absent.TEXT else None

    def listing(self, name: str, listing: Listing, entries: list[Json]) -> Json:
        if listing.is_bare and not entries:
            return [None] if listing.is_hollow else None
        return super().listing(name, listing, entries)

    def is_wrapped(self, is_unwrapped: bool) -> bool:
        return False


class Drifting(Spelling):
    """Each value in one of its spellings, drawn by a seed: the same reply, the same drift.

    Identifiers and free texts are never retyped: `0123` and a note that says `true` would not be
    what they were.
    """

    def __init__(self, absent: Absent, seed: int) -> None:
        super().__init__(absent)
        self._chance = random.Random(seed)  # noqa: S311  (a drill, no secret)

    def text(self, parent: str, name: str, value: str) -> Json:
        spellings: list[Json] = [value]
        is_number = value.isascii() and value.isdecimal() and len(value) <= _MAX_DIGITS
        if not value:
            return self.absent()
        if value in ("true", "false") and (name in _FLAGS or name.startswith("is_")):
            spellings = [value, value == "true"]
        elif is_number and name == "code" and parent in _STATUSES:
            spellings = [value, int(value), float(value)]
        elif is_number and name in _MORE_COUNTS:
            spellings = [value, int(value)]
        elif _DATE.fullmatch(value):
            spellings = [value, f"\n{value}", f"{value}\n", f"\n{value}\n"]
        return self._chance.choice(spellings)

    def absent(self) -> Json:
        empty: list[Json] = []
        spellings: list[Json] = ["", None, [], {}, [empty], "None"]
        return self._chance.choice(spellings)

    def listing(self, name: str, listing: Listing, entries: list[Json]) -> Json:
        if not entries:
            return self.absent()
        if listing.is_kept:
            return super().listing(name, listing, entries)
        forms: list[Json] = []
        if listing.is_bare or name == _CONTAINER:
            forms.append(entries)
        if not listing.is_bare or name == _CONTAINER:
            forms.append({listing.item: entries})
        if len(entries) == 1:
            forms.append({listing.item: entries[0]})
        return self._chance.choice(forms)

    def is_wrapped(self, is_unwrapped: bool) -> bool:
        return self._chance.choice([False, True])


def spelling_of(reply: Reply) -> Spelling:
    if not reply.is_drifted:
        return Spelling(reply.absent)
    if reply.drift_seed is None:
        return Typed(reply.absent)
    return Drifting(reply.absent, reply.drift_seed)
