"""Ops whose answer was lost: listed without being read, and read a few at a time."""

import pytest

from app.domain.op import Evidence, OpId, OpState
from app.store.opening import Stores
from app.store.outbox import OutboxStore
from tests.unit.store.samples import BINDING, ELSEWHERE, bring, claim, save, settled


@pytest.fixture
def outbox(stores: Stores) -> OutboxStore:
    return stores.outbox


async def test_they_are_listed_in_order_with_what_the_last_attempt_proved(
    outbox: OutboxStore,
) -> None:
    for op_id in ("a", "b", "c"):
        await save(outbox, op_id)
    await save(outbox, "elsewhere", binding=ELSEWHERE)
    await bring(outbox, "c", OpState.AMBIGUOUS)
    await bring(outbox, "elsewhere", OpState.AMBIGUOUS)
    await claim(outbox, "a")
    await outbox.settle([settled("a", OpState.AMBIGUOUS, Evidence.UNABLE)])
    assert await outbox.lost(BINDING) == (
        (OpId("a"), Evidence.UNABLE),
        (OpId("c"), Evidence.AMBIGUOUS),
    )
    assert [op.id for op in await outbox.ambiguous(BINDING)] == ["a", "c"]


async def test_some_of_them_are_read(outbox: OutboxStore) -> None:
    for op_id in ("a", "b", "c", "d"):
        await save(outbox, op_id)
        if op_id != "d":
            await bring(outbox, op_id, OpState.AMBIGUOUS)
    some = [OpId("c"), OpId("a"), OpId("d")]
    assert [op.id for op in await outbox.ambiguous(BINDING, some)] == ["a", "c"]
    assert await outbox.ambiguous(BINDING, ()) == ()
