"""The few secrets that a till keeps (the server's password digest): in the keyring, else encrypted.

Owns that choice. Knows nothing of what the secrets mean.
"""

from collections.abc import Callable
from typing import TypeVar

from app.domain.faults import KeyFault
from app.store.connection import Connection
from app.store.database import Database
from app.store.keyrings import Keyring, NoKeyring
from app.store.worker import off_loop

T = TypeVar("T")


class Secrets:
    """Methods raise StoreFault. A keyring that fails costs nothing: the secret then lies in the
    encrypted `outbox.db`.
    """

    def __init__(self, database: Database, *, keyring: Keyring | None, profile: str) -> None:
        self._database = database
        self._keyring = keyring
        self._profile = profile

    async def get(self, name: str) -> str | None:
        """The secret of that name; None where there is none."""
        kept = await self._database.read(
            lambda connection: connection.execute(
                "SELECT value FROM secret WHERE name = ?", (name,)
            ).fetchone()
        )
        if kept is not None:
            return str(kept[0])
        return await self._in_keyring(lambda keyring: keyring.read(self._entry(name)))

    async def put(self, name: str, value: str) -> None:
        """Keep a secret in place of the one before."""

        def kept(keyring: Keyring) -> bool:
            keyring.write(self._entry(name), value)
            return True

        if await self._in_keyring(kept):
            await self._database.write(lambda connection: _erase(connection, name))
            return
        await self._database.write(lambda connection: _replace(connection, name, value))

    async def drop(self, name: str) -> None:
        """Forget a secret wherever it is."""
        await self._in_keyring(lambda keyring: keyring.erase(self._entry(name)))
        await self._database.write(lambda connection: _erase(connection, name))

    def _entry(self, name: str) -> str:
        return f"{self._profile}/{name}"

    async def _in_keyring(self, call: Callable[[Keyring], T]) -> T | None:
        keyring = self._keyring
        if keyring is None:
            return None
        try:
            return await off_loop(lambda: call(keyring))
        except (NoKeyring, KeyFault):
            return None


def _replace(connection: Connection, name: str, value: str) -> None:
    connection.execute("INSERT OR REPLACE INTO secret (name, value) VALUES (?, ?)", (name, value))


def _erase(connection: Connection, name: str) -> None:
    connection.execute("DELETE FROM secret WHERE name = ?", (name,))
