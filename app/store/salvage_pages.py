"""The pages of a damaged database that can still be trusted, wherever they lie.

Owns SQLCipher's page and the write-ahead log's frame, as bytes. Knows nothing of what pages hold.
The library stops at the first page that fails its check; here each one is taken by itself, and
only what its own check proves to be as it was written is taken at all.
"""

import hashlib
import hmac
import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from app.store.store_key import KEY_BYTES, StoreKey

PAGE_BYTES = 4096
USABLE_BYTES = PAGE_BYTES - 80
"""What is left of a page for the database: the rest is a nonce and the check."""
SALT_BYTES = 16
_NONCE_BYTES, _CHECK_BYTES = 16, 64
_SALT_MASK = 0x3A
_LOG_HEAD = struct.Struct(">8I")
_FRAME_HEAD = struct.Struct(">IIII8x")
_FRAME_BYTES = _FRAME_HEAD.size + PAGE_BYTES
_LOG_MAGIC = (0x377F0682, 0x377F0683)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pages:
    """`whole` are decrypted pages by number, without nonce and check; of the log's and the file's
    the latest that was committed. `lost` counts pages of the file that no place has whole;
    `is_stale` says that later versions of some page may have been lost.
    """

    whole: Mapping[int, bytes]
    lost: int
    is_stale: bool


class PageCheck:
    """One database's keys: its pages are proved and decrypted with them."""

    def __init__(self, key: StoreKey, salt: bytes) -> None:
        masked = bytes(byte ^ _SALT_MASK for byte in salt)
        self._key = key.raw
        self._check_key = hashlib.pbkdf2_hmac("sha512", key.raw, masked, 2, KEY_BYTES)

    def opened(self, number: int, page: bytes) -> bytes | None:
        """The page as it was written; None where anything in it has changed since."""
        start = SALT_BYTES if number == 1 else 0
        body, check = page[start:-_CHECK_BYTES], page[-_CHECK_BYTES:]
        proof = hmac.digest(self._check_key, body + struct.pack("<I", number), "sha512")
        if not hmac.compare_digest(proof, check):
            return None
        decryptor = Cipher(AES(self._key), CBC(body[-_NONCE_BYTES:])).decryptor()
        return bytes(start) + decryptor.update(body[:-_NONCE_BYTES])


