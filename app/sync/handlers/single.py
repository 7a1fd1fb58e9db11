"""What the writes of one customer have in common: one op a request, by the server's name for them.

Each kind says how it is written and how it is looked for.
"""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, TypeVar

from app.api.link import Link
from app.domain.faults import ErasedFault, RefusedFault, ServerFault
from app.domain.identifiers import Identifier
from app.domain.op import Evidence, Op, Payload, Why
from app.domain.outcome import Outcome
from app.domain.standstill import UNKNOWN_CUSTOMER
from app.domain.write_problem import WriteError
from app.sync.handlers.handler import ReadBack, ReadFirst, ReadVerdict, Remaining

P = TypeVar("P", bound=Payload)


class SingleHandler(ABC, Generic[P]):
    """See `Handler`."""

    at_once: int | None = 1
    reads_first = ReadFirst.NEVER
    carries: ClassVar[type]
    """What the kind's ops carry."""

    async def send(
        self, link: Link, ops: Sequence[Op], remaining: Remaining
    ) -> tuple[Outcome, ...]:
        (op,) = ops
        if op.target is None:
            return (_refused(UNKNOWN_CUSTOMER),)
        try:
            written = await self._write(link, op, self._payload(remaining.get(op.id, op.payload)))
        except WriteError as error:
            # The server's name for them is the very thing to be changed: nothing was sent.
            return (_refused(error.problem.value),)
        return (written,)

    async def read_back(self, link: Link, ops: Sequence[Op]) -> tuple[ReadBack, ...]:
        (op,) = ops
        if op.target is None:
            return (ReadBack(op_id=op.id, verdict=_without_target(op)),)
        try:
            return (await self._look(link, op, self._payload(op.payload), op.target),)
        except RefusedFault as fault:
            # A server that will not say, or has no such call, leaves it to a person.
            return (
                ReadBack(
                    op_id=op.id,
                    verdict=ReadVerdict.UNDECIDABLE,
                    request_id=fault.request_id,
                    code=fault.code,
                    message=fault.message,
                    erased=op.target if isinstance(fault, ErasedFault) else None,
                ),
            )
        except ServerFault as fault:
            return (
                ReadBack(op_id=op.id, verdict=ReadVerdict.UNKNOWN, request_id=fault.request_id),
            )

    def _payload(self, payload: Payload) -> P:
        if not isinstance(payload, self.carries):
            raise TypeError(f"{type(payload).__name__} is not {self.carries.__name__}")
        return payload  # type: ignore[return-value]  # `carries` is P's own class

    @abstractmethod
    async def _write(self, link: Link, op: Op, payload: P) -> Outcome:
        """Send it for `op.target`. Raises WriteError where that makes no request."""

    @abstractmethod
    async def _look(self, link: Link, op: Op, payload: P, whom: Identifier) -> ReadBack:
        """Read what the server has of it. Raises ServerFault."""


def _without_target(op: Op) -> ReadVerdict:
    """Whom it is about nobody can be asked for yet. Sent it was all the same, where an older file
    came back in the place of the one that knew their name.
    """
    if not op.attempts:
        return ReadVerdict.ABSENT
    return ReadVerdict.UNDECIDABLE if op.parent is None else ReadVerdict.UNKNOWN


def _refused(fault: str) -> Outcome:
    return Outcome(why=Why(evidence=Evidence.NOT_UNDERSTOOD, fault=fault))
