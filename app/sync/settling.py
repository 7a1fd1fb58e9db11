"""From evidence to the op's next state: the promise's table, pure and testable by itself."""

from collections.abc import Sequence
from dataclasses import replace
from typing import assert_never

from app.domain import codes
from app.domain.op import Evidence, Op, OpState, Why
from app.domain.outcome import Outcome, Settlement
from app.domain.profile_edit import FieldConflict
from app.domain.standstill import CONFLICT, UNDECIDABLE
from app.sync.handlers.handler import ReadBack, ReadVerdict

MAX_AMBIGUOUS_ROUNDS = 3
"""So many lost answers in a row, and a person is asked."""


def after_sending(
    op: Op, outcome: Outcome, *, batch: int, held: tuple[FieldConflict, ...] = ()
) -> Settlement:
    """Where an op goes after a request of `batch` items that carried it; `held` are the fields
    that were kept back because a person has to decide on them.
    """
    if held and outcome.evidence is Evidence.DONE:
        why = replace(outcome.why, fault=CONFLICT)
        return Settlement(op_id=op.id, to=OpState.NEEDS_ATTENTION, why=why, conflicts=held)
    return Settlement(
        op_id=op.id,
        to=_state_after(op, outcome, batch),
        why=outcome.why,
        customer=outcome.customer,
        side_effects=outcome.side_effects,
        warnings=outcome.warnings,
        reference=outcome.reference,
    )


def _state_after(op: Op, outcome: Outcome, batch: int) -> OpState:
    evidence = outcome.evidence
    match evidence:
        case Evidence.DONE:
            return OpState.ACKED
        case Evidence.NOT_SENT | Evidence.THROTTLED:
            return OpState.QUEUED
        case Evidence.CREDENTIALS:
            return OpState.WAITING_CREDENTIALS
        case Evidence.REJECTED:
            # A request that is wrong as a whole names no culprit: it is split until one is alone.
            is_whole = outcome.why.code in codes.REQUEST_WRONG_CODES
            return OpState.QUEUED if is_whole and batch > 1 else OpState.REJECTED
        case Evidence.TOO_MANY:
            return OpState.QUEUED if batch > 1 else OpState.NEEDS_ATTENTION
        case Evidence.UNABLE:
            was_unable = op.why is not None and op.why.evidence is Evidence.UNABLE
            return OpState.NEEDS_ATTENTION if was_unable else OpState.AMBIGUOUS
        case Evidence.NOT_UNDERSTOOD:
            return OpState.NEEDS_ATTENTION
        case Evidence.AMBIGUOUS | Evidence.KILLED:
            return OpState.AMBIGUOUS
        case _:
            assert_never(evidence)


def after_probing(op: Op, back: ReadBack) -> Settlement:
    """Where an op goes after the server was read: its answer was lost, or it is old."""
    why = op.why or Why(evidence=Evidence.NOT_SENT)
    was_sent = why.evidence in (Evidence.AMBIGUOUS, Evidence.KILLED, Evidence.UNABLE)
    match back.verdict:
        case ReadVerdict.DONE:
            done = replace(why, evidence=Evidence.DONE, request_id=back.request_id)
            return Settlement(
                op_id=op.id,
                to=OpState.ACKED,
                why=done,
                customer=back.customer,
                reference=back.reference,
            )
        case ReadVerdict.UNKNOWN:
            to = OpState.AMBIGUOUS if was_sent else OpState.QUEUED
            return Settlement(op_id=op.id, to=to, why=why)
        case ReadVerdict.CONFLICT:
            return Settlement(
                op_id=op.id,
                to=OpState.NEEDS_ATTENTION,
                why=replace(why, fault=CONFLICT),
                conflicts=back.conflicts,
            )
        case ReadVerdict.UNDECIDABLE:
            # The evidence stays what it was: a retry has to know whether it was ever sent.
            undecided = replace(why, fault=UNDECIDABLE, code=back.code, message=back.message)
            return Settlement(op_id=op.id, to=OpState.NEEDS_ATTENTION, why=undecided)
        case ReadVerdict.ABSENT | ReadVerdict.DIFFERENT:
            is_hopeless = was_sent and op.ambiguous_rounds >= MAX_AMBIGUOUS_ROUNDS
            to = OpState.NEEDS_ATTENTION if is_hopeless else OpState.QUEUED
            return Settlement(op_id=op.id, to=to, why=why)
        case _:
            assert_never(back.verdict)


def lost(ops: Sequence[Op], fault: str) -> tuple[Outcome, ...]:
    """Outcomes for a request that ended in a way nobody foresaw: never done, never refused."""
    why = Why(evidence=Evidence.AMBIGUOUS, fault=fault)
    return (Outcome(why=why),) * len(ops)
