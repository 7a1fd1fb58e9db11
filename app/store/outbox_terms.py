"""What an op can be found by: its identifiers for ever, its names while it is unsent.

Owns `term`. Runs within the caller's transaction.
"""

from collections.abc import Iterable, Iterator, Sequence

from app.domain.registration import Registration
from app.store.connection import Connection
from app.store.name_folding import index_words, last_four
from app.store.payload import decode_registration

_ADD = "INSERT OR IGNORE INTO term (kind, value, seq) VALUES (?, ?, ?)"


def add_terms(connection: Connection, seq: int, payload: Registration) -> None:
    """Index a new op."""
    terms = [
        *((one.kind.value, one.value) for one in payload.identifiers),
        *_names(payload),
    ]
    connection.executemany(_ADD, [(kind, value, seq) for kind, value in terms])


def add_names(connection: Connection, ops: Iterable[tuple[int, str]]) -> None:
    """Index the names of ops (number and payload) that are unsent again."""
    connection.executemany(_ADD, _name_rows(ops))


def drop_names(connection: Connection, ops: Iterable[tuple[int, str]]) -> None:
    """Strike the names of ops that left the live queue, so that years of past ones never slow the
    search for those that wait.
    """
    connection.executemany(
        "DELETE FROM term WHERE kind = ? AND value = ? AND seq = ?", _name_rows(ops)
    )


def terms_of(payload: Registration) -> Sequence[str]:
    """Kind and value of each identifier, one after the other, as a query takes them."""
    return [text for one in payload.identifiers for text in (one.kind.value, one.value)]


def matching(identifiers: int) -> str:
    """A condition on `term` with the parameters of `terms_of`; empty for no identifier."""
    return " OR ".join(["(term.kind = ? AND term.value = ?)"] * identifiers)


def _name_rows(ops: Iterable[tuple[int, str]]) -> list[tuple[str, str, int]]:
    return [
        (kind, value, seq)
        for seq, payload in ops
        for kind, value in _names(decode_registration(payload))
    ]


def _names(payload: Registration) -> Iterator[tuple[str, str]]:
    for word in (*index_words(payload.firstname), *index_words(payload.lastname)):
        yield "name", word
    digits = last_four(payload.mobile)
    if digits:
        yield "digits", digits
