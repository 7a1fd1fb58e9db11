"""Signing in and unlocking: a wrong PIN costs the PIN alone, and what waits goes on being sent."""

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.changes import ChangeSet
from app.domain.faults import KeyFault, KeyProblem, StoreFault, StoreProblem
from app.domain.op import Associate, AssociateId, OpId
from app.services.session import SignInNeeds, SignInRefusal, SignInRefused
from app.ui.pages.signin import SignInPage
from app.ui.presenters.signin import SignInPresenter
from app.ui.tasks import Tasks
from tests.gui.fakes_forms import JO, NOOR, Shop, op, refused
from tests.gui.page_parts import focused, let_pass, part, show, turns

PIN = "2580"


class Desk:
    def __init__(self, qtbot: QtBot, shop: Shop, tasks: Tasks) -> None:
        self.shop = shop
        self.tasks = tasks
        self.opened_with: list[str] = []
        self.key_fault: KeyFault | None = None
        self.page = SignInPage()
        qtbot.addWidget(self.page)
        show(self.page)
        self.presenter = SignInPresenter(page=self.page, tasks=tasks, clock=shop.clock)

    async def unlock(self, passphrase: str) -> None:
        self.opened_with.append(passphrase)
        if self.key_fault is not None:
            raise self.key_fault
        self.presenter.use(self.shop.services)

    async def open(self) -> None:
        """With the stores open."""
        self.presenter.use(self.shop.services)
        await turns()

    def line(self, name: str) -> QLineEdit:
        return part(self.page, QLineEdit, f"signin_{name}")

    @property
    def associate(self) -> QComboBox:
        return part(self.page, QComboBox, "signin_associate")

    @property
    def submit(self) -> QAbstractButton:
        return part(self.page, QAbstractButton, "signin_submit")

    @property
    def message(self) -> str:
        return part(self.page, QLabel, "signin_message").text()

    async def name(self, text: str) -> None:
        """Type a name and go on, as Enter does."""
        self.associate.setEditText(text)
        line = self.associate.lineEdit()
        assert line is not None
        QTest.keyClick(line, Qt.Key.Key_Return)
        await turns()

    async def press(self) -> None:
        self.submit.click()
        await turns()


@pytest.fixture
async def desk(qtbot: QtBot) -> AsyncIterator[Desk]:
    tasks = Tasks()
    made = Desk(qtbot, Shop(associate=None), tasks)
    yield made
    made.presenter.stop()
    await tasks.close()


async def test_what_is_typed_before_the_stores_are_open_stays(desk: Desk) -> None:
    desk.shop.session.sign_out()
    desk.associate.setEditText("Somebody New")
    desk.line("pin").setText(PIN)
    await desk.open()
    assert desk.associate.currentText() == "Somebody New"
    assert desk.line("pin").text() == PIN
    assert desk.line("pin_again").isVisible(), "and what the name needs is asked"


async def test_a_known_associate_signs_in_with_name_and_pin(desk: Desk) -> None:
    await desk.open()
    await desk.name("Noor A.")
    assert focused(desk.page) == "signin_pin"
    desk.line("pin").setText(PIN)
    QTest.keyClick(desk.line("pin"), Qt.Key.Key_Return)
    await turns()
    (given,) = desk.shop.session.sign_ins
    assert (given["name"], given["pin"], given["pin_again"]) == ("Noor A.", PIN, "")
    assert desk.shop.session.associate == NOOR
    assert desk.line("pin").text() == ""


async def test_those_who_are_known_are_listed_and_one_touch_picks_one(desk: Desk) -> None:
    await desk.open()
    names = [desk.associate.itemText(row) for row in range(desk.associate.count())]
    assert names == ["Noor A.", "Jo P."]
    tiles = desk.page.findChildren(QAbstractButton, "signin_tile")
    next(tile for tile in tiles if tile.text() == "Jo P.").click()
    assert desk.associate.currentText() == "Jo P."
    assert focused(desk.page) == "signin_pin"


async def test_a_wrong_pin_is_emptied_and_nothing_else(desk: Desk) -> None:
    desk.shop.session.refusal = SignInRefused(SignInRefusal.PIN_WRONG)
    await desk.open()
    await desk.name("Noor A.")
    desk.line("pin").setText("1111")
    await desk.press()
    assert desk.message == "Wrong PIN. Try again."
    assert desk.line("pin").text() == ""
    assert focused(desk.page) == "signin_pin"
    assert desk.associate.currentText() == "Noor A."
    assert desk.submit.isEnabled()


async def test_the_first_time_asks_for_the_pin_twice_and_for_a_supervisor(desk: Desk) -> None:
    await desk.open()
    assert not desk.line("pin_again").isVisible()
    await desk.name("Oona")
    assert desk.line("pin_again").isVisible()
    assert desk.line("supervisor_pin").isVisible()
    assert not desk.line("server_username").isVisible()
    desk.line("pin").setText(PIN)
    desk.line("pin_again").setText(PIN)
    await desk.press()
    assert desk.shop.session.sign_ins == []
    assert focused(desk.page) == "signin_supervisor_pin"
    desk.line("supervisor_pin").setText("9147")
    await desk.press()
    (given,) = desk.shop.session.sign_ins
    assert (given["pin"], given["pin_again"], given["supervisor_pin"]) == (PIN, PIN, "9147")


