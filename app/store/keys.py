"""Where a profile's key comes from: the environment, the keyring, a passphrase, or training's own.

Owns the order, and that a key is never made anew where there is something it could not open. Knows
nothing of databases but whether there is one.
"""

import hashlib
import secrets
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import assert_never

from app.domain.faults import KeyFault, KeyProblem, StoreFault, StoreProblem
from app.store.key_record import (
    TRAINING_NAME,
    KeyRecord,
    Salt,
    read_record,
    read_salt,
    write_private,
    write_record,
    write_salt,
)
from app.store.keyrings import Keyring, KeyringBackend, NoKeyring
from app.store.rekeying_note import NewKey, read_note
from app.store.sql_faults import file_fault
from app.store.store_key import KEY_BYTES, KeySource, StoreKey
from app.store.worker import off_loop

ENV_STORE_KEY = "TILLSIDE_STORE_KEY"
ENV_NEXT_KEY = "TILLSIDE_STORE_KEY_NEXT"
"""What the key is changed to where it comes from the environment."""
SHORTEST_PASSPHRASE = 12
PRECIOUS = "outbox.db"
JOURNAL_NAME = "intents.journal"
"""The files that a lost key would lose."""

_SALT_BYTES = 16
_TIME_COST, _MEMORY_KIB, _LANES = 3, 64 * 1024, 1
"""Argon2id after RFC 9106's second choice, on one lane: 100 to 200 ms on a till."""


async def fetch_key(
    profile_dir: Path,
    *,
    training: bool,
    passphrase: str | None,
    environ: Mapping[str, str],
    keyring_backend: KeyringBackend | None = None,
) -> StoreKey:
    """`find_key` in a thread: a keyring may ask a person, and a passphrase takes its time."""
    return await off_loop(
        lambda: find_key(
            profile_dir,
            training=training,
            passphrase=passphrase,
            environ=environ,
            keyring_backend=keyring_backend,
        )
    )


def find_key(
    profile_dir: Path,
    *,
    training: bool,
    passphrase: str | None,
    environ: Mapping[str, str],
    keyring_backend: KeyringBackend | None = None,
) -> StoreKey:
    """The key of a profile; made where the profile is new. Blocking: see `fetch_key`.

    Raises KeyFault, and StoreFault WRONG_KEY for a key that is known not to be this profile's.
    """
    is_new = not any(_has_content(profile_dir / name) for name in (PRECIOUS, JOURNAL_NAME))
    if training:
        return _training_key(profile_dir, is_new=is_new)
    # A record that outlived its database binds nobody.
    record = None if is_new else read_record(profile_dir)
    checks = _checks(profile_dir, record)
    written = environ.get(ENV_STORE_KEY, "").strip()
    if written:
        return _proven(_environment_key(written), checks)
    keyring = Keyring(keyring_backend)
    match record.source if record is not None else None:
        case KeySource.KEYRING:
            assert record is not None
            return _proven(_kept_key(keyring, record.entry), checks)
        case KeySource.PASSPHRASE:
            return _proven(_passphrase_key(profile_dir, passphrase), checks)
        case KeySource.ENVIRONMENT | KeySource.TRAINING:
            raise KeyFault(KeyProblem.MISSING, f"{ENV_STORE_KEY} is not set")
        case None if is_new:
            return _new_key(profile_dir, keyring, passphrase)
        case _:
            return _lost_track_of(profile_dir, keyring, passphrase)


def make_new_key(
    former: StoreKey, *, environ: Mapping[str, str], passphrase: str | None = None
) -> NewKey:
    """Another key from where the former one came from: random, the environment's next one, or a
    new passphrase's. Raises KeyFault where that is none. Blocking, for a passphrase.
    """
    match former.source:
        case KeySource.ENVIRONMENT:
            key = _environment_key(environ.get(ENV_NEXT_KEY, "").strip(), ENV_NEXT_KEY)
            return NewKey(key=key)
        case KeySource.PASSPHRASE:
            if not passphrase or len(passphrase) < SHORTEST_PASSPHRASE:
                raise KeyFault(KeyProblem.PASSPHRASE_TOO_SHORT)
            salt = new_salt()
            raw = derived(passphrase, salt)
            return NewKey(key=StoreKey(raw=raw, source=KeySource.PASSPHRASE), salt=salt)
        case KeySource.KEYRING:
            raw = secrets.token_bytes(KEY_BYTES)
            return NewKey(key=StoreKey(raw=raw, source=KeySource.KEYRING))
        case KeySource.TRAINING:
            raise ValueError("training's key lies beside its synthetic people: it is never changed")
        case _:
            assert_never(former.source)


def remember_key(profile_dir: Path, key: StoreKey) -> None:
    """Note how the profile was opened, once a key has opened it. Raises StoreFault."""
    record = read_record(profile_dir)
    entry = record.entry if record is not None else entry_of(profile_dir)
    write_record(profile_dir, key, entry)


def entry_of(profile_dir: Path) -> str:
    """The keyring's name for a profile: of its place at first, kept in its record from then on."""
    record = read_record(profile_dir)
    if record is not None:
        return record.entry
    return hashlib.sha256(str(profile_dir.resolve()).encode()).hexdigest()[:32]


