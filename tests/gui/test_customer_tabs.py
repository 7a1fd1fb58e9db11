"""The row of tabs: each built when it is first seen, and told what concerns its customer alone."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLabel,
    QPlainTextEdit,
    QTabWidget,
    QWidget,
)

from app.domain.changes import ChangeSet
from app.domain.connection import ConnectionState
from app.domain.customer import Customer, CustomerKey, UserId
from app.domain.faults import UnreachableFault, UnreachableReason
from app.domain.op import OpId
from app.domain.write_problem import WriteError, WriteProblem
from app.services.records_parts import ALL_NOTES
from app.ui.navigation import PageName, TabName
from tests.gui.fakes import NOW, TOM_KEY, card, tom
from tests.gui.fakes_records import ListFakes
from tests.gui.till import Till

RITA_KEY = CustomerKey("user:7")


@pytest.fixture
def fakes() -> ListFakes:
    made = ListFakes()
    made.lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    made.lookup.cards[RITA_KEY] = card(
        Customer(user_id=UserId("7"), firstname="Rita"), RITA_KEY, fetched_at=NOW
    )
    return made


async def _open(till: Till, key: CustomerKey = TOM_KEY) -> None:
    till.navigator.open_customer(key)
    await till.tasks.idle()


async def _see(till: Till, name: TabName) -> None:
    till.customer_page.show_tab(name)
    await till.tasks.idle()


async def _press(till: Till, key: Qt.Key) -> None:
    focused = QApplication.focusWidget() or till.window
    QTest.keyClick(focused, key, Qt.KeyboardModifier.ControlModifier)
    await till.tasks.idle()


def _is_built(till: Till, name: str) -> bool:
    return till.window.findChild(QWidget, name) is not None


async def test_tabs_stand_in_their_order_and_are_built_when_seen(till: Till) -> None:
    tabs = till.part(QTabWidget, "customer_tabs")
    assert [tabs.tabText(place) for place in range(tabs.count())] == [
        "Overview",
        "Profile",
        "Transactions",
        "Coupons",
        "Notes",
        "Tickets",
    ]
    await _open(till)
    built = {"transactions_table", "coupons_table", "notes_list", "tickets_table"}
    assert not any(_is_built(till, name) for name in built)
    for name in TabName:
        await _see(till, name)
    assert all(_is_built(till, part) for part in built)


async def test_a_scan_asks_for_no_tab_that_is_out_of_sight(till: Till, fakes: ListFakes) -> None:
    await _open(till)
    await _see(till, TabName.NOTES)
    fakes.records.asked.clear()
    await _open(till, RITA_KEY)
    assert "notes" not in fakes.records.asked
    assert till.customer_page.current_tab is TabName.OVERVIEW


async def test_a_tab_that_comes_back_reads_and_asks_again_only_after_a_while(
    till: Till, fakes: ListFakes
) -> None:
    await _open(till)
    for _ in range(3):
        await _see(till, TabName.NOTES)
        await _see(till, TabName.TICKETS)
    assert fakes.records.asked.count("notes") == 1
    fakes.clock.pass_(61)
    await _see(till, TabName.NOTES)
    assert fakes.records.asked.count("notes") == 2


async def test_what_the_line_kept_from_a_tab_is_asked_when_it_is_seen_again(
    till: Till, fakes: ListFakes
) -> None:
    fakes.connection.become(ConnectionState.OFFLINE)
    fakes.records.server[ALL_NOTES.name] = UnreachableFault(UnreachableReason.NETWORK)
    await _open(till)
    await _see(till, TabName.NOTES)
    await _see(till, TabName.OVERVIEW)
    await _see(till, TabName.NOTES)
    assert fakes.records.asked.count("notes") == 1, "while the line is down nothing comes of it"
    await _see(till, TabName.OVERVIEW)
    del fakes.records.server[ALL_NOTES.name]
    fakes.connection.become(ConnectionState.ONLINE)
    await _see(till, TabName.NOTES)
    assert fakes.records.asked.count("notes") == 2
    assert till.part(QLabel, "notes_problem").text() == ""


async def test_that_something_was_saved_is_not_told_again_with_the_tab(till: Till) -> None:
    await _open(till)
    await _press(till, Qt.Key.Key_N)
    QTest.keyClicks(till.part(QPlainTextEdit, "notes_text"), "Once")
    till.part(QAbstractButton, "notes_add").click()
    await till.tasks.idle()
    assert "Saved on this till" in till.part(QLabel, "notes_message").text()
    await _see(till, TabName.OVERVIEW)
    await _see(till, TabName.NOTES)
    assert till.part(QLabel, "notes_message").text() == ""


async def test_refresh_asks_for_the_tab_in_sight(till: Till, fakes: ListFakes) -> None:
    await _open(till)
    await _see(till, TabName.NOTES)
    till.part(QAbstractButton, "customer_refresh").click()
    await till.tasks.idle()
    assert fakes.records.asked.count("notes") == 2
    assert fakes.lookup.count("refresh") == 1


async def test_keys_do_nothing_where_no_customer_is_open(till: Till) -> None:
    till.navigator.next_customer()
    await till.tasks.idle()
    await _press(till, Qt.Key.Key_N)
    await _press(till, Qt.Key.Key_B)
    assert till.is_on(PageName.LOOKUP)
    assert not _is_built(till, "notes_list")


async def test_locking_keeps_what_is_half_typed(till: Till, fakes: ListFakes) -> None:
    await _open(till)
    await _press(till, Qt.Key.Key_N)
    QTest.keyClicks(till.part(QPlainTextEdit, "notes_text"), "Half")
    fakes.session.lock()
    await till.tasks.idle()
    assert fakes.drafts.kept["a1", "note", TOM_KEY] == {"text": "Half"}


async def test_closing_keeps_what_is_half_typed(till: Till, fakes: ListFakes) -> None:
    await _open(till)
    await _press(till, Qt.Key.Key_N)
    QTest.keyClicks(till.part(QPlainTextEdit, "notes_text"), "Half")
    await till.customer.flush()
    assert fakes.drafts.kept["a1", "note", TOM_KEY] == {"text": "Half"}


async def test_signing_out_leaves_nothing_on_the_screen_and_loses_nothing(
    till: Till, fakes: ListFakes
) -> None:
    await _open(till)
    await _press(till, Qt.Key.Key_N)
    QTest.keyClicks(till.part(QPlainTextEdit, "notes_text"), "Half")
    fakes.session.sign_out()
    till.customer.close()
    await till.tasks.idle()
    assert till.part(QPlainTextEdit, "notes_text").toPlainText() == ""
    assert fakes.drafts.kept["a1", "note", TOM_KEY] == {"text": "Half"}


async def test_a_note_saved_while_the_next_customer_came_is_nobodys_draft(
    till: Till, fakes: ListFakes
) -> None:
    fakes.writing.gate = asyncio.Event()
    await _open(till)
    await _press(till, Qt.Key.Key_N)
    QTest.keyClicks(till.part(QPlainTextEdit, "notes_text"), "Once")
    till.part(QAbstractButton, "notes_add").click()
    await fakes.lookup.until("card", TOM_KEY)
    till.navigator.open_customer(RITA_KEY)
    await fakes.lookup.until("opened", RITA_KEY)
    fakes.writing.gate.set()
    await till.tasks.idle()
    assert len(fakes.writing.saved) == 1
    assert fakes.drafts.kept == {}
    await _open(till)
    await _press(till, Qt.Key.Key_N)
    assert till.part(QPlainTextEdit, "notes_text").toPlainText() == ""


async def test_changes_of_others_are_not_read(till: Till, fakes: ListFakes) -> None:
    await _open(till)
    await _see(till, TabName.TICKETS)
    calls = fakes.lookup.count("card")
    fakes.changes.publish(
        ChangeSet(customers=frozenset({RITA_KEY}), ops=frozenset({OpId("another")}))
    )
    await till.tasks.idle()
    assert fakes.lookup.count("card") == calls


async def test_a_failure_for_one_customer_is_not_told_on_another(
    till: Till, fakes: ListFakes
) -> None:
    fakes.writing.gate = asyncio.Event()
    fakes.writing.refusal = WriteError(WriteProblem.ASSOCIATE_MISSING)
    await _open(till)
    await _press(till, Qt.Key.Key_N)
    QTest.keyClicks(till.part(QPlainTextEdit, "notes_text"), "Once")
    till.part(QAbstractButton, "notes_add").click()
    till.navigator.open_customer(RITA_KEY)
    await fakes.lookup.until("opened", RITA_KEY)
    fakes.writing.gate.set()
    await till.tasks.idle()
    assert till.part(QLabel, "notes_message").text() == ""
    await _open(till)
    await _press(till, Qt.Key.Key_N)
    assert till.part(QPlainTextEdit, "notes_text").toPlainText() == "Once", "nothing is lost"


async def test_a_number_leads_to_its_tab_and_to_where_one_begins(
    till: Till, fakes: ListFakes
) -> None:
    await _open(till)
    places = {
        Qt.Key.Key_2: (TabName.PROFILE, "profile_firstname"),
        Qt.Key.Key_3: (TabName.TRANSACTIONS, "transactions_from"),
        Qt.Key.Key_4: (TabName.COUPONS, "coupons_status"),
        Qt.Key.Key_5: (TabName.NOTES, "notes_text"),
        Qt.Key.Key_6: (TabName.TICKETS, "ticket_subject"),
    }
    for key, (name, field) in places.items():
        await _press(till, key)
        focused = QApplication.focusWidget()
        assert till.customer_page.current_tab is name
        assert focused is not None
        assert focused.objectName() == field


async def test_a_number_saves_nothing(till: Till, fakes: ListFakes) -> None:
    await _open(till)
    await _press(till, Qt.Key.Key_5)
    text = till.part(QPlainTextEdit, "notes_text")
    text.setPlainText("Half a word")
    await _press(till, Qt.Key.Key_5)
    assert text.toPlainText() == "Half a word"
    assert fakes.records.ops.get(TOM_KEY, []) == []
