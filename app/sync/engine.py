"""The drain: the one place that sends what the till has promised, one round at a time.

Each round does one piece of work: reads back ops whose answer was lost and whose quiet period is
over, reads the server for old ops before they are sent, sends a few requests side by side (of
different lanes), or looks for what was acknowledged. The intent is in the outbox before the first
byte leaves, and every answer is settled there before the next round.
Waiting is on the injected clock and on rings; no state that matters lives in memory alone.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import replace
from itertools import chain
from typing import Literal, assert_never
from uuid import uuid4

from app.api.link import Link
from app.domain.changes import ChangeFeed, ChangeSet
from app.domain.clock import Clock
from app.domain.connection import ConnectionState, ConnectionStatus
from app.domain.faults import StoreFault
from app.domain.identifiers import Identifier
from app.domain.op import Binding, Evidence, Op, OpId, OpKind, OpState, Payload, Why
from app.domain.outcome import Outcome, Settlement
from app.domain.profile_edit import FieldConflict
from app.store.outbox import OutboxStore
from app.sync.connectivity import Connectivity
from app.sync.handlers.handler import Handler, ReadBack, ReadFirst, ReadVerdict
from app.sync.pacing import Pacing
from app.sync.settling import after_probing, after_sending, lost
from app.sync.verifying import Verifier
from app.sync.waiting import Alarm

_log = logging.getLogger(__name__)

STORE_RETRY_S = 5.0
UNABLE_PAUSE_S = 60.0
PROBE_RETRY_S = 30.0
READ_RETRY_S = 5.0
REQUESTS_AT_ONCE = 4
"""A shop's line answers in tenths of a second, most of which is waiting."""
READS_AT_ONCE = 20
DUE_AT_ONCE = 200


