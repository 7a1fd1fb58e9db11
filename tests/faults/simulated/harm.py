"""What becomes of the files of a till that does not run, and what was in them before."""

import os
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path
from random import Random

from tests.faults.simulated.disk import CACHE, JOURNAL, KEY, OUTBOX, Disk
from tests.faults.simulated.world import World
from tests.unit.store.damage import DAMAGES, FRAME

Harm = Callable[[Path, Random], None]
LOG_HEAD = 32
_SUFFIXES = ("", "-wal")


def _lose(folder: Path, draw: Random) -> None:
    for suffix in _SUFFIXES:
        (folder / f"{OUTBOX}{suffix}").unlink(missing_ok=True)


def _empty(folder: Path, draw: Random) -> None:
    _lose(folder, draw)
    (folder / OUTBOX).touch()


def _lose_log(folder: Path, draw: Random) -> None:
    (folder / f"{OUTBOX}-wal").unlink(missing_ok=True)


def _cut_log(folder: Path, draw: Random) -> None:
    """Its last few transactions never were: nothing in the log itself tells that."""
    log = folder / f"{OUTBOX}-wal"
    if log.exists():
        frames = max(log.stat().st_size - LOG_HEAD, 0) // FRAME
        os.truncate(log, LOG_HEAD + max(frames - draw.randint(1, 12), 0) * FRAME)


def _lose_journal(folder: Path, draw: Random) -> None:
    (folder / JOURNAL).unlink(missing_ok=True)


def _hurt_journal(folder: Path, draw: Random) -> None:
    path = folder / JOURNAL
    if path.exists() and path.stat().st_size:
        DAMAGES[draw.choice(("places overwritten", "cut off"))](path, draw)


def _to_outbox(name: str) -> Harm:
    def harm(folder: Path, draw: Random) -> None:
        path = folder / OUTBOX
        if path.exists() and path.stat().st_size:
            DAMAGES[name](path, draw)

    return harm


HARMS: Mapping[str, Harm] = {
    **{f"outbox: {name}": _to_outbox(name) for name in DAMAGES},
    "outbox gone": _lose,
    "outbox empty": _empty,
    "log gone": _lose_log,
    "log cut short": _cut_log,
    "journal gone": _lose_journal,
    "journal hurt": _hurt_journal,
}
"""One file of two at a time: what both have lost nobody has."""


def as_it_was(world: World, folder: Path, copy: Path) -> Disk:
    """A copy of the outbox, opened, for who looks at it before it is harmed."""
    copy.mkdir()
    for suffix in _SUFFIXES:
        source = folder / f"{OUTBOX}{suffix}"
        if source.exists():
            shutil.copyfile(source, copy / source.name)
    disk = Disk(world, copy)
    disk.connect(copy / OUTBOX, KEY, synchronous="NORMAL")
    return disk


def put_back(disk: Disk, folder: Path) -> None:
    """Let `folder` have the outbox of `disk` with its log folded in, as after an orderly end."""
    disk.committed.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    disk.close()
    shutil.copyfile(disk.folder / OUTBOX, folder / OUTBOX)
    (folder / f"{OUTBOX}-wal").unlink(missing_ok=True)


def lose_cache(folder: Path) -> None:
    """Somebody deletes the cache, whoever has it open."""
    for suffix in (*_SUFFIXES, "-shm"):
        (folder / f"{CACHE}{suffix}").unlink(missing_ok=True)
