"""customer/interaction and customer/recommendations: what passed, and what may interest next."""

from app.api.endpoints.items import ask_one
from app.api.pace import Priority
from app.api.transport import READ_DEADLINE_S, Transport
from app.api.wire.interactions import interactions_from, recommendations_from
from app.domain.identifiers import Identifier
from app.domain.interaction import Interaction
from app.domain.recommendation import Recommendation


class InteractionsApi:
    """The interactions of one server. Every method may raise ServerFault: RefusedFault for somebody
    who is not known, and where the server lacks the call.
    """

    def __init__(self, *, transport: Transport) -> None:
        self._transport = transport

    async def of(
        self,
        identifier: Identifier,
        *,
        deadline_s: float = READ_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> tuple[Interaction, ...]:
        """What passed between the customer and the organisation, by network and kind."""
        tree = await ask_one(
            self._transport,
            "customer/interaction",
            identifier,
            {},
            deadline_s=deadline_s,
            priority=priority,
            has_status=False,
        )
        return interactions_from(tree.get("interactions"))

    async def recommended(
        self,
        identifier: Identifier,
        *,
        deadline_s: float = READ_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> tuple[Recommendation, ...]:
        """What the server recommends to the customer; empty where it has nothing."""
        tree = await ask_one(
            self._transport,
            "customer/recommendations",
            identifier,
            {},
            deadline_s=deadline_s,
            priority=priority,
            has_status=False,
        )
        return recommendations_from(tree.get("recommendations"))
