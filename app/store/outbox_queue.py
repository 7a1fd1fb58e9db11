"""The live queue: how an op enters it, which may be sent next, and how an attempt begins and ends.

Every function runs within the caller's transaction. Knows nothing of HTTP or of waiting.
"""

from collections.abc import Collection, Iterable, Sequence

from app.domain.op import Binding, Op, OpId, OpKind, OpState, Subject
from app.store.connection import Connection
from app.store.outbox_moves import Moves, Stamp, seat_head
from app.store.outbox_rows import OP_SELECT, Purpose, op_of, ops_by_seq
from app.store.outbox_schema import LIVE
from app.store.outbox_terms import add_terms, terms_of
from app.store.payload import encode_payload, encode_subject


def enter(connection: Connection, op: Op) -> None:
    """Put an op at the end of its customer's lane, and index what it can be found by."""
    binding = _numbered(connection, op.binding)
    lanes = lanes_of(connection, op.subject, binding)
    if len(lanes) > 1:
        merge(connection, lanes)
    is_registration = op.kind is OpKind.REGISTRATION
    connection.execute(
        "INSERT INTO op (seq, op_id, kind, state, lane, is_head, payload, subject, parent, binding,"
        " associate_id, associate_name, associate_is_supervisor, created_at, epoch, attempts,"
        " ambiguous_rounds, is_bulk) VALUES (?, ?, ?, ?, ?, ?, ?, ?,"
        " (SELECT seq FROM op WHERE op_id = ?), ?, ?, ?, ?, ?, ?, 0, 0, ?)",
        (
            *(op.seq, op.id, op.kind.value, op.state.value),
            *(lanes[0] if lanes else op.seq, not lanes),
            encode_payload(op.kind, op.payload),
            *(None if is_registration else encode_subject(op.subject), op.parent, binding),
            *(op.associate.id, op.associate.name, op.associate.is_supervisor),
            *(op.created_at.isoformat(), op.epoch, op.is_bulk),
        ),
    )
    add_terms(connection, op)


def claim(
    connection: Connection,
    op_ids: Iterable[OpId],
    request: str,
    to: OpState,
    stamp: Stamp,
) -> tuple[Op, ...]:
    """Begin an attempt, as SENDING or PROBING, for each op that may be tried now; the others are
    left out.
    """
    moves = Moves(connection, stamp)
    claimed: list[int] = []
    for op in moves.of(op_ids):
        is_next = op.state is OpState.QUEUED and op.is_head
        if to is OpState.SENDING:
            if not is_next:
                continue
            op.attempts += 1
            moves.begin_attempt(op, Purpose.SEND, request)
        else:
            if not is_next and op.state is not OpState.AMBIGUOUS:
                continue
            op.resume = op.state
            moves.begin_attempt(op, Purpose.PROBE, request)
        moves.move(op, to)
        claimed.append(op.seq)
    moves.save()
    return ops_by_seq(connection, claimed)


def next_ready(
    connection: Connection, binding: Binding, without: Collection[OpId], limit: int
) -> tuple[Op, ...]:
    """The oldest queued op of each lane that nothing before it holds up; bulk after the rest."""
    ready: list[Op] = []
    rows = connection.execute(
        f"{OP_SELECT} WHERE o.binding = ? AND o.is_head = 1 AND o.state = 'queued'"
        " ORDER BY o.is_bulk, o.seq",
        (binding_id(connection, binding),),
    )
    for row in rows:
        if len(ready) == limit:
            break
        if row[0] not in without:
            ready.append(op_of(row))
    return tuple(ready)


def lanes_of(connection: Connection, subject: Subject, binding: int) -> list[int]:
    """Lanes of unsent ops for the same customer of the same server, the oldest first."""
    found: dict[int, int] = {}
    terms = terms_of(subject, is_new=False)
    for kind, value in zip(terms[::2], terms[1::2], strict=True):
        for lane, seq in connection.execute(
            "SELECT op.lane, op.seq FROM term JOIN op ON op.seq = term.seq"
            f" WHERE term.kind = ? AND term.value = ? AND op.binding = ? AND op.{LIVE}",
            (kind, value, binding),
        ):
            found[lane] = min(seq, found.get(lane, seq))
    return sorted(found, key=found.__getitem__)


def merge(connection: Connection, lanes: Sequence[int]) -> None:
    """The lanes are one customer's, as it turned out: one order holds for them all."""
    for other in set(lanes[1:]) - {lanes[0]}:
        connection.execute(f"UPDATE op SET lane = ? WHERE lane = ? AND {LIVE}", (lanes[0], other))
    seat_head(connection, lanes[0])


def binding_id(connection: Connection, binding: Binding) -> int | None:
    """The number of a binding that some op was made for."""
    row = connection.execute(
        "SELECT id FROM binding WHERE server_url = ? AND organisation = ? AND till_login = ?",
        (binding.server_url, binding.organisation, binding.till_login),
    ).fetchone()
    return None if row is None else int(row[0])


def _numbered(connection: Connection, binding: Binding) -> int:
    found = binding_id(connection, binding)
    if found is not None:
        return found
    return connection.execute(
        "INSERT INTO binding (server_url, organisation, till_login) VALUES (?, ?, ?)",
        (binding.server_url, binding.organisation, binding.till_login),
    ).lastrowid
