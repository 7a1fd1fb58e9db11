"""Correcting what the server refused: the corrected write is a new one, the refused one goes."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from app.domain.correction import corrected, correction_form, judge
from app.domain.likeness import is_same_text
from app.domain.op import Op, OpId, OpKind, Payload
from app.domain.organisation import FieldSpec, RegistrationRules
from app.domain.registration import FormValues
from app.domain.registration_review import FieldProblem
from app.domain.ticket import TicketEntry
from app.services.saving import AlreadyWaiting, Saver

if TYPE_CHECKING:
    # start-up: a page that only names these must not load network and storage.
    from app.store.outbox import OutboxStore


@dataclass(frozen=True, slots=True, kw_only=True)
class CorrectionForm:
    """What of an op can be corrected. `specs` describe the organisation's own fields among it."""

    op: Op
    values: Mapping[str, str]
    specs: tuple[FieldSpec, ...] = ()


class CorrectionService:
    """For all kinds but registrations, which have a form of their own. Methods raise StoreFault."""

    def __init__(
        self,
        *,
        outbox: OutboxStore,
        saver: Saver,
        rules: Callable[[], Awaitable[RegistrationRules]],
        country: Callable[[], str],
    ) -> None:
        self._outbox = outbox
        self._saver = saver
        self._rules = rules
        self._country = country

    async def form(self, op_id: OpId) -> CorrectionForm | None:
        """The op's form; None where it waits for nobody (any more), or has none."""
        op = await self._outbox.get(op_id)
        if op is None or not op.needs_person:
            return None
        values = correction_form(op.payload)
        if not values:
            return None
        return CorrectionForm(op=op, values=values, specs=(await self._rules()).custom_fields)

    def judge(self, form: CorrectionForm, values: FormValues) -> tuple[FieldProblem, ...]:
        """What is wrong with the values as typed so far."""
        return judge(form.op.payload, values, specs=form.specs, country=self._country())

    async def save(self, form: CorrectionForm, values: FormValues, *, token: str) -> Op:
        """Save the corrected write and withdraw the refused one. `token` makes one filled form one
        op. Raises WriteError, AlreadyWaiting, NotReadyError, and OpMoved where the refused one no
        longer stands as it did.
        """
        op = form.op
        payload = corrected(op.payload, values, specs=form.specs, country=self._country())
        await self._refuse_second(op, payload, token)
        return await self._saver.save(
            op.kind, payload, token=token, subject=op.subject, replacing=op.id
        )

    async def _refuse_second(self, op: Op, payload: Payload, token: str) -> None:
        """A second ticket of one subject would only be refused again."""
        if not isinstance(payload, TicketEntry):
            return
        for other in await self._outbox.of_customer((op.subject.key,)):
            waits = other.kind is OpKind.TICKET and other.id not in (op.id, token)
            if (
                waits
                and isinstance(other.payload, TicketEntry)
                and is_same_text(other.payload.subject, payload.subject)
            ):
                raise AlreadyWaiting(other)
