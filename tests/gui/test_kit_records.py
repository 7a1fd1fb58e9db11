"""Parts of the customer's lists: rows that keep their place, filters, days, slips and marks."""

import re
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QItemSelectionModel, QRectF, QSize
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPrintSupport import QPrinterInfo
from PySide6.QtWidgets import QTableView

from app.ui import code_marks, printing
from app.ui.models.record_rows import MOST_STEPS, Column, RecordRows
from app.ui.models.roles import CellRole
from app.ui.presenters.day_span import read_span
from app.ui.printing import Slip
from app.ui.widgets.filter_bar import FilterBar
from tests.gui.scanning import read_codes


@dataclass(frozen=True)
class Row:
    name: str
    text: str = ""


def _model() -> RecordRows[Row]:
    column: Column[Row] = Column(heading="Text", text=lambda row: row.text or row.name)
    return RecordRows((column,), lambda row: row.name)


def _texts(model: RecordRows[Row]) -> list[str]:
    return [str(model.index(place, 0).data()) for place in range(model.rowCount())]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("abc", "abcd"),
        ("abc", "xabc"),
        ("abc", "ca"),
        ("abcdef", "fbxda"),
        ("abc", ""),
        ("", "abc"),
        ("aab", "aba"),
    ],
)
def test_a_new_list_keeps_the_chosen_row(before: str, after: str) -> None:
    model = _model()
    view = QTableView()
    view.setModel(model)
    model.set_rows([Row(name) for name in before])
    if before:
        view.setCurrentIndex(model.index(0, 0))
    model.set_rows([Row(name, text=name.upper()) for name in after])
    assert _texts(model) == list(after.upper())
    if before and before[0] in after:
        assert view.currentIndex().data() == before[0].upper()


def test_a_list_that_is_another_altogether_is_exchanged() -> None:
    model = _model()
    model.set_rows([Row(f"a{n}") for n in range(MOST_STEPS)])
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    model.set_rows([Row(f"b{n}") for n in range(MOST_STEPS)])
    assert len(resets) == 1
    assert _texts(model)[0] == "b0"


def test_rows_of_one_name_are_told_apart() -> None:
    model = _model()
    model.set_rows([Row("a", "1"), Row("a", "2")])
    model.set_rows([Row("a", "1"), Row("a", "3")])
    assert _texts(model) == ["1", "3"]
    assert model.index(1, 0).data(CellRole.KEY) == "a#2"
    assert model.place_of("a#2") == 1


def test_changing_a_row_selects_none() -> None:
    model = _model()
    view = QTableView()
    view.setModel(model)
    model.set_rows([Row("a"), Row("b")])
    view.selectionModel().select(
        model.index(1, 0), QItemSelectionModel.SelectionFlag.ClearAndSelect
    )
    model.set_rows([Row("a", "x"), Row("b", "y")])
    assert [index.row() for index in view.selectedIndexes()] == [1]


@pytest.mark.parametrize(
    ("start", "end", "inside", "outside"),
    [
        (
            "2026-11-02",
            "",
            datetime(2026, 11, 2, tzinfo=UTC),
            datetime(2026, 11, 1, 23, tzinfo=UTC),
        ),
        (
            "",
            "2026-11-02",
            datetime(2026, 11, 2, 23, 59, 59, tzinfo=UTC),
            datetime(2026, 11, 3, tzinfo=UTC),
        ),
    ],
)
def test_a_span_takes_its_days_whole(
    start: str, end: str, inside: datetime, outside: datetime
) -> None:
    span = read_span(start, end, UTC)
    assert span.holds(inside)
    assert not span.holds(outside)
    assert not span.holds(None), "an unknown time is not known to fit"


@pytest.mark.parametrize("text", ["3", "31/02/2026", "2026-02-31", "soon"])
def test_half_a_day_narrows_nothing_and_is_told(text: str) -> None:
    span = read_span(text, text, UTC)
    assert span.is_open
    assert span.is_start_bad
    assert span.is_end_bad


