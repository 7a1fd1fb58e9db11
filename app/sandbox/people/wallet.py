"""Coupons that the sandbox itself issues, beside those derived of a past. Owns their table."""

import random
import sqlite3
from datetime import datetime, timedelta

from app.sandbox.people.past import DATE, TIME
from app.sandbox.people.people import Person
from app.sandbox.people.purchases import WELCOME, Coupon

_FIRST_ISSUED_ID = 42_601_779
"""Far above every id that is derived of a person."""


class Wallet:
    """Writes belong into the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection, *, seed: int) -> None:
        self._connection = connection
        self._seed = seed

    def issue_welcome(self, person: Person, now: datetime) -> Coupon:
        """The coupon of a new loyalty customer; `now` is in the store's zone."""
        (highest,) = self._connection.execute("SELECT max(id) FROM coupon").fetchone()
        number = int(highest or _FIRST_ISSUED_ID - 1) + 1
        chance = random.Random(f"{self._seed}/coupon/{number}")  # noqa: S311  (no secret)
        coupon = Coupon(
            id=number,
            series_id=WELCOME.id,
            code=f"{chance.randrange(10**6):06d}",
            description=WELCOME.description,
            created_date=now.strftime(TIME),
            valid_till=(now + timedelta(days=60)).strftime(DATE),
        )
        self._connection.execute(
            "INSERT INTO coupon VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                coupon.id,
                person.user_id,
                coupon.series_id,
                coupon.code,
                coupon.description,
                coupon.created_date,
                coupon.valid_till,
            ),
        )
        return coupon

    def of(self, user_id: int) -> list[Coupon]:
        """Issued to this customer, the oldest first."""
        rows = self._connection.execute(
            "SELECT id, series_id, code, description, created_date, valid_till "
            "FROM coupon WHERE user_id = ? ORDER BY id",
            (user_id,),
        )
        return [
            Coupon(
                id=row[0],
                series_id=row[1],
                code=row[2],
                description=row[3],
                created_date=row[4],
                valid_till=row[5],
            )
            for row in rows
        ]
