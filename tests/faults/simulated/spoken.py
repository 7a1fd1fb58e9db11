"""Answers that somebody made up, in the format that the till asked for."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import count

import httpx

from app.sandbox.calls.table import Answer
from app.sandbox.wire.target import Format
from tests.faults.simulated import server
from tests.faults.simulated.troubles import Said

_API_SHAPE = b'{"response"'
_ITEM_STATUS = re.compile(rb"<item_status>.*?</item_status>", re.DOTALL)
_FAILED = (
    "<item_status><success>false</success><code>{code}</code>"
    "<message>Unable to do it</message></item_status>"
)


def as_asked(said: Said, request: httpx.Request) -> Said:
    """In XML where that was asked for and it is in the API's own shape."""
    if not is_xml(request) or not said.body.startswith(_API_SHAPE):
        return said
    (document,) = json.loads(said.body).values()
    body = b'<?xml version="1.0" encoding="UTF-8"?>' + _element("response", document)
    return replace(said, body=body, content_type=Format.XML.content_type)


def is_xml(request: httpx.Request) -> bool:
    return str(request.url.params.get("format")) == Format.XML.value


def with_code(answer: Answer, place: int | None, code: str) -> Answer:
    """As `server.with_code`, in either format."""
    if answer.content_type != Format.XML.content_type:
        return server.with_code(answer, place, code)
    places = count()
    failed = _FAILED.format(code=code).encode()

    def spoiled(found: re.Match[bytes]) -> bytes:
        return failed if place in (None, next(places)) else found.group()

    return replace(answer, body=_ITEM_STATUS.sub(spoiled, answer.body))


def _element(name: str, value: object) -> bytes:
    inner = (
        b"".join(_element(key, each) for key, each in value.items())
        if isinstance(value, Mapping)
        else str(value).encode()
    )
    return b"<%b>%b</%b>" % (name.encode(), inner, name.encode())
