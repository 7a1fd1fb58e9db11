"""Which calls the sandbox answers, and how a request becomes one: path, credentials, format, body.

Bytes in, bytes out, synchronous, no server: a simulation can use it as the far end of a wire.
Knows the state machine; knows neither sockets nor faults of the line.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from urllib.parse import parse_qsl

from app.domain.clock import Clock
from app.sandbox.calls import customers, organisation
from app.sandbox.calls.call import Asked, Call, Refused, Tree
from app.sandbox.line.access import Credentials, Pace
from app.sandbox.line.tamper import Tamper
from app.sandbox.state import Sandbox
from app.sandbox.wire import replies

PREFIX = "/v1.1/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it came. `query` is the raw query string."""

    method: str
    path: str
    query: str = ""
    authorization: str = ""
    body: bytes = b""
    request_id: str = ""
    tamper: Tamper | None = None
    is_drifted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What goes back. `items`: customers that the request named."""

    http_status: int
    body: bytes
    items: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)


class Calls:
    """Every call of the Customer API that the sandbox has, over one state."""

    def __init__(self, sandbox: Sandbox, credentials: Credentials, clock: Clock) -> None:
        self._sandbox = sandbox
        self._credentials = credentials
        self._pace = Pace(clock)
        self._table: dict[str, dict[str, Call]] = {}
        for call in (
            *customers.calls(sandbox.world),
            *organisation.calls(sandbox.world, credentials.username),
        ):
            methods = self._table.setdefault(call.declaration.resource, {})
            methods[call.declaration.method] = call

    def answer(self, request: Request) -> Answer:
        """Do one request. Never raises for anything that a client sends."""
        asked = Asked(
            parameters=dict(_parameters(request.query)),
            request_id=request.request_id,
            tamper=request.tamper,
        )
        try:
            call = self._let_in(request, asked.parameters)
            if request.method == "POST":
                asked.tree = _tree(request.body)
            reply = call.answer(asked)
        except Refused as refused:
            reply = refused.reply
        if request.is_drifted:
            reply = reply.drifted()
        return Answer(
            http_status=reply.http_status,
            body=replies.rendered(reply),
            items=asked.items,
            headers=reply.headers,
        )

    def _let_in(self, request: Request, parameters: Mapping[str, str]) -> Call:
        if not request.path.startswith(PREFIX):
            raise Refused(replies.refused("404"))
        if not self._credentials.admits(request.authorization):
            raise Refused(replies.refused("401"))
        wait_s = self._pace.wait_s(self._sandbox.settings.rate_limit)
        if wait_s:
            headers = {"Retry-After": str(wait_s)}
            raise Refused(replace(replies.refused("429"), headers=headers))
        resource, format_name = _resource(request.path, parameters)
        if format_name != "json":
            raise Refused(replies.refused("406"))
        methods = self._table.get(resource)
        if methods is None:
            raise Refused(replies.refused("404"))
        if request.method not in methods:
            raise Refused(replies.refused("405"))
        return methods[request.method]


def _parameters(query_string: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(query_string, keep_blank_values=True, max_num_fields=200)
    except ValueError:
        return []


def _resource(path: str, parameters: Mapping[str, str]) -> tuple[str, str]:
    """`customer/get` and `json`; the suffix of the path wins over `format`."""
    resource = path.removeprefix(PREFIX).strip("/")
    stem, dot, suffix = resource.rpartition(".")
    if dot and suffix in ("json", "xml"):
        return stem, suffix
    return resource, parameters.get("format", "json").casefold()


def _tree(body: bytes) -> Tree:
    try:
        tree = json.loads(body, parse_constant=_no_constant)
    except (ValueError, RecursionError):
        raise Refused(replies.refused("400")) from None
    if not isinstance(tree, dict):
        raise Refused(replies.refused("400"))
    return tree


def _no_constant(text: str) -> object:
    raise ValueError(f"{text} is not JSON")
