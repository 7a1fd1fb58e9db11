"""One till with every kind of write, its real client, and the sandbox in this process behind it."""

from collections.abc import Callable
from pathlib import Path
from uuid import uuid4
from zoneinfo import ZoneInfo

import httpx

from app.api.credentials import Credentials, password_digest
from app.api.link import Link
from app.domain import identifiers
from app.domain.changes import ChangeFeed
from app.domain.customer import CustomerKey
from app.domain.identifiers import Identifier
from app.domain.op import Associate, AssociateId, Binding, Op, OpId, OpKind, Payload, Subject
from app.sandbox.calls.table import Calls, Request
from app.sandbox.line.access import Credentials as Login
from app.sandbox.people.people import Person
from app.sandbox.state import Sandbox
from app.store.database import Database
from app.store.outbox import OutboxStore
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from app.store.store_key import KeySource, StoreKey
from app.sync.connectivity import Connectivity
from app.sync.engine import SyncEngine
from app.sync.handlers.table import handlers
from app.sync.pacing import Pacing
from app.sync.verifying import Verifier
from tests.manual_clock import ManualClock
from tests.unit.api.calls import Answers

BINDING = Binding(server_url="https://sandbox", organisation="29", till_login="store.server")
AMY = Associate(id=AssociateId("443"), name="Amy Pond")
QUIET_S = 120.0

Trouble = Callable[[httpx.Request], httpx.Response | None]
"""What the line does to a request: an answer of its own, an exception, or nothing."""


def no_trouble(request: httpx.Request) -> httpx.Response | None:
    return None


class KindsRig:
    """`trouble` comes before the server sees a request, `loses` takes its answers away."""

    def __init__(self, folder: Path) -> None:
        self.clock = ManualClock()
        self.sandbox = Sandbox(clock=self.clock, customers=30)
        self._calls = Calls(self.sandbox, Login(), self.clock)
        self.trouble: Trouble = no_trouble
        self.erased: list[Identifier] = []
        self.loses: Callable[[httpx.Request], bool] = lambda request: False
        self._wire = Answers(self._answer)
        key = StoreKey(raw=bytes(range(32)), source=KeySource.ENVIRONMENT)
        self._database = Database(
            folder / "outbox.db", key, synchronous="FULL", migrations=OUTBOX_MIGRATIONS
        )

    async def start(self) -> "KindsRig":
        await self._database.open()
        self.outbox = OutboxStore(self._database, self.clock)
        await self.outbox.begin_epoch()
        connectivity = Connectivity(clock=self.clock)
        self.link = Link(
            url="https://sandbox",
            binding=BINDING,
            credentials=Credentials(username=Login().username, digest=password_digest("server123")),
            zone=ZoneInfo("Europe/London"),
            clock=self.clock,
            observe=lambda report: None,
            calls_per_minute=100_000,
            make_transport=lambda: httpx.MockTransport(self._wire.handle),
        )
        connectivity.probe = self.link.stores.login
        await connectivity.check()
        kinds = handlers(is_note_date_kept=lambda: True)
        changes = ChangeFeed()
        self.engine = SyncEngine(
            outbox=self.outbox,
            connectivity=connectivity,
            link=lambda: self.link,
            handlers=kinds,
            on_acknowledged=_note_nothing,
            changes=changes,
            clock=self.clock,
            pacing=Pacing(clock=self.clock, batch_size=10, quiet_period_s=QUIET_S),
            verifier=Verifier(
                outbox=self.outbox, handlers=kinds, changes=changes, clock=self.clock
            ),
            on_erased=self._note_erased,
        )
        return self

    async def stop(self) -> None:
        await self.link.close()
        await self._database.close()
        self.sandbox.close()

    async def save(
        self, kind: OpKind, payload: Payload, subject: Subject | None, op_id: str = "1"
    ) -> Op:
        op = await self.outbox.enqueue(
            op_id=OpId(op_id),
            kind=kind,
            payload=payload,
            subject=subject,
            binding=BINDING,
            associate=AMY,
            created_at=self.clock.now(),
        )
        self.engine.saved(op)
        return op

    async def op(self, op_id: str = "1") -> Op:
        found = await self.outbox.get(OpId(op_id))
        assert found is not None
        return found

    async def drain(self) -> None:
        """All that can be done now."""
        for _ in range(100):
            if await self.engine.round() != 0:
                return
        raise AssertionError("the engine does not come to rest")

    async def drain_for(self, seconds: float) -> None:
        """All that comes due within this time."""
        until = self.clock.monotonic() + seconds
        while self.clock.monotonic() < until:
            await self.drain()
            self.clock.advance(10)
        await self.drain()

    def somebody(self) -> tuple[Person, Subject]:
        """A member whom the server knows."""
        where = "mobile IS NOT NULL AND type = 'LOYALTY' AND standing = 'ACTIVE'"
        _, found = self.sandbox.world.people.select(where, (), start=0, rows=1)
        person = found[0]
        subject = Subject(
            key=CustomerKey(f"user:{person.user_id}"),
            identifiers=(
                identifiers.user_id(str(person.user_id)),
                identifiers.mobile(str(person.mobile)),
            ),
        )
        return person, subject

    def person(self, user_id: int) -> Person:
        found = self.sandbox.world.people.get(user_id)
        assert found is not None
        return found

    def effects(self) -> list[tuple[str, str]]:
        """What the calls of this till did on the server: call and effect."""
        return [
            (effect.call, effect.effect)
            for effect in self.sandbox.effects()
            if effect.call.startswith("customer/")
        ]

    async def _note_erased(self, identifier: Identifier) -> None:
        self.erased.append(identifier)

    def _answer(self, request: httpx.Request) -> httpx.Response:
        own = self.trouble(request)
        if own is not None:
            return own
        answer = self._calls.answer(
            Request(
                method=request.method,
                path=request.url.path,
                query=request.url.query.decode(),
                authorization=request.headers["authorization"],
                content_type=request.headers.get("content-type", ""),
                body=request.content,
                request_id=str(uuid4()),
            )
        )
        if self.loses(request):
            raise httpx.ReadTimeout("lost", request=request)
        headers = {"content-type": answer.content_type, **answer.headers}
        return httpx.Response(answer.http_status, content=answer.body, headers=headers)


async def _note_nothing(settlements: object) -> None:
    """Nobody keeps a cache here."""
