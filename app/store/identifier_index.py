"""Which rows carry an identifier. Owns the tokens that stand for identifiers in the index.

A token is a hint: two identifiers may share one, so the row found must be asked whether it is the
one. Runs in the storage thread.
"""

import re
from collections.abc import Iterable

from app.domain.customer import Customer, CustomerKey
from app.domain.identifiers import Identifier, IdentifierKind
from app.store.connection import Connection

_PREFIXES = {
    IdentifierKind.USER_ID: "u",
    IdentifierKind.MOBILE: "m",
    IdentifierKind.EMAIL: "e",
    IdentifierKind.EXTERNAL_ID: "x",
}
_KEY_KINDS = {
    "user": IdentifierKind.USER_ID,
    **{kind.value: kind for kind in IdentifierKind if kind is not IdentifierKind.USER_ID},
}
_OTHERS = re.compile(r"[\x00-*,/:-?\[-^`{-\x7f]")
"""The ASCII characters that end a token in the index (see the schema for those that do not)."""
MOST_ROWS = 16


def token_of(identifier: Identifier) -> str:
    return _token(_PREFIXES[identifier.kind], identifier.value)


def tokens_of(customer: Customer) -> tuple[str, ...]:
    """A token for each of `customer.identifiers`, in that order."""
    tokens: list[str] = []
    if customer.user_id:
        tokens.append(_token("u", customer.user_id.strip()))
    if customer.mobile:
        tokens.append(_token("m", customer.mobile))
    if customer.email:
        tokens.append(_token("e", customer.email.strip()))
    if customer.external_id:
        tokens.append(_token("x", customer.external_id.strip()))
    return tuple(tokens)


def _token(prefix: str, value: str) -> str:
    lowered = value.lower()
    if lowered.isalnum() and lowered.isascii():
        return prefix + lowered
    return prefix + _OTHERS.sub("_", lowered)


def identifier_of(key: CustomerKey) -> Identifier | None:
    """The identifier that a key of the server's is made of; None for a key of this till's own."""
    prefix, _, value = key.partition(":")
    kind = _KEY_KINDS.get(prefix)
    return None if kind is None else Identifier(kind=kind, value=value)


def rows_with(connection: Connection, token: str) -> list[int]:
    """Recencies of the rows that may carry the token's identifier, most recent first."""
    rows = connection.execute(
        "SELECT rowid FROM identifier WHERE identifier MATCH ? ORDER BY rowid DESC LIMIT ?",
        (f'"{token}"', MOST_ROWS),
    )
    return [recency for (recency,) in rows]


def add(connection: Connection, entries: Iterable[tuple[int, str]]) -> None:
    """Index rows: (recency, tokens joined by spaces), in ascending order of recency."""
    connection.executemany(
        "INSERT OR REPLACE INTO identifier (rowid, tokens) VALUES (?, ?)", entries
    )


def remove(connection: Connection, recencies: Iterable[int]) -> None:
    connection.executemany(
        "DELETE FROM identifier WHERE rowid = ?", [(recency,) for recency in recencies]
    )


class KnownTokens:
    """What an empty cache has been given since: tells a newcomer without asking the index.

    A Bloom filter: "unknown" is certain, "known" is to be looked up. It keeps a first load from
    looking up every customer in vain, which would take longer than storing them.
    """

    _MASK = (1 << 25) - 1

    def __init__(self) -> None:
        self._bits = bytearray((self._MASK + 1) >> 3)

    def add(self, token: str) -> None:
        mixed, bits, mask = hash(token), self._bits, self._MASK
        place, other = mixed & mask, (mixed >> 30) & mask
        bits[place >> 3] |= 1 << (place & 7)
        bits[other >> 3] |= 1 << (other & 7)

    def may_have(self, token: str) -> bool:
        mixed, bits, mask = hash(token), self._bits, self._MASK
        place, other = mixed & mask, (mixed >> 30) & mask
        return bool(bits[place >> 3] & (1 << (place & 7)) and bits[other >> 3] & (1 << (other & 7)))
