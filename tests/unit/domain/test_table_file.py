"""Tables as people and spreadsheets save them: read as they are, or refused in so many words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import table_file
from app.domain.table_file import (
    SEPARATORS,
    Encoding,
    TableFault,
    TableProblem,
    read_table,
    write_table,
)

NAMES = [["Name", "Mobile"], ["Zoë Müller", "07911 123456"]]


def cells(data: bytes) -> list[list[str]]:
    return [list(row.cells) for row in read_table(data).rows]


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Name,Mobile\r\nZoë Müller,07911 123456\r\n".encode(), Encoding.UTF_8),
        ("Name,Mobile\r\nZoë Müller,07911 123456".encode("utf-8-sig"), Encoding.UTF_8),
        ("Name,Mobile\nZoë Müller,07911 123456\n".encode("utf-16"), Encoding.UTF_16),
        ("Name,Mobile\nZoë Müller,07911 123456\n".encode("utf-16-le"), Encoding.UTF_16),
        ("Name,Mobile\nZoë Müller,07911 123456\n".encode("utf-16-be"), Encoding.UTF_16),
        ("Name,Mobile\rZoë Müller,07911 123456\r".encode("cp1252"), Encoding.WINDOWS_1252),
    ],
)
def test_each_encoding_and_line_end_is_read_and_said(data: bytes, encoding: Encoding) -> None:
    assert cells(data) == NAMES
    assert read_table(data).encoding is encoding


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("Name,Mobile\nZoë Müller,07911 123456", ","),
        ("Name;Mobile\nZoë Müller;07911 123456", ";"),
        ("Name\tMobile\nZoë Müller\t07911 123456", "\t"),
        ("Name|Mobile\nZoë Müller|07911 123456", "|"),
        ('"Name";"Mobile"\n"Zoë Müller";"07911 123456"', ";"),
        ("sep=;\nName;Mobile\nZoë Müller;07911 123456", ";"),
        ("SEP=\t\r\nName\tMobile\r\nZoë Müller\t07911 123456", "\t"),
    ],
)
def test_each_separator_is_told(text: str, separator: str) -> None:
    assert cells(text.encode()) == NAMES
    assert read_table(text.encode()).separator == separator


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a;1,5;b;2,5", ["a", "1,5", "b", "2,5"]),
        ('"Sawyer, Tom";"a ""b"""', ["Sawyer, Tom", 'a "b"']),
        ('"two\nlines";x', ["two\nlines", "x"]),
        ('5" screen;x', ['5" screen', "x"]),
        ("'07911123456;'t Hart", ["07911123456", "'t Hart"]),
        ('="07911123456";=1', ["07911123456", "=1"]),
        ("a;;;;", ["a"]),
    ],
)
def test_cells_hold_what_was_meant(line: str, expected: list[str]) -> None:
    assert cells(f"{line}\nx;y\nx;y".encode())[0] == expected


def test_rows_have_the_numbers_that_a_spreadsheet_shows() -> None:
    rows = read_table(b'Name\n\n"two\nlines"\n , \nTom\n').rows
    assert [(row.number, row.cells[0]) for row in rows] == [
        (1, "Name"),
        (3, "two\nlines"),
        (5, "Tom"),
    ]


def test_a_table_is_as_wide_as_its_widest_row() -> None:
    table = read_table(b"a,b\n1,2,3,\n1\n")
    assert table.width == 3
    assert table.rows[2].cell(2) == ""


@pytest.mark.parametrize(
    ("data", "problem", "row"),
    [
        (b"", TableProblem.EMPTY, None),
        (b"\xef\xbb\xbf \r\n,,\r\n", TableProblem.EMPTY, None),
        (b"PK\x03\x04 and so on", TableProblem.WORKBOOK, None),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 and so on", TableProblem.WORKBOOK, None),
        (b"name\nTom\nR\x00ita\n", TableProblem.NOT_TEXT, 3),
        (bytes(range(256)) * 4, TableProblem.NOT_TEXT, None),
        (b"\xef\xbb\xbfname\n\xff", TableProblem.NOT_TEXT, None),
        (b"name\nTom\n" + b"x" * 20_000, TableProblem.HUGE_CELL, 3),
        (b"name\n" + b"x" * 200_000, TableProblem.HUGE_CELL, 2),
        (b"name\n" + b"," * 1_000_000, TableProblem.TOO_MANY_COLUMNS, 2),
        (b"name\n" + b"x," * 300, TableProblem.TOO_MANY_COLUMNS, 2),
        (b'name,mobile\n"Tom,1\nRita,2\n', TableProblem.OPEN_QUOTE, 2),
        (b'name\n"Tom\n' + b"x\n" * 60 + b'"\n', TableProblem.OPEN_QUOTE, 2),
    ],
)
def test_what_is_no_table_is_refused_by_its_fault(
    data: bytes, problem: TableProblem, row: int | None
) -> None:
    with pytest.raises(TableFault) as caught:
        read_table(data)
    assert caught.value.problem is problem
    if row is not None:
        assert caught.value.row == row


def test_more_rows_or_bytes_than_a_till_takes_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table_file, "MAX_ROWS", 3)
    assert len(cells(b"a\nb\nc\n\n\n")) == 3
    with pytest.raises(TableFault) as caught:
        read_table(b"a\nb\nc\nd\n")
    assert caught.value.problem is TableProblem.TOO_MANY_ROWS
    monkeypatch.setattr(table_file, "MAX_BYTES", 5)
    with pytest.raises(TableFault) as caught:
        read_table(b"a\nb\nc\n")
    assert caught.value.problem is TableProblem.TOO_LARGE


def test_a_written_cell_is_shown_by_a_spreadsheet_as_it_is() -> None:
    written = write_table([["+447911123456", "=1+1", "07911", "447911123456", "Tom"]])
    assert written.startswith(b"\xef\xbb\xbf")
    assert written.decode("utf-8-sig") == (
        '"\'+447911123456","\'=1+1","\'07911","\'447911123456","Tom"\r\n'
    )


_CELLS = st.text(
    st.characters(exclude_categories=["Cc", "Cs"]) | st.sampled_from("\t\r\n\"',;|=+-@0123456789"),
    max_size=40,
)
_ROWS = st.lists(st.lists(_CELLS, min_size=1, max_size=6), min_size=1, max_size=12).filter(
    lambda rows: any(cell.strip() for row in rows for cell in row)
)


@given(rows=_ROWS, separator=st.sampled_from(SEPARATORS))
def test_whatever_is_written_is_read_back(rows: list[list[str]], separator: str) -> None:
    width = max(map(len, rows))
    padded = [row + [""] * (width - len(row)) for row in rows]
    table = read_table(write_table(padded, separator=separator))
    assert [[row.cell(n) for n in range(width)] for row in table.rows] == [
        _kept(row) for row in padded if any(cell.strip() for cell in row)
    ]


def _kept(row: list[str]) -> list[str]:
    """Blank cells at a row's end are empty."""
    last = max(n for n, cell in enumerate(row) if cell.strip())
    return row[: last + 1] + [""] * (len(row) - last - 1)


@given(data=st.binary(max_size=400) | st.text(max_size=200).map(str.encode))
def test_no_bytes_do_more_than_raise_the_fault(data: bytes) -> None:
    try:
        table = read_table(data)
    except TableFault:
        return
    assert all(len(row.cells) <= table.width for row in table.rows)
