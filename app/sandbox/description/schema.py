"""A declared shape as a JSON Schema: of what is sent and of what comes back, in JSON and in XML.

Replies are closed: a part that is not declared is against the schema. Knows no call.
"""

from collections.abc import Mapping
from typing import TypeAlias

from app.sandbox.wire.replies import Absent
from app.sandbox.wire.shape import Kind, Many, Parameter, Record, Shape, Value

Schema: TypeAlias = dict[str, object]

_MEANINGS = {
    Kind.TEXT: "",
    Kind.NUMBER: "a whole number",
    Kind.AMOUNT: "an amount of money",
    Kind.FLAG: "true or false",
    Kind.TIME: "YYYY-MM-DD HH:MM:SS, the store's local time",
    Kind.DAY: "YYYY-MM-DD",
}


def of_parameter(parameter: Parameter) -> Schema:
    """What stands in the query string."""
    if parameter.kind is Kind.NUMBER:
        return {"type": "integer", "minimum": 0}
    if parameter.kind is Kind.FLAG:
        return {"type": "boolean"}
    if parameter.choices and not parameter.separator:
        return {"type": "string", "enum": list(parameter.choices)}
    return {"type": "string"}


def of_json_reply(shape: Shape, absent: Absent) -> Schema:
    """As the renderer writes it: any part may be absent, a list of one may be its only entry."""
    match shape:
        case Value():
            return _any(_text(shape, empty=True), *_absent(absent)[1:])
        case Record():
            parts = {name: of_json_reply(part, absent) for name, part in shape.parts.items()}
            return _any(_closed(shape, parts), *_absent(absent))
        case Many():
            entry = of_json_reply(shape.of, absent)
            entries: Schema = {"type": "array", "items": _any(entry, _NOTHING)}
            wrapped: Schema = {
                "type": "object",
                "properties": {shape.item: _any(entry, entries)},
                "additionalProperties": False,
            }
            return _described(shape.about, _any(wrapped, entries, *_absent(absent)[:1]))


def of_xml_reply(shape: Shape, name: str) -> Schema:
    """The element called `name`."""
    match shape:
        case Value():
            return {**_text(shape, empty=True), "xml": {"name": name}}
        case Record():
            parts = {each: of_xml_reply(part, each) for each, part in shape.parts.items()}
            return {**_closed(shape, parts), "xml": {"name": name}}
        case Many():
            entry = of_xml_reply(shape.of, shape.item)
            xml: Schema = {"name": name, "wrapped": True}
            return _described(shape.about, {"type": "array", "items": entry, "xml": xml})


def of_json_body(shape: Shape, name: str = "") -> Schema:
    """What may be sent; parts beyond it are passed over. A list that bears its items' name is the
    list itself, any other holds them under that name."""
    match shape:
        case Value():
            return _text(shape, empty=False)
        case Record():
            parts = {each: of_json_body(part, each) for each, part in shape.parts.items()}
            return _open(shape, parts)
        case Many():
            entry = of_json_body(shape.of)
            entries = _any(entry, {"type": "array", "items": entry, "minItems": 1})
            if name == shape.item:
                return _described(shape.about, entries)
            wrapped: Schema = {"type": "object", "properties": {shape.item: entries}}
            return _described(shape.about, wrapped)


def of_xml_body(shape: Shape, name: str) -> Schema:
    """The element called `name`."""
    match shape:
        case Value():
            return {**_text(shape, empty=False), "xml": {"name": name}}
        case Record():
            parts = {each: of_xml_body(part, each) for each, part in shape.parts.items()}
            return {**_open(shape, parts), "xml": {"name": name}}
        case Many():
            entry = of_xml_body(shape.of, shape.item)
            xml: Schema = {"name": name, "wrapped": name != shape.item}
            listed: Schema = {"type": "array", "items": entry, "minItems": 1, "xml": xml}
            return _described(shape.about, listed)


_NOTHING: Schema = {"type": "array", "maxItems": 0}


def _absent(absent: Absent) -> tuple[Schema, ...]:
    """How nothing is written: the empty text, and as customer/get does."""
    texts: Schema = {"type": "string", "maxLength": 0}
    return (texts,) if absent is Absent.TEXT else (texts, _NOTHING)


def _text(value: Value, *, empty: bool) -> Schema:
    about = "; ".join(part for part in (value.about, _MEANINGS[value.kind]) if part)
    choices = [*value.choices, ""] if empty else [*value.choices]
    schema: Schema = {"type": "string"}
    if value.choices:
        schema["enum"] = choices
    return _described(about, schema)


def _closed(record: Record, parts: Mapping[str, Schema]) -> Schema:
    required = [name for name in record.parts if name not in record.maybe]
    return _described(
        record.about,
        {
            "type": "object",
            "properties": parts,
            "required": required,
            "additionalProperties": False,
        },
    )


def _open(record: Record, parts: Mapping[str, Schema]) -> Schema:
    schema: Schema = {"type": "object", "properties": parts}
    if record.needed:
        schema["required"] = [name for name in record.parts if name in record.needed]
    return _described(record.about, schema)


def _any(*schemas: Schema) -> Schema:
    return schemas[0] if len(schemas) == 1 else {"anyOf": list(schemas)}


def _described(about: str, schema: Schema) -> Schema:
    return {**schema, "description": about} if about else schema
