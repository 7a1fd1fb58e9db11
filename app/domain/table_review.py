"""Each row of a table as a registration: judged as the register form judges, with what stands
against taking it over.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, unique
from typing import TypeAlias

from app.domain.email import EmailProblem
from app.domain.organisation import RegistrationRules
from app.domain.phone import PhoneProblem
from app.domain.registration import FormValues, Registration
from app.domain.registration_review import CUSTOM_PREFIX, FormProblem, Review
from app.domain.table_columns import FULL_NAME, Columns
from app.domain.table_file import TableRow
from app.domain.table_values import (
    CellProblem,
    custom_value,
    gender_value,
    moment_value,
    names_of,
    number_value,
    type_value,
)

Problem: TypeAlias = FormProblem | PhoneProblem | EmailProblem | CellProblem


@dataclass(frozen=True, slots=True, kw_only=True)
class RowProblem:
    """One remark on one cell: the field, what is wrong, and `cell` as the file has it.

    `words` as in `FieldProblem`. A warning does not keep the row out.
    """

    field: str
    problem: Problem
    cell: str = ""
    is_warning: bool = False
    words: str = ""


@unique
class DoubleKind(Enum):
    IN_FILE = "in_file"
    WAITING = "waiting"
    """Saved on this till already and not sent yet."""
    KNOWN = "known"
    """A customer already, as far as this till knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Double:
    """Somebody with one of the row's identifiers; `row` is their number with IN_FILE, else 0."""

    kind: DoubleKind
    row: int = 0


@unique
class RowState(Enum):
    READY = "ready"
    FAULTY = "faulty"
    DOUBLE = "double"
    TAKEN = "taken"
    """Saved on this till, by this import or an earlier one of the same file."""


LEFT_OUT = frozenset({RowState.FAULTY, RowState.DOUBLE})


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """One row's verdict. `registration` is there for all but the FAULTY ones."""

    source: TableRow
    state: RowState
    registration: Registration | None = None
    has_moment: bool = False
    """Whether the file tells when they registered; else it is the moment of saving."""
    problems: tuple[RowProblem, ...] = ()
    double: Double | None = None

    @property
    def is_left_out(self) -> bool:
        return self.state in LEFT_OUT


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A row as form values, the cell that each came from, and what could not be read."""

    values: FormValues
    cells: FormValues
    problems: tuple[RowProblem, ...] = ()


def read_row(row: TableRow, columns: Columns, rules: RegistrationRules, *, country: str) -> Reading:
    """The form that this row would fill. `country` is ISO 3166 alpha-2, the store's."""
    specs = {CUSTOM_PREFIX + spec.name: spec for spec in rules.custom_fields}
    values: dict[str, str] = {}
    cells: dict[str, str] = {}
    problems: list[RowProblem] = []
    for column, field in enumerate(columns):
        cell = row.cell(column)
        if not field or not cell.strip():
            continue
        cells[field] = cell
        match field:
            case "mobile" | "external_id":
                found = number_value(cell)
                values[field] = found.text
                if found.problem is not None:
                    problems.append(RowProblem(field=field, problem=found.problem, cell=cell))
            case "gender":
                values[field] = gender_value(cell)
            case "type":
                values[field] = type_value(cell)
            case "registered_on":
                values[field] = moment_value(cell, country=country)
            case _ if field == FULL_NAME:
                values.update(zip(("firstname", "lastname"), names_of(cell), strict=True))
            case _ if field in specs:
                values[field] = custom_value(cell, specs[field], country=country)
            case _:
                values[field] = cell.strip()
    return Reading(values=values, cells=cells, problems=tuple(problems))


def judged(row: TableRow, reading: Reading, judge: Callable[[FormValues], Review]) -> ImportRow:
    """The row as the register form would judge it; doubles are found by who knows the stores."""
    review = judge(reading.values)
    # What a spreadsheet did to a number says more than that the rest of it is no number.
    told = {problem.field for problem in reading.problems}
    problems = reading.problems + tuple(
        RowProblem(
            field=problem.field,
            problem=problem.problem,
            cell=_cell_of(reading, problem.field),
            is_warning=problem.is_warning,
            words=problem.words,
        )
        for problem in review.problems
        if problem.field not in told
    )
    is_faulty = review.registration is None or bool(reading.problems)
    return ImportRow(
        source=row,
        state=RowState.FAULTY if is_faulty else RowState.READY,
        registration=None if is_faulty else review.registration,
        has_moment="registered_on" in reading.values,
        problems=problems,
    )


def _cell_of(reading: Reading, field: str) -> str:
    if field in {"firstname", "lastname"} and FULL_NAME in reading.cells:
        return reading.cells[FULL_NAME]
    return reading.cells.get(field, "")
