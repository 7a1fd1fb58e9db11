"""Which messages a customer wants, by channel and priority. Owns their table.

What nobody has set follows from the customer's opt-in status, and the status that is shown follows
from what was set.
"""

import sqlite3
from enum import StrEnum, unique

from app.sandbox.people.people import Person

CHANNELS = ("SMS", "EMAIL")
PRIORITIES = ("TRANS", "BULK")
_PROMOTIONAL = "BULK"
OPT_IN_STATUSES = ("OPTIN", "OPTOUT", "NONE")


@unique
class Wish(StrEnum):
    """The API's words for what a customer wants."""

    SUBSCRIBED = "SUBSCRIBED"
    UNSUBSCRIBED = "UNSUBSCRIBED"
    NOT_SET = "NOT_SET"


class Subscriptions:
    """Writes belong into the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def set(self, user_id: int, channel: str, priority: str, *, is_subscribed: bool) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO subscription VALUES (?, ?, ?, ?)",
            (user_id, channel, priority, is_subscribed),
        )

    def of(self, person: Person) -> dict[tuple[str, str], Wish]:
        """A wish for each channel and priority."""
        found = self._set_by(person.user_id)
        return {
            (channel, priority): found.get((channel, priority))
            or _default(person, channel, priority)
            for channel in CHANNELS
            for priority in PRIORITIES
        }

    def opt_in_status(self, person: Person) -> str:
        """OPTIN where any channel may bring promotions, OPTOUT where all that is set refuses them.
        The person's own status stands as long as nobody has set a channel."""
        if not any(priority == _PROMOTIONAL for _, priority in self._set_by(person.user_id)):
            return person.optin_status
        wishes = self.of(person)
        promotional = {wishes[channel, _PROMOTIONAL] for channel in CHANNELS}
        return "OPTIN" if Wish.SUBSCRIBED in promotional else "OPTOUT"

    def _set_by(self, user_id: int) -> dict[tuple[str, str], Wish]:
        rows = self._connection.execute(
            "SELECT channel, priority, is_subscribed FROM subscription WHERE user_id = ?",
            (user_id,),
        )
        return {
            (channel, priority): Wish.SUBSCRIBED if is_subscribed else Wish.UNSUBSCRIBED
            for channel, priority, is_subscribed in rows
        }


def _default(person: Person, channel: str, priority: str) -> Wish:
    is_reachable = bool(person.mobile if channel == "SMS" else person.email)
    if is_reachable and person.optin_status == "OPTIN":
        return Wish.SUBSCRIBED
    if is_reachable and person.optin_status == "OPTOUT" and priority == _PROMOTIONAL:
        return Wish.UNSUBSCRIBED
    return Wish.NOT_SET
