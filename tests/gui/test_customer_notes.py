"""The customer's notes: read at once, written from anywhere, and never lost half-typed."""

import asyncio
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QPlainTextEdit,
    QWidget,
)

from app.domain.associate import AssociateId
from app.domain.changes import ChangeSet
from app.domain.connection import ConnectionState
from app.domain.customer import Customer, CustomerKey, UserId
from app.domain.faults import RefusedFault, StoreFault, StoreProblem, UnreachableFault
from app.domain.faults import UnreachableReason as Reason
from app.domain.note import Note, NoteEntry, NoteId
from app.domain.op import OpState
from app.domain.write_problem import WriteError, WriteProblem
from app.services.records_parts import ALL_NOTES
from app.ui.navigation import PageName, TabName
from tests.gui.fakes import JO, NOOR, NOW, TOM_KEY, card, tom
from tests.gui.fakes_card import AT
from tests.gui.fakes_records import ListFakes, waiting_note
from tests.gui.till import Till

RITA_KEY = CustomerKey("user:7")
MORNINGS = Note(
    id=NoteId("11"), text="Prefers mornings", written_at=AT, associate_id=AssociateId("a1")
)
CRICKET = Note(
    id=NoteId("12"),
    text="Likes to play cricket",
    written_at=AT.replace(day=4),
    associate_id=AssociateId("a2"),
)


@pytest.fixture
def fakes() -> ListFakes:
    made = ListFakes()
    made.lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    made.lookup.cards[RITA_KEY] = card(
        Customer(user_id=UserId("7"), firstname="Rita"), RITA_KEY, fetched_at=NOW
    )
    made.records.keep(TOM_KEY, ALL_NOTES, (CRICKET, MORNINGS))
    return made


async def _open(till: Till, key: CustomerKey = TOM_KEY) -> None:
    till.navigator.open_customer(key)
    await till.tasks.idle()
    till.customer_page.show_tab(TabName.NOTES)
    await till.tasks.idle()


def _rows(till: Till) -> list[str]:
    model = till.part(QAbstractItemView, "notes_list").model()
    return [
        " | ".join(str(model.index(row, column).data()) for column in range(model.columnCount()))
        for row in range(model.rowCount())
    ]


def _box(till: Till) -> QPlainTextEdit:
    return till.part(QPlainTextEdit, "notes_text")


async def _write(till: Till, text: str) -> None:
    _box(till).setFocus()
    QTest.keyClicks(_box(till), text)
    await till.tasks.idle()


async def _press(till: Till, name: str) -> None:
    button = till.part(QAbstractButton, name)
    assert button.isEnabled()
    button.click()
    await till.tasks.idle()


def _choose(till: Till, row: int) -> None:
    view = till.part(QAbstractItemView, "notes_list")
    view.setCurrentIndex(view.model().index(row, 0))


