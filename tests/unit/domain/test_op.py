"""The life of an op: the moves that are allowed, and what the groups of states promise."""

from datetime import UTC, datetime

import pytest

from app.domain.customer import CustomerKey
from app.domain.op import (
    ALLOWED,
    DISCARDABLE,
    NEEDS_PERSON,
    UNSENT,
    Associate,
    AssociateId,
    Binding,
    Op,
    OpId,
    OpKind,
    OpState,
    Subject,
)
from app.domain.registration import Registration

S = OpState
NOW = datetime(2026, 11, 24, tzinfo=UTC)


def reachable(start: OpState) -> set[OpState]:
    found, waiting = {start}, [start]
    while waiting:
        for state in ALLOWED[waiting.pop()] - found:
            found.add(state)
            waiting.append(state)
    return found


def op(state: OpState) -> Op:
    return Op(
        id=OpId("7"),
        seq=1,
        kind=OpKind.REGISTRATION,
        state=state,
        lane=CustomerKey("op:7"),
        subject=Subject(key=CustomerKey("op:7")),
        payload=Registration(mobile="44700900000", registered_at=NOW),
        binding=Binding(server_url="https://shop.example", organisation="29", till_login="till"),
        associate=Associate(id=AssociateId("443"), name="Ann"),
        created_at=NOW,
        epoch=1,
    )


def test_every_state_has_its_moves() -> None:
    assert set(ALLOWED) == set(OpState)


@pytest.mark.parametrize("start", [S.QUEUED, S.BLOCKED])
def test_every_other_state_is_reached_from_a_new_op(start: OpState) -> None:
    assert reachable(start) == set(OpState)


def test_no_move_leads_nowhere() -> None:
    """From every open state the promise can still be kept, or a person withdraws it."""
    for state in UNSENT:
        assert S.ACKED in reachable(state)
        assert S.DISCARDED in reachable(state)
    assert all(state not in moves for state, moves in ALLOWED.items())


def test_what_is_settled_never_becomes_unsent_but_for_a_person() -> None:
    assert ALLOWED[S.VERIFIED] == ALLOWED[S.DISCARDED] == frozenset()
    assert ALLOWED[S.ACKED] == {S.VERIFIED, S.NEEDS_ATTENTION}
    assert set(OpState) - {S.ACKED, S.VERIFIED, S.DISCARDED} == UNSENT


def test_only_an_answer_or_a_probe_acknowledges() -> None:
    assert {state for state, moves in ALLOWED.items() if S.ACKED in moves} == {
        S.SENDING,
        S.PROBING,
    }


def test_a_lost_answer_is_probed_before_anything_is_sent_again() -> None:
    assert S.QUEUED not in ALLOWED[S.AMBIGUOUS]
    assert S.SENDING not in ALLOWED[S.AMBIGUOUS]
    assert {state for state, moves in ALLOWED.items() if S.SENDING in moves} == {S.QUEUED}


def test_nobody_withdraws_what_may_be_under_way() -> None:
    assert not DISCARDABLE & {S.SENDING, S.AMBIGUOUS, S.PROBING}
    assert NEEDS_PERSON <= DISCARDABLE


@pytest.mark.parametrize("state", list(OpState))
def test_an_op_tells_where_it_stands(state: OpState) -> None:
    assert op(state).is_unsent == (state in UNSENT)
    assert op(state).needs_person == (state in NEEDS_PERSON)
    assert op(state).local_key == "op:7"
