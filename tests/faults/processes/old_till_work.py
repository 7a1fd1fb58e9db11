"""A long queue of every kind of write, of customers old and new, and the people it is about.

Whatever is in it the server takes, and each op leaves one effect there.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from app.domain import identifiers
from app.domain.customer import Customer, CustomerKey, CustomField, UserId
from app.domain.identifiers import IdentifierKind
from app.domain.identity_request import IdentityChange
from app.domain.note import NoteEntry, NoteId
from app.domain.op import OpId, OpKind, Payload, Subject
from app.domain.preferences import PreferencesChange
from app.domain.profile_change import ProfileChange
from app.domain.profile_edit import ProfileEdit
from app.domain.registration import Registration, customer_of
from app.domain.subscription import Channel, MessageKind, SubscriptionChange
from app.domain.ticket import TicketEntry
from app.sandbox.database import transaction
from app.sandbox.people.notes import Note, Notes
from app.sandbox.state import Sandbox
from tests.faults.kinds.tills import NOOR

STRANGER_EVERY = 5
"""One in so many customers is new: their first op registers them."""
_FIRST_ID, _FIRST_NOTE = 1_000_000, 40_000_000
CALLS = {
    OpKind.REGISTRATION: "customer/add",
    OpKind.PROFILE_CHANGE: "customer/update",
    OpKind.IDENTITY_CHANGE: "customer/update_identity",
    OpKind.NOTE: "customer/notes",
    OpKind.NOTE_CORRECTION: "customer/notes",
    OpKind.TICKET: "customer/tickets",
    OpKind.PREFERENCES: "customer/preferences",
    OpKind.SUBSCRIPTION: "customer/subscriptions",
}
"""What the server calls an effect of each kind by."""
_OF_ANYBODY = (
    *(OpKind.PROFILE_CHANGE, OpKind.NOTE, OpKind.NOTE, OpKind.TICKET),
    *(OpKind.PREFERENCES, OpKind.SUBSCRIPTION),
)
_OF_KNOWN = (*_OF_ANYBODY, OpKind.NOTE_CORRECTION, OpKind.IDENTITY_CHANGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """One op to be saved; `subject` is None for what makes its customer, `number` is theirs."""

    op_id: OpId
    kind: OpKind
    payload: Payload
    subject: Subject | None
    number: int

    @property
    def call(self) -> str:
        """What the server calls the effect's call."""
        return CALLS[self.kind]


@dataclass(slots=True)
class _Shopper:
    """A customer as the till shows them: what is saved and not sent is laid over."""

    number: int
    subject: Subject | None
    shown: Customer
    has_asked: bool = False


def is_stranger(number: int) -> bool:
    return number % STRANGER_EVERY == 0


def mobile(number: int) -> str:
    return f"4477{number:08d}"


def draw_work(count: int, *, customers: int, seed: int, at: datetime) -> Iterator[Work]:
    """So many ops, in the order of saving, a minute apart from `at` on."""
    draw = Random(seed)
    shoppers: dict[int, _Shopper] = {}
    for place in range(count):
        number = draw.randrange(customers)
        shopper = shoppers.setdefault(number, _Shopper(number, *_first(number)))
        yield _next(draw, shopper, place, at + timedelta(minutes=place))


def furnish(sandbox: Sandbox, customers: int) -> None:
    """Let the server know everybody who is no stranger, with a note of our associate about each."""
    connection = sandbox.world.connection
    for number in range(customers):
        if is_stranger(number):
            continue
        person = sandbox.plant(
            {
                "user_id": _FIRST_ID + number,
                "mobile": mobile(number),
                "firstname": "Tom",
                "lastname": "Sawyer",
            }
        )
        with transaction(connection):
            Notes(connection).save(
                Note(
                    id=_FIRST_NOTE + number,
                    user_id=person.user_id,
                    associate_id=NOOR.id,
                    description="Written long ago",
                    added_on="2026-01-05 10:00:00",
                )
            )


def lacking(sandbox: Sandbox, work: Sequence[Work]) -> list[str]:
    """What was done of these ops, and is not on the server as it was saved, or is there twice. Of
    what is set over and over the last has to be there.
    """
    last = {(one.number, one.kind): one for one in work}
    connection = sandbox.world.connection
    wrong = []
    for one in work:
        if one.kind in _SET_OVER and last[one.number, one.kind] is not one:
            continue
        query = _held(one)
        if query is None:
            continue
        (count,) = connection.execute(f"SELECT count(*) FROM {query[0]}", query[1:]).fetchone()
        if count != 1:
            wrong.append(f"{one.op_id}, a {one.kind.value}, is on the server {count} times")
    return wrong


