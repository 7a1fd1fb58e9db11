"""What an op can be found by: its customer's keys and identifiers for ever, and a registration's
names while it is unsent.

Owns `term`. Runs within the caller's transaction.
"""

from collections.abc import Iterable, Iterator, Sequence

from app.domain.customer import CustomerKey
from app.domain.op import Op, OpKind, Subject
from app.domain.registration import Registration
from app.store.connection import Connection
from app.store.name_folding import index_words, last_four
from app.store.payload import decode_registration

_ADD = "INSERT OR IGNORE INTO term (kind, value, seq) VALUES (?, ?, ?)"
_DROP = "DELETE FROM term WHERE kind = ? AND value = ? AND seq = ?"
CUSTOMER = "customer"
"""The kind of term that holds a customer's key."""


def add_terms(connection: Connection, op: Op) -> None:
    """Index an op."""
    connection.executemany(_ADD, [(kind, value, op.seq) for kind, value in _terms(op)])


def drop_terms(connection: Connection, op: Op) -> None:
    """Strike what an op is found by, because it says something else from now on."""
    connection.executemany(_DROP, [(kind, value, op.seq) for kind, value in _terms(op)])


def add_key(connection: Connection, local: CustomerKey, key: CustomerKey) -> None:
    """The server named a customer whom this till knew as `local`: find their ops by both."""
    connection.execute(
        "INSERT OR IGNORE INTO term (kind, value, seq)"
        " SELECT kind, ?, seq FROM term WHERE kind = ? AND value = ?",
        (key, CUSTOMER, local),
    )


def add_names(connection: Connection, ops: Iterable[tuple[int, str]]) -> None:
    """Index the names of registrations (number and payload) that are unsent again."""
    connection.executemany(_ADD, _name_rows(ops))


def drop_names(connection: Connection, ops: Iterable[tuple[int, str]]) -> None:
    """Strike the names of registrations that left the live queue, so that years of past ones never
    slow the search for those that wait.
    """
    connection.executemany(_DROP, _name_rows(ops))


def terms_of(subject: Subject, *, is_new: bool) -> Sequence[str]:
    """Kind and value of all that a customer's other ops are found by, one after the other, as a
    query takes them. `is_new`: nobody can have written anything under the key yet.
    """
    terms = [text for one in subject.identifiers for text in (one.kind.value, one.value)]
    return terms if is_new else [CUSTOMER, subject.key, *terms]


def matching(terms: int) -> str:
    """A condition on `term` with the parameters of `terms_of`; empty for no term."""
    return " OR ".join(["(term.kind = ? AND term.value = ?)"] * terms)


def _terms(op: Op) -> Iterator[tuple[str, str]]:
    yield CUSTOMER, op.subject.key
    for identifier in op.subject.identifiers:
        yield identifier.kind.value, identifier.value
    if op.kind is OpKind.REGISTRATION:
        yield from _names(op.registration)


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
