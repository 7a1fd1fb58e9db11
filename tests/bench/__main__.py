"""`python -m tests.bench NAME [--short] [--json FILE]`: measures, each figure beside its reference.

Figures are medians of runs that take turns with the reference's, because machines are noisy.
"""

import argparse
import json
import os
import platform
import sys
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

from tests.bench import sandbox, start
from tests.bench.figures import Figure, printed

_MEASURES: Mapping[str, Callable[..., tuple[Figure, ...]]] = {
    "start": start.measure,
    "sandbox": sandbox.measure,
}


def main() -> int:
    """Measure what the command line names; prints a table and, if asked, writes JSON."""
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("name", choices=list(_MEASURES))
    parser.add_argument("--short", action="store_true", help="only to see that it runs")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write the figures there, too")
    parser.add_argument("--customers", type=int, default=100_000, help="in cache or sandbox")
    parser.add_argument("--runs", type=int, default=15, help="starts of each program")
    given = parser.parse_args()
    customers, runs = (1_000, 2) if given.short else (given.customers, given.runs)
    figures = _MEASURES[given.name](customers=customers, runs=runs)
    sys.stdout.write(printed(figures))
    if given.json is not None:
        given.json.write_text(json.dumps(_document(figures), indent=2) + "\n", encoding="utf-8")
    return 0


def _document(figures: tuple[Figure, ...]) -> dict[str, object]:
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "machine": f"{platform.system()} {platform.machine()}, {os.cpu_count()} cores",
        "python": platform.python_version(),
        "figures": [figure.as_tree() for figure in figures],
    }


if __name__ == "__main__":
    sys.exit(main())
