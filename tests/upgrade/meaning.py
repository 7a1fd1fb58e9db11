"""What an op means, as plain values: read once from the rows that an old version wrote, by nothing
but what JSON and ISO times say of themselves, and once from what the present version tells.
"""

import json
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import msgspec

from app.domain.op import Op
from app.domain.registration import Registration
from tests.upgrade.recording import Tables

Meaning = Mapping[str, Any]
Record = dict[str, Any]

_BLANK = {"mobile": "", "email": "", "external_id": "", "firstname": "", "lastname": ""}
_BLANK_REGISTRATION = {**_BLANK, "gender": "", "custom_fields": []}
_AS_IT_IS = (
    *("seq", "kind", "state", "attempts", "ambiguous_rounds", "epoch"),
    *("associate_id", "associate_name", "user_id"),
)


def written(tables: Tables, *, has_bulk: bool) -> dict[str, Meaning]:
    """Of every op by its id, those too that were not filed yet."""
    bindings = {each["id"]: each for each in records(tables, "binding")}
    ops = records(tables, "op")
    ids = {op["seq"]: op["op_id"] for op in ops}
    # What waited for a registration that was withdrawn waits for nobody any more.
    parents = {op["seq"]: op["op_id"] for op in ops if op["state"] != "discarded"}
    found = {
        op["op_id"]: _of_row(op, bindings[op["binding"]], ids, parents, has_bulk) for op in ops
    }
    for row in records(tables, "intake"):
        fresh = {"state": "queued", "attempts": 0, "ambiguous_rounds": 0, "lane": row["seq"]}
        filed = {**row, **fresh}
        lanes = {**ids, row["seq"]: row["op_id"]}
        found[row["op_id"]] = _of_row(filed, row, lanes, parents, has_bulk)
    return found


def told(op: Op) -> Meaning:
    """Of an op as the present version gives it."""
    return {
        "seq": op.seq,
        "kind": op.kind.value,
        "state": op.state.value,
        "attempts": op.attempts,
        "ambiguous_rounds": op.ambiguous_rounds,
        "epoch": op.epoch,
        "associate_id": op.associate.id,
        "associate_name": op.associate.name,
        "user_id": op.user_id,
        "associate_is_supervisor": op.associate.is_supervisor,
        "payload": _plain(op.payload),
        "subject": None if isinstance(op.payload, Registration) else _of_subject(op),
        "lane": op.lane,
        "parent": op.parent,
        "why": None if op.why is None else _plain(op.why),
        "conflicts": _plain(op.conflicts),
        "reference": op.reference,
        "is_bulk": op.is_bulk,
        "created_at": op.created_at,
        "settled_at": op.settled_at,
        "binding": (op.binding.server_url, op.binding.organisation, op.binding.till_login),
    }


def records(tables: Tables, name: str) -> Sequence[Record]:
    """A table's rows by the names of its columns."""
    columns, rows = tables[name]
    return [dict(zip(columns, row, strict=True)) for row in rows]


def _of_row(
    row: Record,
    binding: Record,
    lanes: Mapping[int, str],
    parents: Mapping[int, str],
    has_bulk: bool,
) -> Meaning:
    why = _json(row.get("why"))
    return {
        **{name: row.get(name) for name in _AS_IT_IS},
        "associate_is_supervisor": bool(row["associate_is_supervisor"]),
        "payload": _payload(row),
        "subject": _subject(_json(row.get("subject"))),
        "lane": f"op:{lanes[row['lane']]}",
        "parent": parents.get(row["parent"]) if row.get("parent") else None,
        "why": why and {"code": None, "message": "", "request_id": "", "fault": "", **why},
        "conflicts": _json(row.get("conflict")) or [],
        "reference": row.get("reference") or "",
        "is_bulk": has_bulk and bool(row.get("is_bulk")),
        "created_at": datetime.fromisoformat(row["created_at"]),
        "settled_at": row.get("settled_at") and datetime.fromisoformat(row["settled_at"]),
        "binding": (binding["server_url"], binding["organisation"], binding["till_login"]),
    }


def _payload(row: Record) -> Any:
    values = json.loads(row["payload"])
    if row["kind"] != "registration":
        return values["value"]
    del values["v"]
    # The one time that is written with an offset; what is told of it has the short form.
    at = datetime.fromisoformat(values["registered_at"]).isoformat().replace("+00:00", "Z")
    return {**_BLANK_REGISTRATION, **values, "registered_at": at}


def _subject(values: Any) -> Any:
    return values and {"identifiers": [], "name": "", **values}


def _of_subject(op: Op) -> Meaning:
    identifiers = [[one.kind.value, one.value] for one in op.subject.identifiers]
    return {"key": op.subject.key, "identifiers": identifiers, "name": op.subject.name}


def _plain(value: object) -> Any:
    return json.loads(msgspec.json.encode(value))


def _json(text: str | None) -> Any:
    return None if text is None else json.loads(text)
