"""What the pending page says of an op beside its state: what may be done with it, and its tries."""

from collections.abc import Iterable
from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.codes import NextStep, response_code
from app.domain.op import DISCARDABLE, Attempt, Evidence, Op, OpKind, OpState
from app.domain.organisation import FieldSpec
from app.domain.standstill import PARENT_WITHDRAWN
from app.domain.storage import ImportReport, RescueReceipt
from app.domain.taken import taken_identifiers
from app.ui.counts import counts
from app.ui.formats import moment_words, name_words
from app.ui.wording import kind_words
from app.ui.wording_fields import field_words

translate = QCoreApplication.translate

CHOICES = frozenset({OpKind.PREFERENCES, OpKind.SUBSCRIPTION})
"""Kinds without a text that could be put right."""


def title_words(op: Op) -> str:
    """`Registration: Tom Sawyer`."""
    return translate("pending", "{what}: {name}").format(
        what=kind_words(op.kind), name=name_words(op.whom)
    )


def saved_words(op: Op) -> str:
    return translate("pending", "saved {time} by {name}").format(
        time=moment_words(op.created_at), name=op.associate.name
    )


def no_retry_words(op: Op | None) -> str:
    """Why this op cannot be sent again; empty where it can."""
    if op is None:
        return translate("pending", "Choose a row first")
    if op.state is OpState.WAITING_CREDENTIALS:
        return translate("pending", "It is sent by itself once this till may sign in again")
    if op.why is not None and op.why.fault == PARENT_WITHDRAWN:
        return translate("pending", "There is nobody on the server whom it could be sent for")
    if op.needs_person:
        return ""
    return _as_it_is(op) or translate("pending", "It is sent by itself; “Send now” tries at once")


def no_edit_words(op: Op | None) -> str:
    """Why this op cannot be corrected; empty where it can."""
    if op is None:
        return translate("pending", "Choose a row first")
    if op.conflicts and op.needs_person:
        return translate("pending", "Choose below, field by field")
    if op.kind in CHOICES and op.needs_person:
        return translate("pending", "Set it anew on the customer's card")
    if op.needs_person:
        return ""
    return _as_it_is(op) or translate("pending", "Only what the server refused can be corrected")


def no_discard_words(op: Op | None) -> str:
    """Why this op cannot be withdrawn; empty where it can."""
    if op is None:
        return translate("pending", "Choose a row first")
    if op.state in DISCARDABLE:
        return ""
    return _as_it_is(op)


def can_undo(op: Op | None) -> bool:
    """Whether it waits to be sent, and so can be taken back without a question."""
    return op is not None and op.is_undoable


def can_open_existing(op: Op | None) -> bool:
    """Whether the server refused it because another customer has an identifier of it."""
    return op is not None and bool(taken_identifiers(op))


def is_correction_advised(op: Op | None) -> bool:
    """Whether putting it right is what the server's code asks for."""
    if op is None or no_edit_words(op) or op.why is None or op.why.code is None:
        return False
    found = response_code(op.why.code)
    return found is not None and found.next_step is NextStep.CORRECT


def correction_words(name: str, specs: Iterable[FieldSpec]) -> str:
    """What a field of a correction is called."""
    match name:
        case "text":
            return translate("pending", "Note")
        case "subject":
            return translate("pending", "Subject")
        case "message":
            return translate("pending", "Message")
        case _:
            return field_words(name, specs)


def handed_over_words(receipt: RescueReceipt) -> str:
    """What a rescue file holds now."""
    words = counts.handed_over(receipt.exported)
    if receipt.left_here:
        words = f"{words} {counts.left_here(receipt.left_here)}"
    return words


def taken_in_words(report: ImportReport) -> str:
    """What came out of a rescue file."""
    parts = [counts.taken_in(report.imported)]
    if report.ambiguous:
        parts.append(counts.read_back_first(report.ambiguous))
    if report.already_here:
        parts.append(counts.already_here(report.already_here))
    return " ".join(parts)


def _as_it_is(op: Op) -> str:
    match op.state:
        case OpState.ACKED | OpState.VERIFIED:
            return translate("pending", "It was sent")
        case OpState.DISCARDED:
            return translate("pending", "It was withdrawn")
        case OpState.SENDING:
            return translate("pending", "It is being sent at this moment")
        case OpState.AMBIGUOUS | OpState.PROBING:
            return translate("pending", "First it is found out whether it arrived")
        case (
            OpState.QUEUED
            | OpState.BLOCKED
            | OpState.WAITING_CREDENTIALS
            | OpState.REJECTED
            | OpState.NEEDS_ATTENTION
        ):
            return ""
        case _:
            assert_never(op.state)


def tried_words(op: Op) -> str:
    if not op.attempts:
        return translate("pending", "not tried yet")
    if op.attempts == 1:
        return translate("pending", "tried once")
    return counts.tried(op.attempts)


def attempt_words(attempt: Attempt) -> str:
    """One line of the record: when, and what came of it."""
    parts = [moment_words(attempt.started_at)]
    why = attempt.why
    if why is None:
        parts.append(translate("pending", "under way"))
        return " · ".join(parts)
    parts.append(_evidence_words(why.evidence))
    if why.message:
        parts.append(f"“{why.message}”")
    if why.code is not None:
        parts.append(translate("pending", "code {code}").format(code=why.code))
    if why.request_id:
        parts.append(translate("pending", "request {id}").format(id=why.request_id))
    return " · ".join(parts)


def _evidence_words(evidence: Evidence) -> str:
    match evidence:
        case Evidence.NOT_SENT:
            return translate("pending", "never left this till")
        case Evidence.DONE:
            return translate("pending", "done")
        case Evidence.REJECTED:
            return translate("pending", "refused")
        case Evidence.CREDENTIALS:
            return translate("pending", "the till's sign-in was not accepted")
        case Evidence.THROTTLED:
            return translate("pending", "the server asked for patience")
        case Evidence.UNABLE:
            return translate("pending", "the server could not do it")
        case Evidence.NOT_UNDERSTOOD:
            return translate("pending", "refused for a reason that this till does not know")
        case Evidence.TOO_MANY:
            return translate("pending", "too many at once; sent in smaller parts")
        case Evidence.AMBIGUOUS:
            return translate("pending", "the answer was lost")
        case Evidence.KILLED:
            return translate("pending", "the program ended before the answer came")
        case _:
            assert_never(evidence)
