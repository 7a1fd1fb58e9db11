"""customer/update: what is touched of one customer's profile."""

from datetime import tzinfo

from app.api.endpoints.writes import write_one
from app.api.pace import Priority
from app.api.transport import Transport
from app.api.wire.profiles import profile_tree
from app.domain.outcome import Outcome
from app.domain.profile_change import ProfileChange


class ProfilesApi:
    """The profiles of one server."""

    def __init__(self, *, transport: Transport, zone: tzinfo) -> None:
        self._transport = transport
        self._zone = zone

    async def update(
        self, change: ProfileChange, *, priority: Priority = Priority.FOREGROUND
    ) -> Outcome:
        """Send what is touched. Never raises ServerFault.

        `Outcome.customer` is who they are now: an identifier that the organisation does not let a
        till change is as it was, without a word.
        """
        return await write_one(
            self._transport,
            "customer/update",
            change.whom,
            profile_tree(change),
            self._zone,
            params={"user_id": "true"},
            priority=priority,
        )
