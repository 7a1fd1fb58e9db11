"""Half-filled forms belong to one associate; settings change as a whole, or not at all."""

import asyncio

import pytest

from app.domain.customer import CustomerKey
from app.settings import file
from app.settings.declarations import LockSettings, Settings, ThemeName, UiSettings
from tests.unit.services.rig import OTHER_PIN, PIN, Till


async def test_a_draft_is_its_owners_alone_and_there_when_they_come_back(staffed: Till) -> None:
    drafts, session = staffed.services.drafts, staffed.session
    await drafts.save("register", "", {"mobile": "0770"})
    session.lock()
    assert await drafts.load("register", "") == {"mobile": "0770"}

    await session.sign_in("Ben", OTHER_PIN, pin_again=OTHER_PIN, supervisor_pin=PIN)
    assert await drafts.load("register", "") is None
    await drafts.save("register", "", {"mobile": "0123"})

    await staffed.reopen()
    drafts, session = staffed.services.drafts, staffed.session
    await session.sign_in("Noor A.", PIN)
    assert await drafts.load("register", "") == {"mobile": "0770"}
    assert await drafts.load("register", "user:7") is None
    await drafts.drop("register", "")
    assert await drafts.load("register", "") is None
    await session.sign_in("Ben", OTHER_PIN)
    assert await drafts.load("register", "") == {"mobile": "0123"}


async def test_nobody_has_no_drafts(staffed: Till) -> None:
    drafts = staffed.services.drafts
    staffed.session.sign_out()
    await drafts.save("register", "", {"mobile": "0770"})
    assert await drafts.load("register", "") is None
    await drafts.drop("register", "")
    await staffed.session.sign_in("Noor A.", PIN)
    assert await drafts.load("register", "") is None


async def test_a_change_is_in_force_told_and_written(till: Till) -> None:
    heard: list[Settings] = []
    stop = till.services.preferences.listen(heard.append)
    changed = await till.services.preferences.change(ui=UiSettings(theme=ThemeName.DARK))
    stop()
    await till.services.preferences.change(lock=LockSettings(idle_minutes=9))
    assert heard == [changed]
    assert file.load(till.folder) == (till.services.preferences.settings, ())
    assert till.services.preferences.settings.ui.theme is ThemeName.DARK


async def test_a_change_that_cannot_be_written_is_no_change(
    till: Till, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Settings] = []
    till.services.preferences.listen(heard.append)

    def fails(*_: object, **__: object) -> None:
        raise OSError("no space")

    monkeypatch.setattr(file, "save", fails)
    with pytest.raises(OSError, match="no space"):
        await till.services.preferences.change(ui=UiSettings(theme=ThemeName.DARK))
    assert till.services.preferences.settings == till.settings
    assert heard == []


async def test_two_changes_at_once_are_both_kept(till: Till) -> None:
    preferences = till.services.preferences
    await asyncio.gather(
        preferences.change(ui=UiSettings(theme=ThemeName.DARK)),
        preferences.change(lock=LockSettings(idle_minutes=9)),
    )
    assert preferences.settings.ui.theme is ThemeName.DARK
    assert preferences.settings.lock.idle_minutes == 9
    assert file.load(till.folder)[0] == preferences.settings


async def test_what_was_typed_is_kept_for_who_typed_it_whoever_stands_there_by_now(
    staffed: Till,
) -> None:
    drafts, session = staffed.services.drafts, staffed.session
    noor = session.associate
    assert noor is not None
    session.sign_out()
    await drafts.save("note", "user:7", {"text": "Half a"}, owner=noor.id)
    await session.sign_in("Noor A.", PIN)
    assert await drafts.load("note", "user:7") == {"text": "Half a"}
    session.sign_out()
    await drafts.drop("note", "user:7", owner=noor.id)
    await session.sign_in("Noor A.", PIN)
    assert await drafts.load("note", "user:7") is None


async def test_drafts_go_with_a_customer_to_their_other_key(staffed: Till) -> None:
    drafts = staffed.services.drafts
    old, new = CustomerKey("op:1"), CustomerKey("user:7")
    await drafts.save("note", old, {"text": "Half a"})
    await drafts.save("ticket", old, {"subject": "Zip"})
    await drafts.save("ticket", new, {"subject": "Newer"})
    await drafts.follow([(old, new)])
    assert await drafts.load("note", new) == {"text": "Half a"}
    assert await drafts.load("note", old) is None
    assert await drafts.load("ticket", new) == {"subject": "Newer"}, "what is there stays"
