"""A reply as bytes, in JSON or XML. The one place that writes either."""

import json
import re

from app.sandbox.wire.replies import Listing, Node, Reply
from app.sandbox.wire.spelling import Json, Spelling, spelling_of
from app.sandbox.wire.target import Format

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'
_NOT_IN_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_ENTITIES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", "\r": "&#13;"})


def rendered(reply: Reply, target_format: Format) -> bytes:
    """The answer as it goes over the wire, UTF-8."""
    tree: dict[str, Node] = {"status": reply.status.node(), **reply.content}
    spelling = spelling_of(reply)
    if target_format is Format.XML:
        parts = [_DECLARATION]
        _write_element(parts, "", "response", tree, spelling)
        text = "".join(parts)
    else:
        # Drawn first: what is drawn later depends on how long the reply is.
        is_wrapped = spelling.is_wrapped(reply.is_unwrapped)
        payload = _json("", "", tree, spelling)
        shown = {"response": payload} if is_wrapped else payload
        text = json.dumps(shown, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="replace")


def _json(parent: str, name: str, node: Node, spelling: Spelling) -> Json:
    if node is None:
        return spelling.absent()
    if isinstance(node, str):
        return spelling.text(parent, name, node)
    if isinstance(node, Listing):
        entries = [_json(name, node.item, entry, spelling) for entry in node.entries]
        return spelling.listing(name, node, entries)
    return {key: _json(name, key, value, spelling) for key, value in node.items()}


def _write_element(
    parts: list[str], parent: str, name: str, node: Node, spelling: Spelling
) -> None:
    before = len(parts)
    parts.append(f"<{name}>")
    if node is None or isinstance(node, str):
        spelled = spelling.absent() if node is None else spelling.text(parent, name, node)
        if text := _xml_text(spelled):
            parts.append(text)
    elif isinstance(node, Listing):
        for entry in node.entries:
            _write_element(parts, name, node.item, entry, spelling)
        if node.is_hollow and not node.entries:
            parts.append(f"<{node.item}/>")
    else:
        for key, value in node.items():
            _write_element(parts, name, key, value, spelling)
    if len(parts) == before + 1:
        parts[before] = f"<{name}/>"
    else:
        parts.append(f"</{name}>")


def _xml_text(value: Json) -> str:
    """XML has texts alone: other types are as they print, and every kind of nothing is empty.
    What XML 1.0 cannot hold is left out."""
    if isinstance(value, bool):
        return "true" if value else "false"
    text = str(value) if isinstance(value, str | int | float) else ""
    return _NOT_IN_XML.sub("", text).translate(_ENTITIES)
