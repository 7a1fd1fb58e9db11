"""What is found of a damaged outbox, put together in a new one.

Owns which source is believed, and which op may have been sent. Runs within one transaction.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.op import UNSENT, OpId, OpState
from app.store.connection import Connection
from app.store.journal_record import NEVER_SAVED, Facts, JournalContents
from app.store.outbox_moves import Stamp
from app.store.salvage_return import Returning, RowValues, bring_back

REASON = "the till's storage was damaged"
"""The recorded reason of what salvage moved."""

_OF_QUEUE = frozenset(
    {"op", "intake", "binding", "attempt", "event", "epoch", "tally", "term", "migration"}
)
"""Tables that are put together by their meaning; rows of any other one are taken as they are."""
_HELD_BY_PERSON = frozenset({OpState.REJECTED, OpState.NEEDS_ATTENTION})
_UNDER_WAY = frozenset({OpState.SENDING, OpState.PROBING, OpState.AMBIGUOUS})

Tables = Mapping[str, Sequence[RowValues]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """Numbers for the report; see `SalvageReport`."""

    from_file: int
    from_journal: int
    ambiguous: int
    unknown: int


def restore(
    connection: Connection,
    tables: Tables,
    journal: JournalContents,
    stamp: Stamp,
    *,
    is_stale: bool,
) -> Restored:
    """Fill the empty outbox of `connection`. `is_stale`: what the file says of an op may be older
    than what has become of it.
    """
    columns = [name for name in _columns(connection, "intake") if name != "seq"]
    in_file = _from_file(tables, journal, columns)
    epoch = _last_epoch(tables, journal)
    connection.execute("UPDATE epoch SET number = ?", (epoch,))
    stamp = replace(stamp, epoch=epoch, reason=REASON)
    decided = [_decided(one, journal, is_stale=is_stale) for one in in_file.values()]
    missing = _only_in_journal(journal, in_file, columns)
    _restore_records(connection, tables, decided)
    bring_back(connection, [*decided, *missing], stamp)
    for name in tables.keys() - _OF_QUEUE:
        _copy(connection, name, tables[name])
    live = [one for one in decided if not one.is_settled]
    return Restored(
        from_file=len(live),
        from_journal=len(missing),
        ambiguous=sum(one.state is OpState.AMBIGUOUS for one in (*live, *missing)),
        unknown=_gaps(connection, journal),
    )


def _from_file(
    tables: Tables, journal: JournalContents, columns: Sequence[str]
) -> Mapping[OpId, Returning]:
    """Every op that the file has, filed or not, by its id."""
    bindings = {row["id"]: row for row in tables.get("binding", ())}
    found: dict[OpId, Returning] = {}
    numbers: set[int] = set()
    rows = (*tables.get("op", ()), *tables.get("intake", ()))
    # Of two versions of one op the one that knows more of it comes first.
    for row in sorted(rows, key=_progress, reverse=True):
        op_id = OpId(str(row["op_id"]))
        facts = _facts(row, bindings, journal.open.get(op_id), columns)
        seq = row["seq"]
        assert isinstance(seq, int)
        if facts is not None and op_id not in found and seq not in numbers:
            standing = {} if "state" not in row else row
            found[op_id] = Returning(seq=seq, facts=facts, standing=standing)
            numbers.add(seq)
    return found


def _progress(row: RowValues) -> tuple[bool, int, bool]:
    attempts, event = row.get("attempts", 0), row.get("settled_event")
    assert isinstance(attempts, int)
    return event is not None, attempts, "state" in row


def _facts(
    row: RowValues,
    bindings: Mapping[object, RowValues],
    told: Facts | None,
    columns: Sequence[str],
) -> Facts | None:
    """The row as it was saved. None where nothing tells for which server."""
    known: RowValues = {**row}
    if "binding" in row:
        binding = bindings.get(row["binding"])
        if binding is None and len(bindings) == 1:
            (binding,) = bindings.values()
        if binding is None and told is None:
            return None
        known = {**row, **(binding or told or {})}
    facts: dict[str, str | int | None] = {}
    for name in columns:
        value = known.get(name)
        assert value is None or isinstance(value, str | int)
        facts[name] = value
    return facts


def _decided(one: Returning, journal: JournalContents, *, is_stale: bool) -> Returning:
    """Where an op of the file goes. Whatever was tried, or may have been, is read back first."""
    state = OpState(str(one.standing.get("state", OpState.QUEUED.value)))
    told = journal.ended.get(one.op_id)
    if state in UNSENT and told in {end.value for end in OpState}:
        # The journal knows more than the file: what ended is not begun again.
        return replace(one, state=OpState(told))
    if state not in UNSENT or state in _HELD_BY_PERSON:
        return replace(one, state=state)
    attempts = one.standing.get("attempts", 0)
    assert isinstance(attempts, int)
    # The journal may know of a request that the file lacks.
    attempts = max(attempts, journal.tried.get(one.op_id, 0))
    was_tried = attempts > 0 or state in _UNDER_WAY
    is_strange = journal.lacks(one.op_id)
    doubtful = was_tried or ((is_stale or is_strange) and state is not OpState.BLOCKED)
    return replace(
        one,
        standing={**one.standing, "attempts": attempts},
        state=OpState.AMBIGUOUS if doubtful else None,
    )


def _only_in_journal(
    journal: JournalContents, in_file: Mapping[OpId, Returning], columns: Sequence[str]
) -> Sequence[Returning]:
    """Ops that the journal alone knows, each with a number that puts it where it was in the order.

    Numbers have no gaps but those that the damage made.
    """
    taken = {one.seq for one in in_file.values()}
    made: list[Returning] = []
    last = 0
    for op_id, facts in journal.open.items():
        if op_id in in_file:
            last = in_file[op_id].seq
            continue
        seq = last + 1
        while seq in taken:
            seq += 1
        taken.add(seq)
        last = seq
        kept = {name: facts.get(name) for name in columns}
        made.append(
            Returning(
                seq=seq,
                facts=kept,
                standing={"attempts": journal.tried.get(op_id, 0)},
                state=OpState.AMBIGUOUS,
            )
        )
    return made


def _restore_records(connection: Connection, tables: Tables, ops: Iterable[Returning]) -> None:
    """The bindings, and the attempts and events of `ops`, which enter later."""
    connection.execute("PRAGMA defer_foreign_keys = ON")
    known = {one.seq for one in ops}
    _copy(connection, "binding", tables.get("binding", ()))
    for name in ("event", "attempt"):
        _copy(connection, name, [row for row in tables.get(name, ()) if row["op"] in known])


def _copy(connection: Connection, table: str, rows: Iterable[RowValues]) -> None:
    """Rows as they are; of two with one key the first."""
    columns = set(_columns(connection, table))
    for row in rows:
        kept = {name: value for name, value in row.items() if name in columns}
        marks = ", ".join("?" * len(kept))
        connection.execute(
            f"INSERT OR IGNORE INTO {table} ({', '.join(kept)}) VALUES ({marks})",
            tuple(kept.values()),
        )


def _last_epoch(tables: Tables, journal: JournalContents) -> int:
    """The number of the last run that left any trace."""
    traces: list[object] = [0]
    traces += [row["number"] for row in tables.get("epoch", ())]
    traces += [row["epoch"] for name in ("op", "intake", "event") for row in tables.get(name, ())]
    return max(journal.epoch, *(trace for trace in traces if isinstance(trace, int)))


def _gaps(connection: Connection, journal: JournalContents) -> int:
    """How many numbers were given to ops of which nothing is known any more.

    Below the oldest settled op numbers may be missing because what had them was let go of, as old.
    """
    here, lowest, highest = connection.execute(
        "SELECT count(*), min(seq), max(seq) FROM op WHERE seq >= coalesce("
        "(SELECT min(seq) FROM op WHERE settled_event IS NOT NULL), 0)"
    ).fetchone()
    if not here:
        return 0
    known = {op_id for (op_id,) in connection.execute("SELECT op_id FROM op")}
    over = sum(how != NEVER_SAVED and op_id not in known for op_id, how in journal.ended.items())
    return max(0, int(highest) - int(lowest) + 1 - int(here) - over)


def _columns(connection: Connection, table: str) -> Sequence[str]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))
    return [name for (name,) in rows]
