"""customer/add: an upsert by identifier, so a read by identifier tells whether it was done.

Sending one again is safe for the identifiers but may overwrite what somebody changed since: once
a customer is seen on the server, only what they lack is sent.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from app.api.endpoints.customers import Answered
from app.api.link import Link
from app.api.pace import Priority
from app.domain.customer import Customer, Gender
from app.domain.faults import ServerFault
from app.domain.identifiers import Identifier
from app.domain.op import Op, Payload
from app.domain.outcome import Outcome
from app.domain.registration import Registration
from app.sync.handlers.handler import (
    PROBE_DEADLINE_S,
    ReadBack,
    ReadFirst,
    ReadVerdict,
    Remaining,
)

NOT_A_MEMBER_CODES = frozenset({1013, 1020})
"""Known to the server, but not enrolled: registering is what enrols them."""


class RegistrationHandler:
    """See `Handler`."""

    at_once: int | None = None
    reads_first = ReadFirst.WHEN_OLD

    async def send(
        self, link: Link, ops: Sequence[Op], remaining: Remaining
    ) -> tuple[Outcome, ...]:
        registrations = [_registration(remaining.get(op.id, op.payload)) for op in ops]
        outcomes = await link.customers.add(registrations, priority=Priority.BACKGROUND)
        return tuple(
            replace(outcome, customer=completed(outcome.customer, op.registration))
            if outcome.customer is not None
            else outcome
            for op, outcome in zip(ops, outcomes, strict=True)
        )

    async def read_back(self, link: Link, ops: Sequence[Op]) -> tuple[ReadBack, ...]:
        asked = tuple(dict.fromkeys(found for op in ops for found in op.registration.identifiers))
        try:
            answers = await link.customers.get_many(
                asked, deadline_s=PROBE_DEADLINE_S, priority=Priority.BACKGROUND
            )
        except ServerFault as fault:
            return tuple(
                ReadBack(op_id=op.id, verdict=ReadVerdict.UNKNOWN, request_id=fault.request_id)
                for op in ops
            )
        said = {answer.identifier: answer for answer in answers}
        return tuple(_read_back(op, said) for op in ops)


def _read_back(op: Op, said: Mapping[Identifier, Answered]) -> ReadBack:
    answers = [said[identifier] for identifier in op.registration.identifiers]
    customer = next((answer.customer for answer in answers if answer.customer is not None), None)
    erased = next((answer.identifier for answer in answers if answer.is_erased), None)
    if customer is None and erased is not None:
        # Whoever comes again after being deleted is registered anew; but a request of ours that
        # may have gone before must not bring back whom it perhaps registered.
        verdict = ReadVerdict.UNDECIDABLE if op.attempts else ReadVerdict.ABSENT
        return ReadBack(op_id=op.id, verdict=verdict, erased=erased)
    if customer is None:
        refused = [
            answer.refusal
            for answer in answers
            if answer.refusal is not None and answer.refusal.code not in NOT_A_MEMBER_CODES
        ]
        verdict = ReadVerdict.UNKNOWN if refused else ReadVerdict.ABSENT
        return ReadBack(op_id=op.id, verdict=verdict)
    remaining = lacking(op.registration, customer)
    if remaining is None:
        found = completed(customer, op.registration)
        return ReadBack(op_id=op.id, verdict=ReadVerdict.DONE, customer=found)
    return ReadBack(
        op_id=op.id, verdict=ReadVerdict.DIFFERENT, customer=customer, remaining=remaining
    )


def _registration(payload: Payload) -> Registration:
    assert isinstance(payload, Registration)
    return payload


def lacking(ours: Registration, theirs: Customer) -> Registration | None:
    """What of `ours` the server's customer has blank, with the identifiers that name them; None
    where nothing is lacking.

    An identifier that they have otherwise is left out: the server keeps set identifiers.
    """
    known_fields = {field.name for field in theirs.custom_fields if field.values}
    remaining = replace(
        ours,
        mobile="" if theirs.mobile and theirs.mobile != ours.mobile else ours.mobile,
        email="" if theirs.email and theirs.email.lower() != ours.email.lower() else ours.email,
        external_id=""
        if theirs.external_id and theirs.external_id != ours.external_id
        else ours.external_id,
        firstname="" if theirs.firstname else ours.firstname,
        lastname="" if theirs.lastname else ours.lastname,
        gender=Gender.UNKNOWN if theirs.gender is not Gender.UNKNOWN else ours.gender,
        custom_fields=tuple(
            field for field in ours.custom_fields if field.name not in known_fields
        ),
    )
    lacks = (
        (remaining.mobile and not theirs.mobile)
        or (remaining.email and not theirs.email)
        or (remaining.external_id and not theirs.external_id)
        or remaining.firstname
        or remaining.lastname
        or remaining.gender is not Gender.UNKNOWN
        or remaining.custom_fields
    )
    return remaining if lacks else None


def completed(theirs: Customer, ours: Registration) -> Customer:
    """The server's customer with what its reply left out and we know it was sent."""
    known_fields = {field.name for field in theirs.custom_fields}
    return replace(
        theirs,
        firstname=theirs.firstname or ours.firstname,
        lastname=theirs.lastname or ours.lastname,
        mobile=theirs.mobile or ours.mobile,
        email=theirs.email or ours.email,
        external_id=theirs.external_id or ours.external_id,
        gender=ours.gender if theirs.gender is Gender.UNKNOWN else theirs.gender,
        registered_at=theirs.registered_at or ours.registered_at,
        custom_fields=theirs.custom_fields
        + tuple(field for field in ours.custom_fields if field.name not in known_fields),
    )
