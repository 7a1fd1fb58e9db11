"""Typing into a profile that the till is still reading: nothing is lost, nothing false is said."""

import asyncio

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLineEdit

from app.domain.profile_edit import ProfileEdit
from app.ui.navigation import TabName
from tests.gui.fakes import NOW, TOM_KEY, Fakes, card, tom
from tests.gui.page_parts import words_at
from tests.gui.till import Till

DRAFT = ("a1", "profile", TOM_KEY)


@pytest.fixture
def fakes() -> Fakes:
    made = Fakes()
    made.lookup.cards[TOM_KEY] = card(tom(), fetched_at=NOW)
    return made


async def _type_early(till: Till, name: str, text: str) -> None:
    """Type before the till has read the profile, which it does then."""
    till.navigator.open_customer(TOM_KEY)
    await till.tasks.idle()
    lookup, gate = till.fakes.lookup, asyncio.Event()
    lookup.asked.clear()
    lookup.gates[f"card {TOM_KEY}"] = gate
    till.customer_page.show_tab(TabName.PROFILE)
    await lookup.until("card", TOM_KEY)
    field = till.part(QLineEdit, f"profile_{name}")
    field.setFocus(Qt.FocusReason.TabFocusReason)
    QTest.keyClicks(field, text)
    assert till.part(QLineEdit, "profile_lastname").text() == "", "not read yet"
    gate.set()
    await till.tasks.idle()


async def test_what_is_typed_early_changes_what_the_till_knows_and_nothing_else(
    till: Till,
) -> None:
    await _type_early(till, "firstname", "Thomas")
    assert till.part(QLineEdit, "profile_firstname").text() == "Thomas"
    assert till.part(QLineEdit, "profile_lastname").text() == "Sawyer"
    assert words_at(till.window, "profile_firstname") == "", "nothing has changed meanwhile"
    till.part(QAbstractButton, "profile_save").click()
    await till.tasks.idle()
    (edit,) = till.fakes.writing.payloads
    assert isinstance(edit, ProfileEdit)
    assert (edit.base.firstname, edit.change.firstname) == ("Tom", "Thomas")


async def test_what_is_typed_early_is_kept_as_any_draft(till: Till) -> None:
    await _type_early(till, "firstname", "Thomas")
    till.fakes.session.lock()
    await till.tasks.idle()
    assert till.fakes.drafts.kept[DRAFT]["firstname"] == "Thomas"


async def test_what_is_typed_early_joins_what_was_half_typed_before(till: Till) -> None:
    till.fakes.drafts.kept[DRAFT] = {
        "lastname": "Sawyers",
        "was lastname": "Sawyer",
        "saved_as": "an-old-token",
    }
    await _type_early(till, "firstname", "Thomas")
    assert till.part(QLineEdit, "profile_firstname").text() == "Thomas"
    assert till.part(QLineEdit, "profile_lastname").text() == "Sawyers"
    till.part(QAbstractButton, "profile_save").click()
    await till.tasks.idle()
    ((_, edit, token),) = till.fakes.writing.saved
    assert isinstance(edit, ProfileEdit)
    assert (edit.change.firstname, edit.change.lastname) == ("Thomas", "Sawyers")
    assert token != "an-old-token", "other values than those that may have been saved"


async def test_what_is_typed_early_and_taken_back_leaves_what_is_known(till: Till) -> None:
    await _type_early(till, "firstname", "Tom")
    assert not till.part(QAbstractButton, "profile_save").isEnabled()
    assert till.part(QLineEdit, "profile_firstname").text() == "Tom"
