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
import os
import shutil
from collections.abc import Callable
from pathlib import Path

from sqlcipher3 import dbapi2

from app.domain.faults import StoreFault, StoreProblem
from app.store.cache_file import CACHE_NAME
from app.store.connection import connect
from app.store.journal_file import JournalFile, journal_cipher, scan
from app.store.key_record import read_record, sync_folder, write_record, write_salt
from app.store.keyrings import Keyring, KeyringBackend
from app.store.keys import JOURNAL_NAME, PRECIOUS
from app.store.rekeying_note import NOTE_NAME, NewKey, read_note, write_note
from app.store.sql_faults import file_fault, sql_fault
from app.store.store_key import KeySource, StoreKey

_DATABASES = (PRECIOUS, CACHE_NAME)
_COPY, _LOGS = ".rekeyed", ("-wal", "-shm")

Tell = Callable[[str], None]


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
        for name in _DATABASES:
            if (folder / name).exists():
                _copy_database(folder / name, former, new.key)
                tell(name)
        _copy_journal(folder / JOURNAL_NAME, former, new.key)
        tell(JOURNAL_NAME)
        sync_folder(folder)
    except OSError as error:
        _clear(folder)
        raise file_fault(error) from error
    except BaseException:
        _clear(folder)
        raise
    write_note(folder, former, new)
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


def _finish(folder: Path, new: NewKey, keyring_backend: KeyringBackend | None) -> None:
    """Each step may be done a second time."""
    try:
        for name in (*_DATABASES, JOURNAL_NAME):
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
    for name in (*_DATABASES, JOURNAL_NAME):
        for suffix in ("", *_LOGS, "-journal", ".new"):
            (folder / f"{name}{_COPY}{suffix}").unlink(missing_ok=True)


def _sync(path: Path) -> None:
    descriptor = os.open(path, os.O_RDWR)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
