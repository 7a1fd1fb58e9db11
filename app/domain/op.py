"""A write that the till has promised to send: its life, and what is known of each attempt.

The states and the moves between them are the promise's own (see `ALLOWED`); whoever stores an op
refuses any other move.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique
from typing import NewType, TypeAlias

from app.domain.associate import Associate as Associate
from app.domain.associate import AssociateId as AssociateId
from app.domain.customer import Customer, CustomerKey, UserId, identifier_of
from app.domain.identifiers import Identifier, IdentifierKind
from app.domain.identity_request import IdentityChange
from app.domain.note import NoteEntry
from app.domain.preferences import PreferencesChange
from app.domain.profile_edit import FieldConflict, ProfileEdit
from app.domain.registration import Registration, customer_of
from app.domain.subscription import SubscriptionChange
from app.domain.ticket import TicketEntry

Payload: TypeAlias = (
    Registration
    | ProfileEdit
    | IdentityChange
    | NoteEntry
    | TicketEntry
    | PreferencesChange
    | SubscriptionChange
)
"""What an op carries, by its kind."""

OpId = NewType("OpId", str)


@unique
class OpKind(StrEnum):
    """What is written. The values are kept in the outbox: they never change."""

    REGISTRATION = "registration"
    PROFILE_CHANGE = "profile_change"
    IDENTITY_CHANGE = "identity_change"
    NOTE = "note"
    NOTE_CORRECTION = "note_correction"
    TICKET = "ticket"
    PREFERENCES = "preferences"
    SUBSCRIPTION = "subscription"


@unique
class OpState(StrEnum):
    QUEUED = "queued"
    BLOCKED = "blocked"
    """Waits for its parent to be acknowledged."""
    SENDING = "sending"
    AMBIGUOUS = "ambiguous"
    """Sent, and the answer was lost: nothing is sent again before it was probed."""
    PROBING = "probing"
    WAITING_CREDENTIALS = "waiting_credentials"
    REJECTED = "rejected"
    """The server's verdict: a person corrects, or withdraws."""
    NEEDS_ATTENTION = "needs_attention"
    """Not decidable by rule: a person looks."""
    ACKED = "acked"
    VERIFIED = "verified"
    DISCARDED = "discarded"
    """Withdrawn by a person, with a reason; kept on record."""


_S = OpState
ALLOWED: dict[OpState, frozenset[OpState]] = {
    _S.QUEUED: frozenset({_S.SENDING, _S.PROBING, _S.DISCARDED, _S.BLOCKED}),
    _S.BLOCKED: frozenset({_S.QUEUED, _S.DISCARDED, _S.NEEDS_ATTENTION}),
    _S.SENDING: frozenset(
        {
            *(_S.QUEUED, _S.AMBIGUOUS, _S.WAITING_CREDENTIALS),
            *(_S.REJECTED, _S.NEEDS_ATTENTION, _S.ACKED),
        }
    ),
    _S.AMBIGUOUS: frozenset({_S.PROBING, _S.NEEDS_ATTENTION}),
    _S.PROBING: frozenset(
        {_S.ACKED, _S.QUEUED, _S.NEEDS_ATTENTION, _S.AMBIGUOUS, _S.WAITING_CREDENTIALS}
    ),
    _S.WAITING_CREDENTIALS: frozenset({_S.QUEUED, _S.AMBIGUOUS, _S.DISCARDED}),
    _S.REJECTED: frozenset({_S.QUEUED, _S.DISCARDED}),
    _S.NEEDS_ATTENTION: frozenset({_S.QUEUED, _S.AMBIGUOUS, _S.DISCARDED}),
    _S.ACKED: frozenset({_S.VERIFIED, _S.NEEDS_ATTENTION}),
    _S.VERIFIED: frozenset(),
    _S.DISCARDED: frozenset(),
}

UNSENT = frozenset(
    {
        *(_S.QUEUED, _S.BLOCKED, _S.SENDING, _S.AMBIGUOUS, _S.PROBING),
        *(_S.WAITING_CREDENTIALS, _S.REJECTED, _S.NEEDS_ATTENTION),
    }
)
"""States in which the promise is still open: the live queue."""

