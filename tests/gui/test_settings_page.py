"""The settings page: what is tried, what is refused and why, what is saved, what is taken back."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtGui import QShortcut
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.connection import ConnectionState
from app.domain.faults import (
    CredentialsFault,
    Fault,
    NotOurServerFault,
    ServerFault,
    UnreachableFault,
    UnreachableReason,
)
from app.services.connection import ServerRefusal, ServerRefused, ServerReport
from app.settings.declarations import ServerSettings, SettingProblem, ThemeName, WireFormat
from app.ui.pages.settings import SettingsPage
from app.ui.presenters.settings import SettingsPresenter, translated_languages
from app.ui.tasks import Tasks
from tests.gui.fakes_forms import JO, Shop
from tests.gui.page_parts import focused, part, show, turns, words_at


class Desk:
    def __init__(self, qtbot: QtBot, shop: Shop, tasks: Tasks) -> None:
        self.shop = shop
        self.looks: list[tuple[ThemeName, int]] = []
        self.page = SettingsPage()
        self.presenter = SettingsPresenter(
            page=self.page,
            services=shop.services,
            tasks=tasks,
            apply_look=lambda theme, size: self.looks.append((theme, size)),
            languages=("en", "ar"),
        )
        # What a test leaves open is closed, and may be gone, before its fixtures are ended.
        qtbot.addWidget(self.page, before_close_func=lambda _: self.presenter.stop())
        self.presenter.start()
        show(self.page)

    def line(self, name: str) -> QLineEdit:
        return part(self.page, QLineEdit, f"settings_{name}")

    def box(self, name: str) -> QComboBox:
        return part(self.page, QComboBox, f"settings_{name}")

    def button(self, name: str) -> QAbstractButton:
        return part(self.page, QAbstractButton, f"settings_{name}")

    def text(self, name: str) -> str:
        return part(self.page, QLabel, f"settings_{name}").text()

    def login(self, server: str = "https://eu.example.com", password: str = "s3cret") -> None:
        self.line("server").setText(server)
        self.line("username").setText("till07")
        self.line("password").setText(password)

    async def press(self, name: str) -> None:
        self.button(name).click()
        await turns()


@pytest.fixture
async def desk(qtbot: QtBot) -> AsyncIterator[Desk]:
    tasks = Tasks()
    made = Desk(qtbot, Shop(), tasks)
    yield made
    await tasks.close()


async def test_a_good_server_is_named_with_its_speed_and_clock(desk: Desk) -> None:
    desk.shop.connection.report = ServerReport(
        state=ConnectionState.ONLINE,
        organisation="Demo shops",
        latency_s=0.085,
        clock_offset_s=0.4,
    )
    desk.login()
    await desk.press("test")
    assert desk.shop.connection.tests == [("https://eu.example.com", "till07", "s3cret")]
    assert desk.text("test_result") == (
        "Signed in to Demo shops. It answered in 85 ms. Both clocks agree."
    )
    assert desk.shop.connection.saves == []


@pytest.mark.parametrize(("offset_s", "word"), [(600.0, "slow"), (-600.0, "fast")])
async def test_a_wrong_clock_is_said(desk: Desk, offset_s: float, word: str) -> None:
    desk.shop.connection.report = ServerReport(
        state=ConnectionState.ONLINE, organisation="Demo shops", clock_offset_s=offset_s
    )
    desk.login()
    await desk.press("test")
    assert f"This till's clock is 10 min {word}: set it right." in desk.text("test_result")


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (UnreachableFault(UnreachableReason.DNS), "name cannot be found"),
        (UnreachableFault(UnreachableReason.TLS), "cannot prove that it is ours"),
        (NotOurServerFault(), "sign-in page"),
        (CredentialsFault(), "does not accept this till's sign-in"),
    ],
)
async def test_a_fault_is_named_with_what_to_do(desk: Desk, fault: ServerFault, words: str) -> None:
    desk.shop.connection.report = ServerReport(state=ConnectionState.OFFLINE, fault=fault)
    desk.login()
    await desk.press("test")
    assert words in desk.text("test_result")
    assert desk.button("test").isEnabled()


@pytest.mark.parametrize("missing", ["server", "username", "password"])
async def test_a_test_needs_the_whole_login(desk: Desk, missing: str) -> None:
    desk.login()
    desk.line(missing).clear()
    await desk.press("test")
    assert desk.shop.connection.tests == []
    assert words_at(desk.page, f"settings_{missing}") == "This is needed"
    assert focused(desk.page) == f"settings_{missing}"


async def test_saving_writes_the_settings_and_leaves_the_server_alone(desk: Desk) -> None:
    assert not desk.button("save").isEnabled()
    assert desk.box("format").isVisible()
    desk.box("format").setCurrentText("XML")
    desk.box("theme").setCurrentText("Dark")
    desk.box("text_size").setCurrentText("125 %")
    desk.box("language").setCurrentIndex(1)
    desk.line("lock_minutes").setText("10")
    desk.line("retention_days").setText("30")
    desk.line("scanner_prefix").setText("]C1")
    desk.line("scanner_suffix").setText("tab")
    assert desk.button("save").isEnabled()
    await desk.press("save")
    saved = desk.shop.preferences.settings
    assert saved.server.format is WireFormat.XML
    assert (saved.ui.theme, saved.ui.text_size, saved.ui.language) == (ThemeName.DARK, 125, "ar")
    assert (saved.lock.idle_minutes, saved.cache.retention_days) == (10, 30)
    assert (saved.scanner.prefix, saved.scanner.suffix) == ("]C1", "tab")
    assert saved.store.timezone == "Europe/London"
    assert desk.shop.connection.saves == []
    assert "The language changes when Tillside starts" in desk.text("message")
    assert not desk.button("save").isEnabled()


async def test_ctrl_s_saves(desk: Desk) -> None:
    desk.line("lock_minutes").setText("7")
    shortcut = desk.page.findChild(QShortcut)
    assert shortcut is not None
    assert shortcut.key().toString() == "Ctrl+S"
    shortcut.activated.emit()
    await turns()
    assert desk.shop.preferences.settings.lock.idle_minutes == 7
    assert desk.text("message") == "Saved. It holds from now on."


async def test_another_server_is_saved_with_its_login(desk: Desk) -> None:
    desk.login()
    await desk.press("save")
    assert desk.shop.connection.saves == [("https://eu.example.com", "till07", "s3cret")]


async def test_another_server_without_a_password_is_not_tried(desk: Desk) -> None:
    desk.login(password="")
    await desk.press("save")
    assert desk.shop.connection.saves == []
    assert focused(desk.page) == "settings_password"


async def test_unsent_work_keeps_the_server_and_nothing_typed_is_lost(desk: Desk) -> None:
    desk.shop.connection.refusal = ServerRefused(ServerRefusal.UNSENT_WORK)
    desk.login()
    desk.line("lock_minutes").setText("9")
    await desk.press("save")
    assert "still unsent" in desk.text("message")
    assert "still unsent" in words_at(desk.page, "settings_server")
    assert desk.line("server").text() == "https://eu.example.com"
    assert desk.shop.preferences.settings.lock.idle_minutes == 9
    assert desk.button("save").isEnabled()


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (ServerRefusal.BAD_ADDRESS, "not a server's address"),
        (ServerRefusal.PLAIN_HTTP, "must begin with https"),
    ],
)
async def test_a_bad_address_is_said_beside_it(
    desk: Desk, refusal: ServerRefusal, words: str
) -> None:
    desk.shop.connection.refusal = ServerRefused(refusal)
    desk.login()
    await desk.press("test")
    assert words in words_at(desk.page, "settings_server")
    desk.line("server").setText("https://example.com")
    assert words_at(desk.page, "settings_server") == ""


async def test_a_server_that_lets_nobody_in_is_not_taken(desk: Desk) -> None:
    fault: Fault = CredentialsFault(request_id="req-5")
    desk.shop.connection.refusal = fault
    desk.login()
    await desk.press("save")
    assert desk.text("message").startswith("The server was not changed.")
    assert "req-5" in desk.text("message_details")


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("lock_minutes", "241", "A whole number from 0 to 240"),
        ("lock_minutes", "", "A whole number from 0 to 240"),
        ("retention_days", "0", "A whole number from 1 to 3650"),
    ],
)
async def test_a_number_that_makes_no_sense_is_not_saved(
    desk: Desk, name: str, text: str, words: str
) -> None:
    before = desk.shop.preferences.settings
    desk.line(name).setText(text)
    await desk.press("save")
    assert words_at(desk.page, f"settings_{name}") == words
    assert desk.shop.preferences.settings == before
    assert focused(desk.page) == f"settings_{name}"


async def test_a_file_that_cannot_be_written_is_said(desk: Desk) -> None:
    desk.shop.preferences.fault = OSError(28, "No space left on device")
    desk.line("lock_minutes").setText("7")
    await desk.press("save")
    assert "could not be written" in desk.text("message")
    assert desk.line("lock_minutes").text() == "7"


async def test_the_look_is_seen_at_once_and_taken_back_if_it_is_not_saved(desk: Desk) -> None:
    desk.box("theme").setCurrentText("Contrast")
    desk.box("text_size").setCurrentText("150 %")
    assert desk.looks == [(ThemeName.CONTRAST, 100), (ThemeName.CONTRAST, 150)]
    desk.page.hide()
    assert desk.looks[-1] == (ThemeName.SYSTEM, 100)


async def test_what_is_not_saved_is_still_there_but_for_the_password(desk: Desk) -> None:
    desk.login()
    desk.page.hide()
    desk.page.show()
    assert desk.line("server").text() == "https://eu.example.com"
    assert desk.line("password").text() == ""
    assert desk.text("unsaved") == "Not saved yet"


async def test_unsaved_changes_are_not_the_next_associates(desk: Desk) -> None:
    desk.login()
    desk.shop.session.become(JO)
    assert desk.line("server").text() == ""
    assert not desk.button("save").isEnabled()


async def test_mistakes_in_the_file_are_told_with_line_and_key(desk: Desk) -> None:
    assert not part(desk.page, QWidget, "settings_problems").isVisible()
    desk.shop.preferences.problems = (
        SettingProblem(line=12, key="lock.idle_minutes", text="must be a whole number"),
        SettingProblem(line=0, key="", text="is not TOML"),
    )
    desk.presenter.start()
    assert part(desk.page, QWidget, "settings_problems").isVisible()
    assert desk.text("problem_lines").splitlines() == [
        "Line 12 · lock.idle_minutes: must be a whole number",
        "is not TOML",
    ]


async def test_a_till_that_practises_offers_to_connect(qtbot: QtBot, desk: Desk) -> None:
    assert not part(desk.page, QWidget, "settings_training").isVisible()
    tasks = Tasks()
    practising = Desk(qtbot, Shop(is_training=True), tasks)
    assert part(practising.page, QWidget, "settings_training").isVisible()
    practising.button("connect").click()
    assert focused(practising.page) == "settings_server"


async def test_values_of_the_file_that_the_page_does_not_offer_are_kept(
    qtbot: QtBot, desk: Desk
) -> None:
    settings = desk.shop.preferences.settings
    desk.shop.preferences = type(desk.shop.preferences)(
        replace(
            settings,
            server=ServerSettings(url="https://a.example.com", username="till1"),
            ui=replace(settings.ui, text_size=140, language="hi"),
        )
    )
    other = Desk(qtbot, desk.shop, Tasks())
    assert other.box("text_size").currentText() == "140 %"
    assert other.box("language").currentData() == "hi"
    assert other.line("server").text() == "https://a.example.com"
    assert not other.button("save").isEnabled()
    other.presenter.stop()


def test_languages_are_those_that_have_a_translation_file(tmp_path: Path) -> None:
    for name in ("tillside_hi.qm", "tillside_ar.qm", "tillside_ar.ts", "notes.txt"):
        (tmp_path / name).touch()
    assert translated_languages(tmp_path) == ("en", "ar", "hi")
    assert translated_languages(tmp_path / "none") == ("en",)
