"""How fast a login calls: who goes first, who is held back, and what a refusal teaches."""

import asyncio
from collections import deque
from collections.abc import Coroutine
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.api.pace import FEWEST_CALLS_PER_MINUTE, Pace, Priority
from app.domain.faults import ThrottledFault
from tests.manual_clock import ManualClock

F, B, P = Priority.FOREGROUND, Priority.BACKGROUND, Priority.PROBE
BURST = 30
RESERVE = 20
TOKEN_S = 60 / 70
"""At 100 calls a minute: 30 at once, 20 of them for people only, and 70 a minute after that."""


class Desk:
    """A pace of 100 calls a minute, and the order in which calls went."""

    def __init__(self, calls_per_minute: float = 100.0) -> None:
        self.clock = ManualClock()
        self.pace = Pace(clock=self.clock, calls_per_minute=calls_per_minute)
        self.went: list[str] = []
        self._tasks: list[asyncio.Task[None]] = []

    def call(self, name: str, priority: Priority, **within: float) -> asyncio.Task[None]:
        async def ask() -> None:
            await self.pace.admit(priority, **within)
            self.went.append(name)

        task = asyncio.create_task(ask())
        self._tasks.append(task)
        return task

    async def spend(self, calls: int, priority: Priority = F) -> None:
        """Calls that go at once."""
        for _ in range(calls):
            await at_once(self.pace.admit(priority))

    async def after(self, seconds: float = 0.0) -> list[str]:
        """Who went until then."""
        await turns()
        self.clock.advance(seconds)
        await turns()
        return self.went

    async def close(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


async def turns() -> None:
    for _ in range(10):
        await asyncio.sleep(0)


async def at_once(call: Coroutine[Any, Any, None]) -> None:
    """The call does not even let others run."""
    with pytest.raises(StopIteration):
        call.send(None)


@pytest.fixture
async def desk() -> Any:
    made = Desk()
    yield made
    await made.close()


async def test_a_scan_right_after_start_never_waits(desk: Desk) -> None:
    """Whatever the background has done since."""
    for number in range(50):
        desk.call(f"b{number}", B)
    assert len(await desk.after()) == BURST - RESERVE
    await desk.spend(RESERVE)


async def test_so_many_calls_of_the_background_could_go_at_once(desk: Desk) -> None:
    assert desk.pace.free_calls() == BURST - RESERVE
    await desk.spend(3, B)
    assert desk.pace.free_calls() == BURST - RESERVE - 3
    await desk.spend(BURST - RESERVE - 3, B)
    assert desk.pace.free_calls() == 0
    desk.clock.advance(2 * TOKEN_S)
    assert desk.pace.free_calls() == 2
    desk.pace.refused(30.0, is_told=True)
    assert desk.pace.free_calls() == 0, "the server wants none"


async def test_no_minute_holds_more_than_was_allowed(desk: Desk) -> None:
    for number in range(400):
        desk.call(f"f{number}", F)
    seen = [len(await desk.after())]
    for _ in range(180):
        seen.append(len(await desk.after(1.0)))
    assert max(later - earlier for earlier, later in zip(seen, seen[60:], strict=False)) <= 100
    assert seen[-1] == BURST + 3 * 70


async def test_foreground_goes_first_and_each_in_the_order_it_came(desk: Desk) -> None:
    await desk.spend(BURST)
    for name in ("b1", "b2"):
        desk.call(name, B)
    await turns()
    for name in ("f1", "f2"):
        desk.call(name, F)
    assert await desk.after() == []
    assert await desk.after(TOKEN_S) == ["f1"]
    assert await desk.after(TOKEN_S) == ["f1", "f2"]
    assert await desk.after(RESERVE * TOKEN_S) == ["f1", "f2"]
    assert await desk.after(TOKEN_S) == ["f1", "f2", "b1"]
    assert await desk.after(TOKEN_S) == ["f1", "f2", "b1", "b2"]


async def test_what_waits_in_the_background_does_not_cost_a_person_a_moment(desk: Desk) -> None:
    await desk.spend(BURST - RESERVE, B)
    desk.call("b", B)
    await turns()
    await desk.spend(RESERVE)


async def test_who_gives_up_waiting_frees_the_place(desk: Desk) -> None:
    await desk.spend(BURST)
    first, second = desk.call("f1", F), desk.call("f2", F)
    desk.call("f3", F)
    await turns()
    for gone in (second, first):
        gone.cancel()
        await asyncio.gather(gone, return_exceptions=True)
    assert await desk.after(TOKEN_S) == ["f3"]
    assert await desk.after(TOKEN_S) == ["f3"]
    await desk.spend(1)  # and what they did not use is there


async def test_a_person_is_told_at_once_that_it_would_take_too_long(desk: Desk) -> None:
    await desk.spend(BURST)
    waiting = [desk.call(f"f{number}", F, within_s=2.0) for number in range(3)]
    await turns()
    assert [call.done() for call in waiting] == [False, False, True]
    fault = waiting[2].exception()
    assert isinstance(fault, ThrottledFault)
    assert fault.retry_after_s == pytest.approx(3 * TOKEN_S)
    assert await desk.after(2 * TOKEN_S) == ["f0", "f1"]


async def test_a_probe_is_never_held_back(desk: Desk) -> None:
    desk.pace.refused(1.0, is_told=True)
    await desk.spend(3 * BURST, P)
    desk.clock.advance(1.0)
    # Others wait for what it took, but not for ever.
    desk.call("f", F)
    assert await desk.after() == []
    assert await desk.after(60.0) == ["f"]


@pytest.mark.parametrize("priority", [F, B])
async def test_until_the_time_that_the_server_named_nobody_is_sent(
    desk: Desk, priority: Priority
) -> None:
    desk.pace.refused(60.0, is_told=True)
    desk.clock.advance(20.0)
    with pytest.raises(ThrottledFault) as caught:
        await desk.pace.admit(priority)
    assert caught.value.retry_after_s == pytest.approx(40.0)
    desk.clock.advance(40.0)
    await desk.spend(1, priority)


async def test_where_the_server_named_none_a_person_may_try(desk: Desk) -> None:
    desk.pace.refused(30.0, is_told=False)
    await desk.spend(1)
    with pytest.raises(ThrottledFault):
        await desk.pace.admit(B)


async def test_who_stands_in_line_when_the_server_closes_is_told(desk: Desk) -> None:
    await desk.spend(BURST)
    calls = [desk.call("f", F), desk.call("b1", B), desk.call("b2", B)]
    await turns()
    desk.pace.refused(300.0, is_told=True)
    assert await desk.after(60.0) == []
    assert all(isinstance(call.exception(), ThrottledFault) for call in calls)


async def test_a_shorter_time_does_not_end_a_longer_one(desk: Desk) -> None:
    desk.pace.refused(60.0, is_told=True)
    desk.pace.refused(5.0, is_told=True)
    desk.clock.advance(50.0)
    with pytest.raises(ThrottledFault):
        await desk.pace.admit(F)


def test_a_refusal_halves_the_pace_once_for_all_that_were_under_way() -> None:
    desk = Desk()
    for _ in range(5):
        desk.pace.refused(30.0, is_told=True)
    assert desk.pace.calls_per_minute == 50.0
    desk.clock.advance(30.0)
    desk.pace.refused(30.0, is_told=False)
    assert desk.pace.calls_per_minute == pytest.approx(25.0, abs=1.0)


def test_the_pace_recovers_slowly_and_never_past_what_was_set() -> None:
    desk = Desk()
    desk.pace.refused(1.0, is_told=True)
    desk.clock.advance(600.0)
    assert desk.pace.calls_per_minute == pytest.approx(60.0)
    desk.clock.advance(86_400.0)
    assert desk.pace.calls_per_minute == 100.0


async def test_the_slowest_pace_lets_both_kinds_go() -> None:
    desk = Desk()
    for _ in range(20):
        desk.pace.refused(1.0, is_told=True)
        desk.clock.advance(1.0)
    assert desk.pace.calls_per_minute == pytest.approx(FEWEST_CALLS_PER_MINUTE, abs=0.1)
    desk.clock.advance(60.0)
    await desk.spend(1, B)
    await desk.spend(1)


async def test_a_till_settles_under_the_servers_limit() -> None:
    """A drain of two hours against 60 calls a minute meets a handful of refusals."""
    desk, limit = Desk(), 60
    went: deque[float] = deque(maxlen=limit)
    refusals = 0

    async def drain() -> None:
        nonlocal refusals
        while True:
            try:
                await desk.pace.admit(B)
            except ThrottledFault as fault:
                await desk.clock.sleep(fault.retry_after_s)
                continue
            now = desk.clock.monotonic()
            if len(went) == limit and now - went[0] < 60:
                desk.pace.refused(10.0, is_told=True)
                refusals += 1
            else:
                went.append(now)

    task = asyncio.create_task(drain())
    for _ in range(7200):
        await asyncio.sleep(0)
        desk.clock.advance(1.0)
        await turns()
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert 1 <= refusals <= 8


@given(
    st.lists(st.tuples(st.sampled_from([F, B]), st.floats(0.0, 30.0), st.booleans()), max_size=40)
)
def test_whatever_is_cancelled_no_call_is_lost_and_none_too_many_go(
    steps: list[tuple[Priority, float, bool]],
) -> None:
    async def run() -> None:
        desk = Desk(10.0)
        calls: list[asyncio.Task[None]] = []
        passed_s = 0.0
        for number, (priority, wait_s, is_cancelled) in enumerate(steps):
            calls.append(desk.call(str(number), priority))
            await desk.after(wait_s)
            passed_s += wait_s
            if is_cancelled:
                calls[number // 2].cancel()
            assert len(desk.went) <= 3 + passed_s * 7 / 60 + 1e-3
        for _ in range(len(steps) + 1):
            await desk.after(60.0)
        assert all(call.done() for call in calls)
        assert len(desk.went) == len([call for call in calls if not call.cancelled()])

    asyncio.run(run())
