"""Handing unsent work over to another till, and taking such work in.

Owns what is handed over, and that it is never at both tills: a rescue file holds before the ops
leave this outbox, and they leave it before the file has its name.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from uuid import uuid4

from app.domain.faults import RescueFault, RescueProblem, StoreFault
from app.domain.move_reason import MoveReason
from app.domain.op import UNSENT, Binding, OpId, OpState
from app.domain.storage import ImportReport, RescueReceipt
from app.store import rescue_file
from app.store.connection import Connection
from app.store.outbox import OutboxStore
from app.store.outbox_moves import Moves, Stamp
from app.store.outbox_schema import LIVE
from app.store.rescue_file import RescueContents, RescuedOp, RescueKey
from app.store.salvage_return import Returning, RowValues, bring_back
from app.store.worker import off_loop

PARTIAL = ".part"
"""What a file's name ends with until this till has let go of what is in it."""

_HERE_ALONE = frozenset({"seq", "binding", "is_head", "settled_event", "settled_at", "epoch"})
"""Columns that mean nothing to another till."""


class Rescue:
    """Methods raise RescueFault and StoreFault; then nothing was changed."""

    def __init__(self, outbox: OutboxStore) -> None:
        self._outbox = outbox

    async def export_unsent(
        self, path: Path, passphrase: str, who: str, *, binding: Binding | None
    ) -> RescueReceipt:
        """Hand unsent work of one server and organisation over to the file at `path`.

        Those of `binding`, or else of the oldest op. From then on it is no longer this till's to
        send. What is under way just now stays, with all that comes after it for its customer.
        """
        key = await off_loop(lambda: rescue_file.new_key(passphrase))
        export_id = str(uuid4())
        partial = path.with_name(path.name + PARTIAL)

        def hand_over(connection: Connection, stamp: Stamp, _: Callable[[], int]) -> RescueReceipt:
            return _hand_over(connection, stamp, partial, key, export_id, binding)

        receipts: list[RescueReceipt] = []
        try:
            await self._outbox.change(
                lambda *given: receipts.append(hand_over(*given)),
                who=who,
                reason=f"{MoveReason.HANDED_OVER} {export_id}",
            )
        except StoreFault:
            # A commit in doubt is looked up; as long as it is one, what is in the file stays there.
            is_here = await self._is_still_here(export_id)
            if is_here:
                await off_loop(lambda: partial.unlink(missing_ok=True))
            if is_here is not False:
                raise
        try:
            await off_loop(lambda: partial.replace(path))
        except OSError as error:
            raise RescueFault(RescueProblem.UNNAMED, partial.name) from error
        return receipts[-1]

    async def import_rescue(
        self, path: Path, passphrase: str, who: str, *, binding: Binding
    ) -> ImportReport:
        """Take the work in a file in, to be sent by this till's login. What is here already is
        passed over. Whatever had been tried is read back before it is sent.
        """
        contents = await off_loop(lambda: rescue_file.read(path, passphrase))
        if (contents.server_url, contents.organisation) != (
            binding.server_url,
            binding.organisation,
        ):
            raise RescueFault(RescueProblem.OTHER_ORGANISATION)

        def take_in(
            connection: Connection, stamp: Stamp, next_seq: Callable[[], int]
        ) -> Sequence[Returning]:
            return _take_in(connection, stamp, next_seq, contents, binding)

        reason = f"{MoveReason.TAKEN_IN} {contents.export_id}"
        taken = await self._outbox.change(take_in, who=who, reason=reason)
        live = [one for one in taken if not one.is_settled]
        if live:
            await self._outbox.bring_to_journal([one.op_id for one in live])
        handed = sum(OpState(op.state) in UNSENT for op in contents.ops)
        return ImportReport(
            export_id=contents.export_id,
            imported=len(live),
            already_here=handed - len(live),
            ambiguous=sum(one.state is OpState.AMBIGUOUS for one in live),
        )

    async def _is_still_here(self, export_id: str) -> bool | None:
        """Whether the ops of an export whose commit failed are still this till's."""

        def look(connection: Connection, _: Stamp, __: Callable[[], int]) -> bool:
            row = connection.execute(
                "SELECT count(*) FROM event WHERE reason = ?",
                (f"{MoveReason.HANDED_OVER} {export_id}",),
            ).fetchone()
            return bool(row[0] == 0)

        try:
            return await self._outbox.change(look, who="", reason="")
        except StoreFault:
            return None


