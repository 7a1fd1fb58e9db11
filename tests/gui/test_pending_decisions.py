"""What a person decides on the pending page: clashes, corrections, taking back, opening others."""

from collections.abc import AsyncIterator
from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTableView,
    QWidget,
)

from app.domain.faults import StoreFault, StoreProblem, UnreachableFault, UnreachableReason
from app.domain.identifiers import IdentifierKind
from app.domain.op import Evidence, OpId, OpKind, OpMoved, OpState, Why
from app.domain.organisation import FieldSpec
from app.domain.profile_edit import Side
from app.domain.standstill import PARENT_WITHDRAWN
from app.domain.write_problem import WriteError, WriteProblem
from app.services.lookup import Found, NotFound
from app.services.saving import AlreadyWaiting, NotReadyError
from app.ui.models.conflicts import ConflictColumn
from app.ui.models.pending import PendingColumn
from app.ui.models.roles import CellRole
from tests.gui.fakes_forms import JO, Shop, match, op, refused
from tests.gui.ops_of_kinds import CLASHES, clashing, op_of
from tests.gui.page_parts import let_pass, part, turns, words_at
from tests.gui.pending_desk import KINDS, Desk

REFUSED = Why(evidence=Evidence.REJECTED, code=1303)


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk(Shop())
    yield made
    await made.close()


class Clash:
    """The conflict's table and its button."""

    def __init__(self, desk: Desk) -> None:
        self.desk = desk
        self.table = part(desk.page, QTableView, "conflict_table")
        self.accept = part(desk.page, QAbstractButton, "conflict_accept")

    def cell(self, row: int, column: ConflictColumn) -> QModelIndex:
        return self.table.model().index(row, column)

    def row(self, number: int) -> list[str]:
        return [str(self.cell(number, column).data()) for column in ConflictColumn]

    def press(self, row: int, column: ConflictColumn) -> None:
        centre = self.table.visualRect(self.cell(row, column)).center()
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=centre)


async def test_a_clash_shows_what_was_what_is_and_what_was_written(desk: Desk) -> None:
    desk.shop.registration.own_rules = replace(
        desk.shop.registration.own_rules,
        custom_fields=(FieldSpec(name="hobbies", label="Pastimes"),),
    )
    await desk.open(clashing())
    clash = Clash(desk)
    header = clash.table.model()
    assert [header.headerData(each, Qt.Orientation.Horizontal) for each in ConflictColumn] == [
        *("Field", "It was", "On the server", "Written here", "Choice"),
    ]
    assert clash.row(0) == ["First name", "Tom", "Thomas", "Tommy", "not chosen yet"]
    assert clash.row(1) == ["Gender", "–", "Female", "Male", "not chosen yet"]
    assert clash.row(2)[:4] == ["Mobile", "+44 700900000", "–", "+44 7911 123456"]
    assert clash.row(3)[:4] == ["Pastimes", "chess", "go", "chess, rafting"]
    assert not clash.accept.isEnabled()
    assert not desk.button("edit").isEnabled()
    assert desk.button("edit").toolTip() == "Choose below, field by field"


async def test_nothing_is_chosen_until_somebody_chooses_each(desk: Desk) -> None:
    await desk.open(clashing())
    clash = Clash(desk)
    clash.press(0, ConflictColumn.MINE)
    clash.press(1, ConflictColumn.THEIRS)
    clash.press(2, ConflictColumn.FIELD)
    assert [clash.row(number)[4] for number in range(4)] == [
        *("the one from here", "the server's", "not chosen yet", "not chosen yet"),
    ]
    assert not clash.accept.isEnabled()
    clash.press(2, ConflictColumn.MINE)
    clash.press(3, ConflictColumn.MINE)
    clash.press(0, ConflictColumn.THEIRS)
    assert clash.accept.isEnabled()
    clash.accept.click()
    await turns()
    (call,) = desk.resolve.await_args_list
    assert call.args == (
        OpId("op1"),
        {
            "firstname": Side.THEIRS,
            "gender": Side.THEIRS,
            "mobile": Side.MINE,
            "custom_hobbies": Side.MINE,
        },
    )
    assert call.kwargs["token"]


