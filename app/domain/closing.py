"""A till at the end of its day: what it has sent and what it has not, by whom."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from app.domain.associate import Associate
from app.domain.op import OpKind


@dataclass(frozen=True, slots=True, kw_only=True)
class KindCount:
    kind: OpKind
    ops: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What one associate saved. `needs_person` and `oldest_at` are told of unsent work alone."""

    associate: Associate
    kinds: tuple[KindCount, ...]
    needs_person: int = 0
    oldest_at: datetime | None = None

    @property
    def ops(self) -> int:
        return sum(count.ops for count in self.kinds)


@dataclass(frozen=True, slots=True, kw_only=True)
class DayTally:
    """The whole queue, and what left it since a time. What went into rescue files is not withdrawn:
    it waits to be sent by another till.
    """

    unsent: tuple[Work, ...] = ()
    sent: tuple[Work, ...] = ()
    withdrawn: int = 0
    handed_over: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosingReport:
    """What a certificate certifies. Times are aware: `at` is the server's where `is_server_time`,
    else this till's own; `since` is the beginning of the store's day.

    Organisation, login and server are empty as long as no server is known.
    """

    at: datetime
    is_server_time: bool
    since: datetime
    tally: DayTally
    organisation_id: str = ""
    organisation_name: str = ""
    store_code: str = ""
    till_login: str = ""
    server_url: str = ""
    is_training: bool = False
    fingerprint: str = ""
    """Of the key that the certificate will be signed with."""

    @property
    def unsent(self) -> int:
        return total(self.tally.unsent)

    @property
    def sent(self) -> int:
        return total(self.tally.sent)

    @property
    def needs_person(self) -> int:
        return sum(work.needs_person for work in self.tally.unsent)


def total(works: Iterable[Work]) -> int:
    return sum(work.ops for work in works)
