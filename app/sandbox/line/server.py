"""The sandbox as an ASGI application: the API under its own paths, the control endpoint beside it.

Owns how bytes reach `calls` and leave it. Usable in-process; `serving` puts it on a socket.
"""

import functools
import json
import secrets

from starlette.applications import Starlette
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import Receive, Scope, Send

from app.domain.clock import Clock
from app.sandbox.calls import table as calls
from app.sandbox.calls.table import Answer, Calls
from app.sandbox.description import openapi, page
from app.sandbox.line.access import Credentials
from app.sandbox.line.control import Control
from app.sandbox.line.door import ENTITY_CODE_HEADER, ENTITY_TYPE_HEADER, TOKEN_HEADER
from app.sandbox.line.faults import FaultPlan, FaultRule
from app.sandbox.line.interference import CONTROL_PREFIX, ENTRY, RULE, Interference
from app.sandbox.line.requests import Line, LoggedRequest, RequestLog
from app.sandbox.state import Sandbox
from app.sandbox.wire import replies
from app.sandbox.wire.rendering import rendered
from app.sandbox.wire.target import read_target

MAX_BODY_BYTES = 1 << 20


class SandboxApp:
    """The application, with its parts within reach of whoever runs it in-process."""

    def __init__(
        self,
        sandbox: Sandbox,
        credentials: Credentials,
        control_token: str,
        clock: Clock,
        *,
        request_prefix: str,
    ) -> None:
        self.sandbox = sandbox
        self.faults = FaultPlan()
        self.line = Line()
        self.log = RequestLog(request_prefix)
        api = Calls(sandbox, credentials, clock)
        control = Control(
            sandbox=sandbox,
            faults=self.faults,
            line=self.line,
            log=self.log,
            token=control_token,
            tokens=api.door.tokens,
        )
        routes = [
            Mount(CONTROL_PREFIX, routes=control.routes()),
            *_description(api),
            Route("/{path:path}", _Endpoint(api)),
        ]
        self._app = Interference(
            Starlette(routes=routes),
            faults=self.faults,
            line=self.line,
            log=self.log,
            clock=clock,
        )

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await self._app(scope, receive, send)


def create_app(
    state: Sandbox, credentials: Credentials, control_token: str, clock: Clock
) -> SandboxApp:
    """The whole sandbox over `state`; request ids differ from one start to the next."""
    prefix = f"{secrets.token_hex(4)}-"
    return SandboxApp(state, credentials, control_token, clock, request_prefix=prefix)


def _description(api: Calls) -> list[BaseRoute]:
    """The server told of itself, to anyone: as a document and as a page."""

    @functools.cache
    def document() -> bytes:
        tree = openapi.document(api.declarations())
        return json.dumps(tree, ensure_ascii=False, indent=1).encode()

    async def get_document(request: Request) -> Response:
        return Response(document(), media_type="application/json")

    async def get_page(request: Request) -> Response:
        shown = page.page(api.declarations(), str(request.base_url).rstrip("/"))
        return HTMLResponse(shown, headers={"Content-Security-Policy": page.POLICY})

    return [
        Route("/openapi.json", get_document, methods=["GET"]),
        Route("/", get_page, methods=["GET"]),
    ]


class _Endpoint:
    """Every path that is not control's."""

    def __init__(self, api: Calls) -> None:
        self._api = api

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        entry: LoggedRequest = scope[ENTRY]
        request = Request(scope, receive)
        try:
            body = await _bounded_body(request)
        except ClientDisconnect:
            return
        answer = _too_large(entry) if body is None else self._api.answer(_read(request, body))
        entry.items = answer.items
        response = Response(answer.body, answer.http_status, headers=_headers(answer, entry))
        await response(scope, receive, send)


def _read(request: Request, body: bytes) -> calls.Request:
    entry: LoggedRequest = request.scope[ENTRY]
    rule: FaultRule | None = request.scope.get(RULE)
    return calls.Request(
        method=request.method,
        path=request.scope["path"],
        query=entry.query,
        authorization=request.headers.get("authorization", ""),
        access_token=request.headers.get(TOKEN_HEADER, ""),
        entity_type=request.headers.get(ENTITY_TYPE_HEADER, ""),
        entity_code=request.headers.get(ENTITY_CODE_HEADER, ""),
        content_type=request.headers.get("content-type", ""),
        body=body,
        request_id=entry.request_id,
        tamper=rule.tamper() if rule else None,
        drift=rule.drift() if rule else None,
    )


async def _bounded_body(request: Request) -> bytes | None:
    """The body, or None where it is larger than any request of this API."""
    parts: list[bytes] = []
    size = 0
    async for part in request.stream():
        size += len(part)
        if size > MAX_BODY_BYTES:
            return None
        parts.append(part)
    return b"".join(parts)


def _too_large(entry: LoggedRequest) -> Answer:
    asked = read_target(entry.path, entry.query).reply_format
    return Answer(
        http_status=413,
        body=rendered(replies.refused("413"), asked),
        content_type=asked.content_type,
        # The rest of the body is not read: the connection cannot be used again.
        headers={"Connection": "close"},
    )


def _headers(answer: Answer, entry: LoggedRequest) -> dict[str, str]:
    return {
        "Content-Type": answer.content_type,
        "X-Cap-Requestid": entry.request_id,
        **answer.headers,
    }
