"""The conditions of a search: as rows, as text, in step at every keystroke, and what is wrong."""

from collections.abc import AsyncIterator

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QWidget,
)
from pytestqt.qtbot import QtBot

from app.ui.first_focus import focus_first
from app.ui.models.conditions import ConditionColumn
from app.ui.tasks import Tasks
from app.ui.widgets.several_box import SeveralBox
from tests.gui.page_parts import focused, part, show, turns
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


async def test_what_is_typed_into_a_row_is_in_the_text_at_every_keystroke(desk: Desk) -> None:
    assert desk.text.toPlainText() == ""
    seen = []
    for letter in "Tom":
        QTest.keyClicks(desk.line("query_values_1"), letter)
        seen.append(desk.text.toPlainText())
    assert seen == ["firstname:STARTS:T", "firstname:STARTS:To", "firstname:STARTS:Tom"]
    desk.choose("query_operator_1", "ENDS")
    assert desk.text.toPlainText() == "firstname:ENDS:Tom"
    desk.choose("query_attribute_1", "lastname")
    assert desk.text.toPlainText() == "lastname:ENDS:Tom"


async def test_what_is_typed_as_text_is_in_the_rows_at_every_keystroke(desk: Desk) -> None:
    desk.write("loyalty_points:RANGE:5;10")
    assert desk.conditions() == [("loyalty_points", "RANGE", "5;10")]
    assert desk.line("query_values_1").text() == "5"
    assert desk.line("query_values_to_1").text() == "10"
    QTest.keyClicks(desk.text, "0")
    assert desk.line("query_values_to_1").text() == "100"
    QTest.keyClicks(desk.text, "&slab:Gold")
    assert desk.conditions()[1] == ("slab", "EQUALS", "Gold")
    assert desk.box("query_attribute_2").currentText() == "Tier"
    assert desk.box("query_operator_2").currentText() == "is"


async def test_text_that_cannot_be_read_leaves_the_rows_and_shows_where_it_is_wrong(
    desk: Desk,
) -> None:
    desk.write("firstname:STARTS:To&slab:LIKE")  # a field, its value: the short form
    before = desk.conditions()
    QTest.keyClicks(desk.text, ":Gold")
    assert desk.conditions() == before
    assert desk.text.marked == "LIKE"
    assert desk.problem().startswith("“LIKE” is no way to compare")
    assert not desk.button("run").isEnabled()
    assert desk.text.accessibleDescription() == desk.problem()
    desk.write("firstname:STARTS:Ti")
    assert desk.problem() == ""
    assert desk.text.marked == ""
    assert desk.button("run").isEnabled()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("firstname", "A value is still missing"),
        ("firstname:EXACT:a;b", "Only one value here: several go with IN, two with RANGE"),
        ("loyalty_points:RANGE:5", "RANGE takes two values with ; between them"),
        ("a:EXACT:1:2", "“2” is too much: a condition is name:HOW:value"),
        ("&firstname:EXACT:T", "A condition is missing here, or the name in front of it"),
        ("(firstname:EXACT:T", "A parenthesis is not closed"),
        ("loyalty_points:LESS:few", "“few” is not a number"),
        ("registered_date:LESS:1.2.2026", "“1.2.2026” is not a date: write it as 2026-01-31"),
    ],
)
async def test_each_mistake_has_its_sentence(desk: Desk, text: str, words: str) -> None:
    desk.write(text)
    assert desk.problem() == words


async def test_a_row_that_is_not_filled_yet_is_said_and_its_place_marked(desk: Desk) -> None:
    desk.choose("query_attribute_1", "loyalty_points")
    desk.choose("query_operator_1", "RANGE")
    assert desk.problem() == ""
    QTest.keyClicks(desk.line("query_values_1"), "5")
    assert desk.text.toPlainText() == "loyalty_points:RANGE:5;"
    assert desk.problem() == "A value is still missing"
    assert desk.line("query_values_1").property("problem") == "error"
    QTest.keyClicks(desk.line("query_values_to_1"), "9")
    assert desk.problem() == ""
    assert desk.line("query_values_1").property("problem") == ""


@pytest.mark.parametrize("sign", ["&", ":"])
async def test_a_value_that_cannot_be_written_is_refused_in_its_row(desk: Desk, sign: str) -> None:
    QTest.keyClicks(desk.line("query_values_1"), f"R{sign}")
    assert desk.text.toPlainText() == "firstname:STARTS:R"
    assert "cannot hold & : or ;" in desk.problem()
    assert not desk.button("run").isEnabled()
    QTest.keyClick(desk.line("query_values_1"), Qt.Key.Key_Backspace)
    assert desk.button("run").isEnabled()


