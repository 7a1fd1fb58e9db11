"""The shapes of the Customer API's answers: a plain tree, apart from any format.

Knows nothing of customers, of HTTP servers or of where the tree came from.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum, unique
from typing import TypeAlias

from app.sandbox.wire import codes


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """Several entries. `item` names one entry, as its element is called in XML.

    In JSON a wrapped list is `{item: [...]}` and collapses to `{item: entry}` where there is one
    entry, unless it is kept; a bare one is the list itself. A hollow one holds one empty entry
    where it is empty: a bare one `[[ ]]`, as the contract's customer/get writes `custom_fields`;
    in XML an empty element, wrapped or bare.
    """

    item: str
    entries: tuple["Node", ...] = ()
    is_kept: bool = False
    is_bare: bool = False
    is_hollow: bool = False


Node: TypeAlias = "str | Listing | Mapping[str, Node] | None"


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
    """One customer's part of an answer; without a status it is no answer for that customer.

    The status comes last, unless `fields` has an empty `item_status` where it belongs.
    """

    fields: Mapping[str, Node]
    status: Status | None

    def node(self) -> dict[str, Node]:
        if self.status is None:
            return {name: node for name, node in self.fields.items() if name != "item_status"}
        return {**self.fields, "item_status": self.status.node()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A whole answer. `is_unwrapped`: in JSON the outer `response` is missing. `drift_seed` draws
    how a drifted one is spelled."""

    status: Status
    content: Mapping[str, Node] = field(default_factory=dict)
    http_status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    absent: Absent = Absent.TEXT
    is_unwrapped: bool = False
    is_drifted: bool = False
    drift_seed: int | None = None

    def drifted(self, seed: int | None = None) -> "Reply":
        """The same answer as other servers spell it: without a seed as one that types everything,
        with one each value in any of the ways that are known."""
        return replace(self, is_drifted=True, drift_seed=seed)


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
