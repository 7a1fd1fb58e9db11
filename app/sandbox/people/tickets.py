"""Tickets of customers: those that tills raise, and those of a past. Owns their table and shape."""

import json
import random
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, field, fields
from datetime import timedelta

from app.sandbox.people.past import TIME, Past
from app.sandbox.people.people import LOYALTY
from app.sandbox.wire.replies import Listing, Node

_DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"
_CODE_LENGTH = 9
_OF_PAST = "s"
"""What codes of tickets of a past begin with, and codes of others never do."""
_PER_PERSON = 10
_SUBJECTS = (
    ("Points missing", "The purchase of last Saturday gave no points", "LOYALTY"),
    ("Coupon not accepted", "The till refused a coupon that is still valid", "LOYALTY"),
    ("Refund not received", "Brought back two weeks ago, nothing arrived yet", "FINANCE"),
    ("Card lost", "Asks for another card with the same number", "INTERNAL"),
    ("Wrong name on the card", "The family name is misspelt", "INTERNAL"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """`added_on`: the store's local time, `YYYY-MM-DD HH:MM:SS`."""

    code: str
    user_id: int
    status: str
    priority: str
    department: str
    subject: str
    message: str
    reported_from: str
    type: str
    added_on: str
    custom_fields: Mapping[str, str] = field(default_factory=dict)

    def node(self) -> dict[str, Node]:
        own_fields = tuple(
            {"name": name, "value": value} for name, value in self.custom_fields.items()
        )
        return {
            "code": self.code,
            "status": self.status,
            "priority": self.priority,
            "department": self.department,
            "subject": self.subject,
            "message": self.message,
            "custom_fields": Listing(item="field", entries=own_fields),
        }


_NAMES = ", ".join(each.name for each in fields(Ticket))
_PLACES = ", ".join("?" * (len(fields(Ticket)) + 1))


def subject_key(subject: str) -> str:
    """What makes two subjects the same."""
    return " ".join(subject.casefold().split())


def past_tickets(past: Past) -> list[Ticket]:
    """What a member complained of before this server's time, the oldest first."""
    person = past.person
    if not person.has_history or person.type != LOYALTY:
        return []
    chance = past.chance("tickets")
    count = int(chance.random() ** 3 * 4)
    chosen = chance.sample(_SUBJECTS, count)
    days = sorted((2 + chance.randrange(400) for _ in range(count)), reverse=True)
    return [
        Ticket(
            code=_past_code(person.user_id * _PER_PERSON + place),
            user_id=person.user_id,
            status="CLOSED" if days[place] > 30 else "OPEN",
            priority=chance.choice(("LOW", "MEDIUM", "HIGH")),
            department=department,
            subject=subject,
            message=message,
            reported_from=chance.choice(("INTOUCH", "EMAIL", "CALLCENTER")),
            type="CUSTOMER",
            added_on=(past.as_of - timedelta(days=days[place])).strftime(TIME),
        )
        for place, (subject, message, department) in enumerate(chosen)
    ]


class Tickets:
    """The table. Writes belong into the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection, *, seed: int) -> None:
        self._connection = connection
        self._seed = seed

    def of(self, past: Past) -> list[Ticket]:
        """All of one customer, the oldest first."""
        return [*past_tickets(past), *self._select("user_id = ?", past.person.user_id)]

    def has_subject(self, subject: str) -> bool:
        """Whether any ticket that a till raised has it."""
        return bool(self._select("subject_key = ?", subject_key(subject)))

    def is_free(self, code: str) -> bool:
        """Whether a ticket may have this code of its own choice."""
        return not code.startswith(_OF_PAST) and not self._select("code = ?", code)

    def new_code(self) -> str:
        (count,) = self._connection.execute("SELECT count(*) FROM ticket").fetchone()
        chance = random.Random(f"{self._seed}/ticket/{count}")  # noqa: S311  (no secret)
        while True:
            tail = "".join(chance.choices(_DIGITS, k=_CODE_LENGTH - 1))
            code = f"{chance.randrange(1, 10)}{tail}"
            if self.is_free(code):
                return code

    def add(self, ticket: Ticket) -> None:
        *values, custom_fields = astuple(ticket)
        stored = json.dumps(custom_fields, ensure_ascii=False)
        self._connection.execute(
            f"INSERT INTO ticket ({_NAMES}, subject_key) VALUES ({_PLACES})",
            (*values, stored, subject_key(ticket.subject)),
        )

    def _select(self, where: str, value: object) -> list[Ticket]:
        rows = self._connection.execute(
            f"SELECT {_NAMES} FROM ticket WHERE {where} ORDER BY rowid", (value,)
        )
        return [_ticket_of(row) for row in rows]


def _ticket_of(row: Sequence[object]) -> Ticket:
    values = {each.name: value for each, value in zip(fields(Ticket), row, strict=True)}
    values["custom_fields"] = json.loads(str(values["custom_fields"]))
    return Ticket(**values)  # type: ignore[arg-type]


def _past_code(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, len(_DIGITS))
        digits = _DIGITS[rest] + digits
    return _OF_PAST + digits.rjust(_CODE_LENGTH - 1, "0")
