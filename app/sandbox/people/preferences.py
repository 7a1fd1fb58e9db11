"""What a customer likes, by the names that the organisation asks for. Owns their table.

People with a past have some already, derived; what is set lies over it.
"""

import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from app.sandbox.people.organisation import STORES, Store
from app.sandbox.people.past import Past

PREFERENCES: Mapping[str, tuple[str, ...]] = {
    "contact_time": ("Morning", "Afternoon", "Evening"),
    "favourite_department": ("Women", "Men", "Children", "Home", "Food"),
    "newsletter_topic": ("Offers", "New in", "Events"),
    "shoe_size": (),
    "gift_wrapping": ("Always", "Ask", "Never"),
}
"""Names, and the values that each may have; any text where none are named."""
_STORE_BY_ID = {store.id: store for store in STORES}
_MAX_LENGTH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Preference:
    """`value` empty: none. `store`: where it was said."""

    name: str
    value: str
    store: Store


def accepts(name: str, value: str) -> bool:
    """Whether the server keeps `value`; an empty one clears the preference."""
    if name not in PREFERENCES or len(value) > _MAX_LENGTH:
        return False
    return not value or not PREFERENCES[name] or value in PREFERENCES[name]


class Preferences:
    """Writes belong into the caller's transaction."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def set(self, user_id: int, preference: Preference) -> None:
        self._connection.execute(
            "INSERT OR REPLACE INTO preference VALUES (?, ?, ?, ?)",
            (user_id, preference.name, preference.value, preference.store.id),
        )

    def of(self, past: Past) -> list[Preference]:
        """Those with a value, in the organisation's order."""
        found = {each.name: each for each in _derived(past)}
        for name, value, store_id in self._connection.execute(
            "SELECT name, value, store_id FROM preference WHERE user_id = ?",
            (past.person.user_id,),
        ):
            store = _STORE_BY_ID.get(store_id, past.person.store)
            found[name] = Preference(name=name, value=value, store=store)
        return [found[name] for name in PREFERENCES if name in found and found[name].value]


def store_named(code: str, store_id: str) -> Store | None:
    """By its id, or else by its code."""
    by_code = {store.code: store for store in STORES}
    return _STORE_BY_ID.get(store_id) or by_code.get(code)


def _derived(past: Past) -> list[Preference]:
    if not past.person.has_history:
        return []
    chance = past.chance("preferences")
    if chance.random() < 0.3:
        return []
    return [
        Preference(name=name, value=chance.choice(choices), store=past.person.store)
        for name, choices in PREFERENCES.items()
        if choices and chance.random() < 0.4
    ]
