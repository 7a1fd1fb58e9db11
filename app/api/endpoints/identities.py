"""customer/update_identity and request/get: another identifier asked for, and what became of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import tzinfo

from app.api.endpoints.items import items_of, parameter_of
from app.api.matching import identity_likeness
from app.api.outcomes import fault_outcome, item_outcomes
from app.api.pace import Priority
from app.api.transport import READ_DEADLINE_S, Transport
from app.api.wire import normal
from app.api.wire.identities import REQUEST_TYPE, identity_tree, requests_from
from app.api.wire.normal import Tree
from app.domain.faults import ServerFault
from app.domain.identifiers import Identifier
from app.domain.identity_request import IdentityChange, IdentityRequest, IdentityRequestStatus
from app.domain.op import Evidence
from app.domain.outcome import Outcome


class IdentitiesApi:
    """The requests for other identifiers on one server."""

    def __init__(self, *, transport: Transport, zone: tzinfo) -> None:
        self._transport = transport
        self._zone = zone

    async def ask_for(
        self, changes: Sequence[IdentityChange], *, priority: Priority = Priority.FOREGROUND
    ) -> tuple[Outcome, ...]:
        """Ask for a batch in one request: an outcome for each, in order. Never raises ServerFault.

        DONE means that the request was taken: the identifier changes once the back office agrees.
        """
        trees = [identity_tree(change) for change in changes]
        customers = trees[0] if len(trees) == 1 else trees
        try:
            reply = await self._transport.post(
                "customer/update_identity", {"root": {"customer": customers}}, priority=priority
            )
        except ServerFault as fault:
            return (fault_outcome(fault),) * len(trees)
        return item_outcomes(reply, trees, self._zone, likeness=identity_likeness, read=_taken)

    async def requests(
        self,
        whom: Identifier,
        *,
        status: IdentityRequestStatus | None = None,
        deadline_s: float = READ_DEADLINE_S,
        priority: Priority = Priority.FOREGROUND,
    ) -> tuple[IdentityRequest, ...]:
        """The requests for other identifiers of one customer, of one status or of all.

        Raises ServerFault; a server that lacks the call refuses it with one of CALL_MISSING_CODES.
        """
        asked_for = {"type": REQUEST_TYPE} | ({"status": status.value} if status else {})
        reply = await self._transport.get(
            "request/get",
            {**asked_for, **parameter_of(whom)},
            deadline_s=deadline_s,
            priority=priority,
        )
        if "requests" in reply.tree:
            listed = reply.demand_success().tree.get("requests")
        else:
            listed = items_of(reply, (whom,), has_status=False)[0].demand().get("requests")
        return requests_from(listed, self._zone)


def _taken(item: Tree, done: Outcome) -> Outcome:
    """`updated` says whether the request was taken; a success without it says two things."""
    if normal.text(item.get("updated")) and not normal.boolean(item.get("updated")):
        return Outcome(why=replace(done.why, evidence=Evidence.AMBIGUOUS))
    return replace(done, reference=normal.text(item.get("id")))
