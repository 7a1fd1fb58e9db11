"""A database of one plain table, to try what holds for every file."""

from pathlib import Path
from typing import Any

from app.store.connection import Connection
from app.store.database import Database
from app.store.migrations import Migration
from app.store.store_key import StoreKey
from tests.unit.store.samples import KEY


def _create(tables: Any) -> None:
    tables.table("thing").create({"id": int, "text": str}, pk="id", strict=True)


MIGRATIONS = (Migration(name="0001", apply=_create, shape=frozenset({"table thing: id text"})),)


def make(path: Path, key: StoreKey = KEY) -> Database:
    return Database(path, key, synchronous="FULL", migrations=MIGRATIONS)


def insert(text: str) -> Any:
    return lambda connection: connection.execute("INSERT INTO thing (text) VALUES (?)", (text,))


def texts(connection: Connection) -> list[str]:
    return [text for (text,) in connection.execute("SELECT text FROM thing ORDER BY id")]


def pragma(name: str) -> Any:
    return lambda connection: connection.execute(f"PRAGMA {name}").fetchone()[0]
