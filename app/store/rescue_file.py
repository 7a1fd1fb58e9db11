"""The rescue file: unsent work under a passphrase, to be carried to another till.

Owns the file's form, and that a file which is not whole gives nothing. Knows nothing of tables.
"""

import hashlib
import hmac
import json
import os
import secrets
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from app.domain.faults import RescueFault, RescueProblem
from app.store.key_record import Salt, sync_folder
from app.store.keys import SHORTEST_PASSPHRASE, derived, new_salt
from app.store.salvage_return import RowValues

VERSION = 1
_MAGIC = b"tillside rescue\n"
_VERSION = struct.Struct(">H")
_HEAD = struct.Struct(">16sHIII16s16s12sQ")
"""Magic, version, the salt's effort (three) and bytes, the key's check, nonce, sealed length."""
_SUM_BYTES = 16
_MOST_TIME, _MOST_MEMORY_KIB, _MOST_LANES = 16, 1024 * 1024, 16
"""What a file may ask of this till before it is known to be ours."""
_MOST_BYTES = 1024 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class RescuedOp:
    """One row of the outbox: `facts` as it was saved, `standing` its other columns."""

    seq: int
    state: str
    facts: RowValues
    standing: RowValues


@dataclass(frozen=True, slots=True, kw_only=True)
class RescueContents:
    """What one till hands over. `ops` are in order; settled ones are there for others' sake."""

    export_id: str
    server_url: str
    organisation: str
    ops: Sequence[RescuedOp]


@dataclass(frozen=True, slots=True)
class RescueKey:
    """A passphrase's key with its salt."""

    salt: Salt
    raw: bytes

    def __repr__(self) -> str:
        return "RescueKey()"

    @property
    def check(self) -> bytes:
        return hashlib.blake2b(b"tillside rescue key", key=self.raw, digest_size=16).digest()


def new_key(passphrase: str) -> RescueKey:
    """A key for a new file. Blocking. Raises RescueFault PASSPHRASE_TOO_SHORT."""
    if len(passphrase) < SHORTEST_PASSPHRASE:
        raise RescueFault(RescueProblem.PASSPHRASE_TOO_SHORT)
    salt = new_salt()
    return RescueKey(salt, derived(passphrase, salt))


def write(path: Path, contents: RescueContents, key: RescueKey) -> None:
    """Write the file durably, and read it back. Raises RescueFault; then there is no file."""
    ops = [[op.seq, op.state, dict(op.facts), dict(op.standing)] for op in contents.ops]
    text = json.dumps([contents.export_id, contents.server_url, contents.organisation, ops])
    nonce = secrets.token_bytes(12)
    salt = key.salt
    plain = text.encode("ascii")
    head = _HEAD.pack(
        *(_MAGIC, VERSION, salt.time_cost, salt.memory_kib, salt.lanes, salt.salt, key.check),
        *(nonce, len(plain) + 16),
    )
    sealed = AESGCM(key.raw).encrypt(nonce, plain, head)
    try:
        _put(path, head + _sum(head) + sealed)
        is_proved = _opened(path.read_bytes(), key) == contents
    except OSError as error:
        path.unlink(missing_ok=True)
        raise _unreadable(error) from error
    except RescueFault:
        is_proved = False
    if not is_proved:
        path.unlink(missing_ok=True)
        raise RescueFault(RescueProblem.DAMAGED, "it does not read back as it was written")


def read(path: Path, passphrase: str) -> RescueContents:
    """What a file holds. Blocking. Raises RescueFault."""
    try:
        if path.stat().st_size > _MOST_BYTES:
            raise RescueFault(RescueProblem.NOT_A_RESCUE_FILE, "too large")
        data = path.read_bytes()
    except OSError as error:
        raise _unreadable(error) from error
    salt = _salt_of(data)
    return _opened(data, RescueKey(salt, derived(passphrase, salt)))


def _put(path: Path, content: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    sync_folder(path.parent)


def _salt_of(data: bytes) -> Salt:
    """The salt of a file whose head is whole. Raises RescueFault."""
    if not data.startswith(_MAGIC):
        raise RescueFault(RescueProblem.NOT_A_RESCUE_FILE)
    if len(data) < _HEAD.size + _SUM_BYTES:
        raise RescueFault(RescueProblem.DAMAGED, "too short")
    (version,) = _VERSION.unpack_from(data, len(_MAGIC))
    if version > VERSION:
        raise RescueFault(RescueProblem.NEWER_VERSION, f"version {version}")
    head = data[: _HEAD.size]
    if data[_HEAD.size : _HEAD.size + _SUM_BYTES] != _sum(head):
        raise RescueFault(RescueProblem.DAMAGED, "its head")
    _, _, time_cost, memory_kib, lanes, salt, *_ = _HEAD.unpack(head)
    if time_cost > _MOST_TIME or memory_kib > _MOST_MEMORY_KIB or lanes > _MOST_LANES:
        raise RescueFault(RescueProblem.NOT_A_RESCUE_FILE, "its key takes too much to find")
    return Salt(salt=salt, time_cost=time_cost, memory_kib=memory_kib, lanes=lanes)


def _opened(data: bytes, key: RescueKey) -> RescueContents:
    head = data[: _HEAD.size]
    *_, check, nonce, length = _HEAD.unpack(head)
    if not hmac.compare_digest(check, key.check):
        raise RescueFault(RescueProblem.PASSPHRASE_WRONG)
    sealed = data[_HEAD.size + _SUM_BYTES :]
    try:
        if len(sealed) != length:
            raise RescueFault(RescueProblem.DAMAGED, "its length")
        export_id, server_url, organisation, ops = json.loads(
            AESGCM(key.raw).decrypt(nonce, sealed, head)
        )
    except InvalidTag as error:
        raise RescueFault(RescueProblem.DAMAGED, "its seal") from error
    return RescueContents(
        export_id=export_id,
        server_url=server_url,
        organisation=organisation,
        ops=tuple(
            RescuedOp(seq=seq, state=state, facts=facts, standing=standing)
            for seq, state, facts, standing in ops
        ),
    )


def _sum(head: bytes) -> bytes:
    return hashlib.sha256(head).digest()[:_SUM_BYTES]


def _unreadable(error: OSError) -> RescueFault:
    return RescueFault(RescueProblem.UNREADABLE, os.strerror(error.errno or 0))
