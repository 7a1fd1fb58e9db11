"""A long queue of lost answers: each is read back once, and the queue is looked through seldom."""

from collections.abc import Awaitable, Callable

from app.domain.op import Binding, Evidence, OpId, OpState
from app.store.connection import Connection
from app.sync.engine import DUE_AT_ONCE, READS_AT_ONCE, REQUESTS_AT_ONCE
from tests.unit.sync.rig import QUIET_S, Rig, person

OPS = DUE_AT_ONCE + 2 * READS_AT_ONCE
READS = OPS // READS_AT_ONCE

Lost = tuple[tuple[OpId, Evidence | None], ...]


def lose_all(connection: Connection) -> None:
    """As if every request had been cut off."""
    connection.execute(
        "UPDATE op SET state = 'ambiguous', attempts = 1, why = json_object('evidence', 'killed')"
    )


async def saved_and_lost(rig: Rig) -> None:
    for number in range(OPS):
        await rig.save(person(number))
    await rig.outbox.summary()  # what is asked for is filed before
    await rig.database.write(lose_all)


def counting(rig: Rig, look: Callable[[Binding], Awaitable[Lost]]) -> list[int]:
    """How many reads the server had got at each look through the queue."""
    looks: list[int] = []

    async def counted(binding: Binding) -> Lost:
        looks.append(rig.server.reads)
        return await look(binding)

    rig.outbox.lost = counted  # type: ignore[method-assign]
    return looks


async def test_each_is_read_back_and_sent_once(rig: Rig) -> None:
    await saved_and_lost(rig)
    await rig.drain()
    assert rig.server.reads == 0, "the quiet period has just begun"
    rig.clock.advance(QUIET_S + 1)
    await rig.drain()
    states = await rig.states()
    assert len(states) == OPS
    assert set(states.values()) == {OpState.ACKED}
    assert sorted(rig.server.effects) == sorted(states)


async def test_the_queue_is_looked_through_once_in_many_reads(rig: Rig) -> None:
    await saved_and_lost(rig)
    await rig.drain()
    rig.clock.advance(QUIET_S + 1)
    looks = counting(rig, rig.outbox.lost)
    await rig.drain()
    while_reading = [reads for reads in looks if reads < READS]
    assert len(while_reading) == 1 + (OPS - 1) // DUE_AT_ONCE


async def test_what_was_made_for_another_login_is_not_read_with_this_one(rig: Rig) -> None:
    await saved_and_lost(rig)
    await rig.drain()
    rig.clock.advance(QUIET_S + 1)
    assert await rig.engine.round() == 0
    assert rig.server.reads == REQUESTS_AT_ONCE
    link = rig.engine._link()
    assert link is not None
    link.binding = Binding(server_url="https://other.example", organisation="7", till_login="t")
    await rig.drain()
    assert rig.server.reads == REQUESTS_AT_ONCE
