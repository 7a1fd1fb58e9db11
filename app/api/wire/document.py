"""Bytes to a tree of plain values, under limits, and back. Knows formats, not meanings.

Both formats give the same kind of tree: mappings, lists, texts (JSON also numbers, booleans and
null). What differs between them is for `normal` to level.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, unique

from defusedxml import ElementTree

from app.api.wire.drift import Drift, note
from app.domain.faults import Fault

MAX_DEPTH = 40
MAX_NODES = 300_000
"""Values in one document: the largest answer to a batch has a tenth of it."""
MAX_MARKS = 2 * MAX_NODES
"""Signs of structure in XML: an element has one or two, an attribute one."""

_BOM = b"\xef\xbb\xbf"
_LATIN_1 = re.compile(rb"<\?xml[^>]{0,200}?encoding\s*=\s*[\"']iso-8859-1[\"']", re.IGNORECASE)
_CONTROLS = bytes(code for code in range(1, 32) if chr(code) not in "\t\n\r")
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
# A reader turns a bare carriage return into a newline.
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})
_NAME = re.compile(r"[A-Za-z_][\w.-]*", re.ASCII)


@unique
class Format(Enum):
    """What the API speaks; the value is its name in addresses."""

    JSON = "json"
    XML = "xml"

    @property
    def media_type(self) -> str:
        return f"application/{self.value}"


class DocumentFault(Fault):
    """The bytes are not a document of the kind asked for; `detail` says why, without content."""


def format_of(body: bytes, asked: Format) -> Format:
    """What the body begins like, whatever was asked for; in doubt what was asked for."""
    start = body[:200].removeprefix(_BOM).lstrip()[:1]
    return {b"{": Format.JSON, b"<": Format.XML}.get(start, asked)


def parse(body: bytes, wire_format: Format) -> dict[str, object]:
    """The document's tree. Raises DocumentFault."""
    return parse_xml(body) if wire_format is Format.XML else parse_json(body)


def write(tree: Mapping[str, object], wire_format: Format) -> bytes:
    """A request's tree, whose one key is the root, as the server reads it."""
    return write_xml(tree) if wire_format is Format.XML else write_json(tree)


def parse_json(body: bytes) -> dict[str, object]:
    """A JSON object. Raw newlines in strings are read (the API prints them); a key given twice,
    a nesting deeper than MAX_DEPTH, more values than MAX_NODES and bytes that are not UTF-8 raise
    DocumentFault.
    """
    # Counted before they are made, which is what takes the memory: each needs one of these before
    # it. That they may stand in texts as well does no harm, so far is the limit from any answer.
    if sum(map(body.count, (b",", b"[", b"{"))) > MAX_NODES:
        raise DocumentFault("too many values")
    try:
        document = json.loads(
            _utf_8(body), strict=False, object_pairs_hook=_unique, parse_constant=_no_constant
        )
    except (ValueError, RecursionError) as error:
        raise DocumentFault(type(error).__name__) from error
    if not isinstance(document, dict):
        raise DocumentFault("not an object")
    if _is_deeper(document, MAX_DEPTH):
        raise DocumentFault("too deeply nested")
    return document


def parse_xml(body: bytes) -> dict[str, object]:
    """An XML document as JSON would write it: an element that comes again is a list, one with
    elements inside a mapping, any other its text. Attributes, namespaces and comments are dropped.

    A document type, an entity of its own, a nesting deeper than MAX_DEPTH, more elements than
    MAX_NODES and bytes in another encoding raise DocumentFault.
    """
    if body.count(b"<") + body.count(b"=") > MAX_MARKS:
        raise DocumentFault("too many values")
    content = _xml_text(body).encode()
    # JSON is read with such characters; one of them in a name must not hide a customer in XML.
    content = content.translate(None, delete=_CONTROLS)
    if b"\0" in content:
        raise DocumentFault("not UTF-8")  # the parser would take it for UTF-16
    builder = _TreeBuilder()
    parser = ElementTree.XMLParser(target=builder, encoding="utf-8", forbid_dtd=True)
    try:
        parser.feed(content)
        parser.close()
    except (ElementTree.ParseError, ValueError) as error:
        # defusedxml's refusals, which are ValueErrors, hold pieces of the document.
        raise DocumentFault(type(error).__name__) from error
    return builder.tree


def write_json(tree: object) -> bytes:
    """Halves of characters, which UTF-8 cannot hold, become question marks."""
    return json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode(errors="replace")


def write_xml(tree: Mapping[str, object]) -> bytes:
    """Mappings are elements, lists repeated ones; characters that XML cannot hold are dropped.

    Raises ValueError where `tree` has no single root or a key that is no element's name.
    """
    if len(tree) != 1 or any(isinstance(root, list | tuple) for root in tree.values()):
        raise ValueError("a document has one root")
    parts = ['<?xml version="1.0" encoding="UTF-8"?>', *_written(tree)]
    return "".join(parts).encode()


def _utf_8(body: bytes) -> str:
    """With or without a byte order mark. Raises DocumentFault."""
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise DocumentFault("not UTF-8") from error


def _xml_text(body: bytes) -> str:
    """The bytes decide, not what they declare: text that is UTF-8 by its bytes is nothing else, and
    a name that is read wrongly would be kept, shown and sent back. ISO-8859-1, in which nothing is
    wrong, is believed only where they are not UTF-8. UTF-16 and the rest are not spoken here.
    """
    try:
        return _utf_8(body)
    except DocumentFault:
        if not _LATIN_1.match(body.lstrip()):
            raise
        note(Drift.CHARSET)
        return body.decode("iso-8859-1")


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


class _TreeBuilder:
    """What the XML parser tells of the document, as a tree."""

    def __init__(self) -> None:
        self.tree: dict[str, object] = {}
        self._inside: list[dict[str, object]] = [self.tree]
        self._texts: list[list[str]] = [[]]
        self._count = 0

    def start(self, tag: str, attributes: object) -> None:
        self._count += 1
        if len(self._inside) > MAX_DEPTH:
            raise DocumentFault("too deeply nested")
        if self._count > MAX_NODES:
            raise DocumentFault("too many values")
        self._inside.append({})
        self._texts.append([])

    def data(self, text: str) -> None:
        self._texts[-1].append(text)

    def end(self, tag: str) -> None:
        children, texts = self._inside.pop(), self._texts.pop()
        value: object = children or "".join(texts)
        name = tag.rpartition("}")[2]
        holder = self._inside[-1]
        if name not in holder:
            holder[name] = value
        elif isinstance(former := holder[name], list):
            former.append(value)
        else:
            holder[name] = [former, value]

    def close(self) -> None:
        """The parser says that the document is whole."""


def _written(tree: Mapping[str, object]) -> Iterator[str]:
    for name, value in tree.items():
        if not _NAME.fullmatch(name):
            raise ValueError("not an element's name")
        for each in value if isinstance(value, list | tuple) else (value,):
            yield f"<{name}>"
            if isinstance(each, Mapping):
                yield from _written(each)
            else:
                yield _xml_value(each)
            yield f"</{name}>"


def _xml_value(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _NOT_IN_XML.sub("", str(value)).translate(_ESCAPES)
