"""Saving and taking: one intent once, one lane a customer, nothing out of order."""

import asyncio
from dataclasses import replace
from typing import Any

import pytest

from app.domain.changes import ChangeSet
from app.domain.op import UNSENT, OpId, OpMoved, OpState, PendingSummary
from app.store.opening import Stores
from app.store.outbox import OutboxStore
from app.store.outbox_moves import IllegalMove
from app.store.outbox_schema import LIVE
from tests.manual_clock import ManualClock
from tests.unit.store.samples import (
    BINDING,
    ELSEWHERE,
    NOW,
    bring,
    claim,
    registration,
    save,
    settled,
)


@pytest.fixture
def outbox(stores: Stores) -> OutboxStore:
    return stores.outbox


def test_the_live_queue_is_what_the_promise_says() -> None:
    assert "state IN (" + ", ".join(sorted(f"'{state}'" for state in UNSENT)) + ")" == (
        "state IN (" + ", ".join(sorted(LIVE.removeprefix("state IN (")[:-1].split(", "))) + ")"
    )


async def test_a_saved_op_is_read_back_as_it_was_told(outbox: OutboxStore) -> None:
    op = await save(outbox, "1", registration(email="tom@example.com", external_id="X 1"))
    assert op.state is OpState.QUEUED
    assert op.lane == op.local_key == "op:1"
    assert op.epoch == outbox.epoch
    assert await outbox.get(OpId("1")) == op
    assert await outbox.live() == (op,)


async def test_the_same_token_twice_is_one_op(outbox: OutboxStore) -> None:
    first, second = await asyncio.gather(save(outbox, "1"), save(outbox, "1"))
    assert first == second
    filed = await outbox.live()
    assert await save(outbox, "1", registration(firstname="Somebody else")) == first
    assert await outbox.live() == filed


async def test_the_token_of_a_settled_op_is_still_that_op(outbox: OutboxStore) -> None:
    await save(outbox, "1")
    await bring(outbox, "1", OpState.ACKED)
    again = await save(outbox, "1")
    assert again.state is OpState.ACKED
    assert await outbox.live() == ()


async def test_ops_of_one_customer_share_a_lane_and_go_in_order(outbox: OutboxStore) -> None:
    one = await save(outbox, "1", registration("447001"))
    other = await save(outbox, "2", registration("447002"))
    later = await save(outbox, "3", registration("447001", email="t@example.com"))
    assert later.lane == one.lane != other.lane
    assert [op.id for op in await outbox.next_ready(BINDING)] == ["1", "2"]
    assert await claim(outbox, "3") == ()
    await bring(outbox, "1", OpState.ACKED)
    assert [op.id for op in await outbox.next_ready(BINDING)] == ["2", "3"]


async def test_a_lane_is_found_by_ops_that_are_filed_and_by_those_that_are_not(
    outbox: OutboxStore,
) -> None:
    await save(outbox, "1", registration("447001"))
    await outbox.summary()
    filed = await save(outbox, "2", registration("447001", external_id="C9"))
    unfiled = await save(outbox, "3", registration("447009", external_id="C9"))
    assert filed.lane == unfiled.lane == "op:1"
    assert {op.lane for op in await outbox.live()} == {"op:1"}


async def test_two_lanes_that_turn_out_to_be_one_customers_become_one(outbox: OutboxStore) -> None:
    await save(outbox, "1", registration("447001"))
    await save(outbox, "2", registration("", email="t@example.com"))
    await save(outbox, "3", registration("447001", email="t@example.com"))
    assert {op.lane for op in await outbox.live()} == {"op:1"}
    assert [op.id for op in await outbox.next_ready(BINDING)] == ["1"]
    await bring(outbox, "1", OpState.ACKED)
    assert [op.id for op in await outbox.next_ready(BINDING)] == ["2"]


