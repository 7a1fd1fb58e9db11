"""Registering: saved once, and nothing typed is lost whatever the saving comes to."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QLabel,
)
from pytestqt.qtbot import QtBot

from app.domain.changes import ChangeSet
from app.domain.customer import CustomerKey, CustomerType, Gender
from app.domain.faults import StoreFault, StoreProblem
from app.domain.outcome import SideEffect
from app.services.saving import AlreadyWaiting
from tests.gui.fakes_forms import op
from tests.gui.page_parts import focused, part, turns
from tests.gui.register_desk import MOBILE, RegisterDesk, register_desk


@pytest.fixture
async def desk(qtbot: QtBot) -> AsyncIterator[RegisterDesk]:
    async with register_desk(qtbot) as made:
        yield made


async def test_enter_in_any_field_saves_and_opens_the_card(desk: RegisterDesk) -> None:
    desk.type(mobile=MOBILE, firstname="Tom", lastname="Sawyer")
    await desk.enter("firstname")
    ((registration, token, replacing),) = desk.shop.registration.saved
    assert (registration.mobile, registration.name) == ("447911123456", "Tom Sawyer")
    assert registration.registered_at == desk.shop.clock.now()
    assert replacing is None
    assert desk.shop.navigator.opened == [CustomerKey(f"op:{token}")]
    assert desk.line("mobile").text() == ""


async def test_the_choices_are_what_is_registered(desk: RegisterDesk) -> None:
    desk.type(mobile=MOBILE)
    gender = part(desk.page, QComboBox, "register_gender")
    kind = part(desk.page, QComboBox, "register_type")
    gender.setCurrentText("Female")
    kind.setCurrentText("Newsletter only")
    desk.submit.click()
    await turns()
    registration = desk.shop.registration.saved[0][0]
    assert registration.gender is Gender.FEMALE
    assert registration.type is CustomerType.NON_LOYALTY
    assert (gender.currentText(), kind.currentText()) == ("–", "Loyalty")


async def test_ten_in_a_row_without_a_mouse(desk: RegisterDesk) -> None:
    for number in range(10):
        desk.page.focus_first()
        assert focused(desk.page) == "register_mobile"
        desk.type(mobile=f"0791112345{number}", lastname=f"Person {number}")
        await desk.enter()
    mobiles = [registration.mobile for registration, _, _ in desk.shop.registration.saved]
    assert mobiles == [f"44791112345{number}" for number in range(10)]
    assert len({token for _, token, _ in desk.shop.registration.saved}) == 10


async def test_pressing_twice_saves_once(desk: RegisterDesk) -> None:
    gate = asyncio.Event()

    async def hold() -> None:
        await gate.wait()

    desk.shop.registration.gate = hold
    desk.type(mobile=MOBILE)
    desk.submit.click()
    await turns()
    assert not desk.submit.isEnabled()
    await desk.enter()
    desk.submit.click()
    gate.set()
    await turns()
    assert len(desk.shop.registration.saved) == 1
    assert desk.submit.isEnabled()


async def test_saving_again_after_a_failure_is_the_same_registration(desk: RegisterDesk) -> None:
    desk.shop.registration.answer = StoreFault(StoreProblem.FULL)
    desk.type(mobile=MOBILE, lastname="Sawyer")
    await desk.enter()
    assert "full" in desk.message
    assert "NOT saved" in desk.message
    assert desk.line("lastname").text() == "Sawyer"
    assert desk.shop.navigator.opened == []
    desk.shop.registration.answer = None
    await desk.enter()
    (_, first, _), (_, second, _) = desk.shop.registration.saved
    assert first == second
    assert len(desk.shop.navigator.opened) == 1


async def test_other_values_after_a_failure_are_another_registration(desk: RegisterDesk) -> None:
    desk.shop.registration.answer = StoreFault(StoreProblem.FULL)
    desk.type(mobile=MOBILE, lastname="Sawyer")
    await desk.enter()
    desk.shop.registration.answer = None
    desk.type(lastname="s")
    await desk.enter()
    (_, first, _), (registration, second, _) = desk.shop.registration.saved
    assert first != second
    assert registration.lastname == "Sawyers"


async def test_who_already_waits_is_not_saved_again_but_can_be_opened(desk: RegisterDesk) -> None:
    waiting = op(3)
    desk.shop.registration.answer = AlreadyWaiting(waiting)
    desk.type(mobile=MOBILE)
    await desk.enter()
    assert "Tom Sawyer is already saved on this till" in desk.message
    assert desk.line("mobile").text() != ""
    part(desk.page, QAbstractButton, "register_message_action").click()
    assert desk.shop.navigator.opened == [waiting.local_key]


async def test_what_is_typed_while_saving_is_not_wiped(desk: RegisterDesk) -> None:
    gate = asyncio.Event()

    async def hold() -> None:
        await gate.wait()

    desk.shop.registration.gate = hold
    desk.type(mobile=MOBILE, lastname="Sawyer")
    await desk.enter()
    desk.line("lastname").setText("Finn")
    gate.set()
    await turns()
    assert desk.line("lastname").text() == "Finn"
    assert "Sawyer is saved on this till" in desk.message
    assert desk.shop.navigator.opened == []


async def test_good_news_shows_when_the_server_has_answered(desk: RegisterDesk) -> None:
    desk.type(mobile=MOBILE, firstname="Rita", lastname="John")
    await desk.enter()
    key = desk.shop.navigator.opened[0]
    there = CustomerKey("user:5")
    card = await desk.shop.registration.register(desk.shop.registration.saved[0][0], token="again")
    desk.shop.lookup.cards[there] = replace(
        card,
        key=there,
        side_effects=(
            SideEffect(kind="points", awarded_points=52),
            SideEffect(
                kind="coupon",
                coupon_code="095790",
                discount=Decimal(10),
                discount_code="PERC",
                valid_till=date(2026, 12, 21),
            ),
        ),
    )
    desk.shop.changes.publish(ChangeSet(customers=frozenset({there}), renamed=((key, there),)))
    await turns()
    words = part(desk.page, QLabel, "register_side_effects").text()
    assert words.startswith("Rita John: 52 points and coupon 095790, 10 % until 21 Dec")
