"""What an attempt's end does: the op's move, the record, the server's name for the customer."""

import operator

import pytest
from sqlcipher3 import dbapi2

from app.domain.customer import CustomerKey, UserId
from app.domain.op import Evidence, OpId, OpMoved, OpState, Why
from app.domain.outcome import Settlement, SideEffect
from app.store.opening import Stores
from app.store.outbox import OutboxStore
from app.store.outbox_moves import IllegalMove
from tests.manual_clock import ManualClock
from tests.unit.store.samples import (
    BINDING,
    ELSEWHERE,
    bring,
    claim,
    customer,
    registration,
    save,
    settled,
)


@pytest.fixture
def outbox(stores: Stores) -> OutboxStore:
    return stores.outbox


async def test_an_acknowledged_op_gives_its_customer_the_servers_name(outbox: OutboxStore) -> None:
    op = await save(outbox, "1", registration("447001"))
    await claim(outbox, "1")
    effect = SideEffect(kind="points", awarded_points=52)
    change = await outbox.settle(
        [
            Settlement(
                op_id=op.id,
                to=OpState.ACKED,
                why=Why(evidence=Evidence.DONE, request_id="r-1"),
                customer=customer("99", mobile="447001"),
                side_effects=(effect,),
                warnings=("1017",),
            )
        ]
    )
    assert change.renamed == ((op.local_key, CustomerKey("user:99")),)
    assert {op.local_key, "user:99"} <= change.customers
    acked = await outbox.get(op.id)
    assert acked is not None
    assert (acked.state, acked.user_id) == (OpState.ACKED, UserId("99"))
    assert acked.settled_at is not None
    assert await outbox.resolve(op.local_key) == "user:99"
    assert await outbox.resolve(CustomerKey("user:5")) == "user:5"
    key = CustomerKey("user:99")
    assert await outbox.about((key,), (), key) == ((), (effect,))
    outcome = await outbox.outcome_of(op.id)
    assert outcome is not None
    assert (outcome.warnings, outcome.why.request_id) == (("1017",), "r-1")
    assert await outbox.live() == ()
    assert [found.id for found in await outbox.recent_settled()] == ["1"]


@pytest.mark.parametrize("told", [None, customer("", "Tom", "", points=3)])
async def test_without_a_name_from_the_server_the_first_identifier_names_them(
    outbox: OutboxStore, told: object
) -> None:
    await save(outbox, "1", registration("447001", email="t@example.com"))
    await claim(outbox, "1")
    answer = customer("", "Tom") if told is not None else None
    change = await outbox.settle([settled("1", OpState.ACKED, who=answer)])
    assert change.renamed == (("op:1", "mobile:447001"),)


async def test_the_attempt_keeps_what_it_proved(outbox: OutboxStore, clock: ManualClock) -> None:
    await save(outbox, "1")
    for number, (to, evidence) in enumerate(
        [(OpState.QUEUED, Evidence.NOT_SENT), (OpState.QUEUED, Evidence.THROTTLED)], start=1
    ):
        await claim(outbox, "1")
        clock.advance(number)
        why = Why(evidence=evidence, code=429, message="slow", request_id="r", fault="dns")
        await outbox.settle([Settlement(op_id=OpId("1"), to=to, why=why)])
    attempts = await outbox.attempts(OpId("1"))
    assert [(one.number, one.why and one.why.evidence) for one in attempts] == [
        (1, Evidence.NOT_SENT),
        (2, Evidence.THROTTLED),
    ]
    first = attempts[0]
    assert first.finished_at is not None
    assert (first.finished_at - first.started_at).total_seconds() == 1
    op = await outbox.get(OpId("1"))
    assert op is not None
    assert op.why == why
    assert op.attempts == 2


async def test_only_requests_that_carried_the_op_count_as_ambiguous_rounds(
    outbox: OutboxStore,
) -> None:
    await save(outbox, "1")
    await bring(outbox, "1", OpState.AMBIGUOUS)
    (op,) = await outbox.ambiguous(BINDING)
    assert (op.ambiguous_rounds, op.attempts) == (1, 1)
    (op,) = await claim(outbox, "1", for_="probing")
    await outbox.settle([settled("1", OpState.AMBIGUOUS, Evidence.AMBIGUOUS)])
    (op,) = await outbox.ambiguous(BINDING)
    assert (op.ambiguous_rounds, op.attempts) == (1, 1)
    assert [one.number for one in await outbox.attempts(OpId("1"))] == [1]
    assert await outbox.ambiguous(ELSEWHERE) == ()


