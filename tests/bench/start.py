"""From nothing to a painted window, and to a scan answered from the cache, beside a bare window.

Every start is a process of its own; runs of the app and of the reference take turns.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from app.domain.clock import SystemClock
from app.domain.customer import Customer, UserId
from app.domain.op import Associate, AssociateId
from app.services import pin
from app.store.opening import open_stores
from tests.bench.figures import Figure

PAINTED_GOAL = 1.8
SCAN_GOAL = 2.5
ASSOCIATE, PIN, STORE_KEY = "Noor Ahmed", "4071", "5a" * 32
SERVER = "http://127.0.0.1:9"
"""Nobody answers there: what is measured is the till alone."""
SCANNED = "447700000007"
CHUNK = 500
_FIRST = ("Oona", "Tom", "Rita", "Leila", "Wei", "Anna", "Noor", "Ravi", "Sofia", "Kwame")
_LAST = ("Chain", "Sawyer", "John", "Haddad", "Chen", "Berg", "Ahmed", "Menon", "Rossi", "Mensah")


def measure(*, customers: int, runs: int) -> tuple[Figure, ...]:
    """Start everything `runs` times on a profile with `customers` in its cache."""
    with tempfile.TemporaryDirectory(prefix="tillside-bench-") as folder:
        profile = Path(folder) / "profile"
        profile.mkdir()
        asyncio.run(_fill(profile, customers))
        bare: list[float] = []
        painted: list[float] = []
        scanned: list[float] = []
        # Once unmeasured: what is compiled at the first start, and read from a cold disk.
        _moments("tests.bench.bare_window")
        _start(profile, SCANNED)
        for _ in range(runs):
            bare.append(_moments("tests.bench.bare_window")["painted"])
            painted.append(_start(profile, "")["painted"])
            moments = _start(profile, SCANNED)
            # The PIN is entered by hand, and checking it is part of that.
            scanned.append(moments["ready"] + moments["card"] - moments["signed_in"])
    reference = f"a bare PySide6 window with one line edit, {runs} runs"
    return (
        Figure(
            what="start to a painted window",
            measured_ms=tuple(painted),
            reference=reference,
            reference_ms=tuple(bare),
            goal=PAINTED_GOAL,
        ),
        Figure(
            what=f"start to a scan answered, {customers:,} cached",
            measured_ms=tuple(scanned),
            reference=reference,
            reference_ms=tuple(bare),
            goal=SCAN_GOAL,
        ),
    )


def _start(profile: Path, code: str) -> Mapping[str, float]:
    return _moments("tests.bench.till_start", str(profile), SERVER, ASSOCIATE, PIN, code)


def _moments(module: str, *arguments: str) -> Mapping[str, float]:
    """Run a start; milliseconds from before the process to each moment that it tells."""
    environ = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "TILLSIDE_STORE_KEY": STORE_KEY}
    # A till runs compiled modules; compiling them at every start would measure the compiler.
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    began = time.monotonic_ns()
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env=environ,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    told = dict(line.split() for line in done.stdout.splitlines())
    if done.returncode or "painted" not in told:
        raise RuntimeError(f"{module} did not start: {done.stderr}")
    return {moment: (int(at) - began) / 1e6 for moment, at in told.items()}


async def _fill(profile: Path, count: int) -> None:
    clock = SystemClock()
    stores = await open_stores(
        profile, clock=clock, is_training=False, environ={"TILLSIDE_STORE_KEY": STORE_KEY}
    )
    await stores.associates.enrol(
        Associate(id=AssociateId("1"), name=ASSOCIATE, is_supervisor=True),
        pin_hash=await pin.hashed(PIN),
    )
    await stores.cache.bind(SERVER)
    chunk: list[Customer] = []
    for customer in _people(count):
        chunk.append(customer)
        if len(chunk) == CHUNK or len(chunk) == count:
            await stores.cache.put(chunk, clock.now(), touched=False)
            chunk = []
    if chunk:
        await stores.cache.put(chunk, clock.now(), touched=False)
    await stores.close()


def _people(count: int) -> Iterator[Customer]:
    whole = Customer(tier="SILVER", points=60, lifetime_points=245)
    registered_at = datetime(2016, 1, 1, tzinfo=UTC)
    for number in range(count):
        yield replace(
            whole,
            user_id=UserId(str(number)),
            firstname=_FIRST[number % 10],
            lastname=f"{_LAST[number // 10 % 10]}{number % 977}",
            mobile=f"4477{number:08d}",
            email=f"person{number}@example.com",
            external_id=f"card{number}",
            registered_at=registered_at + timedelta(minutes=number),
        )
