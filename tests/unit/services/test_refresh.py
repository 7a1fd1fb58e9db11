"""The cache is kept young while nobody waits: who comes first, and when nobody does."""

import asyncio
from contextlib import suppress

import pytest

from app.api.pace import Priority
from app.domain import identifiers
from app.domain.card import Card as WholeCard
from app.domain.customer import CustomerKey
from app.domain.faults import (
    NoAnswerFault,
    RefusedFault,
    StoreFault,
    StoreProblem,
    ThrottledFault,
)
from app.domain.identifiers import Identifier
from app.domain.op import OpState
from app.services.refresh import (
    BATCH,
    FAULT_PAUSE_S,
    LOOK_EVERY_S,
    LOOKED_AT_WITHIN,
    OLD,
    OPEN_EVERY_S,
    SEEN_AFTER_S,
    SEEN_EVERY_S,
    RefreshLoop,
)
from app.services.refresh_line import DRAIN_FIRST_S
from tests.unit.services.rig import Till, customer, person

OLD_S = OLD.total_seconds() + 1


@pytest.fixture
async def loop(staffed: Till) -> RefreshLoop:
    await staffed.core.services.connection._connectivity.check()
    return staffed.core.refresh


async def look_at(till: Till, *numbers: int) -> None:
    """The last one last; each with their whole card."""
    for number in numbers:
        card = WholeCard(customer=till.shop.knows(customer(number)))
        await till.stores.cache.put_card(card, till.clock.now(), touched=True)


def ids(*numbers: int) -> tuple[Identifier, ...]:
    return tuple(identifiers.user_id(str(number)) for number in numbers)


async def rest(loop: RefreshLoop) -> float | None:
    """Rounds until nothing can be done now; seconds until something can."""
    for _ in range(50):
        wait_s = await loop.round()
        if wait_s != 0:
            return wait_s
    raise AssertionError("the loop does not come to rest")


async def test_old_copies_are_asked_for_in_batches_the_last_seen_first(
    staffed: Till, loop: RefreshLoop
) -> None:
    await look_at(staffed, *range(1, BATCH + 3))
    assert await rest(loop) == LOOK_EVERY_S
    assert staffed.shop.batches == []
    staffed.clock.advance(OLD_S)

    assert await rest(loop) == LOOK_EVERY_S

    assert staffed.shop.batches == [ids(*range(BATCH + 2, 2, -1)), ids(2, 1)]
    assert set(staffed.shop.priorities) == {Priority.BACKGROUND}
    recents = await staffed.stores.cache.recents(50)
    assert [one.key for one in recents] == [f"user:{n}" for n in range(BATCH + 2, 0, -1)]
    assert {one.fetched_at for one in recents} == {staffed.clock.now()}
    assert staffed.changes[-1].origin is loop
    assert await rest(loop) == LOOK_EVERY_S
    assert len(staffed.shop.batches) == 2


async def test_whose_card_is_open_comes_first_and_whole(staffed: Till, loop: RefreshLoop) -> None:
    await look_at(staffed, 1, 2, 3)
    staffed.clock.advance(OLD_S)
    await staffed.lookup.opened(CustomerKey("user:1"))
    assert await loop.round() == 0
    assert staffed.shop.gets == list(ids(1))
    assert staffed.shop.batches == []
    await rest(loop)
    assert staffed.shop.batches == [ids(3, 2)]
    staffed.clock.advance(OPEN_EVERY_S)
    await rest(loop)
    assert staffed.shop.gets == list(ids(1, 1))
    loop.opened(None)
    staffed.clock.advance(OPEN_EVERY_S)
    await rest(loop)
    assert staffed.shop.gets == list(ids(1, 1))


async def test_who_was_seen_without_their_whole_card_gets_it(
    staffed: Till, loop: RefreshLoop
) -> None:
    await staffed.stores.cache.put(
        (staffed.shop.knows(customer(1)),), staffed.clock.now(), touched=True
    )
    staffed.clock.advance(OLD_S)
    await rest(loop)
    assert staffed.shop.gets == list(ids(1))
    assert await staffed.services.records.card(CustomerKey("user:1")) is not None


async def test_who_is_not_looked_at_any_more_is_left_to_age(
    staffed: Till, loop: RefreshLoop
) -> None:
    await look_at(staffed, 1)
    staffed.clock.advance(LOOKED_AT_WITHIN.total_seconds())
    await rest(loop)
    assert (staffed.shop.gets, staffed.shop.batches) == ([], [])


