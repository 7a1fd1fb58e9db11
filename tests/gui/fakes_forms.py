"""Services, a navigator and values for tests of the form pages: they record, and answer as told.

Each fake is the real service's subclass, so that a changed signature is a type error here.
"""

import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from unittest.mock import create_autospec

from app.domain.changes import ChangeFeed
from app.domain.customer import Customer, CustomerKey
from app.domain.faults import Fault
from app.domain.match import Match, MatchReason
from app.domain.move_reason import MoveReason
from app.domain.op import (
    Associate,
    AssociateId,
    Attempt,
    Binding,
    Evidence,
    Op,
    OpId,
    OpKind,
    OpMoved,
    OpState,
    PendingSummary,
    Why,
    registered,
)
from app.domain.organisation import DEFAULT_RULES, RegistrationRules
from app.domain.registration import FormValues, Registration, customer_of, form_values
from app.domain.registration_review import Review, review
from app.services.audit import AuditService
from app.services.cards import Card
from app.services.closing import ClosingService
from app.services.corrections import CorrectionService
from app.services.diagnostics import DiagnosticsService
from app.services.drafts import DraftService
from app.services.first_load import FirstLoadService
from app.services.handouts import HandoutService
from app.services.importing import ImportService
from app.services.lookup import LookupService
from app.services.pending import PendingService
from app.services.records import RecordsService
from app.services.registration import RegistrationService
from app.services.rescue import RescueService
from app.services.retirement import RetirementService
from app.services.search import SearchService
from app.services.services import Services
from app.services.session import SessionService, SignInNeeds
from app.services.staff import StaffService
from app.services.writing import WritingService
from app.settings.declarations import Settings, StoreSettings
from app.ui.navigation import PageName
from tests.gui.fakes_settings import FakeConnection, FakePreferences
from tests.manual_clock import START, ManualClock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

NOOR = Associate(id=AssociateId("a1"), name="Noor A.", is_supervisor=True)
JO = Associate(id=AssociateId("a2"), name="Jo P.")
BINDING = Binding(server_url="https://example.com", organisation="o1", till_login="till1")
LONDON = "Europe/London"


def op(
    number: int,
    state: OpState = OpState.QUEUED,
    *,
    firstname: str = "Tom",
    lastname: str = "Sawyer",
    mobile: str = "447911123456",
    attempts: int = 0,
    why: Why | None = None,
) -> Op:
    """A saved registration; `number` makes its id and its place in the queue."""
    payload = Registration(
        firstname=firstname, lastname=lastname, mobile=mobile, registered_at=START
    )
    op_id = OpId(f"op{number}")
    return Op(
        id=op_id,
        seq=number,
        kind=OpKind.REGISTRATION,
        state=state,
        lane=CustomerKey(f"op:op{number}"),
        subject=registered(op_id, payload),
        payload=payload,
        binding=BINDING,
        associate=NOOR,
        created_at=START + timedelta(minutes=number),
        epoch=1,
        attempts=attempts,
        why=why,
    )


def refused(number: int = 1, *, code: int = 1032, **changes: Any) -> Op:
    """A registration that the server has refused."""
    why = Why(
        evidence=Evidence.REJECTED,
        code=code,
        message="Mobile already registered",
        request_id="req-77",
    )
    return op(number, OpState.REJECTED, attempts=1, why=why, **changes)


class FakeSession(SessionService):
    def __init__(self, associate: Associate | None = NOOR, *, is_training: bool = False) -> None:
        self._listeners = []
        self._tell_act = lambda act, who, detail: None
        self._associate = associate
        self._is_locked = False
        self.is_training = is_training
        self.known: tuple[Associate, ...] = (NOOR, JO)
        self.new_needs = SignInNeeds(is_new=True, supervisor_pin=True)
        self.refusal: Exception | None = None
        self.sign_ins: list[dict[str, str]] = []

    async def associates(self) -> tuple[Associate, ...]:
        return self.known

    async def needs(self, name: str) -> SignInNeeds:
        names = {associate.name.casefold() for associate in self.known}
        return SignInNeeds() if name.casefold() in names else self.new_needs

    async def sign_in(
        self,
        name: str,
        pin: str,
        *,
        pin_again: str = "",
        supervisor_pin: str = "",
        server_username: str = "",
        server_password: str = "",
    ) -> Associate:
        self.sign_ins.append(
            {
                "name": name,
                "pin": pin,
                "pin_again": pin_again,
                "supervisor_pin": supervisor_pin,
                "server_username": server_username,
                "server_password": server_password,
            }
        )
        if self.refusal is not None:
            raise self.refusal
        found = next((known for known in self.known if known.name == name), None)
        return self.become(found or Associate(id=AssociateId(name), name=name))

    def become(self, associate: Associate) -> Associate:
        return self._let_in(associate)


