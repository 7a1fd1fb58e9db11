"""Registrations: an upsert by identifier. Two of one person, in order, are one customer."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from random import Random

from app.domain.customer import Gender
from app.domain.identifiers import Identifier
from app.domain.op import Op, OpKind, Payload
from app.domain.registration import Registration
from app.sandbox.calls.table import Request
from app.sandbox.people.people import Kind, Person
from app.sandbox.state import Effect
from tests.faults.kinds.kind import About, Shopper
from tests.faults.kinds.tills import other_tills_write
from tests.faults.simulated.server import Server

_PLACES = ((True, False), (True, False), (True, True), (False, True))
"""Whether a form has the mobile and the e-mail address: a shopper does not always give both."""


class Registrations:
    """See `Kind`."""

    op_kind = OpKind.REGISTRATION
    needs_known = False
    is_setting = False

    def intend(
        self, draw: Random, shopper: Shopper, about: About | None, number: int, at: datetime
    ) -> Registration:
        has_mobile, has_email = draw.choice(_PLACES)
        if draw.random() < 0.05:
            has_mobile = has_email = False  # a card alone is refused
        return Registration(
            mobile=shopper.mobile if has_mobile else "",
            email=shopper.email if has_email else "",
            external_id=shopper.external_id if not (has_mobile or has_email) else "",
            firstname=f"First{number}",
            lastname=f"Last{number}" if draw.random() < 0.5 else "",
            gender=draw.choice((Gender.UNKNOWN, Gender.FEMALE)),
            registered_at=at,
        )

    def names(self, payload: Payload) -> Sequence[Identifier]:
        return _registration(payload).identifiers

    def corrected(self, draw: Random, op: Op, number: int, at: datetime) -> Registration:
        payload = op.registration
        # The mobile that a card's owner gives when they are asked for it.
        mobile = payload.mobile or f"4477001{payload.external_id[-5:]}"
        is_mailed = payload.email and not payload.mobile
        return replace(
            payload,
            mobile="" if is_mailed else mobile,
            email=payload.email if is_mailed else "",
            registered_at=at,
        )

    def elsewhere(self, draw: Random, shopper: Shopper, number: int) -> Request:
        customer = {"firstname": f"Other{number}", "mobile": shopper.mobile}
        if draw.random() < 0.3:
            customer["email"] = shopper.email
        return other_tills_write("customer/add", [customer])

    def is_of(self, payload: Payload, effect: Effect, server: Server) -> bool:
        person = server.sandbox.world.people.get(effect.user_id)
        ours = {(Kind(one.kind.value), one.value) for one in self.names(payload)}
        return (
            effect.call == "customer/add"
            and person is not None
            and not ours.isdisjoint(_identifiers_of(person))
        )

    def is_held(self, payload: Payload, person: Person | None, server: Server) -> bool:
        ours = _registration(payload)
        found = [server.sandbox.person(Kind(one.kind.value), one.value) for one in ours.identifiers]
        return any(
            person is not None
            and bool(person.firstname or not ours.firstname)
            and bool(person.lastname or not ours.lastname)
            and bool(person.gender or ours.gender is Gender.UNKNOWN)
            for person in found
        )


def _registration(payload: Payload) -> Registration:
    assert isinstance(payload, Registration)
    return payload


def _identifiers_of(person: Person) -> set[tuple[Kind, str]]:
    found = {
        Kind.MOBILE: person.mobile,
        Kind.EMAIL: person.email,
        Kind.EXTERNAL_ID: person.external_id,
    }
    return {(kind, value) for kind, value in found.items() if value}
