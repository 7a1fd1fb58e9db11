"""The library's errors in this app's terms: an environment's failure is a StoreFault, a bug stays.

Owns the table of result codes, and nothing else.
"""

import errno
import os
import shutil
from pathlib import Path

from app.domain.faults import StoreFault, StoreProblem

_PERM, _BUSY, _LOCKED, _NOMEM, _READONLY, _INTERRUPT, _IOERR, _CORRUPT = 3, 5, 6, 7, 8, 9, 10, 11
_FULL, _CANTOPEN, _PROTOCOL, _NOLFS, _NOTADB = 13, 14, 15, 22, 26

_PROBLEMS = {
    _PERM: StoreProblem.READ_ONLY,
    _BUSY: StoreProblem.BUSY,
    _LOCKED: StoreProblem.BUSY,
    _NOMEM: StoreProblem.UNAVAILABLE,
    _READONLY: StoreProblem.READ_ONLY,
    _INTERRUPT: StoreProblem.UNAVAILABLE,
    _IOERR: StoreProblem.UNAVAILABLE,
    _CORRUPT: StoreProblem.DAMAGED,
    _FULL: StoreProblem.FULL,
    _CANTOPEN: StoreProblem.UNAVAILABLE,
    _PROTOCOL: StoreProblem.UNAVAILABLE,
    _NOLFS: StoreProblem.UNAVAILABLE,
    _NOTADB: StoreProblem.DAMAGED,
}
"""SQLite's result codes that tell of the environment. Every other one is a bug of ours."""

_FULL_BELOW_BYTES = 64 * 1024
_FILE_PROBLEMS = {
    errno.ENOSPC: StoreProblem.FULL,
    errno.EDQUOT: StoreProblem.FULL,
    errno.EROFS: StoreProblem.READ_ONLY,
    errno.EACCES: StoreProblem.READ_ONLY,
    errno.EPERM: StoreProblem.READ_ONLY,
}


def sql_fault(
    error: Exception, path: Path, *, is_opening: bool, is_key_proven: bool
) -> StoreFault | None:
    """The fault that `error` of the library stands for; None where it is a bug.

    Both a wrong key and a damaged first page read as "not a database": only a key that is known to
    be this profile's (`is_key_proven`), or has opened the file before, tells them apart.
    """
    code = getattr(error, "sqlite_errorcode", None)
    problem = _PROBLEMS.get(code) if code is not None else None
    if problem is None:
        return None
    if code == _NOTADB and is_opening and not is_key_proven:
        problem = StoreProblem.WRONG_KEY
    elif code in (_IOERR, _CANTOPEN):
        problem = _looked_at(path)
    return StoreFault(problem, f"{path.name}: {error}")


def file_fault(error: OSError) -> StoreFault:
    """The fault that a failed call on a file stands for."""
    problem = _FILE_PROBLEMS.get(error.errno or 0, StoreProblem.UNAVAILABLE)
    return StoreFault(problem, f"{os.strerror(error.errno or 0)}")


def _looked_at(path: Path) -> StoreProblem:
    """Name the cause of "I/O error" or "cannot open", where the file system shows one."""
    folder = path.parent
    try:
        if not os.access(folder, os.W_OK) or (path.exists() and not os.access(path, os.W_OK)):
            return StoreProblem.READ_ONLY
        if shutil.disk_usage(folder).free < _FULL_BELOW_BYTES:
            return StoreProblem.FULL
    except OSError:
        return StoreProblem.UNAVAILABLE
    return StoreProblem.UNAVAILABLE
