"""Edits of a profile, made on a base that somebody else may have changed by now."""

from collections.abc import Sequence
from datetime import datetime
from random import Random

from app.domain.identifiers import Identifier
from app.domain.op import Op, OpKind, Payload
from app.domain.profile_change import ProfileChange
from app.domain.profile_edit import ProfileEdit, Side, resolved
from app.sandbox.calls.table import Request
from app.sandbox.people.people import Person
from app.sandbox.state import Effect
from tests.faults.kinds.kind import About, Shopper
from tests.faults.kinds.tills import other_tills_write
from tests.faults.simulated.server import Server


class ProfileEdits:
    """See `Kind`. Each edit sets a name that nobody else sets."""

    op_kind = OpKind.PROFILE_CHANGE
    needs_known = False
    is_setting = False

    def intend(
        self, draw: Random, shopper: Shopper, about: About | None, number: int, at: datetime
    ) -> ProfileEdit:
        assert about is not None
        is_first = draw.random() < 0.7
        return ProfileEdit(
            change=ProfileChange(
                whom=about.subject.whom,
                firstname=f"Edit{number}" if is_first else None,
                lastname=f"Edit{number}" if not is_first or draw.random() < 0.3 else None,
            ),
            base=about.customer,
        )

    def names(self, payload: Payload) -> Sequence[Identifier]:
        return ()

    def corrected(self, draw: Random, op: Op, number: int, at: datetime) -> ProfileEdit | None:
        edit = _edit(op.payload)
        if not op.conflicts:
            return edit
        sides = {one.field: draw.choice(tuple(Side)) for one in op.conflicts}
        return resolved(edit, op.conflicts, sides)

    def elsewhere(self, draw: Random, shopper: Shopper, number: int) -> Request:
        customer = {"mobile": shopper.mobile, "firstname": f"Other{number}"}
        return other_tills_write("customer/update", [customer])

    def is_of(self, payload: Payload, effect: Effect, server: Server) -> bool:
        return effect.call == "customer/update"

    def is_held(self, payload: Payload, person: Person | None, server: Server) -> bool:
        # Somebody else may have written over it since; that it was never written shows in its
        # effects, and in a value that is still the base's.
        change, base = _edit(payload).change, _edit(payload).base
        return person is not None and (
            (change.firstname is None or person.firstname != base.firstname)
            and (change.lastname is None or person.lastname != base.lastname)
        )


def _edit(payload: Payload) -> ProfileEdit:
    assert isinstance(payload, ProfileEdit)
    return payload
