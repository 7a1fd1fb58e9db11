"""Known bugs, put back one by one into a copy of the app: each must be caught.

A mutant is a replacement of text in one file; where the text is not found, the list is out of
date, and that is an error. What catches it is the short simulation and the tests it names.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from tests.faults.bugs.mutant import Mutant
from tests.faults.bugs.store_mutants import STORE_MUTANTS
from tests.faults.schedules.runner import scratch_root

ROOT = Path(__file__).resolve().parents[3]
SEEDS = 400
"""So many schedules at most; the first that breaks is enough."""
SEEDS_UNTOUCHED = 20
_LONGEST_S = 240


@dataclass(frozen=True, slots=True, kw_only=True)
class Caught:
    """By which schedule and which tests; nothing of both is a mutant that lives."""

    name: str
    schedule: str = ""
    """A seed, or the number of a kept one."""
    breach: str = ""
    tests: tuple[str, ...] = ()
    waits_for: str = ""

    @property
    def is_caught(self) -> bool:
        return bool(self.schedule or self.tests)

    def line(self) -> str:
        if self.waits_for:
            return f"{self.name}: not tried, waits for {self.waits_for}"
        by = [f"{self.schedule} ({self.breach})"] if self.schedule else []
        by += self.tests[:2]
        return f"{self.name}: {'caught by ' + ', '.join(by) if by else 'ALIVE'}"


SETTLING = "app/sync/settling.py"
SYNC_TESTS = "tests/unit/sync/test_engine.py"
STORE_TESTS = "tests/unit/store/test_outbox_queue.py"

TWELVE = (
    Mutant(
        name="blind retry",
        edits=(
            (
                SETTLING,
                "Evidence.KILLED:\n            return OpState.AMBIGUOUS",
                "Evidence.KILLED:\n            return OpState.QUEUED",
            ),
        ),
        tests=(SYNC_TESTS,),
    ),
    Mutant(
        name="dirty flag cleared early",
        edits=(
            (
                SETTLING,
                "Evidence.KILLED:\n            return OpState.AMBIGUOUS",
                "Evidence.KILLED:\n            return OpState.ACKED",
            ),
        ),
        tests=(SYNC_TESTS,),
    ),
    Mutant(
        name="401 as verdict",
        edits=((SETTLING, "return OpState.WAITING_CREDENTIALS", "return OpState.REJECTED"),),
        tests=(SYNC_TESTS,),
    ),
    Mutant(
        name="attempts counted as poison",
        tries_first=(1190,),
        edits=(
            (
                SETTLING,
                "Evidence.THROTTLED:\n            return OpState.QUEUED",
                "Evidence.THROTTLED:\n"
                "            return OpState.QUEUED if op.attempts < 3 else OpState.REJECTED",
            ),
        ),
        tests=(SYNC_TESTS,),
    ),
    Mutant(
        name="two drainers",
        tries_first=(311, 249),
        edits=(
            ("app/store/outbox.py", "            if current != epoch:", "            if False:"),
        ),
        tests=(STORE_TESTS, "tests/unit/store/test_outbox_trouble.py"),
    ),
    Mutant(
        name="portal's 200 as success",
        edits=(
            (
                "app/api/outcomes.py",
                "        return Evidence.REJECTED\n    return Evidence.AMBIGUOUS",
                "        return Evidence.REJECTED\n"
                '    is_portal = type(fault).__name__ == "NotOurServerFault"\n'
                "    return Evidence.DONE if is_portal else Evidence.AMBIGUOUS",
            ),
        ),
        tests=("tests/unit/api/test_outcomes.py",),
    ),
    Mutant(
        name="base dropped at send",
        edits=(
            (
                "app/sync/handlers/profile.py",
                "merged(payload, found.customer)",
                "merged(replace(payload, base=found.customer), found.customer)",
            ),
        ),
        tests=("tests/unit/sync/test_kinds.py",),
    ),
    Mutant(
        name="child before parent",
        edits=(
            (
                "app/store/outbox.py",
                "new.op(self._intake.take_seq(connection), None, parent)",
                "new.op(self._intake.take_seq(connection), None, None)",
            ),
        ),
        tests=("tests/unit/store/test_outbox_kinds.py",),
    ),
    Mutant(
        name="pop and push back",
        edits=(
            (
                "app/store/outbox_moves.py",
                "        op.state = to\n",
                "        if op.state is OpState.SENDING and to is OpState.QUEUED:\n"
                "            op.is_head = False\n"
                '            self.__dict__.setdefault("pushed", []).append((op.lane,))\n'
                "        op.state = to\n",
            ),
            (
                "app/store/outbox_moves.py",
                "        execute(_PROMOTE, [(lane,) for lane in self._left - self._entered])\n",
                "        execute(_PROMOTE, [(lane,) for lane in self._left - self._entered])\n"
                '        pushed = self.__dict__.get("pushed", [])\n'
                '        execute(_PROMOTE.replace("min(seq)", "max(seq)"), pushed)\n',
            ),
        ),
        tests=(STORE_TESTS, SYNC_TESTS),
    ),
    Mutant(
        name="in-flight edit coalesced",
        edits=(
            (
                "app/store/outbox_people.py",
                "if standing.state is not OpState.QUEUED or standing.attempts:",
                "if False:",
            ),
        ),
        tests=("tests/unit/store/test_outbox_kinds.py",),
    ),
    Mutant(
        name="timer stuck",
        edits=(
            (
                "app/sync/pacing.py",
                "return min(later) if later else None",
                "return None if later else None",
            ),
        ),
        tests=(SYNC_TESTS,),
    ),
    Mutant(
        name="queue dropped at sign-out",
        edits=(
            (
                "app/store/outbox_people.py",
                "        moves.move(op, op.resume)\n",
                "        moves.move(op, OpState.DISCARDED)\n",
            ),
        ),
        tests=(STORE_TESTS, SYNC_TESTS),
    ),
)
MUTANTS = (*TWELVE, *STORE_MUTANTS)


def try_mutants(names: Sequence[str] | None = None, *, workers: int = 2) -> list[Caught]:
    """Each in a copy of its own. Raises BrokenCopy where the app fails without any mutant."""
    chosen = [one for one in MUTANTS if names is None or one.name in names]
    check_copy()
    with ThreadPoolExecutor(max_workers=workers) as pool:
        return list(pool.map(try_one, chosen))


def try_one(mutant: Mutant, *, with_tests: bool = True) -> Caught:
    """In a copy of its own. Raises BrokenCopy where the mutant does not fit the app any more."""
    if mutant.waits_for:
        return Caught(name=mutant.name, waits_for=mutant.waits_for)
    with tempfile.TemporaryDirectory(dir=scratch_root()) as name:
        root = Path(name)
        _copy(root)
        for file, text, instead in mutant.edits:
            path = root / file
            source = path.read_text(encoding="utf-8")
            if source.count(text) != 1:
                raise BrokenCopy(f"{mutant.name}: {file} has that text {source.count(text)} times")
            path.write_text(source.replace(text, instead), encoding="utf-8")
        schedule, breach = _simulated(root, first=mutant.tries_first)
        failed = _failed(root, mutant.tests) if with_tests else ()
        return Caught(name=mutant.name, schedule=schedule, breach=breach, tests=failed)


class BrokenCopy(AssertionError):
    """What is caught without a mutant is caught for nothing."""


def check_copy() -> None:
    """An untouched copy must pass. Raises BrokenCopy."""
    with tempfile.TemporaryDirectory(dir=scratch_root()) as name:
        _copy(Path(name))
        schedule, breach = _simulated(Path(name), seeds=SEEDS_UNTOUCHED)
        if schedule:
            raise BrokenCopy(f"{schedule}: {breach}")


def _copy(root: Path) -> None:
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "app", root / "app", ignore=ignored)
    for part in ("tests/faults", "tests/unit", "tests/data"):
        shutil.copytree(ROOT / part, root / part, ignore=ignored)
    for file in ("tests/__init__.py", "tests/conftest.py", "tests/manual_clock.py"):
        shutil.copyfile(ROOT / file, root / file)
    shutil.copyfile(ROOT / "pyproject.toml", root / "pyproject.toml")


_SIMULATE = """
import json
from tests.faults.schedules.kept import kept_plan
from tests.faults.schedules.plan import draw_plan
from tests.faults.schedules.runner import run_plans
for name, plans in (("kept", map(kept_plan, {first})), ("seed", map(draw_plan, range({seeds})))):
    found = run_plans(plans, stops_at_first=True).failures
    if found:
        break
