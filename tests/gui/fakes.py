"""Stand-ins for the services, as screens see them: answers are set by hand, calls are recorded.

An answer may be held back: `gate` is an event that the call waits for, so that a test decides which
of two answers comes first.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from app.domain.changes import ChangeFeed
from app.domain.connection import ConnectionState, ConnectionStatus
from app.domain.customer import Customer, CustomerKey, Place, UserId
from app.domain.faults import Fault, ServerFault
from app.domain.identifiers import IdentifierKind
from app.domain.match import Match, MatchReason
from app.domain.op import (
    Associate,
    AssociateId,
    Binding,
    Op,
    OpId,
    OpKind,
    OpState,
    PendingSummary,
    registered,
)
from app.domain.organisation import DEFAULT_RULES, RegistrationRules
from app.domain.registration import Registration
from app.services.cards import Card
from app.services.lookup import Found, NotFound
from app.services.services import Services
from app.settings.declarations import Settings
from app.settings.policy import NO_POLICY
from tests.gui.fakes_card import FakeAudit, FakeDrafts, FakeRecords, FakeWriting

NOW = datetime(2026, 11, 23, 14, 9, tzinfo=UTC)
NOOR = Associate(id=AssociateId("a1"), name="Noor A.", is_supervisor=True)
JO = Associate(id=AssociateId("a2"), name="Jo P.")


@dataclass
class FakeClock:
    at: datetime = NOW
    ticks: float = 1000.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self.ticks

    async def sleep(self, delay_s: float) -> None:
        await asyncio.sleep(0)

    def pass_(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self.ticks += seconds


def tom(**changes: Any) -> Customer:
    """Tom Sawyer, as the server's sample has him."""
    made = Customer(
        user_id=UserId("98"),
        firstname="Tom",
        lastname="Sawyer",
        mobile="44700900000",
        email="tom.sawyer@example.com",
        external_id="ts1234",
        tier="Gold",
        points=355,
        lifetime_points=5400,
        registered_at=NOW - timedelta(days=400),
        registered_store=Place(code="s1", name="High Street"),
    )
    return replace(made, **changes)


TOM_KEY = CustomerKey("user:98")


def match(customer: Customer, key: str = "", **changes: Any) -> Match:
    made = Match(
        key=CustomerKey(key or f"user:{customer.user_id}"),
        customer=customer,
        fetched_at=NOW - timedelta(minutes=11),
        reasons=(MatchReason.IDENTIFIER,),
    )
    return replace(made, **changes)


def op(op_id: str = "op-1", state: OpState = OpState.QUEUED, **changes: Any) -> Op:
    payload = Registration(
        mobile="44700901300",
        firstname="Thomas",
        lastname="Sawyer",
        registered_at=NOW - timedelta(minutes=6),
    )
    made = Op(
        id=OpId(op_id),
        seq=1,
        kind=OpKind.REGISTRATION,
        state=state,
        lane=CustomerKey(f"op:{op_id}"),
        subject=registered(OpId(op_id), payload),
        payload=payload,
        binding=Binding(server_url="https://x", organisation="1", till_login="t"),
        associate=NOOR,
        created_at=NOW - timedelta(minutes=6),
        epoch=1,
    )
    return replace(made, **changes)


def card(customer: Customer, key: CustomerKey = TOM_KEY, **changes: Any) -> Card:
    made = Card(key=key, customer=customer, fetched_at=NOW - timedelta(minutes=11))
    return replace(made, **changes)


class _Listeners:
    def __init__(self) -> None:
        self._listeners: list[Callable[..., None]] = []

    def listen(self, listener: Callable[..., None]) -> Callable[[], None]:
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    def tell(self, *arguments: object) -> None:
        for listener in tuple(self._listeners):
            listener(*arguments)


class FakeSession(_Listeners):
    def __init__(self) -> None:
        super().__init__()
        self.associate: Associate | None = NOOR
        self.is_locked = False
        self.is_training = False

    async def associates(self) -> tuple[Associate, ...]:
        return (NOOR, JO)

    def lock(self) -> None:
        self.is_locked = True
        self.tell()

    def sign_out(self) -> None:
        self.associate = None
        self.is_locked = False
        self.tell()

    def let_in(self, associate: Associate) -> None:
        self.associate = associate
        self.is_locked = False
        self.tell()


