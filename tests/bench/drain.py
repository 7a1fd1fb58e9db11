"""How fast a queue goes out, beside bare httpx with the same requests on the same server.

Each run of either has a server process of its own, with the same people. The till's queue is saved
beforehand; what is measured begins with its engine and ends when nothing is unsent.
"""

import asyncio
import json
import shutil
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.registration import Registration
from app.sandbox.__main__ import DATABASE_FILE
from app.sandbox.process import SandboxProcess
from app.sandbox.state import Sandbox
from app.store.database import Database
from app.store.outbox import OutboxStore
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from tests.bench.children import found
from tests.bench.figures import Figure, limit
from tests.bench.profiles import Profiles
from tests.bench.queue import enqueue, registrations
from tests.bench.till_sending import OUTBOX
from tests.faults.processes.old_till_work import Work, draw_work, furnish
from tests.faults.simulated.disk import KEY
from tests.manual_clock import ManualClock

OPS, SHARE = 10_000, 10
BATCH = 10
"""As a till sends them unless it is set otherwise."""
FRESH_GOAL, BACKLOG_GOAL, MIXED_GOAL = 0.8, 0.4, 0.7
FRESH_REQUESTS, BACKLOG_REQUESTS = 1.05, 2.2
AT_A_TIME = 4
LONG_AGO = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sent:
    """Seconds of the till and of the reference, and how many requests the till made."""

    till_s: float
    bare_s: float
    requests: int


def measure(profiles: Profiles, *, customers: int, runs: int) -> tuple[Figure, ...]:
    """`customers` only limits how many ops there are: one for ten of them."""
    del runs
    ops, root = min(OPS, customers // SHARE), profiles.root
    now = datetime.now(UTC)
    fresh = _measured(root / "fresh", (), saved=ops, is_only_posts=True, at_a_time=1)
    backlog = _measured(
        root / "backlog", registrations(ops, now - LONG_AGO), is_only_posts=True, at_a_time=1
    )
    mixed = _measured(
        root / "mixed",
        list(draw_work(ops, customers=ops // 2, seed=1, at=now - timedelta(minutes=ops))),
        furnished=ops // 2,
        is_only_posts=False,
        at_a_time=AT_A_TIME,
    )
    batches = ops / BATCH
    return (
        _throughput(f"{ops:,} registrations of now", ops, fresh, FRESH_GOAL),
        limit("requests a batch", [fresh.requests / batches], FRESH_REQUESTS, unit=""),
        _throughput(f"{ops:,} registrations of an hour ago", ops, backlog, BACKLOG_GOAL),
        limit("requests a batch", [backlog.requests / batches], BACKLOG_REQUESTS, unit=""),
        _throughput(f"{ops:,} ops of every kind", ops, mixed, MIXED_GOAL),
    )


def _throughput(what: str, ops: int, sent: _Sent, goal: float) -> Figure:
    return Figure(
        what=what,
        measured=(ops / sent.till_s,),
        reference="bare httpx, the same requests",
        reference_values=(ops / sent.bare_s,),
        goal=goal,
        unit="/s",
        is_floor=True,
    )


def _measured(
    root: Path,
    work: Iterable[Work],
    *,
    is_only_posts: bool,
    at_a_time: int,
    furnished: int = 0,
    saved: int = 0,
) -> _Sent:
    """`saved`: so many registrations more, in the very run that sends them. `is_only_posts`: the
    reference does not read what it need not read.
    """
    root.mkdir()
    server, till, record = root / "server", root / "till", root / "record.json"
    _furnish(server, furnished)
    till.mkdir(mode=0o700)
    asyncio.run(_save(till, work))
    till_s = _with_server(
        server, "tests.bench.till_sending", str(till), str(BATCH), str(record), str(saved)
    )
    sent = json.loads(record.read_text(encoding="utf-8"))
    if is_only_posts:
        posts = [each for each in sent if each["method"] == "POST"]
        record.write_text(json.dumps(posts), encoding="utf-8")
    bare_s = _with_server(server, "tests.bench.bare_sending", str(record), str(at_a_time))
    return _Sent(till_s=till_s, bare_s=bare_s, requests=len(sent))


def _with_server(data: Path, module: str, first: str, *rest: str) -> float:
    """Seconds of a child, given `first`, the address and the rest, against a server that starts
    from a copy of `data`.
    """
    copy = data.with_name(f"{data.name}-{uuid.uuid4()}")
    shutil.copytree(data, copy)
    process = SandboxProcess(data=copy, customers=0)
    asyncio.run(process.start(timeout_s=120))
    try:
        return float(found(module, first, process.url, *rest)["taken_s"])
    finally:
        asyncio.run(process.stop())
        shutil.rmtree(copy)


def _furnish(folder: Path, customers: int) -> None:
    folder.mkdir(mode=0o700)
    sandbox = Sandbox(clock=ManualClock(), path=folder / DATABASE_FILE, customers=0)
    furnish(sandbox, customers)
    sandbox.close()


async def _save(folder: Path, work: Iterable[Work]) -> None:
    """An earlier run of the till saves it all, and ends."""
    database = Database(folder / OUTBOX, KEY, synchronous="NORMAL", migrations=OUTBOX_MIGRATIONS)
    await database.open()
    outbox = OutboxStore(database, ManualClock())
    await outbox.begin_epoch()
    now = datetime.now(UTC)
    for one in work:
        payload = one.payload
        at = payload.registered_at if isinstance(payload, Registration) else None
        await enqueue(outbox, one, at or now)
    await database.close()
