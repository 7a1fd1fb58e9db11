"""customer/update: what a till edited, merged field by field with what the server has."""

from dataclasses import replace

from app.api.link import Link
from app.api.pace import Priority
from app.domain import card
from app.domain.identifiers import Identifier
from app.domain.op import Op
from app.domain.outcome import Outcome
from app.domain.profile_change import ProfileChange
from app.domain.profile_edit import ProfileEdit, addressed, merged
from app.sync.handlers.handler import PROBE_DEADLINE_S, ReadBack, ReadFirst, ReadVerdict
from app.sync.handlers.single import SingleHandler

IDENTIFIER_KEPT = "identifier_kept"
"""A warning: the organisation does not let a till change this identifier."""


class ProfileHandler(SingleHandler[ProfileEdit]):
    """See `Handler`."""

    reads_first = ReadFirst.ALWAYS
    carries = ProfileEdit

    async def _write(self, link: Link, op: Op, payload: ProfileEdit) -> Outcome:
        assert op.target is not None
        change = addressed(payload.change, op.target)
        outcome = await link.profiles.update(change, priority=Priority.BACKGROUND)
        if outcome.customer is None or not _was_kept(change, outcome):
            return outcome
        return replace(outcome, warnings=(*outcome.warnings, IDENTIFIER_KEPT))

    async def _look(self, link: Link, op: Op, payload: ProfileEdit, whom: Identifier) -> ReadBack:
        found = await link.customers.get_card(
            whom, card.PROFILE, deadline_s=PROBE_DEADLINE_S, priority=Priority.BACKGROUND
        )
        if found is None:
            # Not here by this name (any more): no reason to write, and none to give up by itself.
            return ReadBack(op_id=op.id, verdict=ReadVerdict.UNDECIDABLE)
        merge = merged(payload, found.customer)
        if merge.to_send is not None:
            return ReadBack(
                op_id=op.id,
                verdict=ReadVerdict.DIFFERENT,
                customer=found.customer,
                remaining=replace(payload, change=merge.to_send),
                conflicts=merge.conflicts,
            )
        verdict = ReadVerdict.CONFLICT if merge.conflicts else ReadVerdict.DONE
        return ReadBack(
            op_id=op.id, verdict=verdict, customer=found.customer, conflicts=merge.conflicts
        )


def _was_kept(change: ProfileChange, outcome: Outcome) -> bool:
    assert outcome.customer is not None
    now = {one.kind: one.value.lower() for one in outcome.customer.identifiers}
    return any(
        now.get(kind, value.lower()) != value.lower() for kind, value in change.identifiers.items()
    )
