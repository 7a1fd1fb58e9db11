"""What the server said of a customer beside the row that searches find: the card, notes, bills …

Owns the table of parts, how a value lies in it, and the keys that were merged into others. A part
lives as long as the row of its customer. Runs in the storage thread.
"""

import zlib
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any, TypeVar

from app.domain.customer import CustomerKey
from app.domain.kept import Kept
from app.store.cache_times import microseconds, moment
from app.store.connection import Connection

T = TypeVar("T")

_FORM = 1
"""Of how values are written; to be counted up where one would be read wrongly, not only refused."""
_QUICK = 1


class PartCodec:
    """Values as bytes: the form's number, then compressed MessagePack. Names of fields recur in
    every bill, so that a history shrinks to a tenth.

    Made in the storage thread, where its import does not hold up a window.
    """

    def __init__(self) -> None:
        # Function-level for start-up: msgspec takes 7-25 ms to import, and no window needs it.
        import msgspec

        self._pack: Callable[[Any], bytes] = msgspec.msgpack.Encoder().encode
        self._make = msgspec.msgpack.Decoder
        self._refusal = msgspec.DecodeError
        self._unpackers: dict[Any, Callable[[bytes], Any]] = {}

    def encode(self, value: object) -> bytes:
        return bytes([_FORM]) + zlib.compress(self._pack(value), _QUICK)

    def decode(self, written: bytes, of: type[T]) -> T | None:
        """None for a value of another form: a cache is asked again, not mended."""
        if not written or written[0] != _FORM:
            return None
        unpack = self._unpackers.get(of)
        if unpack is None:
            unpack = self._unpackers[of] = self._make(of).decode
        try:
            found: T = unpack(zlib.decompress(written[1:]))
        except (zlib.error, self._refusal):
            return None
        return found


def read(
    connection: Connection, codec: PartCodec, key: CustomerKey, part: str, of: type[T]
) -> Kept[T] | None:
    """A part of the customer whose row has this very key."""
    row = connection.execute(
        "SELECT fetched_at, value FROM part WHERE key = ? AND part = ?", (key, part)
    ).fetchone()
    if row is None:
        return None
    value = codec.decode(row[1], of)
    return None if value is None else Kept(value=value, fetched_at=moment(row[0]))


def write(
    connection: Connection,
    codec: PartCodec,
    key: CustomerKey,
    part: str,
    value: object,
    fetched_at: datetime,
) -> None:
    connection.execute(
        "INSERT INTO part (key, part, fetched_at, value) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (key, part)"
        " DO UPDATE SET fetched_at = excluded.fetched_at, value = excluded.value",
        (key, part, microseconds(fetched_at), codec.encode(value)),
    )


def fetched_at(connection: Connection, key: CustomerKey, part: str) -> datetime | None:
    """When a part was told; None where it is not here."""
    row = connection.execute(
        "SELECT fetched_at FROM part WHERE key = ? AND part = ?", (key, part)
    ).fetchone()
    return None if row is None else moment(row[0])


def rename(connection: Connection, former: CustomerKey, key: CustomerKey) -> None:
    """The same person has another key now; of a part that both have, the new one's stays."""
    connection.execute("UPDATE OR IGNORE part SET key = ? WHERE key = ?", (key, former))
    connection.execute("DELETE FROM part WHERE key = ?", (former,))
    connection.execute("UPDATE alias SET key = ? WHERE key = ?", (key, former))


def drop(connection: Connection, keys: Iterable[CustomerKey]) -> None:
    """The customers' rows go."""
    gone = [(key,) for key in keys]
    connection.executemany("DELETE FROM part WHERE key = ?", gone)
    connection.executemany("DELETE FROM alias WHERE key = ?", gone)


def older(connection: Connection, before: datetime) -> list[tuple[int, CustomerKey]]:
    """Number and customer of every part that was told before this time."""
    return connection.execute(
        "SELECT rowid, key FROM part WHERE fetched_at < ?", (microseconds(before),)
    ).fetchall()


def drop_older(connection: Connection, numbers: Iterable[int], before: datetime) -> None:
    """Drop parts by number, unless they were told anew meanwhile."""
    oldest = microseconds(before)
    connection.executemany(
        "DELETE FROM part WHERE rowid = ? AND fetched_at < ?",
        [(number, oldest) for number in numbers],
    )


def note_merged(connection: Connection, former: CustomerKey, key: CustomerKey) -> None:
    """`former` has become part of `key`: whoever asks for them from now on is led there."""
    connection.execute("DELETE FROM alias WHERE former = ?", (key,))
    connection.execute("INSERT OR REPLACE INTO alias (former, key) VALUES (?, ?)", (former, key))


def survivor(connection: Connection, key: CustomerKey) -> CustomerKey | None:
    """Whom the customer of this key has become part of; None for anybody else."""
    row = connection.execute("SELECT key FROM alias WHERE former = ?", (key,)).fetchone()
    return None if row is None else CustomerKey(row[0])


def former_keys(connection: Connection, key: CustomerKey) -> tuple[CustomerKey, ...]:
    """The keys of those who have become part of this customer."""
    rows = connection.execute("SELECT former FROM alias WHERE key = ? ORDER BY former", (key,))
    return tuple(CustomerKey(former) for (former,) in rows)
