"""Delimited text, as people and spreadsheets save it, read as a table, and a table written as one.

Pure: knows bytes and cells; not what a cell means, nor where the file lies.
"""

import codecs
import csv
import io
import itertools
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, unique
from typing import NamedTuple

from app.domain.faults import Fault

MAX_BYTES = 32 * 1024 * 1024
MAX_ROWS = 100_000
MAX_COLUMNS = 256
MAX_CELL_LENGTH = 10_000
SEPARATORS = (",", ";", "\t", "|")

_MAX_LINES_IN_CELL = 50
"""More lines than that in one cell are a quotation mark that somebody forgot."""
_MAX_SEPARATORS_IN_LINE = 10_000
_MAX_RECORDS = 1_000_000
_TELLING_BYTES = 8
_SAMPLE_LENGTH = 64 * 1024
_SAMPLE_LINES = 200
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_QUOTED = re.compile(r'(?:^|(?<=[,;\t|\r\n]))"(?:[^"]|"")*(?:"|\Z)')
_END = "\uffff end of table"
_MARKED = re.compile(r"'(?=[=+\-@\t\r'0-9])")
_TO_BE_MARKED = re.compile(r"[=+\-@\t\r]|'(?=[=+\-@\t\r'0-9])|0[0-9]|[0-9]{12}")


@unique
class Encoding(Enum):
    """How the bytes were read; the values are the names by which people know them."""

    UTF_8 = "UTF-8"
    UTF_16 = "UTF-16"
    WINDOWS_1252 = "Windows-1252"


@unique
class TableProblem(Enum):
    """Why a file is no table that can be used."""

    UNREADABLE = "unreadable"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    WORKBOOK = "workbook"
    """A spreadsheet's own format, not text."""
    NOT_TEXT = "not_text"
    TOO_MANY_ROWS = "too_many_rows"
    TOO_MANY_COLUMNS = "too_many_columns"
    HUGE_CELL = "huge_cell"
    OPEN_QUOTE = "open_quote"


class TableFault(Fault):
    """A file cannot be used as a table; `row` is where that shows, counted from 1."""

    def __init__(self, problem: TableProblem, *, row: int | None = None, detail: str = "") -> None:
        super().__init__(detail)
        self.problem = problem
        self.row = row


class TableRow(NamedTuple):
    """`number` is the row's number in a spreadsheet; empty cells at the end are left out."""

    number: int
    cells: tuple[str, ...]

    def cell(self, column: int) -> str:
        return self.cells[column] if column < len(self.cells) else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Every row that holds anything, a row of headings included. `width` is in columns."""

    rows: tuple[TableRow, ...]
    width: int
    encoding: Encoding
    separator: str


def read_table(data: bytes) -> Table:
    """Read a file's bytes. Raises TableFault."""
    if len(data) > MAX_BYTES:
        raise TableFault(TableProblem.TOO_LARGE)
    text, encoding = _decoded(data)
    if not text.strip():
        raise TableFault(TableProblem.EMPTY)
    told = re.match(r"(?i)sep=(.)(?:\r\n|\r|\n)", text)
    text = text[told.end() :] if told else text
    separator = told[1] if told and told[1] in SEPARATORS else _guessed_separator(text)
    _demand_bounded_lines(text, separator)
    rows = tuple(_rows(text, separator))
    if not rows:
        raise TableFault(TableProblem.EMPTY)
    width = max(len(row.cells) for row in rows)
    return Table(rows=rows, width=width, encoding=encoding, separator=separator)


