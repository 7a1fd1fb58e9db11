"""Possible doubles of who is being registered: from this till while typing, then the server."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QLabel,
    QListView,
)
from pytestqt.qtbot import QtBot

from app.domain.connection import ConnectionState
from app.domain.faults import NoAnswerFault
from app.domain.op import OpState
from tests.gui.fakes_forms import match, op
from tests.gui.page_parts import leave, part
from tests.gui.register_desk import MOBILE, SHOWN, RegisterDesk, register_desk


@pytest.fixture
async def desk(qtbot: QtBot) -> AsyncIterator[RegisterDesk]:
    async with register_desk(qtbot) as made:
        yield made


async def test_doubles_show_while_typing_and_open_by_button_and_by_enter(
    desk: RegisterDesk,
) -> None:
    desk.shop.registration.here = (
        match("user:1", "Tom", "Sawyer", mobile="44700900000", tier="GOLD"),
        match("op:op3", "Thomas", "Sawyer", op=op(3)),
    )
    desk.type(firstname="Tom", lastname="Sawyer")
    await desk.let_pass(0.15)
    assert desk.doubles == [
        "Tom Sawyer – same name · mobile ends 0000",
        "Thomas Sawyer – waiting to be sent · name alike",
    ]
    shown = part(desk.page, QListView, "register_duplicates")
    buttons = shown.findChildren(QAbstractButton, "register_duplicate_open")
    assert [button.accessibleName() for button in buttons] == [
        "Open the card of Tom Sawyer",
        "Open the card of Thomas Sawyer",
    ]
    buttons[1].click()
    shown.setCurrentIndex(shown.model().index(0, 0))
    QTest.keyClick(shown, Qt.Key.Key_Return)
    assert desk.shop.navigator.opened == ["op:op3", "user:1"]


async def test_doubles_are_looked_for_once_a_pause_not_once_a_key(desk: RegisterDesk) -> None:
    desk.type(firstname="Thomas", lastname="Sawyer")
    await desk.let_pass(0.15)
    assert len(desk.shop.registration.asked_here) == 1


async def test_the_server_is_asked_about_whole_identifiers_only_and_once(
    desk: RegisterDesk,
) -> None:
    desk.shop.registration.there = (match("user:9", "Tom", "S.", mobile="447911123456"),)
    desk.type(mobile="07911 12")
    await desk.let_pass(0.15)
    await desk.let_pass(0.4)
    assert desk.shop.registration.asked_there == []
    desk.type(mobile="3456")
    leave(desk.line("mobile"))
    for _ in range(2):
        await desk.let_pass(0.15)
        await desk.let_pass(0.4)
    desk.type(firstname="Tom")
    await desk.let_pass(0.15)
    await desk.let_pass(0.4)
    assert desk.shop.registration.asked_there == [{"mobile": SHOWN}]
    assert desk.doubles == ["Tom S. – same mobile"]


@pytest.mark.parametrize("state", [ConnectionState.OFFLINE, ConnectionState.SERVER_TROUBLE])
async def test_without_a_line_only_this_till_is_asked(
    desk: RegisterDesk, state: ConnectionState
) -> None:
    desk.shop.connection.line = replace(desk.shop.connection.line, state=state)
    desk.type(mobile=MOBILE)
    leave(desk.line("mobile"))
    await desk.let_pass(0.15)
    await desk.let_pass(0.4)
    assert len(desk.shop.registration.asked_here) == 1
    assert desk.shop.registration.asked_there == []


async def test_a_server_that_does_not_answer_hinders_nobody(desk: RegisterDesk) -> None:
    desk.shop.registration.doubles_fault = NoAnswerFault(timed_out=True)
    desk.type(mobile=MOBILE)
    leave(desk.line("mobile"))
    await desk.let_pass(0.15)
    await desk.let_pass(0.4)
    assert desk.message == ""
    await desk.enter()
    assert len(desk.shop.registration.saved) == 1


async def test_an_op_that_was_sent_is_not_called_waiting(desk: RegisterDesk) -> None:
    sent = op(3, OpState.VERIFIED)
    desk.shop.registration.here = (match("op:op3", "Tom", "Sawyer", op=sent),)
    desk.type(firstname="Tom", lastname="Sawyer")
    await desk.let_pass(0.15)
    assert desk.doubles == ["Tom Sawyer – same name"]


async def test_an_identifier_that_is_known_already_is_said_plainly(desk: RegisterDesk) -> None:
    desk.shop.registration.here = (match("user:1", "Ann", "Lee", mobile="447911123456"),)
    desk.type(mobile=MOBILE)
    await desk.let_pass(0.15)
    assert desk.doubles == ["Ann Lee – same mobile"]
    words = [found.text() for found in desk.page.findChildren(QLabel)]
    assert "This customer is known already: open the card instead" in words


async def test_a_key_opens_the_card_of_who_looks_alike(desk: RegisterDesk) -> None:
    desk.page.hide()  # keys of a page are heard in an active window alone
    desk.page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen, False)
    desk.page.show()
    desk.page.activateWindow()
    QTest.keyClick(desk.line("firstname"), Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert desk.shop.navigator.opened == []
    desk.shop.registration.here = (
        match("user:1", "Ann", "Lee", mobile="447911123456"),
        match("user:2", "Anna", "Leigh"),
    )
    desk.type(mobile=MOBILE)
    await desk.let_pass(0.15)
    words = [found.text() for found in desk.page.findChildren(QLabel) if found.isVisible()]
    assert "Ctrl+O opens the first card" in words
    QTest.keyClick(desk.line("mobile"), Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert desk.shop.navigator.opened == ["user:1"]