class SyncEngine:
    """See the module. `link` gives the current server's link, or None while there is none."""

    def __init__(
        self,
        *,
        outbox: OutboxStore,
        connectivity: Connectivity,
        link: Callable[[], Link | None],
        handlers: Mapping[OpKind, Handler],
        on_acknowledged: Callable[[Sequence[Settlement]], Awaitable[None]],
        changes: ChangeFeed,
        clock: Clock,
        pacing: Pacing,
        verifier: Verifier,
        on_erased: Callable[[Identifier], Awaitable[None]] | None = None,
    ) -> None:
        self._outbox = outbox
        self._connectivity = connectivity
        self._link = link
        self._handlers = handlers
        self._on_acknowledged = on_acknowledged
        self._changes = changes
        self._clock = clock
        self._pacing = pacing
        self._verifier = verifier
        self._on_erased = on_erased
        self._remaining: dict[OpId, Payload] = {}
        self._held: dict[OpId, tuple[FieldConflict, ...]] = {}
        self._alarm = Alarm(clock)
        self._unsure: tuple[Op, ...] = ()
        self._looked: set[OpId] = set()
        self._due: tuple[Op, ...] = ()
        self._answered: list[Settlement] = []
        self._settling = asyncio.Lock()
        self._let_in: Binding | None = None
        self._is_stopping = False
        connectivity.listen(self._on_connection)

    def saved(self, op: Op) -> None:
        """An op was just saved by this run: it is young, and can go at once."""
        self._pacing.saved(op.id)
        self._alarm.ring()

    def retried(self, op_id: OpId) -> None:
        """A person wants this op tried again: its own waiting is over."""
        self._pacing.retried(op_id)
        self._alarm.ring()

    def withdrawn(self, op_id: OpId) -> None:
        """A person gave this op up: what it held up can go."""
        self._pacing.forget(op_id)
        self._alarm.ring()

    def send_now(self) -> None:
        """A person wants all of it tried: every back-off ends, but no quiet period does."""
        self._pacing.release_all()
        self._connectivity.probe_now()
        self._alarm.ring()

    def stop(self) -> None:
        """Let `run` end once the request that is under way has been answered and settled."""
        self._is_stopping = True
        self._alarm.ring()

    def next_try_s(self) -> float | None:
        """Seconds until the engine does something by itself; None if only an event wakes it."""
        return self._pacing.next_due_s()

    async def run(self) -> None:
        """Drain until stopped. Survives its store's failures: what is promised stays promised."""
        while not self._is_stopping:
            try:
                wait_s = await self.round()
            except StoreFault as fault:
                _log.warning("outbox", extra={"problem": fault.problem.value})
                wait_s = STORE_RETRY_S
            except Exception:  # noqa: BLE001 - a drain that died would look like a quiet one
                _log.exception("a round ended unforeseen")
                wait_s = STORE_RETRY_S
            if wait_s != 0 and not self._is_stopping:
                await self._alarm.wait(wait_s)

    async def round(self) -> float | None:
        """One piece of work. Returns 0 if there was any, else the seconds to the next; None if
        only an event can bring more.
        """
        if self._unsure:
            await self._take_back()
        link = self._link()
        if link is None or not self._connectivity.status.is_answering:
            return None
        if self._let_in != link.binding:
            self._changes.publish(await self._outbox.credentials_restored(link.binding))
            # Only now: a store that failed at it is asked again at the next round.
            self._let_in = link.binding
        # What waits for the login's pace waits as `queued`: a kill would make `sending` ambiguous.
        pause_s = max(self._pacing.pause_s(), link.pause_s())
        if pause_s > 0:
            return pause_s
        started = self._clock.monotonic()
        if await self._read_back_lost(link) or await self._send_next(link):
            return 0
        looking_s = await self._verifier.look(link)
        next_s = self._pacing.next_due_s(since=started)
        due_s = [each for each in (next_s, looking_s) if each is not None]
        return min(due_s, default=None)

    def _on_connection(self, status: ConnectionStatus) -> None:
        if status.state is ConnectionState.SIGN_IN_NEEDED:
            self._let_in = None
        if status.is_answering:
            self._alarm.ring()

    async def _read_back_lost(self, link: Link) -> bool:
        """Read back ops whose answer was lost, once the server must be done with them."""
        due = await self._due_for_reading(link.binding)
        if not due:
            return False
        requests = self._requests(link, due, READS_AT_ONCE)
        taken = {op.id for request in requests for op in request}
        self._due = tuple(op for op in due if op.id not in taken)
        for op, back in await self._read(link, requests):
            if op.id in self._looked:
                self._pacing.hold(op.id, UNABLE_PAUSE_S, is_firm=True)
            elif back.verdict is ReadVerdict.UNKNOWN:
                self._pacing.hold(op.id, PROBE_RETRY_S)
            else:
                self._pacing.release(op.id)
        return True

    async def _due_for_reading(self, binding: Binding) -> Sequence[Op]:
        """Ops whose quiet period is over, in order. They are looked for so many at a time: who
        looked through a long queue for each of its ops would never come to its end.
        """
        due = [op for op in self._due if op.binding == binding]
        if not due:
            lost = await self._outbox.lost(binding)
            ids = [op_id for op_id, why in lost if self._pacing.is_quiet_over(op_id, why)]
            if ids:
                due = list(await self._outbox.ambiguous(binding, ids[:DUE_AT_ONCE]))
        return due

    async def _send_next(self, link: Link) -> bool:
        """Send what is next, after reading the server for those of it that are old."""
        ready = await self._outbox.next_ready(
            link.binding,
            without=self._pacing.held(),
            limit=max(self._pacing.batch_limit, READS_AT_ONCE),
        )
        if not ready:
            return False
        unread = [op for op in ready if self._must_read_first(op)]
        if unread:
            for op, back in await self._read(link, self._requests(link, unread, READS_AT_ONCE)):
                if back.verdict is ReadVerdict.UNKNOWN:
                    self._pacing.hold(op.id, READ_RETRY_S)
            return True
        await self._send(link, self._requests(link, ready, None))
        return True

    def _requests(self, link: Link, ops: Sequence[Op], at_once: int | None) -> list[Sequence[Op]]:
        """What the next few requests are about, in order: each about ops of one kind, `at_once` or
        as many as may be sent in company, where the kind takes several.
        """
        waiting, requests = list(ops), list[Sequence[Op]]()
        # What would have to wait for the login's pace is not claimed yet.
        most_requests = max(1, min(REQUESTS_AT_ONCE, link.free_calls()))
        while waiting and len(requests) < most_requests:
            most = self._handlers[waiting[0].kind].at_once
            alike = [op for op in waiting if op.kind is waiting[0].kind][:most]
            chosen = self._pacing.batch(alike) if at_once is None else alike[:at_once]
            requests.append(chosen)
            taken = {op.id for op in chosen}
            waiting = [op for op in waiting if op.id not in taken]
        return requests

    def _must_read_first(self, op: Op) -> bool:
        match self._handlers[op.kind].reads_first:
            case ReadFirst.NEVER:
                return False
            case ReadFirst.WHEN_SENT:
                return op.attempts > 0 and not self._pacing.is_known(op.id, if_saved=False)
            case ReadFirst.WHEN_OLD:
                return not self._pacing.is_known(op.id, if_saved=True)
            case ReadFirst.ALWAYS:
                return not self._pacing.is_known(op.id, if_saved=False)
            case never:
                assert_never(never)

    async def _read(
        self, link: Link, requests: Sequence[Sequence[Op]]
    ) -> list[tuple[Op, ReadBack]]:
        """Claim for probing, read, settle; what is still to be sent is remembered."""
        claimed = await self._claim(requests, "probing")
        if not claimed:
            return []
        standing = {op.id: op for request in requests for op in request}
        told = await asyncio.gather(*(self._backs(link, ops) for ops in claimed))
        backs = [self._believed(standing[back.op_id], back) for back in chain.from_iterable(told)]
        pairs = list(zip(chain.from_iterable(claimed), backs, strict=True))
        for back in backs:
            if back.erased is not None and self._on_erased is not None:
                await self._on_erased(back.erased)
        for op, back in pairs:
            if back.verdict in (ReadVerdict.ABSENT, ReadVerdict.DIFFERENT):
                self._remaining[op.id] = back.remaining or op.payload
                self._held[op.id] = back.conflicts
                self._pacing.read(op.id)
        await self._settle([after_probing(op, back) for op, back in pairs])
        return pairs

    def _believed(self, op: Op, back: ReadBack) -> ReadBack:
        """What was refused for a reason that may be none is read back at once. What is lacking then
        may only not be shown yet: it is looked for once more before it is sent again.
        """
        is_unable = op.why is not None and op.why.evidence is Evidence.UNABLE
        is_lacking = back.verdict in (ReadVerdict.ABSENT, ReadVerdict.DIFFERENT)
        if op.state is OpState.AMBIGUOUS and is_unable and is_lacking:
            if op.id not in self._looked:
                self._looked.add(op.id)
                return replace(back, verdict=ReadVerdict.UNKNOWN)
            self._looked.discard(op.id)
        return back

    async def _backs(self, link: Link, ops: Sequence[Op]) -> tuple[ReadBack, ...]:
        try:
            return await self._handlers[ops[0].kind].read_back(link, ops)
        except Exception:  # noqa: BLE001 - a bug in reading proves nothing of what was written
            _log.exception("a read ended unforeseen")
            return tuple(ReadBack(op_id=op.id, verdict=ReadVerdict.UNKNOWN) for op in ops)

    async def _send(self, link: Link, requests: Sequence[Sequence[Op]]) -> None:
        claimed = await self._claim(requests, "sending")
        sent = (self._send_one(link, ops) for ops in claimed)
        # Whatever becomes of one, the others are answered and settled before the round ends.
        for fault in await asyncio.gather(*sent, return_exceptions=True):
            if fault is not None:
                raise fault

    async def _send_one(self, link: Link, ops: Sequence[Op]) -> None:
        outcomes = await self._outcomes(link, ops)
        count = len(ops)
        for op, outcome in zip(ops, outcomes, strict=True):
            held = self._held.get(op.id, ())
            self._answered.append(after_sending(op, outcome, batch=count, held=held))
            self._pacing.answered(op.id, outcome, batch=count)
        async with self._settling:
            # Answers that came while an earlier one was being recorded are recorded together.
            answered, self._answered = self._answered, []
            if answered:
                await self._settle(answered)

    async def _outcomes(self, link: Link, ops: Sequence[Op]) -> tuple[Outcome, ...]:
        try:
            return await self._handlers[ops[0].kind].send(link, ops, self._remaining)
        except Exception as error:  # noqa: BLE001 - whatever it is, the op is not lost
            # A bug here must neither lose an op nor call it done: its answer counts as lost.
            _log.exception("a request ended unforeseen")
            return lost(ops, type(error).__name__)

    async def _claim(
        self, requests: Sequence[Sequence[Op]], purpose: Literal["sending", "probing"]
    ) -> list[tuple[Op, ...]]:
        """What may be tried of each request, in one transaction; requests without any are gone."""
        ops = tuple(chain.from_iterable(requests))
        try:
            claimed = await self._outbox.claim(
                [op.id for op in ops], request_uuid=str(uuid4()), for_=purpose
            )
        except StoreFault:
            self._unsure = ops  # a commit that failed may have been kept all the same
            raise
        if claimed:
            self._changes.publish(ChangeSet(ops=frozenset(op.id for op in claimed)))
        found = {op.id: op for op in claimed}
        tried = (tuple(found[op.id] for op in ops if op.id in found) for ops in requests)
        return [ops for ops in tried if ops]

    async def _kept_all_the_same(self, settlements: Sequence[Settlement]) -> ChangeSet | None:
        """What a commit changed that failed and was kept; None where it was not, or cannot be told
        yet. All of it was kept or nothing.
        """
        try:
            standing = [await self._outbox.get(one.op_id) for one in settlements]
        except StoreFault:
            return None
        under_way = (OpState.SENDING, OpState.PROBING)
        if any(op is None or op.state in under_way for op in standing):
            return None
        ops = [op for op in standing if op is not None]
        return ChangeSet(
            ops=frozenset(op.id for op in ops),
            customers=frozenset(key for op in ops for key in (op.subject.key, op.local_key)),
        )

    async def _take_back(self) -> None:
        """Put back what a commit claimed that failed and was kept: nothing of it was sent."""
        standing = [(op, await self._outbox.get(op.id)) for op in self._unsure]
        claimed = [
            (op, now)
            for op, now in standing
            if now is not None and now.state in (OpState.SENDING, OpState.PROBING)
        ]
        unsent = Why(evidence=Evidence.NOT_SENT)
        settlements = [
            Settlement(
                op_id=op.id,
                to=op.state,
                why=unsent if now.state is OpState.SENDING else op.why or unsent,
            )
            for op, now in claimed
        ]
        self._changes.publish(await self._outbox.settle(settlements))
        self._unsure = ()

    async def _settle(self, settlements: Sequence[Settlement]) -> None:
        """Record where the ops went. An answer that cannot be recorded now is tried again: the
        ops stay `sending` meanwhile, and nothing else is sent.
        """
        while True:
            try:
                change = await self._outbox.settle(settlements)
                break
            except StoreFault as fault:
                _log.warning("cannot settle", extra={"problem": fault.problem.value})
                await self._clock.sleep(STORE_RETRY_S)
                kept = await self._kept_all_the_same(settlements)
                if kept is not None:
                    change = kept
                    break
        acknowledged = [found for found in settlements if found.to is OpState.ACKED]
        for settlement in settlements:
            if settlement.to in (OpState.ACKED, OpState.NEEDS_ATTENTION):
                self._remaining.pop(settlement.op_id, None)
                self._held.pop(settlement.op_id, None)
                self._looked.discard(settlement.op_id)
        for settlement in acknowledged:
            self._pacing.forget(settlement.op_id)
        if acknowledged:
            await self._on_acknowledged(acknowledged)
        self._changes.publish(change)
