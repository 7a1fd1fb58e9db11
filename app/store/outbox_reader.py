"""Asking the outbox: what waits, for whom, and what became of it.

Changes nothing but the filing of what was just saved. Knows nothing of what an answer means.
"""

from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import datetime
from typing import Concatenate, ParamSpec, TypeVar

from app.domain.audit import EVERY_ACT, AuditEntry, AuditQuery
from app.domain.closing import DayTally
from app.domain.customer import CustomerKey
from app.domain.identifiers import Identifier
from app.domain.op import Attempt, Binding, Evidence, Op, OpId, PendingSummary
from app.domain.outcome import Outcome, SideEffect, Verdict
from app.store import audit, outbox_closing, outbox_find, outbox_queue
from app.store.connection import Connection
from app.store.database import Database
from app.store.journal_record import Facts, live_facts
from app.store.outbox_intake import Intake
from app.store.outbox_rows import OpEvent

P = ParamSpec("P")
T = TypeVar("T")


class OutboxReader:
    """The asking half of `app.store.outbox.OutboxStore`. Methods raise StoreFault."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._intake = Intake()

    async def next_ready(
        self, binding: Binding, *, without: Collection[OpId] = (), limit: int = 50
    ) -> tuple[Op, ...]:
        """What may be sent to `binding` next: the first op of each lane that is free, oldest first.

        A lane whose first unsent op is anything but QUEUED, or one of `without`, gives nothing.
        """
        return await self._read(outbox_queue.next_ready, binding, without, limit)

    async def ambiguous(
        self, binding: Binding, among: Iterable[OpId] | None = None
    ) -> tuple[Op, ...]:
        """Ops of `binding` (or those `among` them) that must be probed before anything else,
        oldest first. Many are better asked for by `lost`, and then a few of them here.
        """
        return await self._read(outbox_find.ambiguous, binding, among)

    async def lost(self, binding: Binding) -> tuple[tuple[OpId, Evidence | None], ...]:
        """Who they are, and what each one's last attempt proved: about 1 ms a thousand."""
        return await self._read(outbox_find.lost, binding)

    async def acknowledged(self, binding: Binding, *, limit: int = 50) -> tuple[Op, ...]:
        """Ops of `binding` that were acknowledged and not seen in a read since, oldest first."""
        return await self._read(outbox_find.acknowledged, binding, limit)

    async def live(self) -> tuple[Op, ...]:
        """Every unsent op, in order: about 20 ms a thousand; a screen wants `page` or `latest`."""
        return await self._read(outbox_find.live)

    async def live_facts(self) -> tuple[Facts, ...]:
        """Every unsent op, in order, as it was saved."""
        return await self._read(live_facts)

    async def page(self, *, after: int = 0, limit: int) -> tuple[Op, ...]:
        """Unsent ops with a `seq` beyond `after`, in order; as quick in a long queue."""
        return await self._read(outbox_find.page, after, limit)

    async def latest(self, limit: int) -> tuple[Op, ...]:
        """The newest unsent ops, newest first; as quick in a long queue."""
        return await self._read(outbox_find.latest, limit)

    async def get(self, op_id: OpId) -> Op | None:
        return await self._read(outbox_find.get, op_id)

    async def find_each(self, identifiers: Sequence[Identifier]) -> tuple[tuple[Op, ...], ...]:
        """As `find_by_identifiers`, of each by itself."""
        return await self._read(outbox_find.find_each, identifiers)

    async def find_by_identifiers(self, identifiers: Iterable[Identifier]) -> tuple[Op, ...]:
        """Unsent ops with any of `identifiers`, in order: doubles, and "saved here, not sent"."""
        return await self._read(outbox_find.find_by_identifiers, tuple(identifiers))

    async def search_names(self, text: str, *, limit: int = 20) -> tuple[Op, ...]:
        """Unsent ops that fit every word of `text` as the cache's search does (but for mistakes):
        the beginning of a name, or of the mobile's last four digits; newest first.
        """
        return await self._read(outbox_find.search_names, text, limit)

    async def of_customer(self, keys: Iterable[CustomerKey]) -> tuple[Op, ...]:
        """Unsent ops of a customer who is known by any of `keys`, in order."""
        return await self._read(outbox_find.of_customer, tuple(keys))

    async def about(
        self,
        keys: Iterable[CustomerKey],
        identifiers: Iterable[Identifier],
        current: CustomerKey,
    ) -> tuple[tuple[Op, ...], tuple[SideEffect, ...]]:
        """Unsent ops as `of_customer`, or with any of `identifiers`: somebody whom the server knows
        may have been registered here again under a number. With what the server told beside,
        when it acknowledged the latest registration of `current`.
        """
        return await self._read(outbox_find.about, tuple(keys), tuple(identifiers), current)

    async def written_of_customer(
        self, keys: Iterable[CustomerKey], *, limit: int = 50
    ) -> tuple[Op, ...]:
        """Unsent ops as `of_customer`, then of the last `limit` ops those that the server has
        acknowledged; in order each.
        """
        return await self._read(outbox_find.written_of_customer, tuple(keys), limit)

    async def sent_of_customer(
        self, keys: Iterable[CustomerKey], *, limit: int = 50
    ) -> tuple[Op, ...]:
        """Of the last `limit` ops of a customer, those that a request has carried, in order."""
        return await self._read(outbox_find.sent_of_customer, tuple(keys), limit)

    async def registration_of(self, key: CustomerKey) -> Op | None:
        """The latest registration made here of the customer of `key`, unless it was withdrawn."""
        return await self._read(outbox_find.registration_of, key)

    async def resolve(self, key: CustomerKey) -> CustomerKey:
        """The customer's name now: follows links from a local key; any other key is its own."""
        return key if outbox_find.is_resolved(key) else await self._read(outbox_find.resolve, key)

    async def recent_settled(self, limit: int = 50) -> tuple[Op, ...]:
        """Ops that left the live queue, the latest first."""
        return await self._read(outbox_find.recent_settled, limit)

    async def summary(self) -> PendingSummary:
        """The counts; takes no longer for a hundred thousand unsent ops than for one."""
        return await self._read(outbox_find.summary)

    async def attempts(self, op_id: OpId) -> tuple[Attempt, ...]:
        """Every request that carried an op, in order."""
        return await self._read(outbox_find.attempts, op_id)

    async def history(self, op_id: OpId) -> tuple[OpEvent, ...]:
        """Every recorded move of an op, in order."""
        return await self._read(outbox_find.history, op_id)

    async def newest_verdict(self) -> int:
        """Where to begin, for who wants to hear of later `verdicts` alone."""
        return await self._read(outbox_find.newest_verdict)

    async def verdicts(self, after: int, *, limit: int = 500) -> tuple[Verdict, ...]:
        """What attempts came to since the one of number `after`, in order."""
        return await self._read(outbox_find.verdicts, after, limit)

    async def outcome_of(self, op_id: OpId) -> Outcome | None:
        """What the server told of an acknowledged op; None for any other."""
        return await self._read(outbox_find.outcome_of, op_id)

    async def trail(
        self, query: AuditQuery = EVERY_ACT, *, limit: int = 100, offset: int = 0
    ) -> tuple[AuditEntry, ...]:
        """What was done at this till, the latest first: acts, saved ops, and what people did with
        them.
        """
        return await self._read(audit.trail, query, limit, offset)

    async def day_tally(self, since: datetime) -> DayTally:
        """Counts by associate and kind: of all that is unsent, and of what was sent since then."""
        return await self._read(outbox_closing.day_tally, since)

    async def unsent_elsewhere(self, binding: Binding) -> int:
        """How many unsent ops would be left behind by working for `binding` alone."""
        return await self._read(outbox_find.unsent_elsewhere, binding)

    async def _read(
        self, fn: Callable[Concatenate[Connection, P], T], *args: P.args, **kwargs: P.kwargs
    ) -> T:
        return await self._database.read(
            lambda connection: fn(connection, *args, **kwargs), first=self._intake
        )
