"""Requests for another identifier: the server keeps each that it is sent, and a person decides."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from random import Random

from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.identity_request import IdentityChange
from app.domain.op import Op, OpKind, Payload
from app.sandbox.calls.table import Request
from app.sandbox.people.people import Person
from app.sandbox.state import Effect
from tests.faults.kinds.kind import About, Shopper
from tests.faults.kinds.tills import other_tills_write
from tests.faults.simulated.server import Server

_TAKEN_SHARE = 0.1


class IdentityChanges:
    """See `Kind`. Some ask for a number that another customer has."""

    op_kind = OpKind.IDENTITY_CHANGE
    needs_known = True
    is_setting = False

    def intend(
        self, draw: Random, shopper: Shopper, about: About | None, number: int, at: datetime
    ) -> IdentityChange:
        is_taken = draw.random() < _TAKEN_SHARE
        neighbours = str(int(shopper.mobile) + (1 if shopper.number % 2 == 0 else -1))
        return IdentityChange(
            kind=IdentifierKind.MOBILE,
            old=shopper.mobile,
            new=neighbours if is_taken else f"4477002{number:05d}",
        )

    def names(self, payload: Payload) -> Sequence[Identifier]:
        return ()

    def corrected(self, draw: Random, op: Op, number: int, at: datetime) -> IdentityChange:
        return replace(_change(op.payload), new=f"4477002{number:05d}")

    def elsewhere(self, draw: Random, shopper: Shopper, number: int) -> Request:
        new = f"4477003{number:05d}"
        customer = {"identifier": "mobile", "old_value": shopper.mobile, "new_value": new}
        return other_tills_write("customer/update_identity", [customer])

    def is_of(self, payload: Payload, effect: Effect, server: Server) -> bool:
        return effect.call == "customer/update_identity" and effect.effect == "requested"

    def is_held(self, payload: Payload, person: Person | None, server: Server) -> bool:
        return person is not None and server.has_row(
            "change_request", user_id=person.user_id, new_value=_change(payload).new
        )


def _change(payload: Payload) -> IdentityChange:
    assert isinstance(payload, IdentityChange)
    return payload