async def test_whom_this_till_wrote_of_is_looked_for_before_others(
    staffed: Till, loop: RefreshLoop
) -> None:
    await look_at(staffed, 1, 2)
    await staffed.registration.register(person(5), token="t-1")
    await staffed.drain()
    assert await staffed.state("t-1") is OpState.ACKED
    await rest(loop)
    assert staffed.shop.batches == []
    staffed.clock.advance(SEEN_AFTER_S)
    await rest(loop)
    (named,) = staffed.shop.batches
    assert [one.value for one in named] == [staffed.shop.people[person(5).mobile].user_id]
    staffed.clock.advance(SEEN_EVERY_S - 1)
    await rest(loop)
    assert len(staffed.shop.batches) == 1
    staffed.clock.advance(OLD_S)
    await loop.round()
    assert staffed.shop.batches[-1] == (*named, *ids(2, 1))


async def test_the_drain_goes_first(staffed: Till, loop: RefreshLoop) -> None:
    await look_at(staffed, 1)
    staffed.clock.advance(OLD_S)
    await staffed.registration.register(person(5), token="t-1")
    assert await loop.round() == DRAIN_FIRST_S
    assert staffed.shop.batches == []
    await staffed.drain()
    assert await loop.round() == 0


async def test_nothing_goes_while_the_server_wants_no_calls(
    staffed: Till, loop: RefreshLoop
) -> None:
    await look_at(staffed, 1)
    staffed.clock.advance(OLD_S)
    staffed.shop.pause_s = 7.0
    assert await loop.round() == 7.0
    staffed.shop.pause_s = 0.0
    staffed.shop.fault = ThrottledFault(42.0)
    assert await loop.round() == 42.0
    staffed.shop.fault = None
    assert await loop.round() == 0


async def test_nothing_goes_while_the_line_is_down(staffed: Till, loop: RefreshLoop) -> None:
    await look_at(staffed, 1)
    staffed.clock.advance(OLD_S)
    connectivity = staffed.core.services.connection._connectivity
    staffed.shop.fault = NoAnswerFault()
    assert await loop.round() == FAULT_PAUSE_S
    await connectivity.check()
    assert await loop.round() is None
    assert len(staffed.shop.batches) == 1
    staffed.shop.fault = None
    await connectivity.check()
    assert await loop.round() == 0


@pytest.mark.parametrize("is_open", [True, False])
async def test_of_whom_the_server_says_nothing_is_not_asked_for_again_at_once(
    staffed: Till, loop: RefreshLoop, is_open: bool
) -> None:
    await look_at(staffed, 1)
    staffed.shop.people.clear()
    if is_open:
        staffed.shop.refusals[ids(1)[0]] = RefusedFault(1044, "not this till's")
        loop.opened(CustomerKey("user:1"))
    staffed.clock.advance(OLD_S)
    assert await rest(loop) == LOOK_EVERY_S
    asked = (len(staffed.shop.gets), len(staffed.shop.batches))
    assert asked == ((1, 0) if is_open else (0, 1))
    assert await staffed.stores.cache.get(CustomerKey("user:1")) is not None


async def test_the_loop_goes_on_when_the_line_comes_back_and_survives_the_store(
    staffed: Till, loop: RefreshLoop, monkeypatch: pytest.MonkeyPatch, caplog: object
) -> None:
    await look_at(staffed, 1)
    staffed.clock.advance(OLD_S)
    connectivity = staffed.core.services.connection._connectivity
    staffed.shop.fault = NoAnswerFault()
    await connectivity.check()
    broken = [StoreFault(StoreProblem.BUSY), RuntimeError("a bug")]
    whole = staffed.stores.cache.stale

    async def stale(*args: object, **more: object) -> object:
        if broken:
            raise broken.pop()
        return await whole(*args, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(staffed.stores.cache, "stale", stale)
    running = asyncio.create_task(loop.run())
    staffed.shop.fault = None
    await connectivity.check()
    for _ in range(400):
        await asyncio.sleep(0.005)
        if staffed.shop.batches:
            break
        staffed.clock.advance(FAULT_PAUSE_S)
    running.cancel()
    with suppress(asyncio.CancelledError):
        await running
    assert staffed.shop.batches == [ids(1)]
    assert not broken
