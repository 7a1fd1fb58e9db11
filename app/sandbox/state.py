"""The Customer API's state machine: plain, synchronous, for one thread; no HTTP and no waiting.

Owns the database, the settings and the journal of effects; each call's rules are in modules of
their own. Tests and simulations use it as the oracle of what really happened.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.domain.clock import Clock
from app.sandbox import database
from app.sandbox.calls import query
from app.sandbox.calls.intake import normal_form
from app.sandbox.calls.registration import Outcome, Registrations, echo
from app.sandbox.calls.retrieval import Retrieval, Wish, search_item
from app.sandbox.people import seed
from app.sandbox.people.organisation import ORG_ID, ZONE, Settings
from app.sandbox.people.past import TIME
from app.sandbox.people.people import Kind, People, Person
from app.sandbox.people.planting import altered
from app.sandbox.people.wallet import Wallet
from app.sandbox.wire import codes
from app.sandbox.wire.replies import Item, Node, Status, item_failure

ADD = "customer/add"
BACK_OFFICE = "back office"


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """One change that a call made. `effect`: `registered`, `updated`, `planted` or `altered`."""

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
        self._settings = self._initial_settings
        self._connection = database.open_database(path)
        if database.read_meta(self._connection, "schema") is None:
            self._fill(customers, seed_number)
        self._read_facts()

    @property
    def settings(self) -> Settings:
        return self._settings

    def change_settings(self, changes: Mapping[str, object]) -> Settings:
        """As an administrator would. Raises ValueError for what is unknown."""
        self._settings = self._settings.changed(changes)
        return self._settings

    def add(
        self,
        customers: Sequence[Mapping[str, object]],
        *,
        request_id: str = "",
        forced: Mapping[int, Status] | None = None,
    ) -> list[Item]:
        """customer/add: one answer an item, in order; the batch commits as a whole.

        `forced`: places that get this status instead, without being done.
        """
        if len(customers) > self._settings.batch_limit:
            return [item_failure(codes.BATCH_LIMIT, echo(raw)) for raw in customers]
        outcomes: list[Outcome] = []
        with database.transaction(self._connection):
            for place, raw in enumerate(customers):
                status = (forced or {}).get(place)
                if status is not None:
                    outcomes.append(Outcome(item=Item(fields=echo(raw), status=status)))
                    continue
                outcome = self._registrations.add(raw)
                if outcome.effect:
                    self._record(ADD, outcome.effect, outcome.user_id, request_id)
                outcomes.append(outcome)
        return [outcome.item for outcome in outcomes]

    def get(
        self,
        wanted: Sequence[tuple[Kind, str]],
        wish: Wish,
        *,
        forced: Mapping[int, Status] | None = None,
    ) -> list[Item]:
        """customer/get: one answer for each identifier, in order."""
        if not wanted:
            return [item_failure(codes.NO_IDENTIFIER, {})]
        if len(wanted) > self._settings.batch_limit:
            return [item_failure(codes.BATCH_LIMIT, {kind.value: text}) for kind, text in wanted]
        items: list[Item] = []
        for place, (kind, text) in enumerate(wanted):
            status = (forced or {}).get(place)
            if status is None:
                items.append(self._retrieval.get(kind, text, wish))
            else:
                items.append(Item(fields={kind.value: text}, status=status))
        return items

    def search(self, text: str, *, start: int, rows: int) -> tuple[int, list[dict[str, Node]]]:
        """customer/search: how many fit, and one page. Raises query.QueryFault."""
        where = query.read_query(text)
        count, found = self._people.select(where.sql, where.values, start=start, rows=rows)
        return count, [search_item(person, ORG_ID) for person in found]

    def person(self, kind: Kind, text: str) -> Person | None:
        """The record itself, whatever its standing."""
        return self._people.find(kind, normal_form(kind, text))

    def plant(self, fields: Mapping[str, object], *, user_id: int | None = None) -> Person:
        """As the back office would: a new person, or one with these fields altered.

        Raises ValueError for an unknown field, a value of the wrong type, or an unknown person.
        """
        now = self._clock.now().astimezone(ZONE).strftime(TIME)
        with database.transaction(self._connection):
            before = None if user_id is None else self._people.get(user_id)
            if user_id is not None and before is None:
                raise ValueError(f"no person has the id {user_id}")
            new_id = self._people.next_id()
            base = before or Person(user_id=new_id, registered_on=now, updated_on=now)
            person = altered(base, fields)
            self._people.save(person)
            self._record(BACK_OFFICE, "altered" if before else "planted", person.user_id, "")
        return person

    def count(self) -> int:
        return self._people.count()

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
        people, number = self._first_count, self._seed_number
        with database.transaction(self._connection):
            database.clear(self._connection)
        self._fill(people, number)
        self._read_facts()
        self._settings = self._initial_settings

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

    def _read_facts(self) -> None:
        self._seed_number = int(database.read_meta(self._connection, "seed") or 0)
        self._first_count = int(database.read_meta(self._connection, "customers") or 0)
        as_of = datetime.fromisoformat(
            database.read_meta(self._connection, "as_of") or "2026-01-01"
        )
        self._people = People(self._connection)
        wallet = Wallet(self._connection, seed=self._seed_number)
        self._registrations = Registrations(
            self._people, wallet, settings=lambda: self._settings, now=self._clock.now
        )
        self._retrieval = Retrieval(
            self._people, wallet, seed=self._seed_number, as_of=as_of.astimezone(ZONE)
        )

    def _record(self, call: str, effect: str, user_id: int, request_id: str) -> None:
        self._connection.execute(
            "INSERT INTO effect (at, call, effect, user_id, request_id) VALUES (?, ?, ?, ?, ?)",
            (self._clock.now().isoformat(), call, effect, user_id, request_id),
        )