@dataclass
class FakeLookup:
    """`calls` are (method, argument) in order."""

    calls: list[tuple[str, str]] = field(default_factory=list)
    recent: tuple[Match, ...] = ()
    typed: dict[str, tuple[Match, ...]] = field(default_factory=dict)
    here: dict[str, tuple[Match, ...]] = field(default_factory=dict)
    server: dict[str, Found] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)
    fresh: dict[str, Card | Fault | None] = field(default_factory=dict)
    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    asked: dict[tuple[str, str], asyncio.Event] = field(default_factory=dict)
    scan_kinds: list[IdentifierKind | None] = field(default_factory=list)

    async def until(self, method: str, text: str) -> None:
        """Wait until this was asked for."""
        await self.asked.setdefault((method, text), asyncio.Event()).wait()

    async def _pass(self, method: str, text: str) -> None:
        self.calls.append((method, text))
        self.asked.setdefault((method, text), asyncio.Event()).set()
        gate = self.gates.get(f"{method} {text}")
        if gate is not None:
            await gate.wait()
        else:
            await asyncio.sleep(0)

    def count(self, method: str) -> int:
        return sum(1 for called, _ in self.calls if called == method)

    async def recents(self, limit: int = 8) -> tuple[Match, ...]:
        await self._pass("recents", "")
        return self.recent

    async def as_typed(self, text: str, limit: int = 20) -> tuple[Match, ...]:
        await self._pass("as_typed", text)
        return self.typed.get(text, ())

    async def find_here(self, text: str) -> Found:
        await self._pass("find_here", text)
        return Found(matches=self.here.get(text, ()))

    async def find(self, text: str) -> Found:
        await self._pass("find", text)
        return self.server.get(text, Found(not_found=NotFound.UNKNOWN_TO_SERVER, asked_server=True))

    async def scan_here(self, code: str, kind: IdentifierKind | None = None) -> Found:
        await self._pass("scan_here", code)
        return Found(matches=self.here.get(code, ()))

    async def scan(self, code: str, kind: IdentifierKind | None = None) -> Found:
        self.scan_kinds.append(kind)
        await self._pass("scan", code)
        return self.server.get(code, Found(not_found=NotFound.UNKNOWN_TO_SERVER, asked_server=True))

    async def card(self, key: CustomerKey) -> Card | None:
        seen = self.cards.get(key)  # a reading that comes late tells what it saw when it began
        await self._pass("card", key)
        return seen

    async def refresh(self, key: CustomerKey) -> Card | None:
        await self._pass("refresh", key)
        answer = self.fresh.get(key, self.cards.get(key))
        if isinstance(answer, Fault):
            raise answer
        if answer is not None:
            self.cards[answer.key] = answer
        return answer

    async def opened(self, key: CustomerKey) -> None:
        await self._pass("opened", key)


@dataclass
class FakePending:
    counted: PendingSummary = field(default_factory=PendingSummary)

    async def summary(self) -> PendingSummary:
        return self.counted


@dataclass(frozen=True)
class FakeReport:
    at: datetime
    latency_s: float = 0.08
    fault: ServerFault | None = None


class FakeConnection(_Listeners):
    def __init__(self) -> None:
        super().__init__()
        self.status = ConnectionStatus(
            state=ConnectionState.ONLINE, since_at=NOW, latency_s=0.042, last_good_at=NOW
        )
        self.tried: tuple[FakeReport, ...] = ()
        self.probes = 0

    def probe(self) -> None:
        self.probes += 1

    def become(self, state: ConnectionState, fault: ServerFault | None = None) -> None:
        self.status = replace(
            self.status, state=state, since_at=NOW - timedelta(minutes=7), fault=fault
        )
        self.tell(self.status)


class FakePreferences(_Listeners):
    def __init__(self) -> None:
        super().__init__()
        self.settings = Settings()
        self.policy = NO_POLICY


@dataclass
class FakeRegistration:
    told: RegistrationRules = DEFAULT_RULES

    async def rules(self) -> RegistrationRules:
        return self.told


@dataclass
class Fakes:
    """The services by hand, and (`services`) as the screens take them."""

    clock: FakeClock = field(default_factory=FakeClock)
    session: FakeSession = field(default_factory=FakeSession)
    lookup: FakeLookup = field(default_factory=FakeLookup)
    records: FakeRecords = field(default_factory=FakeRecords)
    registration: FakeRegistration = field(default_factory=FakeRegistration)
    pending: FakePending = field(default_factory=FakePending)
    connection: FakeConnection = field(default_factory=FakeConnection)
    preferences: FakePreferences = field(default_factory=FakePreferences)
    changes: ChangeFeed = field(default_factory=ChangeFeed)
    audit: FakeAudit = field(default_factory=FakeAudit)
    drafts: FakeDrafts = field(init=False)
    writing: FakeWriting = field(init=False)

    def __post_init__(self) -> None:
        self.records.customers = self._customer
        self.drafts = FakeDrafts(associate=lambda: self.session.associate)
        self.writing = FakeWriting(records=self.records, changes=self.changes)

    def _customer(self, key: CustomerKey) -> Customer | None:
        found = self.lookup.cards.get(key)
        return None if found is None else found.customer

    @property
    def services(self) -> Services:
        return cast(Services, self)