@pytest.mark.parametrize(
    "state",
    [
        *(OpState.SENDING, OpState.AMBIGUOUS, OpState.PROBING, OpState.REJECTED),
        *(OpState.NEEDS_ATTENTION, OpState.WAITING_CREDENTIALS),
    ],
)
async def test_a_lane_is_stuck_behind_an_unsettled_op_and_no_other_is(
    outbox: OutboxStore, state: OpState
) -> None:
    await save(outbox, "1", registration("447001"))
    await save(outbox, "2", registration("447001"))
    await save(outbox, "3", registration("447003"))
    await bring(outbox, "1", state)
    assert [op.id for op in await outbox.next_ready(BINDING)] == ["3"]
    assert await claim(outbox, "2") == ()


async def test_what_was_acknowledged_and_then_doubted_holds_its_lane_again(
    outbox: OutboxStore,
) -> None:
    await save(outbox, "1", registration("447001"))
    await save(outbox, "2", registration("447001"))
    await bring(outbox, "1", OpState.ACKED)
    await outbox.settle([settled("1", OpState.NEEDS_ATTENTION)])
    assert await outbox.next_ready(BINDING) == ()
    await outbox.discard(OpId("1"), "a-1", "seen on the server")
    assert [op.id for op in await outbox.next_ready(BINDING)] == ["2"]


async def test_ops_are_offered_only_to_the_server_they_were_made_for(outbox: OutboxStore) -> None:
    await save(outbox, "1", registration("447001"))
    await save(outbox, "2", registration("447001"), binding=ELSEWHERE)
    assert [op.id for op in await outbox.next_ready(BINDING)] == ["1"]
    assert [op.id for op in await outbox.next_ready(ELSEWHERE)] == ["2"]
    assert await outbox.next_ready(replace(BINDING, till_login="till.2")) == ()
    assert await outbox.unsent_elsewhere(BINDING) == 1
    assert await outbox.unsent_elsewhere(replace(BINDING, till_login="till.2")) == 2
    await bring(outbox, "2", OpState.ACKED)
    assert await outbox.unsent_elsewhere(BINDING) == 0


async def test_those_that_wait_are_passed_over_and_the_limit_holds(outbox: OutboxStore) -> None:
    for number in range(6):
        await save(outbox, str(number))
    ready = await outbox.next_ready(BINDING, without={OpId("0"), OpId("2")}, limit=3)
    assert [op.id for op in ready] == ["1", "3", "4"]


async def test_a_claim_is_recorded_before_it_is_told(outbox: OutboxStore) -> None:
    await save(outbox, "1")
    (op,) = await claim(outbox, "1")
    assert (op.state, op.attempts) == (OpState.SENDING, 1)
    (attempt,) = await outbox.attempts(OpId("1"))
    assert (attempt.number, attempt.finished_at) == (1, None)
    assert await outbox.get(OpId("1")) == op


async def test_a_claim_leaves_out_what_has_moved(outbox: OutboxStore) -> None:
    for number in ("1", "2", "3"):
        await save(outbox, number)
    await claim(outbox, "1")
    await outbox.discard(OpId("2"), "a-1", "mistyped")
    assert [op.id for op in await claim(outbox, "1", "2", "3", "3")] == ["3"]
    with pytest.raises(LookupError):
        await claim(outbox, "unheard of")


async def test_a_correction_takes_the_place_of_the_refused_op(outbox: OutboxStore) -> None:
    await save(outbox, "1", registration("447001"))
    await bring(outbox, "1", OpState.REJECTED)
    better = await save(outbox, "2", registration("447999", email="t@example.com"), replaces="1")
    refused = await outbox.get(OpId("1"))
    assert refused is not None
    assert refused.state is OpState.DISCARDED
    assert better.lane == "op:1"
    assert [op.id for op in await outbox.next_ready(BINDING)] == ["2"]
    assert await outbox.resolve(refused.local_key) == "op:2"
    assert [event.reason for event in await outbox.history(OpId("1"))][-1] == "corrected"
    assert await save(outbox, "2", replaces="1") == better


async def test_what_is_under_way_is_not_corrected(outbox: OutboxStore) -> None:
    await save(outbox, "1")
    await claim(outbox, "1")
    with pytest.raises(OpMoved):
        await save(outbox, "2", replaces="1")
    assert await outbox.get(OpId("2")) is None


