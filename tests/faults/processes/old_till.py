"""A till that was off for a month comes back: an older version's profile, a full queue, another
secret at the server, a clock that may be wrong.

Everything is the app's own: the stores as they are opened at each start, the engine, the client.
The server is the sandbox. Time is moved by hand.
"""

import asyncio
import shutil
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import httpx

from app.api.credentials import OAuthCredentials
from app.api.sign_in import TOKEN_PATH
from app.domain.connection import ConnectionState
from app.domain.op import UNSENT, OpId, OpKind, OpState, registered
from app.sandbox.line.access import Credentials as ServerLogin
from app.sandbox.people.organisation import HOME, Settings
from app.sandbox.state import Effect
from app.store.keys import JOURNAL_NAME
from app.store.opening import Stores
from app.store.outbox_intake import Intent
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from app.store.payload import encode_payload, encode_subject
from tests.faults.kinds.tills import BINDING, NOOR
from tests.faults.processes.old_till_run import OUTBOX, OldTillRun
from tests.faults.processes.old_till_server import OldTillServer
from tests.faults.processes.old_till_work import Work, draw_work, furnish, lacking, mobile
from tests.faults.schedules.runner import quietly, scratch_root
from tests.manual_clock import START, ManualClock
from tests.upgrade.recording import dump, pour

OPS, CUSTOMERS = 500, 120
OFF = timedelta(days=30)
OLDEST, OLD_OPS = timedelta(days=100), 40
"""So many of the queue are older than anything is kept that was sent and seen."""
KEPT = timedelta(days=90)
VERSIONS_BACK = 2
LAST_REQUEST = 24
"""Its answers are lost, one after the other; in the middle of this request the till goes off."""
ONLY_JOURNALLED = 2
"""So many had come to the journal and not to the outbox: nobody was told that they are saved."""
TOKEN_TTL_S = 20
TOKENS_END_AFTER = 50
"""So many writes, and once more all tokens end before their time."""
NEW_SECRET = "changed meanwhile"
REFUSED_FOR_S = 900.0
LONGEST_S = 6 * 3600.0

