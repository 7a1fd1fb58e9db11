"""A request's body, JSON or XML, as one kind of tree under limits. Knows formats, not meanings.

An XML element is a text, or a record of its children; children of one name are a list.
"""

import json
import re
from collections.abc import Mapping

from defusedxml.ElementTree import DefusedXMLParser

MAX_DEPTH = 32
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"


class Unreadable(Exception):
    """The bytes are no document, or one that no request of this API is."""


def read_body(body: bytes, content_type: str) -> Mapping[str, object]:
    """The tree of a body; XML by its first sign, whatever the content type says. Raises
    Unreadable."""
    text = body.removeprefix(_BYTE_ORDER_MARK).lstrip()
    is_xml = text.startswith(b"<") or (
        "xml" in content_type.casefold() and not text.startswith(b"{")
    )
    return _read_xml(text) if is_xml else _read_json(text)


def _read_json(body: bytes) -> Mapping[str, object]:
    try:
        tree = json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Unreadable("no JSON") from None
    if not isinstance(tree, dict):
        raise Unreadable("no record")
    return {_clean(name): _storable(value, MAX_DEPTH) for name, value in tree.items()}


def _no_constant(text: str) -> object:
    raise ValueError(f"{text} is not JSON")


def _storable(value: object, depth_left: int) -> object:
    """Without halves of characters, which neither a database nor a reply can hold."""
    if depth_left == 0:
        raise Unreadable("too deep")
    if isinstance(value, str):
        return _clean(value)
    if isinstance(value, list):
        return [_storable(each, depth_left - 1) for each in value]
    if isinstance(value, dict):
        return {_clean(name): _storable(each, depth_left - 1) for name, each in value.items()}
    return value


def _clean(text: str) -> str:
    return _LONE_SURROGATE.sub("\N{REPLACEMENT CHARACTER}", text)


def _read_xml(body: bytes) -> Mapping[str, object]:
    builder = _Builder()
    parser = DefusedXMLParser(target=builder, forbid_dtd=True)
    try:
        parser.feed(body)
        parser.close()
    except (SyntaxError, ValueError, LookupError):
        # A SyntaxError is the parser's own; refused declarations are ValueErrors, and so are
        # encodings that expat cannot do.
        raise Unreadable("no XML") from None
    return builder.tree


class _Builder:
    """The parser's target."""

    def __init__(self) -> None:
        self.tree: dict[str, object] = {}
        self._open: list[tuple[dict[str, object], list[str]]] = [(self.tree, [])]

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        if len(self._open) > MAX_DEPTH:
            raise Unreadable("too deep")
        self._open.append(({}, []))

    def end(self, tag: str) -> None:
        children, texts = self._open.pop()
        text = "".join(texts)
        value: object = children or (text if text.strip() else "")
        parent = self._open[-1][0]
        name = tag.rpartition("}")[2]
        if name not in parent:
            parent[name] = value
        elif isinstance(earlier := parent[name], list):
            earlier.append(value)
        else:
            parent[name] = [earlier, value]

    def data(self, text: str) -> None:
        self._open[-1][1].append(text)

    def close(self) -> None:
        """The parser's sign that the document ends; the tree is there already."""