async def test_waiting_for_the_login_ends_where_it_began(outbox: OutboxStore) -> None:
    for number in ("sent", "probed", "read-first"):
        await save(outbox, number)
    await claim(outbox, "sent")
    await bring(outbox, "probed", OpState.PROBING)
    await claim(outbox, "read-first", for_="probing")
    await outbox.settle(
        [
            settled(number, OpState.WAITING_CREDENTIALS, Evidence.CREDENTIALS)
            for number in ("sent", "probed", "read-first")
        ]
    )
    assert (await outbox.credentials_restored(ELSEWHERE)).ops == frozenset()
    change = await outbox.credentials_restored(BINDING)
    assert change.ops == {"sent", "probed", "read-first"}
    assert {op.id: op.state for op in await outbox.live()} == {
        "sent": OpState.QUEUED,
        "probed": OpState.AMBIGUOUS,
        "read-first": OpState.QUEUED,
    }
    assert (await outbox.credentials_restored()).ops == frozenset()


async def test_what_waits_for_a_person_or_the_login_is_not_moved_by_evidence(
    outbox: OutboxStore,
) -> None:
    states = (OpState.REJECTED, OpState.NEEDS_ATTENTION, OpState.WAITING_CREDENTIALS)
    for state in states:
        await save(outbox, state)
        await bring(outbox, state, state)
        with pytest.raises(IllegalMove):
            await outbox.settle([settled(state, OpState.QUEUED)])
    assert {op.state for op in await outbox.live()} == set(states)


async def test_a_refused_op_is_tried_again_and_a_lost_one_is_probed_first(
    outbox: OutboxStore,
) -> None:
    await save(outbox, "refused")
    await bring(outbox, "refused", OpState.REJECTED)
    await save(outbox, "odd")
    await bring(outbox, "odd", OpState.NEEDS_ATTENTION)
    await save(outbox, "lost")
    await bring(outbox, "lost", OpState.PROBING)
    await outbox.settle([settled("lost", OpState.NEEDS_ATTENTION, Evidence.NOT_UNDERSTOOD)])
    await save(outbox, "gone")
    await bring(outbox, "gone", OpState.ACKED)
    await outbox.settle([settled("gone", OpState.NEEDS_ATTENTION)])
    for number in ("refused", "odd", "lost", "gone"):
        await outbox.retry(OpId(number), "Noor")
    assert {op.id: op.state for op in await outbox.live()} == {
        "refused": OpState.QUEUED,
        "odd": OpState.QUEUED,
        "lost": OpState.AMBIGUOUS,
        "gone": OpState.AMBIGUOUS,
    }
    assert {op.ambiguous_rounds for op in await outbox.live()} == {0}
    assert (await outbox.history(OpId("lost")))[-1].who == "Noor"


async def test_only_people_withdraw_with_a_reason_that_is_kept(outbox: OutboxStore) -> None:
    await save(outbox, "1")
    with pytest.raises(ValueError, match="reason"):
        await outbox.discard(OpId("1"), "Noor", "  ")
    await outbox.discard(OpId("1"), "Noor", " left the shop ")
    event = (await outbox.history(OpId("1")))[-1]
    assert (event.to_state, event.who, event.reason) == (
        OpState.DISCARDED,
        "Noor",
        "left the shop",
    )
    kept = await outbox.get(OpId("1"))
    assert kept is not None
    assert kept.registration.firstname == "Tom"


@pytest.mark.parametrize(
    "state", [OpState.SENDING, OpState.AMBIGUOUS, OpState.PROBING, OpState.ACKED]
)
async def test_what_may_be_on_its_way_is_neither_withdrawn_nor_tried_again(
    outbox: OutboxStore, state: OpState
) -> None:
    await save(outbox, "1")
    await bring(outbox, "1", state)
    for decision in (
        outbox.discard(OpId("1"), "Noor", "why not"),
        outbox.retry(OpId("1"), "Noor"),
    ):
        with pytest.raises(OpMoved) as caught:
            await decision
        assert caught.value.state is state


async def test_every_move_is_on_record(outbox: OutboxStore) -> None:
    await save(outbox, "1")
    await bring(outbox, "1", OpState.VERIFIED)
    assert [(event.from_state, event.to_state) for event in await outbox.history(OpId("1"))] == [
        (OpState.QUEUED, OpState.SENDING),
        (OpState.SENDING, OpState.ACKED),
        (OpState.ACKED, OpState.VERIFIED),
    ]
    assert {event.epoch for event in await outbox.history(OpId("1"))} == {outbox.epoch}


async def test_the_record_cannot_be_rewritten_and_an_unsent_op_not_deleted(stores: Stores) -> None:
    await save(stores.outbox, "1")
    await save(stores.outbox, "2")
    await bring(stores.outbox, "1", OpState.ACKED)
    forbidden = ("UPDATE event SET reason = 'other'", "DELETE FROM op WHERE op_id = '2'")
    for sql in forbidden:
        with pytest.raises(dbapi2.IntegrityError, match="never"):
            await stores.outbox_database.write(operator.methodcaller("execute", sql))
    assert [op.id for op in await stores.outbox.live()] == ["2"]
