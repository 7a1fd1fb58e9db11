"""From "save" to "saved on this till", beside a bare INSERT and COMMIT of the same library.

Both take turns, row by row, so that a busy disk is busy for both.
"""

import asyncio
import time
import uuid
from contextlib import suppress
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from app.domain.op import Binding, OpId, OpKind
from app.domain.registration import Registration
from app.store.connection import Connection, connect
from app.store.opening import Stores
from app.store.outbox import OutboxStore
from app.store.store_key import KeySource, StoreKey
from tests.bench.figures import Figure
from tests.bench.people import people
from tests.bench.profiles import ASSOCIATE, CHUNK, SERVER, STORE_KEY, Profiles, opened
from tests.bench.reads import fewer

P50_GOAL, P99_GOAL = 1.5, 2.0
SAVES = 1_000
WARM = 50
SYNCED = 100_000
PAYLOAD = b"x" * 400
BINDING = Binding(server_url=SERVER, organisation="1", till_login="till")
REFERENCE = "a bare INSERT + COMMIT, synchronous=FULL"


def measure(profiles: Profiles, *, customers: int, runs: int) -> tuple[Figure, ...]:
    """With `customers` in the cache: alone, and while as many rows as a chain's shop has sync."""
    del runs
    saves = fewer(SAVES, customers)
    return asyncio.run(_measure(profiles.copy_of(customers), saves, min(SYNCED, customers)))


async def _measure(folder: Path, saves: int, synced: int) -> tuple[Figure, ...]:
    stores = await opened(folder)
    bare = _Bare(folder / "bare.db")
    try:
        await save_times(stores.outbox, bare, min(WARM, saves))
        quiet = await save_times(stores.outbox, bare, saves)
        syncing = asyncio.create_task(_sync(stores, synced))
        busy = await save_times(stores.outbox, bare, saves)
        syncing.cancel()
        with suppress(asyncio.CancelledError):
            await syncing
    finally:
        bare.close()
        await stores.close()
    return (*_figures("save", quiet), *_figures(f"save while {synced:,} rows sync", busy))


def _figures(what: str, times: tuple[list[float], list[float]]) -> tuple[Figure, ...]:
    ours, bare = map(tuple, times)
    return tuple(
        Figure(
            what=what,
            measured=ours,
            reference=REFERENCE,
            reference_values=bare,
            goal=goal,
            share=share,
        )
        for share, goal in ((0.5, P50_GOAL), (0.99, P99_GOAL))
    )


async def save_times(
    outbox: OutboxStore, bare: "_Bare", count: int
) -> tuple[list[float], list[float]]:
    """Milliseconds of each save, and of each bare one between them."""
    ours: list[float] = []
    theirs: list[float] = []
    for number in range(count):
        ours.append(await save_ms(outbox, number))
        began = time.perf_counter()
        bare.save()
        theirs.append((time.perf_counter() - began) * 1e3)
    return ours, theirs


async def save_ms(outbox: OutboxStore, number: int) -> float:
    """Milliseconds until it is durable."""
    began = time.perf_counter()
    await save(outbox, number)
    return (time.perf_counter() - began) * 1e3


async def save(outbox: OutboxStore, number: int) -> None:
    """A registration, as the use case saves it."""
    now = datetime.now(UTC)
    await outbox.enqueue(
        op_id=OpId(str(uuid.uuid4())),
        kind=OpKind.REGISTRATION,
        payload=Registration(
            mobile=f"4479{number:08d}",
            firstname="Ravi",
            lastname="Menon",
            email=f"saved{number}@example.com",
            registered_at=now,
        ),
        binding=BINDING,
        associate=ASSOCIATE,
        created_at=now,
    )


async def _sync(stores: Stores, count: int) -> None:
    """Customers come in until nobody needs them any more: the same people again and again."""
    while True:
        everybody = people(count)
        while chunk := tuple(islice(everybody, CHUNK)):
            await stores.cache.put(chunk, datetime.now(UTC), touched=False)


class _Bare:
    """The reference: one table, one row a commit, in this thread."""

    def __init__(self, path: Path) -> None:
        key = StoreKey(raw=bytes.fromhex(STORE_KEY), source=KeySource.ENVIRONMENT)
        self._connection: Connection = connect(path, key, synchronous="FULL")
        self._connection.execute("CREATE TABLE op (id TEXT PRIMARY KEY, payload BLOB NOT NULL)")

    def save(self) -> None:
        self._connection.execute("BEGIN IMMEDIATE")
        self._connection.execute("INSERT INTO op VALUES (?, ?)", (str(uuid.uuid4()), PAYLOAD))
        self._connection.execute("COMMIT")

    def close(self) -> None:
        self._connection.close()
