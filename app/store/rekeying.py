"""Another key for everything that a profile keeps, so that a cut at any moment leaves one that
opens all of it.

Owns the order of that. Copies under the new key are made beside the files and made durable; then a
note says that they hold, with the new key sealed under the former one; from then on whoever has
either key brings it to its end. Before the note the copies are worth nothing and are taken away.
Blocking; call it while the stores are closed and the profile is this process's.

The files that the copies replace are gone, but what a disk keeps of them opens with the former key:
a key that somebody else knows is changed for what is written from now on.
"""

import contextlib
import json
import os
import secrets
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from sqlcipher3 import dbapi2

from app.domain.faults import StoreFault, StoreProblem
from app.store.connection import connect
from app.store.journal_file import JournalFile, journal_cipher, scan
from app.store.key_record import (
    Salt,
    read_record,
    salt_of_values,
    salt_values,
    sync_folder,
    write_private,
    write_record,
    write_salt,
)
from app.store.keyrings import Keyring, KeyringBackend
from app.store.sql_faults import file_fault, sql_fault
from app.store.store_key import KEY_BYTES, KeySource, StoreKey

NOTE_NAME = "rekeying.json"
DATABASES = ("outbox.db", "cache.db")
JOURNAL = "intents.journal"
_COPY, _LOGS = ".rekeyed", ("-wal", "-shm")
_LABEL = b"tillside a new key under the former 1"
_NONCE_BYTES = 12
_SET_ASIDE = tuple(f"{name}.*-*" for name in (*DATABASES, JOURNAL))

