"""Making a profile's stores unreadable for good: the key goes first, then the files.

Owns the order of that, and that a till which is switched off in the middle finishes it at its next
start. Whether it may be done is not decided here. Blocking.
"""

import contextlib
import logging
import os
from pathlib import Path

from app.store.key_record import (
    RECORD_NAME,
    SALT_NAME,
    KeyRecord,
    read_record,
    sync_folder,
    write_private,
)
from app.store.keyrings import Keyring, KeyringBackend, NoKeyring
from app.store.secret_names import SecretName
from app.store.sql_faults import file_fault
from app.store.store_key import KeySource
from app.support.paths import Profile

_log = logging.getLogger(__name__)

MARKER = "retiring"
"""Lies in the profile from the decision until all is done; holds the key's check value."""
_STORES = ("outbox.*", "cache.*", "intents.*", "salvage*", "certificate.pub", SALT_NAME)
_KEPT_EXPORTS = ("*.tillside*", "closing-*.pdf")
"""Rescue files are somebody's unsent work, and certificates name no customer."""
_CHUNK = 1 << 20


def begin_retiring(folder: Path, *, keyring_backend: KeyringBackend | None = None) -> None:
    """Note the decision, then forget the key: from now on nothing opens the stores again.

    Raises KeyFault where a keyring is locked, and StoreFault; then nothing was done.
    """
    record = read_record(folder)
    write_private(folder / MARKER, record.check if record is not None else "")
    try:
        _forget_key(folder, record, keyring_backend)
    except BaseException:
        (folder / MARKER).unlink(missing_ok=True)
        raise


def finish_retiring(folder: Path, *, keyring_backend: KeyringBackend | None = None) -> bool:
    """Take away what is left of a retired till; False where it was not retired. The settings, the
    logs, rescue files and certificates stay. Call it while the stores are closed.

    Raises KeyFault where a keyring is locked, and StoreFault; the next start tries again.
    """
    marker = folder / MARKER
    try:
        check = marker.read_text(encoding="utf-8")
        record = read_record(folder)
        if record is not None and record.check != check:
            # Somebody else's note, copied here: this till was never retired.
            _log.warning("a stray note of retirement", extra={"file": MARKER})
            marker.unlink()
            return False
        _forget_key(folder, record, keyring_backend)
        for path in _left(folder):
            _wipe(path)
        # The record last of all: it tells whose note that is.
        if record is not None:
            _wipe(folder / RECORD_NAME)
        marker.unlink()
        sync_folder(folder)
    except FileNotFoundError:
        return False
    except OSError as error:
        raise file_fault(error) from error
    return True


def _forget_key(folder: Path, record: KeyRecord | None, backend: KeyringBackend | None) -> None:
    if record is not None and record.source is KeySource.KEYRING:
        keyring = Keyring(backend)
        with contextlib.suppress(NoKeyring):  # a keyring that is gone keeps nothing
            for name in SecretName:
                keyring.erase(f"{record.entry}/{name}")
            # Last: where one of those cannot be forgotten, this till goes on and needs its key.
            keyring.erase(record.entry)
    # A passphrase opens nothing without its salt. A key in the environment is not ours to forget:
    # there the files themselves are wiped.


def _left(folder: Path) -> list[Path]:
    exports = Profile(folder=folder).exports
    kept = {path for pattern in _KEPT_EXPORTS for path in exports.glob(pattern)}
    stores = [path for pattern in _STORES for path in folder.glob(pattern)]
    return [path for path in (*stores, *exports.glob("*")) if path.is_file() and path not in kept]


def _wipe(path: Path) -> None:
    """Write over a file, then take it away."""
    with path.open("r+b") as file:
        left = path.stat().st_size
        while left > 0:
            left -= file.write(bytes(min(left, _CHUNK)))
        file.flush()
        os.fsync(file.fileno())
    path.unlink()
