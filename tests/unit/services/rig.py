"""A whole till but for its window and network: real stores, a still clock, a server in memory."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from app.api.credentials import Credentials, Login, password_digest
from app.api.endpoints.customers import Answered
from app.api.pace import Priority
from app.api.proxy import Proxy
from app.api.transport import CallReport
from app.api.wire.document import Format
from app.bootstrap.core import Core, CoreOptions
from app.domain.card import EVERYTHING, Card, CardWish
from app.domain.changes import ChangeSet
from app.domain.customer import Customer, UserId
from app.domain.faults import CredentialsFault, ErasedFault, ServerFault
from app.domain.identifiers import Identifier
from app.domain.op import Associate, AssociateId, Binding, OpState
from app.domain.organisation import DEFAULT_RULES, Organisation, RegistrationRules, Staff
from app.domain.registration import Registration
from app.domain.search_page import SearchPage, SearchRow
from app.domain.search_query import SearchQuery
from app.services.preferences import PreferenceService
from app.settings.declarations import ServerSettings, Settings, StoreSettings
from app.store.opening import Stores, open_stores
from app.support.paths import Profile
from tests.manual_clock import ManualClock
from tests.unit.sync.rig import FakeServer

URL = "https://api.example.com"
OTHER_URL = "https://other.example.com"
USERNAME, PASSWORD = "till.1", "secret"
BINDING = Binding(server_url=URL, organisation="29", till_login=USERNAME)
PIN, OTHER_PIN = "2580", "1379"
STORE_KEY = {"TILLSIDE_STORE_KEY": "5a" * 32}
ZONE = ZoneInfo("Europe/London")


class Shop(FakeServer):
    """A server that answers everything a till asks, and remembers what it was asked."""

    def __init__(self) -> None:
        super().__init__()
        self.gets: list[Identifier] = []
        self.searches: list[tuple[str, str]] = []
        self.refusals: dict[Identifier, ServerFault] = {}
        self.fault: ServerFault | None = None
        self.is_any_login_taken = False
        self.cards: dict[Identifier, Card] = {}
        self.batches: list[tuple[Identifier, ...]] = []
        self.priorities: list[Priority] = []
        self.pause_s = 0.0
        self.rows: tuple[Customer, ...] = ()
        self.queries: list[tuple[str, int, int]] = []
        self.found: tuple[SearchRow, ...] = ()
        self.asked_at: list[tuple[str, str]] = []
        self.organisation = Organisation(
            id="29", name="Example Shops", till_login=USERNAME, clock_offset_s=2.0
        )
        self.known_rules: RegistrationRules = replace(DEFAULT_RULES, is_default=False)
        self.known_staff = Staff()

    def knows(self, customer: Customer) -> Customer:
        self.people[str(len(self.people))] = customer
        return customer

    async def get(self, identifier: Identifier, *, deadline_s: float = 4.0) -> Customer | None:
        self.gets.append(identifier)
        if self.fault is not None:
            raise self.fault
        if identifier in self.refusals:
            raise self.refusals[identifier]
        return self._find(identifier)

    async def get_card(
        self,
        identifier: Identifier,
        wish: CardWish = EVERYTHING,
        *,
        deadline_s: float = 4.0,
        priority: Priority = Priority.FOREGROUND,
    ) -> Card | None:
        self.priorities.append(priority)
        customer = await self.get(identifier)
        if customer is None:
            return None
        return self.cards.get(identifier, Card(customer=customer))

    async def get_many(
        self,
        identifiers: Sequence[Identifier],
        *,
        deadline_s: float = 4.0,
        priority: Priority = Priority.FOREGROUND,
    ) -> tuple[Answered, ...]:
        self.batches.append(tuple(identifiers))
        self.priorities.append(priority)
        if self.fault is not None:
            raise self.fault
        answers = await super().get_many(identifiers, deadline_s=deadline_s, priority=priority)
        return tuple(
            replace(answer, customer=None, is_erased=True)
            if isinstance(self.refusals.get(answer.identifier), ErasedFault)
            else answer
            for answer in answers
        )

    async def search_names(self, firstname: str, lastname: str = "") -> tuple[Customer, ...]:
        self.searches.append((firstname, lastname))
        if self.fault is not None:
            raise self.fault
        return self.rows

    async def search(self, query: SearchQuery, *, start: int = 0, rows: int = 20) -> SearchPage:
        self.queries.append((str(query), start, rows))
        if self.fault is not None:
            raise self.fault
        return SearchPage(
            results=self.found[start : start + rows],
            count=len(self.found),
            start=start,
            rows=rows,
        )


class ShopLink:
    """What `Link` is built as: the shop under one login."""

    def __init__(self, shop: Shop, **given: Any) -> None:
        self.binding: Binding = given["binding"]
        self.url: str = given["url"]
        self.credentials: Login = given["credentials"]
        self.wire_format: Format = given["wire_format"]
        self.proxy: Proxy | None = given["proxy"]
        self.calls_per_minute: float = given["calls_per_minute"]
        self.observe: Callable[[CallReport], None] = given["observe"]
        self.is_closed = False
        self._shop = shop
        self.customers = shop
        self.stores = self
        self.organisations = self

    def pause_s(self) -> float:
        return self._shop.pause_s

    def free_calls(self) -> int:
        return 0 if self._shop.pause_s else 100

    async def login(self) -> Organisation:
        self._shop.asked_at.append((self.url, self.binding.till_login))
        if self._shop.fault is not None:
            raise self._shop.fault
        expected = Credentials(username=USERNAME, digest=password_digest(PASSWORD))
        if self.credentials != expected and not self._shop.is_any_login_taken:
            raise CredentialsFault("no")
        return self._shop.organisation

    async def staff(self) -> Staff:
        return self._shop.known_staff

    async def rules(self) -> RegistrationRules:
        if self._shop.fault is not None:
            raise self._shop.fault
        return self._shop.known_rules

    async def close(self) -> None:
        self.is_closed = True


class Till:
    """`open` gives a running till; `reopen` is a new run of the app on the same files."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.folder = folder
        self.clock = ManualClock()
        self.shop = Shop()
        self.links: list[ShopLink] = []
        self.changes: list[ChangeSet] = []
        self.restarts = 0
        self.settings = Settings(server=ServerSettings(url=URL), store=StoreSettings(country="GB"))
        monkeypatch.setattr("app.services.server_line.Link", self._link)

    def _link(self, **given: Any) -> ShopLink:
        self.links.append(ShopLink(self.shop, **given))
        return self.links[-1]

    def _restart(self) -> None:
        self.restarts += 1

    async def open(
        self,
        *,
        is_training: bool = False,
        environ: dict[str, str] | None = None,
        zone: tzinfo = ZONE,
    ) -> "Till":
        profile = Profile(folder=self.folder)
        profile = profile.training if is_training else profile
        profile.make()
        self.stores: Stores = await open_stores(
            profile.folder, clock=self.clock, is_training=is_training, environ=STORE_KEY
        )
        self.core = Core(
            options=CoreOptions(
                profile=profile,
                server_url="" if is_training else URL,
                environ=environ or {},
                restart=self._restart,
            ),
            stores=self.stores,
            preferences=PreferenceService(folder=self.folder, settings=self.settings, problems=()),
            zone=zone,
            clock=self.clock,
        )
        self.line = self.core.line
        services = self.services = self.core.services
        self.session, self.lookup = services.session, services.lookup
        self.registration, self.pending = services.registration, services.pending
        self.connection = services.connection
        services.changes.listen(self.changes.append)
        return self

    async def close(self) -> None:
        await self.core.close()

    async def reopen(
        self, *, is_training: bool = False, environ: dict[str, str] | None = None
    ) -> None:
        await self.close()
        await self.open(is_training=is_training, environ=environ)

    async def connect(self) -> None:
        """Take up the server, as a sign-in to it does."""
        await self.line.adopt(await self.line.ask(URL, USERNAME, PASSWORD))

    async def enrol_first(self, name: str = "Noor A.", pin: str = PIN) -> Associate:
        return await self.session.sign_in(
            name, pin, pin_again=pin, server_username=USERNAME, server_password=PASSWORD
        )

    async def drain(self) -> None:
        """Send what can be sent now."""
        await self.core.services.connection._connectivity.check()
        for _ in range(100):
            if await self.core.engine.round() != 0:
                return
        raise AssertionError("the engine does not come to rest")

    async def state(self, op_id: str) -> OpState:
        (found,) = [op for op in await self.pending.ops() if op.id == op_id]
        return found.state


def customer(number: int, **fields: Any) -> Customer:
    return replace(
        Customer(
            user_id=UserId(str(number)),
            firstname="Tom",
            lastname="Sawyer",
            mobile=mobile_of(number),
            tier="gold",
        ),
        **fields,
    )


def mobile_of(number: int) -> str:
    return f"4477009{number:05d}"


def person(number: int, **fields: Any) -> Registration:
    return replace(
        Registration(
            mobile=mobile_of(number),
            firstname="Tom",
            lastname="Sawyer",
            registered_at=datetime(2026, 11, 24, 14, 0, tzinfo=UTC),
        ),
        **fields,
    )


def associate(number: int, name: str) -> Associate:
    return Associate(id=AssociateId(str(number)), name=name)