print(json.dumps({{f"{{name}} {{seed}}": breaches for seed, breaches in found.items()}}))
"""


def _simulated(root: Path, *, seeds: int = SEEDS, first: Sequence[int] = ()) -> tuple[str, str]:
    """The first schedule that breaks, and what it says; both empty where none does. Raises
    BrokenCopy where none can run.
    """
    done = _run(root, "-c", _SIMULATE.format(first=list(first), seeds=seeds))
    if done.returncode != 0:
        raise BrokenCopy(done.stderr.strip().splitlines()[-1])
    found = json.loads(done.stdout)
    return next(((name, found[name][0]) for name in found), ("", ""))


def _failed(root: Path, tests: Sequence[str]) -> tuple[str, ...]:
    """The named tests that fail."""
    if not tests:
        return ()
    options = ("-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider", "--tb=no", "-n", "0")
    done = _run(root, *options, *tests)
    lines = [line for line in done.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
    return tuple(line.split(" - ")[0].split("::")[-1] for line in lines)


def _run(root: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    environ = {**os.environ, "PYTHONPATH": str(root), "PYTHONDONTWRITEBYTECODE": "1"}
    return subprocess.run(
        [sys.executable, *arguments],
        cwd=root,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
        timeout=_LONGEST_S,
    )
