"""Carries faults out on live exchanges: the ASGI layer between the socket and the API.

Everything but the control endpoint passes through here, is logged, and may come to harm.
"""

from collections import deque
from collections.abc import Mapping
from typing import assert_never

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from app.domain.clock import Clock
from app.sandbox.line.false_replies import false_reply
from app.sandbox.line.faults import Action, Closing, FaultPlan, FaultRule
from app.sandbox.line.requests import Line, LoggedRequest, Outage, RequestLog

CONTROL_PREFIX = "/_control"
EXTENSION = "tillside.sandbox"
"""Where the server offers the connection: `abort(how)` tears it down, `finish()` closes it in
order, `is_control` tells the control port."""
ENTRY = "tillside.entry"
RULE = "tillside.rule"

_MAX_TAKEN_BYTES = 2 << 20


class ConnectionDropped(ConnectionError):
    """Stands for the broken connection where there is no socket to break (in-process clients)."""


class Interference:
    """Wraps the API's own application."""

    def __init__(
        self, app: ASGIApp, *, faults: FaultPlan, line: Line, log: RequestLog, clock: Clock
    ) -> None:
        self._app = app
        self._faults = faults
        self._line = line
        self._log = log
        self._clock = clock

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = str(scope["path"]) if scope["type"] == "http" else CONTROL_PREFIX
        if path == CONTROL_PREFIX or path.startswith(f"{CONTROL_PREFIX}/"):
            await self._app(scope, receive, send)
            return
        entry = self._log.arrive(
            at=self._clock.now(),
            method=str(scope["method"]),
            path=path,
            query=scope["query_string"].decode("latin-1"),
        )
        scope[ENTRY] = entry
        exchange = _Exchange(self._app, scope, receive, send, entry)
        if scope.get("extensions", {}).get(EXTENSION, {}).get("is_control"):
            await exchange.reply(404, {}, b"")
        elif self._line.outage is not None:
            entry.fault = "outage"
            stalls = self._line.outage is Outage.STALL
            await (exchange.until_gone() if stalls else exchange.drop(Closing.RESET))
        else:
            await self._pass(exchange)

    async def _pass(self, exchange: "_Exchange") -> None:
        if self._line.slow_s:
            await exchange.take_in()
            await self._clock.sleep(self._line.slow_s)
        entry = exchange.entry
        dropped = self._line.roll()
        target = f"{entry.path}?{entry.query}" if entry.query else entry.path
        rule = FaultRule(action=dropped) if dropped else self._faults.take(entry.method, target)
        if rule is None:
            await exchange.run()
            return
        entry.fault = rule.action.value
        await self._harm(exchange, rule)

    async def _harm(self, exchange: "_Exchange", rule: FaultRule) -> None:
        exchange.scope[RULE] = rule
        match rule.action:
            case Action.DROP_BEFORE:
                await exchange.drop(rule.how)
            case Action.COMMIT_THEN_DROP:
                await exchange.done()
                await exchange.drop(rule.how)
            case Action.CUT:
                await exchange.cut()
            case Action.DELAY:
                await self._delay(exchange, rule)
            case Action.ITEM_CODE | Action.ITEM_UNANSWERED | Action.ITEM_MISSING | Action.DRIFT:
                await exchange.run()
            case (
                Action.STALL
                | Action.STATUS
                | Action.REDIRECT
                | Action.PORTAL
                | Action.GARBLE
                | Action.UNAUTHORISED
                | Action.THROTTLE
            ):
                whole = await exchange.done() if rule.commit else b""
                if rule.action is Action.STALL:
                    await exchange.until_gone()
                else:
                    await exchange.reply(*false_reply(rule, exchange.entry, whole))
            case _:
                assert_never(rule.action)

    async def _delay(self, exchange: "_Exchange", rule: FaultRule) -> None:
        """Committed first, the reply alone is late; else the request is done late, even if its
        sender has gone: the late commit of a real server."""
        await exchange.take_in()
        if rule.commit:
            messages = await exchange.kept()
            await self._clock.sleep(rule.seconds)
            for message in messages:
                await exchange.send(message)
        else:
            await self._clock.sleep(rule.seconds)
            await exchange.run()


class _Exchange:
    """One request on its way, and what can be done to it."""

    def __init__(
        self, app: ASGIApp, scope: Scope, receive: Receive, send: Send, entry: LoggedRequest
    ) -> None:
        self._app = app
        self.scope = scope
        self._receive = receive
        self._send = send
        self.entry = entry

    async def take_in(self) -> None:
        """Read the request to its end now: once the client has gone, it could not be read."""
        waiting: deque[Message] = deque()
        receive = self._receive
        size = 0
        while not waiting or waiting[-1].get("more_body", False):
            waiting.append(await receive())
            size += len(waiting[-1].get("body", b""))
            if size > _MAX_TAKEN_BYTES:
                break

        async def replay() -> Message:
            return waiting.popleft() if waiting else await receive()

        self._receive = replay

    async def run(self) -> None:
        """Do it and answer, as if nothing were."""
        await self._app(self.scope, self._receive, self.send)

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.entry.status = int(message["status"])
        await self._send(message)

    async def kept(self) -> list[Message]:
        """Do it, and keep the answer back."""
        messages: list[Message] = []

        async def keep(message: Message) -> None:
            messages.append(message)

        await self._app(self.scope, self._receive, keep)
        return messages

    async def done(self) -> bytes:
        """Do it; the body of the answer that is not sent."""
        messages = await self.kept()
        return b"".join(bytes(message.get("body", b"")) for message in messages)

    async def reply(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        sized = {"content-length": str(len(body)), **headers}
        pairs = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in sized.items()]
        await self.send({"type": "http.response.start", "status": status, "headers": pairs})
        await self.send({"type": "http.response.body", "body": body})

    async def cut(self) -> None:
        """Do it, announce the whole answer, send half of it and close."""
        start, *rest = await self.kept()
        body = b"".join(bytes(message.get("body", b"")) for message in rest)
        await self.send(start)
        half = {"type": "http.response.body", "body": body[: len(body) // 2], "more_body": True}
        await self.send(half)
        await self._leave("finish")

    async def drop(self, how: Closing) -> None:
        """End the connection without a reply."""
        await self._leave("abort", how)

    async def until_gone(self) -> None:
        """Keep silent until the client gives up."""
        while (await self._receive())["type"] != "http.disconnect":
            pass

    async def _leave(self, way: str, *how: Closing) -> None:
        connection = self.scope.get("extensions", {}).get(EXTENSION)
        if connection is None:
            raise ConnectionDropped("the sandbox dropped the connection")
        connection[way](*how)
        # Returning earlier would make the server answer 500 on a transport that is still closing.
        await self.until_gone()
