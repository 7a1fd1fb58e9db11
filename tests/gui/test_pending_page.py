"""The pending page: what waits, in plain words, and what a person may do about it."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from app.domain.faults import StoreFault, StoreProblem
from app.domain.op import Attempt, Evidence, OpId, OpState, Why
from app.ui.models.pending import PendingColumn
from app.ui.models.roles import CellRole
from app.ui.navigation import PageName
from app.ui.tone import Tone
from app.ui.widgets.empty_state import EmptyState
from tests.gui.fakes_forms import Shop, op, refused
from tests.gui.page_parts import let_pass, part, turns
from tests.gui.pending_desk import Desk
from tests.manual_clock import START


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk(Shop())
    yield made
    await made.close()


async def test_each_row_says_what_for_whom_since_when_how_it_stands_and_why(desk: Desk) -> None:
    lost = Why(evidence=Evidence.AMBIGUOUS)
    await desk.open(refused(1), op(2, OpState.AMBIGUOUS, firstname="Rita", lastname="", why=lost))
    header = desk.table.model()
    heads = [
        header.headerData(column, Qt.Orientation.Horizontal) for column in range(len(PendingColumn))
    ]
    assert heads == ["What", "For", "Since", "State", "Why"]
    assert desk.row(0) == [
        "Registration",
        "Tom Sawyer",
        "14:03",
        "Needs you",
        "Another customer already has this mobile number",
    ]
    assert desk.row(1)[3:] == [
        "Checking",
        "The answer was lost; making sure it is not sent twice",
    ]
    assert header.index(0, 0).data(CellRole.SECOND_LINE) == "by Noor A."
    assert header.index(0, PendingColumn.STATE).data(CellRole.TONE) is Tone.BAD
    assert desk.text("summary") == "2 unsent, 1 needs you"


async def test_nothing_waiting_is_said(desk: Desk) -> None:
    await desk.open()
    assert part(desk.page, QWidget, "pending_empty").isVisible()
    assert not desk.table.isVisible()
    empty = part(desk.page, EmptyState, "pending_empty")
    assert empty.words == "Nothing waiting: everything this till saved has been sent"
    assert not desk.button("send_now").isEnabled()
    assert desk.button("send_now").toolTip() == "Nothing is waiting to be sent"


async def test_what_was_sent_lately_is_listed_when_nothing_waits(desk: Desk) -> None:
    await desk.open(op(1, OpState.VERIFIED))
    assert desk.table.isVisible()
    assert desk.row(0)[3] == "Sent"
    assert "Nothing waiting" in desk.text("summary")


async def test_the_chosen_row_stays_chosen_and_in_place_while_others_come_and_go(
    desk: Desk,
) -> None:
    ops = [op(number, lastname=f"Person {number}") for number in range(1, 41)]
    await desk.open(*ops)
    desk.choose(20)
    bar = desk.table.verticalScrollBar()
    bar.setValue(300)
    await desk.change(*ops[3:], op(41))
    assert desk.page.chosen == ops[20]
    assert desk.table.currentIndex().row() == 17
    assert bar.value() == 300


async def test_whoever_comes_to_the_page_finds_picked_what_needs_them(desk: Desk) -> None:
    waiting, sent = op(1), op(2, OpState.ACKED)
    await desk.open(waiting, sent)
    desk.choose(1)
    await desk.change(waiting, refused(3), sent)
    assert desk.page.chosen == sent, "nothing moves under somebody's eyes"
    desk.page.hide()
    desk.page.show()
    await let_pass(desk.shop.clock, 0.25)
    assert desk.page.chosen == refused(3)


async def test_a_row_is_picked_where_one_reads_from_the_right_too(desk: Desk) -> None:
    desk.page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    await desk.open(refused(1))
    assert desk.page.chosen == refused(1)
    assert part(desk.page, QWidget, "pending_why").isVisible()


async def test_where_room_is_scarce_the_reason_is_told_for_the_picked_row_alone(
    desk: Desk,
) -> None:
    await desk.open(refused(1))
    desk.page.resize(1100, 700)
    assert not desk.table.isColumnHidden(PendingColumn.WHY)
    desk.page.resize(560, 700)
    assert desk.table.isColumnHidden(PendingColumn.WHY)
    assert "already has this mobile" in desk.text("why")


async def test_a_row_moves_down_once_it_is_sent_and_stays_chosen(desk: Desk) -> None:
    first, second = op(1), op(2, firstname="Rita")
    await desk.open(first, second)
    desk.choose(0)
    sent = replace(first, state=OpState.ACKED)
    await desk.change(second, sent)
    assert [desk.row(number)[3] for number in range(2)] == ["Saved on this till", "Sent"]
    assert desk.page.chosen == sent
    assert not desk.button("discard").isEnabled()
    assert desk.button("discard").toolTip() == "It was sent"


async def test_a_whole_queue_exchanged_at_once_keeps_the_choice(desk: Desk) -> None:
    await desk.open(*(op(number) for number in range(1, 400)))
    desk.choose(250)
    chosen = desk.page.chosen
    await desk.change(*(op(number) for number in range(200, 900)))
    assert desk.rows == 700
    assert desk.page.chosen == chosen


async def test_a_hidden_page_reads_nothing_and_is_fresh_when_it_is_seen_again(desk: Desk) -> None:
    await desk.open(op(1))
    desk.page.hide()
    await turns()
    await desk.change(op(1), op(2))
    assert desk.rows == 1
    desk.page.show()
    assert desk.text("summary") == "", "nothing is said that may be over"
    await turns()
    assert desk.rows == 2
    assert desk.text("summary") == "2 unsent"


@pytest.mark.parametrize(
    ("state", "retry", "edit", "discard"),
    [
        (OpState.QUEUED, False, False, True),
        (OpState.SENDING, False, False, False),
        (OpState.AMBIGUOUS, False, False, False),
        (OpState.WAITING_CREDENTIALS, False, False, True),
        (OpState.REJECTED, True, True, True),
        (OpState.NEEDS_ATTENTION, True, True, True),
        (OpState.VERIFIED, False, False, False),
        (OpState.DISCARDED, False, False, False),
    ],
)
async def test_only_what_makes_sense_can_be_pressed_and_the_rest_says_why(
    desk: Desk, state: OpState, retry: bool, edit: bool, discard: bool
) -> None:
    await desk.open(op(1, state))
    desk.choose(0)
    wanted = {"retry": retry, "edit": edit, "discard": discard}
    for name, is_enabled in wanted.items():
        assert desk.button(name).isEnabled() is is_enabled
        assert bool(desk.button(name).toolTip()) is not is_enabled


async def test_sending_again_and_sending_now(desk: Desk) -> None:
    await desk.open(refused(1), op(2))
    desk.choose(0)
    desk.button("retry").click()
    desk.button("send_now").click()
    await turns()
    assert desk.shop.pending.retried == [OpId("op1")]
    assert desk.shop.pending.sends == 1


async def test_a_fault_is_said_on_the_page(desk: Desk) -> None:
    desk.shop.pending.fault = StoreFault(StoreProblem.BUSY)
    await desk.open(refused(1))
    desk.button("retry").click()
    await turns()
    assert "storage is busy" in desk.text("message")


async def test_withdrawing_asks_for_a_reason_first(desk: Desk) -> None:
    await desk.open(refused(1))
    desk.button("discard").click()
    panel = part(desk.page, QWidget, "pending_discard_panel")
    assert panel.isVisible()
    assert not desk.button("discard_confirm").isEnabled()
    desk.button("discard_confirm").click()
    await turns()
    assert desk.shop.pending.discarded == []
    part(desk.page, QComboBox, "pending_discard_reason").setCurrentText("Entered twice")
    desk.button("discard_confirm").click()
    await turns()
    assert desk.shop.pending.discarded == [(OpId("op1"), "Entered twice")]
    assert not panel.isVisible()


async def test_escape_keeps_it(desk: Desk) -> None:
    await desk.open(refused(1))
    desk.button("discard").click()
    reason = part(desk.page, QComboBox, "pending_discard_reason")
    reason.setEditText("Entered twice")
    QTest.keyClick(reason, Qt.Key.Key_Escape)
    await turns()
    assert not part(desk.page, QWidget, "pending_discard_panel").isVisible()
    assert desk.shop.pending.discarded == []


async def test_an_open_question_survives_a_change_of_others_but_not_of_the_choice(
    desk: Desk,
) -> None:
    await desk.open(refused(1), op(2))
    desk.choose(0)
    desk.button("discard").click()
    part(desk.page, QComboBox, "pending_discard_reason").setEditText("Ent")
    await desk.change(refused(1), op(2, OpState.SENDING), op(3))
    panel = part(desk.page, QWidget, "pending_discard_panel")
    assert panel.isVisible()
    assert part(desk.page, QComboBox, "pending_discard_reason").currentText() == "Ent"
    desk.choose(1)
    assert not panel.isVisible()


async def test_correcting_takes_the_values_to_the_register_form(desk: Desk) -> None:
    old = refused(1)
    await desk.open(old)
    desk.button("edit").click()
    await turns()
    ((found, values),) = desk.corrections.begun
    assert found == old
    assert (values["mobile"], values["firstname"]) == ("+447911123456", "Tom")
    assert desk.shop.navigator.shown == [PageName.REGISTER]
    assert desk.shop.pending.discarded == []


async def test_correcting_what_is_gone_is_said(desk: Desk) -> None:
    await desk.open(refused(1))
    desk.shop.pending.all = ()
    desk.button("edit").click()
    await turns()
    assert "not possible any more" in desk.text("message")
    assert desk.shop.navigator.shown == []


async def test_enter_and_the_button_open_the_card(desk: Desk) -> None:
    await desk.open(op(1), op(2))
    desk.choose(1)
    desk.table.activated.emit(desk.table.currentIndex())
    desk.button("open").click()
    assert desk.shop.navigator.opened == [op(2).lane, op(2).lane]


async def test_the_servers_words_and_the_request_id_are_under_details(desk: Desk) -> None:
    why = refused(1).why
    desk.shop.pending.record = (
        Attempt(number=1, started_at=START, finished_at=START, why=why),
        Attempt(number=2, started_at=START),
    )
    await desk.open(refused(1))
    details = part(desk.page, QLabel, "pending_details_text")
    assert not details.isVisible()
    desk.button("details").click()
    await turns()
    first, second = details.text().splitlines()
    assert "“Mobile already registered”" in first
    assert "request req-77" in first
    assert "under way" in second


async def test_when_it_is_tried_next_is_counted_down(desk: Desk) -> None:
    desk.shop.pending.next_s = 8
    await desk.open(op(1))
    assert desk.text("next_try") == "next try in 8 s"
    desk.shop.pending.next_s = 7
    await let_pass(desk.shop.clock, 1)
    assert desk.text("next_try") == "next try in 7 s"
