"""Settings, retire: never by accident, and never while anything is unsent."""

from collections.abc import AsyncIterator
from pathlib import Path
from typing import cast
from unittest.mock import AsyncMock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from app.services.retirement import RetirementRefusal, RetirementRefused, RetirementState
from app.services.session import SignInRefusal, SignInRefused
from tests.gui.page_parts import turns
from tests.gui.settings_desk import Desk, settings_desk


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with settings_desk() as made:
        yield made


async def test_it_takes_the_name_a_pin_and_a_press(desk: Desk) -> None:
    await desk.press("settings_retire")
    confirm = desk.button("retire_confirm")
    assert not confirm.isEnabled()
    desk.line("retire_name").setText("till.7")
    desk.line("retire_pin").setText("2580")
    assert not confirm.isEnabled()
    desk.line("retire_name").setText("till.07")
    QTest.keyClick(desk.line("retire_pin"), Qt.Key.Key_Return)
    await turns()
    desk.retirement.retire.assert_not_awaited()
    await desk.press("retire_confirm")
    desk.retirement.retire.assert_awaited_once_with("till.07", "2580")


async def test_unsent_work_is_handed_over_first(desk: Desk) -> None:
    desk.retirement.state.return_value = RetirementState(
        name="till.07", unsent=3, is_training=False
    )
    cast(AsyncMock, desk.shop.rescue).suggested_path.return_value = Path("/till/unsent.tillside")
    await desk.press("settings_retire")
    assert desk.text("retire_unsent").startswith("3 unsent")
    assert not desk.is_seen("retire_confirm")
    await desk.press("retire_export")
    assert desk.is_seen("retire_export_panel")
    assert desk.line("retire_export_path").text() == "/till/unsent.tillside"


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (RetirementRefused(RetirementRefusal.UNSENT_WORK), "not sent yet"),
        (SignInRefused(SignInRefusal.PIN_WRONG), "Wrong PIN"),
    ],
)
async def test_a_refusal_is_said_and_the_pin_is_typed_again(
    desk: Desk, refusal: Exception, words: str
) -> None:
    await desk.press("settings_retire")
    desk.retirement.retire.side_effect = refusal
    desk.line("retire_name").setText("till.07")
    desk.line("retire_pin").setText("2580")
    await desk.press("retire_confirm")
    assert words in desk.text("retire_message")
    desk.line("retire_pin").setText("1379")
    assert desk.button("retire_confirm").isEnabled()


async def test_a_till_that_practises_offers_nothing_to_confirm(desk: Desk) -> None:
    desk.retirement.state.return_value = RetirementState(name="t", unsent=0, is_training=True)
    await desk.press("settings_retire")
    assert "practises" in desk.text("retire_message")
    assert not desk.is_seen("retire_confirm")


async def test_leaving_takes_the_half_given_confirmation_back(desk: Desk) -> None:
    await desk.press("settings_retire")
    desk.line("retire_name").setText("till.07")
    desk.line("retire_pin").setText("2580")
    await desk.press("retire_back")
    await desk.press("settings_retire")
    assert desk.line("retire_name").text() == desk.line("retire_pin").text() == ""
