"""Holds what the sandbox answers against what its calls declare."""

from collections.abc import Iterator, Mapping

from app.sandbox.wire.replies import Listing, Node, Reply
from app.sandbox.wire.shape import Declaration, breaches


def undeclared(declaration: Declaration, reply: Reply) -> Iterator[str]:
    """A line for each part of a reply, and each item code, that the call does not declare."""
    where = f"{declaration.method} {declaration.resource}"
    for breach in breaches(declaration.reply, reply.content):
        yield f"{where}: {breach}"
    if declaration.codes:
        for code in _item_codes(reply.content):
            if code not in declaration.codes:
                yield f"{where}: code {code} is not declared"


def _item_codes(node: Node) -> Iterator[str]:
    if isinstance(node, Listing):
        for entry in node.entries:
            yield from _item_codes(entry)
    elif isinstance(node, Mapping):
        for name, part in node.items():
            if name == "item_status" and isinstance(part, Mapping):
                yield str(part["code"])
            else:
                yield from _item_codes(part)
