"""The client and the house's own server, which share no table: every format, either sign-in."""

from collections.abc import AsyncIterator
from datetime import UTC

import httpx
import pytest

from app.api.credentials import Login, OAuthCredentials
from app.api.endpoints.customers import CustomersApi
from app.api.endpoints.stores import StoresApi
from app.api.transport import CallReport, Transport
from app.api.wire.document import Format
from app.domain import identifiers
from app.domain.op import Evidence
from app.domain.registration import Registration
from app.sandbox.line.access import Credentials as SandboxCredentials
from app.sandbox.line.server import create_app
from app.sandbox.state import Sandbox
from tests.manual_clock import ManualClock
from tests.unit.api.calls import CREDENTIALS

CLIENT = OAuthCredentials(key="store.server", secret="server123", till="till.07")


class Wire:
    """A till's transport to a sandbox in this process."""

    def __init__(self, login: Login, wire_format: Format) -> None:
        self.clock = ManualClock()
        self.heard: list[CallReport] = []
        self.sandbox = Sandbox(clock=self.clock, customers=20)
        app = create_app(self.sandbox, SandboxCredentials(), "token", self.clock)
        self.transport = Transport(
            url="https://sandbox.example",
            credentials=login,
            clock=self.clock,
            observe=self.heard.append,
            wire_format=wire_format,
            make_transport=lambda: httpx.ASGITransport(app=app),
        )


@pytest.fixture(params=[CREDENTIALS, CLIENT], ids=["basic", "oauth"])
def login(request: pytest.FixtureRequest) -> Login:
    found: Login = request.param
    return found


@pytest.fixture(params=Format, ids=lambda each: each.value)
async def wire(request: pytest.FixtureRequest, login: Login) -> AsyncIterator[Wire]:
    made = Wire(login, request.param)
    yield made
    await made.transport.close()
    made.sandbox.close()


async def test_signing_in_reading_and_writing(wire: Wire) -> None:
    stores = StoresApi(transport=wire.transport, zone=UTC, clock=wire.clock)
    customers = CustomersApi(transport=wire.transport, zone=UTC)
    assert (await stores.login()).till_login == "store.server"
    tom = await customers.get(identifiers.mobile("44700900000"))
    assert tom is not None
    assert tom.firstname == "Tom"
    outcomes = await customers.add(
        [
            Registration(
                mobile=f"4477009003{number:02d}",
                firstname="Zoë & <Söhne>",
                registered_at=wire.clock.now(),
            )
            for number in range(2)
        ]
    )
    for number, outcome in enumerate(outcomes):
        assert outcome.evidence is Evidence.DONE
        kept = await customers.get(identifiers.mobile(f"4477009003{number:02d}"))
        assert kept is not None
        assert kept.firstname == "Zoë & <Söhne>"
    assert [report.fault for report in wire.heard] == [None] * len(wire.heard)


async def test_a_token_that_ended_on_the_server_is_not_noticed(wire: Wire) -> None:
    customers = CustomersApi(transport=wire.transport, zone=UTC)
    for _ in range(3):
        assert await customers.get(identifiers.mobile("44700900000"))
        wire.clock.advance(86_400.0)
    assert [report.fault for report in wire.heard] == [None] * 3
