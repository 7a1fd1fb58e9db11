"""The one place where faults and the states of saved work become sentences for a cashier.

What happened and what next, in the shop's words; codes and ids only in `fault_details`. The line,
codes, forms and look-ups have files of their own beside this one, and are told from here too.
"""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.op import Evidence, Op, OpKind, OpState, Why
from app.ui.counts import counts
from app.ui.tone import Tone
from app.ui.wording_codes import refusal_sentence
from app.ui.wording_connection import connection_advice, connection_words
from app.ui.wording_faults import bug_sentence, fault_details, fault_sentence
from app.ui.wording_form import field_problem_words
from app.ui.wording_standstill import next_step_words, standstill_words

__all__ = [
    "bug_sentence",
    "connection_advice",
    "connection_words",
    "fault_details",
    "fault_sentence",
    "field_problem_words",
    "kind_words",
    "next_step_words",
    "pending_words",
    "place_words",
    "state_words",
    "why_words",
]

translate = QCoreApplication.translate


def kind_words(kind: OpKind) -> str:
    """What was saved."""
    match kind:
        case OpKind.REGISTRATION:
            return translate("wording", "Registration")
        case OpKind.PROFILE_CHANGE:
            return translate("wording", "Changed details")
        case OpKind.IDENTITY_CHANGE:
            return translate("wording", "New number or address")
        case OpKind.NOTE:
            return translate("wording", "Note")
        case OpKind.NOTE_CORRECTION:
            return translate("wording", "Corrected note")
        case OpKind.TICKET:
            return translate("wording", "Ticket")
        case OpKind.PREFERENCES:
            return translate("wording", "Preferences")
        case OpKind.SUBSCRIPTION:
            return translate("wording", "Messages wanted")
        case _:
            assert_never(kind)


def state_words(op: Op) -> tuple[str, Tone]:
    """Where a saved piece of work is, for a chip."""
    return place_words(op.state)


def place_words(state: OpState) -> tuple[str, Tone]:
    """What a state is called, and its tone."""
    match state:
        case OpState.QUEUED:
            return translate("wording", "Saved on this till"), Tone.CARE
        case OpState.BLOCKED:
            return translate("wording", "After registration"), Tone.GREY
        case OpState.SENDING:
            return translate("wording", "Sending"), Tone.BRAND
        case OpState.AMBIGUOUS | OpState.PROBING:
            return translate("wording", "Checking"), Tone.CARE
        case OpState.WAITING_CREDENTIALS:
            return translate("wording", "Waiting for sign-in"), Tone.CARE
        case OpState.REJECTED | OpState.NEEDS_ATTENTION:
            return translate("wording", "Needs you"), Tone.BAD
        case OpState.ACKED | OpState.VERIFIED:
            return translate("wording", "Sent"), Tone.GOOD
        case OpState.DISCARDED:
            return translate("wording", "Withdrawn"), Tone.GREY
        case _:
            assert_never(state)


def why_words(op: Op) -> str:
    """Why it is there, in a sentence; empty where the state says it all."""
    match op.state:
        case OpState.AMBIGUOUS | OpState.PROBING:
            return translate("wording", "The answer was lost; making sure it is not sent twice")
        case OpState.BLOCKED:
            return translate("wording", "Goes out once the registration before it was sent")
        case OpState.WAITING_CREDENTIALS:
            return translate("wording", "The server wants this till to sign in again")
        case OpState.REJECTED:
            return _refusal(op.why)
        case OpState.NEEDS_ATTENTION:
            return _attention(op.why)
        case OpState.QUEUED:
            return _delay(op.why)
        case OpState.SENDING | OpState.ACKED | OpState.VERIFIED | OpState.DISCARDED:
            return ""
        case _:
            assert_never(op.state)


def why_details(op: Op) -> str:
    """For "details": the server's own words, its code and its request id."""
    if op.why is None:
        return ""
    parts = [op.why.message, op.why.fault]
    if op.why.code is not None:
        parts.append(translate("wording", "Code {code}").format(code=op.why.code))
    if op.why.request_id:
        parts.append(translate("wording", "Request {id}").format(id=op.why.request_id))
    return " · ".join(part for part in parts if part)


def _refusal(why: Why | None) -> str:
    """A refusal that a person can put right."""
    return refusal_sentence(why.code if why else None, why.message if why else "")


def _attention(why: Why | None) -> str:
    if why is not None and (words := standstill_words(why)):
        return words
    evidence = why.evidence if why else None
    match evidence:
        case Evidence.AMBIGUOUS | Evidence.KILLED:
            return translate(
                "wording",
                "It cannot be told whether it arrived: look the customer up, then send it again"
                " or withdraw it",
            )
        case Evidence.NOT_UNDERSTOOD:
            return _refusal(why)
        case Evidence.UNABLE:
            return translate(
                "wording", "The server could not do it, twice: look at it, then send it again"
            )
        case _:
            return translate("wording", "This cannot be decided by itself: look at it")


def _delay(why: Why | None) -> str:
    """Why it still waits, where an attempt was made."""
    if why is None:
        return ""
    match why.evidence:
        case Evidence.NOT_SENT:
            return translate("wording", "The server could not be reached; it is tried again")
        case Evidence.THROTTLED:
            return translate("wording", "The server asked for some patience")
        case Evidence.UNABLE:
            return translate("wording", "The server could not do it; it is tried once more")
        case _:
            return ""


def pending_words(unsent: int, needs_person: int) -> str:
    """The pill: how many are unsent in all, and how many of them need a person."""
    if not unsent:
        return translate("wording", "Nothing waiting")
    if not needs_person:
        return counts.unsent(unsent)
    return translate("wording", "{unsent}, {needing}").format(
        unsent=counts.unsent(unsent),
        needing=counts.needing(needs_person),
    )
