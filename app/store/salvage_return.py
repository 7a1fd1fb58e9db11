"""Ops that come into an outbox from outside it: a damaged one, a journal, a rescue file.

Runs within the caller's transaction. They enter as if they were saved now, so that lanes and all
that they are found by are right; only then they are put where they stood. Decides nothing about
what may have been sent.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from app.domain.customer import CustomerKey
from app.domain.op import UNSENT, Evidence, OpId, OpKind, OpState, Why
from app.domain.standstill import PARENT_WITHDRAWN
from app.store.connection import Connection
from app.store.journal_record import Facts
from app.store.outbox_intake import Intake
from app.store.outbox_moves import Stamp, seat_head
from app.store.outbox_queue import merge
from app.store.outbox_rows import Purpose
from app.store.outbox_schema import LIVE
from app.store.outbox_settle import sent_key
from app.store.outbox_terms import add_key
from app.store.payload import encode_why

RowValues = Mapping[str, object]

_LOCAL = "op:"
"""What the key of a customer begins with whom the server has not named."""

MAYBE_SENT = Why(evidence=Evidence.KILLED)
"""What is known of an op that may have been sent: no more than of one whose sender was killed."""
_ORPHANED = encode_why(Why(evidence=Evidence.NOT_SENT, fault=PARENT_WITHDRAWN))
_OWN = frozenset(
    {"seq", "op_id", "kind", "payload", "binding", "lane", "is_head", "state", "parent"}
)
"""What entering has set already; and `parent`, which has to be there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Returning:
    """`facts` are what was saved, `standing` the other columns of its row, as far as known.

    `state` is where it goes: None leaves it where it enters.
    """

    seq: int
    facts: Facts
    standing: RowValues = field(default_factory=dict)
    state: OpState | None = None

    @property
    def op_id(self) -> OpId:
        return OpId(str(self.facts["op_id"]))

    @property
    def is_settled(self) -> bool:
        return self.state is not None and self.state not in UNSENT


def bring_back(connection: Connection, ops: Iterable[Returning], stamp: Stamp) -> None:
    """Let ops enter, each under its number, which must be free. All others must be filed."""
    ordered = sorted(ops, key=lambda one: one.seq)
    settled = [one for one in ordered if one.is_settled]
    live = [one for one in ordered if not one.is_settled]
    # The settled go first: nothing may queue up behind one of them.
    for group in (settled, live):
        _enter(connection, group)
        for one in group:
            _put(connection, one, stamp)
        if group is settled:
            connection.executemany(
                "DELETE FROM term WHERE kind IN ('name', 'digits') AND seq = ?",
                [(one.seq,) for one in group],
            )
    for one in live:
        # One that waits for its registration, as far as is known, cannot have been sent.
        if not _tie(connection, one) and one.state is OpState.AMBIGUOUS:
            make_doubtful(connection, one.seq, stamp)
    for one in ordered:
        known_as = one.standing.get("customer_key")
        if isinstance(known_as, str) and not known_as.startswith(_LOCAL):
            add_key(connection, CustomerKey(_LOCAL + one.op_id), CustomerKey(known_as))
    _join_lanes(connection, live)


def record_move(connection: Connection, seq: int, was: OpState, now: OpState, stamp: Stamp) -> int:
    """Write down a move; the event's number."""
    return connection.execute(
        "INSERT INTO event (id, op, from_state, to_state, at, epoch, who, reason)"
        " SELECT 1 + coalesce(max(id), 0), ?, ?, ?, ?, ?, ?, ? FROM event",
        (seq, was.value, now.value, stamp.at.isoformat(), stamp.epoch, stamp.who, stamp.reason),
    ).lastrowid


def make_doubtful(connection: Connection, seq: int, stamp: Stamp) -> None:
    """Put an unsent op into AMBIGUOUS, with an attempt of which nothing is known: whatever is
    decided later, it is read back before it is sent.
    """
    why, at = encode_why(MAYBE_SENT), stamp.at.isoformat()
    connection.execute(
        "UPDATE attempt SET finished_at = ?, why = ? WHERE op = ? AND finished_at IS NULL",
        (at, why, seq),
    )
    _add_unknown_attempt(connection, seq, stamp)
    connection.execute(
        "UPDATE op SET state = 'ambiguous', why = ?, resume = NULL, attempts = max(attempts, 1)"
        " WHERE seq = ?",
        (why, seq),
    )
    record_move(connection, seq, OpState.SENDING, OpState.AMBIGUOUS, stamp)


def _add_unknown_attempt(connection: Connection, seq: int, stamp: Stamp) -> None:
    """The latest attempt decides what a person's wish to try again leads to: with this one, to
    reading back.
    """
    why, at = encode_why(MAYBE_SENT), stamp.at.isoformat()
    connection.execute(
        "INSERT INTO attempt (op, number, purpose, request, epoch, started_at, finished_at, why)"
        " SELECT ?1, 1 + count(*), ?2, '', ?3, ?4, ?4, ?5 FROM attempt WHERE op = ?1"
        " AND purpose = ?2",
        (seq, Purpose.SEND.value, stamp.epoch, at, why),
    )