async def test_the_summary_counts_and_tells_the_oldest(outbox: OutboxStore) -> None:
    assert await outbox.summary() == PendingSummary()
    for number in ("1", "2", "3", "4"):
        await save(outbox, number)
    await bring(outbox, "1", OpState.ACKED)
    await bring(outbox, "2", OpState.REJECTED)
    await bring(outbox, "3", OpState.NEEDS_ATTENTION)
    assert await outbox.summary() == PendingSummary(unsent=3, needs_person=2, oldest_at=NOW)


async def test_the_newest_are_told_without_the_rest(outbox: OutboxStore) -> None:
    for number in range(5):
        await save(outbox, str(number))
    await bring(outbox, "3", OpState.REJECTED)
    await bring(outbox, "4", OpState.ACKED)
    assert [op.id for op in await outbox.latest(2)] == ["3", "2"]


async def test_a_long_queue_is_read_page_by_page(outbox: OutboxStore) -> None:
    for number in range(7):
        await save(outbox, str(number))
    await bring(outbox, "1", OpState.REJECTED)
    await bring(outbox, "2", OpState.ACKED)
    await bring(outbox, "4", OpState.AMBIGUOUS)
    pages, after = [], 0
    while found := await outbox.page(after=after, limit=2):
        pages.append([op.id for op in found])
        after = found[-1].seq
    assert pages == [["0", "1"], ["3", "4"], ["5", "6"]]


async def test_writing_before_an_epoch_has_begun_is_a_bug(
    stores: Stores, clock: ManualClock
) -> None:
    unbegun = OutboxStore(stores.outbox_database, clock)
    with pytest.raises(RuntimeError):
        await save(unbegun, "1")


async def test_many_saves_in_a_row_are_all_filed_in_order(outbox: OutboxStore) -> None:
    saved = [await save(outbox, str(number)) for number in range(300)]
    assert await outbox.live() == tuple(saved)
    assert [op.seq for op in saved] == list(range(1, 301))


async def test_a_move_that_the_promise_does_not_have_changes_nothing(outbox: OutboxStore) -> None:
    for number in ("1", "2"):
        await save(outbox, number)
    await claim(outbox, "1", "2")
    with pytest.raises(IllegalMove):
        await outbox.settle([settled("1", OpState.ACKED), settled("2", OpState.VERIFIED)])
    assert {op.state for op in await outbox.live()} == {OpState.SENDING}
    for wrong in (OpState.SENDING, OpState.PROBING, OpState.DISCARDED):
        with pytest.raises(IllegalMove):
            await outbox.settle([settled("1", wrong)])
    assert await outbox.settle([]) == ChangeSet()


async def test_no_hot_query_scans_the_ops(stores: Stores) -> None:
    """However long the queue and its past are: every step goes through an index."""
    await save(stores.outbox, "1", registration(email="t@example.com"))
    seen: list[str] = []

    class Recorder:
        def __init__(self, real: Any) -> None:
            self.real = real

        def __getattr__(self, name: str) -> Any:
            return getattr(self.real, name)

        def execute(self, sql: str, *values: Any) -> Any:
            for row in self.real.execute(f"EXPLAIN QUERY PLAN {sql}", *values):
                seen.append(f"{row[3]}: {sql}")
            return self.real.execute(sql, *values)

    outbox, database = stores.outbox, stores.outbox_database
    await outbox.live()
    real = database._session._connection
    database._session._connection = Recorder(real)
    outbox._intake._connection = database._session._connection
    await outbox.next_ready(BINDING)
    await outbox.summary()
    await outbox.ambiguous(BINDING)
    await outbox.recent_settled(5)
    await outbox.find_by_identifiers(registration().identifiers)
    await outbox.of_customer([(await outbox.latest(1))[0].local_key])
    await outbox.search_names("tom")
    await save(outbox, "2", registration(email="t@example.com"))
    await claim(outbox, "1")
    database._session._connection = real
    scans = [line for line in seen if line.startswith(("SCAN op", "SCAN o ", "SCAN o:", "SCAN t"))]
    tally = [line for line in scans if not line.startswith("SCAN tally")]
    assert len(seen) > 20
    assert tally == []
