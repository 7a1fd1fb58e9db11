"""The operating system's keyring, where there is one, with its failures told apart.

Blocking: every call belongs into a thread. Owns this app's name there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from app.domain.faults import KeyFault, KeyProblem

SERVICE = "tillside"


class KeyringBackend(Protocol):
    """What is used of `keyring.backend.KeyringBackend`."""

    def get_password(self, service: str, username: str, /) -> str | None: ...
    def set_password(self, service: str, username: str, password: str, /) -> None: ...
    def delete_password(self, service: str, username: str, /) -> None: ...


class NoKeyring(Exception):
    """This machine has no keyring that keeps anything."""


class Keyring:
    """Entries of this app. Methods raise NoKeyring, or KeyFault KEYRING_LOCKED."""

    def __init__(self, backend: KeyringBackend | None = None) -> None:
        self._backend = backend

    def read(self, entry: str) -> str | None:
        """The secret under `entry`; None where there is none."""
        with _told_apart():
            return self._chosen().get_password(SERVICE, entry)

    def write(self, entry: str, secret: str) -> None:
        """Keep a secret; read back at once, because some backends forget without a word."""
        with _told_apart():
            self._chosen().set_password(SERVICE, entry, secret)
        if self.read(entry) != secret:
            raise NoKeyring("the keyring does not keep what it is given")

    def erase(self, entry: str) -> None:
        """Forget the secret under `entry`, if there is one."""
        with _told_apart():
            if self._chosen().get_password(SERVICE, entry) is not None:
                self._chosen().delete_password(SERVICE, entry)

    def _chosen(self) -> KeyringBackend:
        if self._backend is None:
            # Function-level for start-up: keyring takes 20-60 ms to import, and a till whose key
            # comes from the environment or a passphrase never needs it.
            import keyring

            self._backend = keyring.get_keyring()
        return self._backend


@contextmanager
def _told_apart() -> Iterator[None]:
    # Function-level for start-up, as above.
    from keyring import errors

    try:
        yield
    except errors.NoKeyringError as error:
        raise NoKeyring from error
    except (errors.KeyringError, OSError, RuntimeError) as error:
        raise KeyFault(KeyProblem.KEYRING_LOCKED, type(error).__name__) from error
