"""customer/subscriptions: which messages a customer wants, read and switched."""

from collections.abc import Sequence
from datetime import tzinfo

from app.api.endpoints.items import parameter_of, refusal_of
from app.api.endpoints.writes import as_it_is
from app.api.matching import subscription_likeness
from app.api.outcomes import fault_outcome, item_outcomes
from app.api.pace import Priority
from app.api.reply import Reply
from app.api.transport import READ_DEADLINE_S, Transport
from app.api.wire import normal
from app.api.wire.normal import Tree
from app.api.wire.subscriptions import (
    subscription_parameters,
    subscription_tree,
    subscriptions_from,
)
from app.domain.faults import NotOurServerFault, ServerFault
from app.domain.identifiers import Identifier
from app.domain.outcome import Outcome
from app.domain.subscription import (
    ALL_SUBSCRIPTIONS,
    Subscription,
    SubscriptionChange,
    SubscriptionQuery,
)

_PATH = "customer/subscriptions"


class SubscriptionsApi:
    """The subscriptions of one server."""

    def __init__(self, *, transport: Transport, zone: tzinfo) -> None:
        self._transport = transport
        self._zone = zone

    async def of(
        self,
        whom: Identifier,
        query: SubscriptionQuery = ALL_SUBSCRIPTIONS,
        *,
        deadline_s: float = READ_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> tuple[Subscription, ...]:
        """Which messages one customer wants. Raises ServerFault; RefusedFault for somebody who is
        not known, and where the server lacks the call.
        """
        reply = await self._transport.get(
            _PATH,
            {**subscription_parameters(query), **parameter_of(whom)},
            deadline_s=deadline_s,
            priority=priority,
        )
        return subscriptions_from(_demanded(reply), query.scope)

    async def switch(
        self, changes: Sequence[SubscriptionChange], *, priority: Priority = Priority.FOREGROUND
    ) -> tuple[Outcome, ...]:
        """Switch several on or off in one request: an outcome for each, in order. Doing it again
        is harmless. Never raises ServerFault.
        """
        trees = [subscription_tree(change) for change in changes]
        try:
            reply = await self._transport.post(
                _PATH, {"root": {"subscription": trees}}, priority=priority
            )
        except ServerFault as fault:
            return (fault_outcome(fault),) * len(trees)
        return item_outcomes(
            reply,
            trees,
            self._zone,
            items=_places(reply),
            likeness=subscription_likeness,
            read=as_it_is,
        )


def _places(reply: Reply) -> tuple[Tree, ...]:
    return normal.places(reply.tree.get("subscriptions"), "subscription")


def _demanded(reply: Reply) -> tuple[Tree, ...]:
    """What the reply tells of the customer, scope by scope. Raises ServerFault.

    Some servers give each entry a status of its own; without any, the reply's stands for all.
    """
    entries = _places(reply)
    statuses = [normal.branch(entry.get("item_status")) for entry in entries]
    if not any(statuses):
        reply.demand_success()
    if not entries and "subscriptions" not in reply.tree:
        raise NotOurServerFault("a reply without subscriptions", request_id=reply.request_id)
    for status in filter(None, statuses):
        if not normal.boolean(status.get("success")):
            code = normal.integer(status.get("code"))
            message = normal.text(status.get("message"))
            raise refusal_of(code, message, request_id=reply.request_id)
    return entries
