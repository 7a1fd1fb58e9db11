"""The sandbox's SQLite file: how it is opened, its tables, and the facts about its filling.

One connection, one writer, one thread. Knows no rule of the Customer API.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

SCHEMA_VERSION = "2"

_TABLES = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS person (
  user_id INTEGER PRIMARY KEY,
  mobile TEXT, email TEXT, external_id TEXT,
  firstname TEXT NOT NULL, lastname TEXT NOT NULL, gender TEXT NOT NULL, type TEXT NOT NULL,
  registered_on TEXT NOT NULL, updated_on TEXT NOT NULL, till_code TEXT NOT NULL,
  tier TEXT, loyalty_points INTEGER NOT NULL, lifetime_points INTEGER NOT NULL,
  lifetime_purchases INTEGER NOT NULL, last_trans_pence INTEGER NOT NULL,
  fraud_status TEXT NOT NULL, ndnc_status TEXT NOT NULL, optin_status TEXT NOT NULL,
  custom_fields TEXT NOT NULL,
  standing TEXT NOT NULL, merged_into INTEGER, has_history INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS coupon (
  id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, series_id TEXT NOT NULL, code TEXT NOT NULL,
  description TEXT NOT NULL, created_date TEXT NOT NULL, valid_till TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS preference (
  user_id INTEGER NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL, store_id TEXT NOT NULL,
  PRIMARY KEY (user_id, name)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS subscription (
  user_id INTEGER NOT NULL, channel TEXT NOT NULL, priority TEXT NOT NULL,
  is_subscribed INTEGER NOT NULL, PRIMARY KEY (user_id, channel, priority)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS referral (
  id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, campaign_id TEXT NOT NULL,
  type TEXT NOT NULL, identifier TEXT NOT NULL, name TEXT NOT NULL, invited_on TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS note (
  id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, associate_id TEXT NOT NULL,
  description TEXT NOT NULL, added_on TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS ticket (
  code TEXT PRIMARY KEY, user_id INTEGER NOT NULL, status TEXT NOT NULL, priority TEXT NOT NULL,
  department TEXT NOT NULL, subject TEXT NOT NULL, message TEXT NOT NULL,
  reported_from TEXT NOT NULL, type TEXT NOT NULL, added_on TEXT NOT NULL,
  custom_fields TEXT NOT NULL, subject_key TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS change_request (
  id INTEGER PRIMARY KEY, user_id INTEGER NOT NULL, kind TEXT NOT NULL,
  old_value TEXT NOT NULL, new_value TEXT NOT NULL, status TEXT NOT NULL,
  added_on TEXT NOT NULL, updated_on TEXT NOT NULL, added_at REAL NOT NULL
);
CREATE TABLE IF NOT EXISTS effect (
  seq INTEGER PRIMARY KEY, at TEXT NOT NULL, call TEXT NOT NULL, effect TEXT NOT NULL,
  user_id INTEGER NOT NULL, request_id TEXT NOT NULL
);
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS person_mobile ON person (mobile) WHERE mobile IS NOT NULL;
CREATE INDEX IF NOT EXISTS person_email ON person (email) WHERE email IS NOT NULL;
CREATE INDEX IF NOT EXISTS person_external_id ON person (external_id)
  WHERE external_id IS NOT NULL;
CREATE INDEX IF NOT EXISTS person_merged_into ON person (merged_into)
  WHERE merged_into IS NOT NULL;
CREATE INDEX IF NOT EXISTS coupon_user ON coupon (user_id);
CREATE INDEX IF NOT EXISTS referral_user ON referral (user_id, campaign_id);
CREATE INDEX IF NOT EXISTS note_user ON note (user_id);
CREATE INDEX IF NOT EXISTS ticket_user ON ticket (user_id);
CREATE INDEX IF NOT EXISTS ticket_subject ON ticket (subject_key);
CREATE INDEX IF NOT EXISTS change_request_user ON change_request (user_id);
"""


class DataFault(Exception):
    """The data folder cannot be used; the text says why and what to do."""


def open_database(path: Path | None) -> sqlite3.Connection:
    """Open or create the file (None: in memory); one of an earlier version is set aside first.
    Raises DataFault.

    Nothing is synced to the disk: what was committed outlives a kill of the process, and that is
    all that a training server owes.
    """
    connection = sqlite3.connect(
        ":memory:" if path is None else path, isolation_level=None, timeout=0.1
    )
    try:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = OFF")
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.executescript(_TABLES)
        found = read_meta(connection, "schema")
    except sqlite3.DatabaseError as error:
        connection.close()
        raise DataFault(f"cannot use {path}: {error}") from error
    if found in (None, SCHEMA_VERSION):
        return connection
    connection.close()
    if path is None or not found.isdecimal() or int(found) > int(SCHEMA_VERSION):
        raise DataFault(f"{path} was made by another version; delete it to start afresh")
    # Invented people are not worth a migration, and a till in training not worth a refusal.
    path.replace(path.with_name(f"{path.name}.v{found}"))
    return open_database(path)


def create_indexes(connection: sqlite3.Connection) -> None:
    """Indexes come after the first filling, which is twice as fast so."""
    for statement in _INDEXES.split(";"):
        connection.execute(statement)


def clear(connection: sqlite3.Connection) -> None:
    """Empty every table, inside the caller's transaction."""
    tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    for (table,) in tables:
        connection.execute(f"DELETE FROM {table}")


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All or nothing; the exception that undid it goes on to the caller."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def read_meta(connection: sqlite3.Connection, key: str) -> str | None:
    row = connection.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
    return None if row is None else str(row[0])


def write_meta(connection: sqlite3.Connection, key: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (key, value))
