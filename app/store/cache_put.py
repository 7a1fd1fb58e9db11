"""Taking in what the server said: who of the incoming is already here, under this key or another.

Owns the question "is this the same person?". Runs within the caller's transaction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from app.domain.changes import ChangeSet
from app.domain.customer import Customer, CustomerKey, completed_by, customer_key
from app.store import cache_parts
from app.store.cache_rows import CachedRow, CacheRows, next_recency
from app.store.cache_schema import LOOKED_AT
from app.store.connection import Connection
from app.store.identifier_index import tokens_of

_NAMELESS, _NAMED = "nameless", "named"
"""Facts about the cache: it has rows without, and with, the server's own id."""


@dataclass(slots=True)
class _Incoming:
    """A customer on the way in: `rows` are those that they replace, `former` their other keys."""

    customer: Customer
    key: CustomerKey
    tokens: tuple[str, ...]
    rows: list[CachedRow]
    former: set[CustomerKey]


def put(
    connection: Connection,
    rows: CacheRows,
    customers: Iterable[Customer],
    fetched_at: datetime,
    *,
    touched: bool,
    are_whole: bool = True,
) -> ChangeSet:
    """Store customers; where one is here already, under whichever key, they are merged.

    `touched` customers become the most recent ones, in their order; others keep their place. Where
    they are not whole, whoever was looked at stays as they are, and of others what is not told.
    """
    rows.begin(connection)
    incoming = _merged(customers)
    if not incoming:
        return ChangeSet()
    kinds = _kinds(connection)
    taken: set[int] = set()
    for one in incoming:
        if _is_newcomer(rows, one, kinds):
            continue
        found = _same_person(connection, rows, one.customer, kinds)
        one.rows = [row for row in found if row.recency not in taken]
        taken.update(row.recency for row in one.rows)
        _take_over(one)
    if not are_whole:
        incoming = [one for one in incoming if not any(map(_was_looked_at, one.rows))]
        for one in incoming:
            for row in one.rows:
                one.customer = completed_by(one.customer, row.customer)
            one.tokens = tokens_of(one.customer) if one.rows else one.tokens
    _note_kinds(connection, kinds, incoming)
    _write(connection, rows, incoming, fetched_at, touched=touched)
    renamed = tuple((former, one.key) for one in incoming for former in sorted(one.former))
    for former, key in renamed:
        cache_parts.rename(connection, former, key)
    keys = {one.key for one in incoming} | {former for former, _ in renamed}
    return ChangeSet(customers=frozenset(keys), renamed=renamed)


def is_same_person(one: Customer, other: Customer) -> bool:
    """By the server's id where both have one, else by any identifier that both have."""
    if one.user_id and other.user_id:
        return one.user_id == other.user_id
    return not set(one.identifiers).isdisjoint(other.identifiers)


def _merged(customers: Iterable[Customer]) -> list[_Incoming]:
    """One entry a person: what comes later in the same answer replaces what came before."""
    kept: dict[int, _Incoming] = {}
    owner: dict[str, int] = {}
    for number, customer in enumerate(customers):
        one = _Incoming(customer, _key_of(customer), tokens_of(customer), [], set())
        for token in one.tokens:
            earlier = kept.get(owner.get(token, -1))
            if earlier is not None and is_same_person(customer, earlier.customer):
                del kept[owner[token]]
                one.former |= earlier.former | {earlier.key}
                _adopt_id(one, earlier.customer)
        kept[number] = one
        owner.update(dict.fromkeys(one.tokens, number))
    for one in kept.values():
        one.former.discard(one.key)
    return list(kept.values())


def _key_of(customer: Customer) -> CustomerKey:
    """`customer_key`, without making every identifier for the one that nearly all have."""
    if customer.user_id:
        return CustomerKey(f"user:{customer.user_id.strip()}")
    return customer_key(customer)


def _adopt_id(one: _Incoming, other: Customer) -> None:
    """An answer without the server's id takes away nothing that is known."""
    if other.user_id and not one.customer.user_id:
        one.former.add(one.key)
        one.customer = replace(one.customer, user_id=other.user_id)
        one.key = customer_key(one.customer)
        one.tokens = tokens_of(one.customer)


def _was_looked_at(row: CachedRow) -> bool:
    return row.recency >= LOOKED_AT


def _take_over(one: _Incoming) -> None:
    for row in one.rows:
        _adopt_id(one, row.customer)
    one.former |= {row.found.key for row in one.rows}
    one.former.discard(one.key)


def _is_newcomer(rows: CacheRows, one: _Incoming, kinds: frozenset[str]) -> bool:
    """Whether nobody here can be this person, known without looking it up: every first load is
    full of them.
    """
    known = rows.newcomers
    if known is None:
        return False
    if one.customer.user_id:
        # Among rows that all have the server's id, that id alone tells.
        return _NAMELESS not in kinds and not known.may_have(one.tokens[0])
    return _NAMED not in kinds and not any(map(known.may_have, one.tokens))


def _same_person(
    connection: Connection, rows: CacheRows, customer: Customer, kinds: frozenset[str]
) -> list[CachedRow]:
    """Stored rows of this person, the least recent first."""
    asked = customer.identifiers
    if customer.user_id and _NAMELESS not in kinds:
        asked = asked[:1]
    found = {
        row.recency: row
        for identifier in asked
        for row in rows.carrying(connection, identifier)
        if is_same_person(customer, row.customer)
    }
    if not customer.user_id:
        named = [row for row in found.values() if row.customer.user_id]
        for row in sorted(named, key=lambda row: row.found.fetched_at)[:-1]:
            del found[row.recency]  # two people by the server's account: the latest one is meant
    return [found[recency] for recency in sorted(found)]


def _write(
    connection: Connection,
    rows: CacheRows,
    incoming: Sequence[_Incoming],
    fetched_at: datetime,
    *,
    touched: bool,
) -> None:
    free = next_recency(connection, touched=touched)
    gone: list[int] = []
    added: list[tuple[int, Customer, tuple[str, ...]]] = []
    for one in incoming:
        keeps = bool(one.rows) and (not touched or one.rows[-1].recency == free - 1 + len(added))
        gone.extend(row.recency for row in (one.rows[:-1] if keeps else one.rows))
        if keeps:
            rows.update(connection, one.rows[-1], one.customer, fetched_at)
        else:
            added.append((free + len(added), one.customer, one.tokens))
    if gone:
        rows.remove(connection, gone)
    if added:
        rows.insert(connection, added, fetched_at)
    count(connection, len(added) - len(gone))


def count(connection: Connection, change: int) -> None:
    """Keep the number of customers, which would take a scan to find."""
    connection.execute(
        "INSERT INTO about (name, value) VALUES ('customers', ?1) ON CONFLICT (name)"
        " DO UPDATE SET value = CAST(CAST(value AS INTEGER) + CAST(?1 AS INTEGER) AS TEXT)",
        (str(change),),
    )


def _kinds(connection: Connection) -> frozenset[str]:
    rows = connection.execute("SELECT name FROM about WHERE name IN ('nameless', 'named')")
    return frozenset(name for (name,) in rows)


def _note_kinds(
    connection: Connection, kinds: frozenset[str], incoming: Sequence[_Incoming]
) -> None:
    found = {_NAMED if one.customer.user_id else _NAMELESS for one in incoming}
    connection.executemany(
        "INSERT OR IGNORE INTO about (name, value) VALUES (?, '1')",
        [(name,) for name in found - kinds],
    )
