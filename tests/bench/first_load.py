"""The first load of everybody into an empty cache, beside a bare `executemany` into the same
tables of what the till wrote there.
"""

import time
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path

from app.store import cache_put
from app.store.cache_file import CACHE_NAME
from app.store.cache_rows import CacheRows
from app.store.cache_schema import CACHE_MIGRATIONS
from app.store.connection import Connection, Cursor, connect
from app.store.migrations import migrate
from app.store.store_key import KeySource, StoreKey
from tests.bench.figures import Figure, limit
from tests.bench.people import people
from tests.bench.profiles import CHUNK, STORE_KEY, Profiles

GOAL = 2.0
SECONDS_LIMIT, MEGABYTES_LIMIT = 60.0, 300.0
FULL = 1_000_000
"""What the limits are for; of fewer customers they are as much smaller."""


def measure(profiles: Profiles, *, customers: int, runs: int) -> tuple[Figure, ...]:
    """Once each: it takes its time. `runs` is of no use here."""
    del runs
    folder = profiles.of(customers)
    ours_s = profiles.filled_s[customers]
    bare_s = _bare_s(profiles.root, customers)
    size = sum(path.stat().st_size for path in folder.glob(f"{CACHE_NAME}*")) / 1e6
    share = customers / FULL
    what = f"first load of {customers:,}"
    return (
        Figure(
            what=what,
            measured=(ours_s,),
            reference="bare executemany into the same tables",
            reference_values=(bare_s,),
            goal=GOAL,
            unit="s",
        ),
        limit(what, [ours_s], SECONDS_LIMIT * share, unit="s"),
        limit(f"file of {customers:,}", [size], MEGABYTES_LIMIT * share, unit="MB"),
    )


def _bare_s(root: Path, customers: int) -> float:
    """Each chunk is written twice: once by the till's code, listened to, and once without it."""
    listened, bare = (_empty(root / name) for name in ("listened.db", "bare.db"))
    rows, now = CacheRows(), datetime.now(UTC)
    everybody = people(customers)
    taken_s = 0.0
    while chunk := tuple(islice(everybody, CHUNK)):
        listener = _Listener(listened)
        listened.execute("BEGIN IMMEDIATE")
        cache_put.put(listener, rows, chunk, now, touched=False)
        listened.execute("COMMIT")
        began = time.perf_counter()
        bare.execute("BEGIN IMMEDIATE")
        for sql, written in listener.heard:
            bare.executemany(sql, written)
        bare.execute("COMMIT")
        taken_s += time.perf_counter() - began
    listened.close()
    began = time.perf_counter()
    bare.close()
    return taken_s + time.perf_counter() - began


def _empty(path: Path) -> Connection:
    key = StoreKey(raw=bytes.fromhex(STORE_KEY), source=KeySource.ENVIRONMENT)
    connection = connect(path, key, synchronous="NORMAL")
    migrate(connection, CACHE_MIGRATIONS)
    return connection


class _Listener:
    """A connection that passes all on, and remembers what is written in bulk."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.heard: list[tuple[str, list[Sequence[object]]]] = []
        self.in_transaction = True

    def execute(self, sql: str, parameters: Sequence[object] = (), /) -> Cursor:
        return self._connection.execute(sql, parameters)

    def executemany(self, sql: str, rows: Iterable[Sequence[object]], /) -> Cursor:
        written = list(rows)
        self.heard.append((sql, written))
        return self._connection.executemany(sql, written)

    def close(self) -> None:
        """It is another's."""
