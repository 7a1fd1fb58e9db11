"""The key of a profile's databases as a value. Knows nothing of where it came from."""

import hashlib
from dataclasses import dataclass, field
from enum import StrEnum, unique

KEY_BYTES = 32


@unique
class KeySource(StrEnum):
    """What a profile's key was found in; `key.json` remembers it."""

    ENVIRONMENT = "environment"
    KEYRING = "keyring"
    PASSPHRASE = "passphrase"  # noqa: S105 - a word for one
    TRAINING = "training"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreKey:
    """32 bytes that never show in a log or a traceback.

    `is_proven` says that the profile's own record knows this key: a file that it does not open is
    damaged, not locked.
    """

    raw: bytes = field(repr=False)
    source: KeySource
    is_proven: bool = False

    def __post_init__(self) -> None:
        if len(self.raw) != KEY_BYTES:
            raise ValueError(f"a store key has {KEY_BYTES} bytes, not {len(self.raw)}")

    @property
    def hex_digits(self) -> str:
        return self.raw.hex()

    @property
    def check(self) -> str:
        """A value that tells a wrong key from the right one, and from which none can be found."""
        return hashlib.blake2b(b"tillside store key", key=self.raw, digest_size=16).hexdigest()
