"""The server's description as an OpenAPI 3.1 document, made of what its calls declare.

Owns the document's frame; shapes are `schema`'s.
"""

from collections.abc import Sequence

from app.sandbox.description import examples, schema, words
from app.sandbox.description.schema import Schema
from app.sandbox.line.door import ENTITY_CODE_HEADER, ENTITY_TYPE_HEADER, TILL, TOKEN_HEADER
from app.sandbox.line.tokens import TOKEN_PATH
from app.sandbox.wire import codes
from app.sandbox.wire.replies import Absent
from app.sandbox.wire.shape import ITEM_STATUS, Declaration, Parameter, Record
from app.sandbox.wire.target import PREFIX, Format

JSON, XML = "application/json", "application/xml"
_REFUSALS = ("400", "401", "404", "405", "406", "413", "429")
_STATUS = Record(parts=ITEM_STATUS.parts, maybe=ITEM_STATUS.maybe, about="what became of it all")
_REFUSED = Record(parts={"status": _STATUS})
_FORMAT = Parameter(
    name="format",
    about="of the reply; a suffix of the path, .json or .xml, says the same",
    choices=tuple(Format),
)
_SECURITY: list[Schema] = [{"basic": []}, {"token": [], "entity_type": [], "entity_code": []}]


def document(declarations: Sequence[Declaration]) -> Schema:
    """The whole document, ready for JSON."""
    paths: dict[str, Schema] = {}
    for declaration in declarations:
        operations = paths.setdefault(f"{PREFIX}{declaration.resource}", {})
        operations[declaration.method.lower()] = _operation(declaration)
    paths[TOKEN_PATH] = {"post": _token_operation()}
    return {
        "openapi": "3.1.0",
        "info": {
            "title": words.TITLE,
            "version": "1.1",
            "description": "\n\n".join(
                (*words.ABOUT, *words.SIGNING_IN, *words.TEST_VALUES, *words.CONTROL)
            ),
        },
        "servers": [{"url": "/"}],
        "security": _SECURITY,
        "paths": paths,
        "components": {
            "securitySchemes": _security_schemes(),
            "responses": {code: _refusal(code) for code in _REFUSALS},
        },
    }


def _operation(declaration: Declaration) -> Schema:
    told = {code: words.code_words(code) for code in declaration.codes}
    lines = [declaration.about, *(f"- {code}: {text}" for code, text in told.items())]
    operation: Schema = {
        "tags": [declaration.resource.partition("/")[0]],
        "operationId": f"{declaration.method.lower()}_{declaration.resource.replace('/', '_')}",
        "summary": declaration.about,
        "description": "\n".join(lines),
        "parameters": [_parameter(each) for each in (_FORMAT, *declaration.parameters)],
        "responses": {
            "200": _reply(declaration),
            **{code: {"$ref": f"#/components/responses/{code}"} for code in _REFUSALS},
        },
        "x-item-codes": told,
    }
    if declaration.body is not None:
        root = Record(parts={"root": declaration.body}, needed=frozenset({"root"}))
        operation["requestBody"] = {
            "required": True,
            "content": {
                JSON: {
                    "schema": schema.of_json_body(root),
                    "example": {"root": examples.body(declaration.body)},
                },
                XML: {"schema": schema.of_xml_body(declaration.body, "root")},
            },
        }
    return operation


def _parameter(parameter: Parameter) -> Schema:
    several = f"; several by {parameter.separator}" if parameter.separator else ""
    told: Schema = {
        "name": parameter.name,
        "in": "query",
        "required": parameter.is_needed,
        "description": parameter.about + several,
        "schema": schema.of_parameter(parameter),
    }
    return {**told, "example": parameter.example} if parameter.example else told


def _reply(declaration: Declaration) -> Schema:
    whole = Record(
        parts={"status": _STATUS, **declaration.reply.parts}, maybe=declaration.reply.maybe
    )
    absent = Absent.LIST if declaration.is_unwrapped else Absent.TEXT
    shown = schema.of_json_reply(whole, absent)
    if not declaration.is_unwrapped:
        shown = _enveloped(shown)
    refused = _enveloped(schema.of_json_reply(_REFUSED, Absent.TEXT))
    return _response(
        "Done, in part or not: each item says; or refused with body code 498.",
        {"anyOf": [shown, refused]},
        schema.of_xml_reply(Record(parts=whole.parts, maybe=frozenset(whole.parts)), "response"),
    )


def _refusal(code: str) -> Schema:
    return _response(
        codes.body_message(code),
        _enveloped(schema.of_json_reply(_REFUSED, Absent.TEXT)),
        schema.of_xml_reply(_REFUSED, "response"),
    )


def _enveloped(inner: Schema) -> Schema:
    return {
        "type": "object",
        "properties": {"response": inner},
        "required": ["response"],
        "additionalProperties": False,
    }


def _response(about: str, in_json: Schema, in_xml: Schema) -> Schema:
    return {
        "description": about,
        "headers": {"X-Cap-Requestid": {"schema": {"type": "string"}, "required": True}},
        "content": {JSON: {"schema": in_json}, XML: {"schema": in_xml}},
    }


def _token_operation() -> Schema:
    text: Schema = {"type": "string"}
    refused: Schema = {
        "description": "Refused; the words say why.",
        "content": {
            JSON: {
                "schema": _object(
                    errors={
                        "type": "array",
                        "items": _object(
                            status={"type": "boolean"}, code={"type": "integer"}, message=text
                        ),
                    }
                )
            }
        },
    }
    given = _object(accessToken=text, ttlSeconds={"type": "integer"})
    return {
        "tags": ["oauth"],
        "operationId": "generate_token",
        "summary": "An access token for a login. There is no refreshing: ask again.",
        "security": [],
        "requestBody": {
            "required": True,
            "content": {JSON: {"schema": _object(key=text, secret=text)}},
        },
        "responses": {
            "200": {"description": "A token.", "content": {JSON: {"schema": _object(data=given)}}},
            "400": refused,
            "401": refused,
            "405": refused,
            "413": {"$ref": "#/components/responses/413"},
        },
    }


def _object(**parts: Schema) -> Schema:
    return {
        "type": "object",
        "properties": parts,
        "required": list(parts),
        "additionalProperties": False,
    }


def _security_schemes() -> Schema:
    def header(name: str, about: str) -> Schema:
        return {"type": "apiKey", "in": "header", "name": name, "description": about}

    return {
        "basic": {"type": "http", "scheme": "basic", "description": words.SIGNING_IN[0]},
        "token": header(TOKEN_HEADER, words.SIGNING_IN[1]),
        "entity_type": header(ENTITY_TYPE_HEADER, f"always {TILL}"),
        "entity_code": header(ENTITY_CODE_HEADER, "the till that the token speaks for"),
    }
