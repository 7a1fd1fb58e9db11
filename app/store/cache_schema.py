"""The tables of cache.db: what the server said, and the indexes that find it while one types.

Owns the migrations of that file. It is disposable: a migration may as well empty it.

The number of a customer's row is its recency: searches read `ORDER BY rowid DESC LIMIT n` and stop,
where ranking a million rows would take a hundred times as long. Both indexes are FTS5 tables that
keep no text: as log-structured trees they take a first load of a million customers several times
faster than b-trees, in less space, and still answer an exact identifier in a fraction of a
millisecond.
"""

from typing import TYPE_CHECKING

from app.store.migrations import Migration, Shape

if TYPE_CHECKING:
    from sqlite_utils import Database as Tables

LOOKED_AT = 1 << 40
"""Recencies from here on are of customers whom a person looked at; below are those only fetched."""

PREFIX_LENGTH = 6
"""Prefixes up to this length have an index of their own; longer ones are found by their words."""


def _create(tables: "Tables") -> None:
    tables.table("customer").create(
        {"recency": int, "fetched_at": int, "payload": bytes},
        pk="recency",
        not_null={"fetched_at", "payload"},
        strict=True,
    )
    tables.table("phrase").create({"id": int, "text": str}, pk="id", not_null={"text"}, strict=True)
    tables.table("phrase").create_index(["text"], index_name="phrase_text", unique=True)
    tables.table("fact").create(
        {"kind": str, "payload": str, "fetched_at": int},
        pk="kind",
        not_null={"payload", "fetched_at"},
        strict=True,
    )
    tables.table("about").create(
        {"name": str, "value": str}, pk="name", not_null={"value"}, strict=True
    )
    # sqlite-utils has no words for keyless and contentless tables.
    for statement in _STATEMENTS:
        tables.execute(statement)


_PREFIXES = " ".join(str(length) for length in range(1, PREFIX_LENGTH + 1))

_STATEMENTS = (
    "CREATE VIRTUAL TABLE name USING fts5 (words, content = '', contentless_delete = 1,"
    f" detail = none, prefix = '{_PREFIXES}', tokenize = 'ascii')",
    "CREATE VIRTUAL TABLE identifier USING fts5 (tokens, content = '', contentless_delete = 1,"
    " detail = none, tokenize = \"ascii tokenchars '@._+-'\")",
    # Every word of every name, and every letter of those: what a mistyped word may have been.
    "CREATE TABLE word (word TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
    "CREATE TABLE letter (letter TEXT PRIMARY KEY) STRICT, WITHOUT ROWID",
)

_SHAPE: Shape = frozenset(
    {
        "table customer: recency fetched_at payload",
        "table phrase: id text",
        "table fact: kind payload fetched_at",
        "table about: name value",
        "table name: words",
        "table identifier: tokens",
        "table word: word",
        "table letter: letter",
        "index phrase_text",
    }
)


def _add_parts(tables: "Tables") -> None:
    """What else was told of a customer, by the key of the row, and keys that were merged away."""
    tables.table("part").create(
        {"key": str, "part": str, "fetched_at": int, "value": bytes},
        pk=("key", "part"),
        not_null={"fetched_at", "value"},
        strict=True,
    )
    tables.table("part").create_index(["fetched_at"], index_name="part_age")
    tables.table("alias").create(
        {"former": str, "key": str}, pk="former", not_null={"key"}, strict=True
    )


_PARTS_SHAPE: Shape = _SHAPE | {
    "table part: key part fetched_at value",
    "table alias: former key",
    "index part_age",
}

CACHE_MIGRATIONS = (
    Migration(name="0001-customers", apply=_create, shape=_SHAPE),
    Migration(name="0002-parts", apply=_add_parts, shape=_PARTS_SHAPE),
)
