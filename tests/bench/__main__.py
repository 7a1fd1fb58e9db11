"""`python -m tests.bench [NAME …]`: measures, each figure beside its reference in the same run.

Without names everything is measured. Figures are judged at the quantile that the goal is for;
what takes turns with its reference does so because machines are noisy.
"""

import argparse
import json
import os
import platform
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import (
    built,
    drain,
    first_load,
    growth,
    online,
    reads,
    sandbox,
    saves,
    start,
    window,
)
from tests.bench.curves import drawn
from tests.bench.figures import Figure, as_markdown, printed
from tests.bench.profiles import Profiles

_MEASURES: Mapping[str, Callable[..., tuple[Figure, ...]]] = {
    "start": start.measure,
    "window": window.measure,
    "reads": reads.measure,
    "online": online.measure,
    "saves": saves.measure,
    "drain": drain.measure,
    "lateness": online.measure_lateness,
    "first-load": first_load.measure,
    "memory": start.measure_memory,
    "growth": growth.measure,
    "idle": window.measure_idle,
    "sandbox": sandbox.measure,
    "built": built.measure,
}
ROOT = Path(__file__).resolve().parent.parent.parent
CURVES = "resources/pictures/growth.svg"
_MARKS = ("<!-- bench -->", "<!-- end of bench -->")
_SHORT_CUSTOMERS, _SHORT_RUNS = 1_000, 2


def main() -> int:
    """Measure what the command line names; prints a table and, if asked, writes files."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(_MEASURES))
    parser.add_argument("--short", action="store_true", help="only to see that it runs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the table there, too")
    parser.add_argument("--readme", action="store_true", help="put table and curves into README.md")
    parser.add_argument("--customers", type=int, default=100_000, help="in cache or sandbox")
    parser.add_argument("--runs", type=int, default=15, help="starts of each program")
    given = parser.parse_args()
    unknown = [name for name in given.names if name not in _MEASURES]
    if unknown:
        parser.error(f"no measure is called {unknown[0]}; there are {', '.join(_MEASURES)}")
    customers, runs = given.customers, given.runs
    if given.short:
        customers, runs = _SHORT_CUSTOMERS, _SHORT_RUNS
    figures: list[Figure] = []
    with tempfile.TemporaryDirectory(prefix="tillside-bench-") as folder:
        profiles = Profiles(Path(folder))
        for name in given.names or _MEASURES:
            sys.stderr.write(f"{name} …\n")
            figures += _MEASURES[name](profiles, customers=customers, runs=runs)
    sys.stdout.write(f"{_machine()}\n{printed(figures)}")
    if given.json is not None:
        given.json.write_text(json.dumps(_document(figures), indent=2) + "\n", encoding="utf-8")
    if given.markdown is not None:
        given.markdown.write_text(f"{_machine()}\n\n{as_markdown(figures)}", encoding="utf-8")
    if given.readme:
        _into_readme(figures)
    return 0


def _into_readme(figures: list[Figure]) -> None:
    """The table between its two marks, and the curves where the page shows them."""
    page = (ROOT / "README.md").read_text(encoding="utf-8")
    before, begin, rest = page.partition(_MARKS[0])
    _, end, after = rest.partition(_MARKS[1])
    if not (begin and end):
        raise ValueError(f"README.md has no place for the table: {_MARKS[0]} … {_MARKS[1]}")
    between = f"\n{_machine()}\n\n{as_markdown(figures)}"
    (ROOT / "README.md").write_text(
        f"{before}{_MARKS[0]}{between}{_MARKS[1]}{after}", encoding="utf-8"
    )
    (ROOT / CURVES).write_text(drawn(figures, _machine()), encoding="utf-8")


def _machine() -> str:
    at = datetime.now(UTC).date().isoformat()
    cores = f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores"
    return f"{at}, {cores}, Python {platform.python_version()}"


def _document(figures: list[Figure]) -> dict[str, object]:
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "figures": [figure.as_tree() for figure in figures],
    }


if __name__ == "__main__":
    sys.exit(main())
