"""Takes a version of the program out of its archive: files, folders and links, and none of them
outside its own folder. The archive was signed; what is wrong in it is still not laid down.
"""

import os
import tarfile
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from app.fleet.versions import ArchiveError

MOST_BYTES = 2_000_000_000


def unpack(archive: Path, into: Path) -> None:
    """Raises ArchiveError, OSError."""
    try:
        with tarfile.open(archive, "r:gz") as tar:
            # Python's own filter is missing in the first of 3.11: what it forbids, `_checked`
            # forbids as well.
            if hasattr(tarfile, "data_filter"):
                tar.extractall(into, members=_checked(tar), filter="tar")
            else:
                tar.extractall(into, members=_checked(tar))  # noqa: S202 - checked
    except (tarfile.TarError, EOFError) as error:
        raise ArchiveError(type(error).__name__) from error


def _checked(tar: tarfile.TarFile) -> Iterator[tarfile.TarInfo]:
    """Files, folders and links, all of them within. Raises ArchiveError."""
    left = MOST_BYTES
    for member in tar:
        path = PurePosixPath(member.name)
        if not (member.isreg() or member.isdir() or member.issym()) or not _is_within(path):
            raise ArchiveError("a member that may not be")
        if member.issym() and not _is_within(path.parent / member.linkname):
            raise ArchiveError("a link that leads out")
        left -= member.size
        if left < 0:
            raise ArchiveError("too large")
        member.mode = 0o755 if member.isdir() or member.mode & 0o100 else 0o644
        member.uid = member.gid = os.getuid() if hasattr(os, "getuid") else 0
        member.uname = member.gname = ""
        yield member


def _is_within(path: PurePosixPath) -> bool:
    depth = 0
    for part in path.parts:
        if part in ("/", "\\") or ":" in part or "\\" in part:
            return False
        depth += {"..": -1, ".": 0}.get(part, 1)
        if depth < 0:
            return False
    return True