class FakeDrafts(DraftService):
    def __init__(self, session: FakeSession) -> None:
        self._session = session
        self.kept: dict[tuple[str, str, str], dict[str, str]] = {}
        self.fault: Fault | None = None

    def _key(self, form: str, subject: str) -> tuple[str, str, str]:
        associate = self._session.associate
        return (associate.id if associate is not None else "", form, subject)

    async def save(
        self, form: str, subject: str, values: FormValues, *, owner: AssociateId | None = None
    ) -> None:
        if self.fault is not None:
            raise self.fault
        if self._session.associate is not None:
            self.kept[self._key(form, subject)] = dict(values)

    async def load(self, form: str, subject: str) -> FormValues | None:
        return self.kept.get(self._key(form, subject))

    async def drop(self, form: str, subject: str, *, owner: AssociateId | None = None) -> None:
        self.kept.pop(self._key(form, subject), None)

    def of(self, associate: Associate, subject: str = "") -> dict[str, str] | None:
        return self.kept.get((associate.id, "register", subject))


class FakeRegistration(RegistrationService):
    """Saves at once unless `answer` says otherwise; `gate` holds the saving back."""

    def __init__(self, clock: ManualClock) -> None:
        self._fake_clock = clock
        self.own_rules: RegistrationRules = DEFAULT_RULES
        self.saved: list[tuple[Registration, str, OpId | None]] = []
        self.answer: Exception | None = None
        self.gate: Callable[[], Awaitable[None]] | None = None
        self.here: tuple[Match, ...] = ()
        self.there: tuple[Match, ...] = ()
        self.asked_here: list[FormValues] = []
        self.asked_there: list[FormValues] = []
        self.doubles_fault: Fault | None = None

    async def rules(self) -> RegistrationRules:
        return self.own_rules

    def review(self, values: FormValues, rules: RegistrationRules) -> Review:
        return review(values, rules=rules, country="GB", zone=UTC, now=self._fake_clock.now())

    async def doubles(self, values: FormValues) -> tuple[Match, ...]:
        self.asked_here.append(dict(values))
        return self.here

    async def doubles_on_server(self, values: FormValues) -> tuple[Match, ...]:
        self.asked_there.append(dict(values))
        if self.doubles_fault is not None:
            raise self.doubles_fault
        return self.there

    async def register(
        self, registration: Registration, *, token: str, replacing: OpId | None = None
    ) -> Card:
        self.saved.append((registration, token, replacing))
        if self.gate is not None:
            await self.gate()
        if self.answer is not None:
            raise self.answer
        return Card(
            key=CustomerKey(f"op:{token}"), customer=customer_of(registration), fetched_at=None
        )


class FakeLookup(LookupService):
    def __init__(self) -> None:
        self.cards: dict[CustomerKey, Card] = {}

    async def card(self, key: CustomerKey) -> Card | None:
        return self.cards.get(key)


