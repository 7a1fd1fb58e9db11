"""The files that people have this till write for them: their names, and how they are written."""

import os
import re
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

_UNSAFE = re.compile(r"[^\w.-]+")


def export_path(folder: Path, parts: Iterable[str], at: datetime, suffix: str) -> Path:
    """A file in `folder` named after `parts` (empty ones are left out) and the minute `at`."""
    named = (_UNSAFE.sub("-", part).strip("-.") for part in parts)
    stem = "-".join((*filter(None, named), at.strftime("%Y-%m-%d-%H%M")))
    return folder / f"{stem}{suffix}"


def write_new_file(path: Path, content: bytes) -> Path:
    """Write a file whole or not at all, beside what is there already; where it lies. Readable by
    this user alone. Raises OSError.
    """
    number = 1
    while True:
        target = path if number == 1 else path.with_stem(f"{path.stem}-{number}")
        try:
            flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
            file = os.fdopen(os.open(target, flags, 0o600), "wb")
            break
        except FileExistsError:
            number += 1
    try:
        with file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except OSError:
        target.unlink(missing_ok=True)
        raise
    return target
