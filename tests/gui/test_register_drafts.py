"""Half-filled register forms: kept for their owner, never destroyed, never somebody else's."""

from collections.abc import AsyncIterator
from datetime import UTC

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
)
from pytestqt.qtbot import QtBot

from app.domain.customer import CustomerKey
from app.domain.faults import StoreFault, StoreProblem
from app.domain.registration import form_values
from tests.gui.fakes_forms import JO, NOOR, refused
from tests.gui.page_parts import part, turns
from tests.gui.register_desk import MOBILE, SHOWN, RegisterDesk, register_desk


@pytest.fixture
async def desk(qtbot: QtBot) -> AsyncIterator[RegisterDesk]:
    async with register_desk(qtbot) as made:
        yield made


async def test_a_draft_is_kept_after_a_pause_and_its_owner_is_named(desk: RegisterDesk) -> None:
    desk.type(mobile=MOBILE, firstname="Tom")
    await desk.let_pass(0.2)
    assert desk.shop.drafts.of(NOOR) is None
    await desk.let_pass(0.1)
    draft = desk.shop.drafts.of(NOOR)
    assert draft is not None
    assert (draft["mobile"], draft["firstname"]) == (MOBILE, "Tom")
    assert part(desk.page, QLabel, "register_draft").text() == "Kept as a draft for Noor A."


async def test_a_draft_is_there_again_after_a_crash_and_gone_after_the_saving(
    qtbot: QtBot, desk: RegisterDesk
) -> None:
    desk.type(mobile=MOBILE, firstname="Tom")
    part(desk.page, QComboBox, "register_gender").setCurrentText("Male")
    await desk.let_pass(0.3)
    again = await RegisterDesk(qtbot, desk.shop, desk.tasks).open()
    assert again.line("mobile").text() == MOBILE
    assert part(again.page, QComboBox, "register_gender").currentText() == "Male"
    assert part(again.page, QLabel, "register_draft").text() == "Kept as a draft for Noor A."
    await again.enter()
    assert desk.shop.drafts.of(NOOR) is None


async def test_a_draft_is_never_another_associates(desk: RegisterDesk) -> None:
    desk.type(mobile=MOBILE, firstname="Tom")
    desk.shop.session.become(JO)
    await turns()
    assert desk.line("firstname").text() == ""
    desk.type(firstname="Oona")
    await desk.let_pass(0.3)
    desk.shop.session.become(NOOR)
    await turns()
    assert desk.line("firstname").text() == "Tom"
    assert desk.line("mobile").text() == MOBILE
    await desk.let_pass(0.3)
    kept = desk.shop.drafts.of(JO)
    mine = desk.shop.drafts.of(NOOR)
    assert kept is not None
    assert mine is not None
    assert (kept["firstname"], mine["firstname"]) == ("Oona", "Tom")


async def test_locking_keeps_the_draft_at_once(desk: RegisterDesk) -> None:
    desk.type(firstname="Tom")
    desk.shop.session.lock()
    await turns()
    assert (desk.shop.drafts.of(NOOR) or {}).get("firstname") == "Tom"
    assert desk.line("firstname").text() == "Tom"


async def test_a_draft_that_cannot_be_kept_is_said_and_typing_goes_on(desk: RegisterDesk) -> None:
    desk.shop.drafts.fault = StoreFault(StoreProblem.FULL)
    desk.type(firstname="Tom")
    await desk.let_pass(0.3)
    assert "disk is full" in part(desk.page, QLabel, "register_draft").text()
    assert desk.line("firstname").text() == "Tom"


async def test_clearing_can_be_undone(desk: RegisterDesk) -> None:
    desk.type(mobile=MOBILE, firstname="Tom")
    await desk.let_pass(0.3)
    part(desk.page, QAbstractButton, "register_clear").click()
    await turns()
    assert desk.line("firstname").text() == ""
    assert desk.shop.drafts.of(NOOR) is None
    part(desk.page, QAbstractButton, "register_message_action").click()
    assert desk.line("firstname").text() == "Tom"
    await desk.let_pass(0.3)
    assert (desk.shop.drafts.of(NOOR) or {}).get("firstname") == "Tom"


@pytest.mark.parametrize(
    ("text", "name", "shown"),
    [
        (MOBILE, "mobile", SHOWN),
        ("oona@example.com", "email", "oona@example.com"),
        ("ts1234", "external_id", "ts1234"),
    ],
)
async def test_what_was_looked_for_begins_the_form(
    desk: RegisterDesk, text: str, name: str, shown: str
) -> None:
    desk.presenter.register_with(text)
    await turns()
    assert desk.line(name).text() == shown
    assert desk.message == ""


async def test_what_was_looked_for_never_destroys_a_half_filled_form(desk: RegisterDesk) -> None:
    desk.type(mobile="07911 000000", firstname="Oona")
    desk.presenter.register_with(MOBILE)
    await turns()
    assert desk.line("mobile").text().endswith("7911 000000")
    assert desk.line("firstname").text() == "Oona"
    assert MOBILE in desk.message
    assert "kept" in desk.message


async def test_what_was_looked_for_is_added_where_there_is_room(desk: RegisterDesk) -> None:
    desk.type(firstname="Oona")
    await desk.let_pass(0.3)
    desk.presenter.register_with(MOBILE)
    await turns()
    assert (desk.line("mobile").text(), desk.line("firstname").text()) == (SHOWN, "Oona")


async def test_a_refused_registration_is_corrected_as_a_new_one_that_replaces_it(
    desk: RegisterDesk,
) -> None:
    desk.type(firstname="Oona")
    await desk.let_pass(0.3)
    old = refused(7)
    desk.presenter.correct(old, form_values(old.registration, UTC))
    await turns()
    assert "Another customer already has this mobile number" in desk.message
    assert desk.line("firstname").text() == "Tom"
    desk.line("mobile").setText("07911 999999")
    await desk.enter()
    ((registration, token, replacing),) = desk.shop.registration.saved
    assert (registration.mobile, replacing) == ("447911999999", old.id)
    assert desk.shop.navigator.opened == [CustomerKey(f"op:{token}")]
    await turns()
    assert desk.line("firstname").text() == "Oona"


async def test_leaving_a_correction_brings_the_half_filled_form_back(desk: RegisterDesk) -> None:
    desk.type(firstname="Oona")
    old = refused(7)
    desk.presenter.correct(old, form_values(old.registration, UTC))
    await turns()
    part(desk.page, QAbstractButton, "register_clear").click()
    await turns()
    assert desk.line("firstname").text() == "Oona"
    assert desk.shop.registration.saved == []
    assert desk.shop.pending.discarded == []
