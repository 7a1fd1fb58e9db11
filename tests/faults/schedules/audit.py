"""What must hold while a schedule runs and at its end: each breach is a line of words.

Looks at the disk and at the server's journal from outside, and keeps its own table of the moves
that the promise has: an app that shared it with its judge could not be shown to be wrong.
"""

import base64
import json
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import Any

import httpx

from app.domain.customer import CustomerKey, identifier_of
from app.domain.op import OpId
from app.domain.outcome import Settlement
from app.sandbox.line.door import ENTITY_CODE_HEADER
from app.sandbox.people.people import Kind, Person
from app.sandbox.state import Effect
from app.store import journal_reconcile, salvage_restore
from tests.faults.kinds.kind import Intent
from tests.faults.simulated.core import CARRIED
from tests.faults.simulated.disk import Disk
from tests.faults.simulated.server import Server

UNSENT = frozenset(
    {
        *("queued", "blocked", "sending", "ambiguous", "probing"),
        *("waiting_credentials", "rejected", "needs_attention"),
    }
)
PERSONS = frozenset({"rejected", "needs_attention"})
ENDS = frozenset({"acked", "verified", "discarded"})
SETTLED = frozenset({"verified", "discarded"})
MOVES = {
    "queued": {"sending", "probing", "discarded", "blocked"},
    "blocked": {"queued", "discarded", "needs_attention"},
    "sending": {
        *("queued", "ambiguous", "waiting_credentials"),
        *("rejected", "needs_attention", "acked"),
    },
    "ambiguous": {"probing", "needs_attention"},
    "probing": {"acked", "queued", "needs_attention", "ambiguous", "waiting_credentials"},
    "waiting_credentials": {"queued", "ambiguous", "discarded"},
    "rejected": {"queued", "discarded"},
    "needs_attention": {"queued", "ambiguous", "discarded"},
    "acked": {"verified", "needs_attention"},
    "verified": set(),
    "discarded": set(),
}

FOUND_OUT = frozenset({journal_reconcile.REASON, salvage_restore.REASON})
"""Why an op may come from a state that nobody saw it in: one that was lost comes back in doubt."""

Row = tuple[Any, ...]

_ATTEMPTS = (
    "SELECT o.op_id, o.state, o.payload, a.request, a.epoch, b.till_login FROM op o"
    " JOIN binding b ON b.id = o.binding JOIN attempt a ON a.op = o.seq AND a.purpose = 'send'"
)