async def test_a_clash_is_decided_by_keys_alone(desk: Desk) -> None:
    await desk.open(clashing(conflicts=CLASHES[:1]))
    clash = Clash(desk)
    clash.table.setCurrentIndex(clash.cell(0, ConflictColumn.THEIRS))
    QTest.keyClick(clash.table, Qt.Key.Key_Space)
    assert clash.row(0)[4] == "the server's"
    QTest.keyClick(clash.table, Qt.Key.Key_Right)
    QTest.keyClick(clash.table, Qt.Key.Key_Return)
    assert clash.row(0)[4] == "the one from here"
    spoken = clash.cell(0, ConflictColumn.MINE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "Tommy, chosen"


async def test_what_was_chosen_stays_while_other_work_moves_and_goes_with_its_op(
    desk: Desk,
) -> None:
    await desk.open(clashing(), op(2))
    clash = Clash(desk)
    clash.press(0, ConflictColumn.MINE)
    await desk.change(clashing(), op(2, OpState.SENDING), op(3))
    assert clash.row(0)[4] == "the one from here"
    await desk.change(clashing(conflicts=CLASHES[:2]), op(3))
    assert clash.row(0)[4] == "not chosen yet", "the server has something else by now"
    desk.choose(1)
    assert not clash.table.isVisible()


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        ({"return_value": op(9)}, "what you chose of here is sent"),
        ({"return_value": None}, "The server's values stay"),
        ({"side_effect": OpMoved(OpId("op1"), OpState.SENDING)}, "not possible any more"),
        ({"side_effect": NotReadyError()}, "knows no server yet"),
        ({"side_effect": StoreFault(StoreProblem.FULL)}, "disk is full"),
    ],
    ids=["mine", "theirs", "moved", "no server", "fault"],
)
async def test_how_the_decision_went_is_said(
    desk: Desk, answer: dict[str, Any], words: str
) -> None:
    desk.resolve.configure_mock(**answer)
    await desk.open(clashing(conflicts=CLASHES[:1]))
    clash = Clash(desk)
    clash.press(0, ConflictColumn.MINE)
    clash.accept.click()
    await turns()
    assert words in desk.text("message")


@pytest.mark.parametrize("kind", KINDS)
async def test_every_text_can_be_put_right_where_it_waits(desk: Desk, kind: OpKind) -> None:
    await desk.open(op_of(kind, why=REFUSED))
    await desk.press("edit")
    assert part(desk.page, QWidget, "pending_edit_panel").isVisible()
    field = part(desk.page, QWidget, KINDS[kind])
    new = "+447911123458" if kind is OpKind.IDENTITY_CHANGE else "Better"
    if isinstance(field, QPlainTextEdit):
        field.setPlainText(new)
    else:
        assert isinstance(field, QLineEdit)
        field.setText(new)
    await desk.press("edit_save")
    ((op_id, values, token),) = desk.fixes.saved
    assert (op_id, next(iter(values.values()))) == ("op1", new)
    assert token
    assert not part(desk.page, QWidget, "pending_edit_panel").isVisible()
    assert "corrected" in desk.text("message")


@pytest.mark.parametrize("kind", [OpKind.PREFERENCES, OpKind.SUBSCRIPTION])
async def test_a_choice_has_no_text_to_put_right(desk: Desk, kind: OpKind) -> None:
    await desk.open(op_of(kind, why=REFUSED))
    assert not desk.button("edit").isEnabled()
    assert "on the customer's card" in desk.button("edit").toolTip()


