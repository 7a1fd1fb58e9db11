"""The real engine and outbox on a still clock, against a server made of a dictionary."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

from app.api.endpoints.customers import Answered
from app.api.link import Link
from app.api.outcomes import fault_outcome
from app.api.pace import Priority
from app.api.transport import CallReport
from app.domain.changes import ChangeFeed, ChangeSet
from app.domain.customer import Customer, UserId
from app.domain.faults import ServerFault
from app.domain.identifiers import Identifier
from app.domain.op import Associate, AssociateId, Binding, Evidence, Op, OpId, OpKind, OpState, Why
from app.domain.outcome import Outcome, Settlement
from app.domain.registration import Registration, customer_of
from app.store.database import Database
from app.store.outbox import OutboxStore
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from app.store.store_key import KeySource, StoreKey
from app.sync.connectivity import Connectivity
from app.sync.engine import SyncEngine
from app.sync.handlers.registration import RegistrationHandler
from app.sync.pacing import Pacing
from app.sync.verifying import Verifier
from tests.manual_clock import ManualClock

BINDING = Binding(server_url="https://api.example.com", organisation="29", till_login="till.1")
NOOR = Associate(id=AssociateId("443"), name="Noor A.")
QUIET_S = 120.0

Script = Callable[[Sequence[Registration]], Sequence[Outcome] | None]


def done(customer: Customer) -> Outcome:
    return Outcome(why=Why(evidence=Evidence.DONE, code=1000), customer=customer)


def refused(evidence: Evidence, code: int | None = None) -> Outcome:
    return Outcome(why=Why(evidence=evidence, code=code, message="the server's words"))


def person(number: int, **fields: str) -> Registration:
    return Registration(
        mobile=f"4477009{number:05d}",
        firstname=fields.get("firstname", f"Person{number}"),
        lastname=fields.get("lastname", ""),
        email=fields.get("email", ""),
        registered_at=datetime(2026, 11, 24, 14, 0, tzinfo=UTC),
    )


class FakeServer:
    """Stands where `link.customers` does. `script` may answer a request in the server's place;
    where it answers None, the request is done as it should be.
    """

    def __init__(self) -> None:
        self.people: dict[str, Customer] = {}
        self.requests: list[list[str]] = []
        self.effects: list[str] = []
        self.reads = 0
        self.script: Script = lambda registrations: None
        self.read_fault: ServerFault | None = None

    def commit(self, registration: Registration) -> Customer:
        """Do one upsert, as the contract has it."""
        self.effects.append(registration.mobile)
        known = self.people.get(registration.mobile)
        if known is None:
            known = replace(customer_of(registration), user_id=UserId(str(1000 + len(self.people))))
        else:
            known = replace(
                known,
                firstname=registration.firstname or known.firstname,
                lastname=registration.lastname or known.lastname,
                email=known.email or registration.email,
            )
        self.people[registration.mobile] = known
        return known

    async def add(
        self, registrations: Sequence[Registration], *, priority: Priority
    ) -> tuple[Outcome, ...]:
        self.requests.append([registration.mobile for registration in registrations])
        scripted = self.script(registrations)
        if scripted is not None:
            return tuple(scripted)
        return tuple(done(self.commit(registration)) for registration in registrations)

    async def get_many(
        self,
        identifiers: Sequence[Identifier],
        *,
        deadline_s: float,
        priority: Priority = Priority.FOREGROUND,
    ) -> tuple[Answered, ...]:
        self.reads += 1
        if self.read_fault is not None:
            raise self.read_fault
        return tuple(
            Answered(identifier=identifier, customer=self._find(identifier))
            for identifier in identifiers
        )

    def _find(self, identifier: Identifier) -> Customer | None:
        return next(
            (found for found in self.people.values() if identifier in found.identifiers), None
        )


class FakeLink:
    """As much of a link as the engine and the handler use."""

    def __init__(self, server: FakeServer) -> None:
        self.binding = BINDING
        self.customers = server
        self.free = 100

    def pause_s(self) -> float:
        return 0.0

    def free_calls(self) -> int:
        return self.free


class Rig:
    """One till's run. `restart` is a new run on the same file, as after a kill."""

    def __init__(self, folder: Path, *, batch_size: int = 10) -> None:
        self.clock = ManualClock()
        self.server = FakeServer()
        self.changes: list[ChangeSet] = []
        self.acknowledged: list[Settlement] = []
        self._path = folder / "outbox.db"
        self._batch_size = batch_size
        self._key = StoreKey(raw=bytes(range(32)), source=KeySource.ENVIRONMENT)

    async def start(self) -> "Rig":
        self.database = Database(
            self._path, self._key, synchronous="FULL", migrations=OUTBOX_MIGRATIONS
        )
        await self.database.open()
        self.outbox = OutboxStore(self.database, self.clock)
        await self.outbox.begin_epoch()
        self.connectivity = Connectivity(clock=self.clock)
        feed = ChangeFeed()
        feed.listen(self.changes.append)
        self.pacing = Pacing(clock=self.clock, batch_size=self._batch_size, quiet_period_s=QUIET_S)
        link = cast(Link, FakeLink(self.server))
        handlers = {OpKind.REGISTRATION: RegistrationHandler()}
        self.engine = SyncEngine(
            outbox=self.outbox,
            connectivity=self.connectivity,
            link=lambda: link,
            handlers=handlers,
            on_acknowledged=self._note,
            changes=feed,
            clock=self.clock,
            pacing=self.pacing,
            verifier=Verifier(
                outbox=self.outbox, handlers=handlers, changes=feed, clock=self.clock
            ),
        )
        self.line(None)
        return self

    async def stop(self) -> None:
        await self.database.close()

    async def restart(self) -> None:
        await self.stop()
        await self.start()

    def line(self, fault: ServerFault | None) -> None:
        """What the last call found of the line."""
        self.connectivity.note(
            CallReport(at=self.clock.now(), path="customer/get", latency_s=0.1, fault=fault)
        )

    async def save(self, registration: Registration, op_id: str | None = None) -> Op:
        op = await self.outbox.enqueue(
            op_id=OpId(op_id or f"op-{registration.mobile}"),
            kind=OpKind.REGISTRATION,
            payload=registration,
            binding=BINDING,
            associate=NOOR,
            created_at=self.clock.now(),
        )
        self.engine.saved(op)
        return op

    async def drain(self) -> float | None:
        """Rounds until nothing can be done now; seconds until something can."""
        for _ in range(1000):
            wait_s = await self.engine.round()
            if wait_s != 0:
                return wait_s
        raise AssertionError("the engine does not come to rest")

    async def states(self) -> dict[str, OpState]:
        settled = await self.outbox.recent_settled(1000)
        return {op.registration.mobile: op.state for op in (*await self.outbox.live(), *settled)}

    async def state(self, op: Op) -> OpState:
        found = await self.outbox.get(op.id)
        assert found is not None
        return found.state

    async def _note(self, settlements: Sequence[Settlement]) -> None:
        self.acknowledged.extend(settlements)


def fault_everywhere(fault: ServerFault) -> Script:
    """Every write ends so, and nothing is done."""
    return lambda registrations: (fault_outcome(fault),) * len(registrations)
