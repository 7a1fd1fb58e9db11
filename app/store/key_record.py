"""What a profile remembers of its key beside its databases: nothing that is secret.

`key.json` says where the key comes from and how to tell a wrong one; it can be made again from a
key that opens. `key.salt` is precious: a passphrase is worth nothing without it. It is written
once.
"""

import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from app.domain.faults import StoreFault, StoreProblem
from app.store.sql_faults import file_fault
from app.store.store_key import KeySource, StoreKey

RECORD_NAME = "key.json"
SALT_NAME = "key.salt"
TRAINING_NAME = "training.key"


@dataclass(frozen=True, slots=True, kw_only=True)
class Salt:
    """What turns a passphrase into this profile's key, with the effort it was made with."""

    salt: bytes
    time_cost: int
    memory_kib: int
    lanes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyRecord:
    """`entry` is the name under which a keyring has the key."""

    source: KeySource
    check: str
    entry: str
    salt: Salt | None = None


def read_record(folder: Path) -> KeyRecord | None:
    """None where there is none, or none that can be read: it only helps, it does not decide."""
    try:
        values = json.loads((folder / RECORD_NAME).read_text(encoding="utf-8"))
        salt = values.get("salt")
        return KeyRecord(
            source=KeySource(values["source"]),
            check=str(values["check"]),
            entry=str(values["entry"]),
            salt=None if salt is None else salt_of_values(salt),
        )
    except (OSError, ValueError, KeyError, TypeError):
        return None


def write_record(folder: Path, key: StoreKey, entry: str) -> None:
    """Remember how this profile was opened; does nothing where that is known already."""
    record = KeyRecord(source=key.source, check=key.check, entry=entry, salt=read_salt(folder))
    if read_record(folder) == record:
        return
    values = {
        "source": record.source.value,
        "check": record.check,
        "entry": record.entry,
        "salt": None if record.salt is None else salt_values(record.salt),
    }
    write_private(folder / RECORD_NAME, json.dumps(values))


def read_salt(folder: Path) -> Salt | None:
    """Raises StoreFault DAMAGED for a salt that is there and cannot be read."""
    try:
        text = (folder / SALT_NAME).read_text(encoding="utf-8")
    except FileNotFoundError:
        record = read_record(folder)
        return None if record is None else record.salt
    except OSError as error:
        raise file_fault(error) from error
    try:
        return salt_of_values(json.loads(text))
    except (ValueError, KeyError, TypeError) as error:
        raise StoreFault(StoreProblem.DAMAGED, SALT_NAME) from error


def write_salt(folder: Path, salt: Salt) -> None:
    write_private(folder / SALT_NAME, json.dumps(salt_values(salt)))


def write_private(path: Path, text: str) -> None:
    """Write a small file for this user alone, whole or not at all, and durably."""
    partial = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with os.fdopen(
            os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8"
        ) as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        partial.replace(path)
        sync_folder(path.parent)
    except OSError as error:
        partial.unlink(missing_ok=True)
        raise file_fault(error) from error


def sync_folder(folder: Path) -> None:
    """Make a rename durable, where folders can be synced (not on Windows)."""
    if os.name == "posix":
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def salt_of_values(values: dict[str, object]) -> Salt:
    return Salt(
        salt=bytes.fromhex(str(values["salt"])),
        time_cost=int(str(values["time_cost"])),
        memory_kib=int(str(values["memory_kib"])),
        lanes=int(str(values["lanes"])),
    )


def salt_values(salt: Salt) -> dict[str, object]:
    return {
        "salt": salt.salt.hex(),
        "time_cost": salt.time_cost,
        "memory_kib": salt.memory_kib,
        "lanes": salt.lanes,
    }