async def test_what_is_wrong_is_said_at_its_field_and_nothing_is_saved(desk: Desk) -> None:
    await desk.open(op_of(OpKind.TICKET, why=REFUSED))
    await desk.press("edit")
    subject = part(desk.page, QLineEdit, "pending_edit_subject")
    subject.clear()
    QTest.keyClick(subject, Qt.Key.Key_Return)
    await turns()
    assert words_at(desk.page, "pending_edit_subject") == "This is needed"
    assert desk.fixes.saved == []
    QTest.keyClicks(subject, "Zip")
    assert words_at(desk.page, "pending_edit_subject") == ""


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (WriteError(WriteProblem.IDENTIFIER_SAME), "the same as the old one"),
        (AlreadyWaiting(op(9)), "waiting here already"),
        (NotReadyError(), "knows no server yet"),
        (StoreFault(StoreProblem.BUSY), "storage is busy"),
    ],
    ids=["same", "waiting", "no server", "fault"],
)
async def test_a_correction_that_is_not_saved_stays_in_its_form(
    desk: Desk, answer: Exception, words: str
) -> None:
    desk.fixes.answer = answer
    await desk.open(op_of(OpKind.TICKET, why=REFUSED))
    await desk.press("edit")
    await desk.press("edit_save")
    await desk.press("edit_save")
    assert words in desk.text("message")
    assert part(desk.page, QWidget, "pending_edit_panel").isVisible()
    tokens = {token for *_, token in desk.fixes.saved}
    assert len(tokens) == 1, "the same values are one op, however often they are saved"


async def test_a_correction_that_came_too_late_says_so(desk: Desk) -> None:
    desk.fixes.answer = OpMoved(OpId("op1"), OpState.SENDING)
    await desk.open(op_of(OpKind.NOTE, why=REFUSED))
    await desk.press("edit")
    await desk.press("edit_save")
    assert "not possible any more" in desk.text("message")
    assert not part(desk.page, QWidget, "pending_edit_panel").isVisible()


async def test_a_half_filled_correction_is_its_owners_draft(desk: Desk) -> None:
    await desk.open(op_of(OpKind.NOTE, why=REFUSED))
    await desk.press("edit")
    text = part(desk.page, QPlainTextEdit, "pending_edit_text")
    text.setPlainText("Half")
    await let_pass(desk.shop.clock, 0.3)
    panel = part(desk.page, QWidget, "pending_edit_panel")
    desk.shop.session.become(JO)
    await turns()
    assert not panel.isVisible()
    await desk.press("edit")
    assert part(desk.page, QPlainTextEdit, "pending_edit_text").toPlainText() == "Alergic to wool"
    desk.shop.session.become(desk.shop.session.known[0])
    await turns()
    await desk.press("edit")
    assert part(desk.page, QPlainTextEdit, "pending_edit_text").toPlainText() == "Half"


async def test_escape_leaves_it_as_it_is(desk: Desk) -> None:
    await desk.open(op_of(OpKind.NOTE, why=REFUSED))
    await desk.press("edit")
    text = part(desk.page, QPlainTextEdit, "pending_edit_text")
    text.setPlainText("Half")
    await let_pass(desk.shop.clock, 0.3)
    QTest.keyClick(text, Qt.Key.Key_Escape)
    await turns()
    assert not part(desk.page, QWidget, "pending_edit_panel").isVisible()
    assert desk.shop.drafts.kept == {}
    assert desk.fixes.saved == []


async def test_a_form_goes_when_its_op_needs_nobody_any_more(desk: Desk) -> None:
    await desk.open(op_of(OpKind.NOTE, why=REFUSED))
    await desk.press("edit")
    await desk.change(op_of(OpKind.NOTE, OpState.SENDING))
    assert not part(desk.page, QWidget, "pending_edit_panel").isVisible()


async def test_what_waits_is_taken_back_without_a_question(desk: Desk) -> None:
    await desk.open(op_of(OpKind.NOTE, OpState.QUEUED), op(2, OpState.SENDING))
    await desk.press("undo")
    assert desk.shop.pending.discarded == [(OpId("op1"), "taken back")]
    assert "Taken back" in desk.text("message")
    desk.choose(1)
    assert not desk.button("undo").isVisible()


async def test_what_was_sent_meanwhile_is_not_taken_back(desk: Desk) -> None:
    await desk.open(op_of(OpKind.NOTE, OpState.QUEUED))
    desk.shop.pending.all = (op_of(OpKind.NOTE, OpState.SENDING),)
    await desk.press("undo")
    assert desk.shop.pending.discarded == []
    assert "not possible any more" in desk.text("message")


