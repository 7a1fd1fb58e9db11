"""What the server said of the organisation, kept beside the customers: rules and staff, and how far
a first load has come.

Owns that form and whose server the cache is of. Runs in the storage thread.
"""

from datetime import datetime
from typing import TypeVar

from app.domain.load_cursor import LoadCursor
from app.domain.organisation import RegistrationRules, Staff
from app.store.cache_rows import is_empty
from app.store.cache_times import microseconds
from app.store.connection import Connection

Fact = RegistrationRules | Staff | LoadCursor
F = TypeVar("F", RegistrationRules, Staff, LoadCursor)

_EMPTIED = ("customer", "part", "alias", "word", "letter", "phrase", "fact", "about")


def put_fact(connection: Connection, fact: Fact, fetched_at: datetime) -> None:
    # Function-level for start-up: msgspec takes 7-25 ms to import, and no window needs it.
    import msgspec

    connection.execute(
        "INSERT OR REPLACE INTO fact (kind, payload, fetched_at) VALUES (?, ?, ?)",
        (_kind(type(fact)), msgspec.json.encode(fact).decode(), microseconds(fetched_at)),
    )


def fact(connection: Connection, of: type[F]) -> F | None:
    """The last one told; None where there is none, or an earlier version wrote it differently."""
    # Function-level for start-up, as above.
    import msgspec

    row = connection.execute("SELECT payload FROM fact WHERE kind = ?", (_kind(of),)).fetchone()
    if row is None:
        return None
    try:
        return msgspec.json.decode(row[0], type=of)
    except msgspec.ValidationError:
        return None


def bind(connection: Connection, server_url: str) -> bool:
    """Make the cache that server's; whether it had to be emptied of another's."""
    row = connection.execute("SELECT value FROM about WHERE name = 'server'").fetchone()
    if row is not None and row[0] == server_url:
        return False
    # Customers without a word of whose they are (a file begun anew) are nobody's to show.
    is_other = row is not None or not is_empty(connection)
    if is_other:
        clear(connection)
    connection.execute("INSERT INTO about (name, value) VALUES ('server', ?)", (server_url,))
    return is_other


def clear(connection: Connection) -> None:
    """Empty every table."""
    for table in _EMPTIED:
        connection.execute(f"DELETE FROM {table}")
    for index in ("name", "identifier"):
        connection.execute(f"INSERT INTO {index} ({index}) VALUES ('delete-all')")


def _kind(of: type) -> str:
    return {RegistrationRules: "rules", Staff: "staff", LoadCursor: "first_load"}[of]