def _environment_key(written: str, name: str = ENV_STORE_KEY) -> StoreKey:
    try:
        raw = bytes.fromhex(written)
    except ValueError:
        raw = b""
    if len(raw) != KEY_BYTES or len(written) != 2 * KEY_BYTES:
        raise KeyFault(
            KeyProblem.ENVIRONMENT_MALFORMED, f"{name} is not {2 * KEY_BYTES} hex digits"
        )
    return StoreKey(raw=raw, source=KeySource.ENVIRONMENT)


def _training_key(profile_dir: Path, *, is_new: bool) -> StoreKey:
    """Training's people are synthetic: their key may lie beside them."""
    path = profile_dir / TRAINING_NAME
    try:
        raw = bytes.fromhex(path.read_text(encoding="ascii").strip())
        return StoreKey(raw=raw, source=KeySource.TRAINING, is_proven=not is_new)
    except FileNotFoundError:
        if not is_new:
            raise KeyFault(KeyProblem.MISSING, TRAINING_NAME) from None
    except OSError as error:
        raise file_fault(error) from error
    except ValueError as error:
        raise KeyFault(KeyProblem.MISSING, f"{TRAINING_NAME} cannot be read") from error
    raw = secrets.token_bytes(KEY_BYTES)
    write_private(path, raw.hex())
    return StoreKey(raw=raw, source=KeySource.TRAINING)


def _new_key(profile_dir: Path, keyring: Keyring, passphrase: str | None) -> StoreKey:
    """A key for a profile without anything in it yet."""
    entry = entry_of(profile_dir)
    try:
        kept = keyring.read(entry)
        if kept is not None:  # made by a start that came no further
            return _of_hex(kept)
        raw = secrets.token_bytes(KEY_BYTES)
        keyring.write(entry, raw.hex())
        return StoreKey(raw=raw, source=KeySource.KEYRING)
    except NoKeyring:
        return _passphrase_key(profile_dir, passphrase)


def _lost_track_of(profile_dir: Path, keyring: Keyring, passphrase: str | None) -> StoreKey:
    """The key of a profile whose record is lost: never a new one."""
    if read_salt(profile_dir) is not None:
        return _passphrase_key(profile_dir, passphrase)
    return _kept_key(keyring, entry_of(profile_dir))


def _kept_key(keyring: Keyring, entry: str) -> StoreKey:
    try:
        kept = keyring.read(entry)
    except NoKeyring as error:
        raise KeyFault(KeyProblem.KEYRING_LOCKED, "there is no keyring") from error
    if kept is None:
        raise KeyFault(KeyProblem.MISSING, "the keyring does not have it")
    return _of_hex(kept)


def _of_hex(kept: str) -> StoreKey:
    try:
        return StoreKey(raw=bytes.fromhex(kept), source=KeySource.KEYRING)
    except ValueError as error:
        raise KeyFault(KeyProblem.MISSING, "the keyring's entry is no key") from error


def _passphrase_key(profile_dir: Path, passphrase: str | None) -> StoreKey:
    if not passphrase:
        raise KeyFault(KeyProblem.PASSPHRASE_NEEDED)
    salt = read_salt(profile_dir)
    if salt is None:
        if _has_content(profile_dir / PRECIOUS):
            raise KeyFault(KeyProblem.MISSING, "the passphrase's salt is lost")
        if len(passphrase) < SHORTEST_PASSPHRASE:
            raise KeyFault(KeyProblem.PASSPHRASE_TOO_SHORT)
        salt = new_salt()
        write_salt(profile_dir, salt)
    return StoreKey(raw=derived(passphrase, salt), source=KeySource.PASSPHRASE)


def new_salt() -> Salt:
    """A new passphrase's salt, with the effort that its key is made with."""
    return Salt(
        salt=secrets.token_bytes(_SALT_BYTES),
        time_cost=_TIME_COST,
        memory_kib=_MEMORY_KIB,
        lanes=_LANES,
    )


def derived(passphrase: str, salt: Salt) -> bytes:
    """The key that a passphrase stands for. Blocking: takes a tenth of a second or two."""
    # Function-level for start-up: most tills have no passphrase and never need this.
    from argon2.low_level import Type, hash_secret_raw

    return hash_secret_raw(
        # The same letters, however the keyboard composes them.
        unicodedata.normalize("NFC", passphrase).encode(),
        salt.salt,
        time_cost=salt.time_cost,
        memory_cost=salt.memory_kib,
        parallelism=salt.lanes,
        hash_len=KEY_BYTES,
        type=Type.ID,
    )


def _checks(profile_dir: Path, record: KeyRecord | None) -> frozenset[str]:
    """What tells this profile's key: its record, and both keys of a change that is under way."""
    if record is None:
        return frozenset()
    note = read_note(profile_dir)
    under_way = () if note is None else (note.former, note.check)
    return frozenset((record.check, *under_way))


def _proven(key: StoreKey, checks: frozenset[str]) -> StoreKey:
    """The key, marked as this profile's where that is known."""
    if not checks:
        return key
    if key.check not in checks:
        if key.source is KeySource.PASSPHRASE:
            raise KeyFault(KeyProblem.PASSPHRASE_WRONG)
        raise StoreFault(StoreProblem.WRONG_KEY, f"not this profile's key: {key.source.value}")
    return StoreKey(raw=key.raw, source=key.source, is_proven=True)


def _has_content(path: Path) -> bool:
    try:
        return path.stat().st_size > 0
    except OSError:
        return False
