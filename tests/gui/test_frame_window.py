"""The frame: line, queue, associate, keys, and nothing of it while nobody is signed in."""

import asyncio
from datetime import timedelta

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFrame, QLabel, QWidget

from app.domain.changes import ChangeSet
from app.domain.connection import ConnectionState
from app.domain.faults import StoreFault, StoreProblem, UnreachableFault, UnreachableReason
from app.domain.op import PendingSummary
from app.ui.navigation import PageName
from app.ui.widgets.pill import Pill
from tests.gui.fakes import JO, NOOR, NOW, TOM_KEY, FakeReport, card, tom
from tests.gui.till import Till


def _pill(till: Till, name: str) -> Pill:
    return till.part(Pill, name)


async def test_the_pill_follows_the_line(till: Till) -> None:
    assert _pill(till, "connection_pill").text() == "Online"
    till.fakes.connection.become(ConnectionState.OFFLINE)
    assert _pill(till, "connection_pill").text() == "Offline since 14:02"


async def test_the_panel_tells_what_was_tried_and_tries_again(till: Till) -> None:
    fault = UnreachableFault(UnreachableReason.DNS)
    till.fakes.connection.tried = (
        FakeReport(at=NOW, fault=fault),
        FakeReport(at=NOW - timedelta(minutes=9)),
    )
    till.fakes.connection.become(ConnectionState.OFFLINE, fault)
    panel = till.part(QFrame, "connection_panel")
    till.search.setFocus()
    _pill(till, "connection_pill").click()
    assert panel.isVisible()
    assert QApplication.focusWidget() is till.search, "the panel takes no focus"
    words = "\n".join(label.text() for label in panel.findChildren(QLabel))
    assert "name cannot be found" in words
    assert "answered in 80 ms" in words
    assert "network cable" in words
    till.part(QAbstractButton, "connection_try").click()
    assert till.fakes.connection.probes == 1
    await till.press(Qt.Key.Key_Escape)
    assert not panel.isVisible()


async def test_what_failed_alike_time_after_time_is_one_line_of_the_panel(till: Till) -> None:
    fault = UnreachableFault(UnreachableReason.DNS)
    till.fakes.connection.tried = (
        *(FakeReport(at=NOW - timedelta(minutes=n), fault=fault) for n in range(4)),
        FakeReport(at=NOW - timedelta(minutes=9)),
    )
    till.fakes.connection.become(ConnectionState.OFFLINE, fault)
    _pill(till, "connection_pill").click()
    panel = till.part(QFrame, "connection_panel")
    words = [label.text() for label in panel.findChildren(QLabel)]
    assert sum("name cannot be found" in text for text in words) == 1
    assert "14:06 – 14:09" in words


async def test_the_panel_grows_with_what_is_tried_while_it_is_open(till: Till) -> None:
    _pill(till, "connection_pill").click()
    panel = till.part(QFrame, "connection_panel")
    await asyncio.sleep(0)
    before = panel.height()
    till.fakes.connection.tried = tuple(
        FakeReport(at=NOW - timedelta(minutes=n), latency_s=n / 10) for n in range(1, 6)
    )
    till.fakes.connection.become(ConnectionState.ONLINE)
    QApplication.sendPostedEvents()
    QApplication.sendPostedEvents(panel, QEvent.Type.LayoutRequest)
    assert panel.height() > before
    button = till.part(QAbstractButton, "connection_try")
    assert button.height() >= 44


async def test_the_queue_is_counted_anew_at_each_change(till: Till) -> None:
    pill = _pill(till, "pending_pill")
    assert pill.text() == "Nothing waiting"
    till.fakes.pending.counted = PendingSummary(unsent=3, oldest_at=NOW - timedelta(minutes=12))
    till.fakes.changes.publish(ChangeSet())
    await till.tasks.idle()
    assert pill.text() == "3 unsent · oldest 12 min"
    till.fakes.pending.counted = PendingSummary(
        unsent=4, needs_person=1, oldest_at=NOW - timedelta(hours=3)
    )
    till.fakes.changes.publish(ChangeSet())
    await till.tasks.idle()
    assert pill.text() == "4 unsent, 1 needs you"
    assert pill.accessibleDescription() == "oldest 3 h"
    pill.click()
    assert till.is_on(PageName.PENDING)