def read_pages(path: Path, key: StoreKey, salt: str) -> Pages:
    """Every page that the key proves, of the closed file at `path` and its log. Raises OSError.

    `salt` is the database's as kept elsewhere (hexadecimal digits), for when its first page is
    gone; empty where it is not known.
    """
    file, log = _content(path), _content(path.with_name(f"{path.name}-wal"))
    check = _fitting_check(file, log, key, salt)
    if check is None:
        return Pages(whole={}, lost=-(-len(file) // PAGE_BYTES), is_stale=True)
    whole: dict[int, bytes] = {}
    last = -(-len(file) // PAGE_BYTES)
    for number in range(1, last + 1):
        page = file[(number - 1) * PAGE_BYTES : number * PAGE_BYTES]
        opened = check.opened(number, page) if len(page) == PAGE_BYTES else None
        if opened is not None:
            whole[number] = opened
    logged = _read_log(log, check)
    whole.update(logged.committed)
    lost = sum(number not in whole for number in range(1, max(last, *whole, 0) + 1))
    return Pages(whole=whole, lost=lost, is_stale=logged.is_hurt)


def is_hurt(path: Path, key: StoreKey) -> bool:
    """Whether the closed database `path`, which is not empty, needs salvage before the library
    opens it; nobody in this process may have it open. Raises OSError.

    The library folds a log in when it closes a file, also one that it could not open; and it passes
    over whatever follows a damaged frame, or all of a log whose head is damaged, without a word.
    Looks at the first page, and at the log where there is one: a till that was closed has none.
    """
    with path.open("rb") as file:
        first = file.read(PAGE_BYTES)
    log = _content(path.with_name(f"{path.name}-wal"))
    check = PageCheck(key, first[:SALT_BYTES])
    if len(first) < PAGE_BYTES or check.opened(1, first) is None:
        # A checkpoint that was cut short leaves such a page, and a whole one in the log.
        return 1 not in _read_log(log, check).committed
    return _read_log(log, check).is_broken


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return b""


def _fitting_check(file: bytes, log: bytes, key: StoreKey, salt: str) -> PageCheck | None:
    """The check with the first of the salts that proves any page."""
    candidates = [bytes.fromhex(salt), file[:SALT_BYTES]]
    candidates += [page[:SALT_BYTES] for number, page in _frames_of_page(log) if number == 1]
    for candidate in dict.fromkeys(candidates):
        if len(candidate) != SALT_BYTES:
            continue
        check = PageCheck(key, candidate)
        if any(check.opened(number, page) for number, page in _all_pages(file, log)):
            return check
    return None


def _all_pages(file: bytes, log: bytes) -> Iterator[tuple[int, bytes]]:
    for place in range(0, len(file) - PAGE_BYTES + 1, PAGE_BYTES):
        yield place // PAGE_BYTES + 1, file[place : place + PAGE_BYTES]
    yield from _frames_of_page(log)


def _frames_of_page(log: bytes) -> Iterator[tuple[int, bytes]]:
    for frame in _frames(log):
        yield _FRAME_HEAD.unpack_from(frame)[0], frame[_FRAME_HEAD.size :]


def _frames(log: bytes) -> Iterator[bytes]:
    for place in range(_LOG_HEAD.size, len(log) - _FRAME_BYTES + 1, _FRAME_BYTES):
        yield log[place : place + _FRAME_BYTES]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Log:
    """A log's latest committed pages. `is_hurt`: something in it cannot be read. `is_broken`: and
    that is no torn end, because more than one transaction was committed behind it.
    """

    committed: Mapping[int, bytes]
    is_hurt: bool
    is_broken: bool


def _read_log(log: bytes, check: PageCheck) -> _Log:
    """Frames of one run of the log bear its two salts; those of an earlier run, which lie behind,
    are in the file already.
    """
    head = log[: _LOG_HEAD.size]
    run = head[16:24] if _is_head(head) else None
    is_headless = any(head) and run is None
    committed: dict[int, bytes] = {}
    waiting: dict[int, bytes] = {}
    commits_behind = -1 if not is_headless else 0
    for frame in _frames(log):
        if not any(frame[: _FRAME_HEAD.size]):
            continue
        number, size_after, *_ = _FRAME_HEAD.unpack_from(frame)
        page = check.opened(number, frame[_FRAME_HEAD.size :])
        if page is None:
            commits_behind = max(commits_behind, 0)
            continue
        run = run or frame[8:16]
        if frame[8:16] != run:
            continue
        waiting[number] = page
        if size_after:
            committed.update(waiting)
            waiting = {}
            commits_behind += commits_behind >= 0
    tail = (len(log) - _LOG_HEAD.size) % _FRAME_BYTES if log else 0
    return _Log(
        committed=committed,
        is_hurt=commits_behind >= 0 or any(log[len(log) - tail :]),
        is_broken=commits_behind >= (1 if is_headless else 2),
    )


def _is_head(head: bytes) -> bool:
    """Whether these bytes begin a write-ahead log, by their own sum."""
    if len(head) < _LOG_HEAD.size:
        return False
    magic, _, page_bytes, _, _, _, *sums = _LOG_HEAD.unpack(head)
    if magic not in _LOG_MAGIC or page_bytes != PAGE_BYTES:
        return False
    order = ">" if magic & 1 else "<"
    words = struct.unpack(f"{order}6I", head[:24])
    first = second = 0
    for one, other in zip(words[::2], words[1::2], strict=True):
        first = (first + one + second) & 0xFFFFFFFF
        second = (second + other + first) & 0xFFFFFFFF
    return [first, second] == sums
