"""customer/preferences: what a customer prefers, read and set."""

from datetime import tzinfo

from app.api.endpoints.items import ask_one
from app.api.endpoints.writes import as_it_is, write_one
from app.api.pace import Priority
from app.api.transport import READ_DEADLINE_S, Transport
from app.api.wire.preferences import preferences_from, preferences_tree
from app.domain.identifiers import Identifier
from app.domain.outcome import Outcome
from app.domain.preferences import Preferences, PreferencesChange

_PATH = "customer/preferences"


class PreferencesApi:
    """The preferences of one server."""

    def __init__(self, *, transport: Transport, zone: tzinfo) -> None:
        self._transport = transport
        self._zone = zone

    async def of(
        self,
        whom: Identifier,
        *,
        deadline_s: float = READ_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> Preferences:
        """What one customer prefers; without fields where nothing is set. Raises ServerFault;
        RefusedFault for somebody who is not known, and where the server lacks the call.
        """
        tree = await ask_one(
            self._transport,
            _PATH,
            whom,
            {},
            deadline_s=deadline_s,
            priority=priority,
            has_status=False,
        )
        return preferences_from(tree)

    async def save(
        self, change: PreferencesChange, *, priority: Priority = Priority.FOREGROUND
    ) -> Outcome:
        """Set preferences; setting them again is harmless. Never raises ServerFault."""
        return await write_one(
            self._transport,
            _PATH,
            change.whom,
            preferences_tree(change),
            self._zone,
            read=as_it_is,
            priority=priority,
        )
