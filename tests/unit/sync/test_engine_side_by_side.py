"""Several requests are under way at once, of different customers; an answer counts as it comes."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

import pytest

from app.api.pace import Priority
from app.domain.op import Evidence, OpState
from app.domain.outcome import Outcome
from app.domain.registration import Registration
from app.sync.engine import REQUESTS_AT_ONCE
from tests.unit.sync.rig import FakeLink, FakeServer, Rig, person, refused


@dataclass
class _Slow(FakeServer):
    """Answers a number only once its gate is open."""

    gates: dict[str, asyncio.Event] = field(default_factory=dict)
    under_way: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    async def add(
        self, registrations: Sequence[Registration], *, priority: Priority
    ) -> tuple[Outcome, ...]:
        (one,) = registrations
        self.under_way.append(one.mobile)
        gate = self.gates.get(one.mobile)
        if gate is not None:
            await gate.wait()
        self.under_way.remove(one.mobile)
        return await super().add(registrations, priority=priority)


async def _rig(folder: Path) -> tuple[Rig, _Slow]:
    rig, server = Rig(folder, batch_size=1), _Slow()
    rig.server = server
    return await rig.start(), server


async def _until_under_way(server: _Slow, count: int) -> None:
    async with asyncio.timeout(10):
        while len(server.under_way) < count:  # noqa: ASYNC110 - a stand-in rings no bell
            await asyncio.sleep(0)


async def test_a_few_customers_at_once_and_no_more(tmp_path: Path) -> None:
    rig, server = await _rig(tmp_path)
    people = [person(number) for number in range(REQUESTS_AT_ONCE + 2)]
    server.gates = {one.mobile: asyncio.Event() for one in people}
    for one in people:
        await rig.save(one)
    sending = asyncio.create_task(rig.drain())
    await _until_under_way(server, REQUESTS_AT_ONCE)
    assert server.under_way == [one.mobile for one in people[:REQUESTS_AT_ONCE]]
    for gate in server.gates.values():
        gate.set()
    await sending
    assert set((await rig.states()).values()) == {OpState.ACKED}
    assert sorted(server.effects) == sorted(one.mobile for one in people)
    await rig.stop()


async def test_no_more_is_claimed_than_the_logins_pace_lets_go(tmp_path: Path) -> None:
    rig, server = await _rig(tmp_path)
    link = cast(FakeLink, rig.engine._link())
    link.free = 2
    people = [person(number) for number in range(REQUESTS_AT_ONCE)]
    server.gates = {one.mobile: asyncio.Event() for one in people}
    ops = [await rig.save(one) for one in people]
    sending = asyncio.create_task(rig.drain())
    await _until_under_way(server, 2)
    assert [await rig.state(op) for op in ops] == 2 * [OpState.SENDING] + 2 * [OpState.QUEUED]
    for gate in server.gates.values():
        gate.set()
    await sending
    assert set((await rig.states()).values()) == {OpState.ACKED}
    await rig.stop()


async def test_one_customers_ops_follow_each_other(tmp_path: Path) -> None:
    rig, server = await _rig(tmp_path)
    await rig.save(person(1, firstname="First"), "op-1")
    await rig.save(person(1, firstname="Second"), "op-2")
    server.gates = {person(1).mobile: asyncio.Event()}
    sending = asyncio.create_task(rig.drain())
    await _until_under_way(server, 1)
    for _ in range(20):
        await asyncio.sleep(0)
    assert len(server.under_way) == 1
    server.gates[person(1).mobile].set()
    await sending
    assert server.people[person(1).mobile].firstname == "Second"
    await rig.stop()


async def test_an_answer_is_kept_while_another_is_still_waited_for(tmp_path: Path) -> None:
    rig, server = await _rig(tmp_path)
    server.gates = {person(1).mobile: asyncio.Event()}
    slow, quick = await rig.save(person(1)), await rig.save(person(2))
    sending = asyncio.create_task(rig.drain())
    async with asyncio.timeout(10):
        while await rig.state(quick) is not OpState.ACKED:  # noqa: ASYNC110 - no bell rings
            await asyncio.sleep(0)
    assert await rig.state(slow) is OpState.SENDING
    server.gates[person(1).mobile].set()
    await sending
    assert await rig.state(slow) is OpState.ACKED
    await rig.stop()


@pytest.mark.parametrize("bad", [0, 1])
async def test_a_refused_one_takes_nobody_along(tmp_path: Path, bad: int) -> None:
    rig, server = await _rig(tmp_path)

    def script(registrations: Sequence[Registration]) -> Sequence[Outcome] | None:
        is_bad = registrations[0].mobile == person(bad).mobile
        return [refused(Evidence.REJECTED, 1032)] if is_bad else None

    server.script = script
    ops = [await rig.save(person(number)) for number in range(2)]
    await rig.drain()
    assert await rig.state(ops[bad]) is OpState.REJECTED
    assert await rig.state(ops[1 - bad]) is OpState.ACKED
    await rig.stop()
