"""What the proof must know of each kind of write. A new kind is one class and a line in `KINDS`.

A kind makes intents as an associate would, tells whose an effect on the server is, and says what
the server holds once one is done.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Protocol

from app.domain.customer import Customer, CustomerKey
from app.domain.identifiers import Identifier
from app.domain.op import Op, OpId, OpKind, Payload, Subject
from app.sandbox.calls.table import Request
from app.sandbox.people.people import Person
from app.sandbox.state import Effect
from tests.faults.simulated.server import Server


@dataclass(frozen=True, slots=True, kw_only=True)
class Shopper:
    """A customer as the simulated associates know them: each has identifiers of their own.

    `user_id` is the server's name for one who is known there from the start, and to the till too;
    `note_id` that of a note about them, which our associate wrote long ago.
    """

    number: int
    mobile: str
    email: str
    external_id: str
    user_id: str = ""
    note_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """Whom something is to be written of, and what the till shows of them then."""

    subject: Subject
    customer: Customer


@dataclass(frozen=True, slots=True, kw_only=True)
class Intent:
    """What an associate wants done. `subject` is None for what makes a customer; `replaces` is an
    op that this one corrects."""

    op_id: OpId
    shopper: Shopper
    kind: "Kind"
    payload: Payload
    subject: Subject | None = None
    replaces: OpId | None = None

    @property
    def names(self) -> frozenset[Identifier | CustomerKey]:
        """By what the till can tell that two ops are about one customer."""
        if self.subject is not None:
            return frozenset({self.subject.key, *self.subject.identifiers})
        return frozenset({CustomerKey(f"op:{self.op_id}"), *self.kind.names(self.payload)})


class Kind(Protocol):
    """See the module.

    `needs_known`: it can be of nobody whom the server has not named. `is_setting`: what it writes
    may be written over, and is harmless to be set again where that happened.
    """

    op_kind: OpKind
    needs_known: bool
    is_setting: bool

    def intend(
        self, draw: Random, shopper: Shopper, about: About | None, number: int, at: datetime
    ) -> Payload:
        """Something new to be written of this shopper; `number` tells it from all others.

        `about` is None only where the kind makes customers. `at` is the till's own time. A few
        should be such as the server must refuse.
        """

    def names(self, payload: Payload) -> Sequence[Identifier]:
        """Whom the payload itself names; nobody for a kind that has subjects."""

    def corrected(self, draw: Random, op: Op, number: int, at: datetime) -> Payload | None:
        """What a person makes of one that needs them, such that the server takes it if nothing
        interferes; None where nothing is left to be done.
        """

    def elsewhere(self, draw: Random, shopper: Shopper, number: int) -> Request:
        """A write that another till does meanwhile, to the same thing."""

    def is_of(self, payload: Payload, effect: Effect, server: Server) -> bool:
        """Whether an effect of a request that carried this op can be this op's."""

    def is_held(self, payload: Payload, person: Person | None, server: Server) -> bool:
        """Whether the server holds what an acknowledged op promised, or what came later. `person`
        is whom the op is about, as the server has them."""
