"""When an op may go, and in what company. All of it is forgettable: a restart starts it afresh.

Times are monotonic. A quiet period begins again after a restart, as the promise wants.
"""

from collections.abc import Sequence

from app.domain import codes
from app.domain.clock import Clock
from app.domain.op import Evidence, Op, OpId
from app.domain.outcome import Outcome

YOUNG_S = 60.0
"""An op older than this, or saved by an earlier run, is sent only after the server was read."""


class Pacing:
    """Quiet periods, back-off, batch limits and how old an op is, by op."""

    def __init__(self, *, clock: Clock, batch_size: int, quiet_period_s: float) -> None:
        self._clock = clock
        self._quiet_period_s = quiet_period_s
        self.batch_limit = batch_size
        self._saved_at: dict[OpId, float] = {}
        self._read_at: dict[OpId, float] = {}
        self._quiet_until: dict[OpId, float] = {}
        self._held_until: dict[OpId, float] = {}
        self._firm: set[OpId] = set()
        self._company: dict[OpId, int] = {}
        self._paused_until = 0.0

    def saved(self, op_id: OpId) -> None:
        self._saved_at[op_id] = self._clock.monotonic()

    def read(self, op_id: OpId) -> None:
        """The server was just read for this op."""
        self._read_at[op_id] = self._clock.monotonic()

    def is_known(self, op_id: OpId, *, if_saved: bool) -> bool:
        """Whether the server was read for the op a moment ago; `if_saved`, or the op saved then,
        so that what the server holds cannot have changed since.
        """
        tables = (self._saved_at, self._read_at) if if_saved else (self._read_at,)
        known = [table[op_id] for table in tables if op_id in table]
        return bool(known) and self._clock.monotonic() - max(known) <= YOUNG_S

    def is_quiet_over(self, op_id: OpId, evidence: Evidence | None) -> bool:
        """Whether the server must be done with the request whose answer was lost; `evidence` is
        what that request proved.
        """
        now = self._clock.monotonic()
        first = now if evidence is Evidence.UNABLE else now + self._quiet_period_s
        quiet_until = self._quiet_until.setdefault(op_id, first)
        return max(quiet_until, self._held_until.get(op_id, quiet_until)) <= now

    def hold(self, op_id: OpId, delay_s: float, *, is_firm: bool = False) -> None:
        """Let this op, and its lane with it, wait for some time; nobody shortens a firm one."""
        self._held_until[op_id] = self._clock.monotonic() + delay_s
        if is_firm:
            self._firm.add(op_id)
        else:
            self._firm.discard(op_id)

    def held(self) -> frozenset[OpId]:
        """Ops that wait for their time."""
        now = self._clock.monotonic()
        return frozenset(op_id for op_id, until in self._held_until.items() if until > now)

    def release(self, op_id: OpId) -> None:
        """This op has waited enough: the server was read for it."""
        self._held_until.pop(op_id, None)
        self._quiet_until.pop(op_id, None)

    def retried(self, op_id: OpId) -> None:
        """A person looked at the op and wants it tried: whatever it waited for is over. One whose
        answer was lost came to them only after its quiet period.
        """
        self._held_until.pop(op_id, None)
        self._quiet_until[op_id] = self._clock.monotonic()

    def release_all(self) -> None:
        """Every wait ends that is no firm one."""
        kept = ((op_id, until) for op_id, until in self._held_until.items() if op_id in self._firm)
        self._held_until = dict(kept)
        self._paused_until = 0.0

    def forget(self, op_id: OpId) -> None:
        for table in (self._saved_at, self._read_at, self._quiet_until, self._held_until):
            table.pop(op_id, None)
        self._company.pop(op_id, None)

    def pause_s(self) -> float:
        """Seconds for which the server wants no request at all."""
        return max(0.0, self._paused_until - self._clock.monotonic())

    def next_due_s(self, *, since: float | None = None) -> float | None:
        """Seconds to the next time at which something may go; None if nothing waits for time.

        `since` is when it was looked for what may go: what has come due in the meantime, and was
        not seen, is due at once.
        """
        now = self._clock.monotonic()
        times = [*self._held_until.values(), *self._quiet_until.values(), self._paused_until]
        later = [max(0.0, at - now) for at in times if at > (now if since is None else since)]
        return min(later) if later else None

    def batch(self, ready: Sequence[Op]) -> Sequence[Op]:
        """As many of `ready`, in order, as may go together."""
        chosen: list[Op] = []
        allowed = self.batch_limit
        for op in ready:
            allowed = min(allowed, self._company.get(op.id, self.batch_limit))
            if len(chosen) >= allowed:
                break
            chosen.append(op)
        return chosen

    def answered(self, op_id: OpId, outcome: Outcome, *, batch: int) -> None:
        """Learn from the answer to a request of `batch` items."""
        self._quiet_until.pop(op_id, None)
        if outcome.evidence is Evidence.TOO_MANY:
            self._company[op_id] = max(1, batch // 2)
            if outcome.why.code == codes.BATCH_LIMIT:
                self.batch_limit = max(1, min(self.batch_limit, batch // 2))
        elif outcome.evidence is Evidence.THROTTLED:
            self._pause(outcome.retry_after_s or 1.0)
        elif (
            outcome.evidence is Evidence.REJECTED and outcome.why.code in codes.REQUEST_WRONG_CODES
        ):
            self._company[op_id] = max(1, batch // 2)
        elif outcome.evidence in (Evidence.AMBIGUOUS, Evidence.UNABLE):
            # One that makes the server stumble must not take its company down every time.
            self._company[op_id] = 1

    def _pause(self, delay_s: float) -> None:
        self._paused_until = max(self._paused_until, self._clock.monotonic() + delay_s)
