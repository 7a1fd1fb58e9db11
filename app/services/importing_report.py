"""The rows that an import left out, as a file that can be put right and taken over itself."""

from collections.abc import Mapping
from pathlib import Path

from app.domain.table_file import write_table
from app.services.exports import write_new_file
from app.services.importing_plan import ImportPlan

SUFFIX = "-left-out.csv"


def write_left_out(plan: ImportPlan, why: Mapping[int, str], heading: str) -> Path:
    """Write them beside the file that they are from, as it has them, with a last column that says
    why. Where it lies; raises OSError.
    """
    width = plan.file.table.width
    rows: list[tuple[str, ...]] = []
    if plan.layout.with_headings:
        rows.append((*plan.layout.headings(plan.file.table), heading))
    for row in plan.rows:
        if row.is_left_out:
            cells = (row.source.cell(column) for column in range(width))
            rows.append((*cells, why.get(row.source.number, "")))
    # A correction that needs correcting does not get a longer name each time.
    stem = plan.file.path.stem.removesuffix(SUFFIX.removesuffix(".csv"))
    path = plan.file.path.with_name(f"{stem}{SUFFIX}")
    return write_new_file(path, write_table(rows, separator=plan.file.table.separator))
