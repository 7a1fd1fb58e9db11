"""customer/redemptions: what a customer redeemed."""

from datetime import tzinfo

from app.api.endpoints.items import ask_one
from app.api.pace import Priority
from app.api.transport import READ_DEADLINE_S, Transport
from app.api.wire.redemptions import redemptions_from
from app.domain.identifiers import Identifier
from app.domain.redemption import RedemptionKind, Redemptions


class RedemptionsApi:
    """The redemptions of one server. Every method may raise ServerFault."""

    def __init__(self, *, transport: Transport, zone: tzinfo) -> None:
        self._transport = transport
        self._zone = zone

    async def made(
        self,
        identifier: Identifier,
        kind: RedemptionKind = RedemptionKind.BOTH,
        *,
        deadline_s: float = READ_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> Redemptions:
        """What a customer redeemed, of `kind`.

        Raises RefusedFault for somebody who is not known or whom the server has no such call for.
        """
        tree = await ask_one(
            self._transport,
            "customer/redemptions",
            identifier,
            {"type": kind.value},
            deadline_s=deadline_s,
            priority=priority,
            has_status=False,
        )
        return redemptions_from(tree.get("redemptions"), self._zone)