class Audit:
    """`intents` are all that somebody ever tried to save, `promised` those they were told of."""

    def __init__(self, server: Server) -> None:
        self.breaches: list[str] = []
        self.intents: dict[OpId, Intent] = {}
        self.promised: set[OpId] = set()
        self.verdicts: Collection[OpId] = ()
        """Ops of which the server has said that they are not done."""
        self.seen: dict[OpId, str] = {}
        """Each op's state after the last event that was looked at."""
        self._server = server
        self._last_event = 0
        self._sent_payloads: dict[OpId, str] = {}

    def breach(self, words: str) -> None:
        if words not in self.breaches:
            self.breaches.append(words)

    def writing(self, disk: Disk, request: httpx.Request, epoch: int) -> tuple[OpId, ...]:
        """A write of this run of the app is about to leave: which ops it carries, by the attempts
        that are on the disk.
        """
        self.look(disk)
        connection = disk.committed
        if connection.in_transaction:
            self.breach("a request left within a transaction")
        (now,) = connection.execute("SELECT number FROM epoch").fetchone()
        open_ = connection.execute(
            f"{_ATTEMPTS} WHERE a.finished_at IS NULL ORDER BY o.seq"
        ).fetchall()
        rows = [row for row in open_ if row[0] in CARRIED.get()]
        if len(rows) < len(CARRIED.get()) or not rows or epoch != now:
            return self._overtaken(disk, request, epoch)
        if len({row[3] for row in open_}) > 1:
            self.breach("attempts of several rounds are open")
        for op_id, state, payload, _, attempt_epoch, login in rows:
            if state != "sending":
                self.breach(f"{op_id} left while {state}")
            if attempt_epoch != epoch:
                self.breach(f"{op_id} left in epoch {attempt_epoch}, {epoch} has begun")
            if self._sent_payloads.setdefault(op_id, payload) != payload:
                self.breach(f"{op_id} was changed after it was sent")
            if not _is_signed_by(request, login):
                self.breach(f"{op_id} was sent with another login than {login}")
        return tuple(OpId(row[0]) for row in rows)

    def _overtaken(self, disk: Disk, request: httpx.Request, epoch: int) -> tuple[OpId, ...]:
        """A request leaves that has no attempt open. It had one if another process has closed that
        since: between the commit and the first byte it took the profile over.
        """
        rows = disk.committed.execute(
            f"{_ATTEMPTS} WHERE a.why ->> '$.evidence' = 'killed' AND a.request ="
            " (SELECT request FROM attempt WHERE purpose = 'send' AND epoch = ?"
            " ORDER BY id DESC LIMIT 1)",
            (epoch,),
        ).fetchall()
        carried = tuple(OpId(row[0]) for row in rows if row[0] in CARRIED.get())
        if not carried or len(carried) < len(CARRIED.get()):
            self.breach(f"{request.url.path} left without an attempt on the disk")
        return carried

    def owners(self, effect: Effect, ops: Sequence[OpId]) -> Sequence[OpId]:
        """Which of the ops an effect is of."""
        return [
            op_id
            for op_id in ops
            if (intent := self.intents.get(op_id)) is not None
            and intent.kind.is_of(intent.payload, effect, self._server)
        ]

    def acknowledged(self, settlements: Sequence[Settlement]) -> None:
        """The till says that these are done."""
        for settlement in settlements:
            self._check_done(settlement.op_id, "told as sent")

    def look(self, disk: Disk) -> None:
        """Follow every move since the last look."""
        rows = disk.committed.execute(
            "SELECT e.id, o.op_id, e.from_state, e.to_state, e.who, e.reason, o.conflict"
            " FROM event e JOIN op o ON o.seq = e.op WHERE e.id > ? ORDER BY e.id",
            (self._last_event,),
        ).fetchall()
        for number, op_id, before, after, who, reason, conflict in rows:
            self._last_event = number
            # One about somebody who is not sent yet begins as blocked.
            known = self.seen.get(op_id, before if before in ("queued", "blocked") else "queued")
            if known != before and reason not in FOUND_OUT:
                self.breach(f"{op_id} moved from {before}, but was {known}")
            is_amended = before == after == "queued" and who != "till"
            if after not in MOVES[before] and not is_amended:
                self.breach(f"{op_id} moved from {before} to {after}")
            if after == "discarded" and who == "till":
                self.breach(f"{op_id} was given up by the program: {reason}")
            is_missing = before == "acked" and after == "needs_attention"
            if is_missing and not self._may_be_unseen(op_id):
                self.breach(f"{op_id} was acknowledged, and is reported as not to be seen")
            is_asked = (before, after) == ("sending", "needs_attention") and conflict is None
            is_refusal = after == "rejected" or is_asked
            if is_refusal and op_id not in self.verdicts and not self._is_orphan(op_id):
                self.breach(f"{op_id} came to be {after}, and the server never refused it")
            self.seen[op_id] = after
            if after == "acked":
                self._check_done(op_id, f"acknowledged from {before}")

    def _is_orphan(self, op_id: OpId) -> bool:
        """Whether it is about somebody whose registration a person has withdrawn."""
        subject = self.intents[op_id].subject
        return subject is not None and (
            self.seen.get(OpId(subject.key.removeprefix("op:"))) == "discarded"
        )

    def states(self, disk: Disk) -> dict[OpId, str]:
        """Every op on the disk, filed or not."""
        rows = disk.committed.execute(
            "SELECT op_id, 'queued' FROM intake UNION ALL SELECT op_id, state FROM op"
        )
        return {OpId(op_id): state for op_id, state in rows}

    def heads(self, disk: Disk) -> list[OpId]:
        """Queued ops that nothing before them holds up."""
        rows = disk.committed.execute("SELECT op_id FROM op WHERE is_head = 1 AND state = 'queued'")
        return [OpId(op_id) for (op_id,) in rows]

    def last_attempt(self, disk: Disk) -> int:
        (number,) = disk.committed.execute("SELECT max(id) FROM attempt").fetchone()
        return int(number or 0)

    def check_kept(self, disk: Disk) -> None:
        """Whatever was promised is there; nothing vanished."""
        states = self.states(disk)
        for op_id in self.promised - states.keys():
            self.breach(f"{op_id} is lost from the till")
        for op_id, state in states.items():
            if op_id not in self.intents:
                self.breach(f"{op_id} came from nowhere")
            if self.seen.get(op_id, "queued") in ENDS and state not in ENDS:
                self.breach(f"{op_id} is {state} again")

    def check_lanes(self, disk: Disk) -> None:
        """Long after all is well, only what waits for a person still holds its own lane up."""
        for op_id, state in self._behind_nobody(disk):
            self.breach(f"{op_id} is {state}, behind nothing that waits for a person")

    def waits_for_people_only(self, disk: Disk) -> bool:
        """Whether nothing that is left can move by itself."""
        states = self.states(disk)
        filed = disk.committed.execute("SELECT count(*) FROM op").fetchone()[0]
        is_seen = "acked" not in states.values() and filed == len(states)
        return is_seen and not any(True for _ in self._behind_nobody(disk))

    def servers(self, disk: Disk) -> Collection[str]:
        """Those whose ops can go now."""
        return [url for (url,) in disk.committed.execute("SELECT server_url FROM binding")]

    def _behind_nobody(self, disk: Disk) -> Iterator[tuple[str, str]]:
        """What is not sent, with its state, though nothing in its lane waits for a person."""
        rows = disk.committed.execute(
            "SELECT o.op_id, o.state, o.lane, p.state IS NOT NULL FROM op o"
            " JOIN binding b ON b.id = o.binding LEFT JOIN op p ON p.seq = o.parent"
            " AND p.state NOT IN ('acked', 'verified', 'discarded')"
            " WHERE b.server_url IN (SELECT value FROM json_each(?))"
            " AND o.state NOT IN ('acked', 'verified', 'discarded') ORDER BY o.seq",
            (json.dumps(list(self.servers(disk))),),
        ).fetchall()
        heads: dict[int, str] = {}
        for op_id, state, lane, has_parent in rows:
            if state == "blocked" and has_parent:
                continue  # it goes with its parent, and holds up nobody who came before it
            if heads.setdefault(lane, state) not in PERSONS:
                yield op_id, state

    def check_end(self, disk: Disk) -> None:
        """Everything has settled: once each, in order."""
        self.look(disk)
        self.check_kept(disk)
        for op_id, state in self.states(disk).items():
            if state not in SETTLED:
                self.breach(f"{op_id} is unsettled: {state}")
            done = len(self._server.effects[op_id])
            if done > 1 and not self._may_be_done_again(op_id):
                self.breach(f"{op_id} is doubled: {done} effects")
            is_setting = op_id in self.intents and self.intents[op_id].kind.is_setting
            if state in ("acked", "verified") and not is_setting:
                self._check_done(op_id, "at the end")
        if self._server.strays:
            self.breach(f"{len(self._server.strays)} effects are no op's")
        for breach in self._out_of_order(disk):
            self.breach(breach)
        self._check_attempts(disk)

    def _check_done(self, op_id: OpId, when: str) -> None:
        intent = self.intents.get(op_id)
        if intent is None or self._server.effects[op_id]:
            return
        if not intent.kind.is_held(intent.payload, self._person(intent), self._server):
            self.breach(f"{op_id} is lost: {when}, and not on the server")

    def _may_be_done_again(self, op_id: OpId) -> bool:
        """Whether it is a setting that somebody else set over before each time but the first."""
        effects = self._server.effects[op_id]
        return self.intents[op_id].kind.is_setting and all(
            self._was_set_over(first, before=second.seq) for first, second in pairwise(effects)
        )

    def _may_be_unseen(self, op_id: OpId) -> bool:
        """Whether it is a setting that somebody else has set over since."""
        effects = self._server.effects[op_id]
        return self.intents[op_id].kind.is_setting and any(map(self._was_set_over, effects[-1:]))

    def _was_set_over(self, own: Effect, *, before: float = inf) -> bool:
        return any(
            (one.call, one.effect, one.user_id) == (own.call, own.effect, own.user_id)
            and own.seq < one.seq < before
            for one in self._server.elsewhere
        )

    def _person(self, intent: Intent) -> Person | None:
        """Whom an op is about, as the server has them; None for one that makes a customer."""
        if intent.subject is None:
            return None
        people = self._server.sandbox.world.people
        whom = identifier_of(intent.subject.key)
        if whom is not None:
            return people.get(int(whom.value))
        parent = self.intents.get(OpId(intent.subject.key.removeprefix("op:")))
        while parent is not None:
            if done := self._server.effects[parent.op_id]:
                return people.get(done[0].user_id)
            for one in parent.kind.names(parent.payload):
                if found := self._server.sandbox.person(Kind(one.kind.value), one.value):
                    return found
            corrected = [each for each in self.intents.values() if each.replaces == parent.op_id]
            parent = corrected[-1] if corrected else None
        return None

    def _out_of_order(self, disk: Disk) -> Iterator[str]:
        order = [
            OpId(op_id) for (op_id,) in disk.committed.execute("SELECT op_id FROM op ORDER BY seq")
        ]
        for place, later in enumerate(order):
            for earlier in order[:place]:
                if self._is_overtaken(earlier, later):
                    yield f"{later} is out of order: it came before {earlier}"

    def _is_overtaken(self, earlier: OpId, later: OpId) -> bool:
        first, second = self._server.effects[earlier], self._server.effects[later]
        if not first or not second or first[0].seq < second[0].seq:
            return False
        one, other = self.intents[earlier], self.intents[later]
        if one.subject is not None and self._was_corrected(one.subject.key):
            return False  # what waits for a registration to be corrected holds nobody up
        return not one.names.isdisjoint(other.names)

    def _was_corrected(self, key: CustomerKey) -> bool:
        parent = key.removeprefix("op:")
        return any(intent.replaces == parent for intent in self.intents.values())

    def _check_attempts(self, disk: Disk) -> None:
        rows: list[Row] = disk.committed.execute(
            "SELECT o.op_id, o.attempts, count(a.id),"
            " sum(a.id IS NOT NULL AND a.finished_at IS NULL) FROM op o"
            " LEFT JOIN attempt a ON a.op = o.seq AND a.purpose = 'send' GROUP BY o.seq"
        ).fetchall()
        for op_id, counted, kept, is_open in rows:
            if counted != kept:
                self.breach(f"{op_id} counts {counted} attempts, {kept} are kept")
            if is_open:
                self.breach(f"{op_id} has an attempt open for ever")


def _is_signed_by(request: httpx.Request, login: str) -> bool:
    if "authorization" not in request.headers:
        return str(request.headers.get(ENTITY_CODE_HEADER)) == login
    encoded = request.headers.get("authorization", "").removeprefix("Basic ")
    return base64.b64decode(encoded).decode().startswith(f"{login}:")
