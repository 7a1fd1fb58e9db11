"""Counting the outbox for the end of a day: what is unsent, and what left the queue, by whom."""

from collections.abc import Sequence
from datetime import UTC, datetime

from app.domain.closing import DayTally, KindCount, Work
from app.domain.move_reason import MoveReason
from app.domain.op import NEEDS_PERSON, Associate, AssociateId, OpKind, OpState
from app.store.connection import Connection, Row
from app.store.outbox_schema import LIVE

_TOLD = f"state IN ('{OpState.ACKED.value}', '{OpState.VERIFIED.value}')"
_NEEDS = ", ".join(f"'{state.value}'" for state in sorted(NEEDS_PERSON))
_COUNT = (
    "SELECT associate_id, max(associate_name), max(associate_is_supervisor), kind, count(*),"
    f" sum(state IN ({_NEEDS})), min(created_at) FROM op"
)
_GROUPS = " GROUP BY associate_id, kind ORDER BY min(seq)"


def day_tally(connection: Connection, since: datetime) -> DayTally:
    """All that is unsent, and what has left the live queue since that (aware) time."""
    left = "settled_event IS NOT NULL AND settled_at >= ?"
    since_text = (since.astimezone(UTC).isoformat(),)
    unsent = connection.execute(f"{_COUNT} WHERE {LIVE}{_GROUPS}")
    sent = connection.execute(f"{_COUNT} WHERE {left} AND {_TOLD}{_GROUPS}", since_text)
    gone, handed_over = connection.execute(
        "SELECT count(*), count(*) FILTER (WHERE event.reason LIKE ?) FROM op JOIN event"
        f" ON event.id = op.settled_event WHERE op.{left} AND op.state = 'discarded'",
        (f"{MoveReason.HANDED_OVER} %", *since_text),
    ).fetchone()
    return DayTally(
        unsent=_works(unsent.fetchall(), is_unsent=True),
        sent=_works(sent.fetchall(), is_unsent=False),
        withdrawn=gone - handed_over,
        handed_over=handed_over,
    )


def _works(rows: Sequence[Row], *, is_unsent: bool) -> tuple[Work, ...]:
    by_associate: dict[str, list[Row]] = {}
    for row in rows:
        by_associate.setdefault(row[0], []).append(row)
    return tuple(_work(group, is_unsent=is_unsent) for group in by_associate.values())


def _work(rows: Sequence[Row], *, is_unsent: bool) -> Work:
    associate_id, name, is_supervisor, *_ = rows[0]
    return Work(
        associate=Associate(
            id=AssociateId(associate_id), name=name, is_supervisor=bool(is_supervisor)
        ),
        kinds=tuple(KindCount(kind=OpKind(row[3]), ops=row[4]) for row in rows),
        needs_person=sum(row[5] for row in rows) if is_unsent else 0,
        oldest_at=datetime.fromisoformat(min(row[6] for row in rows)) if is_unsent else None,
    )
