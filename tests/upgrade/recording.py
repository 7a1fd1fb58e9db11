"""What a version had written into a file, row by row, and such a file made of it again.

A recording is of one version's own code. It is poured into tables that only that version's
migrations have made, or an earlier one's: what those did not have yet is left out.
"""

import json
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any, cast

from app.store.connection import Connection, connect
from app.store.migrations import Migration
from app.store.session import FileSession
from tests.faults.simulated.disk import KEY

Rows = Sequence[Sequence[Any]]
Tables = Mapping[str, tuple[Sequence[str], Rows]]
"""By a table's name its columns and rows. The words of a full text table, which it does not give
back, are all its terms in one text."""

_LEDGER = "migration"
_NOT_OURS = ("sqlite_", "name_", "identifier_")
_LAST = ("op", "tally")
"""Rows of the first make rows of the second by a trigger: what was recorded takes their place."""


def dump(path: Path) -> Tables:
    """Every row of a file, but for the ledger of migrations."""
    with closing(connect(path, KEY, synchronous="FULL")) as connection:
        return {
            name: (columns_of(connection, name), _rows(connection, name))
            for name in names_of(connection)
        }


def save(tables: Tables, path: Path) -> None:
    """Write a recording, a row a line."""
    lines = []
    for name, (columns, rows) in tables.items():
        written = ",\n  ".join(json.dumps([_written(value) for value in row]) for row in rows)
        lines.append(f'"{name}": {{"columns": {json.dumps(columns)}, "rows": [\n  {written}\n]}}')
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def load(path: Path) -> Tables:
    """A recording that `save` wrote."""
    tables = json.loads(path.read_text(encoding="utf-8"))
    return {
        name: (each["columns"], [[_read(value) for value in row] for row in each["rows"]])
        for name, each in tables.items()
    }


def pour(tables: Tables, path: Path, migrations: Sequence[Migration]) -> None:
    """Make the file `path` with these migrations alone, holding what was recorded."""
    session = FileSession(path, KEY, "FULL", migrations)
    session.open()
    session.close()
    with closing(connect(path, KEY, synchronous="FULL")) as connection:
        known = names_of(connection)
        ordered = sorted(known, key=lambda name: _LAST.index(name) if name in _LAST else -1)
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("PRAGMA defer_foreign_keys = ON")
        for name in ordered:
            if name in tables:
                _fill(connection, name, *tables[name])
        connection.execute("COMMIT")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def names_of(connection: Connection) -> list[str]:
    """Our own tables."""
    rows = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
    return [name for (name,) in rows if name != _LEDGER and not name.startswith(_NOT_OURS)]


def columns_of(connection: Connection, table: str) -> list[str]:
    rows = connection.execute("SELECT name FROM pragma_table_info(?) ORDER BY cid", (table,))
    return [name for (name,) in rows]


def rows_of(connection: Connection, table: str, columns: Sequence[str]) -> Rows:
    """These columns of every row, in the order of all columns."""
    return connection.execute(
        f"SELECT {', '.join(columns)} FROM {table} ORDER BY {', '.join(columns)}"
    ).fetchall()


def _rows(connection: Connection, table: str) -> Rows:
    if not _is_full_text(connection, table):
        return rows_of(connection, table, columns_of(connection, table))
    terms = f"temp.terms_of_{table}"
    connection.execute(
        f"CREATE VIRTUAL TABLE {terms} USING fts5vocab ('main', '{table}', 'instance')"
    )
    found = connection.execute(
        f"SELECT doc, group_concat(term, ' ') FROM {terms} GROUP BY doc ORDER BY doc"
    ).fetchall()
    connection.execute(f"DROP TABLE {terms}")
    return found


def _fill(connection: Connection, table: str, recorded: Sequence[str], rows: Rows) -> None:
    here = columns_of(connection, table)
    is_full_text = _is_full_text(connection, table)
    columns = [name for name in recorded if name in here]
    places = [recorded.index(name) for name in columns]
    names = ["rowid", *columns] if is_full_text else columns
    chosen = rows if is_full_text else [[row[place] for place in places] for row in rows]
    if not is_full_text:
        connection.execute(f"DELETE FROM {table}")
    connection.executemany(
        f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(names))})",
        chosen,
    )


def _is_full_text(connection: Connection, table: str) -> bool:
    (sql,) = connection.execute("SELECT sql FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    return cast(str, sql).startswith("CREATE VIRTUAL TABLE")


def _written(value: object) -> object:
    return {"hex": value.hex()} if isinstance(value, bytes) else value


def _read(value: object) -> object:
    return bytes.fromhex(value["hex"]) if isinstance(value, dict) else value
