"""The journal's file: sealed records, one after another, and what can be read of a hurt one.

Owns the frame around a record and how a file comes to the disk. Knows nothing of what records say.

A frame is: 4 bytes of mark, 8 of the file's name, 8 of the record's number, 4 of the sealed
length, 12 of nonce, then the sealed record. Name, number and length are bound into the seal, so
that no record can be left out, moved or taken from another file without a sign of it. Behind the
last record lie zeros: room that was made beforehand, which takes less time to write to.
"""

import os
import secrets
import struct
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from app.store.key_record import sync_folder
from app.store.store_key import KEY_BYTES, StoreKey

if sys.platform == "darwin":
    import fcntl

ROOM_BYTES = 256 * 1024
"""So much room is made at a time."""

_LABEL = b"tillside journal of intents 1"
_MARK = b"TsJ1"
_BOUND = struct.Struct(">8sQI")
_NONCE_BYTES = 12
_HEAD_BYTES = len(_MARK) + _BOUND.size + _NONCE_BYTES
_SEAL_BYTES = 16
_LONGEST = 16 * 1024 * 1024
_FLAGS = os.O_RDWR | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalScan:
    """What a file holds. `missing` counts records before the last one that cannot be read;
    `is_opened` says that the key opened at least one, `end` where the last one that it opened ends.
    """

    records: tuple[bytes, ...] = ()
    missing: int = 0
    size: int = 0
    end: int = 0

    @property
    def is_opened(self) -> bool:
        return bool(self.records)


def journal_cipher(key: StoreKey) -> AESGCM:
    """The journal's own key, from which the store's cannot be found."""
    derived = HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=_LABEL).derive(key.raw)
    return AESGCM(derived)


def scan(path: Path, cipher: AESGCM) -> JournalScan:
    """Every record that is whole, in order; a torn tail is no damage. Raises OSError."""
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return JournalScan()
    records: list[bytes] = []
    name: bytes | None = None
    number, place, end = -1, data.find(_MARK), 0
    while place >= 0:
        frame = _opened(data, place, cipher)
        # A number that does not grow is a record that was put there a second time.
        if frame is not None and frame.name == (name or frame.name) and frame.number > number:
            name, number = frame.name, frame.number
            records.append(frame.record)
            place = end = frame.end
        else:
            place += 1
        place = data.find(_MARK, place)
    return JournalScan(
        records=tuple(records), missing=number + 1 - len(records), size=len(data), end=end
    )


class JournalFile:
    """An open file that grows by records. Every method raises OSError; after one nothing more is
    to be written to it.
    """

    def __init__(
        self,
        path: Path,
        cipher: AESGCM,
        records: Sequence[bytes],
        *,
        replaces: "JournalFile | None" = None,
    ) -> None:
        """Put a new file, holding `records`, in the place of the one that is there, durably.

        `replaces` is that one where it is open. Where an error is raised, it is still there.
        """
        self._cipher = cipher
        self._name = secrets.token_bytes(8)
        self._number = 0
        self._room = 0
        self.size = 0
        partial = path.with_name(f"{path.name}.new")
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        partial.unlink(missing_ok=True)
        self._descriptor = os.open(partial, _FLAGS | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            self.append(records)
            self.flush()
        except BaseException:
            self.close()
            partial.unlink(missing_ok=True)
            raise
        # Windows renames neither an open file nor over one.
        self.close()
        if replaces is not None:
            replaces.close()
        partial.replace(path)
        sync_folder(path.parent)
        self._descriptor = os.open(path, _FLAGS)

    def append(self, records: Sequence[bytes]) -> None:
        """Write records behind the others; not durable before `flush`."""
        frames = b"".join(map(self._sealed, records))
        self._make_room(len(frames))
        _write_all(self._descriptor, frames, self.size)
        self.size += len(frames)

    def flush(self) -> None:
        """What was written is on the disk after this."""
        if sys.platform == "darwin":
            fcntl.fcntl(self._descriptor, fcntl.F_FULLFSYNC)
        elif sys.platform == "win32":
            os.fsync(self._descriptor)
        else:
            os.fdatasync(self._descriptor)

    @property
    def is_open(self) -> bool:
        return self._descriptor >= 0

    def close(self) -> None:
        descriptor, self._descriptor = self._descriptor, -1
        if descriptor >= 0:
            os.close(descriptor)

    def _make_room(self, needed: int) -> None:
        if self.size + needed <= self._room:
            return
        room = self.size + needed + ROOM_BYTES
        _write_all(self._descriptor, bytes(room - self._room), self._room)
        self._room = room

    def _sealed(self, record: bytes) -> bytes:
        bound = _BOUND.pack(self._name, self._number, len(record) + _SEAL_BYTES)
        self._number += 1
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return _MARK + bound + nonce + self._cipher.encrypt(nonce, record, bound)


@dataclass(frozen=True, slots=True)
class _Frame:
    name: bytes
    number: int
    record: bytes
    end: int


def _opened(data: bytes, place: int, cipher: AESGCM) -> _Frame | None:
    """The frame at `place`; None where it is torn, damaged, or another key's."""
    start = place + _HEAD_BYTES
    if start > len(data):
        return None
    bound = data[place + len(_MARK) : start - _NONCE_BYTES]
    name, number, length = _BOUND.unpack(bound)
    if length > _LONGEST or start + length > len(data):
        return None
    try:
        record = cipher.decrypt(
            data[start - _NONCE_BYTES : start], data[start : start + length], bound
        )
    except InvalidTag:
        return None
    return _Frame(name, number, record, start + length)


def _write_all(descriptor: int, content: bytes, place: int) -> None:
    os.lseek(descriptor, place, os.SEEK_SET)
    rest = memoryview(content)
    while rest:
        rest = rest[os.write(descriptor, rest) :]
