"""A long queue with poison at random places: each stops its own customer, and nobody else.

The till is a real process (see `poison_till`), the server the sandbox, in another one.
"""

import asyncio
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random
from typing import Any

from app.domain.customer import CustomField
from app.domain.note import NoteEntry
from app.domain.op import NEEDS_PERSON, OpId, OpState, Payload
from app.domain.preferences import PreferencesChange
from app.domain.profile_edit import ProfileEdit
from app.domain.registration import Registration
from app.domain.ticket import TicketEntry
from app.sandbox.__main__ import DATABASE_FILE
from app.sandbox.process import SandboxProcess
from app.sandbox.state import Sandbox
from app.store.database import Database
from app.store.outbox import OutboxStore
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from tests.faults.bugs.mutants import ROOT
from tests.faults.kinds.tills import BINDING, NOOR
from tests.faults.processes.old_till_work import Work, draw_work, furnish, lacking, mobile
from tests.faults.processes.poison_line import FAULTS, Poison
from tests.faults.processes.poison_till import OUTBOX
from tests.faults.schedules.runner import scratch_root
from tests.faults.simulated.disk import KEY
from tests.manual_clock import ManualClock

SHORT_OPS, FULL_OPS = 1_000, 10_000
OPS_A_CUSTOMER = 4
POISON_SHARE = 0.01
MOST_GROWTH = 10 * 2**20
_DONE = frozenset({OpState.ACKED, OpState.VERIFIED})


@dataclass(frozen=True, slots=True, kw_only=True)
class Drained:
    """What one drain showed. `growth` is in bytes, as `poison_till` tells; `sent_s` until
    all was sent that could be (`half_s` half of it), `seen_s` until that was read back too.
    `stumbles` are the server's, by sort of poison.
    """

    ops: int
    poisonous: int
    held_up: int
    half_s: float
    sent_s: float
    seen_s: float
    growth: int
    growth_from_start: int
    is_traced: bool
    requests: Mapping[str, int]
    stumbles: Mapping[str, int]
    breaches: tuple[str, ...]

    @property
    def is_good(self) -> bool:
        return not self.breaches and self.growth <= MOST_GROWTH

    def line(self) -> str:
        each = ", ".join(
            f"{self.requests.get(what, 0) / self.ops:.2f} {what}" for what in ("POST", "GET")
        )
        return (
            f"{self.ops} ops, {self.poisonous} of them poison, {self.held_up} behind it:"
            f" sent in {self.sent_s:.1f} s (half in {self.half_s:.1f}),"
            f" seen in {self.seen_s:.1f} s; requests an op: {each};"
            f" {'traced memory' if self.is_traced else 'the process'} grew by"
            f" {self.growth / 2**20:.1f} MB ({self.growth_from_start / 2**20:.1f} with warming up):"
            f" {len(self.breaches)} breaches"
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "ops": self.ops,
            "poisonous": self.poisonous,
            "held_up": self.held_up,
            "half_s": round(self.half_s, 1),
            "sent_s": round(self.sent_s, 1),
            "seen_s": round(self.seen_s, 1),
            "growth": self.growth,
            "growth_from_start": self.growth_from_start,
            "is_traced": self.is_traced,
            "requests": dict(self.requests),
            "stumbles": dict(self.stumbles),
            "breaches": list(self.breaches),
        }


def run_drain(
    ops: int, *, seed: int = 1, is_seen: bool = False, is_traced: bool = False
) -> Drained:
    """Drain so many, and judge what came of it. `is_seen`: until what was sent is read back."""
    flags = [*(["--seen"] if is_seen else []), *(["--traced"] if is_traced else [])]
    with tempfile.TemporaryDirectory(dir=scratch_root()) as name:
        return asyncio.run(_run(Path(name), ops, seed, flags))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Queue:
    """`held` waits behind poison of its own customer."""

    work: Sequence[Work]
    poisonous: Mapping[OpId, Poison]
    held: frozenset[OpId]

    @property
    def sent(self) -> Sequence[Work]:
        return [
            one
            for one in self.work
            if one.op_id not in self.held and one.op_id not in self.poisonous
        ]


async def _run(root: Path, ops: int, seed: int, flags: Sequence[str]) -> Drained:
    customers = ops // OPS_A_CUSTOMER
    # The server's clock is the machine's: nobody was registered after its today.
    first_at = datetime.now(UTC) - timedelta(minutes=ops)
    work = list(draw_work(ops, customers=customers, seed=seed, at=first_at))
    queue = _with_poison(work, seed)
    await asyncio.to_thread(_furnish, root / "server", customers)
    folder = root / "till"
    await _save(folder, queue.work)
    async with SandboxProcess(data=root / "server", customers=0) as server:
        for fault in FAULTS:
            await asyncio.to_thread(server.steering.add_fault, **fault)  # type: ignore[arg-type]
        stopped = len(queue.poisonous)
        arguments = [str(folder), server.url, str(stopped + len(queue.held)), str(stopped), *flags]
        found = await asyncio.to_thread(_drained, arguments)
        effects = await asyncio.to_thread(server.steering.effects)
        faults = await asyncio.to_thread(server.steering.faults)
        people = {
            number: await asyncio.to_thread(server.steering.person, mobile=mobile(number))
            for number in range(0, customers, 5)
        }
    states = await _states(folder, queue.work)
    lacks = await asyncio.to_thread(_lacking, root / "server", queue.sent)
    return Drained(
        ops=ops,
        poisonous=len(queue.poisonous),
        held_up=len(queue.held),
        half_s=found["half_s"],
        sent_s=found["sent_s"],
        seen_s=found["seen_s"],
        growth=found["memory"]["end"] - found["memory"]["warm"],
        growth_from_start=found["memory"]["end"] - found["memory"]["started"],
        is_traced="--traced" in flags,
        requests=found["requests"],
        stumbles=_stumbles(faults),
        breaches=(*_wrong_states(queue, states), *_wrong_effects(queue, effects, people), *lacks),
    )