async def test_a_name_that_was_only_typed_shows_what_is_needed_after_a_pause(desk: Desk) -> None:
    await desk.open()
    desk.associate.setEditText("Oona")
    await turns()
    assert not desk.line("pin_again").isVisible()
    await let_pass(desk.shop.clock, 0.4)
    assert desk.line("pin_again").isVisible()


async def test_a_press_before_the_pause_asks_for_the_rest_instead_of_failing(desk: Desk) -> None:
    await desk.open()
    desk.associate.setEditText("Oona")
    desk.line("pin").setText(PIN)
    await desk.press()
    assert desk.shop.session.sign_ins == []
    assert focused(desk.page) == "signin_pin_again"
    assert desk.line("pin").text() == PIN


async def test_the_profiles_first_associate_gives_the_servers_login(desk: Desk) -> None:
    desk.shop.session.known = ()
    desk.shop.session.new_needs = SignInNeeds(is_new=True, server_login=True)
    await desk.open()
    await desk.name("Noor A.")
    assert not desk.line("supervisor_pin").isVisible()
    for name, text in (
        ("pin", PIN),
        ("pin_again", PIN),
        ("server_username", "till07"),
        ("server_password", "s3cret"),
    ):
        assert desk.line(name).isVisible()
        desk.line(name).setText(text)
    await desk.press()
    (given,) = desk.shop.session.sign_ins
    assert (given["server_username"], given["server_password"]) == ("till07", "s3cret")


async def test_a_wrong_server_password_costs_the_password_alone(desk: Desk) -> None:
    desk.shop.session.known = ()
    desk.shop.session.new_needs = SignInNeeds(is_new=True, server_login=True)
    desk.shop.session.refusal = SignInRefused(SignInRefusal.SERVER_LOGIN_WRONG)
    await desk.open()
    await desk.name("Ann")
    for name in ("pin", "pin_again", "server_username", "server_password"):
        desk.line(name).setText(PIN)
    await desk.press()
    assert "does not accept" in desk.message
    assert desk.line("server_password").text() == ""
    assert focused(desk.page) == "signin_server_password"
    assert desk.line("pin").text() == desk.line("server_username").text() == PIN


async def test_two_pins_that_differ_are_typed_again(desk: Desk) -> None:
    desk.shop.session.refusal = SignInRefused(SignInRefusal.PINS_DIFFER)
    await desk.open()
    await desk.name("Oona")
    for name in ("pin", "pin_again", "supervisor_pin"):
        desk.line(name).setText(PIN)
    await desk.press()
    assert (desk.line("pin").text(), desk.line("pin_again").text()) == ("", "")
    assert desk.line("supervisor_pin").text() == PIN


async def test_too_many_wrong_pins_count_down_for_that_one_only(desk: Desk) -> None:
    desk.shop.session.refusal = SignInRefused(SignInRefusal.TRY_LATER, wait_s=5)
    await desk.open()
    await desk.name("Noor A.")
    desk.line("pin").setText("1111")
    await desk.press()
    assert "5 s" in desk.message
    assert not desk.submit.isEnabled()
    await let_pass(desk.shop.clock, 1)
    assert "4 s" in desk.message
    desk.associate.setEditText("Jo P.")
    await turns()
    assert desk.submit.isEnabled()


async def test_after_the_wait_it_can_be_tried_again(desk: Desk) -> None:
    desk.shop.session.refusal = SignInRefused(SignInRefusal.TRY_LATER, wait_s=2)
    await desk.open()
    await desk.name("Noor A.")
    desk.line("pin").setText("1111")
    await desk.press()
    await let_pass(desk.shop.clock, 1)
    await let_pass(desk.shop.clock, 1)
    assert desk.submit.isEnabled()
    assert desk.message == ""
    assert focused(desk.page) == "signin_pin"


async def test_storage_that_fails_is_said(desk: Desk) -> None:
    desk.shop.session.refusal = SignInRefused(
        SignInRefusal.STORAGE, fault=StoreFault(StoreProblem.DAMAGED)
    )
    await desk.open()
    await desk.name("Noor A.")
    desk.line("pin").setText(PIN)
    await desk.press()
    assert "storage is damaged" in desk.message


async def test_pressing_twice_signs_in_once(desk: Desk) -> None:
    await desk.open()
    await desk.name("Noor A.")
    desk.line("pin").setText(PIN)
    desk.submit.click()
    desk.submit.click()
    await turns()
    assert len(desk.shop.session.sign_ins) == 1


