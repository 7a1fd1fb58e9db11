"""The Customer API at the far end: the sandbox's own state machine, and a record of what it did.

It is the oracle: what is in its journal has happened, whatever a till believes. Knows no till.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.op import OpId
from app.sandbox.calls.table import Answer, Calls, Request
from app.sandbox.line.access import Credentials
from app.sandbox.people.organisation import Settings
from app.sandbox.state import Effect, Sandbox
from tests.faults.world import ServerClock, World

Attribute = Callable[[Effect, Sequence[OpId]], Sequence[OpId]]
"""Which of the ops that a request carried an effect may be of, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A write that was done, and when."""

    at_s: float
    request: Request


class Server:
    """`carried` and `effects` are by op; a read may lag behind the writes by `lag_s`."""

    def __init__(
        self, world: World, settings: Settings, people: Sequence[Mapping[str, object]] = ()
    ) -> None:
        """`people` are there from the start, in this order: fields of the sandbox's persons."""
        self._world = world
        self._people = people
        self._clock = ServerClock(world)
        self._settings = settings
        self.sandbox, self._calls = self._made()
        self.lag_s = 0.0
        self.effects: dict[OpId, list[Effect]] = defaultdict(list)
        self.strays: list[Effect] = []
        """Effects of the till's requests that are no op's."""
        self._written: list[Written] = []
        self._seen = len(people)
        self._past: tuple[Sandbox, Calls] | None = None
        self._past_has = 0

    def close(self) -> None:
        self.sandbox.close()
        if self._past is not None:
            self._past[0].close()

    def write(self, request: Request, ops: Sequence[OpId], attribute: Attribute) -> Answer:
        """Do a till's write; each of its effects is put down to the op that it is of."""
        answer = self._done(request)
        left = list(ops)
        for effect in self._news():
            # Two items may turn out to be of one customer: then each in its turn has its own.
            owner = next(iter(attribute(effect, left)), None)
            self._world.note(f"effect {effect.call} {effect.effect} of {owner}")
            if owner is None:
                self.strays.append(effect)
            else:
                left.remove(owner)
                self.effects[owner].append(effect)
        return answer

    def write_elsewhere(self, request: Request) -> None:
        """Another till's write."""
        self._done(request)
        self._news()

    def read(self, request: Request) -> Answer:
        """Answer a read, as the server's replica would that is `lag_s` behind."""
        if not self.lag_s:
            return self._calls.answer(request)
        if self._past is None:
            self._past = self._made()
        calls, seen_at_s = self._past[1], self._world.now_s - self.lag_s
        while self._past_has < len(self._written):
            written = self._written[self._past_has]
            if written.at_s > seen_at_s:
                break
            calls.answer(written.request)
            self._past_has += 1
        return calls.answer(request)

    def has_row(self, table: str, **values: object) -> bool:
        """Whether a table of the server's own has a row with these values."""
        conditions = " AND ".join(f"{name} = ?" for name in values)
        row = self.sandbox.world.connection.execute(
            f"SELECT 1 FROM {table} WHERE {conditions} LIMIT 1", tuple(values.values())
        ).fetchone()
        return row is not None

    def change(self, settings: Settings) -> None:
        """As an administrator would."""
        self._settings = settings
        self.sandbox.world.settings = settings

    def _done(self, request: Request) -> Answer:
        self._written.append(Written(at_s=self._world.now_s, request=request))
        return self._calls.answer(request)

    def _news(self) -> list[Effect]:
        found = self.sandbox.effects(after=self._seen)
        if found:
            self._seen = found[-1].seq
        return found

    def _made(self) -> tuple[Sandbox, Calls]:
        sandbox = Sandbox(clock=self._clock, customers=0, settings=self._settings)
        for fields in self._people:
            sandbox.plant(fields)
        return sandbox, Calls(sandbox, Credentials(), self._clock)


def with_code(answer: Answer, place: int | None, code: str) -> Answer:
    """The same answer as a server writes that did it and says of the item (None: of each) that it
    could not."""
    document = json.loads(answer.body)
    found = 0

    def spoil(node: object) -> None:
        nonlocal found
        if isinstance(node, list):
            for entry in node:
                spoil(entry)
        elif isinstance(node, dict):
            if "item_status" in node:
                if place in (None, found):
                    failed = {"success": "false", "code": code, "message": "Unable to do it"}
                    node["item_status"] = failed
                found += 1
            for entry in node.values():
                spoil(entry)

    spoil(document)
    return replace(answer, body=json.dumps(document).encode())
