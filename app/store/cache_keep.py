"""Keeping the cache within its bounds: who may be dropped, and merging what that leaves behind.

Each function is one small step within the caller's transaction.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.customer import CustomerKey
from app.store import cache_parts, cache_put, name_index
from app.store.cache_rows import CachedRow, CacheRows
from app.store.cache_times import microseconds
from app.store.connection import Connection

_LOOKED_THROUGH = 2_000
_DROPPED_AT_ONCE = 100
_MERGED_PAGES = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How many were dropped, and the recency that was reached; None at the end."""

    dropped: int
    last: int | None


def evict_some(
    connection: Connection,
    rows: CacheRows,
    *,
    after: int,
    max_customers: int,
    fetched_before: datetime,
    keep: Collection[CustomerKey],
) -> Step:
    """Look through the next rows from the least recent on, and drop what is too much or too old."""
    excess = _count(connection) - max_customers
    oldest = microseconds(fetched_before)
    looked_at = connection.execute(
        "SELECT recency, fetched_at FROM customer WHERE recency > ? ORDER BY recency LIMIT ?",
        (after, _LOOKED_THROUGH),
    ).fetchall()
    last = looked_at[-1][0] if len(looked_at) == _LOOKED_THROUGH else None
    gone: list[int] = []
    for recency, fetched_at in looked_at:
        if len(gone) == _DROPPED_AT_ONCE:
            last = recency - 1
            break
        if fetched_at >= oldest and len(gone) >= excess:
            continue
        if not keep or rows.at(connection, (recency,))[0].found.key not in keep:
            gone.append(recency)
    erase(connection, rows, rows.at(connection, gone))
    return Step(dropped=len(gone), last=last)


def erase(connection: Connection, rows: CacheRows, gone: Sequence[CachedRow]) -> None:
    """Remove rows with their parts, and from the vocabulary what nobody else is called."""
    rows.remove(connection, [row.recency for row in gone])
    cache_parts.drop(connection, [row.found.key for row in gone])
    cache_put.count(connection, -len(gone))
    words = {word for row in gone for word in name_index.words_for(row.customer)}
    name_index.forget_words(connection, sorted(words))


def merge_indexes(connection: Connection, *, is_first: bool) -> bool:
    """Merge some pages of both indexes into one segment each; whether there is more to merge.

    The first step of a series puts all segments on one level, the others go on from there.
    """
    pages = -_MERGED_PAGES if is_first else _MERGED_PAGES
    changed = False
    for index in ("name", "identifier"):
        before = _changes(connection)
        connection.execute(f"INSERT INTO {index} ({index}, rank) VALUES ('merge', ?)", (pages,))
        changed = changed or _changes(connection) - before > 1
    return changed


def _count(connection: Connection) -> int:
    row = connection.execute("SELECT value FROM about WHERE name = 'customers'").fetchone()
    return 0 if row is None else int(row[0])


def _changes(connection: Connection) -> int:
    return int(connection.execute("SELECT total_changes()").fetchone()[0])
