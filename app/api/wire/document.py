"""Bytes to a tree of plain values, under limits. Knows formats, not meanings."""

import json
from collections.abc import Sequence

from app.domain.faults import Fault

MAX_DEPTH = 40


class DocumentFault(Fault):
    """The bytes are not a document of the kind asked for; `detail` says why, without content."""


def parse_json(body: bytes) -> dict[str, object]:
    """A JSON object. Raw newlines in strings are read (the API prints them); a key given twice,
    a nesting deeper than MAX_DEPTH and bytes that are not UTF-8 raise DocumentFault.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentFault("not UTF-8") from error
    try:
        document = json.loads(
            text, strict=False, object_pairs_hook=_unique, parse_constant=_no_constant
        )
    except (ValueError, RecursionError) as error:
        raise DocumentFault(type(error).__name__) from error
    if not isinstance(document, dict):
        raise DocumentFault("not an object")
    if _is_deeper(document, MAX_DEPTH):
        raise DocumentFault("too deeply nested")
    return document


def write_json(tree: object) -> bytes:
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()


def _unique(pairs: Sequence[tuple[str, object]]) -> dict[str, object]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice")
    return found


def _no_constant(name: str) -> object:
    raise ValueError(f"{name} is not JSON")


def _is_deeper(value: object, limit: int) -> bool:
    """Whether containers nest past `limit`; walks level by level, so depth cannot hurt it."""
    level: list[object] = [value]
    for _ in range(limit):
        level = [
            child
            for node in level
            if isinstance(node, dict | list)
            for child in (node.values() if isinstance(node, dict) else node)
        ]
        if not level:
            return False
    return True
