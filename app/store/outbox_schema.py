"""The tables of outbox.db: this till's promises, every attempt to keep them, and who works here.

Owns the migrations of that file. A released migration is never edited: a change is a new one.
"""

from typing import TYPE_CHECKING

from app.store.migrations import Migration, Shape

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

LIVE = (
    "state IN ('queued', 'blocked', 'sending', 'ambiguous', 'probing',"
    " 'waiting_credentials', 'rejected', 'needs_attention')"
)
"""The live queue, written as the partial indexes have it: only the same text lets SQLite use them.
A test holds it against `app.domain.op.UNSENT`."""


def _create_queue(tables: "Tables") -> None:
    tables.table("binding").create(
        {"id": int, "server_url": str, "organisation": str, "till_login": str},
        pk="id",
        not_null={"server_url", "organisation", "till_login"},
        strict=True,
    )
    tables.table("binding").create_index(["server_url", "organisation", "till_login"], unique=True)
    tables.table("op").create(
        {
            "seq": int,
            "op_id": str,
            "kind": str,
            "state": str,
            "lane": int,
            "is_head": int,
            "payload": str,
            "binding": int,
            "associate_id": str,
            "associate_name": str,
            "associate_is_supervisor": int,
            "created_at": str,
            "epoch": int,
            "attempts": int,
            "ambiguous_rounds": int,
            "why": str,
            "resume": str,
            "user_id": str,
            "customer_key": str,
            "settled_at": str,
            "settled_event": int,
            "side_effects": str,
            "warnings": str,
        },
        pk="seq",
        not_null={
            *("op_id", "kind", "state", "lane", "is_head", "payload", "binding"),
            *("associate_id", "associate_name", "associate_is_supervisor"),
            *("created_at", "epoch", "attempts", "ambiguous_rounds"),
        },
        foreign_keys=[("binding", "binding", "id")],
        strict=True,
    )
    tables.table("op").create_index(["op_id"], index_name="op_by_id", unique=True)
    # sqlite-utils has no words for partial indexes, triggers and keyless tables.
    for statement in _QUEUE_STATEMENTS:
        tables.execute(statement)
    tables.execute("INSERT INTO epoch (id, number) VALUES (1, 0)")


_TALLY_NEW = (
    "INSERT INTO tally (binding, state, ops) VALUES (new.binding, new.state, 1)"
    " ON CONFLICT (binding, state) DO UPDATE SET ops = ops + 1"
)

