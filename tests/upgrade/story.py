"""One till's work such that an op ends up in every state that the present version has.

It is what a recording is made of (see `python -m tests.upgrade`). Each op's id says where it is
left; `sending-done` and its like are ops whose request the server has done, and nobody knows.
"""

from datetime import UTC, datetime, timedelta
from typing import Literal

from app.domain import identifiers
from app.domain.audit import Act
from app.domain.clock import Clock
from app.domain.customer import Customer, CustomerKey, CustomField, Gender, UserId
from app.domain.identifiers import IdentifierKind
from app.domain.identity_request import IdentityChange
from app.domain.note import NoteEntry, NoteId
from app.domain.op import (
    Associate,
    AssociateId,
    Binding,
    Evidence,
    Op,
    OpId,
    OpKind,
    OpState,
    Payload,
    Subject,
    Why,
)
from app.domain.outcome import Settlement, SideEffect
from app.domain.preferences import PreferencesChange
from app.domain.profile_change import ProfileChange
from app.domain.profile_edit import FieldConflict, ProfileEdit
from app.domain.registration import Registration
from app.domain.subscription import Channel, MessageKind, SubscriptionChange
from app.domain.ticket import TicketEntry, TicketPriority
from app.store.associates import AssociateStore
from app.store.audit import AuditStore
from app.store.database import Database
from app.store.drafts import DraftStore
from app.store.outbox import OutboxStore
from app.store.secrets import Secrets

HERE = Binding(server_url="http://127.0.0.1:1", organisation="29", till_login="store.server")
ELSEWHERE = Binding(server_url="http://127.0.0.1:2", organisation="7", till_login="old.till")
NOOR = Associate(id=AssociateId("443"), name="Noor A.")
RAVI = Associate(id=AssociateId("444"), name="Ravi Menon", is_supervisor=True)
THEN = datetime(2026, 10, 20, 9, 30, tzinfo=UTC)
"""Long before the tests' own time: no till can tell how old what it finds is."""

_EVIDENCE = {
    OpState.QUEUED: Why(evidence=Evidence.NOT_SENT, fault="dns"),
    OpState.AMBIGUOUS: Why(evidence=Evidence.AMBIGUOUS, fault="read_timeout", request_id="r-7"),
    OpState.WAITING_CREDENTIALS: Why(evidence=Evidence.CREDENTIALS, code=401, message="Who?"),
    OpState.REJECTED: Why(evidence=Evidence.REJECTED, code=1016, message="Not this name"),
    OpState.NEEDS_ATTENTION: Why(
        evidence=Evidence.NOT_UNDERSTOOD, code=7777, message="Something else", request_id="r-9"
    ),
    OpState.ACKED: Why(evidence=Evidence.DONE, code=1000, message="Done", request_id="r-1"),
}


