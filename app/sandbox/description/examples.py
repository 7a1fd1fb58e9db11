"""Examples of each call, made of its declaration: a request's body, and a line for curl."""

import json
from collections.abc import Mapping
from typing import TypeAlias
from urllib.parse import urlencode

from app.sandbox.wire.shape import Declaration, Kind, Many, Parameter, Record, Shape, Value
from app.sandbox.wire.target import PREFIX

Tree: TypeAlias = "str | list[Tree] | dict[str, Tree]"

_BY_KIND = {
    Kind.TEXT: "text",
    Kind.NUMBER: "1",
    Kind.AMOUNT: "30",
    Kind.FLAG: "true",
    Kind.TIME: "2026-05-05 15:15:00",
    Kind.DAY: "2026-05-05",
}
_BY_NAME = {
    "mobile": "44700900000",
    "email": "tom.sawyer@example.com",
    "external_id": "ts1234",
    "firstname": "Tom",
    "lastname": "Sawyer",
    "name": "Hobbies",
    "value": '["Reading"]',
    "associate_id": "443",
    "description": "Likes window seats",
    "subject": "Points are missing",
}


def body(shape: Shape, name: str = "") -> Tree:
    """One of everything that may be sent."""
    match shape:
        case Value():
            return _BY_NAME.get(name) or next(iter(shape.choices), _BY_KIND[shape.kind])
        case Record():
            return {each: body(part, each) for each, part in shape.parts.items()}
        case Many():
            entries: Tree = [body(shape.of)]
            return entries if name == shape.item else {shape.item: entries}


def query(parameters: tuple[Parameter, ...]) -> Mapping[str, str]:
    """Those that an example is given for, and those that are needed."""
    chosen = [each for each in parameters if each.example or each.is_needed]
    return {each.name: each.example or next(iter(each.choices), "1") for each in chosen}


def curl(declaration: Declaration, base_url: str) -> str:
    """A command for a shell in which LOGIN and PASSWORD are set."""
    asked = query(declaration.parameters)
    url = f"{base_url}{PREFIX}{declaration.resource}"
    if asked:
        url += f"?{urlencode(asked)}"
    lines = ['curl -u "$LOGIN:$(printf %s "$PASSWORD" | md5sum | cut -d \' \' -f 1)"']
    if declaration.body is not None:
        text = json.dumps({"root": body(declaration.body)}, ensure_ascii=False)
        lines.append("  -H 'Content-Type: application/json'")
        lines.append(f"  --data '{text}'")
    lines.append(f"  '{url}'")
    return " \\\n".join(lines)