def test_a_filters_words_are_typed_or_stand_for_a_value() -> None:
    bar = FilterBar("list")
    bar.add_words("store", "Store")
    bar.lay_out()
    bar.set_words("store", [("High Street (s1)", "s1")])
    told: list[str] = []
    bar.changed.connect(told.append)
    bar.set_value("store", "s1")
    assert bar.value("store") == "s1"
    bar.set_words("store", [("High Street (s1)", "s1"), ("Bond Street", "s2")])
    assert bar.value("store") == "s1", "what is chosen stays"
    bar.set_value("store", "s9")
    assert bar.value("store") == "s9"
    assert bar.narrowing == 1
    bar.clear()
    assert (bar.narrowing, told) == (0, [])


def _painted(slip: Slip, size: QSize) -> QImage:
    picture = QImage(size, QImage.Format.Format_RGB32)
    picture.setDotsPerMeterX(8000)
    picture.setDotsPerMeterY(8000)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    printing.paint_slip(painter, slip, QRectF(0, 0, size.width(), size.height()))
    painter.end()
    return picture


def test_a_slip_carries_its_code_for_a_scanner() -> None:
    slip = Slip(title="Ticket", code="9ubhqe6kl", lines=(("Subject", "Zip broken"),), foot="Keep")
    read = read_codes(_painted(slip, QSize(600, 1200)))
    assert read == {("QRCode", "9ubhqe6kl")}


def test_a_slip_prints_markup_as_it_is_written() -> None:
    plain = Slip(title="T", code="", lines=(("Subject", "a b c"),))
    marked = Slip(title="T", code="", lines=(("Subject", "<b>a</b> <img src='x'> c"),))
    size = QSize(600, 600)
    assert _painted(plain, size) != _painted(marked, size)
    bold = Slip(title="T", code="", lines=(("Subject", "<b>a b c</b>"),))
    assert _painted(plain, size) != _painted(bold, size), "the tags are words"


def test_a_long_slip_is_smaller_on_a_short_page_and_nothing_is_cut_off() -> None:
    lines = tuple((f"Line {number}", "What it says") for number in range(40))
    slip = Slip(title="Ticket", code="9ubhqe6kl", lines=lines, foot="Keep")
    size = QSize(600, 900)
    assert _painted(slip, size) != _painted(replace(slip, foot="Lose"), size), "the last line"


def test_a_long_slip_takes_a_longer_piece_of_the_roll() -> None:
    short = Slip(title="Ticket", code="", lines=())
    long = replace(short, lines=tuple((f"Line {number}", "x") for number in range(60)))
    heights = [_page_height(printing.slip_pdf(slip)) for slip in (short, long)]
    assert heights[0] == pytest.approx(150 / 25.4 * 72, abs=1)
    assert heights[1] > 2 * heights[0]


def _page_height(pdf: bytes) -> float:
    """In points."""
    box = re.search(rb"/MediaBox \[([^\]]*)\]", pdf)
    assert box is not None
    return float(box[1].split()[3])


def test_a_slip_is_a_pdf() -> None:
    pdf = printing.slip_pdf(Slip(title="Ticket", code="9ubhqe6kl", lines=()))
    assert pdf.startswith(b"%PDF-")
    assert pdf.rstrip().endswith(b"%%EOF")


def test_whether_there_is_a_printer(monkeypatch: pytest.MonkeyPatch) -> None:
    for names in ([], ["Receipts"]):
        monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", staticmethod(lambda n=names: n))
        assert printing.has_printer() is bool(names)


@pytest.mark.parametrize(("code", "has_bars"), [("VOCU24902", True), ("सेल-२६", False)])
def test_bars_are_for_what_they_can_carry(code: str, has_bars: bool) -> None:
    made = code_marks.bars(code)
    assert (made is not None) is has_bars
    mark = code_marks.square(code)
    quiet = range(code_marks.SQUARE_QUIET)
    assert not any(any(mark.rows[row]) for row in quiet)
    assert not any(row[column] for row in mark.rows for column in quiet)
