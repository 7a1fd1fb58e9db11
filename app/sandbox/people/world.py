"""What every call works on: the data, the settings, the time, and the journal of effects.

Mutable in few places: the settings change under it, and a reset gives it another past.
"""

import sqlite3
from datetime import datetime

from app.domain.clock import Clock
from app.sandbox import database
from app.sandbox.people.organisation import ZONE, Settings
from app.sandbox.people.past import TIME, Past
from app.sandbox.people.people import People, Person
from app.sandbox.people.wallet import Wallet

BACK_OFFICE = "back office"
"""Who changes what no call changed, in the journal."""


class World:
    """Over one open database, for one thread. Writes belong into `transaction`."""

    def __init__(self, connection: sqlite3.Connection, *, clock: Clock, settings: Settings) -> None:
        self.connection = connection
        self.clock = clock
        self.settings = settings
        self.people = People(connection)
        self.reread()

    def reread(self) -> None:
        """Take the facts of the filling from the database anew."""
        facts = {key: database.read_meta(self.connection, key) for key in ("seed", "as_of")}
        self.seed = int(facts["seed"] or 0)
        self.as_of = datetime.fromisoformat(facts["as_of"] or "2026-01-01").astimezone(ZONE)
        self.wallet = Wallet(self.connection, seed=self.seed)

    def now(self) -> datetime:
        """Aware, in the home store's zone."""
        return self.clock.now().astimezone(ZONE)

    def time_text(self) -> str:
        """Now, as the API writes times."""
        return self.now().strftime(TIME)

    def past(self, person: Person) -> Past:
        return Past(person=person, seed=self.seed, as_of=self.as_of)

    def record(self, call: str, effect: str, user_id: int, request_id: str) -> None:
        """Write down one change that a call made, in the caller's transaction."""
        self.connection.execute(
            "INSERT INTO effect (at, call, effect, user_id, request_id) VALUES (?, ?, ?, ?, ?)",
            (self.clock.now().isoformat(), call, effect, user_id, request_id),
        )
