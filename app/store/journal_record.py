"""What the journal's records say: an op was saved, is about to be sent, or has left the live queue.

Owns that form: written once, read by every later version. Knows nothing of files.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum, unique

from app.domain.op import OpId, OpState
from app.store.connection import Connection
from app.store.outbox_intake import Intent
from app.store.outbox_schema import LIVE

VERSION = 1
_encode = json.JSONEncoder(separators=(",", ":")).encode


@unique
class _Says(StrEnum):
    BEGUN = "begun"
    SAVED = "saved"
    TOLD = "told"
    TRIED = "tried"
    ENDED = "ended"


Facts = Mapping[str, str | int | None]
"""An op as it was saved: a row of the table `intake` but for its number, by the columns' names."""

NEVER_SAVED = "never_saved"
"""The end of an op whose saving failed, as its caller was told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalContents:
    """What a journal tells: who is still open, in the order of saving, and how the others ended.
    Of the open ones `told` are in the outbox for sure, and somebody may know that they are; `tried`
    says how many requests may have carried an op, where any did.

    `salt` is the outbox's own, as hexadecimal digits, without which no page of it can be checked.
    `is_there` says that there is a journal, `is_opened` that the key opened it; `missing` counts
    records that are lost from its middle.
    """

    open: Mapping[OpId, Facts] = field(default_factory=dict)
    told: frozenset[OpId] = frozenset()
    tried: Mapping[OpId, int] = field(default_factory=dict)
    ended: Mapping[OpId, str] = field(default_factory=dict)
    salt: str = ""
    epoch: int = 0
    missing: int = 0
    is_there: bool = False
    is_opened: bool = False

    @property
    def is_hurt(self) -> bool:
        """Whether it holds something that cannot be read; a torn tail is not counted."""
        return self.missing > 0 or (self.is_there and not self.is_opened)

    def lacks(self, op_id: OpId) -> bool:
        """Whether it is whole, and knows nothing of an op: that one has long settled, or was saved
        in the moment in which the till stopped.
        """
        is_known = op_id in self.open or op_id in self.ended
        return self.is_opened and not self.is_hurt and not is_known


def begun(salt: str, epoch: int) -> bytes:
    """A file's first record: of which outbox, and in which run of the app."""
    return _written(_Says.BEGUN, VERSION, salt, epoch)


def saved(new: Intent) -> bytes:
    """An op has been handed in."""
    return _written(_Says.SAVED, facts_of(new), False)


def saved_facts(facts: Facts) -> bytes:
    """An op is in the outbox."""
    return _written(_Says.SAVED, facts, True)


def told(op_id: OpId) -> bytes:
    """An op that was handed in is in the outbox now."""
    return _written(_Says.TOLD, op_id)


def tried(attempts: Mapping[OpId, int]) -> bytes:
    """Ops are about to be sent, or were: each with the number of the latest attempt."""
    return _written(_Says.TRIED, attempts)


def open_records(contents: JournalContents) -> list[bytes]:
    """All that must be written again of what a journal tells."""
    attempts = {op_id: contents.tried.get(op_id, 0) for op_id in contents.open}
    return [
        *(
            _written(_Says.SAVED, facts, op_id in contents.told)
            for op_id, facts in contents.open.items()
        ),
        tried({op_id: number for op_id, number in attempts.items() if number}),
    ]


def ended(op_id: OpId, how: str) -> bytes:
    """An op has left the live queue: its new state, or `NEVER_SAVED`."""
    return _written(_Says.ENDED, op_id, how)


def facts_of(new: Intent) -> Facts:
    binding, associate = new.binding, new.associate
    return {
        "op_id": new.op_id,
        "kind": new.kind.value,
        "payload": new.written,
        "subject": new.written_subject,
        "server_url": binding.server_url,
        "organisation": binding.organisation,
        "till_login": binding.till_login,
        "associate_id": associate.id,
        "associate_name": associate.name,
        "associate_is_supervisor": int(associate.is_supervisor),
        "created_at": new.created_at.isoformat(),
        "epoch": new.epoch,
        "is_bulk": int(new.is_bulk),
    }


def live_facts(connection: Connection, op_ids: Iterable[OpId] | None = None) -> tuple[Facts, ...]:
    """The live queue (or those of `op_ids` in it), in order, as it was saved. All must be filed."""
    columns = _intake_columns(connection)
    which = "" if op_ids is None else " AND o.op_id IN (SELECT value FROM json_each(?))"
    rows = connection.execute(
        f"SELECT {', '.join(columns)} FROM (SELECT * FROM op o WHERE o.{LIVE}{which})"
        " JOIN binding b ON b.id = binding ORDER BY seq",
        () if op_ids is None else (json.dumps(list(op_ids)),),
    )
    return tuple(dict(zip(columns, row, strict=True)) for row in rows)


def live_attempts(connection: Connection) -> Mapping[OpId, int]:
    """How often ops of the live queue were sent, where they were."""
    return dict(
        connection.execute(
            f"SELECT op_id, attempts FROM op WHERE {LIVE} AND attempts > 0 ORDER BY seq"
        ).fetchall()
    )


def contents_of(records: Iterable[bytes], *, missing: int, is_there: bool) -> JournalContents:
    """Follow the records from the first to the last; of what is said twice the later holds."""
    live: dict[OpId, Facts] = {}
    sure: set[OpId] = set()
    attempts: dict[OpId, int] = {}
    ends: dict[OpId, str] = {}
    salt, epoch, is_opened = "", 0, False
    for record in records:
        is_opened = True
        match json.loads(record):
            case [_Says.BEGUN, _, str(told), int(run)]:
                salt, epoch = told, max(epoch, run)
            case [_Says.SAVED, dict(facts), bool(is_told)]:
                op_id = OpId(facts["op_id"])
                live[op_id] = facts
                ends.pop(op_id, None)
                epoch = max(epoch, facts["epoch"])
                if is_told:
                    sure.add(op_id)
            case [_Says.TOLD, str(op_id)]:
                sure.add(OpId(op_id))
            case [_Says.TRIED, dict(numbers)]:
                attempts.update(numbers)
            case [_Says.ENDED, str(op_id), str(how)]:
                live.pop(OpId(op_id), None)
                sure.discard(OpId(op_id))
                ends[OpId(op_id)] = how
            case _:
                missing += 1  # of a later version: it means nothing to this one
    return JournalContents(
        open=live,
        told=frozenset(sure),
        tried=attempts,
        ended=ends,
        salt=salt,
        epoch=epoch,
        missing=missing,
        is_there=is_there,
        is_opened=is_opened,
    )


def is_withdrawal(how: str) -> bool:
    """Whether an end says that a person withdrew the op (or corrected it by another)."""
    return how == OpState.DISCARDED.value


def op_id_of(record: bytes) -> OpId | None:
    """Whom a record says to be saved; None where it says something else."""
    match json.loads(record):
        case [_Says.SAVED, dict(facts), _]:
            return OpId(facts["op_id"])
        case _:
            return None


def _intake_columns(connection: Connection) -> tuple[str, ...]:
    rows = connection.execute("SELECT name FROM pragma_table_info('intake') ORDER BY cid")
    return tuple(name for (name,) in rows if name != "seq")


def _written(*values: object) -> bytes:
    return _encode(values).encode("ascii")
