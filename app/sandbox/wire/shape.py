"""What a call takes and gives, declared: parameters, bodies and replies, apart from any format.

The declarations are what the published description of the server is made of, and what its own
replies are held against. Owns their kinds; knows no call.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum, unique
from typing import TypeAlias

from app.sandbox.wire.replies import Listing, Node


@unique
class Kind(Enum):
    """What a text on the wire stands for. TIME is `YYYY-MM-DD HH:MM:SS`, DAY `YYYY-MM-DD`."""

    TEXT = "text"
    NUMBER = "number"
    AMOUNT = "amount"
    FLAG = "flag"
    TIME = "time"
    DAY = "day"


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """One text; empty where there is none. `choices` closes what it may be, in a reply too."""

    about: str = ""
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """Named parts. In a request those in `needed` must be there, in a reply those not in `maybe`
    are."""

    parts: Mapping[str, "Shape"]
    needed: frozenset[str] = frozenset()
    maybe: frozenset[str] = frozenset()
    about: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Many:
    """A list of `of`, each called `item` where it is an element."""

    item: str
    of: "Shape"
    about: str = ""


Shape: TypeAlias = Value | Record | Many


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """One parameter of a query string. `is_list`: several values, joined by `separator`."""

    name: str
    about: str
    kind: Kind = Kind.TEXT
    choices: tuple[str, ...] = ()
    example: str = ""
    is_needed: bool = False
    separator: str = ""


ITEM_STATUS = Record(
    parts={
        "success": Value(kind=Kind.FLAG),
        "code": Value(kind=Kind.NUMBER),
        "message": Value(),
        "warnings": Many(item="warning", of=Value(), about="codes of what was dropped"),
    },
    maybe=frozenset({"warnings"}),
    about="what became of this one",
)
STORE = Record(parts={"code": Value(), "name": Value()})
CUSTOM_FIELDS = Many(item="field", of=Record(parts={"name": Value(), "value": Value()}))
IDENTIFIERS: Mapping[str, Shape] = {
    "mobile": Value(about="digits with the country's prefix"),
    "email": Value(),
    "external_id": Value(about="the card's number"),
}


def item(parts: Mapping[str, Shape], *, maybe: frozenset[str] = frozenset()) -> Record:
    """One customer's part of a reply. A refusal carries no more than what was asked with, so that
    every part but the status may be missing."""
    return Record(parts={**parts, "item_status": ITEM_STATUS}, maybe=frozenset(parts) | maybe)


def breaches(shape: Shape, node: Node, *, at: str = "") -> Iterator[str]:
    """Where a reply's tree is not what was declared: a line for each place, none if it is."""
    if node is None:
        return
    match shape:
        case Value():
            if not isinstance(node, str):
                yield f"{at}: not a text"
            elif shape.choices and node and node not in shape.choices:
                yield f"{at}: {node} is none of {', '.join(shape.choices)}"
        case Record():
            if not isinstance(node, Mapping):
                yield f"{at}: no record"
                return
            for name in node.keys() - shape.parts.keys():
                yield f"{at}/{name}: not declared"
            for name in shape.parts.keys() - shape.maybe - node.keys():
                yield f"{at}/{name}: missing"
            for name in shape.parts.keys() & node.keys():
                yield from breaches(shape.parts[name], node[name], at=f"{at}/{name}")
        case Many():
            if not isinstance(node, Listing):
                yield f"{at}: no list"
                return
            if node.item != shape.item:
                yield f"{at}: of {node.item}, not of {shape.item}"
            for entry in node.entries:
                yield from breaches(shape.of, entry, at=f"{at}/{shape.item}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Declaration:
    """One call: `customer/get`, its method, and all that goes in and comes back.

    `reply` is what stands beside `status`. A refusal of the whole request has no such parts.
    `codes`: every item code that it can answer with, done or not. `is_unwrapped`: as customer/get
    answers in JSON, without the outer `response` and with `[ ]` for what is not there.
    """

    resource: str
    method: str
    about: str
    reply: Record
    parameters: tuple[Parameter, ...] = ()
    body: Shape | None = None
    codes: tuple[str, ...] = ()
    is_unwrapped: bool = False
