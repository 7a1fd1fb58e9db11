"""Which identifiers of a refused write another customer has already."""

from app.domain.codes import CodeField, NextStep, response_code
from app.domain.identifiers import Identifier, of_contacts
from app.domain.identity_request import IdentityChange
from app.domain.op import Op
from app.domain.profile_edit import ProfileEdit
from app.domain.registration import Registration


def taken_identifiers(op: Op) -> tuple[Identifier, ...]:
    """By what the other customer can be opened, the likeliest first; empty where the server did not
    refuse the op for that.
    """
    code = op.why.code if op.needs_person and op.why is not None else None
    found = response_code(code) if code is not None else None
    if found is None or found.next_step is not NextStep.OPEN_EXISTING:
        return ()
    kinds = {field.value for field in found.fields if field is not CodeField.SUBJECT}
    return tuple(one for one in _written(op) if one.kind.value in kinds)


def _written(op: Op) -> tuple[Identifier, ...]:
    match op.payload:
        case Registration():
            return op.payload.identifiers
        case ProfileEdit():
            change = op.payload.change
            return of_contacts(
                mobile_digits=change.mobile or "",
                address=change.email or "",
                card=change.external_id or "",
            )
        case IdentityChange():
            return (Identifier(kind=op.payload.kind, value=op.payload.new),)
        case _:
            return ()