class Story:
    """Writes into an open outbox; `tell` does all of it."""

    def __init__(self, outbox: OutboxStore) -> None:
        self._outbox = outbox
        self._count = 0

    async def tell(self) -> None:
        await self._outbox.begin_epoch()
        await self._register("killed-lost", 20)
        await self._claim("killed-lost")
        await self._outbox.begin_epoch()  # the till was switched off, and started again
        await self._registrations()
        await self._other_kinds()
        await self._withdrawals()
        # Nothing is read after these: they stay where a save puts them first.
        await self._register("unfiled", 40, firstname="Zoë")
        await self._write("unfiled-note", OpKind.NOTE, _note(9, "Just saved"), known(9))

    async def _registrations(self) -> None:
        await self._register("queued", 21, lastname="O'Neil", gender=Gender.FEMALE)
        await self._register("queued-lane", 21, firstname="Again")
        await self._register(
            "queued-whole",
            22,
            email="w22@example.com",
            external_id="card-22",
            firstname="अनिता",
            lastname="الحداد",
            custom_fields=(CustomField(name="birthday", values=("1990-02-28",)),),
        )
        await self._register("queued-tried", 23)
        await self._bring("queued-tried", OpState.QUEUED)
        await self._register("elsewhere", 24, binding=ELSEWHERE)
        for number, state in enumerate(("sending", "ambiguous", "probing"), start=25):
            for place, end in enumerate(("lost", "done")):
                await self._register(f"{state}-{end}", number + 10 * place)
        for end in ("lost", "done"):
            await self._claim(f"sending-{end}")
            await self._bring(f"ambiguous-{end}", OpState.AMBIGUOUS)
            await self._bring(f"probing-{end}", OpState.AMBIGUOUS)
            await self._claim(f"probing-{end}", "probing")
        for number, state in enumerate(
            (
                *(OpState.WAITING_CREDENTIALS, OpState.REJECTED),
                *(OpState.NEEDS_ATTENTION, OpState.ACKED),
            ),
            start=30,
        ):
            await self._register(state.value, number)
            await self._bring(state.value, state)
        await self._register("waiting-read", 34)
        await self._bring("waiting-read", OpState.AMBIGUOUS)
        await self._claim("waiting-read", "probing")
        await self._settle("waiting-read", OpState.WAITING_CREDENTIALS)
        await self._register("verified", 38)
        await self._bring("verified", OpState.ACKED)
        await self._settle("verified", OpState.VERIFIED)
        await self._register("bulk", 39, is_bulk=True)
        await self._register("amended", 41)
        amended = Registration(mobile=mobile(41), firstname="Amended", registered_at=THEN)
        await self._outbox.amend(OpId("amended"), amended, NOOR)

    async def _other_kinds(self) -> None:
        edit = ProfileEdit(
            change=ProfileChange(
                whom=known(2).whom,
                firstname="Edited",
                custom_fields=(CustomField(name="birthday", values=("1991-03-01",)),),
            ),
            base=_customer(2),
        )
        await self._write("edit", OpKind.PROFILE_CHANGE, edit, known(2))
        clash = ProfileEdit(
            change=ProfileChange(whom=known(3).whom, firstname="Mine", lastname="Sent"),
            base=_customer(3),
        )
        await self._write("edit-conflict", OpKind.PROFILE_CHANGE, clash, known(3))
        await self._claim("edit-conflict")
        fields = (FieldConflict(field="firstname", was="Tom", theirs="Theirs", mine="Mine"),)
        await self._settle("edit-conflict", OpState.NEEDS_ATTENTION, conflicts=fields)
        await self._write("edit-behind", OpKind.PROFILE_CHANGE, edit_behind(), known(3))
        await self._write("note", OpKind.NOTE, _note(4, "Likes tea"), known(4))
        for place, end in enumerate(("lost", "done")):
            number = 5 + place
            await self._write(f"note-{end}", OpKind.NOTE, _note(number, "Called"), known(number))
            await self._bring(f"note-{end}", OpState.AMBIGUOUS)
        correction = _note(7, "Likes coffee", corrects=NoteId("50000001"))
        await self._write("note-correction", OpKind.NOTE_CORRECTION, correction, known(7))
        await self._write("ticket-acked", OpKind.TICKET, _ticket("Wrong card"), known(8))
        await self._bring("ticket-acked", OpState.ACKED, reference="T-1")
        await self._write("ticket", OpKind.TICKET, _ticket("Points are missing"), known(8))
        preferences = PreferencesChange(
            whom=known(10).whom, fields=(CustomField(name="shoe_size", values=("41",)),)
        )
        await self._write("preferences", OpKind.PREFERENCES, preferences, known(10))
        subscription = SubscriptionChange(
            whom=known(11).whom, channel=Channel.SMS, kind=MessageKind.BULK, is_subscribed=False
        )
        await self._write("subscription", OpKind.SUBSCRIPTION, subscription, known(11))
        identity = IdentityChange(kind=IdentifierKind.MOBILE, old=mobile(12), new=mobile(912))
        await self._write("identity", OpKind.IDENTITY_CHANGE, identity, known(12))
        for op_id, parent in (("child", "queued-whole"), ("child-of-rejected", "rejected")):
            whom = stranger(parent)
            await self._write(op_id, OpKind.NOTE, _note_of(whom, "First visit"), whom)

    async def _withdrawals(self) -> None:
        await self._register("discarded", 42)
        await self._write(
            "orphan", OpKind.NOTE, _note_of(stranger("discarded"), "x"), stranger("discarded")
        )
        await self._outbox.discard(OpId("discarded"), RAVI.id, "mistyped")
        await self._register("corrected", 43)
        await self._bring("corrected", OpState.REJECTED)
        await self._register("correction", 44, replaces="corrected")

    async def _register(
        self,
        op_id: str,
        number: int,
        *,
        firstname: str = "Ann",
        lastname: str = "",
        email: str = "",
        external_id: str = "",
        gender: Gender = Gender.UNKNOWN,
        custom_fields: tuple[CustomField, ...] = (),
        binding: Binding = HERE,
        replaces: str | None = None,
        is_bulk: bool = False,
    ) -> None:
        payload = Registration(
            mobile=mobile(number),
            email=email,
            external_id=external_id,
            firstname=firstname,
            lastname=lastname,
            gender=gender,
            custom_fields=custom_fields,
            registered_at=THEN,
        )
        await self._outbox.enqueue(
            op_id=OpId(op_id),
            kind=OpKind.REGISTRATION,
            payload=payload,
            binding=binding,
            associate=RAVI if is_bulk else NOOR,
            created_at=self._now(),
            replaces=None if replaces is None else OpId(replaces),
            is_bulk=is_bulk,
        )

    async def _write(self, op_id: str, kind: OpKind, payload: Payload, subject: Subject) -> None:
        await self._outbox.enqueue(
            op_id=OpId(op_id),
            kind=kind,
            payload=payload,
            subject=subject,
            binding=HERE,
            associate=NOOR,
            created_at=self._now(),
        )

    async def _claim(
        self, op_id: str, for_: Literal["sending", "probing"] = "sending"
    ) -> tuple[Op, ...]:
        return await self._outbox.claim([OpId(op_id)], request_uuid=f"request-{op_id}", for_=for_)

    async def _bring(self, op_id: str, to: OpState, *, reference: str = "") -> None:
        await self._claim(op_id)
        await self._settle(op_id, to, reference=reference)

    async def _settle(
        self,
        op_id: str,
        to: OpState,
        *,
        reference: str = "",
        conflicts: tuple[FieldConflict, ...] = (),
    ) -> None:
        op = await self._outbox.get(OpId(op_id))
        assert op is not None
        is_done = to is OpState.ACKED and op.kind is OpKind.REGISTRATION
        award = SideEffect(kind="points", awarded_points=50, total_points=50)
        why = Why(evidence=Evidence.DONE, code=1000) if conflicts else _EVIDENCE.get(to)
        await self._outbox.settle(
            [
                Settlement(
                    op_id=op.id,
                    to=to,
                    why=why or op.why or Why(evidence=Evidence.DONE),
                    customer=_made(op.registration) if is_done else None,
                    side_effects=(award,) if is_done else (),
                    warnings=("email_kept",) if is_done else (),
                    reference=reference,
                    conflicts=conflicts,
                )
            ]
        )

    def _now(self) -> datetime:
        self._count += 1
        return THEN + timedelta(minutes=self._count)


