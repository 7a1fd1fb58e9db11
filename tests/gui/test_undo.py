"""Right after saving: what has not gone out yet can be taken back, for some seconds."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QAbstractButton

from app.domain.changes import ChangeSet
from app.domain.op import Op, OpId, OpKind, OpState
from app.ui.presenters.undo import SETTLING_S, UndoOffer
from app.ui.widgets.message_bar import MessageBar
from tests.gui.fakes_forms import NOOR, FakeSession, Shop, op
from tests.gui.ops_of_kinds import op_of
from tests.gui.page_parts import let_pass, part, turns
from tests.gui.till import Till


class Undo:
    """The offer in the real window, on a queue of its own."""

    def __init__(self, till: Till) -> None:
        self.till = till
        self.shop = Shop()
        self.offer = UndoOffer(
            window=till.window,
            services=self.shop.services,
            tasks=till.tasks,
            navigator=self.shop.navigator,
        )

    @property
    def bar(self) -> MessageBar:
        return self.till.window.message_bar

    async def save(self, *ops: Op, wait_s: float = SETTLING_S) -> None:
        self.shop.pending.all = ops
        for each in ops:
            self.shop.changes.publish(
                ChangeSet(ops=frozenset({each.id}), saved=frozenset({each.id}))
            )
        await let_pass(self.shop.clock, wait_s)

    async def press(self) -> None:
        part(self.bar, QAbstractButton, "message_action").click()
        await turns()


@pytest.fixture
def undo(till: Till) -> Undo:
    return Undo(till)


async def test_what_waits_is_offered_and_taken_back(undo: Undo) -> None:
    await undo.save(op_of(OpKind.NOTE, OpState.QUEUED))
    assert undo.bar.text == "Note: saved on this till"
    assert undo.bar.fades
    await undo.press()
    assert undo.shop.pending.discarded == [(OpId("op1"), "taken back")]
    assert undo.bar.text.startswith("Taken back")


async def test_what_goes_out_at_once_is_not_offered(undo: Undo) -> None:
    await undo.save(op_of(OpKind.NOTE, OpState.SENDING))
    assert not undo.bar.isVisible()


async def test_what_comes_back_from_a_dead_line_is_offered_then(undo: Undo) -> None:
    saved = op_of(OpKind.NOTE, OpState.SENDING)
    await undo.save(saved)
    assert not undo.bar.isVisible()
    undo.shop.pending.all = (replace(saved, state=OpState.QUEUED),)
    await let_pass(undo.shop.clock, SETTLING_S)
    assert undo.bar.isVisible()


async def test_an_offer_goes_when_its_op_is_sent(undo: Undo) -> None:
    saved = op_of(OpKind.NOTE, OpState.QUEUED)
    await undo.save(saved)
    assert undo.bar.isVisible()
    undo.shop.pending.all = (replace(saved, state=OpState.SENDING),)
    undo.shop.changes.publish(ChangeSet(ops=frozenset({saved.id})))
    await turns()
    assert not undo.bar.isVisible()


async def test_an_offer_that_was_taken_too_late_says_so(undo: Undo) -> None:
    saved = op_of(OpKind.NOTE, OpState.QUEUED)
    await undo.save(saved)
    undo.shop.pending.all = (replace(saved, state=OpState.SENDING),)
    await undo.press()
    assert undo.shop.pending.discarded == []
    assert undo.bar.text.startswith("Too late")


async def test_of_several_the_last_is_offered(undo: Undo) -> None:
    await undo.save(*(op(number) for number in range(1, 4)))
    await undo.press()
    assert undo.shop.pending.discarded == [(OpId("op3"), "taken back")]


async def test_the_next_associate_is_not_offered_it(undo: Undo) -> None:
    await undo.save(op_of(OpKind.NOTE, OpState.QUEUED))
    assert isinstance(undo.shop.session, FakeSession)
    undo.shop.session.become(NOOR)
    await turns()
    assert not undo.bar.isVisible()


async def test_another_message_is_not_taken_away_with_it(undo: Undo) -> None:
    saved = op_of(OpKind.NOTE, OpState.QUEUED)
    await undo.save(saved)
    undo.bar.dismiss()
    undo.bar.show_message("Something else")
    undo.shop.pending.all = (replace(saved, state=OpState.SENDING),)
    undo.shop.changes.publish(ChangeSet(ops=frozenset({saved.id})))
    await turns()
    assert undo.bar.text == "Something else"
