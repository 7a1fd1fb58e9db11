"""Ops of an hour or a run ago: the server is read before they are sent, and nothing overwritten."""

from app.domain.op import OpState
from tests.unit.sync.rig import QUIET_S, Rig, person


async def test_an_old_op_is_read_before_it_is_sent_and_overwrites_nothing(rig: Rig) -> None:
    op = await rig.save(person(1, firstname="Tom", lastname="Sawyer"))
    rig.clock.advance(61)
    rig.server.commit(person(1, firstname="Thomas"))
    rig.server.effects.clear()
    await rig.drain()
    assert await rig.state(op) is OpState.ACKED
    kept = rig.server.people["447700900001"]
    assert (kept.firstname, kept.lastname) == ("Thomas", "Sawyer"), "only the blank was filled"


async def test_an_old_op_whose_customer_has_it_all_needs_no_write(rig: Rig) -> None:
    op = await rig.save(person(1))
    rig.clock.advance(61)
    rig.server.commit(person(1))
    await rig.drain()
    assert await rig.state(op) is OpState.ACKED
    assert rig.server.requests == []


async def test_a_till_with_a_wrong_clock_still_knows_what_is_old(rig: Rig) -> None:
    await rig.save(person(1))
    rig.clock.advance(61)
    rig.clock.jump(-3600)
    await rig.drain()
    assert rig.server.reads == 1


async def test_a_kill_while_sending_is_a_lost_answer_at_the_next_start(rig: Rig) -> None:
    op = await rig.save(person(1))
    await rig.outbox.claim([op.id], request_uuid="r", for_="sending")
    rig.server.commit(op.registration)
    await rig.restart()
    assert await rig.state(op) is OpState.AMBIGUOUS
    await rig.drain()
    assert rig.server.reads == 0, "the quiet period begins again after a restart"
    rig.clock.advance(QUIET_S + 1)
    await rig.drain()
    assert await rig.state(op) is OpState.ACKED
    assert rig.server.effects == ["447700900001"]


async def test_an_op_of_an_earlier_run_is_old_whatever_the_clock_says(rig: Rig) -> None:
    await rig.save(person(1))
    await rig.restart()
    await rig.drain()
    assert rig.server.reads == 1
    assert rig.server.effects == ["447700900001"]
