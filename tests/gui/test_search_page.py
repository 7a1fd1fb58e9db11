"""The search page: whom it finds and where from, in pages, and what is kept of it."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QLabel,
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.domain.faults import (
    NoAnswerFault,
    RefusedFault,
    StoreFault,
    StoreProblem,
    UnreachableFault,
    UnreachableReason,
)
from app.services.search import Exported, Source
from app.ui.models.found import FoundColumn
from app.ui.tasks import Tasks
from app.ui.widgets.empty_state import EmptyState
from tests.gui.fakes_forms import JO, op
from tests.gui.fakes_search import answer, found
from tests.gui.page_parts import part, show, turns
from tests.gui.search_desk import Desk


@pytest.fixture
async def desk(qtbot: QtBot) -> AsyncIterator[Desk]:
    tasks = Tasks()
    made = Desk(qtbot, tasks)
    show(made.page)
    await turns()
    yield made
    made.presenter.stop()
    await tasks.close()


async def test_enter_in_a_row_or_in_the_text_asks(desk: Desk) -> None:
    desk.search.pages = [answer(), answer()]
    QTest.keyClicks(desk.line("query_values_1"), "To")
    QTest.keyClick(desk.line("query_values_1"), Qt.Key.Key_Return)
    await turns()
    QTest.keyClick(desk.text, Qt.Key.Key_Return)
    await turns()
    assert desk.search.asked == ["firstname:STARTS:To"] * 2
    assert desk.text.toPlainText() == "firstname:STARTS:To"


async def test_enter_asks_nothing_while_there_is_nothing_to_ask(desk: Desk) -> None:
    QTest.keyClick(desk.line("query_values_1"), Qt.Key.Key_Return)
    desk.write("firstname:")
    QTest.keyClick(desk.text, Qt.Key.Key_Return)
    await turns()
    assert desk.search.asked == []
    assert desk.button("run").toolTip() == "Say what to look for first"


async def test_each_row_tells_all_that_the_search_told_with_identifiers_masked(desk: Desk) -> None:
    await desk.find(answer(found(7)))
    heads = [
        desk.results.model().headerData(column, Qt.Orientation.Horizontal) for column in FoundColumn
    ]
    assert heads[:4] == ["Name", "Known by", "Tier", "Points"]
    cells = [desk.cell(0, column) for column in FoundColumn]
    assert cells == [
        ("Tom Sawyer", ""),
        ("+44 •••• ••0007", "ts••07"),
        ("Gold", ""),
        ("1,355", ""),
        ("£10,800.50", ""),
        ("£20", ""),
        ("25 Oct 2026", "till.bond.1"),
        ("Pastime: Chess, Golf", ""),
    ]
    assert desk.message() == ""
    assert desk.page.results.title == "1 found on the server"


async def test_more_is_added_below_without_doubles(desk: Desk) -> None:
    first = answer(*(found(number) for number in range(20)), count=23, next_place=20)
    second = answer(found(19), found(20), found(21), found(22), count=23)
    await desk.find(first, second)
    assert desk.results.model().rowCount() == 20
    assert desk.button("more").isVisible()
    desk.results.selectRow(4)
    desk.button("more").click()
    await turns()
    assert desk.search.continued == [first]
    assert desk.results.model().rowCount() == 23
    assert desk.results.currentIndex().row() == 4
    assert not desk.button("more").isVisible()


async def test_a_page_that_does_not_come_is_said_and_what_is_shown_stays(desk: Desk) -> None:
    first = answer(found(1), count=2, next_place=1)
    await desk.find(first, NoAnswerFault(), answer(found(2), count=2))
    desk.button("more").click()
    await turns()
    assert "did not answer in time" in desk.message()
    assert desk.results.model().rowCount() == 1
    desk.button("more").click()
    await turns()
    assert desk.results.model().rowCount() == 2
    assert desk.message() == ""


async def test_an_answer_from_this_till_says_so_how_old_it_is_and_out_of_how_many(
    desk: Desk,
) -> None:
    here = answer(
        found(1),
        source=Source.TILL,
        kept=1204,
        unknown=3,
        fault=UnreachableFault(UnreachableReason.NETWORK),
    )
    await desk.find(here)
    assert desk.message() == (
        "From this till, as of 13:50; 1,204 customers are kept here. 3 more may fit: this till"
        " does not know enough of each. This till has no network. Check its cable or Wi-Fi."
    )
    assert desk.page.results.title == "1 found on this till"
    assert desk.cell(0, FoundColumn.NAME) == ("Tom Sawyer", "as of 13:50")


async def test_nobody_found_says_what_to_do(desk: Desk) -> None:
    empty = part(desk.page, EmptyState, "query_empty")
    assert empty.words.startswith("Find customers by what is known of them")
    await desk.find(answer(source=Source.TILL, kept=1))
    assert empty.isVisible()
    assert empty.words == "Nobody fits\nTake a condition away, or ask for less."
    assert desk.message() == "From this till; 1 customer is kept here."
    assert not desk.button("export").isEnabled()


async def test_a_refused_query_is_said_with_the_servers_words(desk: Desk) -> None:
    await desk.find(RefusedFault(400, "Invalid query: not a number", request_id="r-7"))
    assert desk.message()
    details = part(desk.page, QLabel, "query_message_details").text()
    assert "r-7" in details


async def test_a_later_search_is_not_painted_over_by_an_earlier_one(desk: Desk) -> None:
    desk.search.gate = asyncio.Event()
    desk.search.pages = [answer(found(1)), answer(found(2))]
    desk.write("firstname:STARTS:To")
    desk.button("run").click()
    await turns()
    assert desk.button("stop").isVisible()
    desk.button("run").click()
    await turns()
    desk.search.gate.set()
    await turns()
    assert desk.results.model().rowCount() == 1
    assert not desk.button("stop").isVisible()


async def test_a_search_can_be_stopped(desk: Desk) -> None:
    desk.search.gate = asyncio.Event()
    desk.write("firstname:STARTS:To")
    desk.button("run").click()
    await turns()
    desk.button("stop").click()
    await turns()
    assert not desk.button("stop").isVisible()
    assert not desk.tasks.is_running("search: run")


@pytest.mark.parametrize("source", Source)
async def test_a_row_opens_the_customer_and_says_where_it_is_less_than_a_card(
    desk: Desk, source: Source
) -> None:
    waiting = found(3, op=op(3))
    await desk.find(answer(waiting, found(1), source=source))
    for row in range(2):
        index = desk.results.model().index(row, 0)
        QTest.mouseClick(
            desk.results.viewport(),
            Qt.MouseButton.LeftButton,
            pos=desk.results.visualRect(index).center(),
        )
    if source is Source.SERVER:
        assert (desk.navigator.opened, desk.navigator.partly) == (["op:op3"], ["user:1"])
    else:
        assert (desk.navigator.opened, desk.navigator.partly) == (["op:op3", "user:1"], [])
    assert desk.cell(0, FoundColumn.NAME) == ("Tom Sawyer", "Saved on this till")


# What is kept.


async def test_an_export_says_how_far_it_is_and_where_it_lies(desk: Desk) -> None:
    await desk.find(answer(found(1), found(2)))
    desk.search.gate = asyncio.Event()
    desk.button("export").click()
    await turns()
    assert desk.message() == "Reading for the file: 100 of 250"
    desk.search.gate.set()
    await turns()
    assert desk.search.exports == ["firstname:STARTS:To"]
    assert desk.message() == "2 customers were written to exports/search.csv."


async def test_an_export_can_be_stopped(desk: Desk) -> None:
    await desk.find(answer(found(1)))
    desk.search.gate = asyncio.Event()
    desk.button("export").click()
    await turns()
    desk.button("message_action").click()
    await turns()
    assert desk.message() == ""
    assert not desk.tasks.is_running("search: export")


async def test_what_the_file_lacks_is_said(desk: Desk) -> None:
    desk.search.export_result = Exported(
        path=Path("f.csv"), rows=10_000, source=Source.TILL, is_masked=True, is_cut=True
    )
    await desk.find(answer(found(1)))
    desk.button("export").click()
    await turns()
    assert desk.message() == (
        "10,000 customers were written to f.csv. There are more: one file takes no more than these."
        " They are from this till: the server was not asked. Numbers and addresses are masked; a"
        " supervisor gets them whole."
    )


async def test_an_export_that_fails_is_said(desk: Desk) -> None:
    desk.search.export_result = StoreFault(StoreProblem.FULL)
    await desk.find(answer(found(1)))
    desk.button("export").click()
    await turns()
    assert "disk is full" in desk.message()


async def test_a_search_is_saved_chosen_forgotten_and_brought_back(desk: Desk) -> None:
    assert not desk.box("query_saved").isEnabled()
    desk.write("slab:EQUALS:Gold")
    desk.button("save").click()
    assert not desk.button("name_confirm").isEnabled()
    QTest.keyClicks(desk.line("query_name"), "Golden people")
    QTest.keyClick(desk.line("query_name"), Qt.Key.Key_Return)
    await turns()
    assert desk.search.kept == {"Golden people": "slab:EQUALS:Gold"}
    assert desk.box("query_saved").currentText() == "Golden people"
    desk.write("firstname:STARTS:X")
    desk.search.pages = [answer(found(1))]
    desk.box("query_saved").activated.emit(0)
    await turns()
    assert desk.text.toPlainText() == "slab:EQUALS:Gold"
    assert desk.conditions() == [("slab", "EQUALS", "Gold")]
    assert desk.search.asked == ["slab:EQUALS:Gold"]
    desk.button("forget").click()
    await turns()
    assert desk.search.kept == {}
    desk.button("message_action").click()
    await turns()
    assert desk.search.kept == {"Golden people": "slab:EQUALS:Gold"}


async def test_escape_closes_the_question_for_a_name(desk: Desk) -> None:
    desk.write("slab:EQUALS:Gold")
    desk.button("save").click()
    QTest.keyClicks(desk.line("query_name"), "Gold")
    QTest.keyClick(desk.line("query_name"), Qt.Key.Key_Escape)
    assert not part(desk.page, QWidget, "query_name_panel").isVisible()
    assert desk.search.kept == {}


async def test_a_search_that_cannot_be_saved_is_said(desk: Desk) -> None:
    desk.search.fault = StoreFault(StoreProblem.READ_ONLY)
    desk.write("slab:EQUALS:Gold")
    desk.button("save").click()
    QTest.keyClicks(desk.line("query_name"), "Gold")
    desk.button("name_confirm").click()
    await turns()
    assert "NOT saved" in desk.message()


async def test_what_one_associate_looked_for_is_not_shown_to_the_next(desk: Desk) -> None:
    await desk.find(answer(found(1)))
    desk.shop.session.lock()
    assert desk.results.model().rowCount() == 1
    desk.shop.session.become(JO)
    assert desk.results.model().rowCount() == 0
    assert desk.text.toPlainText() == ""
    assert desk.conditions() == [("firstname", "STARTS", "")]


async def test_every_part_has_a_name_for_who_cannot_see_it(desk: Desk) -> None:
    desk.write("loyalty_points:RANGE:5;9")
    for name in ("attribute_1", "operator_1", "values_1", "values_to_1", "remove_1"):
        assert part(desk.page, QWidget, f"query_{name}").accessibleName()
    for name in ("rows", "text", "results", "saved"):
        assert part(desk.page, QWidget, f"query_{name}").accessibleName()
    assert desk.button("forget").accessibleName()
