"""What support needs to know of a till, without anybody's data: the line, the queue, the files."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.connection import ConnectionStatus
from app.domain.op import PendingSummary
from app.domain.storage import DiskSpace, StoreFile


@dataclass(frozen=True, slots=True, kw_only=True)
class CallLine:
    """One call to the server. `path` is the API's own, without what was asked."""

    at: datetime
    path: str
    latency_s: float
    fault: str = ""
    request_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProblemLine:
    """A warning or an error from the log: which part of the program, its fixed words, and `facts`
    whose values cannot be anybody's.
    """

    at: str
    level: str
    origin: str
    message: str
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnostics:
    """`server` is its address alone. `clock_offset_s` is the server's time minus this till's, None
    as long as it was not measured. Calls and problems are the last ones, the latest first.
    """

    at: datetime
    versions: tuple[tuple[str, str], ...]
    server: str
    is_training: bool
    status: ConnectionStatus
    clock_offset_s: float | None
    calls: tuple[CallLine, ...]
    queue: PendingSummary
    files: tuple[StoreFile, ...]
    disk: DiskSpace
    problems: tuple[ProblemLine, ...]
