"""What the import page says: of the file, of each row, and of how far it has come."""

from collections.abc import Sequence
from typing import assert_never

from PySide6.QtCore import QCoreApplication, Qt

from app.domain.email import EmailProblem
from app.domain.faults import Fault
from app.domain.organisation import FieldSpec, RegistrationRules
from app.domain.phone import PhoneProblem
from app.domain.registration_review import CUSTOM_PREFIX, FieldProblem, FormProblem
from app.domain.table_columns import BUILT_IN, FULL_NAME, IGNORED
from app.domain.table_file import (
    MAX_BYTES,
    MAX_COLUMNS,
    MAX_ROWS,
    Table,
    TableFault,
    TableProblem,
    TableRow,
)
from app.domain.table_review import Double, DoubleKind, ImportRow, RowProblem, RowState
from app.domain.table_values import CellProblem, DateOrder, date_order
from app.ui.counts import counts
from app.ui.drawing import text_direction
from app.ui.formats import isolated, number_words, seconds_words
from app.ui.tone import Tone
from app.ui.wording import fault_sentence, field_problem_words
from app.ui.wording_fields import field_words

translate = QCoreApplication.translate

EXAMPLE_ROWS = 3
CELL_SHOWN = 60
"""So much of a cell is shown."""


def column_words(field: str, specs: Sequence[FieldSpec]) -> str:
    """What a column is taken for."""
    match field:
        case _ if field == IGNORED:
            return translate("import", "Not taken over")
        case _ if field == FULL_NAME:
            return translate("import", "First and last name")
        case "registered_on":
            return translate("import", "Registered on")
        case _:
            return field_words(field, specs)


def column_choices(rules: RegistrationRules) -> tuple[tuple[str, str], ...]:
    """Every field that a column may be, with its words."""
    own = sorted(rules.custom_fields, key=lambda spec: spec.position)
    fields = (IGNORED, *BUILT_IN, *(CUSTOM_PREFIX + spec.name for spec in own))
    return tuple((field, column_words(field, own)) for field in fields)


def file_words(name: str, table: Table, rows: int, country: str) -> str:
    """How a file was read: `forms.csv · 1,203 rows · UTF-8 · semicolons · dates: day first`."""
    parts = (
        isolated(name),
        counts.import_rows(rows),
        table.encoding.value,
        _separator_words(table.separator),
        _order_words(date_order(country)),
    )
    return " · ".join(parts)


def _separator_words(separator: str) -> str:
    words = {
        ",": translate("import", "commas"),
        ";": translate("import", "semicolons"),
        "\t": translate("import", "tabs"),
    }
    return words.get(separator, separator)


def _order_words(order: DateOrder) -> str:
    match order:
        case DateOrder.DAY_FIRST | DateOrder.YEAR_FIRST:
            return translate("import", "dates: day first")
        case DateOrder.MONTH_FIRST:
            return translate("import", "dates: month first")
        case _:
            assert_never(order)


def examples(rows: Sequence[TableRow], width: int) -> tuple[str, ...]:
    """Some of what stands in each column."""
    columns = ([row.cell(column) for row in rows[:EXAMPLE_ROWS]] for column in range(width))
    found = (dict.fromkeys(" ".join(cell.split()) for cell in cells) for cells in columns)
    return tuple(" · ".join(map(_as_written, filter(None, cells))) for cells in found)


def _as_written(cell: str) -> str:
    """Some of a cell, in its own direction whatever stands beside it."""
    shown = cell if len(cell) <= CELL_SHOWN else cell[:CELL_SHOWN] + "…"
    is_rtl = text_direction(shown) is Qt.LayoutDirection.RightToLeft
    return shown if is_rtl else isolated(shown)


def heading_of_reasons() -> str:
    """What stands over the reasons in a file of the rows that were left out."""
    return translate("import", "Why")


def import_fault_sentence(fault: Fault) -> str:
    """Why a file cannot be used, and what next; any other fault in its usual words."""
    if not isinstance(fault, TableFault):
        return fault_sentence(fault)
    words = _table_words(fault.problem)
    if fault.row is None:
        return words
    where = translate("import", "{what} It shows in row {row}.")
    return where.format(what=words, row=number_words(fault.row))