def write_table(rows: Iterable[Sequence[str]], *, separator: str = ",") -> bytes:
    """A file that `read_table` reads back cell by cell, and a spreadsheet shows as it is.

    A cell that a spreadsheet would take for a formula, or a number that it would shorten, begins
    with its own sign for text.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerows([_marked(cell) for cell in row] for row in rows)
    return codecs.BOM_UTF8 + text.getvalue().encode()


def _decoded(data: bytes) -> tuple[str, Encoding]:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
        raise TableFault(TableProblem.WORKBOOK)
    text, encoding = _in_first_fitting(data)
    text = text.removesuffix("\x1a")  # old programs end a text by it
    if (control := _CONTROL.search(text)) is not None:
        before = text[: control.start()]
        raise TableFault(TableProblem.NOT_TEXT, row=len(before.splitlines()) or 1)
    return text, encoding


def _in_first_fitting(data: bytes) -> tuple[str, Encoding]:
    for codec, encoding in _codecs(data):
        try:
            return data.decode(codec), encoding
        except UnicodeDecodeError:
            continue
    raise TableFault(TableProblem.NOT_TEXT)


def _codecs(data: bytes) -> tuple[tuple[str, Encoding], ...]:
    if data.startswith(codecs.BOM_UTF8):
        return (("utf-8-sig", Encoding.UTF_8),)
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return (("utf-16", Encoding.UTF_16),)
    sample = data[:2000]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if len(sample) >= _TELLING_BYTES and max(even, odd) > len(sample) / 10 and not min(even, odd):
        return (("utf-16-le" if odd > even else "utf-16-be", Encoding.UTF_16),)
    return (("utf-8", Encoding.UTF_8), ("cp1252", Encoding.WINDOWS_1252))


def _guessed_separator(text: str) -> str:
    """The one that parts the most lines into the same number of cells."""
    lines = re.split(r"[\r\n]+", _QUOTED.sub("", text[:_SAMPLE_LENGTH]))[:_SAMPLE_LINES]

    def fitness(separator: str) -> tuple[int, int]:
        counts = Counter(line.count(separator) for line in lines)
        del counts[0]
        most, number = max(((n, many) for many, n in counts.items()), default=(0, 0))
        return most, number

    return max(SEPARATORS, key=fitness)


def _demand_bounded_lines(text: str, separator: str) -> None:
    """Before a line becomes millions of cells."""
    for number, line in enumerate(io.StringIO(text, newline=""), 1):
        if len(line) > _MAX_SEPARATORS_IN_LINE and line.count(separator) > _MAX_SEPARATORS_IN_LINE:
            raise TableFault(TableProblem.TOO_MANY_COLUMNS, row=number)


def _rows(text: str, separator: str) -> Iterator[TableRow]:
    # The reader does not tell of a quotation mark that is never closed; a last row of ours does.
    lines = itertools.chain(io.StringIO(text, newline=""), ["\n", _END])
    kept = 0
    for number, cells in enumerate(_records(lines, separator), 1):
        if cells == [_END]:
            return
        row = TableRow(number, _trimmed(map(_unmarked, cells)))
        _demand_bounded(row)
        kept += bool(row.cells)
        if kept > MAX_ROWS or number > _MAX_RECORDS:
            raise TableFault(TableProblem.TOO_MANY_ROWS)
        if row.cells:
            yield row


def _records(lines: Iterable[str], separator: str) -> Iterator[list[str]]:
    number = 0
    try:
        for cells in csv.reader(lines, delimiter=separator):
            number += 1
            yield cells
    except csv.Error as error:
        # The reader's own limit for one cell: it lies far above ours.
        raise TableFault(TableProblem.HUGE_CELL, row=number + 1) from error


def _demand_bounded(row: TableRow) -> None:
    if len(row.cells) > MAX_COLUMNS:
        raise TableFault(TableProblem.TOO_MANY_COLUMNS, row=row.number)
    for cell in row.cells:
        if _END in cell or cell.count("\n") + cell.count("\r") > _MAX_LINES_IN_CELL:
            raise TableFault(TableProblem.OPEN_QUOTE, row=row.number)
        if len(cell) > MAX_CELL_LENGTH:
            raise TableFault(TableProblem.HUGE_CELL, row=row.number)


def _trimmed(cells: Iterable[str]) -> tuple[str, ...]:
    found = list(cells)
    while found and not found[-1].strip():
        found.pop()
    return tuple(found)


def _marked(cell: str) -> str:
    return f"'{cell}" if _TO_BE_MARKED.match(cell) else cell


def _unmarked(cell: str) -> str:
    """Without a spreadsheet's sign for text: `'0791` or `="0791"`."""
    if _MARKED.match(cell):
        return cell[1:]
    if cell.startswith('="') and cell.endswith('"') and len(cell) > 2:
        return cell[2:-1]
    return cell
