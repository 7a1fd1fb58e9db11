"""What an import is made of: the file, how it is understood, and each row's verdict."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from app.domain.organisation import RegistrationRules
from app.domain.table_columns import Columns
from app.domain.table_file import Table, TableRow
from app.domain.table_review import ImportRow, RowState


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportFile:
    """A file that was read. `digest` is what its rows are known by, wherever it lies."""

    path: Path
    digest: str
    table: Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """How a file's rows are to be understood. `known_too`: who is a customer is updated."""

    with_headings: bool
    columns: Columns
    known_too: bool = False

    def headings(self, table: Table) -> tuple[str, ...]:
        """One for each column; empty where the file has none."""
        first = table.rows[0] if self.with_headings else TableRow(0, ())
        return tuple(first.cell(column).strip() for column in range(table.width))

    def rows(self, table: Table) -> tuple[TableRow, ...]:
        return table.rows[1:] if self.with_headings else table.rows


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPlan:
    """Every row with its verdict."""

    file: ImportFile
    layout: Layout
    rules: RegistrationRules
    rows: tuple[ImportRow, ...]

    def count(self, state: RowState) -> int:
        return sum(row.state is state for row in self.rows)


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportStep:
    """`rows` are new verdicts, from place `first` on; `done` of `total` rows are through."""

    first: int
    rows: tuple[ImportRow, ...]
    total: int

    @property
    def done(self) -> int:
        return self.first + len(self.rows)


OnStep = Callable[[ImportStep], None]