async def test_a_locked_till_asks_for_the_same_associates_pin(desk: Desk) -> None:
    desk.shop.session.become(JO)
    await desk.open()
    desk.shop.session.lock()
    await turns()
    assert desk.associate.currentText() == "Jo P."
    assert not desk.associate.isEnabled()
    assert part(desk.page, QAbstractButton, "signin_switch").isVisible()
    assert focused(desk.page) == "signin_pin"
    desk.line("pin").setText(PIN)
    await desk.press()
    assert not desk.shop.session.is_locked
    assert desk.shop.session.sign_ins[0]["name"] == "Jo P."


async def test_switching_lets_another_one_in(desk: Desk) -> None:
    desk.shop.session.become(JO)
    await desk.open()
    desk.shop.session.lock()
    await turns()
    part(desk.page, QAbstractButton, "signin_switch").click()
    await turns()
    assert desk.shop.session.associate is None
    assert desk.associate.isEnabled()
    assert desk.associate.currentText() == ""
    assert not part(desk.page, QAbstractButton, "signin_switch").isVisible()


async def test_how_many_wait_is_said_and_stays_true(desk: Desk) -> None:
    desk.shop.pending.all = (op(1), op(2), refused(3))
    await desk.open()
    waiting = part(desk.page, QLabel, "signin_waiting")
    assert waiting.text() == "3 waiting to be sent; sending goes on while locked"
    desk.shop.pending.all = ()
    desk.shop.changes.publish(ChangeSet(ops=frozenset({OpId("op1")})))
    await turns()
    assert waiting.text() == ""


async def test_a_closed_storage_asks_for_its_passphrase_alone(desk: Desk) -> None:
    desk.presenter.ask_passphrase(desk.unlock, is_new=False)
    desk.presenter.show_waiting(4)
    assert desk.line("passphrase").isVisible()
    assert focused(desk.page) == "signin_passphrase"
    assert not desk.line("pin").isVisible()
    assert not desk.associate.isVisible()
    assert "4 waiting" in part(desk.page, QLabel, "signin_waiting").text()
    desk.line("passphrase").setText("correct horse battery")
    await desk.press()
    assert desk.opened_with == ["correct horse battery"]
    assert desk.line("passphrase").text() == ""
    assert not desk.line("passphrase").isVisible()
    assert desk.associate.isVisible()


async def test_a_wrong_passphrase_is_emptied(desk: Desk) -> None:
    desk.key_fault = KeyFault(KeyProblem.PASSPHRASE_WRONG)
    desk.presenter.ask_passphrase(desk.unlock, is_new=False)
    desk.line("passphrase").setText("wrong horse battery")
    await desk.press()
    assert "does not open" in desk.message
    assert desk.line("passphrase").text() == ""
    assert focused(desk.page) == "signin_passphrase"
    assert desk.submit.isEnabled()


async def test_secrets_are_never_shown(desk: Desk) -> None:
    for name in ("pin", "pin_again", "supervisor_pin", "server_password", "passphrase"):
        assert desk.line(name).echoMode() is QLineEdit.EchoMode.Password


async def test_the_pad_types_the_pin(desk: Desk) -> None:
    await desk.open()
    desk.page.fields.pin_entered.emit(desk.line("pin"))
    for digit in PIN:
        QTest.mouseClick(part(desk.page, QWidget, f"pad_{digit}"), Qt.MouseButton.LeftButton)
    assert desk.line("pin").text() == PIN


async def test_news_of_the_staff_does_not_disturb_who_is_typing(desk: Desk) -> None:
    await desk.open()
    await desk.name("Noor A.")
    desk.line("pin").setText("25")
    desk.shop.session.known = (NOOR, JO, Associate(id=AssociateId("a3"), name="Oona C."))
    desk.shop.changes.publish(ChangeSet(organisation=True))
    await turns()
    assert desk.associate.count() == 3
    assert desk.associate.currentText() == "Noor A."
    assert desk.line("pin").text() == "25"


async def test_a_till_that_practises_asks_for_no_pin(desk: Desk) -> None:
    trainee = Associate(id=AssociateId("trainee"), name="Trainee")
    desk.shop.session.is_training = True
    desk.shop.session.known = (trainee,)
    desk.shop.session.become(trainee)
    await desk.open()
    desk.shop.session.lock()
    await turns()
    assert not desk.line("pin").isVisible()
    await desk.press()
    assert not desk.shop.session.is_locked


async def test_a_passphrase_that_is_chosen_now_says_so(desk: Desk) -> None:
    desk.presenter.ask_passphrase(desk.unlock, is_new=True)
    words = [found.text() for found in desk.page.findChildren(QLabel)]
    assert any("at least 12 characters" in text for text in words)


async def test_nothing_happens_before_there_is_anything_to_sign_in_to(desk: Desk) -> None:
    desk.associate.setEditText("Noor A.")
    desk.line("pin").setText(PIN)
    await desk.press()
    assert desk.shop.session.sign_ins == []
    assert desk.line("pin").text() == PIN
    assert desk.submit.isEnabled()