_SET_OVER = (OpKind.PROFILE_CHANGE, OpKind.PREFERENCES, OpKind.NOTE_CORRECTION)


def _held(one: Work) -> tuple[str, ...] | None:
    """Where it is kept, and the values there; None for a subscription, of which nothing tells two
    apart."""
    match one.payload:
        case Registration() as ours:
            return "person WHERE mobile = ? AND firstname = ?", ours.mobile, ours.firstname
        case ProfileEdit() as ours:
            lastname = ours.change.lastname or ""
            return "person WHERE mobile = ? AND lastname = ?", mobile(one.number), lastname
        case NoteEntry() as ours if ours.corrects is not None:
            return "note WHERE id = ? AND description = ?", ours.corrects, ours.text
        case NoteEntry() as ours:
            return "note WHERE description = ?", ours.text
        case TicketEntry() as ours:
            return "ticket WHERE subject = ? AND message = ?", ours.subject, ours.message
        case PreferencesChange() as ours:
            return "preference WHERE value = ?", *ours.fields[0].values
        case IdentityChange() as ours:
            return "change_request WHERE new_value = ?", ours.new
        case _:
            return None


def _first(number: int) -> tuple[Subject | None, Customer]:
    if is_stranger(number):
        return None, Customer()
    shown = Customer(
        user_id=UserId(str(_FIRST_ID + number)),
        firstname="Tom",
        lastname="Sawyer",
        mobile=mobile(number),
    )
    key = CustomerKey(f"user:{shown.user_id}")
    return Subject(key=key, identifiers=shown.identifiers, name=shown.name), shown


def _next(draw: Random, shopper: _Shopper, place: int, at: datetime) -> Work:
    op_id = OpId(f"op-{place:05d}")
    if shopper.subject is None:
        registration = Registration(
            mobile=mobile(shopper.number), firstname=f"First{place}", registered_at=at
        )
        shopper.shown = customer_of(registration)
        shopper.subject = Subject(
            key=CustomerKey(f"op:{op_id}"),
            identifiers=(identifiers.mobile(registration.mobile),),
            name=registration.name,
        )
        return Work(
            op_id=op_id,
            kind=OpKind.REGISTRATION,
            payload=registration,
            subject=None,
            number=shopper.number,
        )
    kind = draw.choice(_OF_ANYBODY if is_stranger(shopper.number) else _OF_KNOWN)
    if kind is OpKind.IDENTITY_CHANGE:
        # The server takes one open request of a customer.
        kind = OpKind.NOTE if shopper.has_asked else kind
        shopper.has_asked = True
    payload = _payload(kind, draw, shopper, place, at)
    return Work(
        op_id=op_id, kind=kind, payload=payload, subject=shopper.subject, number=shopper.number
    )


def _payload(kind: OpKind, draw: Random, shopper: _Shopper, place: int, at: datetime) -> Payload:
    assert shopper.subject is not None
    whom = shopper.subject.whom
    match kind:
        case OpKind.PROFILE_CHANGE:
            change = ProfileChange(whom=whom, lastname=f"Edit{place}")
            edit = ProfileEdit(change=change, base=shopper.shown)
            shopper.shown = replace(shopper.shown, lastname=f"Edit{place}")
            return edit
        case OpKind.TICKET:
            return TicketEntry(whom=whom, subject=f"Ticket {place}", message="Said at the till")
        case OpKind.PREFERENCES:
            size = CustomField(name="shoe_size", values=(str(place),))
            return PreferencesChange(whom=whom, fields=(size,))
        case OpKind.SUBSCRIPTION:
            return SubscriptionChange(
                whom=whom,
                channel=draw.choice(tuple(Channel)),
                kind=MessageKind.BULK,
                is_subscribed=draw.random() < 0.5,
            )
        case OpKind.IDENTITY_CHANGE:
            return IdentityChange(
                kind=IdentifierKind.MOBILE,
                old=mobile(shopper.number),
                new=f"4478{shopper.number:08d}",
            )
        case _:
            is_new = kind is OpKind.NOTE
            return NoteEntry(
                whom=whom,
                associate_id=NOOR.id,
                text=f"Note {place}",
                written_at=at.replace(microsecond=0),
                corrects=None if is_new else NoteId(str(_FIRST_NOTE + shopper.number)),
            )