Tell = Callable[[str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKey:
    """`salt` is what a passphrase makes it with; None for a key that is no passphrase's."""

    key: StoreKey
    salt: Salt | None = None


def set_aside(folder: Path) -> tuple[str, ...]:
    """Damaged files that are kept under the key of their time: nobody reads them after a change."""
    return tuple(sorted(path.name for pattern in _SET_ASIDE for path in folder.glob(pattern)))


def change_key(
    folder: Path,
    former: StoreKey,
    new: NewKey,
    *,
    keyring_backend: KeyringBackend | None = None,
    tell: Tell = lambda name: None,
) -> None:
    """Give the profile another key. `tell` hears the name of each file that was copied.

    Raises StoreFault (FULL, DAMAGED, WRONG_KEY …) and KeyFault; the former key then still opens
    everything, unless the note was written: then the next start finishes it.
    """
    _clear(folder)
    try:
        for name in DATABASES:
            if (folder / name).exists():
                _copy_database(folder / name, former, new.key)
                tell(name)
        _copy_journal(folder / JOURNAL, former, new.key)
        tell(JOURNAL)
        sync_folder(folder)
    except OSError as error:
        _clear(folder)
        raise file_fault(error) from error
    except BaseException:
        _clear(folder)
        raise
    _write_note(folder, former, new)
    _finish(folder, new, keyring_backend)


def finish_changing(
    folder: Path, key: StoreKey, *, keyring_backend: KeyringBackend | None = None
) -> StoreKey:
    """What an earlier run could not bring to its end; the key that opens the profile afterwards.

    `key` is the former or the new one. Raises StoreFault, KeyFault.
    """
    note = read_note(folder)
    if note is None:
        _clear(folder)
        return key
    new = note.new_key(key)
    if new is None:  # somebody else's note, copied here
        (folder / NOTE_NAME).unlink(missing_ok=True)
        _clear(folder)
        return key
    _finish(folder, new, keyring_backend)
    return StoreKey(raw=new.key.raw, source=key.source, is_proven=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """That the copies hold. `former` and `check` tell the two keys."""

    former: str
    check: str
    source: KeySource
    sealed: bytes
    salt: Salt | None

    def new_key(self, key: StoreKey) -> NewKey | None:
        """Found with either key; None with any other."""
        raw = key.raw if key.check == self.check else self._opened(key)
        if raw is None:
            return None
        return NewKey(key=StoreKey(raw=raw, source=self.source), salt=self.salt)

    def _opened(self, key: StoreKey) -> bytes | None:
        nonce, sealed = self.sealed[:_NONCE_BYTES], self.sealed[_NONCE_BYTES:]
        try:
            return _cipher(key).decrypt(nonce, sealed, self.check.encode())
        except InvalidTag:
            return None


def read_note(folder: Path) -> Note | None:
    """None where nothing was under way, or what says so cannot be read."""
    try:
        values = json.loads((folder / NOTE_NAME).read_text(encoding="utf-8"))
        salt = values["salt"]
        return Note(
            former=str(values["former"]),
            check=str(values["check"]),
            source=KeySource(values["source"]),
            sealed=bytes.fromhex(values["sealed"]),
            salt=None if salt is None else salt_of_values(salt),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write_note(folder: Path, former: StoreKey, new: NewKey) -> None:
    nonce = secrets.token_bytes(_NONCE_BYTES)
    sealed = _cipher(former).encrypt(nonce, new.key.raw, new.key.check.encode())
    values = {
        "former": former.check,
        "check": new.key.check,
        "source": new.key.source.value,
        "sealed": (nonce + sealed).hex(),
        "salt": None if new.salt is None else salt_values(new.salt),
    }
    write_private(folder / NOTE_NAME, json.dumps(values))


def _finish(folder: Path, new: NewKey, keyring_backend: KeyringBackend | None) -> None:
    """Each step may be done a second time."""
    try:
        for name in (*DATABASES, JOURNAL):
            copy = folder / f"{name}{_COPY}"
            if copy.exists():
                # The log belongs to the file that goes; it was folded in before it was copied.
                for suffix in _LOGS:
                    (folder / f"{name}{suffix}").unlink(missing_ok=True)
                copy.replace(folder / name)
        sync_folder(folder)
        record = read_record(folder)
        if new.key.source is KeySource.KEYRING and record is not None:
            Keyring(keyring_backend).write(record.entry, new.key.raw.hex())
        if new.salt is not None:
            write_salt(folder, new.salt)
        if record is not None:
            write_record(folder, new.key, record.entry)
        (folder / NOTE_NAME).unlink(missing_ok=True)
        sync_folder(folder)
    except OSError as error:
        raise file_fault(error) from error


def _copy_database(path: Path, former: StoreKey, new: StoreKey) -> None:
    """A copy of the whole file, its log folded in, with every page under the new key."""
    copy = path.with_name(f"{path.name}{_COPY}")
    try:
        with contextlib.closing(connect(path, former, synchronous="FULL")) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        shutil.copyfile(path, copy)
        copy.chmod(0o600)
        with contextlib.closing(connect(copy, former, synchronous="FULL")) as connection:
            # Every page is written anew: a log would hold all of it a second time.
            connection.execute("PRAGMA journal_mode = DELETE").fetchone()
            connection.execute(f"PRAGMA rekey = \"x'{new.hex_digits}'\"")
        with contextlib.closing(connect(copy, new, synchronous="FULL")) as connection:
            if connection.execute("PRAGMA cipher_integrity_check").fetchall():
                raise StoreFault(StoreProblem.DAMAGED, path.name)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    except dbapi2.Error as error:
        fault = sql_fault(error, path, is_opening=False, is_key_proven=True)
        if fault is None:
            raise
        raise fault from error
    for suffix in _LOGS:
        copy.with_name(f"{copy.name}{suffix}").unlink(missing_ok=True)
    _sync(copy)


def _copy_journal(path: Path, former: StoreKey, new: StoreKey) -> None:
    """Raises StoreFault DAMAGED for one that is hurt: the next start puts that right first."""
    found = scan(path, journal_cipher(former))
    if found.missing or (found.size and not found.is_opened):
        raise StoreFault(StoreProblem.DAMAGED, path.name)
    if found.size:
        copy = path.with_name(f"{path.name}{_COPY}")
        JournalFile(copy, journal_cipher(new), found.records).close()


def _clear(folder: Path) -> None:
    """Copies that nobody vouches for."""
    for name in (*DATABASES, JOURNAL):
        for suffix in ("", *_LOGS, "-journal", ".new"):
            (folder / f"{name}{_COPY}{suffix}").unlink(missing_ok=True)


def _cipher(key: StoreKey) -> AESGCM:
    derived = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=_LABEL).derive(key.raw)
    return AESGCM(derived)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