CLOCKS: Mapping[str, datetime] = {
    "right": START,
    "its battery was empty": datetime(2000, 1, 1, tzinfo=UTC),
    "years ahead": START + timedelta(days=3_000),
}
"""What the till takes the time to be when it comes back."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OldTillResult:
    """What one return showed. `requests` are counted after it: `token`, `probe`, `GET`, `POST`."""

    clock: str
    ops: int
    unsure: int
    """So many were in a request when it went off, or had lost their answers."""
    requests: Mapping[str, int]
    breaches: tuple[str, ...]
    seconds: float

    def line(self) -> str:
        each = ", ".join(
            f"{self.requests.get(what, 0) / self.ops:.2f} {what}" for what in ("POST", "GET")
        )
        return (
            f"clock {self.clock}: {self.ops} ops, {self.unsure} of them unsure; requests an op:"
            f" {each}; {self.requests.get('token', 0)} tokens, {self.seconds:.1f} s:"
            f" {len(self.breaches)} breaches"
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "clock": self.clock,
            "ops": self.ops,
            "unsure": self.unsure,
            "requests": dict(self.requests),
            "breaches": list(self.breaches),
            "seconds": round(self.seconds, 1),
        }


def run_old_till(clock: str = "right", *, ops: int = OPS, seed: int = 1) -> OldTillResult:
    """One till goes off and comes back; `clock` is one of CLOCKS."""
    with tempfile.TemporaryDirectory(dir=scratch_root()) as name:
        return asyncio.run(_OldTill(Path(name), clock, ops, seed).run())


def run_old_tills(clocks: Iterable[str] = CLOCKS) -> list[OldTillResult]:
    """One with each of these clocks."""
    with quietly():
        return [run_old_till(clock, seed=seed) for seed, clock in enumerate(clocks)]


@dataclass(slots=True)
class _OldTill:
    _root: Path
    _clock: str
    _ops: int
    _seed: int
    _breaches: list[str] = field(default_factory=list)
    _work: dict[OpId, Work] = field(default_factory=dict)
    _undone: set[OpId] = field(default_factory=set)
    """Whose first request was lost before the server had it."""
    _lost: set[OpId] = field(default_factory=set)
    """Whose first request was lost, done or not."""
    _server: OldTillServer = field(
        default_factory=lambda: OldTillServer(Settings(token_ttl_s=TOKEN_TTL_S))
    )

    async def run(self) -> OldTillResult:
        started = time.perf_counter()
        furnish(self._server.sandbox, CUSTOMERS)
        self._server.is_furnished()
        self._server.owner = self._owner
        await self._then()
        self._server.requests.clear()
        before = {**self._server.posts}
        await self._now()
        self._check_effects(before)
        self._server.close()
        return OldTillResult(
            clock=self._clock,
            ops=len(self._work),
            unsure=len(self._lost),
            requests=dict(self._server.requests),
            breaches=tuple(self._breaches),
            seconds=time.perf_counter() - started,
        )

    # A month ago.

    async def _then(self) -> None:
        clock = ManualClock(START - OFF)
        folder = self._root / "then"
        till = OldTillRun(folder, self._server, clock)
        await till.start(self._login(self._server.login.password))
        work = list(
            draw_work(self._ops, customers=CUSTOMERS, seed=self._seed, at=START - OFF - OLDEST)
        )
        self._work = {one.op_id: one for one in work}
        for place, one in enumerate(work[:-ONLY_JOURNALLED]):
            await self._save(till.stores, one, is_old=place < OLD_OPS)
        for one in work[-ONLY_JOURNALLED:]:
            await till.stores.journal.intend(_intent(one, till.stores.outbox.epoch))
        self._server.before, self._server.after = self._lose_before, self._lose_after
        await till.live(60.0, until=lambda: (self._root / "now").exists())
        self._server.before = self._server.after = _pass
        await till.stop()
        self._make_old()

    async def _save(self, stores: Stores, one: Work, *, is_old: bool) -> None:
        await stores.outbox.enqueue(
            op_id=one.op_id,
            kind=one.kind,
            payload=one.payload,
            subject=one.subject,
            binding=BINDING,
            associate=NOOR,
            created_at=START - OFF - (OLDEST if is_old else timedelta()),
        )

    def _lose_before(self, request: httpx.Request) -> None:
        if not _is_write(request):
            return
        ops = set(self._server.carried())
        self._lost |= ops
        if len(self._lost) and self._count_posts() % 2:
            self._undone |= ops
            if self._count_posts() >= LAST_REQUEST:
                self._go_off()
            raise httpx.ReadTimeout("lost", request=request)

    def _lose_after(self, request: httpx.Request) -> None:
        if not _is_write(request):
            return
        if self._count_posts() >= LAST_REQUEST:
            self._go_off()
        raise httpx.ReadTimeout("lost", request=request)

    def _count_posts(self) -> int:
        return self._server.requests["POST"]

    def _go_off(self) -> None:
        """What lies on the disk in this moment is all that is left."""
        if not (self._root / "now").exists():
            shutil.copytree(
                self._root / "then",
                self._root / "now",
                ignore=shutil.ignore_patterns("*-shm", "cache.db*"),
            )

    def _make_old(self) -> None:
        """The profile as an earlier version had it."""
        folder = self._root / "now"
        tables = dump(folder / OUTBOX)
        for each in folder.glob(f"{OUTBOX}*"):
            each.unlink()
        pour(tables, folder / OUTBOX, OUTBOX_MIGRATIONS[:-VERSIONS_BACK])
        if not (folder / JOURNAL_NAME).exists():
            self._breaches.append("there is no journal")

    # Today.

    async def _now(self) -> None:
        clock = ManualClock(CLOCKS[self._clock])
        self._server.clock.advance(OFF.total_seconds())
        self._server.change_login(ServerLogin(password=NEW_SECRET))
        till = OldTillRun(self._root / "now", self._server, clock)
        await till.start(self._login(ServerLogin().password))
        self._expect("it asks for the login", till.state, ConnectionState.SIGN_IN_NEEDED)
        states = await self._states(till)
        self._expect("all is there at the start", states.keys(), self._work.keys())
        await till.live(REFUSED_FOR_S)
        self._expect("nothing is sent without a login", self._count_posts(), 0)
        for before in (clock.now() - KEPT, clock.now() + KEPT):
            await till.stores.outbox.forget(before)
        self._expect("nothing is aged out or used up", await self._states(till), states)
        self._expect("all of it is unsent", set(states.values()) <= UNSENT, True)
        self._server.turned_away, self._server.after = 0, self._end_tokens
        await till.sign_in(self._login(NEW_SECRET))
        self._expect("it goes on", till.state, ConnectionState.ONLINE)
        await till.live(LONGEST_S)
        unsettled = {
            op_id: state.value
            for op_id, state in (await self._states(till)).items()
            if state is not OpState.VERIFIED
        }
        self._expect("all is sent, and seen on the server", unsettled, {})
        self._expect("each is told as sent once", sorted(till.acknowledged), sorted(self._work))
        await till.stop()

    def _login(self, secret: str) -> OAuthCredentials:
        return OAuthCredentials(key=ServerLogin().username, secret=secret, till=HOME.till_code)

    def _end_tokens(self, request: httpx.Request) -> None:
        if _is_write(request) and self._count_posts() == TOKENS_END_AFTER:
            self._server.expire_tokens()

    async def _states(self, till: OldTillRun) -> Mapping[OpId, OpState]:
        found = {op_id: await till.stores.outbox.get(op_id) for op_id in self._work}
        return {op_id: op.state for op_id, op in found.items() if op is not None}

    # Judgement.

    def _expect(self, what: str, found: object, expected: object) -> None:
        if found != expected:
            self._breaches.append(f"{what}: {found!r:.400}, not {expected!r:.400}")

    def _check_effects(self, posts_then: Mapping[OpId, int]) -> None:
        server = self._server
        self._expect("no effect is no op's", server.strays, [])
        self._expect("a token's end is met", server.turned_away > 0, True)
        self._expect("each write had its attempt", server.unrecorded, [])
        done = {op_id: len(effects) for op_id, effects in server.effects.items()}
        self._expect("each op is done once", done, dict.fromkeys(self._work, 1))
        requests = {op_id: 1 + (op_id in self._undone) for op_id in self._work}
        odd = {
            op_id: (server.posts[op_id], times, self._work[op_id].kind.value)
            for op_id, times in requests.items()
            if server.posts[op_id] != times
        }
        self._expect("each op is sent as often as it must", odd, {})
        lanes: dict[int, list[OpId]] = {}
        for one in self._work.values():
            lanes.setdefault(one.number, []).append(one.op_id)
        for lane in lanes.values():
            effects = [effect for op_id in lane for effect in server.effects[op_id]]
            if any(later.seq < earlier.seq for earlier, later in pairwise(effects)):
                self._breaches.append(f"{lane} came out of order")
        wrong = [
            op_id
            for op_id, effects in server.effects.items()
            if any(effect.call != self._work[op_id].call for effect in effects)
        ]
        self._expect("each effect is of its op's call", wrong, [])
        lacks = lacking(server.sandbox, tuple(self._work.values()))
        self._expect("the server has what was saved", lacks, [])

    def _owner(self, effect: Effect, ops: Sequence[OpId]) -> OpId | None:
        """Of a batch of registrations the one of that person."""
        person = self._server.sandbox.world.people.get(effect.user_id)
        for op_id in ops:
            one = self._work[op_id]
            is_theirs = person is not None and person.mobile == mobile(one.number)
            if one.kind is not OpKind.REGISTRATION or is_theirs:
                return op_id
        return None


def _intent(one: Work, epoch: int) -> Intent:
    return Intent(
        op_id=one.op_id,
        kind=one.kind,
        subject=one.subject or registered(one.op_id, one.payload),
        payload=one.payload,
        binding=BINDING,
        associate=NOOR,
        created_at=START - OFF,
        epoch=epoch,
        written=encode_payload(one.kind, one.payload),
        written_subject=None if one.subject is None else encode_subject(one.subject),
        terms=(),
    )


def _is_write(request: httpx.Request) -> bool:
    return request.method == "POST" and not request.url.path.endswith(TOKEN_PATH)


def _pass(request: httpx.Request) -> None:
    """The line is good again."""
