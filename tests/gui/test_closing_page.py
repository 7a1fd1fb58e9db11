"""The closing page: what is sent and not sent, by whom, and a certificate of it."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTableView, QWidget

from app.domain.changes import ChangeSet
from app.domain.closing import ClosingReport, DayTally, KindCount, Work
from app.domain.faults import StoreFault, StoreProblem
from app.domain.op import OpId, OpKind
from app.ui.navigation import PageName
from app.ui.pages.closing import ClosingPage
from app.ui.presenters.closing import ClosingPresenter
from app.ui.tasks import Tasks
from tests.gui.fakes_forms import JO, NOOR, Shop
from tests.gui.page_parts import let_pass, part, show, turns
from tests.gui.pending_desk import FakeRescue

AT = datetime(2026, 11, 24, 21, 4, tzinfo=UTC)
NOTES = KindCount(kind=OpKind.NOTE, ops=2)
REPORT = ClosingReport(
    at=AT,
    is_server_time=True,
    since=datetime(2026, 11, 24, tzinfo=UTC),
    tally=DayTally(
        unsent=(
            Work(associate=NOOR, kinds=(NOTES,), needs_person=1, oldest_at=AT),
            Work(associate=JO, kinds=(KindCount(kind=OpKind.TICKET, ops=1), NOTES), oldest_at=AT),
        ),
        sent=(Work(associate=JO, kinds=(NOTES,)),),
        withdrawn=1,
    ),
    fingerprint="3F2A 91C0",
)
ALL_SENT = replace(REPORT, tally=DayTally())


class Desk:
    def __init__(self) -> None:
        self.tasks = Tasks()
        self.shop = Shop()
        self.rescue = FakeRescue()
        services = replace(self.shop.services, rescue=self.rescue)
        self.closing = cast(Any, services.closing)
        self.closing.report.return_value = REPORT
        self.closing.ready_version.return_value = ""
        self.closing.issue.return_value = Path("/profile/exports/closing.pdf")
        self.page = ClosingPage()
        self.presenter = ClosingPresenter(
            page=self.page, services=services, navigator=self.shop.navigator, tasks=self.tasks
        )

    async def open(self, report: ClosingReport = REPORT) -> None:
        self.closing.report.return_value = report
        show(self.page)
        await turns()

    def rows(self, name: str) -> list[list[str]]:
        model = part(self.page, QTableView, f"closing_{name}").model()
        return [
            [str(model.index(row, column).data()) for column in range(model.columnCount())]
            for row in range(model.rowCount())
        ]

    def text(self, name: str) -> str:
        return part(self.page, QLabel, f"closing_{name}").text()

    def button(self, name: str) -> QAbstractButton:
        return part(self.page, QAbstractButton, f"closing_{name}")

    async def press(self, name: str) -> None:
        self.button(name).click()
        await turns()


@pytest.fixture
async def desk() -> AsyncIterator[Desk]:
    made = Desk()
    yield made
    made.presenter.stop()
    await made.tasks.close()
    made.page.hide()
    made.page.deleteLater()


async def test_what_is_sent_and_not_sent_is_told_by_associate_and_kind(desk: Desk) -> None:
    await desk.open()
    assert desk.text("figure") == "5 unsent at 21:04"
    header = part(desk.page, QTableView, "closing_unsent").model()
    heads = [header.headerData(each, Qt.Orientation.Horizontal) for each in range(4)]
    assert heads == ["By", "How many", "What", "Oldest since"]
    assert desk.rows("unsent") == [
        ["Noor A.", "2", "Note 2", "21:04"],
        ["Jo P.", "3", "Ticket 1, Note 2", "21:04"],
    ]
    assert desk.rows("sent") == [["Jo P.", "2", "Note 2"]]
    assert desk.text("rest") == "1 withdrawn today, each with a reason on record"
    assert desk.text("key") == "Key of this till: 3F2A 91C0"


async def test_a_till_that_sent_all_says_so(desk: Desk) -> None:
    await desk.open(ALL_SENT)
    assert desk.text("figure") == "0 unsent at 21:04"
    assert desk.text("advice") == "Nothing on this till waits to be sent."
    assert part(desk.page, QLabel, "closing_unsent_empty").isVisible()
    assert not desk.button("pending").isVisible()
    assert not part(desk.page, QLabel, "closing_rest").isVisible()


async def test_a_newer_version_that_waits_is_told(desk: Desk) -> None:
    await desk.open()
    assert not part(desk.page, QLabel, "closing_newer").isVisible()
    desk.closing.ready_version.return_value = "0.3.0"
    desk.page.hide()
    await desk.open()
    assert desk.text("newer").startswith("Tillside 0.3.0 is here and was checked.")
    assert part(desk.page, QLabel, "closing_newer").isVisible()


async def test_the_numbers_follow_what_is_sent_while_the_page_is_seen(desk: Desk) -> None:
    await desk.open()
    desk.closing.report.return_value = ALL_SENT
    desk.shop.changes.publish(ChangeSet(ops=frozenset({OpId("1")})))
    await let_pass(desk.shop.clock, 0.5)
    assert desk.text("figure") == "0 unsent at 21:04"
    desk.page.hide()
    await turns()
    count = desk.closing.report.await_count
    desk.shop.changes.publish(ChangeSet(ops=frozenset({OpId("1")})))
    await let_pass(desk.shop.clock, 60)
    assert desk.closing.report.await_count == count


async def test_its_time_is_kept_up(desk: Desk) -> None:
    await desk.open(ALL_SENT)
    await let_pass(desk.shop.clock, 1)
    desk.closing.report.return_value = replace(ALL_SENT, at=AT.replace(minute=5))
    await let_pass(desk.shop.clock, 15)
    assert desk.text("figure") == "0 unsent at 21:05"


async def test_the_certificate_says_what_is_true_when_it_is_written(desk: Desk) -> None:
    await desk.open()
    desk.closing.report.return_value = ALL_SENT
    await desk.press("certificate")
    ((report, pdf),) = [call.args for call in desk.closing.issue.await_args_list]
    assert report == ALL_SENT
    assert pdf.startswith(b"%PDF-")
    assert desk.text("figure") == "0 unsent at 21:04"
    assert "written and signed" in desk.text("message")
    assert desk.text("message_details") == str(Path("/profile/exports/closing.pdf"))
    assert desk.button("message_action").text() == "Open"


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        (OSError(28, "No space left on device"), "could not be written"),
        (StoreFault(StoreProblem.BUSY), "storage is busy"),
    ],
    ids=["disk", "store"],
)
async def test_a_certificate_that_is_not_written_is_told(
    desk: Desk, fault: Exception, words: str
) -> None:
    await desk.open()
    desk.closing.issue.side_effect = fault
    await desk.press("certificate")
    assert words in desk.text("message")
    assert desk.button("certificate").isEnabled()


async def test_what_waits_is_one_press_away(desk: Desk) -> None:
    await desk.open()
    await desk.press("pending")
    table = part(desk.page, QTableView, "closing_unsent")
    table.activated.emit(table.model().index(0, 0))
    assert desk.shop.navigator.shown == [PageName.PENDING, PageName.PENDING]


async def test_unsent_work_is_handed_over_from_here_too(desk: Desk) -> None:
    await desk.open()
    await desk.press("export")
    for name in ("closing_export_passphrase", "closing_export_passphrase_again"):
        part(desk.page, QLineEdit, name).setText("correct horse battery")
    await desk.press("export_confirm")
    assert len(desk.rescue.handed_over) == 1
    assert "in the file now" in desk.text("message")


async def test_only_a_supervisor_hands_over_but_anybody_certifies(desk: Desk) -> None:
    desk.shop.session.become(JO)
    await desk.open()
    assert not desk.button("export").isEnabled()
    assert desk.button("export").toolTip() == "Only a supervisor may do this"
    assert desk.button("certificate").isEnabled()


async def test_leaving_the_page_leaves_no_passphrase(desk: Desk) -> None:
    await desk.open()
    await desk.press("export")
    field = part(desk.page, QLineEdit, "closing_export_passphrase")
    field.setText("correct horse battery")
    desk.page.hide()
    await turns()
    assert field.text() == ""
    assert not part(desk.page, QWidget, "closing_export_panel").isVisibleTo(desk.page)
