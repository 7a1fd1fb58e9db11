"""The log: JSON lines in the profile, rotated, without personal data or credentials.

Callers log facts by name (`extra={"op": …, "code": …}`), never payloads. Redaction here is the
second line of defence, not the first.
"""

import json
import logging
import logging.handlers
import re
import sys
from datetime import UTC, date, datetime, timedelta
from io import TextIOWrapper
from pathlib import Path

from app.support.redaction import PRIVATE_NAME
from app.support.redaction import redacted as redacted

KEPT_DAYS = 14
KEPT_FILES = 20
MAX_BYTES = 2_000_000
_STANDARD = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}
_REQUEST_ID = re.compile(r"[\w.:\-]{0,100}")
_LONGEST_COUNT = 10**9
"""A whole number that is larger may be somebody's phone number."""


class JsonFormatter(logging.Formatter):
    """One JSON object a line: time, level, logger, message, extras, and a redacted traceback."""

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "from": record.name,
            "message": redacted(record.getMessage()),
        }
        for name, value in vars(record).items():
            if name not in _STANDARD:
                entry[f"{name}_" if name in entry else name] = _shown(name, value)
        if record.exc_info:
            entry["traceback"] = redacted(self.formatException(record.exc_info))
        return json.dumps(entry, ensure_ascii=False)


def _shown(name: str, value: object) -> object:
    """An extra as it may stand in the log."""
    if value is None or isinstance(value, bool | float):
        return value
    if PRIVATE_NAME.fullmatch(name):
        return "<value>"
    if isinstance(value, int):
        return value if abs(value) < _LONGEST_COUNT else "<number>"
    if name == "request_id" and _REQUEST_ID.fullmatch(str(value)):
        return str(value)  # the server's name for a call, whatever it looks like
    return redacted(str(value))


def configure(folder: Path | None) -> None:
    """Log to `folder` (or to standard error where it is None). Safe to call again."""
    root = logging.getLogger("app")
    for handler in tuple(root.handlers):
        root.removeHandler(handler)
        handler.close()
    handler = _file_handler(folder) if folder is not None else logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonFormatter())
    root.addHandler(handler)
    root.setLevel(logging.INFO)
    root.propagate = False


def _file_handler(folder: Path) -> logging.Handler:
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return _PrivateFile(
        folder / "tillside.log",
        maxBytes=MAX_BYTES,
        backupCount=KEPT_FILES,
        encoding="utf-8",
        errors="backslashreplace",
    )


class _PrivateFile(logging.handlers.RotatingFileHandler):
    """A file that this user alone can read. A new one is begun each day, and when one is full."""

    _day: date | None = None

    def _open(self) -> TextIOWrapper:
        path = Path(self.baseFilename)
        if not path.exists():  # touching it would make an old file look like today's
            path.touch(mode=0o600)
        path.chmod(0o600)
        status = path.stat()
        if status.st_size:
            self._day = datetime.fromtimestamp(status.st_mtime, UTC).date()
        return super()._open()

    def shouldRollover(self, record: logging.LogRecord) -> int:  # noqa: N802 - logging's name
        day = datetime.fromtimestamp(record.created, UTC).date()
        before, self._day = self._day, day
        is_next_day = before is not None and day > before
        return int(is_next_day or super().shouldRollover(record))


def drop_old(folder: Path, now: datetime) -> None:
    """Delete rotated files past their days."""
    for path in folder.glob("tillside.log.*"):
        try:
            age = now - datetime.fromtimestamp(path.stat().st_mtime, UTC)
        except FileNotFoundError:
            continue
        if age > timedelta(days=KEPT_DAYS):
            path.unlink(missing_ok=True)


def current_file() -> Path | None:
    """Where this run logs to; None where that is no file."""
    for handler in logging.getLogger("app").handlers:
        if isinstance(handler, logging.FileHandler):
            return Path(handler.baseFilename)
    return None