_QUEUE_STATEMENTS = (
    f"CREATE INDEX op_live ON op (state, seq) WHERE {LIVE}",
    f"CREATE INDEX op_lane ON op (lane, seq) WHERE {LIVE}",
    "CREATE INDEX op_head ON op (binding, seq) WHERE is_head = 1 AND state = 'queued'",
    # A registration's customer by the key that the server gave them, or the op that corrected it.
    "CREATE INDEX op_customer ON op (customer_key) WHERE customer_key IS NOT NULL",
    "CREATE INDEX op_settled ON op (settled_event) WHERE settled_event IS NOT NULL",
    # A save is one row here, on one page, so that it costs little more than the disk's own flush.
    # From here ops go into `op` and its indexes together, before anything else is asked of them.
    "CREATE TABLE intake (seq INTEGER PRIMARY KEY, op_id TEXT NOT NULL, kind TEXT NOT NULL,"
    " payload TEXT NOT NULL, server_url TEXT NOT NULL, organisation TEXT NOT NULL,"
    " till_login TEXT NOT NULL, associate_id TEXT NOT NULL, associate_name TEXT NOT NULL,"
    " associate_is_supervisor INTEGER NOT NULL, created_at TEXT NOT NULL,"
    " epoch INTEGER NOT NULL) STRICT",
    # How many ops are in each state, kept by triggers: the pill asks after every change, and must
    # not count a hundred thousand rows for it.
    "CREATE TABLE tally (binding INTEGER NOT NULL, state TEXT NOT NULL, ops INTEGER NOT NULL,"
    " PRIMARY KEY (binding, state)) STRICT, WITHOUT ROWID",
    f"CREATE TRIGGER op_added AFTER INSERT ON op BEGIN {_TALLY_NEW}; END",
    "CREATE TRIGGER op_moved AFTER UPDATE OF state ON op WHEN new.state <> old.state BEGIN"
    " UPDATE tally SET ops = ops - 1 WHERE binding = old.binding AND state = old.state;"
    f" {_TALLY_NEW}; END",
    # Nothing that was promised is forgotten by code, whatever a later version tries.
    f"CREATE TRIGGER op_kept BEFORE DELETE ON op WHEN old.{LIVE} BEGIN"
    " SELECT raise(ABORT, 'an unsent op is never deleted'); END",
    # What an op can be found by: its customer's keys and identifiers, and of a registration the
    # folded names and the mobile's last four digits.
    # Without a foreign key: each insert into `op` would look through all of it for the number.
    "CREATE TABLE term (kind TEXT NOT NULL, value TEXT NOT NULL, seq INTEGER NOT NULL,"
    " PRIMARY KEY (kind, value, seq)) STRICT, WITHOUT ROWID",
    "CREATE TABLE attempt (id INTEGER PRIMARY KEY, op INTEGER NOT NULL REFERENCES op (seq),"
    " number INTEGER NOT NULL, purpose TEXT NOT NULL, request TEXT NOT NULL,"
    " epoch INTEGER NOT NULL, started_at TEXT NOT NULL, finished_at TEXT, why TEXT) STRICT",
    "CREATE UNIQUE INDEX attempt_of ON attempt (op, purpose, number)",
    "CREATE UNIQUE INDEX attempt_open ON attempt (op) WHERE finished_at IS NULL",
    "CREATE TABLE event (id INTEGER PRIMARY KEY, op INTEGER NOT NULL REFERENCES op (seq),"
    " from_state TEXT NOT NULL, to_state TEXT NOT NULL, at TEXT NOT NULL, epoch INTEGER NOT NULL,"
    " who TEXT NOT NULL, reason TEXT NOT NULL) STRICT",
    "CREATE INDEX event_of ON event (op)",
    "CREATE TRIGGER event_fixed BEFORE UPDATE ON event BEGIN"
    " SELECT raise(ABORT, 'a recorded event is never rewritten'); END",
    "CREATE TABLE epoch (id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL) STRICT",
)


def _create_till(tables: "Tables") -> None:
    tables.table("associate").create(
        {
            "id": str,
            "name": str,
            "is_supervisor": int,
            "pin_hash": str,
            "enrolled_at": str,
            "failed_attempts": int,
            "last_failed_at": str,
        },
        pk="id",
        not_null={"name", "is_supervisor", "pin_hash", "enrolled_at", "failed_attempts"},
        strict=True,
    )
    tables.table("draft").create(
        {"associate_id": str, "form": str, "subject": str, "field_values": str, "saved_at": str},
        pk=("associate_id", "form", "subject"),
        not_null={"field_values", "saved_at"},
        strict=True,
    )
    tables.table("secret").create(
        {"name": str, "value": str}, pk="name", not_null={"value"}, strict=True
    )


_QUEUE_SHAPE: Shape = frozenset(
    {
        "table binding: id server_url organisation till_login",
        "table op: seq op_id kind state lane is_head payload binding associate_id associate_name"
        " associate_is_supervisor created_at epoch attempts ambiguous_rounds why resume user_id"
        " customer_key settled_at settled_event side_effects warnings",
        "table tally: binding state ops",
        "table intake: seq op_id kind payload server_url organisation till_login associate_id"
        " associate_name associate_is_supervisor created_at epoch",
        "table term: kind value seq",
        "table attempt: id op number purpose request epoch started_at finished_at why",
        "table event: id op from_state to_state at epoch who reason",
        "table epoch: id number",
        *("index op_by_id", "index op_live", "index op_lane", "index op_head"),
        *("index op_settled", "index attempt_of", "index attempt_open", "index event_of"),
        *("index op_customer", "trigger op_added", "trigger op_moved", "trigger op_kept"),
        "trigger event_fixed",
    }
)
_MORE_OF_OP = " subject parent conflict reference"
_TILL_SHAPE: Shape = _QUEUE_SHAPE | {
    "table associate: id name is_supervisor pin_hash enrolled_at failed_attempts last_failed_at",
    "table draft: associate_id form subject field_values saved_at",
    "table secret: name value",
}

