"""The rows of the proof that are tests of their own: they run, and the report says how many did."""

import os
import re
import subprocess
import sys
from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
FULL_STORIES, FULL_STEPS = 5_000, 100
_SUMMARY = re.compile(r"(\d+) (passed|failed|error|skipped)")
_LONGEST_S = 7_200


@dataclass(frozen=True, slots=True, kw_only=True)
class Suite:
    """`paths` are test files; `about` says what one test of them stands for."""

    name: str
    paths: tuple[str, ...]
    about: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ran:
    """`words` are the ends of the output where something failed."""

    name: str
    about: str
    passed: int
    failed: int
    words: tuple[str, ...] = ()

    @property
    def is_good(self) -> bool:
        return self.passed > 0 and not self.failed

    def line(self) -> str:
        return f"{self.name}: {self.passed} passed, {self.failed} failed ({self.about})"

    def as_json(self) -> dict[str, Any]:
        return {"passed": self.passed, "failed": self.failed, "about": self.about}


SUITES = (
    Suite(
        name="table of outcomes",
        paths=("tests/faults/test_outcome_table.py", "tests/unit/api/test_outcomes.py"),
        about="exceptions, statuses and shapes of body, each decided",
    ),
    Suite(
        name="hostile bytes",
        paths=(
            "tests/unit/api/test_hostile.py",
            "tests/unit/api/test_any_bytes.py",
            "tests/unit/api/test_transport.py",
        ),
        about="sockets that stall, cut, garble, inflate and redirect",
    ),
)


def run_suites() -> list[Ran]:
    """Those of SUITES, one after the other."""
    return [_ran(one.name, one.about, one.paths, {}) for one in SUITES]


def run_stories(*, is_full: bool, workers: int) -> Ran:
    """Hypothesis's own stories; at full length each worker writes its share, from another seed."""
    path = ("tests/faults/test_machine.py",)
    if not is_full:
        return _ran("stories", "50 of up to 30 steps", path, {})
    share = FULL_STORIES // workers
    shares = [share] * (workers - 1) + [FULL_STORIES - share * (workers - 1)]

    def write(number: int) -> Ran:
        environ = {
            "HYPOTHESIS_PROFILE": "searching",
            "TILLSIDE_STORIES": str(shares[number]),
            "TILLSIDE_STEPS": str(FULL_STEPS),
        }
        return _ran("stories", "", (*path, f"--hypothesis-seed={number}"), environ)

    with ThreadPoolExecutor(max_workers=workers) as pool:
        found = list(pool.map(write, range(workers)))
    return Ran(
        name="stories",
        about=f"{FULL_STORIES} of up to {FULL_STEPS} steps",
        passed=sum(one.passed for one in found),
        failed=sum(one.failed for one in found),
        words=tuple(words for one in found for words in one.words),
    )


def _ran(name: str, about: str, arguments: Sequence[str], environ: Mapping[str, str]) -> Ran:
    options = ("-m", "pytest", "-q", "--no-header", "-p", "no:cacheprovider", "-n", "0")
    done = subprocess.run(
        [sys.executable, *options, *arguments],
        cwd=ROOT,
        env={**os.environ, **environ},
        capture_output=True,
        text=True,
        check=False,
        timeout=_LONGEST_S,
    )
    lines = done.stdout.splitlines()
    counts = {what: int(number) for number, what in _SUMMARY.findall(lines[-1] if lines else "")}
    passed = counts.get("passed", 0)
    failed = counts.get("failed", 0) + counts.get("error", 0) + counts.get("skipped", 0)
    has_ended_badly = done.returncode != 0 and not failed
    return Ran(
        name=name,
        about=about,
        passed=passed,
        failed=failed + has_ended_badly,
        words=tuple(lines[-30:]) if done.returncode != 0 else (),
    )
