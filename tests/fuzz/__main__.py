"""`python -m tests.fuzz [--target NAME …]`: hostile bytes at every door, and what came of it.

Each finding is made as small as it goes and kept in --keep; `--replay FILE` shows it again. With
`--atheris NAME` libFuzzer draws the inputs, guided by every branch, where atheris is installed.
"""

import argparse
import json
import sys
import time
from pathlib import Path

from tests.fuzz.running import keep, run_all, target_of
from tests.fuzz.targets import TARGETS

SHORT_INPUTS, FULL_INPUTS = 15_000, 1_200_000
FOUND = Path("build") / "fuzz"


def main() -> int:
    """0 where nothing was found."""
    parser = argparse.ArgumentParser(prog="python -m tests.fuzz", description=__doc__)
    parser.add_argument("--target", action="append", choices=list(TARGETS), metavar="NAME")
    parser.add_argument("--full", action="store_true", help=f"{FULL_INPUTS:,} inputs")
    parser.add_argument("--inputs", type=int, help="of all targets together")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--keep", type=Path, default=FOUND, metavar="DIR")
    parser.add_argument("--json", type=Path, metavar="FILE")
    parser.add_argument("--replay", type=Path, metavar="FILE")
    parser.add_argument("--atheris", choices=list(TARGETS), metavar="NAME")
    given = parser.parse_args()
    if given.replay is not None:
        target_of(given.replay).check(given.replay.read_bytes())
        sys.stdout.write("nothing is wrong with it any more\n")
        return 0
    inputs = given.inputs or (FULL_INPUTS if given.full else SHORT_INPUTS)
    if given.atheris is not None:
        # It is no part of the locked environment: whoever wants it installs it.
        from tests.fuzz import guided

        return guided.run(TARGETS[given.atheris], inputs, seed=given.seed)
    return _all(given.target or list(TARGETS), inputs, given)


def _all(names: list[str], inputs: int, given: argparse.Namespace) -> int:
    began = time.perf_counter()
    totals = []
    for total in run_all(names, inputs, seed=given.seed, workers=given.workers):
        totals.append(total)
        sys.stdout.write(total.line() + "\n")
        for path, finding in zip(keep(total.findings, given.keep), total.findings, strict=True):
            sys.stdout.write(f"  {finding.error}: python -m tests.fuzz --replay {path}\n")
        sys.stdout.flush()
    done = sum(total.inputs for total in totals)
    findings = sum(len(total.findings) for total in totals)
    sys.stdout.write(
        f"{done:,} inputs in {time.perf_counter() - began:.0f} s: {findings} findings; the rate of"
        f" failing inputs is under {3 / max(1, done):.1g} (95 %) where there are none\n"
    )
    if given.json is not None:
        found = {total.target: total.as_json() for total in totals}
        given.json.write_text(json.dumps(found, indent=2) + "\n", encoding="utf-8")
    return 0 if all(total.is_good for total in totals) else 1


if __name__ == "__main__":
    sys.exit(main())