def settle_again(
    connection: Connection, seq: int, was: OpState, now: OpState, stamp: Stamp
) -> None:
    """Put an op back where it had settled already."""
    event = record_move(connection, seq, was, now, stamp)
    connection.execute(
        "UPDATE op SET state = ?, is_head = 0, settled_at = ?, settled_event = ? WHERE seq = ?",
        (now.value, stamp.at.isoformat(), event, seq),
    )
    _free_children(connection, seq, now, stamp)


def _free_children(connection: Connection, seq: int, parent: OpState, stamp: Stamp) -> None:
    """What waited for a registration that has settled goes on, by the name that was sent: how the
    server calls them is lost. Where it was withdrawn, a person decides.
    """
    is_withdrawn = parent is OpState.DISCARDED
    if not is_withdrawn:
        _name_again(connection, seq)
    to = OpState.NEEDS_ATTENTION if is_withdrawn else OpState.QUEUED
    for (child,) in connection.execute(
        f"SELECT seq FROM op WHERE parent = ? AND state = 'blocked' AND {LIVE} ORDER BY seq", (seq,)
    ).fetchall():
        record_move(connection, child, OpState.BLOCKED, to, stamp)
        connection.execute(
            "UPDATE op SET state = ?, why = coalesce(?, why) WHERE seq = ?",
            (to.value, _ORPHANED if is_withdrawn else None, child),
        )


def _name_again(connection: Connection, seq: int) -> None:
    op_id, kind, known_as = connection.execute(
        "SELECT op_id, kind, customer_key FROM op WHERE seq = ?", (seq,)
    ).fetchone()
    key = sent_key(connection, seq)
    if kind != OpKind.REGISTRATION.value or known_as is not None or key is None:
        return
    connection.execute("UPDATE op SET customer_key = ? WHERE seq = ?", (key, seq))
    add_key(connection, CustomerKey(_LOCAL + op_id), key)


def _enter(connection: Connection, ops: Sequence[Returning]) -> None:
    for one in ops:
        facts = {"seq": one.seq, **one.facts}
        marks = ", ".join("?" * len(facts))
        connection.execute(
            f"INSERT INTO intake ({', '.join(facts)}) VALUES ({marks})", tuple(facts.values())
        )
    if ops:
        Intake().do(connection)


def _put(connection: Connection, one: Returning, stamp: Stamp) -> None:
    rest = {name: value for name, value in one.standing.items() if name not in _OWN}
    assignments = [f"{name} = ?" for name in rest]
    values = [*rest.values()]
    if one.state is not None and one.state is not OpState.AMBIGUOUS:
        assignments.append("state = ?")
        values.append(one.state.value)
    if one.is_settled:
        assignments.append("is_head = 0")
    if one.standing.get("parent") is not None:
        assignments.append("parent = coalesce((SELECT seq FROM op WHERE seq = ?), parent)")
        values.append(one.standing["parent"])
    if assignments:
        connection.execute(
            f"UPDATE op SET {', '.join(assignments)} WHERE seq = ?", (*values, one.seq)
        )
    if one.is_settled and one.standing.get("settled_event") is None:
        assert one.state is not None
        settle_again(connection, one.seq, OpState.SENDING, one.state, stamp)
    if one.state is OpState.NEEDS_ATTENTION and one.standing.get("attempts"):
        _add_unknown_attempt(connection, one.seq, stamp)


def _tie(connection: Connection, one: Returning) -> bool:
    """Let an op on somebody who was registered here depend on that registration again, where that
    is still known. An op that was never tried waits for it; whether this one does.
    """
    key, parent = connection.execute(
        "SELECT subject ->> '$.key', parent FROM op WHERE seq = ?", (one.seq,)
    ).fetchone()
    while parent is None and key is not None and key.startswith(_LOCAL):
        parent, key = connection.execute(
            "SELECT max(CASE WHEN customer_key LIKE 'op:%' THEN NULL ELSE seq END),"
            " max(customer_key) FROM op WHERE op_id = ?",
            (key.removeprefix(_LOCAL),),
        ).fetchone()
    was_tried = bool(one.standing.get("attempts"))
    connection.execute(
        "UPDATE op SET parent = ?1, state = CASE WHEN ?2 AND state = 'queued'"
        " AND EXISTS (SELECT 1 FROM op p WHERE p.seq = ?1 AND p.customer_key IS NULL"
        f" AND p.{LIVE}) THEN 'blocked' ELSE state END WHERE seq = ?3 AND ?1 IS NOT NULL",
        (parent, not was_tried, one.seq),
    )
    row = connection.execute("SELECT state = 'blocked' FROM op WHERE seq = ?", (one.seq,))
    return bool(row.fetchone()[0])


def seat_heads(connection: Connection) -> None:
    """Let each lane's first unsent op, and no other, be the one that may be sent."""
    for (lane,) in connection.execute(f"SELECT DISTINCT lane FROM op WHERE {LIVE}").fetchall():
        seat_head(connection, lane)


def _join_lanes(connection: Connection, ops: Sequence[Returning]) -> None:
    """What was one lane is one lane again, also where it had been joined by hand."""
    lanes: dict[object, set[int]] = {}
    for one in ops:
        (lane,) = connection.execute("SELECT lane FROM op WHERE seq = ?", (one.seq,)).fetchone()
        if "lane" in one.standing:
            lanes.setdefault(one.standing["lane"], set()).add(lane)
    for parts in lanes.values():
        merge(connection, sorted(parts))
    seat_heads(connection)
