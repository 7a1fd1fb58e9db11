"""Signed files of a till: Ed25519 over every byte, told true by anybody who has the file.

The signature stands in comment lines behind a PDF's end, where readers of PDFs pass over it. Knows
nothing of what a file says.
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
from dataclasses import dataclass
from enum import Enum, unique
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from app.store.secret_names import SecretName

if TYPE_CHECKING:
    # start-up: telling a file true needs no storage.
    from app.store.secrets import Secrets

_log = logging.getLogger(__name__)

PUBLIC_NAME = "certificate.pub"
"""In a profile: the public half of its key, to tell its own certificates from other tills'."""
_SECRET = SecretName.CERTIFICATE_KEY
_PDF = b"%PDF-"
_PURPOSE = b"tillside closing certificate 1\n"
"""Before what is signed: nothing else that this key ever signs can be taken for a certificate."""
_KEY_LINE = b"%%tillside-key ed25519 %s\n"
_SIGNATURE_LINE = b"%%tillside-signature %s\n"
# Lower case alone: one signature is written in one way, so that no byte can be another.
_FOOT = re.compile(
    rb"\n%tillside-key ed25519 ([0-9a-f]{64})\n%tillside-signature ([0-9a-f]{128})\n\Z"
)
_FOOT_BYTES = len(_KEY_LINE % (b"0" * 64)) + len(_SIGNATURE_LINE % (b"0" * 128)) + 1


@unique
class SignatureProblem(Enum):
    NOT_SIGNED = "not_signed"
    CHANGED = "changed"
    """It is not, byte by byte, what was signed."""


class SignatureError(Exception):
    """A file is not to be trusted; `problem` says why."""

    def __init__(self, problem: SignatureProblem) -> None:
        super().__init__(problem.value)
        self.problem = problem


@dataclass(frozen=True, slots=True)
class PublicKey:
    """A till's public key, 32 bytes."""

    raw: bytes

    @property
    def fingerprint(self) -> str:
        """`3F2A 91C0 …`: eight groups for people to compare."""
        digits = hashlib.sha256(self.raw).hexdigest()[:32].upper()
        return " ".join(digits[place : place + 4] for place in range(0, 32, 4))


def signed(content: bytes, key: Ed25519PrivateKey) -> bytes:
    """The PDF `content` with the key's public half and its signature behind it."""
    public = key.public_key().public_bytes_raw()
    body = content.rstrip(b"\n") + b"\n" + _KEY_LINE % public.hex().encode()
    signature = key.sign(_PURPOSE + body)
    return body + _SIGNATURE_LINE % signature.hex().encode()


def signer_of(data: bytes) -> PublicKey:
    """Whose key has signed these bytes, every one of them. Raises SignatureError."""
    foot = _FOOT.search(data, max(len(data) - _FOOT_BYTES, 0))
    if foot is None or not data.startswith(_PDF):
        is_ours = b"%tillside-" in data[-4 * _FOOT_BYTES :]
        problem = SignatureProblem.CHANGED if is_ours else SignatureProblem.NOT_SIGNED
        raise SignatureError(problem)
    public, signature = (bytes.fromhex(part.decode()) for part in foot.groups())
    body = data[: len(data) - len(_SIGNATURE_LINE % (b"0" * 128))]
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, _PURPOSE + body)
    except (InvalidSignature, ValueError) as error:
        raise SignatureError(SignatureProblem.CHANGED) from error
    return PublicKey(public)


def public_key_in(folder: Path) -> PublicKey | None:
    """The key that a profile signs with; None where it has signed nothing yet."""
    try:
        return PublicKey(bytes.fromhex((folder / PUBLIC_NAME).read_text(encoding="ascii")))
    except (OSError, ValueError):
        return None


class TillKey:
    """A profile's key pair, made when it is first asked for. The private half is kept among the
    till's secrets; the public half lies in `folder` as well. Methods raise StoreFault.
    """

    def __init__(self, secrets: Secrets, folder: Path) -> None:
        self._secrets = secrets
        self._folder = folder
        self._finding = asyncio.Lock()
        self._private: Ed25519PrivateKey | None = None

    async def public(self) -> PublicKey:
        return PublicKey((await self._key()).public_key().public_bytes_raw())

    async def sign(self, content: bytes) -> bytes:
        return signed(content, await self._key())

    async def _key(self) -> Ed25519PrivateKey:
        async with self._finding:  # two at once must not make two keys
            if self._private is None:
                self._private = await self._kept() or await self._new()
            return self._private

    async def _kept(self) -> Ed25519PrivateKey | None:
        written = await self._secrets.get(_SECRET)
        if written is None:
            return None
        key = Ed25519PrivateKey.from_private_bytes(bytes.fromhex(written))
        if public_key_in(self._folder) != PublicKey(key.public_key().public_bytes_raw()):
            await self._publish(key)
        return key

    async def _new(self) -> Ed25519PrivateKey:
        key = Ed25519PrivateKey.generate()
        await self._secrets.put(_SECRET, key.private_bytes_raw().hex())
        await self._publish(key)
        return key

    async def _publish(self, key: Ed25519PrivateKey) -> None:
        text = key.public_key().public_bytes_raw().hex()
        path = self._folder / PUBLIC_NAME
        try:
            await asyncio.get_running_loop().run_in_executor(None, path.write_text, text, "ascii")
        except OSError as error:
            # Certificates are as good without; only whose they are cannot be told from the profile.
            _log.warning("public key not written", extra={"errno": error.errno})
