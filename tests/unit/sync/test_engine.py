"""What becomes of a promise, whatever the server answers: sent once, or kept with a reason."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.api.outcomes import fault_outcome
from app.api.pace import Priority
from app.domain.changes import ChangeSet
from app.domain.faults import (
    CredentialsFault,
    NoAnswerFault,
    NotOurServerFault,
    RefusedFault,
    ServerFault,
    ServerTroubleFault,
    StoreFault,
    StoreProblem,
    ThrottledFault,
    UnreachableFault,
    UnreachableReason,
)
from app.domain.op import Evidence, OpState
from app.domain.outcome import Outcome, Settlement
from app.domain.registration import Registration
from app.sync.verifying import LOOK_AFTER_S
from tests.unit.sync.rig import NOOR, QUIET_S, Rig, done, fault_everywhere, person, refused

NO_ANSWER = NoAnswerFault("ReadTimeout", timed_out=True)


async def test_a_registration_is_sent_once_and_acknowledged(rig: Rig) -> None:
    op = await rig.save(person(1))
    assert await rig.drain() == LOOK_AFTER_S[0]
    assert rig.server.effects == ["447700900001"]
    assert await rig.state(op) is OpState.ACKED
    assert rig.server.reads == 0, "an op just made goes without a read"
    assert [found.op_id for found in rig.acknowledged] == [op.id]


async def test_a_screen_hears_the_name_that_the_server_gave(rig: Rig) -> None:
    op = await rig.save(person(1))
    await rig.drain()
    renamed = [pair for change in rig.changes for pair in change.renamed]
    assert renamed == [(op.local_key, "user:1000")]
    assert await rig.outbox.resolve(op.local_key) == "user:1000"


async def test_the_intent_is_on_disk_before_the_first_byte_leaves(rig: Rig) -> None:
    op = await rig.save(person(1))
    seen: list[OpState] = []

    class Watching:
        async def add(
            self, registrations: Sequence[Registration], *, priority: Priority
        ) -> tuple[Outcome, ...]:
            found = await rig.outbox.get(op.id)
            assert found is not None
            seen.append(found.state)
            attempts = await rig.outbox.attempts(op.id)
            assert len(attempts) == 1
            assert attempts[0].finished_at is None
            return tuple(done(rig.server.commit(each)) for each in registrations)

    link = rig.engine._link()
    assert link is not None
    link.customers = Watching()  # type: ignore[assignment]
    await rig.drain()
    assert seen == [OpState.SENDING]


async def test_a_batch_is_a_set_and_each_item_settles_by_itself(rig: Rig) -> None:
    ops = [await rig.save(person(number)) for number in (1, 2, 3)]

    def script(registrations: Sequence[Registration]) -> Sequence[Outcome] | None:
        if len(registrations) != 3:
            return None
        first, second, third = registrations
        assert second.mobile == "447700900002"
        return [
            done(rig.server.commit(first)),
            refused(Evidence.REJECTED, 1001),
            done(rig.server.commit(third)),
        ]

    rig.server.script = script
    await rig.drain()
    states = [await rig.state(op) for op in ops]
    assert states == [OpState.ACKED, OpState.REJECTED, OpState.ACKED]
    kept = await rig.outbox.get(ops[1].id)
    assert kept is not None
    assert kept.payload == ops[1].payload, "what was typed is kept"
    assert kept.why is not None
    assert (kept.why.code, kept.why.message) == (1001, "the server's words")


@pytest.mark.parametrize(
    "fault",
    [
        UnreachableFault(UnreachableReason.REFUSED),
        UnreachableFault(UnreachableReason.DNS),
        UnreachableFault(UnreachableReason.TLS),
        UnreachableFault(UnreachableReason.CONNECT_TIMEOUT),
    ],
)
async def test_what_never_left_waits_and_goes_when_the_line_is_back(
    rig: Rig, fault: ServerFault
) -> None:
    op = await rig.save(person(1))
    rig.server.script = fault_everywhere(fault)
    await rig.engine.round()
    rig.line(fault)
    assert await rig.state(op) is OpState.QUEUED
    assert await rig.engine.round() is None, "a dead line is not tried again by the engine"
    rig.server.script = lambda registrations: None
    rig.line(None)
    await rig.drain()
    assert rig.server.effects == ["447700900001"]


@pytest.mark.parametrize("was_done", [True, False])
@pytest.mark.parametrize(
    "fault",
    [NO_ANSWER, NoAnswerFault("RemoteProtocolError"), ServerTroubleFault(), NotOurServerFault()],
)
async def test_a_lost_answer_is_read_back_after_the_quiet_period(
    rig: Rig, fault: ServerFault, was_done: bool
) -> None:
    op = await rig.save(person(1))
    answers = [True]

    def script(registrations: Sequence[Registration]) -> Sequence[Outcome] | None:
        if not answers:
            return None
        answers.pop()
        if was_done:
            for registration in registrations:
                rig.server.commit(registration)
        return (fault_outcome(fault),) * len(registrations)

    rig.server.script = script
    wait_s = await rig.drain()
    assert await rig.state(op) is OpState.AMBIGUOUS
    assert wait_s == pytest.approx(QUIET_S)
    rig.clock.advance(QUIET_S - 1)
    await rig.drain()
    assert (len(rig.server.requests), rig.server.reads) == (1, 0), "nothing before its time"
    rig.clock.advance(2)
    await rig.drain()
    assert await rig.state(op) is OpState.ACKED
    assert rig.server.effects == ["447700900001"], "once, whether the lost answer was a yes or not"


async def test_a_late_commit_within_the_quiet_period_is_not_doubled(rig: Rig) -> None:
    await rig.save(person(1))
    rig.server.script = fault_everywhere(NO_ANSWER)
    await rig.drain()
    rig.server.script = lambda registrations: None
    rig.clock.advance(QUIET_S / 2)
    rig.server.commit(person(1))
    rig.clock.advance(QUIET_S)
    await rig.drain()
    assert rig.server.effects == ["447700900001"]


async def test_after_three_lost_answers_a_person_is_asked(rig: Rig) -> None:
    op = await rig.save(person(1))
    rig.server.script = fault_everywhere(NO_ANSWER)
    for _ in range(6):
        await rig.drain()
        rig.clock.advance(QUIET_S + 1)
    assert await rig.state(op) is OpState.NEEDS_ATTENTION
    assert len(rig.server.requests) == 3
    rig.server.script = lambda registrations: None
    await rig.outbox.retry(op.id, NOOR.id)
    rig.engine.retried(op.id)
    await rig.drain()
    assert await rig.state(op) is OpState.ACKED


async def test_a_read_that_fails_proves_nothing(rig: Rig) -> None:
    op = await rig.save(person(1))
    rig.server.script = fault_everywhere(NO_ANSWER)
    await rig.drain()
    rig.server.script = lambda registrations: None
    rig.server.read_fault = ServerTroubleFault()
    rig.clock.advance(QUIET_S + 1)
    await rig.drain()
    assert await rig.state(op) is OpState.AMBIGUOUS
    assert len(rig.server.requests) == 1, "nothing is sent again on a guess"
    rig.server.read_fault = None
    rig.clock.advance(60)
    await rig.drain()
    assert await rig.state(op) is OpState.ACKED


async def test_a_refused_login_pauses_all_and_consumes_nothing(rig: Rig) -> None:
    ops = [await rig.save(person(number)) for number in (1, 2)]
    rig.server.script = fault_everywhere(CredentialsFault("401"))
    await rig.engine.round()
    rig.line(CredentialsFault("401"))
    assert [await rig.state(op) for op in ops] == [OpState.WAITING_CREDENTIALS] * 2
    assert await rig.engine.round() is None
    rig.server.script = lambda registrations: None
    rig.line(None)
    await rig.drain()
    assert [await rig.state(op) for op in ops] == [OpState.ACKED] * 2
    assert sorted(rig.server.effects) == ["447700900001", "447700900002"]


async def test_a_store_that_fails_while_the_login_returns_is_asked_again(
    rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    op = await rig.save(person(1))
    rig.server.script = fault_everywhere(CredentialsFault("401"))
    await rig.engine.round()
    rig.line(CredentialsFault("401"))
    rig.server.script = lambda registrations: None
    rig.line(None)

    async def failing(binding: object) -> ChangeSet:
        raise StoreFault(StoreProblem.BUSY)

    with monkeypatch.context() as patch:
        patch.setattr(rig.outbox, "credentials_restored", failing)
        with pytest.raises(StoreFault):
            await rig.engine.round()
    await rig.drain()
    assert await rig.state(op) is OpState.ACKED


async def test_a_throttled_server_is_left_alone_for_as_long_as_it_wants(rig: Rig) -> None:
    op = await rig.save(person(1))
    rig.server.script = fault_everywhere(ThrottledFault(45.0))
    assert await rig.drain() == pytest.approx(45.0)
    rig.server.script = lambda registrations: None
    rig.clock.advance(44)
    await rig.drain()
    assert len(rig.server.requests) == 1
    rig.clock.advance(2)
    await rig.drain()
    assert await rig.state(op) is OpState.ACKED


async def test_a_batch_limit_is_learned(tmp_path: Path) -> None:
    rig = await Rig(tmp_path, batch_size=8).start()

    def script(registrations: Sequence[Registration]) -> Sequence[Outcome] | None:
        if len(registrations) > 3:
            return [refused(Evidence.TOO_MANY, 1060)] * len(registrations)
        return None

    rig.server.script = script
    for number in range(8):
        await rig.save(person(number))
    await rig.drain()
    assert [len(request) for request in rig.server.requests] == [8, 4, 4, 2, 2, 2, 2]
    assert set((await rig.states()).values()) == {OpState.ACKED}
    await rig.stop()


async def test_a_refusal_of_the_whole_batch_is_narrowed_to_the_one_that_causes_it(
    rig: Rig,
) -> None:
    ops = [await rig.save(person(number)) for number in range(8)]
    bad = ops[5].registration.mobile

    def script(registrations: Sequence[Registration]) -> Sequence[Outcome] | None:
        if bad in [registration.mobile for registration in registrations]:
            fault = RefusedFault(400, "bad request")
            return (fault_outcome(fault),) * len(registrations)
        return None

    rig.server.script = script
    await rig.drain()
    states = await rig.states()
    assert states.pop(bad) is OpState.REJECTED
    assert set(states.values()) == {OpState.ACKED}
    assert len(rig.server.effects) == 7


async def test_unable_is_read_back_then_tried_once_more_then_a_person(rig: Rig) -> None:
    op = await rig.save(person(1))
    rig.server.script = lambda found: [refused(Evidence.UNABLE, 1023)] * len(found)
    await rig.drain()
    assert (len(rig.server.requests), rig.server.reads) == (1, 1)
    assert await rig.state(op) is OpState.AMBIGUOUS, "what is lacking may only not be shown yet"
    rig.clock.advance(61)
    await rig.drain()
    assert len(rig.server.requests) == 2
    assert await rig.state(op) is OpState.NEEDS_ATTENTION


async def test_a_poisonous_customer_does_not_hold_up_the_others(rig: Rig) -> None:
    ops = [await rig.save(person(number)) for number in range(5)]
    bad = ops[2].registration.mobile

    def script(registrations: Sequence[Registration]) -> Sequence[Outcome] | None:
        if bad in [registration.mobile for registration in registrations]:
            return (fault_outcome(NO_ANSWER),) * len(registrations)
        return None

    rig.server.script = script
    for _ in range(8):
        await rig.drain()
        rig.clock.advance(QUIET_S + 1)
    states = await rig.states()
    assert states.pop(bad) is OpState.NEEDS_ATTENTION
    assert set(states.values()) == {OpState.VERIFIED}


async def test_a_bug_in_sending_neither_loses_nor_finishes_the_op(rig: Rig) -> None:
    op = await rig.save(person(1))

    def script(registrations: Sequence[Registration]) -> Sequence[Outcome] | None:
        raise ZeroDivisionError

    rig.server.script = script
    await rig.drain()
    assert await rig.state(op) is OpState.AMBIGUOUS
    rig.server.script = lambda registrations: None
    rig.clock.advance(QUIET_S + 1)
    await rig.drain()
    assert await rig.state(op) is OpState.ACKED


async def test_an_unlisted_refusal_is_shown_to_a_person_and_never_sent_again(rig: Rig) -> None:
    op = await rig.save(person(1))
    rig.server.script = lambda found: [refused(Evidence.NOT_UNDERSTOOD, 7777)] * len(found)
    for _ in range(5):
        await rig.drain()
        rig.clock.advance(600)
    assert await rig.state(op) is OpState.NEEDS_ATTENTION
    assert len(rig.server.requests) == 1


async def test_send_now_ends_a_back_off_but_no_quiet_period(rig: Rig) -> None:
    throttled, lost = await rig.save(person(1)), await rig.save(person(2))
    rig.server.script = lambda found: [
        fault_outcome(ThrottledFault(900.0)),
        fault_outcome(NO_ANSWER),
    ][: len(found)]
    await rig.drain()
    rig.server.script = lambda registrations: None
    rig.engine.send_now()
    await rig.drain()
    assert await rig.state(throttled) is OpState.ACKED
    assert await rig.state(lost) is OpState.AMBIGUOUS


async def test_work_for_another_server_is_never_sent_here(rig: Rig) -> None:
    op = await rig.save(person(1))
    link = rig.engine._link()
    assert link is not None
    link.binding = type(link.binding)(
        server_url="https://other.example.com", organisation="29", till_login="till.1"
    )
    await rig.drain()
    assert rig.server.requests == []
    assert await rig.state(op) is OpState.QUEUED


@pytest.mark.parametrize("is_kept", [True, False])
async def test_an_answer_is_settled_once_whatever_became_of_a_commit(
    rig: Rig, monkeypatch: pytest.MonkeyPatch, is_kept: bool
) -> None:
    """A commit that fails leaves in doubt whether it was kept."""
    await rig.save(person(1))
    settle = rig.outbox.settle

    async def failing(results: Sequence[Settlement]) -> ChangeSet:
        monkeypatch.setattr(rig.outbox, "settle", settle)
        if is_kept:
            await settle(results)
        raise StoreFault(StoreProblem.FULL)

    async def at_once(delay_s: float) -> None:
        """Nobody waits here."""

    monkeypatch.setattr(rig.outbox, "settle", failing)
    monkeypatch.setattr(rig.clock, "sleep", at_once)
    await rig.drain()
    assert set((await rig.states()).values()) == {OpState.ACKED}
    assert len(rig.server.requests) == 1
    assert len(rig.acknowledged) == 1, "whom the server named is kept for when the line is down"
