"""The search page once somebody is found: the conditions make room, and come back when wanted."""

import asyncio
from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.faults import NoAnswerFault
from app.ui.first_focus import focus_first
from app.ui.tasks import Tasks
from app.ui.widgets.text_edit import LineEdit
from tests.gui.fakes_search import answer, found
from tests.gui.page_parts import focused, part, show, turns
from tests.gui.search_desk import Desk

PAGE_AT_SMALLEST = (960, 651)
"""Of a window of 1024×768, what the frame and training's banner leave to a page."""
MANY = tuple(found(number) for number in range(20))


@pytest.fixture
async def desk(qtbot: QtBot) -> AsyncIterator[Desk]:
    tasks = Tasks()
    made = Desk(qtbot, tasks)
    show(made.page)
    await turns()
    yield made
    made.presenter.stop()
    await tasks.close()


def is_open(desk: Desk) -> bool:
    assert desk.text.isVisible() is not desk.button("change").isVisible()
    return desk.text.isVisible()


def asked(desk: Desk) -> str:
    return part(desk.page, QLabel, "query_asked").text()


async def ask_by_keyboard(desk: Desk, *pages: object) -> None:
    desk.search.pages = list(pages)  # type: ignore[arg-type]
    field = desk.line("query_values_1")
    field.setFocus()
    QTest.keyClicks(field, "To")
    QTest.keyClick(field, Qt.Key.Key_Return)
    await turns()


async def test_whom_it_found_has_the_page_and_a_line_says_what_was_asked(desk: Desk) -> None:
    desk.page.resize(*PAGE_AT_SMALLEST)
    assert is_open(desk)
    desk.search.pages = [answer(*MANY, count=392, next_place=20)]
    desk.write("loyalty_points:RANGE:5;1000&slab:IN:Gold;Silver")
    desk.button("run").click()
    await turns()
    assert not is_open(desk)
    plain = asked(desk).replace("\u2068", "").replace("\u2069", "")
    assert plain == "Points is between 5 and 1000 · Tier is one of Gold, Silver"
    view = desk.results.viewport().rect()
    cells = [desk.results.visualRect(desk.results.model().index(row, 0)) for row in range(20)]
    whole = [cell for cell in cells if cell.top() >= 0 and cell.bottom() <= view.bottom()]
    assert len(whole) >= 9
    assert all(cell.height() >= 44 for cell in cells)
    assert desk.button("more").isVisible()


async def test_enter_asks_and_enter_again_opens_the_first(desk: Desk) -> None:
    await ask_by_keyboard(desk, answer(*MANY))
    assert focused(desk.page) == "query_results"
    QTest.keyClick(desk.results, Qt.Key.Key_Down)
    QTest.keyClick(desk.results, Qt.Key.Key_Return)
    assert desk.navigator.partly == ["user:1"]


async def test_escape_brings_the_conditions_back_and_means_nothing_more_then(
    desk: Desk,
) -> None:
    await ask_by_keyboard(desk, answer(*MANY))
    QTest.keyClick(desk.results, Qt.Key.Key_Escape)
    assert is_open(desk)
    assert focused(desk.page) == "query_values_1"
    assert desk.line("query_values_1").text() == "To"
    assert desk.results.model().rowCount() == len(MANY)


async def test_a_press_on_change_does_the_same(desk: Desk) -> None:
    await ask_by_keyboard(desk, answer(*MANY))
    desk.button("change").click()
    assert is_open(desk)
    assert focused(desk.page) == "query_values_1"
    await ask_by_keyboard(desk, answer(found(3)))
    assert not is_open(desk)
    assert "ToTo" in asked(desk)


@pytest.mark.parametrize("nothing", [answer(), NoAnswerFault()])
async def test_where_nobody_comes_of_it_the_conditions_stay(desk: Desk, nothing: object) -> None:
    await ask_by_keyboard(desk, nothing)
    assert is_open(desk)
    assert focused(desk.page) == "query_values_1"


async def test_what_is_changed_while_an_answer_is_awaited_stays_in_sight(desk: Desk) -> None:
    desk.search.gate = asyncio.Event()
    await ask_by_keyboard(desk, answer(*MANY))
    QTest.keyClicks(desk.line("query_values_1"), "m")
    desk.search.gate.set()
    await turns()
    assert desk.results.model().rowCount() == len(MANY)
    assert is_open(desk)
    assert focused(desk.page) == "query_values_1"


async def test_who_types_elsewhere_meanwhile_is_left_alone(desk: Desk) -> None:
    elsewhere = LineEdit(parent=desk.page)
    elsewhere.setObjectName("elsewhere")
    elsewhere.show()
    desk.search.gate = asyncio.Event()
    await ask_by_keyboard(desk, answer(*MANY))
    elsewhere.setFocus()
    desk.search.gate.set()
    await turns()
    assert not is_open(desk)
    assert focused(desk.page) == "elsewhere"


async def test_who_comes_back_to_the_page_comes_back_to_the_list(desk: Desk) -> None:
    await ask_by_keyboard(desk, answer(*MANY))
    QWidget.setFocus(desk.button("export"))
    focus_first(desk.page)
    assert focused(desk.page) == "query_results"
    desk.button("change").click()
    desk.button("run").setFocus()
    focus_first(desk.page)
    assert focused(desk.page) == "query_values_1"


async def test_another_saved_search_is_chosen_beside_the_line(desk: Desk) -> None:
    desk.search.kept = {"Golden people": "slab:EQUALS:Gold"}
    desk.page.hide()
    desk.page.resize(1100, 700)
    desk.page.show()
    await ask_by_keyboard(desk, answer(*MANY), answer(found(1)), answer())
    box = desk.box("query_saved")
    assert box.isVisible()
    box.activated.emit(0)
    await turns()
    assert not is_open(desk)
    assert "Tier is" in asked(desk)
    box.activated.emit(0)
    await turns()
    assert is_open(desk), "nobody fits now"
