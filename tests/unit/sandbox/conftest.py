"""A sandbox in-process: fifty people, a clock that stands still, and a client that is signed in."""

import asyncio
import hashlib
import json
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.sandbox.calls.call import Asked, Call
from app.sandbox.calls.table import Calls
from app.sandbox.line.access import Credentials
from app.sandbox.line.server import SandboxApp, create_app
from app.sandbox.state import Sandbox
from app.sandbox.wire.replies import Reply
from tests.unit.sandbox.declared import undeclared

TOKEN = "the token"
LOGIN = ("store.server", hashlib.md5(b"server123", usedforsecurity=False).hexdigest())
SAMPLES = Path(__file__).parents[2] / "data" / "samples"


@pytest.fixture(autouse=True)
def declared(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Every reply that a test provokes is as its call declares it."""
    found: set[str] = set()
    honest = Calls.reply

    def watched(calls: Calls, call: Call, asked: Asked) -> Reply:
        reply = honest(calls, call, asked)
        # What a fault did to it, no call declares.
        if asked.tamper is None:
            found.update(undeclared(call.declaration, reply))
        return reply

    monkeypatch.setattr(Calls, "reply", watched)
    yield
    assert sorted(found) == []


class StillClock:
    """Stands still; sleeping moves it on and is remembered."""

    def __init__(self) -> None:
        self.at = datetime(2026, 6, 1, 11, 0, tzinfo=UTC)
        self.slept: list[float] = []
        self._since = 0.0

    def now(self) -> datetime:
        return self.at

    def monotonic(self) -> float:
        return self._since

    async def sleep(self, delay_s: float) -> None:
        self.slept.append(delay_s)
        self.move(delay_s)
        await asyncio.sleep(0)

    def move(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)
        self._since += seconds


@pytest.fixture
def clock() -> StillClock:
    return StillClock()


@pytest.fixture
def sandbox(clock: StillClock) -> Iterator[Sandbox]:
    state = Sandbox(clock=clock, customers=50)
    yield state
    state.close()


@pytest.fixture
def app(sandbox: Sandbox, clock: StillClock) -> SandboxApp:
    return create_app(sandbox, Credentials(), TOKEN, clock)


@pytest.fixture
async def client(app: SandboxApp) -> AsyncIterator[httpx.AsyncClient]:
    """A till: signed in, at the root of the API."""
    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(
        transport=transport, base_url="http://sandbox/v1.1/", auth=LOGIN
    ) as made:
        yield made


@pytest.fixture
async def control(app: SandboxApp) -> AsyncIterator[httpx.AsyncClient]:
    """A test's hand on the control endpoint."""
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app=app),
        base_url="http://sandbox/_control/",
        headers={"X-Control-Token": TOKEN},
    ) as made:
        yield made


@pytest.fixture
def sample() -> Callable[[str], Any]:
    """The contract's samples by name, such as `customer_get.response`."""

    def read(name: str) -> Any:
        return json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))

    return read


Add = Callable[..., Any]


@pytest.fixture
def add(client: httpx.AsyncClient) -> Add:
    """Send customer/add with these customers; the items of the answer as a list."""

    async def send(*customers: dict[str, Any]) -> list[dict[str, Any]]:
        reply = await client.post("customer/add", json={"root": {"customer": list(customers)}})
        found = reply.json()["response"]["customers"]["customer"]
        return found if isinstance(found, list) else [found]

    return send


@pytest.fixture
def get(client: httpx.AsyncClient) -> Add:
    """Ask customer/get for one customer; the item of the answer."""

    async def ask(**parameters: str) -> dict[str, Any]:
        reply = await client.get("customer/get", params=parameters)
        (item,) = reply.json()["customers"]
        assert isinstance(item, dict)
        return item

    return ask
