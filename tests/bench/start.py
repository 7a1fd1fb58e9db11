"""From nothing to a painted window, and to a scan answered from the cache, beside a bare window;
and the memory that it takes.

Every start is a process of its own; runs of the app and of the reference take turns.
"""

from collections.abc import Mapping
from pathlib import Path

from tests.bench.children import found, moments
from tests.bench.figures import Figure, limit
from tests.bench.people import mobile
from tests.bench.profiles import NOOR, PIN, SERVER, Profiles

PAINTED_GOAL, SCAN_GOAL = 1.8, 2.5
EMPTY_LIMIT_MB, FULL_LIMIT_MB = 60.0, 80.0
SCANNED = 7
SMALL = 1_000


def measure(profiles: Profiles, *, customers: int, runs: int) -> tuple[Figure, ...]:
    """Start everything `runs` times on a profile with `customers` in its cache."""
    profile = profiles.of(customers)
    bare: list[float] = []
    painted: list[float] = []
    scanned: list[float] = []
    # Once unmeasured: what is compiled at the first start, and read from a cold disk.
    moments("tests.bench.bare_window")
    _start(profile, mobile(SCANNED))
    for _ in range(runs):
        bare.append(moments("tests.bench.bare_window")["painted"])
        painted.append(_start(profile, "")["painted"])
        told = _start(profile, mobile(SCANNED))
        # The PIN is entered by hand, and checking it is part of that.
        scanned.append(told["ready"] + told["card"] - told["signed_in"])
    reference = f"a bare PySide6 window with one line edit, {runs} runs"
    return (
        Figure(
            what="start to a painted window",
            measured=tuple(painted),
            reference=reference,
            reference_values=tuple(bare),
            goal=PAINTED_GOAL,
        ),
        Figure(
            what=f"start to a scan answered, {customers:,} cached",
            measured=tuple(scanned),
            reference=reference,
            reference_values=tuple(bare),
            goal=SCAN_GOAL,
        ),
    )


def measure_memory(profiles: Profiles, *, customers: int, runs: int) -> tuple[Figure, ...]:
    """What the till's process takes beyond a bare window's, signed in and having scanned."""
    del runs
    bare = found("tests.bench.bare_window", "memory")["megabytes"]
    small, full = (
        found("tests.bench.till_at_work", str(profiles.of(count)), SERVER, "memory", str(count))
        for count in (min(SMALL, customers), customers)
    )
    return (
        limit(
            "memory beyond a bare window", [small["megabytes"] - bare], EMPTY_LIMIT_MB, unit="MB"
        ),
        limit(
            f"memory beyond it, {customers:,} cached",
            [full["megabytes"] - bare],
            FULL_LIMIT_MB,
            unit="MB",
        ),
    )


def _start(profile: Path, code: str) -> Mapping[str, float]:
    return moments("tests.bench.till_start", str(profile), SERVER, NOOR, PIN, code)
