"""What the engine asks of each kind of write: send it, and tell from a read if it is done."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, unique
from typing import Protocol

from app.api.link import Link
from app.domain.customer import Customer
from app.domain.op import Op, OpId
from app.domain.outcome import Outcome
from app.domain.registration import Registration


@unique
class ReadVerdict(Enum):
    DONE = "done"
    """The server has all of it."""
    ABSENT = "absent"
    """The server has none of it, and said so."""
    DIFFERENT = "different"
    """The server has the customer, but not all that was written: `remaining` is what it lacks."""
    UNKNOWN = "unknown"
    """The server could not be asked, or would not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadBack:
    """What the server holds of one op."""

    op_id: OpId
    verdict: ReadVerdict
    customer: Customer | None = None
    remaining: Registration | None = None
    request_id: str = ""


class Handler(Protocol):
    """One kind of write. Neither method raises ServerFault."""

    async def send(
        self, link: Link, ops: Sequence[Op], remaining: Mapping[OpId, Registration]
    ) -> tuple[Outcome, ...]:
        """Send the ops in one request, each as it was saved or as far as it `remaining`s."""

    async def read_back(self, link: Link, ops: Sequence[Op]) -> tuple[ReadBack, ...]:
        """Read the server for each op."""