_KINDS_STATEMENTS = (
    "ALTER TABLE op ADD COLUMN subject TEXT",
    # The number of an op, without a foreign key: each insert would look through all of `op` for it.
    "ALTER TABLE op ADD COLUMN parent INTEGER",
    "ALTER TABLE op ADD COLUMN conflict TEXT",
    "ALTER TABLE op ADD COLUMN reference TEXT",
    "ALTER TABLE intake ADD COLUMN subject TEXT",
    f"CREATE INDEX op_child ON op (parent) WHERE parent IS NOT NULL AND {LIVE}",
    # Until now every op was a registration: its customer's first key is its own.
    "INSERT INTO term (kind, value, seq) SELECT 'customer', 'op:' || op_id, seq FROM op",
    "INSERT OR IGNORE INTO term (kind, value, seq) SELECT 'customer', customer_key, seq FROM op"
    " WHERE customer_key IS NOT NULL",
)


def _take_all_kinds(tables: "Tables") -> None:
    """Ops of every kind: whom they are about, what they wait for, and what they clash with."""
    for statement in _KINDS_STATEMENTS:
        tables.execute(statement)


_KINDS_SHAPE: Shape = frozenset(
    {
        *(each for each in _TILL_SHAPE if not each.startswith(("table op:", "table intake:"))),
        *(each + _MORE_OF_OP for each in _TILL_SHAPE if each.startswith("table op:")),
        *(each + " subject" for each in _TILL_SHAPE if each.startswith("table intake:")),
        "index op_child",
    }
)


def _keep_an_audit(tables: "Tables") -> None:
    """What associates did beside writing."""
    tables.table("audit").create(
        {
            "id": int,
            "at": str,
            "act": str,
            "associate_id": str,
            "associate_name": str,
            "customer": str,
            "detail": str,
        },
        pk="id",
        not_null={"at", "act", "associate_id", "associate_name", "detail"},
        strict=True,
    )
    tables.execute("CREATE INDEX audit_at ON audit (at)")
    tables.execute(
        "CREATE TRIGGER audit_fixed BEFORE UPDATE ON audit BEGIN"
        " SELECT raise(ABORT, 'what was recorded is never rewritten'); END"
    )


_AUDIT_SHAPE: Shape = _KINDS_SHAPE | {
    "table audit: id at act associate_id associate_name customer detail",
    "index audit_at",
    "trigger audit_fixed",
}

_BULK_STATEMENTS = (
    "ALTER TABLE op ADD COLUMN is_bulk INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE intake ADD COLUMN is_bulk INTEGER NOT NULL DEFAULT 0",
    "DROP INDEX op_head",
    "CREATE INDEX op_head ON op (binding, is_bulk, seq) WHERE is_head = 1 AND state = 'queued'",
)


def _let_bulk_wait(tables: "Tables") -> None:
    """What was taken over from a file goes after what somebody at the till has saved."""
    for statement in _BULK_STATEMENTS:
        tables.execute(statement)


_BULK_SHAPE: Shape = frozenset(
    each + " is_bulk" if each.startswith(("table op:", "table intake:")) else each
    for each in _AUDIT_SHAPE
)


def _let_associates_be_barred(tables: "Tables") -> None:
    """Who no longer works at this till keeps their record, and cannot sign in."""
    tables.execute("ALTER TABLE associate ADD COLUMN is_barred INTEGER NOT NULL DEFAULT 0")


_STAFF_SHAPE: Shape = frozenset(
    each + " is_barred" if each.startswith("table associate:") else each for each in _BULK_SHAPE
)

OUTBOX_MIGRATIONS = (
    Migration(name="0001-queue", apply=_create_queue, shape=_QUEUE_SHAPE),
    Migration(name="0002-till", apply=_create_till, shape=_TILL_SHAPE),
    Migration(name="0003-kinds", apply=_take_all_kinds, shape=_KINDS_SHAPE),
    Migration(name="0004-audit", apply=_keep_an_audit, shape=_AUDIT_SHAPE),
    Migration(name="0005-bulk", apply=_let_bulk_wait, shape=_BULK_SHAPE),
    Migration(name="0006-staff", apply=_let_associates_be_barred, shape=_STAFF_SHAPE),
)
