"""The shapes of the Customer API's answers: a plain tree, and the one place that renders it.

Knows nothing of customers, of HTTP servers or of where the tree came from.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, unique
from typing import TypeAlias

from app.sandbox.wire import codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Several entries. `item` names one entry, as its element is called in XML.

    In JSON a wrapped list is `{item: [...]}` and collapses to `{item: entry}` where there is one
    entry, unless it is kept; a bare one is the list itself. A hollow one is bare and written
    `[[ ]]` when empty, as the contract's customer/get writes `custom_fields`.
    """

    item: str
    entries: tuple["Node", ...] = ()
    is_kept: bool = False
    is_bare: bool = False
    is_hollow: bool = False


Node: TypeAlias = "str | Listing | Mapping[str, Node] | None"
Json: TypeAlias = "str | bool | int | float | list[Json] | dict[str, Json] | None"


@unique
class Absent(Enum):
    """How a value that is not there is written; customer/get writes `[ ]`, all others `""`."""

    TEXT = "text"
    LIST = "list"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """`status` or `item_status`. `warnings` are codes of what was dropped although it was done."""

    code: str
    message: str
    is_success: bool
    warnings: tuple[str, ...] = ()

    def node(self) -> dict[str, Node]:
        fields: dict[str, Node] = {
            "success": "true" if self.is_success else "false",
            "code": self.code,
            "message": self.message,
        }
        if self.warnings:
            fields["warnings"] = Listing(item="warning", entries=self.warnings, is_kept=True)
        return fields


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One customer's part of an answer; without a status it is no answer for that customer."""

    fields: Mapping[str, Node]
    status: Status | None

    def node(self) -> dict[str, Node]:
        if self.status is None:
            return dict(self.fields)
        return {**self.fields, "item_status": self.status.node()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A whole answer. `is_unwrapped`: in JSON the outer `response` is missing."""

    status: Status
    content: Mapping[str, Node] = field(default_factory=dict)
    http_status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    absent: Absent = Absent.TEXT
    is_unwrapped: bool = False
    is_drifted: bool = False

    def drifted(self) -> "Reply":
        """The same answer as another server would type it: real booleans, numbers, bare lists."""
        return replace(self, is_drifted=True)


def done(content: Mapping[str, Node], *, message: str = "SUCCESS") -> Reply:
    """A call that has no items and succeeded."""
    return Reply(status=Status(code="200", message=message, is_success=True), content=content)


def refused(code: str, *, http_status: int | None = None, message: str | None = None) -> Reply:
    """A whole request refused with body code `code`; the HTTP status is the same by default."""
    status = Status(
        code=code,
        message=codes.body_message(code) if message is None else message,
        is_success=False,
    )
    return Reply(status=status, http_status=int(code) if http_status is None else http_status)


def item_failure(code: str, fields: Mapping[str, Node], *, message: str | None = None) -> Item:
    """An item that was not done, in the contract's words unless others are given."""
    words = codes.item_message(code) if message is None else message
    return Item(fields=fields, status=Status(code=code, message=words, is_success=False))


def item_success(fields: Mapping[str, Node], message: str, *, code: str = codes.DONE) -> Item:
    return Item(fields=fields, status=Status(code=code, message=message, is_success=True))


def batch_status(items: Sequence[Item]) -> Status:
    """200 where all items are done, 201 where some failed, 500 where all did."""
    failed = sum(item.status is not None and not item.status.is_success for item in items)
    code = "200" if failed == 0 else "500" if failed == len(items) else "201"
    return Status(code=code, message=codes.body_message(code), is_success=code != "500")


def rendered(reply: Reply) -> bytes:
    """The answer as it goes over the wire: JSON, UTF-8."""
    tree: dict[str, Node] = {"status": reply.status.node(), **reply.content}
    payload = _json(tree, reply.absent)
    if not reply.is_unwrapped and not reply.is_drifted:
        payload = {"response": payload}
    if reply.is_drifted:
        payload = _drifted("", payload)
    return json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()


def _json(node: Node, absent: Absent) -> Json:
    if node is None:
        return "" if absent is Absent.TEXT else []
    if isinstance(node, str):
        return node
    if isinstance(node, Listing):
        return _json_list(node, absent)
    return {key: _json(value, absent) for key, value in node.items()}


def _json_list(listing: Listing, absent: Absent) -> Json:
    entries: list[Json] = [_json(entry, absent) for entry in listing.entries]
    if listing.is_hollow:
        empty: list[Json] = []
        return entries or [empty]
    if listing.is_bare:
        return entries
    if not entries:
        return {}
    collapses = len(entries) == 1 and not listing.is_kept
    return {listing.item: entries[0] if collapses else entries}


_COUNTS = frozenset({"count", "start", "rows", "loyalty_points", "lifetime_points", "points"})


def _drifted(name: str, payload: Json) -> Json:
    """The drift of types that the server's practice names: nothing may rely on one spelling."""
    if isinstance(payload, dict):
        return {key: _drifted(key, value) for key, value in payload.items()}
    if isinstance(payload, list):
        return [_drifted(name, entry) for entry in payload] or None
    if payload in ("true", "false"):
        return payload == "true"
    if isinstance(payload, str) and payload.isdecimal():
        if name == "code" and len(payload) <= 5:
            return float(payload)
        if name in _COUNTS:
            return int(payload)
    return payload
