"""This project's own server as the far end of a transport, in this process and without a wire."""

from collections.abc import Iterator
from contextlib import contextmanager

import httpx

from app.domain import identifiers
from app.domain.identifiers import Identifier
from app.sandbox.calls.table import Calls, Request
from app.sandbox.line.access import Credentials
from app.sandbox.people.world import World
from app.sandbox.state import Sandbox
from tests.manual_clock import ManualClock
from tests.unit.api.calls import Answers


class OwnServer(Answers):
    """Its people are `world`'s."""

    def __init__(self, sandbox: Sandbox, clock: ManualClock) -> None:
        super().__init__(self._answer_one)
        self.world: World = sandbox.world
        self._calls = Calls(sandbox, Credentials(), clock)

    def members(self) -> tuple[Identifier, ...]:
        """Those whom the server knows by mobile and has something to tell of."""
        where = "has_history AND mobile IS NOT NULL AND standing = 'ACTIVE' AND type = 'LOYALTY'"
        _, found = self.world.people.select(where, (), start=0, rows=10_000)
        return tuple(identifiers.mobile(str(person.mobile)) for person in found)

    def _answer_one(self, request: httpx.Request) -> httpx.Response:
        answer = self._calls.answer(
            Request(
                method=request.method,
                path=request.url.path,
                query=request.url.query.decode(),
                authorization=request.headers["authorization"],
                content_type=request.headers.get("content-type", ""),
                body=request.content,
            )
        )
        headers = {"content-type": answer.content_type, **answer.headers}
        return httpx.Response(answer.http_status, content=answer.body, headers=headers)


@contextmanager
def own_server(customers: int = 60) -> Iterator[OwnServer]:
    """With so many people, the same each time."""
    clock = ManualClock()
    sandbox = Sandbox(clock=clock, customers=customers)
    try:
        yield OwnServer(sandbox, clock)
    finally:
        sandbox.close()
