"""A damaged outbox: set aside, never deleted, and a new one in its place with all that was saved.

Owns the order of that, so that a till that is switched off in the middle goes on where it was, and
that nothing is done with a key which is not this profile's. Blocking: runs in the storage thread.

The new file grows as `outbox.rebuilding.db`. Its being renamed to `outbox.rebuilt-<time>.db` is
the moment from which it holds: what a start finds under that name is put in place, whatever is
still there of the old one.
"""

import json
import logging
from collections.abc import Callable
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlcipher3 import dbapi2

from app.domain.storage import SalvageReport
from app.store.connection import Connect, Connection, connect
from app.store.journal import read_journal
from app.store.journal_record import JournalContents
from app.store.key_record import sync_folder, write_private
from app.store.keys import JOURNAL_NAME, PRECIOUS
from app.store.migrations import migrate
from app.store.outbox_moves import Stamp
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from app.store.salvage_pages import Pages, read_pages
from app.store.salvage_restore import restore
from app.store.salvage_rows import forms_of, read_rows
from app.store.sql_faults import file_fault, sql_fault
from app.store.store_key import StoreKey

_log = logging.getLogger(__name__)

REPORT_NAME = "salvage.json"
"""What a salvage found, until somebody was told."""
_SUFFIXES = ("-wal", "-shm", "")
"""The log first: a file without its log would look whole, and be an older one."""
_STAMP = "%Y%m%dT%H%M%SZ"


def salvage(
    path: Path, key: StoreKey, now: Callable[[], datetime], connect_to: Connect = connect
) -> bool:
    """Put a new outbox with all that can be saved in the place of the closed one at `path`.

    False, and nothing is done, where neither the journal nor any page of the file opens with `key`.
    Raises StoreFault.
    """
    try:
        return _salvage(path, key, now(), connect_to)
    except OSError as error:
        raise file_fault(error) from error
    except dbapi2.Error as error:
        fault = sql_fault(error, path, is_opening=False, is_key_proven=True)
        if fault is None:
            raise
        raise fault from error


def finish_salvage(path: Path) -> None:
    """Put in place what an earlier start had saved, but not yet put there. Raises StoreFault."""
    try:
        for rebuilt in sorted(path.parent.glob(f"{path.stem}.rebuilt-*{path.suffix}")):
            _put_in_place(path, rebuilt)
    except OSError as error:
        raise file_fault(error) from error


def last_report(folder: Path) -> SalvageReport | None:
    """What the last salvage found, unless somebody was told already."""
    try:
        values = json.loads((folder / REPORT_NAME).read_text(encoding="utf-8"))
        values["at"] = datetime.fromisoformat(values["at"])
        values["set_aside"] = tuple(values["set_aside"])
        return SalvageReport(**values)
    except FileNotFoundError:
        return None
    except (OSError, ValueError, TypeError, KeyError) as error:
        # It only tells; the work is in the outbox.
        _log.warning("salvage report", extra={"error": type(error).__name__})
        return None


def forget_report(folder: Path) -> None:
    """Somebody was told. Raises StoreFault."""
    try:
        (folder / REPORT_NAME).unlink(missing_ok=True)
    except OSError as error:
        raise file_fault(error) from error


def set_aside(path: Path, now: datetime) -> tuple[str, ...]:
    """Rename a file, with its log, to `<name>.damaged-<time>…`; the new names. Raises OSError."""
    stamp = _free_stamp(path, now)
    names = []
    for suffix in _SUFFIXES:
        source, target = _beside(path, suffix), _aside(path, stamp, suffix)
        if source.exists():
            source.rename(target)
            names.append(target.name)
    sync_folder(path.parent)
    return tuple(names)


def files_set_aside(folder: Path) -> tuple[str, ...]:
    """What lies in a profile of damaged files that were precious; the key of their time opens
    them.
    """
    paths = (folder / name for name in (PRECIOUS, JOURNAL_NAME))
    return tuple(
        sorted(found.name for path in paths for found in folder.glob(_aside(path, "*", "*").name))
    )


def _salvage(path: Path, key: StoreKey, now: datetime, connect_to: Connect) -> bool:
    journal = read_journal(path.parent / JOURNAL_NAME, key)
    pages = read_pages(path, key, journal.salt)
    if not (journal.is_opened or pages.whole or (key.is_proven and not journal.is_there)):
        return False
    stamp = _free_stamp(path, now)
    building = path.with_name(f"{path.stem}.rebuilding{path.suffix}")
    for suffix in _SUFFIXES:
        _beside(building, suffix).unlink(missing_ok=True)
    connection = connect_to(building, key, synchronous="FULL")
    try:
        report = _rebuild(connection, pages, journal, now)
    finally:
        connection.close()
    aside = [_aside(path, stamp, suffix) for suffix in _SUFFIXES if _beside(path, suffix).exists()]
    report = replace(report, set_aside=tuple(one.name for one in reversed(aside)))
    write_private(path.parent / REPORT_NAME, json.dumps({**asdict(report), "at": now.isoformat()}))
    rebuilt = path.with_name(f"{path.stem}.rebuilt-{stamp}{path.suffix}")
    building.rename(rebuilt)
    sync_folder(path.parent)
    _put_in_place(path, rebuilt)
    _log.error(
        "the outbox was damaged",
        extra={
            "recovered_from_file": report.recovered_from_file,
            "recovered_from_journal": report.recovered_from_journal,
            "ambiguous": report.ambiguous,
            "lost_pages": report.lost_pages,
            "unknown": report.unknown,
        },
    )
    return True


def _rebuild(
    connection: Connection, pages: Pages, journal: JournalContents, now: datetime
) -> SalvageReport:
    """Write the new file, whole and durable. Raises StoreFault, OSError."""
    migrate(connection, OUTBOX_MIGRATIONS)
    found = read_rows(pages, forms_of(connection))
    connection.execute("BEGIN IMMEDIATE")
    restored = restore(
        connection,
        found.tables,
        journal,
        Stamp(at=now, epoch=0),
        is_stale=pages.is_stale,
    )
    connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    is_whole = not (pages.lost or pages.is_stale or found.torn or journal.missing)
    return SalvageReport(
        at=now,
        recovered_from_file=restored.from_file,
        recovered_from_journal=restored.from_journal,
        ambiguous=restored.ambiguous,
        lost_pages=pages.lost,
        unknown=0 if is_whole else restored.unknown,
    )


def _put_in_place(path: Path, rebuilt: Path) -> None:
    stamp = rebuilt.stem.removeprefix(f"{path.stem}.rebuilt-")
    for suffix in _SUFFIXES:
        source = _beside(path, suffix)
        if source.exists():
            source.rename(_aside(path, stamp, suffix))
    rebuilt.rename(path)
    sync_folder(path.parent)


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _aside(path: Path, stamp: str, suffix: str) -> Path:
    return path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}{suffix}")


def _free_stamp(path: Path, now: datetime) -> str:
    """The time as part of a name that no file has yet."""
    written = now.astimezone(UTC).strftime(_STAMP)
    number, stamp = 1, written
    while any(_aside(path, stamp, suffix).exists() for suffix in _SUFFIXES):
        number += 1
        stamp = f"{written}-{number}"
    return stamp
