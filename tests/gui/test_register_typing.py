"""The register form while it is typed in: what is said, when, and how fields are built."""

from collections.abc import AsyncIterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QDateTime, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QComboBox,
    QDateTimeEdit,
)
from pytestqt.qtbot import QtBot

from app.domain.changes import ChangeSet
from app.domain.organisation import DEFAULT_RULES, FieldSpec, FieldType
from tests.gui.page_parts import focused, leave, part, turns, words_at
from tests.gui.register_desk import MOBILE, SHOWN, RegisterDesk, register_desk


@pytest.fixture
async def desk(qtbot: QtBot) -> AsyncIterator[RegisterDesk]:
    async with register_desk(qtbot) as made:
        yield made


async def test_nobody_is_scolded_for_what_they_still_type(desk: RegisterDesk) -> None:
    desk.type(email="tom@exa", mobile="0791")
    assert words_at(desk.page, "register_email") == ""
    assert words_at(desk.page, "register_mobile") == ""
    leave(desk.line("email"))
    assert words_at(desk.page, "register_email") == (
        "The part after @ needs a dot, like example.com"
    )
    desk.type(email="mple.com")
    assert words_at(desk.page, "register_email") == ""


async def test_what_no_more_typing_can_mend_is_said_at_once(desk: RegisterDesk) -> None:
    desk.type(email="tom@@")
    assert words_at(desk.page, "register_email") == "An address has only one @"


async def test_a_whole_number_is_judged_while_typing_and_a_warning_does_not_stop(
    desk: RegisterDesk,
) -> None:
    desk.type(mobile="+44 7009 000 00")
    assert "You can still save it" in words_at(desk.page, "register_mobile")
    assert desk.line("mobile").property("problem") == "warning"
    await desk.enter()
    assert [found.mobile for found, _, _ in desk.shop.registration.saved] == ["44700900000"]


async def test_a_phone_number_is_shown_in_international_form_once_it_is_left(
    desk: RegisterDesk,
) -> None:
    desk.type(mobile=MOBILE)
    assert desk.line("mobile").text() == MOBILE
    leave(desk.line("mobile"))
    assert desk.line("mobile").text() == SHOWN


async def test_what_is_missing_is_said_after_a_press_and_gets_the_focus(desk: RegisterDesk) -> None:
    desk.type(email="tom@example", lastname="Sawyer")
    leave(desk.line("mobile"))
    assert words_at(desk.page, "register_mobile") == ""
    await desk.enter()
    assert words_at(desk.page, "register_mobile") == "This is needed"
    assert focused(desk.page) == "register_mobile"
    assert desk.message == "Nothing was saved: 2 fields need a look"
    assert desk.shop.registration.saved == []
    desk.type(mobile=MOBILE)
    assert words_at(desk.page, "register_mobile") == ""
    await desk.enter()
    assert focused(desk.page) == "register_email"
    desk.line("email").setText("tom@example.com")
    assert desk.message == ""


async def test_the_organisations_fields_are_built_in_its_order(desk: RegisterDesk) -> None:
    rules = replace(
        DEFAULT_RULES,
        custom_fields=(
            FieldSpec(name="shoe", label="Shoe size", type=FieldType.NUMBER, position=3),
            FieldSpec(
                name="hobbies",
                label="Hobbies",
                type=FieldType.SEVERAL,
                options=("Playing", "Cricket"),
                position=1,
            ),
            FieldSpec(name="birthday", label="Birthday", type=FieldType.DATE, position=2),
            FieldSpec(
                name="channel",
                label="Heard of us",
                type=FieldType.CHOICE,
                options=("Friend", "Poster"),
                position=4,
                is_mandatory=True,
            ),
        ),
    )
    await desk.open(rules)
    own = [name for name in desk.page.form.names if name.startswith("custom_")]
    assert own == ["custom_hobbies", "custom_birthday", "custom_shoe", "custom_channel"]
    desk.type(mobile=MOBILE, custom_birthday="23111990", custom_shoe="42.5")
    part(desk.page, QComboBox, "register_custom_hobbies").setCurrentText("Cricket")
    part(desk.page, QComboBox, "register_custom_hobbies").setCurrentText("Playing")
    await desk.enter()
    assert words_at(desk.page, "register_custom_channel") == "This is needed"
    assert desk.shop.registration.saved == []
    part(desk.page, QComboBox, "register_custom_channel").setCurrentText("Poster")
    await desk.enter()
    registration = desk.shop.registration.saved[0][0]
    assert {field.name: field.values for field in registration.custom_fields} == {
        "hobbies": ("Playing", "Cricket"),
        "birthday": ("1990-11-23",),
        "shoe": ("42.5",),
        "channel": ("Poster",),
    }


async def test_new_rules_keep_what_is_typed(desk: RegisterDesk) -> None:
    size = FieldSpec(name="size", label="Size", position=1)
    await desk.open(replace(DEFAULT_RULES, custom_fields=(size,)))
    desk.type(firstname="Tom", custom_size="42")
    more = FieldSpec(name="more", label="More", position=0)
    desk.shop.registration.own_rules = replace(DEFAULT_RULES, custom_fields=(more, size))
    desk.shop.changes.publish(ChangeSet(organisation=True))
    await turns()
    assert desk.line("custom_more").text() == ""
    assert desk.line("custom_size").text() == "42"
    assert desk.line("firstname").text() == "Tom"


async def test_the_time_is_now_until_somebody_sets_it(desk: RegisterDesk) -> None:
    moment = part(desk.page, QDateTimeEdit, "register_registered_on")
    assert moment.dateTime().toString("HH:mm") == "14:02"
    await desk.let_pass(60)
    assert moment.dateTime().toString("HH:mm") == "14:03"
    moment.setDateTime(QDateTime(2026, 11, 24, 9, 30, 0))
    await desk.let_pass(60)
    assert moment.dateTime().toString("HH:mm") == "09:30"
    desk.type(mobile=MOBILE)
    await desk.enter()
    assert desk.shop.registration.saved[0][0].registered_at.strftime("%H:%M") == "09:30"


async def test_a_scan_goes_into_the_cards_field_only_while_one_is_there(desk: RegisterDesk) -> None:
    assert not desk.presenter.take_scan("ts1234")
    assert desk.line("external_id").text() == ""
    desk.page.form.focus_field("external_id")
    assert desk.presenter.take_scan("ts1234")
    assert desk.line("external_id").text() == "ts1234"
    assert desk.shop.registration.saved == []


async def test_every_part_has_a_name_for_those_who_hear_the_screen(desk: RegisterDesk) -> None:
    for widget in (*desk.page.form.editor_widgets(), desk.submit):
        assert widget.accessibleName() or isinstance(widget, QAbstractButton)
        assert widget.height() >= 44 or not widget.isVisible()
    assert desk.line("mobile").accessibleName() == "Mobile, required"


async def test_one_tab_leads_past_the_time(desk: RegisterDesk) -> None:
    moment = part(desk.page, QDateTimeEdit, "register_registered_on")
    moment.setFocus()
    QTest.keyClick(moment, Qt.Key.Key_Tab)
    assert focused(desk.page) == "register_submit"
