"""The outage drill of training: what may be done to the practice line, and a short exercise on it.

Knows no server: whoever runs one hands the drill in.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum, unique
from typing import Protocol

from app.domain.op import Op, OpId, OpKind, OpState


@dataclass(frozen=True, slots=True, kw_only=True)
class DrillLine:
    """What is done to the line now. `slow_s` makes each answer late; `flaky` is the share of
    requests (0 to 1) that get lost.
    """

    is_cut: bool = False
    slow_s: float = 0.0
    flaky: float = 0.0

    @property
    def is_good(self) -> bool:
        return not (self.is_cut or self.slow_s or self.flaky)


class TrainingDrill(Protocol):
    """The training server's line. Every method raises ServerFault where that server is gone."""

    async def line(self) -> DrillLine:
        """What is in force."""

    async def cut(self) -> None:
        """Nothing gets through."""

    async def slow(self) -> None:
        """Each answer takes some seconds."""

    async def flaky(self) -> None:
        """Some requests and some answers get lost."""

    async def restore(self) -> None:
        """The line as good as new."""

    async def reset(self) -> None:
        """The made-up people as at the first start, and the line as good as new."""


@unique
class ExerciseStep(Enum):
    """In the order in which they are done."""

    CUT = "cut"
    REGISTER = "register"
    RESTORE = "restore"
    SENT = "sent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Exercise:
    """How far somebody has come. `op` is the registration saved while the line was cut.

    `before` are the ops that were there when it was cut, None while it is not.
    """

    done: frozenset[ExerciseStep] = frozenset()
    op: OpId | None = None
    before: frozenset[OpId] | None = None

    @property
    def next_step(self) -> ExerciseStep | None:
        """None once all is done."""
        return next((step for step in ExerciseStep if step not in self.done), None)

    def seen(self, line: DrillLine, ops: Sequence[Op]) -> "Exercise":
        """The exercise after a look at the line and at what is saved on this till."""
        if self.op is None:
            return self._before_registering(line, ops)
        done = self.done
        if line.is_good:
            done |= {ExerciseStep.RESTORE}
        is_sent = any(
            op.id == self.op and op.state in {OpState.ACKED, OpState.VERIFIED} for op in ops
        )
        if is_sent and ExerciseStep.RESTORE in done:
            done |= {ExerciseStep.SENT}
        return replace(self, done=done)

    def _before_registering(self, line: DrillLine, ops: Sequence[Op]) -> "Exercise":
        if not line.is_cut:
            return Exercise()
        before = self.before
        if before is None:
            before = frozenset(op.id for op in ops)
        new = [op.id for op in ops if op.kind is OpKind.REGISTRATION and op.id not in before]
        done = {ExerciseStep.CUT, ExerciseStep.REGISTER} if new else {ExerciseStep.CUT}
        return Exercise(done=frozenset(done), op=new[-1] if new else None, before=before)
