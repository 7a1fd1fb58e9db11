"""The control endpoint: what a test or a drill does to the sandbox from outside, behind a token.

Its paths are no part of the Customer API. Owns their shapes; each part it steers has its own rules.
"""

import dataclasses
import functools
import hmac
import json
from collections.abc import Awaitable, Callable
from typing import TypeAlias

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route

from app.sandbox.calls import back_office
from app.sandbox.line.faults import FaultPlan, read_rule
from app.sandbox.line.requests import Line, RequestLog
from app.sandbox.line.tokens import Tokens
from app.sandbox.people.change_requests import ChangeRequests
from app.sandbox.people.people import Kind, Person
from app.sandbox.state import Sandbox

TOKEN_HEADER = "X-Control-Token"  # noqa: S105  (the header's name)
_MAX_BODY_BYTES = 1 << 20

_Handler: TypeAlias = Callable[["Control", Request], Awaitable[object]]


class _BadRequest(Exception):
    """What was sent cannot be done; the text says why."""


class Control:
    """Handlers by path, all JSON. 403 without the token; 400 says the reason in `error`."""

    def __init__(
        self,
        *,
        sandbox: Sandbox,
        faults: FaultPlan,
        line: Line,
        log: RequestLog,
        token: str,
        tokens: Tokens,
    ) -> None:
        self._sandbox = sandbox
        self._tokens = tokens
        self._faults = faults
        self._line = line
        self._log = log
        self._token = token

    def routes(self) -> list[BaseRoute]:
        table: tuple[tuple[str, str, _Handler], ...] = (
            ("/faults", "GET", Control._get_faults),
            ("/faults", "POST", Control._add_faults),
            ("/faults", "DELETE", Control._clear_faults),
            ("/outage", "GET", Control._get_outage),
            ("/outage", "POST", Control._set_outage),
            ("/state", "GET", Control._get_state),
            ("/effects", "GET", Control._get_effects),
            ("/people", "GET", Control._get_person),
            ("/people", "POST", Control._set_person),
            ("/settings", "GET", Control._get_settings),
            ("/settings", "POST", Control._set_settings),
            ("/requests", "GET", Control._get_requests),
            ("/requests", "POST", Control._decide_request),
            ("/tokens", "DELETE", Control._expire_tokens),
            ("/reset", "POST", Control._reset),
        )
        return [
            Route(path, functools.partial(self._guarded, handler), methods=[method])
            for path, method, handler in table
        ]

    async def _guarded(self, handler: _Handler, request: Request) -> Response:
        given = request.headers.get(TOKEN_HEADER, "")
        if not hmac.compare_digest(given.encode(), self._token.encode()):
            return JSONResponse({"error": f"{TOKEN_HEADER} is missing or wrong"}, 403)
        try:
            return JSONResponse(await handler(self, request))
        except (_BadRequest, ValueError) as error:
            return JSONResponse({"error": str(error)}, 400)

    async def _get_faults(self, request: Request) -> object:
        return self._faults.report()

    async def _add_faults(self, request: Request) -> object:
        """One rule or a list of them, each as `faults.FaultRule`; they come after those there."""
        payload = await _payload(request)
        rules = payload if isinstance(payload, list) else [payload]
        self._faults.add([read_rule(_mapping(rule)) for rule in rules])
        return self._faults.report()

    async def _clear_faults(self, request: Request) -> object:
        self._faults.clear()
        return []

    async def _get_outage(self, request: Request) -> object:
        return self._line.report()

    async def _set_outage(self, request: Request) -> object:
        await self._line.change(_mapping(await _payload(request)))
        return self._line.report()

    async def _get_state(self, request: Request) -> object:
        """Counts and the log. `requests` holds those with a `seq` above `after`."""
        return {
            "customers": self._sandbox.count(),
            "writes": self._sandbox.effect_counts(),
            "request_counts": self._log.counts(),
            "requests": self._log.report(after=_number(request, "after")),
        }

    async def _get_effects(self, request: Request) -> object:
        effects = self._sandbox.effects(after=_number(request, "after"))
        return [dataclasses.asdict(effect) for effect in effects]

    async def _get_person(self, request: Request) -> object:
        """The record behind an identifier (`?mobile=…`), or null."""
        person = self._find(dict(request.query_params))
        return None if person is None else dataclasses.asdict(person)

    async def _set_person(self, request: Request) -> object:
        """`set`: fields of `people.Person`; with `find` (an identifier) an existing person."""
        payload = _mapping(await _payload(request))
        user_id: int | None = None
        if "find" in payload:
            found = self._find(_mapping(payload["find"]))
            if found is None:
                raise _BadRequest("nobody has that identifier")
            user_id = found.user_id
        person = self._sandbox.plant(_mapping(payload.get("set", {})), user_id=user_id)
        return dataclasses.asdict(person)

    async def _get_settings(self, request: Request) -> object:
        return dataclasses.asdict(self._sandbox.settings)

    async def _set_settings(self, request: Request) -> object:
        changes = _mapping(await _payload(request))
        return dataclasses.asdict(self._sandbox.change_settings(changes))

    async def _get_requests(self, request: Request) -> object:
        """Every request to change an identifier, the oldest first."""
        back_office.approve_due(self._sandbox.world)
        found = ChangeRequests(self._sandbox.world.connection).all()
        return [dataclasses.asdict(each) for each in found]

    async def _decide_request(self, request: Request) -> object:
        """`id` of a pending request, and `approve`: true or false. The request as it is then: one
        that can no longer be approved is rejected."""
        payload = _mapping(await _payload(request))
        request_id, is_approved = payload.get("id"), payload.get("approve")
        if not isinstance(request_id, int) or not isinstance(is_approved, bool):
            raise _BadRequest("the id of a request is needed, and whether to approve it")
        decided = back_office.decide(self._sandbox.world, request_id, is_approved=is_approved)
        return dataclasses.asdict(decided)

    async def _expire_tokens(self, request: Request) -> object:
        """Every access token runs out now."""
        self._tokens.expire_all()
        return {}

    async def _reset(self, request: Request) -> object:
        """People, settings, faults, line, log and tokens as at the first start."""
        self._sandbox.reset()
        self._tokens.expire_all()
        self._faults.clear()
        self._log.clear()
        await self._line.restore()
        return {"customers": self._sandbox.count()}

    def _find(self, identifier: dict[str, object]) -> Person | None:
        if len(identifier) != 1:
            raise _BadRequest("one identifier is needed")
        ((name, value),) = identifier.items()
        return self._sandbox.person(Kind(name), str(value))


def _number(request: Request, name: str) -> int:
    text = request.query_params.get(name, "0")
    if not text.isdecimal():
        raise _BadRequest(f"{name} is no number")
    return int(text)


async def _payload(request: Request) -> object:
    body = await request.body()
    if len(body) > _MAX_BODY_BYTES:
        raise _BadRequest("too large")
    try:
        return json.loads(body)
    except RecursionError:
        raise _BadRequest("too deep") from None


def _mapping(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise _BadRequest("an object is expected")
    return value