def _hand_over(
    connection: Connection,
    stamp: Stamp,
    partial: Path,
    key: RescueKey,
    export_id: str,
    binding: Binding | None,
) -> RescueReceipt:
    """Write the file, prove that it can be read, then withdraw what is in it."""
    server = _server(connection, binding)
    live = _rows(connection, f"o.{LIVE}") if server is not None else ()
    under_way = {row["lane"] for row in live if row["state"] in ("sending", "probing")}
    leaving = [row for row in live if _server_of(row) == server and row["lane"] not in under_way]
    if not leaving or server is None:
        raise RescueFault(RescueProblem.NOTHING_UNSENT)
    ops = [_rescued(connection, row) for row in (*_parents(connection, leaving), *leaving)]
    contents = RescueContents(
        export_id=export_id, server_url=server[0], organisation=server[1], ops=tuple(ops)
    )
    rescue_file.write(partial, contents, key)
    moves = Moves(connection, stamp)
    for op in moves.of(OpId(str(row["op_id"])) for row in leaving):
        if op.state is OpState.AMBIGUOUS:
            moves.move(op, OpState.NEEDS_ATTENTION)
        moves.move(op, OpState.DISCARDED)
    moves.save()
    return RescueReceipt(
        export_id=export_id, exported=len(leaving), left_here=len(live) - len(leaving)
    )


def _take_in(
    connection: Connection,
    stamp: Stamp,
    next_seq: Callable[[], int],
    contents: RescueContents,
    binding: Binding,
) -> Sequence[Returning]:
    here = {op_id for (op_id,) in connection.execute("SELECT op_id FROM op")}
    numbers = {op.seq: next_seq() for op in contents.ops if op.facts["op_id"] not in here}
    taken = [_returning(op, numbers, binding, stamp) for op in contents.ops if op.seq in numbers]
    bring_back(connection, taken, stamp)
    return taken


def _returning(
    op: RescuedOp, numbers: Mapping[int, int], binding: Binding, stamp: Stamp
) -> Returning:
    state = OpState(op.state)
    if state in UNSENT and state not in (OpState.REJECTED, OpState.NEEDS_ATTENTION):
        state_now = OpState.AMBIGUOUS if op.standing.get("attempts") else None
    else:
        state_now = state
    parent = op.standing.get("parent")
    facts: dict[str, str | int | None] = {}
    for name, value in op.facts.items():
        assert value is None or isinstance(value, str | int)
        facts[name] = value
    facts |= {"till_login": binding.till_login, "epoch": stamp.epoch}
    standing = {name: value for name, value in op.standing.items() if name not in _HERE_ALONE}
    if isinstance(parent, int):
        standing["parent"] = numbers.get(parent)
    return Returning(seq=numbers[op.seq], facts=facts, standing=standing, state=state_now)


def _server(connection: Connection, binding: Binding | None) -> tuple[str, str] | None:
    """The server and organisation whose work is handed over; None where there is none."""
    if binding is not None:
        return binding.server_url, binding.organisation
    row = connection.execute(
        "SELECT b.server_url, b.organisation FROM op o JOIN binding b ON b.id = o.binding"
        f" WHERE o.{LIVE} ORDER BY o.seq LIMIT 1"
    ).fetchone()
    return None if row is None else (row[0], row[1])


def _server_of(row: RowValues) -> tuple[str, str]:
    return str(row["server_url"]), str(row["organisation"])


def _parents(connection: Connection, rows: Sequence[RowValues]) -> Sequence[RowValues]:
    """The settled ops that some of `rows` depend on: they tell how the server knows a customer."""
    numbers = {row["parent"] for row in rows if row.get("parent") is not None}
    leaving = {row["seq"] for row in rows}
    found: list[RowValues] = []
    for number in sorted(numbers - leaving, key=str):
        found += _rows(connection, "o.seq = ?", (number,))
    return found


def _rows(connection: Connection, where: str, values: Sequence[object] = ()) -> Sequence[RowValues]:
    columns = [
        *(f"o.{name}" for name in _columns(connection, "op")),
        *("b.server_url", "b.organisation", "b.till_login"),
    ]
    names = [column[2:] for column in columns]
    rows = connection.execute(
        f"SELECT {', '.join(columns)} FROM op o JOIN binding b ON b.id = o.binding"
        f" WHERE {where} ORDER BY o.seq",
        values,
    )
    return [dict(zip(names, row, strict=True)) for row in rows]


def _rescued(connection: Connection, row: RowValues) -> RescuedOp:
    columns = [name for name in _columns(connection, "intake") if name != "seq"]
    seq = row["seq"]
    assert isinstance(seq, int)
    return RescuedOp(
        seq=seq,
        state=str(row["state"]),
        facts={name: row[name] for name in columns},
        standing={name: value for name, value in row.items() if name not in (*columns, "seq")},
    )


def _columns(connection: Connection, table: str) -> Sequence[str]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))
    return [name for (name,) in rows]
