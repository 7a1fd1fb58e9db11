"""The outbox against a plain model of the promise: whatever is asked of it, in whatever order."""

import asyncio
import os
import shutil
import tempfile
from collections.abc import Coroutine
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from app.domain.op import ALLOWED, NEEDS_PERSON, UNSENT, Evidence, OpId, OpMoved, OpState
from app.store.opening import Stores, open_with
from app.store.outbox_moves import IllegalMove
from tests.manual_clock import ManualClock
from tests.unit.store.samples import BINDING, KEY, claim, registration, save, settled

T = TypeVar("T")

BY_EVIDENCE = tuple(
    state
    for state in OpState
    if state not in (OpState.SENDING, OpState.PROBING, OpState.DISCARDED, OpState.BLOCKED)
)
PEOPLE = st.integers(1, 3)
RAM_DISK = "/dev/shm" if os.access("/dev/shm", os.W_OK) else None
"""Thousands of commits, of which none has to outlive a power cut."""


class Outbox(RuleBasedStateMachine):
    """`states` and `people` are the model: what each op is in, and whose it is."""

    def __init__(self) -> None:
        super().__init__()
        self.loop = asyncio.new_event_loop()
        self.folder = Path(tempfile.mkdtemp(dir=RAM_DISK))
        self.states: dict[str, OpState] = {}
        self.people: dict[str, int] = {}
        self.probed_from: dict[str, OpState] = {}
        self.stores = self.run(self.opened())

    def run(self, work: Coroutine[Any, Any, T]) -> T:
        return self.loop.run_until_complete(work)

    async def opened(self) -> Stores:
        return await open_with(self.folder, KEY, ManualClock())

    def teardown(self) -> None:
        self.run(self.stores.close())
        self.loop.close()
        shutil.rmtree(self.folder)

    def first_in_lane(self, name: str) -> bool:
        mates = [
            other
            for other, state in self.states.items()
            if self.people[other] == self.people[name] and state in UNSENT
        ]
        return mates[0] == name

    def pick(self, data: st.DataObject) -> str:
        return data.draw(st.sampled_from(sorted(self.states)))

    @rule(person=PEOPLE, again=st.booleans())
    def enqueue(self, person: int, again: bool) -> None:
        name = f"op-{len(self.states)}"
        op = self.run(save(self.stores.outbox, name, registration(f"44700{person}")))
        self.states[name], self.people[name] = OpState.QUEUED, person
        if again:
            assert self.run(save(self.stores.outbox, name)) == op

    @precondition(lambda self: self.states)
    @rule(data=st.data())
    def send(self, data: st.DataObject) -> None:
        name = self.pick(data)
        may = self.states[name] is OpState.QUEUED and self.first_in_lane(name)
        claimed = self.run(claim(self.stores.outbox, name))
        assert [op.id for op in claimed] == ([name] if may else [])
        if may:
            self.states[name] = OpState.SENDING

    @precondition(lambda self: self.states)
    @rule(data=st.data())
    def probe(self, data: st.DataObject) -> None:
        name = self.pick(data)
        state = self.states[name]
        may = state is OpState.AMBIGUOUS or (state is OpState.QUEUED and self.first_in_lane(name))
        claimed = self.run(claim(self.stores.outbox, name, for_="probing"))
        assert [op.id for op in claimed] == ([name] if may else [])
        if may:
            self.states[name], self.probed_from[name] = OpState.PROBING, state

    @precondition(lambda self: self.states)
    @rule(data=st.data(), to=st.sampled_from(BY_EVIDENCE))
    def settle(self, data: st.DataObject, to: OpState) -> None:
        name = self.pick(data)
        state = self.states[name]
        if state is OpState.ACKED and to is OpState.NEEDS_ATTENTION:
            return  # an op that comes back from being sent is older than what was sent since
        by_hand = NEEDS_PERSON | {OpState.WAITING_CREDENTIALS}
        work = self.stores.outbox.settle([settled(name, to, Evidence.AMBIGUOUS)])
        if to in ALLOWED[state] and state not in by_hand:
            self.run(work)
            if to is OpState.WAITING_CREDENTIALS and state is OpState.SENDING:
                self.probed_from[name] = OpState.QUEUED
            self.states[name] = to
        else:
            try:
                self.run(work)
            except IllegalMove:
                return
            raise AssertionError(f"{state} went to {to}")

    @precondition(lambda self: self.states)
    @rule(data=st.data())
    def discard(self, data: st.DataObject) -> None:
        name = self.pick(data)
        try:
            self.run(self.stores.outbox.discard(OpId(name), "Noor", "because"))
        except OpMoved:
            assert OpState.DISCARDED not in ALLOWED[self.states[name]]
            return
        assert OpState.DISCARDED in ALLOWED[self.states[name]]
        self.states[name] = OpState.DISCARDED

    @precondition(lambda self: self.states)
    @rule(data=st.data())
    def retry(self, data: st.DataObject) -> None:
        name = self.pick(data)
        try:
            self.run(self.stores.outbox.retry(OpId(name), "Noor"))
        except OpMoved:
            assert self.states[name] not in NEEDS_PERSON
            return
        assert self.states[name] in NEEDS_PERSON
        op = self.run(self.stores.outbox.get(OpId(name)))
        assert op is not None
        assert op.state in (OpState.QUEUED, OpState.AMBIGUOUS)
        self.states[name] = op.state

    @rule()
    def let_in(self) -> None:
        self.run(self.stores.outbox.credentials_restored())
        for name, state in self.states.items():
            if state is OpState.WAITING_CREDENTIALS:
                self.states[name] = self.probed_from[name]

    @rule()
    def restart(self) -> None:
        self.run(self.stores.close())
        self.stores = self.run(self.opened())
        for name, state in self.states.items():
            if state in (OpState.SENDING, OpState.PROBING):
                self.states[name] = OpState.AMBIGUOUS

    @invariant()
    def nothing_is_lost_or_out_of_order(self) -> None:
        live = self.run(self.stores.outbox.live())
        expected = {name: state for name, state in self.states.items() if state in UNSENT}
        assert {op.id: op.state for op in live} == expected
        assert [op.id for op in live] == [name for name in self.states if name in expected]

    @invariant()
    def only_the_first_of_a_lane_is_offered(self) -> None:
        ready = {op.id for op in self.run(self.stores.outbox.next_ready(BINDING))}
        assert ready == {
            name
            for name, state in self.states.items()
            if state is OpState.QUEUED and self.first_in_lane(name)
        }

    @invariant()
    def the_counts_are_right(self) -> None:
        found = self.run(self.stores.outbox.summary())
        states = list(self.states.values())
        assert found.unsent == sum(state in UNSENT for state in states)
        assert found.needs_person == sum(state in NEEDS_PERSON for state in states)


TestOutbox = Outbox.TestCase
TestOutbox.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