class FakePending(PendingService):
    def __init__(self) -> None:
        self.all: tuple[Op, ...] = ()
        self.record: tuple[Attempt, ...] = ()
        self.retried: list[OpId] = []
        self.discarded: list[tuple[OpId, str]] = []
        self.sends = 0
        self.fault: Fault | None = None
        self.next_s: float | None = None

    async def summary(self) -> PendingSummary:
        unsent = [found for found in self.all if found.is_unsent]
        needing = sum(found.needs_person for found in unsent)
        return PendingSummary(unsent=len(unsent), needs_person=needing)

    async def ops(self) -> tuple[Op, ...]:
        return self.all

    async def attempts(self, op_id: OpId) -> tuple[Attempt, ...]:
        return self.record

    async def retry(self, op_id: OpId) -> None:
        if self.fault is not None:
            raise self.fault
        self.retried.append(op_id)

    async def op(self, op_id: OpId) -> Op | None:
        return next((found for found in self.all if found.id == op_id), None)

    async def take_back(self, op_id: OpId) -> None:
        found = await self.op(op_id)
        if found is not None and not found.is_undoable:
            raise OpMoved(op_id, found.state)
        self.discarded.append((op_id, MoveReason.TAKEN_BACK))

    async def discard(self, op_id: OpId, *, reason: str) -> None:
        self.discarded.append((op_id, reason))

    async def correct(self, op_id: OpId) -> dict[str, str]:
        found = next((known for known in self.all if known.id == op_id), None)
        return form_values(found.registration, UTC) if found is not None else {}

    async def send_now(self) -> None:
        self.sends += 1

    def next_try_s(self) -> float | None:
        return self.next_s


@dataclass
class FakeNavigator:
    opened: list[CustomerKey] = field(default_factory=list)
    shown: list[PageName] = field(default_factory=list)

    def show_page(self, name: PageName) -> None:
        self.shown.append(name)

    def open_customer(self, key: CustomerKey) -> None:
        self.opened.append(key)

    def register_with(self, number: str) -> None:
        raise AssertionError("these pages never lead to the register form")

    def next_customer(self) -> None:
        raise AssertionError("these pages never go on to the next customer")


class Shop:
    """All services of one till, and the clock that they share."""

    def __init__(self, associate: Associate | None = NOOR, *, is_training: bool = False) -> None:
        self.clock = ManualClock()
        self.session = FakeSession(associate, is_training=is_training)
        self.drafts = FakeDrafts(self.session)
        self.registration = FakeRegistration(self.clock)
        self.lookup = FakeLookup()
        self.search: SearchService = create_autospec(SearchService, instance=True)
        self.pending = FakePending()
        self.connection = FakeConnection()
        self.preferences = FakePreferences(Settings(store=StoreSettings(timezone=LONDON)))
        self.changes = ChangeFeed()
        self.navigator = FakeNavigator()
        self.audit: AuditService = create_autospec(AuditService, instance=True)
        self.staff: StaffService = create_autospec(StaffService, instance=True)
        self.rescue: RescueService = create_autospec(RescueService, instance=True)
        self.diagnostics: DiagnosticsService = create_autospec(DiagnosticsService, instance=True)
        self.retirement: RetirementService = create_autospec(RetirementService, instance=True)

    @property
    def services(self) -> Services:
        return Services(
            session=self.session,
            lookup=self.lookup,
            records=create_autospec(RecordsService),
            first_load=create_autospec(FirstLoadService),
            search=self.search,
            registration=self.registration,
            importing=create_autospec(ImportService),
            writing=create_autospec(WritingService),
            audit=self.audit,
            pending=self.pending,
            corrections=create_autospec(CorrectionService),
            rescue=self.rescue,
            closing=create_autospec(ClosingService),
            staff=self.staff,
            diagnostics=self.diagnostics,
            retirement=self.retirement,
            drafts=self.drafts,
            handouts=create_autospec(HandoutService),
            connection=self.connection,
            preferences=self.preferences,
            drill=None,
            changes=self.changes,
            clock=self.clock,
        )


def match(
    key: str,
    firstname: str,
    lastname: str,
    *,
    mobile: str = "",
    tier: str = "",
    op: Op | None = None,
) -> Match:
    """A possible double."""
    return Match(
        key=CustomerKey(key),
        customer=Customer(firstname=firstname, lastname=lastname, mobile=mobile, tier=tier),
        reasons=(MatchReason.WAITING_HERE if op else MatchReason.LAST_NAME,),
        fetched_at=None if op else datetime(2026, 11, 24, 13, 58, tzinfo=UTC),
        op=op,
    )
