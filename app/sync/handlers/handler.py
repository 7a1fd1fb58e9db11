"""What the engine asks of each kind of write: send it, and tell from a read if it is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, unique
from typing import Protocol

from app.api.link import Link
from app.domain.customer import Customer
from app.domain.identifiers import Identifier
from app.domain.op import Op, OpId, Payload
from app.domain.outcome import Outcome
from app.domain.profile_edit import FieldConflict

PROBE_DEADLINE_S = 15.0

Remaining = Mapping[OpId, Payload]
"""What a read has left of an op to be sent."""


@unique
class ReadVerdict(Enum):
    DONE = "done"
    """The server has all of it."""
    ABSENT = "absent"
    """The server has none of it, and said so."""
    DIFFERENT = "different"
    """The server has some of it, or something else: `remaining` is what it lacks."""
    CONFLICT = "conflict"
    """The server has something else where this till wants its own: a person decides."""
    UNDECIDABLE = "undecidable"
    """The server was asked, and no answer of its kind could tell."""
    UNKNOWN = "unknown"
    """The server could not be asked, or would not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """What the server holds of one op. `conflicts` beside DIFFERENT are held back, and put to a
    person once the rest is sent. `code` and `message` are of a refusal to say anything.
    `erased`: whoever had it was deleted on their own demand.
    """

    op_id: OpId
    verdict: ReadVerdict
    customer: Customer | None = None
    remaining: Payload | None = None
    conflicts: tuple[FieldConflict, ...] = ()
    reference: str = ""
    request_id: str = ""
    code: int | None = None
    message: str = ""
    erased: Identifier | None = None


@unique
class ReadFirst(Enum):
    """Whether the server is read before even an op that was never sent goes out."""

    NEVER = "never"
    """It can undo nothing that happened since."""
    WHEN_SENT = "when_sent"
    """It sets what others may set as well: a request of ours that went before may have done it, and
    somebody may have set it over since."""
    WHEN_OLD = "when_old"
    ALWAYS = "always"


class Handler(Protocol):
    """One kind of write. Neither method raises ServerFault.

    `at_once`: how many go in one request, and are read in one; None for as many as the server
    takes.
    """

    at_once: int | None
    reads_first: ReadFirst

    async def send(
        self, link: Link, ops: Sequence[Op], remaining: Remaining
    ) -> tuple[Outcome, ...]:
        """Send the ops in one request, each as it was saved or as far as it `remaining`s."""

    async def read_back(self, link: Link, ops: Sequence[Op]) -> tuple[ReadBack, ...]:
        """Read the server for each op."""
