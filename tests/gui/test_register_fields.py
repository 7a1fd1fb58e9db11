"""The register form's own fields: dates typed as digits, several options, numbers, narrow rooms."""

from datetime import date

import pytest
from PySide6.QtCore import QLocale, QPoint, Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.organisation import FieldSpec, FieldType
from app.settings.declarations import ThemeName
from app.ui import theme
from app.ui.pages.register import RegisterPage
from app.ui.widgets.custom_field_editor import custom_editor
from app.ui.widgets.date_time_edit import DateEdit, date_order, read_date
from app.ui.widgets.field_grid import FieldGrid
from app.ui.widgets.form_field import FormField
from app.ui.widgets.number_pad import NumberPad
from app.ui.widgets.several_box import SeveralBox
from app.ui.widgets.text_edit import LineEdit
from tests.gui.page_parts import part, show


@pytest.fixture
def hobbies(qtbot: QtBot) -> SeveralBox:
    box = SeveralBox(("Playing", "Cricket", "Reading"))
    qtbot.addWidget(box)
    box.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    box.resize(340, 44)
    box.show()
    return box


def test_separators_come_by_themselves_while_digits_are_typed(qtbot: QtBot) -> None:
    field = DateEdit(QLocale("en_GB"))
    qtbot.addWidget(field)
    QTest.keyClicks(field, "23111990")
    assert field.text() == "23/11/1990"
    assert field.iso() == "1990-11-23"


def test_separators_may_be_typed_as_well(qtbot: QtBot) -> None:
    field = DateEdit(QLocale("en_GB"))
    qtbot.addWidget(field)
    QTest.keyClicks(field, "23/11/1990")
    assert field.text() == "23/11/1990"
    field.clear()
    QTest.keyClicks(field, "1-2-1990")
    assert field.iso() == "1990-02-01"


def test_deleting_a_separator_is_possible(qtbot: QtBot) -> None:
    field = DateEdit(QLocale("en_GB"))
    qtbot.addWidget(field)
    QTest.keyClicks(field, "2311")
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert field.text() == "23/1"


def test_what_is_no_date_is_given_on_as_typed(qtbot: QtBot) -> None:
    field = DateEdit(QLocale("en_GB"))
    qtbot.addWidget(field)
    field.setText("31/02/1990")
    assert field.iso() == "31/02/1990"
    field.set_iso("1990-02-28")
    assert field.text() == "28/02/1990"
    field.set_iso("")
    assert field.iso() == ""


@pytest.mark.parametrize(
    ("language", "order"),
    [
        ("en_GB", ("dmy", "/")),
        ("en_US", ("mdy", "/")),
        ("de_DE", ("dmy", ".")),
        ("C", ("dmy", ".")),
    ],
)
def test_the_order_is_the_locales(language: str, order: tuple[str, str]) -> None:
    assert date_order(QLocale(language)) == order


@pytest.mark.parametrize(
    ("text", "order", "found"),
    [
        ("23.11.1990", "dmy", date(1990, 11, 23)),
        ("11-23-1990", "mdy", date(1990, 11, 23)),
        ("1990-11-23", "dmy", date(1990, 11, 23)),
        ("23111990", "dmy", date(1990, 11, 23)),
        ("3 2 05", "dmy", date(2005, 2, 3)),
        ("3/2/99", "dmy", date(1999, 2, 3)),
        ("٢٣/١١/١٩٩٠", "dmy", date(1990, 11, 23)),
        ("23/13/1990", "dmy", None),
        ("yesterday", "dmy", None),
        ("", "dmy", None),
    ],
)
def test_dates_are_read_as_people_write_them(text: str, order: str, found: date | None) -> None:
    assert read_date(text, order) == found


def test_several_options_are_picked_by_making_them_current(hobbies: SeveralBox) -> None:
    hobbies.setCurrentText("Cricket")
    hobbies.setCurrentText("Playing")
    hobbies.setCurrentText("Cricket")
    assert hobbies.chosen() == ("Playing", "Cricket")