@pytest.mark.parametrize(
    ("key", "page"),
    [
        (Qt.Key.Key_F2, PageName.LOOKUP),
        (Qt.Key.Key_F3, PageName.REGISTER),
        (Qt.Key.Key_F6, PageName.PENDING),
    ],
)
async def test_function_keys_lead_to_pages(till: Till, key: Qt.Key, page: PageName) -> None:
    till.navigator.show_page(PageName.PENDING if page is PageName.LOOKUP else PageName.LOOKUP)
    await till.press(key)
    assert till.is_on(page)
    assert till.part(QAbstractButton, f"nav_{page.value}").isChecked()


async def test_pages_that_are_not_there_have_no_button_and_no_key(till: Till) -> None:
    assert not till.part(QAbstractButton, "nav_settings").isVisible()
    await till.press(Qt.Key.Key_F8)
    assert till.is_on(PageName.LOOKUP)


async def test_lock_covers_everything_and_the_same_associate_comes_back(till: Till) -> None:
    till.fakes.lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    till.navigator.open_customer(TOM_KEY)
    await till.tasks.idle()
    QTest.keyClick(till.search, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert till.is_on(PageName.SIGN_IN)
    for name in ("rail", "top_bar", "page_customer"):
        assert not till.part(QWidget, name).isVisible()
    assert not till.search.isEnabled()
    await till.press(Qt.Key.Key_F2)
    assert till.is_on(PageName.SIGN_IN), "no key leads past the lock"
    till.fakes.session.let_in(NOOR)
    assert till.is_on(PageName.CUSTOMER)
    assert till.part(QWidget, "page_customer").isVisible()


async def test_another_associate_begins_at_an_empty_look_up(till: Till) -> None:
    await till.type("sawyer")
    await till.enter()
    till.navigator.show_page(PageName.REGISTER)
    till.fakes.session.lock()
    till.fakes.session.let_in(JO)
    assert till.is_on(PageName.LOOKUP)
    assert till.search.text() == ""
    assert till.lookup_page.message == ""
    assert _pill(till, "associate_button").text() == "Jo P."


async def test_the_associates_menu_locks_and_signs_out(till: Till) -> None:
    _pill(till, "associate_button").click()
    menu = till.part(QWidget, "associate_menu")
    assert menu.isVisible()
    menu.hide()
    lock = till.window.findChild(QAction, "associate_lock")
    assert lock is not None
    lock.trigger()
    assert till.fakes.session.is_locked
    till.fakes.session.let_in(NOOR)
    out = till.window.findChild(QAction, "associate_sign_out")
    assert out is not None
    out.trigger()
    assert till.fakes.session.associate is None
    assert till.is_on(PageName.SIGN_IN)


async def test_escape_leaves_the_field_first_then_goes_on(till: Till) -> None:
    till.navigator.show_page(PageName.REGISTER)
    assert till.form_field.hasFocus()
    till.form_field.setText("half filled")
    await till.press(Qt.Key.Key_Escape)
    assert till.is_on(PageName.REGISTER)
    assert not till.form_field.hasFocus()
    await till.press(Qt.Key.Key_Escape)
    assert till.is_on(PageName.LOOKUP)
    assert till.form_field.text() == "half filled"


async def test_a_fault_of_a_task_is_told_in_the_message_bar(till: Till) -> None:
    async def save() -> None:
        raise StoreFault(StoreProblem.FULL)

    till.form_field.setFocus()
    till.tasks.spawn("save", save())
    await till.tasks.idle()
    bar = till.window.message_bar
    assert bar.isVisible()
    assert "disk is full" in bar.text
    assert not bar.fades


async def test_training_says_so_and_offers_a_server(till: Till) -> None:
    banner = till.part(QWidget, "training_banner")
    assert not banner.isVisible()
    till.window.set_training(True)
    assert banner.isVisible()


async def test_the_rail_shrinks_to_icons_in_the_smallest_window(till: Till) -> None:
    till.window.resize(1280, 800)
    wide = till.part(QWidget, "rail").width()
    till.window.resize(1024, 768)
    narrow = till.part(QWidget, "rail").width()
    assert narrow < wide
    button = till.part(QAbstractButton, "nav_register")
    assert button.accessibleName() == "Register"
    assert button.toolTip() == "Register"
    assert min(button.width(), button.height()) >= 44


async def test_closing_is_asked_for_and_the_window_stays(till: Till) -> None:
    asked = asyncio.Event()
    till.window.close_requested.connect(asked.set)
    till.window.close()
    assert asked.is_set()
    assert till.window.isVisible()


async def test_everything_in_the_frame_has_a_name_for_screen_readers(till: Till) -> None:
    for name in ("connection_pill", "pending_pill", "associate_button", "nav_lookup"):
        part = till.part(QAbstractButton, name)
        assert part.accessibleName() or part.text()
    assert till.search.accessibleName() == "Search"
