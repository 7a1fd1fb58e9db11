"""Which calls the sandbox answers, and how a request becomes one: path, credentials, format, body.

Bytes in, bytes out, synchronous, no server: a simulation can use it as the far end of a wire.
Knows the state machine; knows neither sockets nor faults of the line.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from app.domain.clock import Clock
from app.sandbox.calls import (
    back_office,
    coupons,
    details,
    identity_change,
    interactions,
    notes,
    organisation,
    preferences,
    recommendations,
    redemptions,
    referrals,
    registration,
    search,
    subscriptions,
    tickets,
    transactions,
    update,
)
from app.sandbox.calls.call import Asked, Call, Refused, Tree, unwrapped
from app.sandbox.line.access import Credentials
from app.sandbox.line.door import Door, Signature
from app.sandbox.line.tamper import Drift, Tamper
from app.sandbox.line.tokens import TOKEN_PATH
from app.sandbox.state import Sandbox
from app.sandbox.wire import replies
from app.sandbox.wire.reading import Unreadable, read_body
from app.sandbox.wire.rendering import rendered
from app.sandbox.wire.replies import Reply
from app.sandbox.wire.shape import Declaration
from app.sandbox.wire.target import Format, Target, read_target


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request as it came. `query` is the raw query string, `authorization` and the others are
    headers. `drift`: the answer comes in other types."""

    method: str
    path: str
    query: str = ""
    authorization: str = ""
    access_token: str = ""
    entity_type: str = ""
    entity_code: str = ""
    content_type: str = ""
    body: bytes = b""
    request_id: str = ""
    tamper: Tamper | None = None
    drift: Drift | None = None

    @property
    def signature(self) -> Signature:
        return Signature(
            authorization=self.authorization,
            access_token=self.access_token,
            entity_type=self.entity_type,
            entity_code=self.entity_code,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What goes back. `items`: customers that the request named."""

    http_status: int
    body: bytes
    content_type: str = Format.JSON.content_type
    items: int = 0
    headers: Mapping[str, str] = field(default_factory=dict)


class Calls:
    """Every call of the Customer API that the sandbox has, over one state."""

    def __init__(self, sandbox: Sandbox, credentials: Credentials, clock: Clock) -> None:
        self._sandbox = sandbox
        self.door = Door(credentials, clock)
        self._table: dict[str, dict[str, Call]] = {}
        for call in (
            *details.calls(sandbox.world),
            *transactions.calls(sandbox.world),
            *coupons.calls(sandbox.world),
            *redemptions.calls(sandbox.world),
            *interactions.calls(sandbox.world),
            *preferences.calls(sandbox.world),
            *subscriptions.calls(sandbox.world),
            *recommendations.calls(sandbox.world),
            *referrals.calls(sandbox.world),
            *registration.calls(sandbox.world),
            *update.calls(sandbox.world),
            *identity_change.calls(sandbox.world),
            *notes.calls(sandbox.world),
            *tickets.calls(sandbox.world),
            *search.calls(sandbox.world),
            *organisation.calls(sandbox.world, credentials.username),
        ):
            methods = self._table.setdefault(call.declaration.resource, {})
            methods[call.declaration.method] = call

    def declarations(self) -> tuple[Declaration, ...]:
        """Of every call, in the table's order."""
        methods = (call for calls in self._table.values() for call in calls.values())
        return tuple(call.declaration for call in methods)

    def answer(self, request: Request) -> Answer:
        """Do one request. Never raises for anything that a client sends."""
        if request.path == TOKEN_PATH:
            return self._token(request)
        target = read_target(request.path, request.query)
        asked = Asked(
            parameters=target.parameters, request_id=request.request_id, tamper=request.tamper
        )
        try:
            call = self._let_in(request, target)
            if request.method == "POST":
                asked.tree = _tree(request)
            reply = self.reply(call, asked)
        except Refused as refused:
            reply = refused.reply
        if request.drift is not None:
            reply = reply.drifted(request.drift.seed)
        return Answer(
            http_status=reply.http_status,
            body=rendered(reply, target.reply_format),
            content_type=target.reply_format.content_type,
            items=asked.items,
            headers=reply.headers,
        )

    def reply(self, call: Call, asked: Asked) -> Reply:
        """What a call answers, in the way that it is declared. Raises Refused."""
        back_office.approve_due(self._sandbox.world)
        reply = call.answer(asked)
        return unwrapped(reply) if call.declaration.is_unwrapped else reply

    def _let_in(self, request: Request, target: Target) -> Call:
        if not target.resource:
            raise Refused(replies.refused("404"))
        refusal = self.door.refusal(request.signature, self._sandbox.settings)
        if refusal is not None:
            raise Refused(refusal)
        if target.format is None:
            raise Refused(replies.refused("406"))
        methods = self._table.get(target.resource)
        if methods is None:
            raise Refused(replies.refused("404"))
        if request.method not in methods:
            raise Refused(replies.refused("405"))
        return methods[request.method]

    def _token(self, request: Request) -> Answer:
        ttl_s = self._sandbox.settings.token_ttl_s
        answer = self.door.tokens.generate(request.method, request.body, ttl_s=ttl_s)
        return Answer(http_status=answer.http_status, body=answer.body)


def _tree(request: Request) -> Tree:
    try:
        return read_body(request.body, request.content_type)
    except Unreadable:
        raise Refused(replies.refused("400")) from None