async def test_rows_are_added_and_taken_away(desk: Desk) -> None:
    QTest.keyClicks(desk.line("query_values_1"), "To")
    desk.button("add").click()
    assert focused(desk.page) == "query_attribute_2"
    assert desk.text.toPlainText() == "firstname:STARTS:To"
    desk.choose("query_attribute_2", "loyalty_points")
    QTest.keyClicks(desk.line("query_values_2"), "9")
    assert desk.text.toPlainText() == "firstname:STARTS:To&loyalty_points:EQUALS:9"
    desk.button("remove_1").click()
    assert desk.text.toPlainText() == "loyalty_points:EQUALS:9"
    assert desk.line("query_values_1").text() == "9"
    desk.button("remove_1").click()
    assert desk.text.toPlainText() == ""
    assert desk.conditions() == [("firstname", "STARTS", "")]


async def test_another_kind_of_attribute_asks_for_values_of_its_own(desk: Desk) -> None:
    QTest.keyClicks(desk.line("query_values_1"), "To")
    desk.choose("query_attribute_1", "registered_date")
    assert desk.text.toPlainText() == ""
    assert desk.box("query_operator_1").currentText() == "is on"
    QTest.keyClicks(desk.line("query_values_1"), "31012026")
    assert desk.text.toPlainText() == "registered_date:EQUALS:2026-01-31"


async def test_a_number_is_read_as_people_here_write_it(desk: Desk) -> None:
    desk.choose("query_attribute_1", "lifetime_purchases")
    QTest.keyClicks(desk.line("query_values_1"), "1,000.50")
    assert desk.text.toPlainText() == "lifetime_purchases:EQUALS:1000.5"
    QLocale.setDefault(QLocale("de_DE"))
    desk.line("query_values_1").clear()
    QTest.keyClicks(desk.line("query_values_1"), "1.000,50")
    assert desk.text.toPlainText() == "lifetime_purchases:EQUALS:1000.5"


async def test_an_organisations_own_field_is_asked_for_by_its_options(desk: Desk) -> None:
    desk.choose("query_attribute_1", "hobby")
    assert desk.box("query_attribute_1").currentText() == "Pastime"
    desk.choose("query_operator_1", "EQUALS")
    desk.choose("query_values_1", "Golf")
    assert desk.text.toPlainText() == "hobby:EQUALS:Golf"
    desk.choose("query_operator_1", "IN")
    box = part(desk.page, SeveralBox, "query_values_1")
    box.set_chosen(("Chess", "Golf"))
    assert desk.text.toPlainText() == "hobby:IN:Chess;Golf"
    desk.write("hobby:IN:Chess;Running")
    assert desk.line("query_values_1").text() == "Chess;Running"
    desk.write("shoe size:46")
    assert desk.box("query_attribute_1").currentText() == "shoe size"


async def test_the_rows_can_be_filled_as_a_table_too(desk: Desk) -> None:
    model = desk.rows.model()
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in ConditionColumn]
    assert heads == ["What", "How", "Value"]
    for column, value in enumerate(("lifetime_points", "RANGE", "5;10")):
        assert model.setData(model.index(0, column), value)
    assert not model.setData(model.index(0, 1), "LIKE")
    assert desk.text.toPlainText() == "lifetime_points:RANGE:5;10"
    assert [str(model.index(0, column).data()) for column in range(3)] == [
        "Lifetime points",
        "is between",
        "5 and 10",
    ]


async def test_the_cursor_stays_where_one_types(desk: Desk) -> None:
    field = desk.line("query_values_1")
    QTest.keyClicks(field, "Tom")
    field.setCursorPosition(1)
    QTest.keyClicks(field, "h")
    assert (field.text(), field.cursorPosition()) == ("Thom", 2)
    desk.text.setFocus()
    cursor = desk.text.textCursor()
    cursor.setPosition(0)
    desk.text.setTextCursor(cursor)
    QTest.keyClicks(desk.text, "(")
    QTest.keyClick(desk.text, Qt.Key.Key_End)
    QTest.keyClicks(desk.text, ")")
    assert desk.text.toPlainText() == "(firstname:STARTS:Thom)"
    assert desk.conditions() == [("firstname", "STARTS", "Thom")]


async def test_the_keyboard_leads_through_a_row_and_on(desk: Desk) -> None:
    desk.write("firstname:STARTS:T&loyalty_points:RANGE:5;9")
    order = ["attribute_1", "operator_1", "values_1", "remove_1", "attribute_2", "operator_2"]
    order += ["values_2", "values_to_2", "remove_2"]
    widget = part(desk.page, QWidget, "query_attribute_1")
    met: list[str] = []
    while len(met) < len(order):
        if widget.objectName().startswith("query_"):
            met.append(widget.objectName().removeprefix("query_"))
        following = widget.nextInFocusChain()
        assert following is not None
        widget = following
    assert met == order


async def test_the_page_begins_where_the_first_value_is_typed(desk: Desk) -> None:
    desk.choose("query_attribute_1", "registered_date")
    await turns()
    focus_first(desk.page)
    assert focused(desk.page) == "query_values_1"
