"""The till's own storage as people see it: its room, its journal, what was saved from damage."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum, unique


@unique
class SpaceLevel(Enum):
    ENOUGH = "enough"
    LOW = "low"
    """Somebody should free some space within days."""
    CRITICAL = "critical"
    """Saving will be refused soon."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DiskSpace:
    """`free_bytes` is None where the system does not tell."""

    level: SpaceLevel = SpaceLevel.ENOUGH
    free_bytes: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class JournalHealth:
    """Whether what is saved is also written to the journal; `missed` counts what is not in it."""

    is_written: bool = True
    missed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StoreFile:
    """One file of a till's storage. `is_sound` is None as long as that was not looked at."""

    name: str
    size_bytes: int
    is_sound: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SalvageReport:
    """What was saved from a damaged outbox.

    The first two count unsent ops, `ambiguous` those of them that may have been sent before and are
    read back first. `lost_pages` could not be read; `unknown` counts ops of which nothing is known
    but that they were there. `set_aside` names the damaged files, which lie beside the new one.
    """

    at: datetime
    recovered_from_file: int = 0
    recovered_from_journal: int = 0
    ambiguous: int = 0
    lost_pages: int = 0
    unknown: int = 0
    set_aside: tuple[str, ...] = ()

    @property
    def recovered(self) -> int:
        return self.recovered_from_file + self.recovered_from_journal


@dataclass(frozen=True, slots=True, kw_only=True)
class RescueReceipt:
    """What a rescue file holds. `left_here` counts unsent ops that are not in it: those that were
    under way just then, and those of another server or organisation.
    """

    export_id: str
    exported: int
    left_here: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportReport:
    """What came out of a rescue file. `ambiguous` of the imported ones had been tried before."""

    export_id: str
    imported: int
    already_here: int = 0
    ambiguous: int = 0
