"""Ordered changes of a database's tables, each in one transaction with the row that records it.

Owns the ledger and the check that the tables have the promised shape. Knows no table of ours.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.faults import StoreFault, StoreProblem
from app.store.connection import Connection

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

Shape = frozenset[str]
"""Every table as `table <name>: <column> <column> …`, every other thing as `<type> <name>`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """One change, never edited once it was released. `shape` is what must be there after it."""

    name: str
    apply: Callable[["Tables"], None]
    shape: Shape


def migrate(connection: Connection, migrations: Sequence[Migration]) -> None:
    """Apply what the ledger lacks, in order, then hold the tables against the last shape.

    Raises StoreFault: NEWER_VERSION where the ledger names a migration that this version does not
    have, DAMAGED where a table or column that must be there is not.
    """
    names = [migration.name for migration in migrations]
    applied = _applied(connection)
    if applied[: len(names)] != names[: len(applied)]:
        raise StoreFault(StoreProblem.NEWER_VERSION, f"unknown migrations: {applied}")
    if len(applied) > len(names):
        raise StoreFault(StoreProblem.NEWER_VERSION, f"written by {applied[len(names) :]}")
    for migration in migrations[len(applied) :]:
        _apply(connection, migration)
    _check(connection, migrations[-1].shape)


def shape_of(connection: Connection) -> Shape:
    """What is there, in the form of `Migration.shape`."""
    columns: dict[str, list[str]] = {}
    for table, column in connection.execute(
        "SELECT m.name, c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c"
        " WHERE m.type = 'table' ORDER BY m.name, c.cid"
    ):
        columns.setdefault(table, []).append(column)
    others = connection.execute(
        "SELECT type || ' ' || name FROM sqlite_master WHERE type <> 'table'"
    ).fetchall()
    tables = {f"table {name}: {' '.join(names)}" for name, names in columns.items()}
    return frozenset(tables | {name for (name,) in others})


def _applied(connection: Connection) -> list[str]:
    exists = connection.execute(
        "SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'migration'"
    ).fetchone()
    if exists is None:
        return []
    rows = connection.execute("SELECT name FROM migration ORDER BY number").fetchall()
    return [name for (name,) in rows]


def _apply(connection: Connection, migration: Migration) -> None:
    # Function-level for start-up: sqlite-utils takes 50-85 ms to import, and a database that is up
    # to date never needs it.
    from sqlite_utils import Database as Tables

    connection.execute("BEGIN IMMEDIATE")
    try:
        if migration.name in _applied(connection):  # another process was quicker
            connection.execute("ROLLBACK")
            return
        connection.execute(
            "CREATE TABLE IF NOT EXISTS migration (number INTEGER PRIMARY KEY,"
            " name TEXT NOT NULL UNIQUE, applied_at TEXT NOT NULL) STRICT"
        )
        # Plugins of other programs have no business in a till's store.
        tables = Tables(connection, recursive_triggers=False, execute_plugins=False)  # type: ignore[arg-type]
        migration.apply(tables)
        connection.execute(
            "INSERT INTO migration (name, applied_at)"
            " VALUES (?, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))",
            (migration.name,),
        )
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _check(connection: Connection, expected: Shape) -> None:
    missing = expected - shape_of(connection)
    if missing:
        raise StoreFault(StoreProblem.DAMAGED, f"missing: {sorted(missing)}")