def test_a_touch_on_a_chip_drops_it(hobbies: SeveralBox) -> None:
    hobbies.set_chosen(("Playing", "Cricket"))
    told = QSignalSpy(hobbies.chosen_changed)
    QTest.mouseClick(hobbies, Qt.MouseButton.LeftButton, pos=QPoint(40, 22))
    assert hobbies.chosen() == ("Cricket",)
    assert told.count() == 1


def test_in_the_open_list_a_touch_ticks_and_the_list_stays(hobbies: SeveralBox) -> None:
    hobbies.showPopup()
    view = hobbies.view()
    for row in (0, 2, 0):
        place = view.visualRect(hobbies.model().index(row, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert view.isVisible()
    assert hobbies.chosen() == ("Reading",)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert not view.isVisible()


def test_the_keyboard_drops_the_last_one_and_leaves_enter_to_the_form(hobbies: SeveralBox) -> None:
    hobbies.set_chosen(("Playing", "Cricket"))
    QTest.keyClick(hobbies, Qt.Key.Key_Backspace)
    QTest.keyClick(hobbies, Qt.Key.Key_C)
    assert hobbies.chosen() == ("Playing",)
    assert not hobbies.view().isVisible()


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (FieldType.TEXT, "blue", "blue"),
        (FieldType.NUMBER, "4x2,5", "42.5"),
        (FieldType.SEVERAL, "red, blue", "red\nblue"),
        (FieldType.CHOICE, "green", "green"),
    ],
)
def test_fields_without_options_are_typed(
    qtbot: QtBot, kind: FieldType, typed: str, value: str
) -> None:
    editor = custom_editor(FieldSpec(name="x", label="X", type=kind))
    qtbot.addWidget(editor.widget)
    assert isinstance(editor.widget, QLineEdit)
    QTest.keyClicks(editor.widget, typed)
    assert editor.value() == value


@pytest.mark.parametrize(
    ("kind", "default"),
    [(FieldType.TEXT, "x"), (FieldType.CHOICE, "b"), (FieldType.SEVERAL, "a\nb")],
)
def test_the_organisations_default_is_filled_in(
    qtbot: QtBot, kind: FieldType, default: str
) -> None:
    spec = FieldSpec(name="x", label="X", type=kind, options=("a", "b"), default=default)
    editor = custom_editor(spec)
    qtbot.addWidget(editor.widget)
    assert editor.value() == default


def test_words_beside_a_field_are_never_cut_off(qtbot: QtBot) -> None:
    field = FormField("E-mail", LineEdit())
    qtbot.addWidget(field)
    field.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    field.resize(240, 90)
    field.show()
    message = part(field, QWidget, "field_message")
    one_line = message.height()
    field.set_problem("The part after @ needs a dot, like example.com", is_warning=False)
    assert message.height() > one_line
    field.clear_problem()
    assert message.height() == one_line


def test_two_columns_become_one_where_there_is_no_room(qtbot: QtBot) -> None:
    grid = FieldGrid()
    qtbot.addWidget(grid)
    grid.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    grid.set_fields([FormField("A", LineEdit()), FormField("B", LineEdit())])
    grid.resize(600, 200)
    grid.show()
    assert grid.columns == 2
    grid.resize(400, 200)
    assert grid.columns == 1


def test_nothing_sticks_out_at_the_largest_text_in_the_smallest_window(
    qapp: QApplication, qtbot: QtBot
) -> None:
    theme.apply_theme(qapp, ThemeName.LIGHT, 200)
    page = RegisterPage()
    qtbot.addWidget(page)
    show(page)
    page.setMinimumSize(600, 400)
    page.resize(960, 700)
    QApplication.sendPostedEvents()
    assert page.minimumSizeHint().width() <= 960
    assert page.minimumSizeHint().height() <= 700
    assert page.form.columns == 1


def test_the_pad_types_into_the_field_that_was_touched_last(qtbot: QtBot) -> None:
    page = RegisterPage()
    qtbot.addWidget(page)
    show(page)
    mobile = part(page, QLineEdit, "register_mobile")
    page.form.line_entered.emit(mobile)
    pad = page.findChild(NumberPad)
    assert pad is not None
    for key in ("pad_plus", "pad_4", "pad_4"):
        QTest.mouseClick(part(pad, QWidget, key), Qt.MouseButton.LeftButton)
    assert mobile.text() == "+44"
