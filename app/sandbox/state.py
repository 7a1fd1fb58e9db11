"""The Customer API's state machine: plain, synchronous, for one thread; no HTTP and no waiting.

Owns the database, the settings and the journal of effects; each call's rules are in modules of
their own. Tests and simulations use it as the oracle of what really happened.
"""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.domain.clock import Clock
from app.sandbox import database
from app.sandbox.calls.intake import normal_form
from app.sandbox.people import seed
from app.sandbox.people.organisation import ZONE, Settings
from app.sandbox.people.people import Kind, People, Person
from app.sandbox.people.planting import altered
from app.sandbox.people.world import BACK_OFFICE, World


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One change that a call or the back office made: `registered`, `updated`, `merged` …"""

    seq: int
    at: str
    call: str
    effect: str
    user_id: int
    request_id: str


class Sandbox:
    """`path` None keeps everything in memory. Data that is there is kept as it is: `customers` and
    `seed_number` matter for an empty file only. Raises database.DataFault."""

    def __init__(
        self,
        *,
        clock: Clock,
        path: Path | None = None,
        customers: int = 500,
        seed_number: int = 7,
        settings: Settings | None = None,
    ) -> None:
        self._clock = clock
        self._initial_settings = settings or Settings()
        self._connection = database.open_database(path)
        if database.read_meta(self._connection, "schema") is None:
            self._fill(customers, seed_number)
        self.world = World(self._connection, clock=clock, settings=self._initial_settings)

    @property
    def settings(self) -> Settings:
        return self.world.settings

    def change_settings(self, changes: Mapping[str, object]) -> Settings:
        """As an administrator would. Raises ValueError for what is unknown."""
        self.world.settings = self.world.settings.changed(changes)
        return self.world.settings

    def person(self, kind: Kind, text: str) -> Person | None:
        """The record itself, whatever its standing."""
        return self.world.people.find(kind, normal_form(kind, text))

    def plant(self, fields: Mapping[str, object], *, user_id: int | None = None) -> Person:
        """As the back office would: a new person, or one with these fields altered.

        Raises ValueError for an unknown field, a value of the wrong type, or an unknown person.
        """
        now = self.world.time_text()
        with database.transaction(self._connection):
            before = None if user_id is None else self.world.people.get(user_id)
            if user_id is not None and before is None:
                raise ValueError(f"no person has the id {user_id}")
            new_id = self.world.people.next_id()
            base = before or Person(user_id=new_id, registered_on=now, updated_on=now)
            person = altered(base, fields)
            self.world.people.save(person)
            self.world.record(BACK_OFFICE, "altered" if before else "planted", person.user_id, "")
        return person

    def count(self) -> int:
        return self.world.people.count()

    def effects(self, *, after: int = 0) -> list[Effect]:
        """What the calls did, the oldest first; it outlives the process."""
        rows = self._connection.execute(
            "SELECT seq, at, call, effect, user_id, request_id FROM effect WHERE seq > ? "
            "ORDER BY seq",
            (after,),
        )
        names = [each.name for each in dataclasses.fields(Effect)]
        return [Effect(**dict(zip(names, row, strict=True))) for row in rows]

    def effect_counts(self) -> dict[str, dict[str, int]]:
        """How often each call had each effect: `{"customer/add": {"registered": 3}}`."""
        counts: dict[str, dict[str, int]] = {}
        for call, effect, count in self._connection.execute(
            "SELECT call, effect, count(*) FROM effect GROUP BY call, effect"
        ):
            counts.setdefault(call, {})[effect] = count
        return counts

    def reset(self) -> None:
        """Back to the people and the settings of the first start."""
        facts = {key: database.read_meta(self._connection, key) for key in ("customers", "seed")}
        with database.transaction(self._connection):
            database.clear(self._connection)
        self._fill(int(facts["customers"] or 0), int(facts["seed"] or 0))
        self.world.reread()
        self.world.settings = self._initial_settings

    def close(self) -> None:
        self._connection.close()

    def _fill(self, customers: int, seed_number: int) -> None:
        as_of = self._clock.now().astimezone(ZONE)
        with database.transaction(self._connection):
            People(self._connection).fill(seed.people(customers, seed=seed_number, as_of=as_of))
            database.create_indexes(self._connection)
            facts = {
                "schema": database.SCHEMA_VERSION,
                "customers": str(customers),
                "seed": str(seed_number),
                "as_of": as_of.isoformat(),
            }
            for key, value in facts.items():
                database.write_meta(self._connection, key, value)