async def tell_of_till(database: Database, clock: Clock) -> None:
    """What else is kept beside the ops: who works here, what they were typing, the login."""
    associates = AssociateStore(database, clock)
    for who in (NOOR, RAVI):
        await associates.enrol(who, pin_hash=f"$argon2id$of-{who.id}")
    await associates.failed(NOOR.id, at=THEN)
    await DraftStore(database, clock).save(NOOR.id, "register", "", {"firstname": "Half a na"})
    login = '{"url": "http://127.0.0.1:1", "username": "store.server"}'
    await Secrets(database, keyring=None, profile="default").put("server", login)


async def tell_of_acts(database: Database, clock: Clock) -> None:
    """What the fourth version keeps of what people did."""
    audit = AuditStore(database, clock)
    await audit.record(Act.SIGNED_IN, NOOR)
    await audit.record(Act.CUSTOMER_OPENED, NOOR, customer=CustomerKey("user:1002"))


def mobile(number: int) -> str:
    return f"4477009{number:05d}"


def known(number: int) -> Subject:
    """One whom the server knew already."""
    contacts = identifiers.of_contacts(
        mobile_digits=mobile(number), address=f"shopper{number}@example.com", card=""
    )
    return Subject(
        key=CustomerKey(f"user:{1000 + number}"),
        identifiers=(identifiers.user_id(str(1000 + number)), *contacts),
        name="Tom Sawyer",
    )


def stranger(op_id: str) -> Subject:
    """One whom only the registration of that id makes known."""
    return Subject(key=CustomerKey(f"op:{op_id}"), name="Ann")


def edit_behind() -> ProfileEdit:
    """Waits behind one that a person has to decide on."""
    change = ProfileChange(whom=known(3).whom, lastname="Behind")
    return ProfileEdit(change=change, base=_customer(3, lastname="Sent"))


def _customer(number: int, lastname: str = "Sawyer") -> Customer:
    return Customer(
        user_id=UserId(str(1000 + number)),
        firstname="Tom",
        lastname=lastname,
        mobile=mobile(number),
        email=f"shopper{number}@example.com",
    )


def _made(registration: Registration) -> Customer:
    number = int(registration.mobile[-5:])
    return Customer(
        user_id=UserId(str(1000 + number)),
        firstname=registration.firstname,
        mobile=registration.mobile,
    )


def _note(number: int, text: str, corrects: NoteId | None = None) -> NoteEntry:
    return _note_of(known(number), text, corrects)


def _note_of(subject: Subject, text: str, corrects: NoteId | None = None) -> NoteEntry:
    return NoteEntry(
        whom=subject.whom,
        associate_id=NOOR.id,
        text=text,
        written_at=THEN.replace(second=5),
        corrects=corrects,
    )


def _ticket(subject: str) -> TicketEntry:
    return TicketEntry(
        whom=known(8).whom,
        subject=subject,
        message="Said at the till",
        priority=TicketPriority.HIGH,
    )
