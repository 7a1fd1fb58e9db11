"""Why an op waits for somebody, in plain words, and what they do next: for all that can happen."""

from dataclasses import replace

import pytest

from app.domain.codes import ITEM_CODES, CodeClass, NextStep
from app.domain.op import Evidence, Op, OpKind, OpState, Why
from app.domain.standstill import (
    CONFLICT,
    NOT_SEEN,
    PARENT_WITHDRAWN,
    UNDECIDABLE,
    UNKNOWN_CUSTOMER,
)
from app.domain.write_problem import WriteProblem
from app.ui.wording import next_step_words, why_words
from tests.gui.fakes_forms import refused
from tests.gui.ops_of_kinds import clashing, op_of

KINDS = tuple(kind for kind in OpKind if kind is not OpKind.REGISTRATION)


def waiting(why: Why, kind: OpKind = OpKind.NOTE) -> Op:
    return op_of(kind, OpState.NEEDS_ATTENTION, why=why)


FAULTS = (CONFLICT, UNDECIDABLE, UNKNOWN_CUSTOMER, PARENT_WITHDRAWN, NOT_SEEN)


@pytest.mark.parametrize("fault", [*FAULTS, *(problem.value for problem in WriteProblem)])
@pytest.mark.parametrize("kind", KINDS)
def test_whatever_the_till_found_is_said_in_words(fault: str, kind: OpKind) -> None:
    op = waiting(Why(evidence=Evidence.NOT_UNDERSTOOD, fault=fault), kind)
    assert why_words(op)
    assert fault not in why_words(op)
    if fault != CONFLICT:
        assert next_step_words(op).endswith(".")


def test_no_two_of_them_say_the_same() -> None:
    said = [why_words(waiting(Why(evidence=Evidence.NOT_SENT, fault=fault))) for fault in FAULTS]
    assert len(set(said)) == len(FAULTS)


def test_a_clash_asks_for_a_choice() -> None:
    assert "changed on the server" in why_words(clashing())
    assert next_step_words(clashing()) == "Choose for each field, then accept."


def test_what_may_have_arrived_is_looked_for_before_it_is_sent_again() -> None:
    lost = waiting(Why(evidence=Evidence.AMBIGUOUS, fault=UNDECIDABLE))
    unseen = waiting(Why(evidence=Evidence.DONE, fault=NOT_SEEN))
    for op in (lost, unseen):
        assert next_step_words(op).startswith("Look at the customer's card first")
    never_sent = waiting(Why(evidence=Evidence.NOT_SENT, fault=UNDECIDABLE))
    assert "Look the customer up" in next_step_words(never_sent)


def test_a_server_that_will_not_say_is_quoted() -> None:
    why = Why(evidence=Evidence.AMBIGUOUS, fault=UNDECIDABLE, code=1044, message="not yours")
    assert why_words(waiting(why)) != why_words(waiting(replace(why, code=None, message="")))


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (1001, "Correct the mobile number, then send it again."),
        (1045, "Correct the mobile number or e-mail address, then send it again."),
        (1032, "Open the customer who has it, or correct it here."),
        (1012, "Look the customer up by something else, or register them."),
        (1013, "Register the customer: that makes them a member."),
        (1025, "Ask a supervisor; what was written stays here."),
        (1204, "Nothing can be done about it here: withdraw it."),
        (77777, "Correct it and send it again, or withdraw it."),
    ],
)
def test_the_servers_code_leads_to_the_next_step(code: int, words: str) -> None:
    assert next_step_words(refused(code=code)) == words


def test_a_second_ticket_is_not_another_customers() -> None:
    op = op_of(OpKind.TICKET, why=Why(evidence=Evidence.REJECTED, code=1301))
    assert "another subject" in next_step_words(op)


@pytest.mark.parametrize("kind", [OpKind.PREFERENCES, OpKind.SUBSCRIPTION])
def test_a_choice_is_made_anew_where_it_is_made(kind: OpKind) -> None:
    for code in (1106, 77777):
        op = op_of(kind, why=Why(evidence=Evidence.REJECTED, code=code))
        assert next_step_words(op) == "Set it anew on the customer's card; withdraw this."


def test_every_verdict_of_the_contract_has_a_next_step() -> None:
    silent = [
        found.code
        for found in ITEM_CODES.values()
        if found.meaning in {CodeClass.VERDICT, CodeClass.NOT_ALLOWED, CodeClass.TOO_MANY}
        and not next_step_words(refused(code=found.code))
    ]
    assert silent == []
    assert {found.next_step for found in ITEM_CODES.values()} >= {NextStep.CORRECT}


def test_what_needs_nobody_asks_for_nothing() -> None:
    assert next_step_words(op_of(OpKind.NOTE, OpState.QUEUED)) == ""
    assert next_step_words(waiting(Why(evidence=Evidence.KILLED))) == "", "the reason says it"
