"""The import page: a file is shown row by row before anything of it is saved."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QProgressBar, QTableView

from app.domain.changes import ChangeSet
from app.domain.faults import StoreFault, StoreProblem
from app.domain.organisation import DEFAULT_RULES, FieldSpec
from app.ui.late_pages import MAKERS, PageContext
from app.ui.main_window import MainWindow
from app.ui.models.import_rows import RowPart
from app.ui.models.roles import CellRole
from app.ui.navigation import PageName
from app.ui.widgets.empty_state import EmptyState
from app.ui.window_navigator import WindowNavigator
from tests.gui.fakes_forms import JO, NOOR
from tests.gui.file_dialogs import opened, press, type_name
from tests.gui.import_desk import HEADINGS, ImportDesk, import_desk
from tests.gui.page_parts import focused, part, turns


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[ImportDesk]:
    async with import_desk(tmp_path) as made:
        yield made


async def test_without_a_file_it_says_what_to_do(desk: ImportDesk) -> None:
    empty = part(desk.page, EmptyState, "import_empty")
    assert empty.isVisible()
    assert "Choose the file" in empty.words
    assert desk.button("file").text() == "Choose a file"
    assert not desk.is_seen("start")


async def test_the_page_is_made_at_the_first_visit(desk: ImportDesk) -> None:
    window = MainWindow()
    made = MAKERS[PageName.IMPORT](
        PageContext(
            window=window,
            services=desk.services,
            tasks=desk.tasks,
            navigator=WindowNavigator(window),
        )
    )
    assert made.page.objectName() == "page_import"
    made.stop()
    window.deleteLater()
    made.page.deleteLater()


async def test_a_file_is_chosen_by_keyboard_in_a_dialog_that_blocks_nothing(
    desk: ImportDesk,
) -> None:
    desk.path.write_text(f"{HEADINGS}\nTom,Sawyer,07911123456,", encoding="utf-8")
    QTest.keyClick(desk.button("file"), Qt.Key.Key_Space)
    type_name(opened(desk.page), desk.path)
    await desk.rest()
    assert desk.column(RowPart.NAME) == ["Tom Sawyer"]


async def test_esc_leaves_the_dialog_without_a_file(
    desk: ImportDesk,
) -> None:
    QTest.keyClick(desk.button("file"), Qt.Key.Key_Space)
    dialog = opened(desk.page)
    press(dialog, Qt.Key.Key_Escape)
    await desk.rest()
    assert not dialog.isVisible()
    assert part(desk.page, EmptyState, "import_empty").isVisible()


async def test_a_file_is_dropped(desk: ImportDesk) -> None:
    desk.path.write_text(f"{HEADINGS}\nTom,Sawyer,07911123456,", encoding="utf-8")
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(desk.path))])
    copy, left, none = (
        Qt.DropAction.CopyAction,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    for event in (
        QDragEnterEvent(QPoint(9, 9), copy, data, left, none),
        QDropEvent(QPoint(9, 9), copy, data, left, none),
    ):
        QApplication.sendEvent(desk.page, event)
        assert event.isAccepted()
    await desk.rest()
    assert desk.column(RowPart.NAME) == ["Tom Sawyer"]


async def test_each_row_is_shown_with_its_fault_in_the_fields_own_words(desk: ImportDesk) -> None:
    await desk.open(
        "Tom,Sawyer,+44 7911 123456,tom@example.com",
        "Rita,John,4.47009E+11,rita@",
        "Huck,Finn,12,",
        "Tom,Sawyer,07911123456,",
    )
    assert desk.column(RowPart.NUMBER) == ["2", "3", "4", "5"]
    assert desk.column(RowPart.STATE) == ["Ready", "Left out", "Left out", "Double"]
    assert desk.column(RowPart.WHY) == [
        "",
        "Mobile: a spreadsheet has shortened the number; type it again from the form",
        "Mobile: Too short for a phone number",
        "The same person as in row 2",
    ]
    assert desk.column(RowPart.CONTACT) == ["+44 •••• ••3456", "–", "–", "+44 •••• ••3456"]
    second = desk.rows.index(1, RowPart.WHY).data(CellRole.SECOND_LINE)
    assert second == "The file has “4.47009E+11” · and 1 more"
    assert desk.text("about") == "forms.csv · 4 rows · UTF-8 · commas · dates: day first"
    assert desk.button("start").text() == "Take over 1 row"
    assert not desk.stores.saved


async def test_all_of_what_is_wrong_with_the_picked_row_is_said(desk: ImportDesk) -> None:
    await desk.open("Rita,John,12,rita@", "Tom,Sawyer,07911123456,")
    table = part(desk.page, QTableView, "import_preview")
    table.selectRow(0)
    assert desk.text("why").splitlines() == [
        "Row 2",
        "Mobile: Too short for a phone number",
        "E-mail: The part after the @ is missing, like example.com",
        "The file has “12”",
    ]
    table.selectRow(1)
    assert desk.text("why") == ""


async def test_rows_are_filtered(desk: ImportDesk) -> None:
    await desk.open("Rita,John,12,", "Tom,Sawyer,07911123456,")
    box = desk.box("filter")
    assert [box.itemText(n) for n in range(3)] == ["All 2", "In order 1", "Left out 1"]
    box.setCurrentIndex(2)
    assert desk.column(RowPart.NAME) == ["Rita John"]
    box.setCurrentIndex(1)
    assert desk.column(RowPart.NAME) == ["Tom Sawyer"]


async def test_taking_over_saves_what_is_ready_and_tells_what_became_of_it(
    desk: ImportDesk,
) -> None:
    await desk.open("Tom,Sawyer,07911123456,", "Rita,John,12,")
    await desk.press("start")
    assert [saved.name for saved in desk.stores.saved.values()] == ["Tom Sawyer"]
    assert desk.text("report") == (
        "1 row is saved on this till and sent from there. 1 was left out: the list says why."
    )
    assert desk.column(RowPart.NAME) == ["Rita John"]
    assert not desk.button("start").isEnabled()
    desk.button("report_action").click()
    await desk.rest()
    assert "forms-left-out.csv" in desk.text("message")
    written = desk.path.with_name("forms-left-out.csv").read_text(encoding="utf-8-sig")
    assert '"Rita","John","12","","Mobile: Too short for a phone number"' in written


async def test_a_place_that_cannot_be_written_to_is_said(
    desk: ImportDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    await desk.open("Rita,John,12,", "Tom,Sawyer,07911123456,")
    await desk.press("start")

    async def failing(*_: object) -> Path:
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr(desk.importing, "export_left_out", failing)
    await desk.press("report_action")
    assert "Nothing could be written beside the file" in desk.text("message")


async def test_it_shows_how_far_it_has_come_and_stops_when_told_to(desk: ImportDesk) -> None:
    await desk.people(50)
    desk.stores.gate = asyncio.Event()
    desk.button("start").click()
    await turns()
    assert not desk.button("file").isEnabled()
    assert not desk.box("mapping_1").isEnabled()
    desk.button("cancel").click()
    desk.shop.clock.advance(10)
    desk.stores.gate.set()
    await desk.rest()
    assert len(desk.stores.saved) == 20
    assert desk.text("message") == (
        "Stopped: 20 of 50 rows are saved. The rest can go on at any time."
    )
    assert part(desk.page, QProgressBar, "import_progress").value() == 20
    assert desk.text("progress_words") == "20 of 50 rows done · 15 s left"
    assert desk.column(RowPart.STATE).count("Saved on this till") == 20
    desk.stores.gate = None
    assert desk.button("start").text() == "Go on: Take over 30 rows"
    await desk.press("start")
    assert len(desk.stores.saved) == 50
    assert desk.text("report").startswith("30 rows are saved on this till and sent from there. 20")


async def test_a_full_disk_stops_it_and_it_can_go_on(desk: ImportDesk) -> None:
    await desk.people(3)
    desk.stores.fault = StoreFault(StoreProblem.FULL)
    await desk.press("start")
    assert "disk is full" in desk.text("message")
    desk.stores.fault = None
    await desk.press("start")
    assert len(desk.stores.saved) == 3


async def test_without_a_server_it_says_so(desk: ImportDesk) -> None:
    await desk.people(1)
    desk.binding = None
    await desk.press("start")
    assert "knows no server yet" in desk.text("message")
    assert not desk.stores.saved


async def test_an_unfinished_import_is_offered_and_goes_on(desk: ImportDesk) -> None:
    await desk.people(50)
    desk.button("start").click()
    desk.button("cancel").click()
    await desk.rest()
    desk.shop.session.sign_out()
    desk.shop.session.become(NOOR)
    assert desk.rows.rowCount() == 0
    desk.page.hide()
    desk.page.show()
    await desk.rest()
    taken = len(desk.stores.saved)
    assert desk.text("message") == f"forms.csv was stopped: {taken} of 50 rows are saved."
    await desk.press("message_action")
    assert desk.rows.rowCount() == 50
    await desk.press("start")
    assert len(desk.stores.saved) == 50
    desk.shop.session.sign_out()
    desk.shop.session.become(NOOR)
    desk.page.hide()
    desk.page.show()
    await desk.rest()
    assert desk.text("message") == ""


@pytest.mark.parametrize("is_gone", [True, False])
async def test_an_unfinished_file_that_is_gone_or_changed_is_said(
    desk: ImportDesk, is_gone: bool
) -> None:
    await desk.people(50)
    desk.button("start").click()
    desk.button("cancel").click()
    await desk.rest()
    desk.shop.session.sign_out()
    desk.shop.session.become(NOOR)
    desk.page.hide()
    desk.page.show()
    await desk.rest()
    if is_gone:
        desk.path.unlink()
    else:
        desk.path.write_text(f"{HEADINGS}\nTom,Sawyer,07911123456,", encoding="utf-8")
    await desk.press("message_action")
    expected = "cannot be opened" if is_gone else "has changed since it was begun"
    assert expected in desk.text("message")


async def test_nobody_sees_what_another_associate_brought_in(desk: ImportDesk) -> None:
    await desk.people(2)
    desk.shop.session.lock()
    assert desk.rows.rowCount() == 2
    desk.shop.session.become(JO)
    assert desk.rows.rowCount() == 0
    assert desk.is_seen("empty")
    assert desk.text("about") == ""


async def test_signing_out_ends_the_taking_over(desk: ImportDesk) -> None:
    await desk.people(50)
    desk.stores.gate = asyncio.Event()
    desk.button("start").click()
    await turns()
    desk.shop.session.sign_out()
    desk.stores.gate.set()
    await desk.rest()
    assert len(desk.stores.saved) == 20
    assert desk.is_seen("empty")
    assert desk.text("message") == ""


async def test_columns_are_chosen_and_a_field_moves(desk: ImportDesk) -> None:
    await desk.open("Sawyer,Tom,07911123456,x", headings="A,B,Mobile,C")
    assert desk.fields == ["Not taken over", "Not taken over", "Mobile", "Not taken over"]
    assert desk.box("view").currentText() == "Rows"
    desk.box("mapping_1").setCurrentText("Last name")
    desk.box("mapping_2").setCurrentText("First name")
    await desk.rest()
    assert desk.column(RowPart.NAME) == ["Tom Sawyer"]
    desk.box("mapping_4").setCurrentText("First name")
    await desk.rest()
    assert desk.fields == ["Last name", "Not taken over", "Mobile", "First name"]
    assert desk.column(RowPart.NAME) == ["x Sawyer"]


async def test_columns_that_nobody_can_guess_are_shown_first(desk: ImportDesk) -> None:
    await desk.open("Tom,Sawyer", headings="A,B")
    assert desk.box("view").currentText() == "Columns"
    assert desk.is_seen("mapping")
    assert desk.is_seen("headings")
    assert not desk.is_seen("preview")
    assert desk.button("start").text() == "Nothing to take over"


async def test_the_first_row_may_be_somebody(desk: ImportDesk) -> None:
    await desk.open("Rita,John,07911123457,", headings="Tom,Sawyer,07911123456,")
    headings = part(desk.page, QCheckBox, "import_headings")
    assert not headings.isChecked()
    assert desk.column(RowPart.NAME) == ["Tom Sawyer", "Rita John"]
    headings.click()
    await desk.rest()
    assert desk.rows.rowCount() == 1


async def test_known_customers_are_left_out_unless_they_are_wanted(desk: ImportDesk) -> None:
    desk.stores.known.add("447911123456")
    await desk.open("Tom,Sawyer,07911123456,")
    assert desk.column(RowPart.WHY) == ["A customer already"]
    assert desk.is_seen("known")
    part(desk.page, QCheckBox, "import_known").click()
    await desk.rest()
    assert desk.column(RowPart.STATE) == ["Ready, look once"]
    await desk.press("start")
    assert len(desk.stores.saved) == 1


async def test_the_organisations_own_fields_can_be_chosen_and_its_changes_count(
    desk: ImportDesk,
) -> None:
    spec = FieldSpec(name="size", label="Shoe size", is_mandatory=True)
    desk.shop.registration.own_rules = replace(DEFAULT_RULES, custom_fields=(spec,))
    await desk.open("Tom,07911123456,42", headings="First name,Mobile,Shoe size")
    assert desk.fields == ["First name", "Mobile", "Shoe size"]
    assert desk.column(RowPart.STATE) == ["Ready"]
    rules = replace(DEFAULT_RULES, is_email_required=True)
    desk.shop.registration.own_rules = rules
    desk.shop.changes.publish(ChangeSet(organisation=True))
    await desk.rest()
    assert desk.column(RowPart.WHY) == ["E-mail: This is needed"]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "nothing in this file"),
        (b"PK\x03\x04", "save it as CSV"),
        (b"Tom\x00", "not a table"),
        (b"a,b\n" + b"x" * 20_000, "far too long"),
        (b'a,b\n"x', "never closed"),
        (b"a\n" + b"," * 100_000, "columns"),
    ],
)
async def test_a_file_that_is_no_table_gets_a_sentence(
    desk: ImportDesk, data: bytes, words: str
) -> None:
    desk.path.write_bytes(data)
    await desk.choose()
    assert words in desk.text("message")
    assert desk.is_seen("empty")
    assert desk.button("file").isEnabled()


async def test_reading_and_looking_can_be_stopped(desk: ImportDesk) -> None:
    desk.path.write_text(f"{HEADINGS}\nTom,Sawyer,07911123456,", encoding="utf-8")
    desk.page.file_chosen.emit(str(desk.path))
    await asyncio.sleep(0)
    assert desk.is_seen("progress")
    desk.button("cancel").click()
    await desk.rest()
    assert desk.is_seen("empty")
    assert desk.rows.rowCount() == 0


async def test_the_focus_goes_from_the_file_to_the_start(desk: ImportDesk) -> None:
    desk.button("file").setFocus()
    desk.page.file_chosen.emit(str(desk.path))
    await asyncio.sleep(0)
    assert focused(desk.page) == "import_cancel"
    await desk.people(1)
    assert focused(desk.page) == "import_start"
    await desk.press("start")
    assert focused(desk.page) == "import_file"
