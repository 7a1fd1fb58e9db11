"""Saved ops of every kind about Tom Sawyer, as the pending and closing pages show them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from app.domain.customer import Customer, CustomerKey, CustomField, Gender
from app.domain.identifiers import IdentifierKind, mobile, user_id
from app.domain.identity_request import IdentityChange
from app.domain.note import NoteEntry, NoteId
from app.domain.op import Evidence, Op, OpId, OpKind, OpState, Payload, Subject, Why
from app.domain.preferences import PreferencesChange
from app.domain.profile_change import ProfileChange
from app.domain.profile_edit import FieldConflict, ProfileEdit
from app.domain.standstill import CONFLICT
from app.domain.subscription import Channel, MessageKind, SubscriptionChange
from app.domain.ticket import TicketEntry
from tests.gui.fakes_forms import BINDING, NOOR
from tests.manual_clock import START

TOM = Subject(
    key=CustomerKey("user:5"),
    identifiers=(user_id("5"), mobile("44700900000")),
    name="Tom Sawyer",
)

PAYLOADS: dict[OpKind, Payload] = {
    OpKind.PROFILE_CHANGE: ProfileEdit(
        change=ProfileChange(
            whom=TOM.whom,
            firstname="Tommy",
            gender=Gender.MALE,
            mobile="447911123456",
            custom_fields=(CustomField(name="hobbies", values=("chess", "rafting")),),
        ),
        base=Customer(firstname="Tom"),
    ),
    OpKind.IDENTITY_CHANGE: IdentityChange(
        kind=IdentifierKind.MOBILE, old="44700900000", new="447911123456"
    ),
    OpKind.NOTE: NoteEntry(
        whom=TOM.whom, associate_id=NOOR.id, text="Alergic to wool", written_at=START
    ),
    OpKind.NOTE_CORRECTION: NoteEntry(
        whom=TOM.whom,
        associate_id=NOOR.id,
        text="Allergic to wool",
        written_at=START,
        corrects=NoteId("15"),
    ),
    OpKind.TICKET: TicketEntry(whom=TOM.whom, subject="Zip torn", message="On the green coat"),
    OpKind.PREFERENCES: PreferencesChange(
        whom=TOM.whom, fields=(CustomField(name="size", values=("M",)),)
    ),
    OpKind.SUBSCRIPTION: SubscriptionChange(
        whom=TOM.whom, channel=Channel.SMS, kind=MessageKind.BULK, is_subscribed=False
    ),
}

CLASHES = (
    FieldConflict(field="firstname", was="Tom", theirs="Thomas", mine="Tommy"),
    FieldConflict(field="gender", was="", theirs="F", mine="M"),
    FieldConflict(field="mobile", was="44700900000", theirs="", mine="447911123456"),
    FieldConflict(field="custom_hobbies", was="chess", theirs="go", mine="chess\nrafting"),
)


def op_of(
    kind: OpKind,
    state: OpState = OpState.REJECTED,
    *,
    number: int = 1,
    why: Why | None = None,
    **changes: Any,
) -> Op:
    """A saved op of this kind (any but a registration); `number` makes its id and its place."""
    made = Op(
        id=OpId(f"op{number}"),
        seq=number,
        kind=kind,
        state=state,
        lane=TOM.key,
        subject=TOM,
        payload=PAYLOADS[kind],
        binding=BINDING,
        associate=NOOR,
        created_at=START + timedelta(minutes=number),
        epoch=1,
        why=why,
        target=TOM.whom,
    )
    return replace(made, **changes)


def clashing(number: int = 1, conflicts: tuple[FieldConflict, ...] = CLASHES) -> Op:
    """An edit that somebody has to decide on."""
    why = Why(evidence=Evidence.NOT_SENT, fault=CONFLICT)
    return op_of(
        OpKind.PROFILE_CHANGE,
        OpState.NEEDS_ATTENTION,
        number=number,
        why=why,
        conflicts=conflicts,
    )
