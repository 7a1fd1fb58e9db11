"""customer/update_identity: a request that the back office decides on."""

from app.api.link import Link
from app.api.pace import Priority
from app.domain import card, codes
from app.domain.faults import RefusedFault
from app.domain.identifiers import Identifier
from app.domain.identity_request import IdentityChange, request_for
from app.domain.op import Op
from app.domain.outcome import Outcome
from app.sync.handlers.handler import PROBE_DEADLINE_S, ReadBack, ReadVerdict
from app.sync.handlers.single import SingleHandler


class IdentityHandler(SingleHandler[IdentityChange]):
    """See `Handler`. Asking twice would leave two requests: if no read can tell, a person does."""

    carries = IdentityChange

    async def _write(self, link: Link, op: Op, payload: IdentityChange) -> Outcome:
        (outcome,) = await link.identities.ask_for((payload,), priority=Priority.BACKGROUND)
        return outcome

    async def _look(
        self, link: Link, op: Op, payload: IdentityChange, whom: Identifier
    ) -> ReadBack:
        found = await link.customers.get_card(
            whom, card.PROFILE, deadline_s=PROBE_DEADLINE_S, priority=Priority.BACKGROUND
        )
        new = Identifier(kind=payload.kind, value=payload.new)
        if found is not None and new in found.customer.identifiers:
            return ReadBack(op_id=op.id, verdict=ReadVerdict.DONE, customer=found.customer)
        try:
            listed = await link.identities.requests(
                whom, deadline_s=PROBE_DEADLINE_S, priority=Priority.BACKGROUND
            )
        except RefusedFault as fault:
            if fault.code not in codes.CALL_MISSING_CODES:
                raise
            return ReadBack(op_id=op.id, verdict=ReadVerdict.UNDECIDABLE)
        request = request_for(payload, listed)
        if request is None:
            return ReadBack(op_id=op.id, verdict=ReadVerdict.ABSENT)
        return ReadBack(op_id=op.id, verdict=ReadVerdict.DONE, reference=request.id or "")
