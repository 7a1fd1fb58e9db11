"""Customers of cache.db as rows: read, written, renumbered, removed, and their indexes with them.

Runs in the storage thread, within the caller's transaction where it writes. Decides nothing about
who is whom.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from app.domain.customer import Customer, CustomerKey, customer_key
from app.domain.identifiers import Identifier
from app.domain.match import CachedCustomer
from app.store import cache_parts, identifier_index, name_index
from app.store.cache_parts import PartCodec
from app.store.cache_schema import LOOKED_AT
from app.store.cache_times import microseconds, moment
from app.store.connection import Connection, Row
from app.store.customer_codec import CustomerCodec, Phrases
from app.store.identifier_index import KnownTokens, token_of, tokens_of

IndexEntry = tuple[int, Customer, tuple[str, ...]]
"""A recency, the customer of that row, and the tokens of their identifiers."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CachedRow:
    """A stored customer and the number of the row."""

    recency: int
    found: CachedCustomer

    @property
    def customer(self) -> Customer:
        return self.found.customer


class CacheRows:
    """What the storage thread keeps in memory for one file; made anew when the file is."""

    def __init__(self) -> None:
        self._phrases = Phrases()
        self._codec = CustomerCodec(self._phrases)
        self.parts = PartCodec()
        self.newcomers: KnownTokens | None = None
        """Everything that is indexed, where the cache was seen empty by this process."""

    def begin(self, connection: Connection) -> None:
        """To be called at the start of each transaction that writes customers."""
        self._phrases.refresh(connection)
        if self.newcomers is None and is_empty(connection):
            self.newcomers = KnownTokens()

    def forget_all(self) -> None:
        """The tables were emptied."""
        self._phrases = Phrases()
        self._codec = CustomerCodec(self._phrases)
        self.newcomers = None

    def at(self, connection: Connection, recencies: Iterable[int]) -> list[CachedRow]:
        """Rows by number, in that order; numbers without a row are left out."""
        found: list[CachedRow] = []
        for recency in recencies:
            row = connection.execute(
                "SELECT recency, fetched_at, payload FROM customer WHERE recency = ?", (recency,)
            ).fetchone()
            if row is not None:
                found.append(self.row(connection, row))
        return found

    def row(self, connection: Connection, row: Row) -> CachedRow:
        """From recency, fetched_at, payload."""
        recency, fetched_at, payload = row
        try:
            customer = self._codec.decode(payload)
        except KeyError:  # a text that was learnt since
            self._phrases.refresh(connection)
            customer = self._codec.decode(payload)
        return CachedRow(
            recency=recency,
            found=CachedCustomer(
                customer=customer, key=customer_key(customer), fetched_at=moment(fetched_at)
            ),
        )

    def carrying(self, connection: Connection, identifier: Identifier) -> list[CachedRow]:
        """Rows that carry an identifier, the latest fetched first."""
        numbers = identifier_index.rows_with(connection, token_of(identifier))
        rows = [
            row for row in self.at(connection, numbers) if identifier in row.customer.identifiers
        ]
        return sorted(rows, key=lambda row: (row.found.fetched_at, row.recency), reverse=True)

    def of_key(self, connection: Connection, key: CustomerKey) -> CachedRow | None:
        """The row of a key; of a key that names an identifier, whoever carries it by now, and of
        one that was merged into another, whom it has become part of.
        """
        row = self._named_by(connection, key)
        if row is None and (survivor := cache_parts.survivor(connection, key)) is not None:
            return self._named_by(connection, survivor)
        return row

    def _named_by(self, connection: Connection, key: CustomerKey) -> CachedRow | None:
        identifier = identifier_index.identifier_of(key)
        if identifier is None:
            return None
        rows = self.carrying(connection, identifier)
        return next((row for row in rows if row.found.key == key), rows[0] if rows else None)

    def insert(
        self, connection: Connection, entries: Sequence[IndexEntry], fetched_at: datetime
    ) -> None:
        """Write new rows, in ascending order of recency."""
        stamp = microseconds(fetched_at)
        connection.executemany(
            "INSERT INTO customer (recency, fetched_at, payload) VALUES (?, ?, ?)",
            [(recency, stamp, self._codec.encode(customer)) for recency, customer, _ in entries],
        )
        self._phrases.save(connection)
        self._index(connection, entries)

    def update(
        self, connection: Connection, row: CachedRow, customer: Customer, fetched_at: datetime
    ) -> None:
        """Write a row anew in its place; its indexes only where they change."""
        connection.execute(
            "UPDATE customer SET fetched_at = ?, payload = ? WHERE recency = ?",
            (microseconds(fetched_at), self._codec.encode(customer), row.recency),
        )
        self._phrases.save(connection)
        old = (name_index.words_for(row.customer), row.customer.identifiers)
        if old != (name_index.words_for(customer), customer.identifiers):
            self._index(connection, [(row.recency, customer, tokens_of(customer))])

    def renumber(self, connection: Connection, row: CachedRow, recency: int) -> None:
        """Give a row another recency."""
        connection.execute(
            "UPDATE customer SET recency = ? WHERE recency = ?", (recency, row.recency)
        )
        _unindex(connection, [row.recency])
        self._index(connection, [(recency, row.customer, tokens_of(row.customer))])

    def remove(self, connection: Connection, recencies: Sequence[int]) -> None:
        connection.executemany(
            "DELETE FROM customer WHERE recency = ?", [(recency,) for recency in recencies]
        )
        _unindex(connection, recencies)

    def _index(self, connection: Connection, entries: Sequence[IndexEntry]) -> None:
        identifier_index.add(
            connection, [(recency, " ".join(tokens)) for recency, _, tokens in entries]
        )
        name_index.add(
            connection,
            [(recency, name_index.words_for(customer)) for recency, customer, _ in entries],
        )
        if self.newcomers is not None:
            for _, customer, tokens in entries:
                for token in tokens[:1] if customer.user_id else tokens:
                    self.newcomers.add(token)


def is_empty(connection: Connection) -> bool:
    return connection.execute("SELECT 1 FROM customer LIMIT 1").fetchone() is None


def next_recency(connection: Connection, *, touched: bool) -> int:
    """The number for the next customer that is looked at, or only fetched."""
    if touched:
        highest = connection.execute("SELECT max(recency) FROM customer").fetchone()[0] or 0
        return max(int(highest) + 1, LOOKED_AT)
    highest = connection.execute(
        "SELECT max(recency) FROM customer WHERE recency < ?", (LOOKED_AT,)
    ).fetchone()[0]
    return int(highest or 0) + 1


def _unindex(connection: Connection, recencies: Sequence[int]) -> None:
    name_index.remove(connection, recencies)
    identifier_index.remove(connection, recencies)
