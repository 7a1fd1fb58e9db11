"""The parts that cover the settings page: the way there and back, and diagnostics."""

from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from app.domain.audit import Act, AuditEntry
from app.domain.storage import StoreFile
from tests.gui.fakes_forms import JO, NOOR
from tests.gui.page_parts import focused, part
from tests.gui.settings_desk import FOUND, Desk, settings_desk
from tests.manual_clock import START


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with settings_desk() as made:
        yield made


async def test_each_part_covers_the_settings_and_leads_back(desk: Desk) -> None:
    for name in ("associates", "audit", "diagnostics", "retire"):
        desk.diagnostics.report.return_value = FOUND
        desk.diagnostics.checked.return_value = FOUND
        await desk.press(f"settings_{name}")
        assert desk.is_seen(f"part_{name}")
        assert not desk.is_seen("settings_server")
        QTest.keyClick(part(desk.page, QWidget, f"part_{name}"), Qt.Key.Key_Escape)
        assert desk.is_seen("settings_server")
        assert focused(desk.page) == f"settings_{name}"


async def test_audit_and_retiring_are_for_supervisors(desk: Desk) -> None:
    assert desk.button("settings_retire").isEnabled()
    desk.shop.session.become(JO)
    for name, is_open in (
        ("audit", False),
        ("retire", False),
        ("associates", True),
        ("diagnostics", True),
    ):
        button = desk.button(f"settings_{name}")
        assert button.isEnabled() is is_open
        assert ("supervisor" in button.toolTip()) is not is_open


async def test_whoever_comes_next_finds_the_settings_and_no_audit(desk: Desk) -> None:
    read = AuditEntry(at=START, act=Act.AUDIT_READ, associate_id=NOOR.id)
    desk.audit.page.return_value = (read,)
    await desk.press("settings_audit")
    assert len(desk.rows("audit_table")) == 1
    desk.shop.session.become(JO)
    assert desk.is_seen("settings_server")
    assert desk.rows("audit_table") == []


async def test_locking_and_leaving_close_a_part(desk: Desk) -> None:
    await desk.press("settings_associates")
    desk.line("associates_first_pin").setText("2580")
    desk.shop.session.lock()
    assert desk.is_seen("settings_server")
    await desk.press("settings_associates")
    assert desk.line("associates_first_pin").text() == ""
    desk.page.hide()
    desk.page.show()
    assert desk.is_seen("settings_server")


async def test_diagnostics_come_at_once_and_then_whether_files_are_sound(desk: Desk) -> None:
    desk.diagnostics.report.return_value = FOUND
    sound = replace(FOUND, files=(StoreFile(name="outbox.db", size_bytes=1000, is_sound=False),))
    desk.diagnostics.checked.return_value = sound
    await desk.press("settings_diagnostics")
    assert desk.text("diagnostics_line_server") == "https://api.example.com"
    assert desk.text("diagnostics_line_clock") == "This till's is 10 min fast"
    assert desk.text("diagnostics_queue_unsent") == "3"
    assert desk.text("diagnostics_files_outbox") == "1.0 kB, damaged"
    assert desk.text("diagnostics_versions_tillside") == "1.0"
    assert "tending" in desk.rows("diagnostics_problems")[0]


async def test_diagnostics_are_copied_and_saved(desk: Desk) -> None:
    desk.diagnostics.report.return_value = FOUND
    desk.diagnostics.checked.return_value = FOUND
    desk.diagnostics.text.return_value = "all of it"
    desk.diagnostics.save.return_value = Path("/till/exports/support.zip")
    await desk.press("settings_diagnostics")
    await desk.press("diagnostics_copy")
    assert QGuiApplication.clipboard().text() == "all of it"
    await desk.press("diagnostics_save")
    desk.diagnostics.save.assert_awaited_once_with(FOUND)
    assert desk.text("diagnostics_message_details") == "/till/exports/support.zip"


async def test_a_server_given_at_the_start_shows_and_is_not_saved_by_the_way(desk: Desk) -> None:
    desk.shop.connection.given = "https://given.example.com"
    desk.presenter.start()
    assert desk.line("settings_server").text() == "https://given.example.com"
    assert not desk.button("settings_save").isEnabled()
    server = part(desk.page, QWidget, "settings_server")
    assert "Given when Tillside was started" in server.accessibleDescription()
    desk.line("settings_lock_minutes").setText("9")
    await desk.press("settings_save")
    assert desk.shop.preferences.settings.lock.idle_minutes == 9
    assert desk.shop.preferences.settings.server.url == ""
    assert desk.shop.connection.saves == []
