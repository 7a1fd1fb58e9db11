"""The note that a change of a profile's key leaves until it is at its end: which two keys, and the
new one sealed under the former.

Owns its form. Knows nothing of the files that are changed.
"""

import json
import secrets
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.store.key_record import Salt, salt_of_values, salt_values, write_private
from app.store.store_key import KEY_BYTES, KeySource, StoreKey

NOTE_NAME = "rekeying.json"
_LABEL = b"tillside a new key under the former 1"
_NONCE_BYTES = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKey:
    """`salt` is what a passphrase makes it with; None for a key that is no passphrase's."""

    key: StoreKey
    salt: Salt | None = None


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


def write_note(folder: Path, former: StoreKey, new: NewKey) -> None:
    """Durably: from then on both keys lead to the end. Raises StoreFault."""
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


def _cipher(key: StoreKey) -> AESGCM:
    derived = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=_LABEL).derive(key.raw)
    return AESGCM(derived)
