"""Taking in what the server said of one customer who was asked for: all of them, or that they are
part of another now, or that they are no more.

Runs within the caller's transaction.
"""

from dataclasses import replace
from datetime import datetime

from app.domain.card import Card
from app.domain.changes import ChangeSet
from app.domain.customer import Customer, CustomerKey, customer_key
from app.domain.identifiers import Identifier
from app.domain.kept import WHOLE_CARD
from app.store import cache_parts, cache_put
from app.store.cache_keep import erase
from app.store.cache_rows import CachedRow, CacheRows
from app.store.cache_schema import LOOKED_AT
from app.store.connection import Connection

_UNTIDY = "untidy"
"""A fact about the cache: words of the erased are still in the indexes' old pages."""


def put_card(
    connection: Connection, rows: CacheRows, card: Card, fetched_at: datetime, *, touched: bool
) -> ChangeSet:
    """Store a customer and their whole card; whom they have absorbed makes way for them."""
    change = put_survivor(
        connection, rows, card.customer, card.merged_from, fetched_at, touched=touched
    )
    key = _key_here(connection, rows, card.customer)
    cache_parts.write(connection, rows.parts, key, WHOLE_CARD, card, fetched_at)
    return change


def put_survivor(
    connection: Connection,
    rows: CacheRows,
    customer: Customer,
    merged_from: Identifier | None,
    fetched_at: datetime,
    *,
    touched: bool,
) -> ChangeSet:
    """Store a customer; those here who were known by `merged_from` have become part of them."""
    gone = _merged_away(connection, rows, customer, merged_from)
    was_looked_at = any(row.recency >= LOOKED_AT for row in gone)
    former = [row.found.key for row in gone]
    earlier = [each for key in former for each in cache_parts.former_keys(connection, key)]
    erase(connection, rows, gone)
    change = cache_put.put(
        connection, rows, (customer,), fetched_at, touched=touched or was_looked_at
    )
    key = _key_here(connection, rows, customer)
    for each in (*earlier, *former):
        cache_parts.note_merged(connection, each, key)
    return replace(
        change,
        customers=change.customers | frozenset(former),
        renamed=change.renamed + tuple((each, key) for each in former),
    )


def forget(connection: Connection, rows: CacheRows, gone: list[CachedRow]) -> ChangeSet:
    """Erase people for good; the indexes' old pages are to be merged."""
    erase(connection, rows, gone)
    if gone:
        connection.execute("INSERT OR REPLACE INTO about (name, value) VALUES (?, '1')", (_UNTIDY,))
    return ChangeSet(customers=frozenset(row.found.key for row in gone))


def is_untidy(connection: Connection) -> bool:
    row = connection.execute("SELECT 1 FROM about WHERE name = ?", (_UNTIDY,)).fetchone()
    return row is not None


def note_tidy(connection: Connection) -> None:
    connection.execute("DELETE FROM about WHERE name = ?", (_UNTIDY,))


def _merged_away(
    connection: Connection, rows: CacheRows, customer: Customer, merged_from: Identifier | None
) -> list[CachedRow]:
    if merged_from is None:
        return []
    return [
        row
        for row in rows.carrying(connection, merged_from)
        if row.customer.user_id and row.customer.user_id != customer.user_id
    ]


def _key_here(connection: Connection, rows: CacheRows, customer: Customer) -> CustomerKey:
    """The key of a customer who was just stored: the row may know more of them than was told."""
    key = customer_key(customer)
    row = rows.of_key(connection, key)
    return key if row is None else row.found.key
