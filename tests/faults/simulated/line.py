"""The line between one till and the server: carries each request out as its fate has it.

The server's part happens in the world's time, whatever becomes of the till meanwhile.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from random import Random

import httpx

from app.domain.op import OpId
from app.sandbox.calls.table import Answer, Request
from app.sandbox.line.door import ENTITY_CODE_HEADER, ENTITY_TYPE_HEADER, TOKEN_HEADER
from app.sandbox.line.tokens import TOKEN_PATH
from tests.faults.simulated.server import Attribute, Server
from tests.faults.simulated.spoken import as_asked, with_code
from tests.faults.simulated.troubles import POISONED, TROUBLES, UNHARMED, Fate, Reach, Said
from tests.faults.simulated.world import World

LATENCY_S = 0.1
BETWEEN_PROBES_S = 29.0
_REFUSAL = re.compile(rb'"success":\s*"false"|<success>false</success>')


@dataclass(slots=True, kw_only=True)
class Strike:
    """A trouble that waits for the next `times` requests in its reach, until `until_s`."""

    name: str
    times: int
    until_s: float

    @property
    def reach(self) -> Reach:
        return TROUBLES[self.name].reach


@dataclass(slots=True, kw_only=True)
class Traffic:
    """What went over the line: counts by method, faults by name, and times of sign-in probes."""

    requests: Counter[str] = field(default_factory=Counter)
    faults: Counter[str] = field(default_factory=Counter)
    hasty: list[float] = field(default_factory=list)
    """When a dead host was probed again too soon."""


class Cadence:
    """When one till last found the host dead, and whether anything since asks for a probe at once.

    What asks while a probe is just beginning is heard after it: then there are two. `epoch` is the
    run of the app that it is.
    """

    def __init__(self, epoch: int) -> None:
        self.epoch = epoch
        self._dead_at_s: float | None = None
        self._is_excused = False

    def excuse(self) -> None:
        """Something happened that asks for a probe."""
        self._is_excused = True

    def is_hasty(self, now_s: float, *, is_dead: bool) -> bool:
        """Whether a probe that goes now goes too soon."""
        before, self._dead_at_s = self._dead_at_s, now_s if is_dead else None
        is_soon = is_dead and before is not None and now_s - before < BETWEEN_PROBES_S
        is_hasty = is_soon and not self._is_excused
        if is_soon:
            self._is_excused = False
        return is_hasty


class Network:
    """All requests to one server. `on_write` hears of each before it leaves, and of the run of the
    app that it comes from, and names the ops that it carries.
    """

    def __init__(self, world: World, server: Server, draw: Random, attribute: Attribute) -> None:
        self.world = world
        self.server = server
        self.traffic = Traffic()
        self.strikes: list[Strike] = []
        self.verdicts: set[OpId] = set()
        """Ops of which the server has said, in its own shape, that they are not done."""
        self.poison = b""
        """A request that holds this is refused as a whole."""
        self.on_write: Callable[[httpx.Request, int], Sequence[OpId]] = lambda request, epoch: ()
        self._draw = draw
        self._attribute = attribute
        self._count = 0
        self._pending: set[int] = set()

    def clear(self) -> None:
        """The line is as good as new; what is under way goes on."""
        self.strikes.clear()

    def cut_off(self) -> None:
        """The till is dead: what the server has not begun it may never see."""
        self._pending = {number for number in self._pending if self._draw.random() < 0.5}

    def fate_of(self, request: httpx.Request) -> Fate:
        now_s, is_write = self.world.now_s, is_write_of(request)
        is_login = is_probe(request)
        self.strikes = [one for one in self.strikes if one.times and now_s < one.until_s]
        for strike in self.strikes:
            reach = strike.reach
            if reach is not Reach.LINE and is_login:
                continue
            if reach is (Reach.READ if is_write else Reach.WRITE):
                continue
            if reach is not Reach.LINE:
                strike.times -= 1
            self.traffic.faults[strike.name] += 1
            self.world.note(f"fault: {strike.name}")
            return TROUBLES[strike.name].make(self._draw)
        if self.poison and is_write and self.poison in request.content:
            self.traffic.faults["poisonous item"] += 1
            return POISONED
        return UNHARMED

    async def carry(
        self, request: httpx.Request, cadence: Cadence, closed: asyncio.Event
    ) -> httpx.Response:
        """One request, from before it leaves to its answer; `closed` ends the wait for one that
        never comes. Raises what httpx would.
        """
        method, path = request.method, request.url.path
        is_login = is_probe(request)
        self.world.step(f"before {method} {path}")
        self.traffic.requests[_sort_of(request)] += 1
        fate = self.fate_of(request)
        ops = self.on_write(request, cadence.epoch) if is_write_of(request) else ()
        self.world.note(f"{method} {path} {' '.join(ops)}")
        if not is_login:
            cadence.excuse()
        elif cadence.is_hasty(self.world.now_s, is_dead=fate.unsent is not None):
            self.traffic.hasty.append(self.world.now_s)
        if fate.unsent is not None:
            await asyncio.sleep(fate.unsent_after_s)
            raise fate.unsent()
        await _tell(request, "http11.send_request_headers.started")
        answered: asyncio.Future[Answer | None] = asyncio.get_running_loop().create_future()
        self._leave(request, ops, fate, answered)
        self.world.step(f"after {method} {path} left")
        said = as_asked(await self._answer(fate, answered, closed), request)
        is_whole = fate.said is None and fate.cut is None
        if fate.refuses or (is_whole and _REFUSAL.search(said.body)):
            self.verdicts.update(ops)
        headers = {"content-type": said.content_type, **(said.headers or {})}
        return httpx.Response(said.status, headers=headers, stream=httpx.ByteStream(said.body))

    def _leave(
        self,
        request: httpx.Request,
        ops: Sequence[OpId],
        fate: Fate,
        answered: "asyncio.Future[Answer | None]",
    ) -> None:
        self._count += 1
        number = self._count
        wire = self._wire(request, number, fate)

        def do() -> None:
            if number not in self._pending:
                return
            self._pending.discard(number)
            server = self.server
            is_write = is_write_of(request)
            answer = server.write(wire, ops, self._attribute) if is_write else server.read(wire)
            if not answered.done():
                answered.set_result(answer)

        if fate.done_after_s is not None:
            self._pending.add(number)
            self.world.after(fate.done_after_s, do)

    async def _answer(
        self, fate: Fate, answered: "asyncio.Future[Answer | None]", closed: asyncio.Event
    ) -> Said:
        """What comes back, if anything does. Raises what httpx would."""
        if fate.is_silent:
            await closed.wait()
            raise httpx.ReadError("the connection was closed here")
        is_soon = fate.done_after_s is not None and fate.done_after_s < LATENCY_S
        answer = await answered if is_soon else None
        await asyncio.sleep(self._draw.uniform(0.01, LATENCY_S))
        self.world.step("before an answer is heard")
        if fate.broken is not None:
            raise fate.broken()
        if fate.said is not None:
            return fate.said
        assert answer is not None
        if fate.code:
            answer = with_code(answer, fate.place, fate.code)
        body = answer.body if fate.cut is None else answer.body[: int(len(answer.body) * fate.cut)]
        return Said(
            status=answer.http_status,
            body=body,
            content_type=answer.content_type,
            headers={"x-cap-requestid": f"r-{self._count}", **answer.headers},
        )

    def _wire(self, request: httpx.Request, number: int, fate: Fate) -> Request:
        return Request(
            method=request.method,
            path=request.url.path,
            query=request.url.query.decode(),
            authorization=request.headers.get("authorization", ""),
            access_token=request.headers.get(TOKEN_HEADER, ""),
            entity_type=request.headers.get(ENTITY_TYPE_HEADER, ""),
            entity_code=request.headers.get(ENTITY_CODE_HEADER, ""),
            content_type=request.headers.get("content-type", ""),
            body=request.content,
            request_id=f"r-{number}",
            tamper=fate.tamper,
        )


class Line(httpx.AsyncBaseTransport):
    """What one till's client sends through."""

    def __init__(self, network: Network, cadence: Cadence) -> None:
        self._network = network
        self._cadence = cadence
        self._closed = asyncio.Event()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        await request.aread()
        await _tell(request, "connection.connect_tcp.started")
        try:
            return await self._network.carry(request, self._cadence, self._closed)
        finally:
            # How any other call went may be a reason to probe.
            if not is_probe(request):
                self._cadence.excuse()

    async def aclose(self) -> None:
        self._closed.set()


def is_probe(request: httpx.Request) -> bool:
    """Whether it asks who this till is: that is asked only to know the line."""
    return "store/login" in request.url.path


def is_write_of(request: httpx.Request) -> bool:
    """Whether it writes: to ask for a token does not."""
    return request.method == "POST" and request.url.path != TOKEN_PATH


def _sort_of(request: httpx.Request) -> str:
    if request.url.path == TOKEN_PATH:
        return "token"
    return "probe" if is_probe(request) else request.method


async def _tell(request: httpx.Request, event: str) -> None:
    """Trace the request's progress, as httpx's own transport does."""
    trace = request.extensions.get("trace")
    if trace is not None:
        await trace(event, {"request": request})
