"""A write that the till has promised to send: its life, and what is known of each attempt.

The states and the moves between them are the promise's own (see `ALLOWED`); whoever stores an op
refuses any other move.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum, unique
from typing import NewType

from app.domain.customer import CustomerKey, UserId
from app.domain.registration import Registration

OpId = NewType("OpId", str)
AssociateId = NewType("AssociateId", str)


@unique
class OpKind(StrEnum):
    REGISTRATION = "registration"


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
DISCARDABLE = frozenset(state for state, to in ALLOWED.items() if _S.DISCARDED in to)


@dataclass(frozen=True, slots=True, kw_only=True)
class Binding:
    """The server, organisation and till login that an op was made for; it is sent only there."""

    server_url: str
    organisation: str
    till_login: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Associate:
    """Who stands at the till."""

    id: AssociateId
    name: str
    is_supervisor: bool = False


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

    `attempts` counts requests that carried this op, `ambiguous_rounds` those whose answer was lost
    since a person last looked. `epoch` is the run of the app that saved it: an op of an earlier run
    counts as old, whatever the wall clock says.
    """

    id: OpId
    seq: int
    kind: OpKind
    state: OpState
    lane: CustomerKey
    payload: Registration
    binding: Binding
    associate: Associate
    created_at: datetime
    epoch: int
    attempts: int = 0
    ambiguous_rounds: int = 0
    why: Why | None = None
    parent: OpId | None = None
    user_id: UserId | None = None
    settled_at: datetime | None = None

    @property
    def is_unsent(self) -> bool:
        return self.state in UNSENT

    @property
    def needs_person(self) -> bool:
        return self.state in NEEDS_PERSON

    @property
    def local_key(self) -> CustomerKey:
        """The key of the customer that this registration makes, until the server names them."""
        return CustomerKey(f"op:{self.id}")


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
