"""An outbox of an earlier version comes to the present one, which drains it: what came of each op.

It is judged by the server: the sandbox in this process, which has what the story says was done.
"""

import asyncio
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from app.api.credentials import Credentials, password_digest
from app.domain.op import NEEDS_PERSON, OpId, OpKind, OpState
from tests.faults.processes.old_till_run import OUTBOX, OldTillRun
from tests.faults.processes.old_till_server import OldTillServer
from tests.faults.processes.old_till_work import CALLS
from tests.faults.schedules.runner import quietly, scratch_root
from tests.manual_clock import ManualClock
from tests.upgrade.meaning import records
from tests.upgrade.profiles import OUTBOXES, OldFile
from tests.upgrade.recording import dump
from tests.upgrade.server_then import furnish
from tests.upgrade.story import NOOR, RAVI

SENT = frozenset(
    {
        *("killed-lost", "queued", "queued-whole", "queued-tried", "sending-lost"),
        *("ambiguous-lost", "probing-lost", "waiting_credentials", "waiting-read", "bulk"),
        *("amended", "correction", "unfiled", "edit", "note", "note-lost", "note-correction"),
        *("ticket", "preferences", "subscription", "identity", "child", "unfiled-note"),
    }
)
"""What the server did not have of the story, and gets by itself."""
FOUND = frozenset(
    {"sending-done", "ambiguous-done", "probing-done", "note-done", "queued-lane", "acked"}
    | {"ticket-acked", "verified"}
)
"""What it has already: it is seen there, and not sent again."""
ASKED = frozenset({"rejected", "needs_attention"})
"""What a person wants tried again."""
HELD_UP = frozenset({"child-of-rejected", "edit-behind"})
GIVEN_UP = frozenset({"edit-conflict", "orphan"})
ELSEWHERE = "elsewhere"
LONGEST_S = 3_600.0
_ENDS = (OpState.VERIFIED, OpState.DISCARDED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Upgraded:
    """What one old file showed; `sent` ops had to go to the server."""

    name: str
    ops: int
    sent: int
    requests: Mapping[str, int]
    breaches: tuple[str, ...]

    def line(self) -> str:
        return (
            f"{self.name}: {self.ops} ops, {self.sent} to be sent, {self.requests['POST']} POST,"
            f" {self.requests['GET']} GET: {len(self.breaches)} breaches"
        )

    def as_json(self) -> dict[str, Any]:
        return {
            "name": self.name,
            "ops": self.ops,
            "sent": self.sent,
            "requests": dict(self.requests),
            "breaches": list(self.breaches),
        }


def run_upgrades(files: Iterable[OldFile] = OUTBOXES) -> list[Upgraded]:
    """Each of them, drained by the present version."""
    found = []
    for old in files:
        with tempfile.TemporaryDirectory(dir=scratch_root()) as name, quietly():
            shutil.copyfile(old.path, Path(name) / OUTBOX)
            found.append(asyncio.run(_Upgrade(old, Path(name)).run()))
    return found


class _Upgrade:
    def __init__(self, old: OldFile, folder: Path) -> None:
        self._name = old.name
        self._tables = dump(folder / OUTBOX)
        self._ids = {
            row["op_id"] for name in ("op", "intake") for row in records(self._tables, name)
        }
        self._server = OldTillServer()
        self._till = OldTillRun(folder, self._server, ManualClock())
        self._breaches: list[str] = []

    async def run(self) -> Upgraded:
        ids, server, till = self._ids, self._server, self._till
        furnish(server.sandbox)
        server.is_furnished()
        login = server.login
        await till.start(
            Credentials(username=login.username, digest=password_digest(login.password))
        )
        await till.live(LONGEST_S)
        await self._check_first()
        await self._decide()
        await till.live(LONGEST_S)
        await self._check_last()
        self._check_calls_and_order()
        await till.stop()
        server.close()
        return Upgraded(
            name=self._name,
            ops=len(ids),
            sent=len(ids & (SENT | ASKED | HELD_UP)),
            requests=dict(server.requests),
            breaches=tuple(self._breaches),
        )

    async def _check_first(self) -> None:
        """What the till does by itself."""
        states = await self._states()
        unseen = {
            op_id for op_id in self._ids & (SENT | FOUND) if states[op_id] is not OpState.VERIFIED
        }
        self._expect("what can go is sent and seen", unseen, set())
        left = {states[op_id] for op_id in self._ids & (ASKED | GIVEN_UP)}
        self._expect("what waits for a person waits on", left <= NEEDS_PERSON, True)
        self._expect("each op is done once", self._done(), dict.fromkeys(self._ids & SENT, 1))

    async def _decide(self) -> None:
        """A person looks at what waits for one."""
        outbox = self._till.stores.outbox
        for op_id in sorted(self._ids & ASKED):
            await outbox.retry(OpId(op_id), NOOR.id)
            self._till.engine.retried(OpId(op_id))
        for op_id in sorted(self._ids & GIVEN_UP):
            await outbox.discard(OpId(op_id), RAVI.id, "the customer left")
            self._till.engine.withdrawn(OpId(op_id))

    async def _check_last(self) -> None:
        server, states = self._server, await self._states()
        sent = self._ids & (SENT | ASKED | HELD_UP)
        self._expect("each op is done once in the end", self._done(), dict.fromkeys(sent, 1))
        self._expect("no effect is no op's", server.strays, [])
        self._expect("each write had its attempt", server.unrecorded, [])
        # What was made for another server waits for that one.
        waiting = {op_id: state for op_id, state in states.items() if state not in _ENDS}
        self._expect("all else is settled", waiting, {ELSEWHERE: OpState.QUEUED})
        discarded = {op_id for op_id, state in states.items() if state is OpState.DISCARDED}
        given_up = self._ids & (GIVEN_UP | {"discarded", "corrected"})
        self._expect("only people gave anything up", discarded, given_up)

    def _check_calls_and_order(self) -> None:
        """Each effect is of its op's call, and comes after those before it in its lane."""
        last: dict[int, int] = {}
        for op in records(self._tables, "op"):
            for effect in self._server.effects.get(op["op_id"], ()):
                kind = OpKind(op["kind"])
                self._expect(f"the call of {op['op_id']}", effect.call, CALLS[kind])
                if effect.seq <= last.get(op["lane"], 0):
                    self._breaches.append(f"{op['op_id']} came out of order")
                last[op["lane"]] = effect.seq

    async def _states(self) -> Mapping[str, OpState]:
        found = {each: await self._till.stores.outbox.get(OpId(each)) for each in self._ids}
        return {op_id: op.state for op_id, op in found.items() if op is not None}

    def _done(self) -> Mapping[str, int]:
        return {op_id: len(effects) for op_id, effects in self._server.effects.items()}

    def _expect(self, what: str, found: object, expected: object) -> None:
        if found != expected:
            self._breaches.append(f"{what}: {found!r:.400}, not {expected!r:.400}")