def _with_poison(work: list[Work], seed: int) -> _Queue:
    """Of each sort as many, at random places; never two in one customer's lane."""
    draw = Random(f"poison {seed}")
    places = [place for place, one in enumerate(work) if _poisoned(one.payload, "") is not None]
    draw.shuffle(places)
    stopped: dict[int, int] = {}
    poisonous: dict[OpId, Poison] = {}
    wanted = max(len(Poison), round(len(work) * POISON_SHARE))
    for place in places:
        one = work[place]
        if len(poisonous) == wanted:
            break
        if one.number in stopped:
            continue
        sort = tuple(Poison)[len(poisonous) % len(Poison)]
        payload = _poisoned(one.payload, f"{sort.text} {place}")
        assert payload is not None
        work[place] = replace(one, payload=payload)
        stopped[one.number] = place
        poisonous[one.op_id] = sort
    held = frozenset(
        one.op_id for place, one in enumerate(work) if place > stopped.get(one.number, len(work))
    )
    return _Queue(work=work, poisonous=poisonous, held=held)


def _poisoned(payload: Payload, text: str) -> Payload | None:
    """The same with this text in it; None for what has no place for one."""
    match payload:
        case Registration():
            return replace(payload, firstname=text)
        case NoteEntry():
            return replace(payload, text=text or "-")
        case TicketEntry():
            return replace(payload, subject=text or "-")
        case ProfileEdit():
            return replace(payload, change=replace(payload.change, lastname=text or "-"))
        case PreferencesChange():
            return replace(payload, fields=(CustomField(name="shoe_size", values=(text,)),))
        case _:
            return None


def _furnish(folder: Path, customers: int) -> None:
    folder.mkdir(mode=0o700)
    sandbox = Sandbox(clock=ManualClock(), path=folder / DATABASE_FILE, customers=0)
    furnish(sandbox, customers)
    sandbox.close()


def _lacking(folder: Path, work: Sequence[Work]) -> list[str]:
    sandbox = Sandbox(clock=ManualClock(), path=folder / DATABASE_FILE, customers=0)
    try:
        return lacking(sandbox, work)
    finally:
        sandbox.close()


async def _save(folder: Path, work: Sequence[Work]) -> None:
    """An earlier run of the till saves it all, and ends."""
    clock = ManualClock()
    database = Database(folder / OUTBOX, KEY, synchronous="NORMAL", migrations=OUTBOX_MIGRATIONS)
    await database.open()
    outbox = OutboxStore(database, clock)
    await outbox.begin_epoch()
    for one in work:
        await outbox.enqueue(
            op_id=one.op_id,
            kind=one.kind,
            payload=one.payload,
            subject=one.subject,
            binding=BINDING,
            associate=NOOR,
            created_at=clock.now(),
        )
    await database.close()


def _drained(arguments: Sequence[str]) -> dict[str, Any]:
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults.processes.poison_till", *arguments],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        check=True,
        text=True,
    )
    found: dict[str, Any] = json.loads(done.stdout)
    return found


async def _states(folder: Path, work: Sequence[Work]) -> Mapping[OpId, OpState]:
    database = Database(folder / OUTBOX, KEY, synchronous="NORMAL", migrations=OUTBOX_MIGRATIONS)
    await database.open()
    outbox = OutboxStore(database, ManualClock())
    found = {one.op_id: await outbox.get(one.op_id) for one in work}
    await database.close()
    return {op_id: op.state for op_id, op in found.items() if op is not None}


def _stumbles(faults: Sequence[Mapping[str, Any]]) -> Mapping[str, int]:
    found: Counter[str] = Counter()
    for fault in faults:
        sort, _, _ = str(fault["match"]).removeprefix("poison=").partition("-")
        found[sort] += int(fault["used"])
    return found


def _wrong_states(queue: _Queue, states: Mapping[OpId, OpState]) -> Sequence[str]:
    breaches = []
    for one in queue.work:
        state = states.get(one.op_id)
        if one.op_id in queue.poisonous:
            is_right = state in NEEDS_PERSON
        elif one.op_id in queue.held:
            is_right = state in (OpState.QUEUED, OpState.BLOCKED)
        else:
            is_right = state in _DONE
        if not is_right:
            sort = queue.poisonous.get(one.op_id, "no poison")
            breaches.append(f"{one.op_id}, a {one.kind.value} ({sort}), is {state}")
    return breaches


def _wrong_effects(
    queue: _Queue,
    effects: Sequence[Mapping[str, Any]],
    people: Mapping[int, Mapping[str, Any] | None],
) -> Sequence[str]:
    """Of each customer the calls' effects, in their order, against what was sent of them."""
    numbers = {person["user_id"]: number for number, person in people.items() if person is not None}
    found: dict[int, list[str]] = {}
    for effect in effects:
        if effect["call"].startswith("customer/"):
            number = numbers.get(effect["user_id"], effect["user_id"] % 1_000_000)
            found.setdefault(number, []).append(effect["call"])
    expected: dict[int, list[str]] = {}
    for one in queue.sent:
        expected.setdefault(one.number, []).append(one.call)
    wrong = [
        f"customer {number} has {found.get(number)}, not {expected.get(number)}"
        for number in found.keys() | expected.keys()
        if found.get(number) != expected.get(number)
    ]
    return sorted(wrong)