async def test_the_customer_who_has_it_is_opened(desk: Desk) -> None:
    waiting = match("op:op1", "Tom", "Sawyer", op=refused(1))
    there = match("user:9", "Thomas", "Sayer")
    desk.lookup.found["+447911123456"] = Found(matches=(waiting, there), asked_server=True)
    await desk.open(refused(1))
    assert desk.text("next_step") == "Open the customer who has it, or correct it here."
    await desk.press("open_existing")
    assert desk.lookup.scanned == [("+447911123456", IdentifierKind.MOBILE)]
    assert desk.shop.navigator.opened == ["user:9"]


@pytest.mark.parametrize(
    ("found", "words"),
    [
        (Found(not_found=NotFound.UNKNOWN_TO_SERVER), "knows nobody like that"),
        (
            Found(
                not_found=NotFound.NOT_HERE_AND_OFFLINE,
                fault=UnreachableFault(UnreachableReason.DNS),
            ),
            "cannot be found. Check this till's network",
        ),
    ],
    ids=["unknown", "offline"],
)
async def test_why_the_customer_cannot_be_opened_is_said(
    desk: Desk, found: Found, words: str
) -> None:
    desk.lookup.found["+447911123456"] = found
    await desk.open(refused(1))
    await desk.press("open_existing")
    assert desk.shop.navigator.opened == []
    assert words in desk.text("message")


async def test_nobody_else_is_offered_where_nobody_has_it(desk: Desk) -> None:
    await desk.open(refused(1, code=1001), op_of(OpKind.TICKET, number=2, why=REFUSED))
    for row in range(2):
        desk.choose(row)
        assert not desk.button("open_existing").isVisible()


async def test_what_waits_for_a_withdrawn_registration_is_not_sent_again(desk: Desk) -> None:
    why = Why(evidence=Evidence.NOT_SENT, fault=PARENT_WITHDRAWN)
    await desk.open(op_of(OpKind.NOTE, OpState.NEEDS_ATTENTION, why=why))
    assert not desk.button("retry").isEnabled()
    assert desk.button("discard").isEnabled()
    assert desk.row(0)[4] == "The customer's registration was withdrawn"


@pytest.mark.parametrize("decision", ["retry", "discard"])
async def test_a_decision_that_came_too_late_is_said(
    desk: Desk, decision: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def moved(*_: object, **__: object) -> None:
        raise OpMoved(OpId("op1"), OpState.SENDING)

    monkeypatch.setattr(desk.shop.pending, decision, moved)
    await desk.open(refused(1))
    detail = desk.page.detail
    if decision == "retry":
        detail.retry_requested.emit("op1")
    else:
        detail.discard_requested.emit("op1", "Entered twice")
    await turns()
    assert "not possible any more" in desk.text("message")


async def test_each_row_says_in_a_few_words_what_it_is_about(desk: Desk) -> None:
    kinds = (OpKind.NOTE, OpKind.TICKET, OpKind.IDENTITY_CHANGE, OpKind.PROFILE_CHANGE)
    await desk.open(*(op_of(kind, number=number) for number, kind in enumerate(kinds, 1)))
    model = desk.table.model()
    said = [model.index(row, PendingColumn.WHAT).data(CellRole.SECOND_LINE) for row in range(4)]
    assert said == ["Alergic to wool", "Zip torn", "Mobile", "First name, Gender, Mob…"]


async def test_the_picked_row_stays_in_sight_when_its_form_takes_the_room(desk: Desk) -> None:
    ops = [op_of(OpKind.TICKET, number=number, why=REFUSED) for number in range(1, 9)]
    await desk.open(*ops)
    desk.choose(7)
    await turns()
    await desk.press("edit")
    part(desk.page, QLabel, "pending_why").repaint()
    await turns()
    rect = desk.table.visualRect(desk.table.currentIndex())
    assert desk.table.viewport().rect().contains(rect)
