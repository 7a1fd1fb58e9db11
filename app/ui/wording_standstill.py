"""Why an op waits for a person where this till itself found out, and what the person does next."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication

from app.domain.codes import CodeField, NextStep, ResponseCode, response_code
from app.domain.op import Evidence, Op, OpKind, Why
from app.domain.standstill import (
    CONFLICT,
    NOT_SEEN,
    PARENT_WITHDRAWN,
    UNDECIDABLE,
    UNKNOWN_CUSTOMER,
)
from app.domain.write_problem import WriteProblem
from app.ui.wording_codes import refusal_sentence
from app.ui.wording_writes import write_problem_words

translate = QCoreApplication.translate

_MAYBE_SENT = frozenset({Evidence.AMBIGUOUS, Evidence.KILLED, Evidence.UNABLE})
_WRITE_PROBLEMS = frozenset(problem.value for problem in WriteProblem)
_CHOICES = frozenset({OpKind.PREFERENCES, OpKind.SUBSCRIPTION})
"""Kinds that are set on the card, and have no text to correct."""


def standstill_words(why: Why) -> str:
    """A sentence for what `Why.fault` tells; empty where it tells nothing of its own."""
    match why.fault:
        case "":
            return ""
        case fault if fault == CONFLICT:
            return translate("wording", "Also changed on the server: choose one")
        case fault if fault == UNDECIDABLE:
            return _undecidable(why)
        case fault if fault == UNKNOWN_CUSTOMER:
            return translate("wording", "The server has no name yet for this customer")
        case fault if fault == PARENT_WITHDRAWN:
            return translate("wording", "The customer's registration was withdrawn")
        case fault if fault == NOT_SEEN:
            return translate("wording", "The server said that it was done, but does not show it")
        case fault if fault in _WRITE_PROBLEMS:
            return write_problem_words(WriteProblem(fault))
        case _:
            return ""


def _undecidable(why: Why) -> str:
    if why.code is not None or why.message:
        return refusal_sentence(why.code, why.message)
    if why.evidence in _MAYBE_SENT:
        return translate("wording", "The server cannot tell whether it arrived")
    return translate("wording", "The server does not find the customer as they are known here")


def next_step_words(op: Op) -> str:
    """What a person does now; empty where nobody has to do anything, or nothing can be said."""
    if not op.needs_person or op.why is None:
        return ""
    if op.conflicts:
        return translate("wording", "Choose for each field, then accept.")
    if words := _by_fault(op, op.why):
        return words
    # Of what may have been sent, the reason itself says what to do.
    return "" if op.why.evidence in _MAYBE_SENT else _by_code(op, op.why)


def _by_fault(op: Op, why: Why) -> str:
    match why.fault:
        case fault if fault == UNDECIDABLE and why.evidence in _MAYBE_SENT:
            return _look_first()
        case fault if fault in (UNDECIDABLE, UNKNOWN_CUSTOMER):
            return translate("wording", "Look the customer up, then send it again or withdraw it.")
        case fault if fault == PARENT_WITHDRAWN:
            return translate("wording", "Withdraw this too, or register the customer anew first.")
        case fault if fault == NOT_SEEN:
            return _look_first()
        case fault if fault in _WRITE_PROBLEMS:
            return _put_right(op)
        case _:
            return ""


def _by_code(op: Op, why: Why) -> str:
    found = response_code(why.code) if why.code is not None else None
    return _step(op, found) if found is not None else _put_right(op)


def _put_right(op: Op) -> str:
    if op.kind in _CHOICES:
        return translate("wording", "Set it anew on the customer's card; withdraw this.")
    return translate("wording", "Correct it and send it again, or withdraw it.")


def _look_first() -> str:
    return translate(
        "wording", "Look at the customer's card first: send it again only if it is not there."
    )


def _step(op: Op, found: ResponseCode) -> str:
    match found.next_step:
        case NextStep.CORRECT:
            return _correct(op, found)
        case NextStep.OPEN_EXISTING:
            if op.kind is OpKind.TICKET:
                return translate(
                    "wording", "Look at the ticket on the customer's card, or give another subject."
                )
            return translate("wording", "Open the customer who has it, or correct it here.")
        case NextStep.LOOK_UP:
            return translate("wording", "Look the customer up by something else, or register them.")
        case NextStep.ENROL:
            return translate("wording", "Register the customer: that makes them a member.")
        case NextStep.READ_BACK:
            return _look_first()
        case NextStep.TRY_LATER:
            return translate("wording", "Send it again after a while.")
        case NextStep.SPLIT:
            return translate("wording", "Send it again: it goes out alone then.")
        case NextStep.SIGN_IN:
            return translate(
                "wording", "A supervisor gives the server's password again in Settings."
            )
        case NextStep.ASK_SUPERVISOR:
            return translate("wording", "Ask a supervisor; what was written stays here.")
        case NextStep.NOTHING:
            return translate("wording", "Nothing can be done about it here: withdraw it.")
        case _:
            assert_never(found.next_step)


def _correct(op: Op, found: ResponseCode) -> str:
    names = [_field(each) for each in found.fields]
    what = translate("wording", " or ").join(filter(None, names))
    if not what or op.kind in _CHOICES:
        return _put_right(op)
    return translate("wording", "Correct the {field}, then send it again.").format(field=what)


def _field(field: CodeField) -> str:
    match field:
        case CodeField.MOBILE:
            return translate("wording", "mobile number")
        case CodeField.EMAIL:
            return translate("wording", "e-mail address")
        case CodeField.EXTERNAL_ID:
            return translate("wording", "external id")
        case CodeField.TYPE:
            return translate("wording", "customer type")
        case CodeField.REGISTERED_ON:
            return translate("wording", "time of registration")
        case CodeField.CUSTOM_FIELD:
            return translate("wording", "further fields")
        case CodeField.SUBJECT:
            return translate("wording", "subject")
        case _:
            return ""
