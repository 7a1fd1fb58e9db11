"""The way into the outbox: a save is one row on one page, filed in the queue before anyone asks.

Owns `intake` and its image in memory. Runs in the storage thread.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import cache
from typing import NamedTuple

from sqlcipher3 import dbapi2

from app.domain.customer import CustomerKey, identifier_of
from app.domain.faults import StoreFault, StoreProblem
from app.domain.op import Associate, Binding, Op, OpId, OpKind, OpState, Payload, Subject
from app.store.connection import Connection
from app.store.outbox_queue import enter
from app.store.outbox_rows import op_of, select_ops
from app.store.outbox_schema import LIVE
from app.store.outbox_terms import matching, terms_of

_MOST_UNFILED = 256
"""With so many waiting a save files them first, so that nothing later has much to catch up with."""

_AS_OPS = (
    "SELECT op_id, seq, kind, 'queued', 'op:' || op_id, payload, server_url, organisation,"
    " till_login, associate_id, associate_name, associate_is_supervisor, created_at, epoch,"
    " 0, 0, NULL, NULL, NULL, subject, NULL, NULL, NULL, NULL,"
    " is_bulk FROM intake ORDER BY seq"
)


class Intent(NamedTuple):
    """An op as it is handed in, with its payload written and its terms listed already.

    A tuple, and made on the caller's thread: that one is awake, and each step that the storage
    thread does not do makes a save shorter.
    """

    op_id: OpId
    kind: OpKind
    subject: Subject
    payload: Payload
    binding: Binding
    associate: Associate
    created_at: datetime
    epoch: int
    written: str
    written_subject: str | None
    terms: Sequence[str]
    is_bulk: bool = False

    def op(self, seq: int, lane: CustomerKey | None, parent: OpId | None = None) -> Op:
        """The op that this becomes: in `lane`, or one of its own."""
        return Op(
            id=self.op_id,
            seq=seq,
            kind=self.kind,
            state=OpState.QUEUED if parent is None else OpState.BLOCKED,
            lane=lane or CustomerKey(f"op:{self.op_id}"),
            subject=self.subject,
            payload=self.payload,
            binding=self.binding,
            associate=self.associate,
            created_at=self.created_at,
            epoch=self.epoch,
            is_bulk=self.is_bulk,
            parent=parent,
            target=identifier_of(self.subject.key),
        )


class Intake:
    """A chore (see `app.store.database`): due while saved ops are not filed yet."""

    def __init__(self) -> None:
        self._connection: Connection | None = None
        self._unfiled: dict[OpId, Op] = {}
        self._last_seq = 0
        self._lanes: dict[Binding, dict[tuple[str, str], CustomerKey]] = {}
        self._is_trusted = True

    @property
    def is_crowded(self) -> bool:
        return len(self._unfiled) >= _MOST_UNFILED

    def distrust(self) -> None:
        """Another process may have saved until this moment: look at the file before the next."""
        self._is_trusted = False

    def is_due(self, connection: Connection) -> bool:
        self._look_at(connection)
        return bool(self._unfiled) or not self._is_trusted

    def do(self, connection: Connection) -> None:
        """File every saved op, in order."""
        held = [op_id for (op_id,) in connection.execute("SELECT op_id FROM intake ORDER BY seq")]
        if held != list(self._unfiled) or not self._is_trusted:  # another process has been here
            self._connection = None
            self._look_at(connection)
        try:
            for op in self._unfiled.values():
                enter(connection, op)
        except dbapi2.IntegrityError as error:
            # Pages of two moments, as a log that was cut short leaves them: filed, and not filed.
            raise StoreFault(StoreProblem.DAMAGED, "an op is filed and not filed") from error
        connection.execute("DELETE FROM intake WHERE seq <= ?", (self._last_seq,))

    def done(self) -> None:
        self._is_trusted = True
        self._unfiled.clear()
        self._lanes.clear()

    def take_seq(self, connection: Connection) -> int:
        """The number for an op that enters the queue past the intake. Numbers only grow."""
        self._look_at(connection)
        self._last_seq += 1
        return self._last_seq

    def known(self, connection: Connection, op_id: OpId) -> Op | None:
        """The op that has this id already, filed or not."""
        self._look_at(connection)
        waiting = self._unfiled.get(op_id)
        if waiting is not None:
            return waiting
        found = select_ops(connection, "WHERE o.op_id = ?", (op_id,))
        return found[0] if found else None

    def save(self, connection: Connection, new: Intent) -> Op | None:
        """Save an intent, under the next number, by one statement that is its own transaction.

        None where its id is taken, or another epoch than its own has begun: nothing is saved then.
        """
        self._look_at(connection)
        if new.op_id in self._unfiled:
            return None
        binding, associate = new.binding, new.associate
        seq = self._last_seq + 1
        row = (
            *(seq, new.op_id, new.kind.value, new.written, new.written_subject),
            *(binding.server_url, binding.organisation, binding.till_login),
            *(associate.id, associate.name, associate.is_supervisor),
            *(new.created_at.isoformat(), new.epoch, new.is_bulk),
        )
        lane = None
        stranger = _save_stranger(len(new.terms) // 2)
        if connection.execute(stranger, (*row, *new.terms)).rowcount != 1:
            lane = _lane(connection, binding, new.terms)
            if connection.execute(_SAVE, row).rowcount != 1:
                return None
        saved = new.op(seq, lane or self._unfiled_lane(new))
        self._remember(saved)
        self._last_seq = seq
        return saved

    def _unfiled_lane(self, new: Intent) -> CustomerKey | None:
        lanes = self._lanes.get(new.binding, {})
        found = map(lanes.get, zip(new.terms[::2], new.terms[1::2], strict=True))
        return next(filter(None, found), None)

    def _remember(self, op: Op) -> None:
        self._unfiled[op.id] = op
        lanes = self._lanes.setdefault(op.binding, {})
        terms = terms_of(op.subject, is_new=False)
        for term in zip(terms[::2], terms[1::2], strict=True):
            lanes[term] = op.lane

    def _look_at(self, connection: Connection) -> None:
        """Read what the file holds, where it was opened (anew) since."""
        if connection is self._connection:
            return
        ops = [op_of(row) for row in connection.execute(_AS_OPS)]
        highest = connection.execute("SELECT max(seq) FROM op").fetchone()[0] or 0
        self._unfiled, self._lanes = {}, {}
        for op in ops:
            self._remember(op)
        self._last_seq = max([int(highest), *(op.seq for op in ops)])
        self._connection = connection


_SAVE = (
    "INSERT INTO intake (seq, op_id, kind, payload, subject, server_url, organisation, till_login,"
    " associate_id, associate_name, associate_is_supervisor, created_at, epoch, is_bulk)"
    " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, number, ?14 FROM epoch"
    " WHERE number = ?13 AND NOT EXISTS (SELECT 1 FROM op WHERE op_id = ?2)"
)
"""Saves unless the epoch has ended or the id is taken. One call of the library for all of that,
because each call is a few hundredths of what a save takes."""


@cache
def _save_stranger(terms: int) -> str:
    """The same, unless an op with one of the terms is known: then there may be a lane."""
    known = matching(terms)
    return f"{_SAVE} AND NOT EXISTS (SELECT 1 FROM term WHERE {known})" if known else _SAVE


def _lane(connection: Connection, binding: Binding, terms: Sequence[str]) -> CustomerKey | None:
    """The lane of the oldest unsent op of the same customer of the same server."""
    if not terms:
        return None
    row = connection.execute(
        "SELECT first.op_id FROM term JOIN op ON op.seq = term.seq"
        f" AND op.{LIVE} JOIN op first ON first.seq = op.lane JOIN binding b ON b.id = op.binding"
        " AND b.server_url = ? AND b.organisation = ? AND b.till_login = ?"
        f" WHERE {matching(len(terms) // 2)} ORDER BY op.seq LIMIT 1",
        (binding.server_url, binding.organisation, binding.till_login, *terms),
    ).fetchone()
    return None if row is None else CustomerKey(f"op:{row[0]}")
