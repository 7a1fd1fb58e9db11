"""Settings, associates: who may sign in at this till, and who decides that."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QCheckBox

from app.services.session import SignInRefusal, SignInRefused
from app.services.staff import Member, StaffRefusal, StaffRefused
from tests.gui.fakes_forms import JO, NOOR
from tests.gui.page_parts import focused, part
from tests.gui.settings_desk import ME, OTHER, Desk, settings_desk


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    async with settings_desk() as made:
        yield made


async def test_everybody_is_listed_with_role_and_state(desk: Desk) -> None:
    desk.staff.members.return_value = (ME, replace(OTHER, is_barred=True))
    await desk.press("settings_associates")
    assert desk.rows("associates_list") == [
        "Noor A. | Supervisor | Signed in",
        "Jo P. | Associate | Barred",
    ]


async def test_somebody_is_enrolled_and_no_pin_stays_behind(desk: Desk) -> None:
    await desk.press("settings_associates")
    assert not desk.button("associates_enrol").isEnabled()
    desk.line("associates_name").setText("Sam ")
    desk.line("associates_first_pin").setText("2580")
    desk.line("associates_first_again").setText("2580")
    part(desk.page, QCheckBox, "associates_supervisor").setChecked(True)
    await desk.press("associates_enrol")
    desk.staff.enrol.assert_awaited_once_with("Sam ", "2580", "2580", is_supervisor=True)
    assert desk.text("associates_message") == "Sam may sign in here from now on."
    assert desk.line("associates_first_pin").text() == ""
    assert focused(desk.page) == "associates_name"


@pytest.mark.parametrize(
    ("refusal", "words"),
    [
        (StaffRefused(StaffRefusal.ALREADY_ENROLLED), "enrolled here already"),
        (SignInRefused(SignInRefusal.PIN_TOO_SIMPLE), "too easy to guess"),
        (SignInRefused(SignInRefusal.PINS_DIFFER), "The two PINs differ"),
    ],
)
async def test_what_is_wrong_with_an_enrolment_is_said(
    desk: Desk, refusal: Exception, words: str
) -> None:
    await desk.press("settings_associates")
    for name in ("name", "first_pin", "first_again"):
        desk.line(f"associates_{name}").setText("1111")
    desk.staff.enrol.side_effect = refusal
    await desk.press("associates_enrol")
    assert words in desk.text("associates_message")
    assert desk.line("associates_name").text() == "1111", "what was typed is still there"


async def test_another_is_barred_and_let_in_again(desk: Desk) -> None:
    await desk.press("settings_associates")
    desk.pick("associates_list", 1)
    await desk.press("associates_bar")
    desk.staff.set_barred.assert_awaited_with(JO.id, is_barred=True)
    assert "Jo P. may not sign in here" in desk.text("associates_message")
    desk.staff.members.return_value = (ME, replace(OTHER, is_barred=True))
    await desk.press("associates_role")
    desk.staff.set_supervisor.assert_awaited_with(JO.id, is_supervisor=True)
    assert desk.button("associates_bar").text() == "Let in again"
    await desk.press("associates_bar")
    desk.staff.set_barred.assert_awaited_with(JO.id, is_barred=False)


async def test_nobody_changes_their_own_role(desk: Desk) -> None:
    await desk.press("settings_associates")
    desk.pick("associates_list", 0)
    assert not desk.button("associates_role").isEnabled()
    assert not desk.button("associates_bar").isEnabled()
    assert desk.button("associates_pin").isEnabled()


async def test_ones_own_pin_takes_the_one_until_now(desk: Desk) -> None:
    await desk.press("settings_associates")
    desk.pick("associates_list", 1)
    await desk.press("associates_pin")
    assert not desk.is_seen("associates_new_current")
    desk.pick("associates_list", 0)
    assert not desk.is_seen("associates_new_panel"), "another's panel is not mine"
    await desk.press("associates_pin")
    assert focused(desk.page) == "associates_new_current"
    for name, pin in (("current", "2580"), ("pin", "1379"), ("again", "1379")):
        assert not desk.button("associates_new_confirm").isEnabled()
        desk.line(f"associates_new_{name}").setText(pin)
    await desk.press("associates_new_confirm")
    desk.staff.set_pin.assert_awaited_once_with(NOOR.id, "1379", "1379", current="2580")
    assert desk.text("associates_message") == "Noor A. has a new PIN from now on."
    assert desk.line("associates_new_pin").text() == ""


async def test_who_is_no_supervisor_sees_themselves_alone(desk: Desk) -> None:
    desk.shop.session.become(JO)
    desk.staff.members.return_value = (Member(associate=JO, is_self=True),)
    await desk.press("settings_associates")
    assert desk.rows("associates_list") == ["Jo P. | Associate | Signed in"]
    assert not desk.is_seen("associates_enrol")
    assert not desk.is_seen("associates_bar")
    assert desk.button("associates_pin").isEnabled()
