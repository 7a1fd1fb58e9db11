"""This project's own server as the far end of a transport, in this process and without a wire."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import httpx

from app.domain import identifiers
from app.domain.identifiers import Identifier
from app.sandbox.calls.table import Calls, Request
from app.sandbox.line.access import Credentials
from app.sandbox.line.tamper import Drift
from app.sandbox.people.world import World
from app.sandbox.state import Sandbox
from tests.manual_clock import ManualClock
from tests.unit.api.calls import Answers

Alter = Callable[[bytes], bytes]
AlterQuery = Callable[[str], str]


def unaltered(body: bytes) -> bytes:
    return body


def as_asked(query: str) -> str:
    return query


class OwnServer(Answers):
    """Its people are `world`'s. `asked`, `sent` and `told` alter queries and bodies on their way
    there and back, `drift` is the server's own way of spelling its replies.
    """

    def __init__(self, sandbox: Sandbox, clock: ManualClock) -> None:
        super().__init__(self._answer_one)
        self.sandbox = sandbox
        self.clock = clock
        self.world: World = sandbox.world
        self.asked: AlterQuery = as_asked
        self.sent: Alter = unaltered
        self.told: Alter = unaltered
        self.drift: Drift | None = None
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
                query=self.asked(request.url.query.decode()),
                authorization=request.headers["authorization"],
                content_type=request.headers.get("content-type", ""),
                body=self.sent(request.content),
                drift=self.drift,
            )
        )
        headers = {"content-type": answer.content_type, **answer.headers}
        body = self.told(answer.body)
        return httpx.Response(answer.http_status, content=body, headers=headers)


@contextmanager
def own_server(customers: int = 60) -> Iterator[OwnServer]:
    """With so many people, the same each time."""
    clock = ManualClock()
    sandbox = Sandbox(clock=clock, customers=customers)
    try:
        yield OwnServer(sandbox, clock)
    finally:
        sandbox.close()
