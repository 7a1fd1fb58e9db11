"""The command line of the proof.

simulate --seeds A..B [--workers N] [--progress FILE]
simulate --seed N | --kept N [--trace] [--keep]
mutants [NAME …] | controls | killed [N] | --report [--full] [--json FILE]
drain [OPS] [--seen] [--traced] | old-till [CLOCK …]
"""

import argparse
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from tests.faults.bugs.controls import run_controls
from tests.faults.bugs.mutants import MUTANTS, try_mutants
from tests.faults.processes.old_till import CLOCKS, OldTillResult, run_old_tills
from tests.faults.processes.poison import FULL_OPS, run_drain
from tests.faults.processes.sigkill import run_kills
from tests.faults.report import Report, simulation_lines
from tests.faults.schedules.kept import keep, kept_plan
from tests.faults.schedules.plan import Plan, draw_plan
from tests.faults.schedules.runner import Totals, run_all, trace_plan
from tests.upgrade.draining import Upgraded, run_upgrades


def _arguments(argv: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.faults", description=__doc__)
    parser.add_argument("--report", action="store_true", help="all of it, in short")
    parser.add_argument("--full", action="store_true", help="all of it, at full length")
    parser.add_argument("--json", type=Path, help="where the report goes as JSON too")
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    parser.add_argument("--progress", type=Path, help="what is done already, to go on from")
    commands = parser.add_subparsers(dest="command")
    simulate = commands.add_parser("simulate", help="schedules by seed")
    simulate.add_argument("--seeds", type=_range, help="first..last, both among them")
    simulate.add_argument("--seed", type=int, help="one schedule")
    simulate.add_argument("--kept", type=int, help="one that was kept, by the seed it had")
    simulate.add_argument("--keep", action="store_true", help="keep that seed's schedule as drawn")
    simulate.add_argument("--trace", action="store_true", help="each step of that one")
    simulate.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    simulate.add_argument("--progress", type=Path)
    mutants = commands.add_parser("mutants", help="known bugs, put back one by one")
    mutants.add_argument("names", nargs="*", choices=[*(one.name for one in MUTANTS), []])
    commands.add_parser("controls", help="runs that must fail as they must")
    killed = commands.add_parser("killed", help="a real process, killed and started again")
    killed.add_argument("count", nargs="?", type=int, default=20)
    drain = commands.add_parser("drain", help="a long queue with poison in it")
    drain.add_argument("count", nargs="?", type=int, default=FULL_OPS)
    drain.add_argument("--seen", action="store_true", help="until all of it is read back")
    drain.add_argument("--traced", action="store_true", help="memory as Python asked for it")
    old_till = commands.add_parser("old-till", help="old versions, and a month off")
    old_till.add_argument("clocks", nargs="*", choices=[*CLOCKS, []])
    return parser.parse_args(argv)


def _range(text: str) -> tuple[int, int]:
    first, _, last = text.partition("..")
    return int(first), int(last or first)


def main(argv: Sequence[str] | None = None) -> int:
    """0 where everything held, 1 where something did not."""
    arguments = _arguments(argv)
    if arguments.report:
        report = Report(is_full=arguments.full, workers=arguments.workers)
        is_good = report.run(print, progress=arguments.progress)
        if arguments.json is not None:
            report.save(arguments.json)
        return 0 if is_good else 1
    match arguments.command:
        case "simulate" if arguments.kept is not None:
            return _one(kept_plan(arguments.kept), is_traced=arguments.trace)
        case "simulate" if arguments.seed is not None:
            plan = draw_plan(arguments.seed)
            if arguments.keep:
                keep(plan)
            return _one(plan, is_traced=arguments.trace)
        case "simulate":
            return _many(arguments)
        case "mutants":
            found = try_mutants(arguments.names or None, workers=arguments.workers)
            print("\n".join(one.line() for one in found))
            return 0 if all(one.is_caught or one.waits_for for one in found) else 1
        case "controls":
            controls = run_controls()
            print("\n".join(one.line() for one in controls))
            return 0 if all(one.is_as_expected for one in controls) else 1
        case "killed":
            outcome = run_kills(arguments.count)
            print(outcome.line())
            return 0 if not outcome.breaches else 1
        case "drain":
            drained = run_drain(arguments.count, is_seen=arguments.seen, is_traced=arguments.traced)
            print("\n".join((drained.line(), *drained.breaches)))
            return 0 if drained.is_good else 1
        case "old-till":
            back: list[Upgraded | OldTillResult] = [*run_upgrades()]
            back += run_old_tills(arguments.clocks or CLOCKS)
            print("\n".join(line for one in back for line in (one.line(), *one.breaches)))
            return 0 if not any(one.breaches for one in back) else 1
        case _:
            print(__doc__)
            return 2


def _one(plan: Plan, *, is_traced: bool) -> int:
    result = trace_plan(plan)
    if is_traced:
        print("\n".join(result.trace))
    print("\n".join(result.breaches) or "all held")
    return 1 if result.breaches else 0


def _many(arguments: argparse.Namespace) -> int:
    first, last = arguments.seeds or (0, 499)
    started = time.perf_counter()
    total = Totals()
    told: set[int] = set()
    for total in run_all(first, last, workers=arguments.workers, progress=arguments.progress):
        for seed in sorted(total.failures.keys() - told):
            told.add(seed)
            print(f"seed {seed}: {'; '.join(total.failures[seed][:3])}", flush=True)
    print("\n".join(simulation_lines(total, time.perf_counter() - started)))
    return 1 if total.failures else 0


if __name__ == "__main__":
    sys.exit(main())