async def _ctrl_n(till: Till) -> None:
    focused = QApplication.focusWidget() or till.window
    QTest.keyClick(focused, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    await till.tasks.idle()


def _says(till: Till, name: str) -> str:
    return till.part(QLabel, name).text()


async def test_notes_are_there_newest_first_with_whose_they_are(till: Till) -> None:
    await _open(till)
    assert _rows(till) == [
        "Prefers mornings | Noor A. | 23 Nov 2026, 13:58 | On the server",
        "Likes to play cricket | Jo P. | 4 Nov 2026, 13:58 | On the server",
    ]
    assert _says(till, "notes_freshness") == "as of 13:58"


async def test_the_server_is_asked_once_the_tab_is_seen_and_ones_own_come_first(
    till: Till, fakes: ListFakes
) -> None:
    till.navigator.open_customer(TOM_KEY)
    await till.tasks.idle()
    assert "notes" not in fakes.records.asked, "a scan costs one call"
    fakes.session.associate = JO
    await _open(till)
    assert fakes.records.asked_for == [(AssociateId("a2"), AssociateId("a1"))]


async def test_a_note_takes_three_gestures_and_shows_where_it_is(
    till: Till, fakes: ListFakes
) -> None:
    till.navigator.open_customer(TOM_KEY)
    await till.tasks.idle()
    await _ctrl_n(till)
    assert _box(till).hasFocus()
    await _write(till, "Allergic to wool")
    await _ctrl_n(till)
    (_, entry, _token) = fakes.writing.saved[0]
    assert isinstance(entry, NoteEntry)
    assert entry.text == "Allergic to wool"
    assert _rows(till)[0].startswith("Allergic to wool | Noor A. |")
    assert _rows(till)[0].endswith("| Saved on this till")
    assert _box(till).toPlainText() == ""
    assert "sent by itself" in _says(till, "notes_message")
    assert fakes.drafts.kept == {}


async def test_a_sent_note_stays_the_row_it_was(till: Till, fakes: ListFakes) -> None:
    tom_card = fakes.lookup.cards[TOM_KEY]
    fakes.records.ops[TOM_KEY] = [waiting_note(tom_card, "Allergic to wool")]
    await _open(till)
    _choose(till, 0)
    sent = Note(
        id=NoteId("13"),
        text="Allergic to wool",
        written_at=NOW,
        associate_id=NOOR.id,
    )
    fakes.records.ops[TOM_KEY] = []
    fakes.records.keep(TOM_KEY, ALL_NOTES, (sent, MORNINGS))
    fakes.changes.publish(ChangeSet(customers=frozenset({TOM_KEY})))
    await till.tasks.idle()
    assert _rows(till)[0].endswith("| On the server")
    assert till.part(QAbstractItemView, "notes_list").currentIndex().row() == 0


async def test_pressing_twice_saves_once(till: Till, fakes: ListFakes) -> None:
    fakes.writing.gate = asyncio.Event()
    await _open(till)
    _box(till).setPlainText("Once")
    till.part(QAbstractButton, "notes_add").click()
    till.part(QAbstractButton, "notes_add").click()
    await asyncio.sleep(0)
    fakes.writing.gate.set()
    await till.tasks.idle()
    assert len(fakes.writing.saved) == 1


async def test_after_a_failure_the_same_words_keep_their_token(
    till: Till, fakes: ListFakes
) -> None:
    await _open(till)
    fakes.writing.refusal = StoreFault(StoreProblem.FULL)
    await _write(till, "Once")
    await _press(till, "notes_add")
    assert _box(till).toPlainText() == "Once"
    assert _says(till, "notes_message")
    await _press(till, "notes_add")
    await _write(till, " more")
    await _press(till, "notes_add")
    tokens = [token for _, _, token in fakes.writing.saved]
    assert tokens[0] == tokens[1] != tokens[2]


async def test_a_note_that_was_saved_just_before_a_crash_is_not_saved_again(
    till: Till, fakes: ListFakes
) -> None:
    fakes.drafts.kept["a1", "note", TOM_KEY] = {"text": "Once", "saved_as": "the-token"}
    await _open(till)
    assert _box(till).toPlainText() == "Once"
    await _press(till, "notes_add")
    assert [token for _, _, token in fakes.writing.saved] == ["the-token"]


async def test_half_typed_words_survive_a_scan_and_show_on_nobody_else(
    till: Till, fakes: ListFakes
) -> None:
    await _open(till)
    await _write(till, "Half a")
    await _open(till, RITA_KEY)
    assert _box(till).toPlainText() == ""
    assert _rows(till) == []
    await _open(till)
    assert _box(till).toPlainText() == "Half a"


async def test_half_typed_words_are_their_writers_alone(till: Till, fakes: ListFakes) -> None:
    await _open(till)
    await _write(till, "Noor's")
    fakes.session.let_in(JO)
    await till.tasks.idle()
    assert _box(till).toPlainText() == ""
    await _write(till, "Jo's")
    fakes.session.let_in(NOOR)
    await till.tasks.idle()
    assert _box(till).toPlainText() == "Noor's"
    assert fakes.drafts.kept["a2", "note", TOM_KEY]["text"] == "Jo's"


async def test_half_typed_words_go_with_a_customer_whom_the_server_names(
    till: Till, fakes: ListFakes
) -> None:
    named = CustomerKey("user:501")
    fakes.lookup.cards[named] = card(tom(user_id=UserId("501")), named, fetched_at=NOW)
    await _open(till)
    await _write(till, "Half a")
    fakes.changes.publish(ChangeSet(renamed=((TOM_KEY, named),)))
    await till.tasks.idle()
    assert till.customer.key == named
    assert _box(till).toPlainText() == "Half a"
    await _write(till, " word")
    assert fakes.drafts.kept == {("a1", "note", named): {"text": "Half a word"}}


async def test_fresh_notes_move_neither_the_choice_nor_what_is_typed(
    till: Till, fakes: ListFakes
) -> None:
    await _open(till)
    _choose(till, 1)
    await _write(till, "Half a")
    fakes.records.keep(
        TOM_KEY, ALL_NOTES, (CRICKET, MORNINGS, replace(MORNINGS, id=NoteId("9"), written_at=NOW))
    )
    fakes.changes.publish(ChangeSet(customers=frozenset({TOM_KEY}), origin=fakes.records))
    await till.tasks.idle()
    view = till.part(QAbstractItemView, "notes_list")
    assert view.currentIndex().row() == 2
    assert view.currentIndex().data() == "Likes to play cricket"
    assert _box(till).toPlainText() == "Half a"


async def test_one_corrects_ones_own_alone(till: Till) -> None:
    await _open(till)
    button = till.part(QAbstractButton, "notes_edit")
    assert not button.isEnabled()
    _choose(till, 1)
    assert not button.isEnabled()
    assert "Only who wrote it" in button.toolTip()
    _choose(till, 0)
    assert button.isEnabled()


async def test_a_correction_sets_the_new_note_aside_and_brings_it_back(
    till: Till, fakes: ListFakes
) -> None:
    await _open(till)
    await _write(till, "A new one")
    _choose(till, 0)
    await _press(till, "notes_edit")
    assert _box(till).toPlainText() == "Prefers mornings"
    await _write(till, " before ten")
    await _open(till, RITA_KEY)
    await _open(till)
    assert _box(till).toPlainText() == "Prefers mornings before ten"
    await _press(till, "notes_add")
    (_, entry, _token) = fakes.writing.saved[0]
    assert isinstance(entry, NoteEntry)
    assert (entry.corrects, entry.text) == ("11", "Prefers mornings before ten")
    assert _box(till).toPlainText() == "A new one"
    assert _rows(till)[0].startswith("Prefers mornings before ten |")


async def test_a_correction_can_be_left(till: Till, fakes: ListFakes) -> None:
    await _open(till)
    _choose(till, 0)
    await _press(till, "notes_edit")
    await _press(till, "notes_cancel")
    assert _box(till).toPlainText() == ""
    await _write(till, "New")
    await _press(till, "notes_add")
    (_, entry, _token) = fakes.writing.saved[0]
    assert isinstance(entry, NoteEntry)
    assert entry.corrects is None


@pytest.mark.parametrize(
    ("state", "is_replaced"), [(OpState.QUEUED, True), (OpState.SENDING, False)]
)
async def test_a_note_that_waits_is_put_right_in_the_queue(
    till: Till, fakes: ListFakes, state: OpState, is_replaced: bool
) -> None:
    waiting = waiting_note(fakes.lookup.cards[TOM_KEY], "Alergic to wool", state=state)
    fakes.records.ops[TOM_KEY] = [waiting]
    await _open(till)
    _choose(till, 0)
    button = till.part(QAbstractButton, "notes_edit")
    assert button.isEnabled() is is_replaced
    if is_replaced:
        await _press(till, "notes_edit")
        _box(till).setPlainText("Allergic to wool")
        await _press(till, "notes_add")
        assert fakes.writing.replaced == [waiting.id]


async def test_an_empty_note_is_refused_beside_the_button(till: Till, fakes: ListFakes) -> None:
    fakes.writing.refusal = WriteError(WriteProblem.NOTE_EMPTY)
    await _open(till)
    await _press(till, "notes_add")
    assert _says(till, "notes_message") == "A note needs some words"


async def test_one_associates_notes(till: Till) -> None:
    await _open(till)
    box = till.part(QComboBox, "notes_associate")
    box.setCurrentIndex(box.findData("a2"))
    assert [row.split(" | ")[0] for row in _rows(till)] == ["Likes to play cricket"]
    assert _says(till, "notes_summary") == "1 of 2"


async def test_offline_says_so_in_place(till: Till, fakes: ListFakes) -> None:
    fakes.connection.become(ConnectionState.OFFLINE)
    fakes.records.server["notes"] = UnreachableFault(Reason.NETWORK)
    await _open(till)
    assert len(_rows(till)) == 2
    assert _says(till, "notes_freshness") == "as of 13:58 · offline"
    await _open(till, RITA_KEY)
    assert "The line is down" in till.part(QWidget, "notes_empty").accessibleName()
    fakes.records.server["notes"] = (MORNINGS,)
    fakes.connection.become(ConnectionState.ONLINE)
    await till.tasks.idle()
    assert len(_rows(till)) == 1, "asked again by itself once the line is back"


async def test_a_server_without_notes_says_so_and_still_takes_them(
    till: Till, fakes: ListFakes
) -> None:
    fakes.records.server["notes"] = RefusedFault(404, "no such call")
    await _open(till, RITA_KEY)
    assert "tells no notes" in till.part(QWidget, "notes_empty").accessibleName()
    await _write(till, "Still")
    await _press(till, "notes_add")
    assert len(fakes.writing.saved) == 1


async def test_what_waits_for_a_person_is_told_in_words(till: Till, fakes: ListFakes) -> None:
    refused = waiting_note(fakes.lookup.cards[TOM_KEY], "Odd", state=OpState.REJECTED)
    fakes.records.ops[TOM_KEY] = [refused]
    await _open(till)
    assert _rows(till)[0].endswith("| Needs you")
    _choose(till, 0)
    assert _says(till, "notes_detail")


async def test_the_tab_keeps_its_notes_while_another_page_is_in_front(till: Till) -> None:
    await _open(till)
    _choose(till, 1)
    till.navigator.show_page(PageName.PENDING)
    till.navigator.show_page(PageName.CUSTOMER)
    await till.tasks.idle()
    assert till.part(QAbstractItemView, "notes_list").currentIndex().row() == 1
