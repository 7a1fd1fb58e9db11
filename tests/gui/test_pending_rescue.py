"""Handing unsent work over and taking it in from the pending page: asked in place, told plainly."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QWidget

from app.domain.faults import RescueFault, RescueProblem
from app.services.audit import SupervisorNeededError
from app.services.saving import NotReadyError
from tests.gui.fakes_forms import JO, NOOR, Shop, refused
from tests.gui.file_dialogs import opened, press, type_name
from tests.gui.page_parts import part, turns, words_at
from tests.gui.pending_desk import Desk

PASSPHRASE = "correct horse battery"


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk(Shop())
    await made.open(refused(1))
    yield made
    await made.close()


def line(desk: Desk, name: str) -> QLineEdit:
    return part(desk.page, QLineEdit, f"pending_{name}")


async def fill(desk: Desk, *, again: str = PASSPHRASE, passphrase: str = PASSPHRASE) -> None:
    await desk.press("export")
    line(desk, "export_passphrase").setText(passphrase)
    line(desk, "export_passphrase_again").setText(again)
    await desk.press("export_confirm")


def is_open(desk: Desk, way: str) -> bool:
    return part(desk.page, QWidget, f"pending_{way}_panel").isVisible()


async def test_a_supervisor_hands_over_under_a_passphrase_typed_twice(desk: Desk) -> None:
    await fill(desk)
    assert desk.rescue.handed_over == [(Path("/media/stick/unsent.tillside"), PASSPHRASE)]
    assert not is_open(desk, "export")
    words = desk.text("message")
    assert words.startswith("3 are in the file now, and no longer this till's to send. 1 stayed")
    assert "Carry the file to another till" in words
    assert desk.text("message_details") == "/media/stick/unsent.tillside"


@pytest.mark.parametrize(
    ("passphrase", "again", "field", "words"),
    [
        ("", "", "export_passphrase", "This is needed"),
        ("too short", "too short", "export_passphrase", "At least 12 characters"),
        (PASSPHRASE, "something else", "export_passphrase_again", "type both again"),
    ],
)
async def test_a_passphrase_that_will_not_do_is_said_at_its_field(
    desk: Desk, passphrase: str, again: str, field: str, words: str
) -> None:
    await fill(desk, passphrase=passphrase, again=again)
    assert words in words_at(desk.page, f"pending_{field}")
    assert desk.rescue.handed_over == []


@pytest.mark.parametrize("path", ["", "  ", "unsent.tillside"])
async def test_a_file_needs_its_whole_path(desk: Desk, path: str) -> None:
    await desk.press("export")
    line(desk, "export_path").setText(path)
    await desk.press("export_confirm")
    assert "whole path" in words_at(desk.page, "pending_export_path")


async def test_while_it_is_written_nothing_can_be_pressed_twice(desk: Desk) -> None:
    done = asyncio.Event()

    async def gate() -> None:
        await done.wait()

    desk.rescue.gate = gate
    await fill(desk)
    assert part(desk.page, QWidget, "pending_export_progress").isVisible()
    assert not desk.button("export_confirm").isEnabled()
    desk.page.hand_over.confirmed.disconnect()
    done.set()
    await turns()
    assert not is_open(desk, "export")
    assert len(desk.rescue.handed_over) == 1


@pytest.mark.parametrize("problem", list(RescueProblem))
async def test_why_it_was_not_done_is_said(desk: Desk, problem: RescueProblem) -> None:
    desk.rescue.answer = RescueFault(problem, "unsent.tillside.part")
    await fill(desk)
    assert desk.text("message").endswith(".")
    assert desk.text("message_details") == "unsent.tillside.part"
    assert is_open(desk, "export") is (problem is not RescueProblem.UNNAMED)


async def test_only_a_supervisor_is_offered_it(desk: Desk) -> None:
    await desk.press("export")
    desk.shop.session.become(JO)
    assert not is_open(desk, "export")
    for name in ("export", "import"):
        assert not desk.button(name).isEnabled()
        assert desk.button(name).toolTip() == "Only a supervisor may do this"
    desk.shop.session.become(NOOR)
    assert desk.button("export").isEnabled()


async def test_no_passphrase_stays_behind(desk: Desk) -> None:
    await desk.press("export")
    for name in ("export_passphrase", "export_passphrase_again"):
        assert line(desk, name).echoMode() is QLineEdit.EchoMode.Password
        line(desk, name).setText(PASSPHRASE)
    QTest.keyClick(line(desk, "export_passphrase"), Qt.Key.Key_Escape)
    assert not is_open(desk, "export")
    assert line(desk, "export_passphrase").text() == ""
    assert line(desk, "export_passphrase_again").text() == ""
    assert desk.rescue.handed_over == []


async def test_work_of_another_till_is_taken_in(desk: Desk) -> None:
    await desk.press("import")
    line(desk, "import_path").setText("/media/stick/unsent.tillside")
    line(desk, "import_passphrase").setText("short one")
    QTest.keyClick(line(desk, "import_passphrase"), Qt.Key.Key_Return)
    await turns()
    assert desk.rescue.taken_in == [(Path("/media/stick/unsent.tillside"), "short one")]
    assert desk.text("message") == (
        "2 were taken in and are sent from here now."
        " 1 of them is looked for on the server first. 1 was here already."
    )
    assert not is_open(desk, "import")


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (RescueFault(RescueProblem.PASSPHRASE_WRONG), "does not open this rescue file"),
        (NotReadyError(), "knows no server yet"),
        (SupervisorNeededError(), "Only a supervisor"),
    ],
    ids=["passphrase", "no server", "no supervisor"],
)
async def test_why_it_was_not_taken_in_is_said(desk: Desk, answer: Exception, words: str) -> None:
    desk.rescue.answer = answer
    await desk.press("import")
    line(desk, "import_path").setText("/media/stick/unsent.tillside")
    line(desk, "import_passphrase").setText(PASSPHRASE)
    await desk.press("import_confirm")
    assert words in desk.text("message")


async def test_one_of_the_two_is_open_at_a_time_and_has_the_room(desk: Desk) -> None:
    await desk.press("export")
    await desk.press("import")
    assert (is_open(desk, "export"), is_open(desk, "import")) == (False, True)
    assert not desk.page.detail.isVisible()
    await desk.press("import_cancel")
    assert desk.page.detail.isVisible()


@pytest.mark.parametrize("way", ["export", "import"])
async def test_a_file_is_chosen_by_keyboard_without_stopping_the_till(
    desk: Desk, way: str, tmp_path: Path
) -> None:
    file = tmp_path / "unsent.tillside"
    if way == "import":
        file.write_bytes(b"locked")
    await desk.press(way)
    await desk.press(f"{way}_choose")
    type_name(opened(desk.page), file)
    await turns()
    assert line(desk, f"{way}_path").text() == str(file)
    assert desk.page.findChildren(QFileDialog) == []


@pytest.mark.parametrize("way", ["export", "import"])
async def test_esc_in_the_dialog_leaves_the_path_as_it_was(desk: Desk, way: str) -> None:
    await desk.press(way)
    before = line(desk, f"{way}_path").text()
    await desk.press(f"{way}_choose")
    press(opened(desk.page), Qt.Key.Key_Escape)
    await turns()
    assert line(desk, f"{way}_path").text() == before
    assert is_open(desk, way), "the panel is not what Esc closed"