def _table_words(problem: TableProblem) -> str:
    match problem:
        case TableProblem.UNREADABLE:
            return translate(
                "import", "The file cannot be opened. Look whether it is still there, and yours."
            )
        case TableProblem.EMPTY:
            return translate("import", "There is nothing in this file.")
        case TableProblem.TOO_LARGE:
            return translate(
                "import", "This file is larger than {size} MB. Part it, and bring in each part."
            ).format(size=number_words(MAX_BYTES // (1024 * 1024)))
        case TableProblem.WORKBOOK:
            return translate(
                "import",
                "This is a spreadsheet's own file. Open it there, save it as CSV, and choose that.",
            )
        case TableProblem.NOT_TEXT:
            return translate(
                "import", "This is not a table: it holds what no text has. Save it as CSV first."
            )
        case TableProblem.TOO_MANY_ROWS:
            return translate(
                "import", "More than {count} rows. Part the file, and bring in each part."
            ).format(count=number_words(MAX_ROWS))
        case TableProblem.TOO_MANY_COLUMNS:
            return translate(
                "import", "More than {count} columns: this is not a table of people."
            ).format(count=number_words(MAX_COLUMNS))
        case TableProblem.HUGE_CELL:
            return translate(
                "import",
                "One cell is far too long. Perhaps a quotation mark before it was never closed.",
            )
        case TableProblem.OPEN_QUOTE:
            return translate("import", "A quotation mark is opened and never closed.")
        case _:
            assert_never(problem)


def state_words(row: ImportRow) -> tuple[str, Tone]:
    """How a row stands, and its tone."""
    match row.state:
        case RowState.READY if row.problems or row.double:
            return translate("import", "Ready, look once"), Tone.CARE
        case RowState.READY:
            return translate("import", "Ready"), Tone.BRAND
        case RowState.FAULTY:
            return translate("import", "Left out"), Tone.BAD
        case RowState.DOUBLE:
            return translate("import", "Double"), Tone.GREY
        case RowState.TAKEN:
            return translate("import", "Saved on this till"), Tone.GOOD
        case _:
            assert_never(row.state)


def reasons(row: ImportRow, specs: Sequence[FieldSpec]) -> tuple[str, ...]:
    """Everything that is to be said of a row, the most important first."""
    if row.state is RowState.TAKEN:
        return ()
    problems = sorted(row.problems, key=lambda problem: problem.is_warning)
    words = [_problem_words(problem, specs) for problem in problems]
    if row.double is not None:
        words.insert(0, _double_words(row.double, is_ready=row.state is RowState.READY))
    return tuple(words)


def cell_words(row: ImportRow) -> str:
    """What stands in the cell that the first reason is about."""
    problems = sorted(row.problems, key=lambda problem: problem.is_warning)
    if row.state is not RowState.FAULTY or not problems or not problems[0].cell.strip():
        return ""
    shown = _as_written(" ".join(problems[0].cell.split()))
    return translate("import", "The file has “{cell}”").format(cell=shown)


def _problem_words(problem: RowProblem, specs: Sequence[FieldSpec]) -> str:
    return translate("import", "{field}: {what}").format(
        field=column_words(problem.field, specs), what=_what(problem)
    )


def _what(problem: RowProblem) -> str:
    kind = problem.problem
    if isinstance(kind, CellProblem):
        match kind:
            case CellProblem.SHORTENED_NUMBER:
                return translate(
                    "import",
                    "a spreadsheet has shortened the number; type it again from the form",
                )
            case _:
                assert_never(kind)
    if isinstance(kind, FormProblem | PhoneProblem | EmailProblem):
        return field_problem_words(
            FieldProblem(
                field=problem.field,
                problem=kind,
                is_warning=problem.is_warning,
                words=problem.words,
            )
        )
    assert_never(kind)


def _double_words(double: Double, *, is_ready: bool) -> str:
    match double.kind:
        case DoubleKind.IN_FILE:
            return translate("import", "The same person as in row {row}").format(
                row=number_words(double.row)
            )
        case DoubleKind.WAITING:
            return translate("import", "Saved on this till already, and not sent yet")
        case DoubleKind.KNOWN if is_ready:
            return translate("import", "A customer already: what the form says replaces the old")
        case DoubleKind.KNOWN:
            return translate("import", "A customer already")
        case _:
            assert_never(double.kind)


def checking_words(done: int, total: int) -> str:
    return translate("import", "Looking at row {done} of {total}").format(
        done=number_words(done), total=number_words(total)
    )


def saving_words(done: int, total: int, left_out: int, left_s: float | None) -> str:
    """`1,200 of 5,000 rows done, 13 left out · 2 min left`."""
    words = translate("import", "{done} of {total} rows done").format(
        done=number_words(done), total=number_words(total)
    )
    if left_out:
        words = translate("import", "{done}, {left_out}").format(
            done=words, left_out=counts.import_left_out(left_out)
        )
    if left_s is None:
        return words
    return translate("import", "{done} · {time} left").format(
        done=words, time=seconds_words(left_s)
    )


def report_words(saved: int, left_out: int, earlier: int) -> str:
    """What became of a file."""
    parts = [counts.import_saved(saved)]
    if earlier:
        parts.append(counts.import_earlier(earlier))
    parts.append(counts.import_were_left_out(left_out) if left_out else "")
    return " ".join(filter(None, parts))
