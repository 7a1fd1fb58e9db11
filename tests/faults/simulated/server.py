"""The Customer API at the far end: the sandbox's own state machine, and a record of what it did.

It is the oracle: what is in its journal has happened, whatever a till believes. Knows no till.
"""

import json
import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.op import OpId
from app.sandbox.calls.table import Answer, Calls, Request
from app.sandbox.database import transaction
from app.sandbox.line.access import Credentials
from app.sandbox.people.notes import Note, Notes
from app.sandbox.people.organisation import Settings
from app.sandbox.people.people import Person
from app.sandbox.state import Effect, Sandbox
from tests.faults.simulated.world import ServerClock, World

NOTED_BY = "443"
_UNLIMITED = Settings(batch_limit=1_000, rate_limit=None)
_ITEM_STATUS = re.compile(rb"item_status\W+success\W+(true|false)")
"""In a body of either format."""
_FIRST_NOTES = 40_000_000
Attribute = Callable[[Effect, Sequence[OpId]], Sequence[OpId]]
"""Which of the ops that a request carried an effect may be of, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """A write that changed something, and when."""

    at_s: float
    request: Request


class Server:
    """`carried` and `effects` are by op; a read may lag behind the writes by `lag_s`."""

    def __init__(
        self, world: World, settings: Settings, people: Sequence[Mapping[str, object]] = ()
    ) -> None:
        """`people` are there from the start, in this order: fields of the sandbox's persons. Each
        has a note of `NOTED_BY`, with the id that `note_id` says.
        """
        self._world = world
        self._people = people
        self._clock = ServerClock(world)
        self._settings = settings
        self.sandbox, self._calls = self._made()
        self.lag_s = 0.0
        self.effects: dict[OpId, list[Effect]] = defaultdict(list)
        self.strays: list[Effect] = []
        """Effects of the till's requests that are no op's."""
        self.elsewhere: list[Effect] = []
        """Effects of other tills' requests."""
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
        answer, effects = self._done(request)
        left = _done_first(ops, answer)
        for effect in effects:
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
        self.elsewhere += self._done(request)[1]

    def read(self, request: Request) -> Answer:
        """Answer a read, as the server's replica would that is `lag_s` behind."""
        if not self.lag_s:
            return self._calls.answer(request)
        return self._replica(self._world.now_s - self.lag_s)[1].answer(request)

    def _replica(self, seen_at_s: float) -> tuple[Sandbox, Calls]:
        """What reads show that lag behind, with all that was written until this time."""
        if self._past is None:
            self._past = self._made()
        sandbox, calls = self._past
        sandbox.world.settings = _UNLIMITED  # what was done was within the limits of its time
        while self._past_has < len(self._written):
            written = self._written[self._past_has]
            if written.at_s > seen_at_s:
                break
            calls.answer(written.request)
            self._past_has += 1
        sandbox.world.settings = self._settings
        return sandbox, calls

    def has_row(self, table: str, **values: object) -> bool:
        """Whether a table of the server's own has a row with these values."""
        return _has_row(self.sandbox, table, values)

    def showed_row(self, table: str, **values: object) -> bool:
        """Whether that row is there, or was in what a read shows that lags behind."""
        seen = (self.sandbox,) if self._past is None else (self.sandbox, self._past[0])
        return any(_has_row(sandbox, table, values) for sandbox in seen)

    def change(self, settings: Settings) -> None:
        """As an administrator would."""
        self._settings = settings
        self.sandbox.world.settings = settings

    def _done(self, request: Request) -> tuple[Answer, list[Effect]]:
        answer = self._calls.answer(request)
        effects = self.sandbox.effects(after=self._seen)
        if effects:
            self._seen = effects[-1].seq
            self._written.append(Written(at_s=self._world.now_s, request=request))
        return answer, effects

    def _made(self) -> tuple[Sandbox, Calls]:
        sandbox = Sandbox(clock=self._clock, customers=0, settings=self._settings)
        for fields in self._people:
            person = sandbox.plant(fields)
            with transaction(sandbox.world.connection):
                Notes(sandbox.world.connection).save(_first_note(person))
        return sandbox, Calls(sandbox, Credentials(), self._clock)


def _done_first(ops: Sequence[OpId], answer: Answer) -> list[OpId]:
    """The ops with those before the others that the server says it has done, where it tells of
    each: of two for one customer only one may have been.
    """
    told = _ITEM_STATUS.findall(answer.body)
    if len(told) != len(ops):
        return list(ops)
    done = [op_id for op_id, is_done in zip(ops, told, strict=True) if is_done == b"true"]
    return [*done, *(op_id for op_id in ops if op_id not in done)]


def note_id(user_id: str) -> str:
    """Of the note about a customer that was there from the start."""
    return str(_FIRST_NOTES + int(user_id))


def _first_note(person: Person) -> Note:
    return Note(
        id=int(note_id(str(person.user_id))),
        user_id=person.user_id,
        associate_id=NOTED_BY,
        description="Written long ago",
        added_on="2026-01-05 10:00:00",
    )


def _has_row(sandbox: Sandbox, table: str, values: Mapping[str, object]) -> bool:
    conditions = " AND ".join(f"{name} = ?" for name in values)
    row = sandbox.world.connection.execute(
        f"SELECT 1 FROM {table} WHERE {conditions} LIMIT 1", tuple(values.values())
    ).fetchone()
    return row is not None


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
