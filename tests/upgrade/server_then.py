"""What the server has of the story's people when the old till comes back: what the story says that
it has done, and nothing of what was lost.
"""

from app.sandbox.database import transaction
from app.sandbox.people.notes import Note, Notes
from app.sandbox.people.tickets import Ticket, Tickets
from app.sandbox.state import Sandbox
from tests.upgrade.story import mobile

_KNOWN = range(2, 13)
_DONE = (33, 35, 36, 37, 38)
"""Registrations that were acknowledged, or done without anybody's knowing."""
_EDITED_ELSEWHERE = 3
NOTE_ID = 50_000_001


def furnish(sandbox: Sandbox) -> None:
    """Plant all of it."""
    for number in _KNOWN:
        sandbox.plant(
            {
                "user_id": 1000 + number,
                "mobile": mobile(number),
                "email": f"shopper{number}@example.com",
                "firstname": "Theirs" if number == _EDITED_ELSEWHERE else "Tom",
                "lastname": "Sent" if number == _EDITED_ELSEWHERE else "Sawyer",
            }
        )
    for number in _DONE:
        sandbox.plant({"user_id": 1000 + number, "mobile": mobile(number), "firstname": "Ann"})
    connection = sandbox.world.connection
    with transaction(connection):
        Notes(connection).save(_note(NOTE_ID, 7, "Likes tea"))
        Notes(connection).save(_note(NOTE_ID + 1, 6, "Called"))
        Tickets(connection, seed=0).add(
            Ticket(
                code="T-1",
                user_id=1008,
                status="OPEN",
                priority="HIGH",
                department="",
                subject="Wrong card",
                message="Said at the till",
                reported_from="",
                type="CUSTOMER",
                added_on="2026-10-20 10:40:00",
            )
        )


def _note(number: int, customer: int, text: str) -> Note:
    # The store's own time of the second at which the story says that it was written.
    return Note(
        id=number,
        user_id=1000 + customer,
        associate_id="443",
        description=text,
        added_on="2026-10-20 10:30:05",
    )
