"""An op's moves from state to state: checked, recorded, and the only way that `state` changes.

Runs within the caller's transaction. Decides nothing about when an op moves.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.domain.op import ALLOWED, UNSENT, OpId, OpKind, OpState
from app.store.connection import Connection
from app.store.outbox_rows import Purpose
from app.store.outbox_schema import LIVE
from app.store.outbox_terms import add_names, drop_names

TILL = "till"
"""Who moved an op, where it was the program itself."""


class IllegalMove(Exception):
    """A bug: an op was to be moved where the promise does not let it go. Nothing was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stamp:
    """When, in which run of the app, and by whom something is done."""

    at: datetime
    epoch: int
    who: str = TILL
    reason: str = ""


@dataclass(slots=True)
class Standing:
    """What moves may change of an op's row; `seq`, `op_id`, `kind`, `payload` and `lane` stay.

    `resume` is where the op goes once the server accepts the login, `lane` the number of the op
    that opened it.
    """

    seq: int
    op_id: OpId
    kind: OpKind
    payload: str
    lane: int
    state: OpState
    is_head: bool
    attempts: int
    ambiguous_rounds: int
    why: str | None
    resume: OpState | None
    user_id: str | None
    customer_key: str | None
    side_effects: str | None
    warnings: str | None
    conflict: str | None
    reference: str | None
    settled_at: str | None
    settled_event: int | None


_SELECT = (
    "SELECT seq, op_id, kind, payload, lane, state, is_head, attempts, ambiguous_rounds, why,"
    " resume, user_id, customer_key, side_effects, warnings, conflict, reference, settled_at,"
    " settled_event FROM op WHERE op_id IN (SELECT value FROM json_each(?))"
)
_UPDATE = (
    "UPDATE op SET state = ?, is_head = ?, attempts = ?, ambiguous_rounds = ?, why = ?, resume = ?,"
    " user_id = ?, customer_key = ?, side_effects = ?, warnings = ?, conflict = ?,"
    " reference = ?, settled_at = ?, settled_event = ? WHERE seq = ?"
)


class Moves:
    """The moves of one transaction. Nothing is written before `save`, and then all at once: a
    statement for each op would take several times as long, and a drain does this for every batch.
    """

    def __init__(self, connection: Connection, stamp: Stamp) -> None:
        self._connection = connection
        self._stamp = stamp
        self._at = stamp.at.isoformat()
        self._changed: dict[int, Standing] = {}
        self._events: list[tuple[object, ...]] = []
        self._begun: list[tuple[object, ...]] = []
        self._ended: list[tuple[object, ...]] = []
        self._settled: list[tuple[int, str]] = []
        self._unsettled: list[tuple[int, str]] = []
        self._entered: set[int] = set()
        self._left: set[int] = set()
        self._last_event: int | None = None

    def of(self, op_ids: Iterable[OpId]) -> list[Standing]:
        """The ops as they stand, in that order. Raises LookupError for one that never was here."""
        wanted = list(dict.fromkeys(op_ids))
        found = {}
        for row in self._connection.execute(_SELECT, (json.dumps(wanted),)):
            one = Standing(*row)
            one.kind, one.state = OpKind(one.kind), OpState(one.state)
            one.resume = None if one.resume is None else OpState(one.resume)
            found[one.op_id] = one
        missing = [op_id for op_id in wanted if op_id not in found]
        if missing:
            raise LookupError(f"no op {missing}")
        return [found[op_id] for op_id in wanted]

    def move(self, op: Standing, to: OpState) -> None:
        """Put `op` into `to`. Raises IllegalMove for what `app.domain.op.ALLOWED` does not have."""
        if to not in ALLOWED[op.state]:
            raise IllegalMove(f"{op.state.value} to {to.value}")
        event, stamp = self._next_event(), self._stamp
        self._events.append(
            (event, op.seq, op.state, to, self._at, stamp.epoch, stamp.who, stamp.reason)
        )
        was_live, is_live = op.state in UNSENT, to in UNSENT
        if was_live and not is_live:
            if op.is_head:
                self._left.add(op.lane)
            if op.kind is OpKind.REGISTRATION:
                self._settled.append((op.seq, op.payload))
            op.is_head, op.settled_at, op.settled_event = False, self._at, event
        elif is_live and not was_live:
            if op.kind is OpKind.REGISTRATION:
                self._unsettled.append((op.seq, op.payload))
            self._entered.add(op.lane)
            op.settled_at, op.settled_event = None, None
        op.state = to
        self._changed[op.seq] = op

    def note(self, op: Standing) -> None:
        """Record something that happened to `op` without moving it."""
        event, stamp = self._next_event(), self._stamp
        self._events.append(
            (event, op.seq, op.state, op.state, self._at, stamp.epoch, stamp.who, stamp.reason)
        )

    def begin_attempt(self, op: Standing, purpose: Purpose, request: str) -> None:
        """A request for `op` is about to go out."""
        self._begun.append((op.seq, purpose.value, request, self._stamp.epoch, self._at))

    def end_attempt(self, op: Standing, why: str) -> None:
        """What the request under way proved, as `encode_why` writes it."""
        self._ended.append((self._at, why, op.seq))

    def save(self) -> None:
        """Write it all."""
        execute = self._connection.executemany
        execute(
            "UPDATE attempt SET finished_at = ?, why = ? WHERE op = ? AND finished_at IS NULL",
            self._ended,
        )
        execute(
            "INSERT INTO attempt (op, number, purpose, request, epoch, started_at) SELECT"
            " ?1, 1 + count(*), ?2, ?3, ?4, ?5 FROM attempt WHERE op = ?1 AND purpose = ?2",
            self._begun,
        )
        execute(
            "INSERT INTO event (id, op, from_state, to_state, at, epoch, who, reason)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
            self._events,
        )
        execute(_UPDATE, map(_values, self._changed.values()))
        drop_names(self._connection, self._settled)
        add_names(self._connection, self._unsettled)
        for lane in self._entered:
            seat_head(self._connection, lane)
        execute(_PROMOTE, [(lane,) for lane in self._left - self._entered])

    def _next_event(self) -> int:
        if self._last_event is None:
            row = self._connection.execute("SELECT max(id) FROM event").fetchone()
            self._last_event = int(row[0] or 0)
        self._last_event += 1
        return self._last_event


# What waits for a registration holds nobody up: a corrected one comes after it by number.
_PROMOTE = (
    "UPDATE op SET is_head = 1 WHERE seq = (SELECT min(seq) FROM op"
    f" WHERE lane = ? AND {LIVE} AND state <> 'blocked')"
)


def seat_head(connection: Connection, lane: int) -> None:
    """Let the lane's first unsent op, and no other, be the one that may be sent."""
    connection.execute(
        f"UPDATE op SET is_head = 0 WHERE lane = ? AND is_head = 1 AND {LIVE}", (lane,)
    )
    connection.execute(_PROMOTE, (lane,))


def _values(op: Standing) -> tuple[object, ...]:
    return (
        *(op.state.value, op.is_head, op.attempts, op.ambiguous_rounds, op.why),
        *(None if op.resume is None else op.resume.value, op.user_id, op.customer_key),
        *(
            op.side_effects,
            op.warnings,
            op.conflict,
            op.reference,
            op.settled_at,
            op.settled_event,
            op.seq,
        ),
    )