NEEDS_PERSON = frozenset({_S.REJECTED, _S.NEEDS_ATTENTION})
UNDOABLE = frozenset({_S.QUEUED, _S.BLOCKED})
"""States in which the server surely has nothing of it, and will get it yet."""
DISCARDABLE = frozenset(state for state, to in ALLOWED.items() if _S.DISCARDED in to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Whom an op is about, as they were known when it was saved.

    `key` is this till's: `op:<op id>` for somebody registered here whom the server has not named.
    """

    key: CustomerKey
    identifiers: tuple[Identifier, ...] = ()
    name: str = ""

    @property
    def whom(self) -> Identifier:
        """Whom to write for: the server's name, or a stand-in until it has one. What is sent names
        the op's `target`, never the stand-in.
        """
        stand_in = Identifier(kind=IdentifierKind.USER_ID, value=self.key)
        return identifier_of(self.key) or stand_in


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """The server, organisation and till login that an op was made for; it is sent only there."""

    server_url: str
    organisation: str
    till_login: str


@unique
class Evidence(StrEnum):
    """What an attempt proved (see the table of answers in the outcome module)."""

    NOT_SENT = "not_sent"
    DONE = "done"
    REJECTED = "rejected"
    CREDENTIALS = "credentials"
    THROTTLED = "throttled"
    UNABLE = "unable"
    NOT_UNDERSTOOD = "not_understood"
    TOO_MANY = "too_many"
    AMBIGUOUS = "ambiguous"
    KILLED = "killed"
    """The process ended while the attempt was under way."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Why:
    """Why an op is where it is: the last evidence, in the server's words where it gave some."""

    evidence: Evidence
    code: int | None = None
    message: str = ""
    request_id: str = ""
    fault: str = ""
    """Name of the fault's kind, as `UnreachableReason.DNS.value`; empty where the server spoke."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Op:
    """One intent. `seq` orders ops; `created_at` is for people only.

    `subject` is whom it is about, `target` how the server knows them: None as long as it does not.
    `parent` is the registration that has to be acknowledged first; None also where that one was
    withdrawn, for nothing may wait for what never comes. `conflicts` are what a person has to
    decide on; what else an edit holds is on the server. `reference` is the server's name for what
    was made, as a ticket's code. What is `is_bulk` goes after all that is not.

    `attempts` counts requests that carried this op, `ambiguous_rounds` those whose answer was lost
    since a person last looked. `epoch` is the run of the app that saved it: an op of an earlier run
    counts as old, whatever the wall clock says.
    """

    id: OpId
    seq: int
    kind: OpKind
    state: OpState
    lane: CustomerKey
    subject: Subject
    payload: Payload
    binding: Binding
    associate: Associate
    created_at: datetime
    epoch: int
    is_bulk: bool = False
    attempts: int = 0
    ambiguous_rounds: int = 0
    why: Why | None = None
    parent: OpId | None = None
    target: Identifier | None = None
    conflicts: tuple[FieldConflict, ...] = ()
    user_id: UserId | None = None
    reference: str = ""
    settled_at: datetime | None = None

    @property
    def is_unsent(self) -> bool:
        return self.state in UNSENT

    @property
    def needs_person(self) -> bool:
        return self.state in NEEDS_PERSON

    @property
    def is_undoable(self) -> bool:
        """Whether it can be taken back without a question: it surely was not done."""
        return self.state in UNDOABLE

    @property
    def is_new_customer(self) -> bool:
        """Whether it is the first unsent op of somebody whom it makes."""
        return self.kind is OpKind.REGISTRATION and self.lane == self.local_key

    @property
    def registration(self) -> Registration:
        """The payload of a registration. Raises TypeError for any other op."""
        if not isinstance(self.payload, Registration):
            raise TypeError(f"a {self.kind.value} carries no registration")
        return self.payload

    @property
    def whom(self) -> Customer:
        """The customer as far as the op itself tells: all of a new one, else name and contacts."""
        if isinstance(self.payload, Registration):
            return customer_of(self.payload)
        known = {one.kind: one.value for one in reversed(self.subject.identifiers)}
        return Customer(
            user_id=UserId(known.get(IdentifierKind.USER_ID, "")) or None,
            firstname=self.subject.name,
            mobile=known.get(IdentifierKind.MOBILE, ""),
            email=known.get(IdentifierKind.EMAIL, ""),
            external_id=known.get(IdentifierKind.EXTERNAL_ID, ""),
        )

    @property
    def local_key(self) -> CustomerKey:
        """The key of the customer that this registration makes, until the server names them."""
        return CustomerKey(f"op:{self.id}")


def registered(op_id: OpId, payload: Payload) -> Subject:
    """Whom a registration is about: the customer that it makes. Raises TypeError for any other."""
    if not isinstance(payload, Registration):
        raise TypeError("only a registration makes its own subject")
    key = CustomerKey(f"op:{op_id}")
    return Subject(key=key, identifiers=payload.identifiers, name=payload.name)


class OpMoved(Exception):
    """What a person asked for no longer fits: the op is in `state` by now."""

    def __init__(self, op_id: OpId, state: OpState) -> None:
        super().__init__(f"op is {state.value}")
        self.op_id = op_id
        self.state = state


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One request that carried an op. `why` is None while it is under way."""

    number: int
    started_at: datetime
    finished_at: datetime | None = None
    why: Why | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingSummary:
    """What the pill says. `oldest_at` is the age of the oldest unsent op."""

    unsent: int = 0
    needs_person: int = 0
    oldest_at: datetime | None = None
