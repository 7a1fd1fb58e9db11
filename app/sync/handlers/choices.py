"""customer/preferences and customer/subscriptions: values that may be set again."""

from dataclasses import replace

from app.api.link import Link
from app.api.pace import Priority
from app.domain import preferences
from app.domain.identifiers import Identifier
from app.domain.op import Op
from app.domain.outcome import Outcome
from app.domain.preferences import PreferencesChange
from app.domain.subscription import SubscriptionChange, is_met, is_told
from app.sync.handlers.handler import PROBE_DEADLINE_S, ReadBack, ReadFirst, ReadVerdict
from app.sync.handlers.single import SingleHandler


class PreferencesHandler(SingleHandler[PreferencesChange]):
    """See `Handler`."""

    reads_first = ReadFirst.WHEN_SENT
    carries = PreferencesChange

    async def _write(self, link: Link, op: Op, payload: PreferencesChange) -> Outcome:
        assert op.target is not None
        change = replace(payload, whom=op.target)
        return await link.preferences.save(change, priority=Priority.BACKGROUND)

    async def _look(
        self, link: Link, op: Op, payload: PreferencesChange, whom: Identifier
    ) -> ReadBack:
        seen = await link.preferences.of(
            whom, deadline_s=PROBE_DEADLINE_S, priority=Priority.BACKGROUND
        )
        left = preferences.remaining(payload, seen)
        if left is None:
            return ReadBack(op_id=op.id, verdict=ReadVerdict.DONE)
        return ReadBack(op_id=op.id, verdict=ReadVerdict.DIFFERENT, remaining=left)


class SubscriptionHandler(SingleHandler[SubscriptionChange]):
    """See `Handler`."""

    reads_first = ReadFirst.WHEN_SENT
    carries = SubscriptionChange

    async def _write(self, link: Link, op: Op, payload: SubscriptionChange) -> Outcome:
        assert op.target is not None
        change = replace(payload, whom=op.target)
        (outcome,) = await link.subscriptions.switch((change,), priority=Priority.BACKGROUND)
        return outcome

    async def _look(
        self, link: Link, op: Op, payload: SubscriptionChange, whom: Identifier
    ) -> ReadBack:
        seen = await link.subscriptions.of(
            whom, deadline_s=PROBE_DEADLINE_S, priority=Priority.BACKGROUND
        )
        if not is_told(payload, seen):
            # A list without it, of a server that lists what is not set too, proves nothing.
            return ReadBack(op_id=op.id, verdict=ReadVerdict.UNDECIDABLE)
        verdict = ReadVerdict.DONE if is_met(payload, seen) else ReadVerdict.ABSENT
        return ReadBack(op_id=op.id, verdict=verdict)
