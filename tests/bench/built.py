"""The built program: what it takes on a disk, and how soon its window stands there, beside the
program of this checkout.

`packaging/build.sh` makes it. Its start is told by the log that it writes, as on any till.
"""

import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path

from app.bootstrap.program import WINDOW_PAINTED
from app.support.paths import Profile
from tests.bench.children import moments
from tests.bench.figures import Figure, limit
from tests.bench.profiles import ENVIRON, NOOR, PIN, SERVER, Profiles

ROOT = Path(__file__).resolve().parent.parent.parent
BUILT = ROOT / "dist"
MEGABYTE = 1e6
FOLDER_LIMIT_MB, PACKAGE_LIMIT_MB = 200.0, 60.0
START_GOAL = 1.2
"""What lies in one folder must not start much later for it."""
LOOK_EVERY_S, LONGEST_S = 0.005, 60.0


def measure(profiles: Profiles, *, customers: int, runs: int) -> tuple[Figure, ...]:
    """Nothing where nothing was built."""
    program = BUILT / "tillside" / "tillside"
    if not program.is_file():
        sys.stderr.write("built: nothing in dist; packaging/build.sh makes it\n")
        return ()
    profile = profiles.of(min(customers, 1_000))
    ours: list[float] = []
    source: list[float] = []
    _started(program)
    for _ in range(runs):
        ours.append(_started(program))
        start = moments("tests.bench.till_start", str(profile), SERVER, NOOR, PIN, "")
        source.append(start["painted"])
    sizes = [
        limit(
            "the built folder",
            [sum(_size(path) for path in program.parent.rglob("*")) / MEGABYTE],
            FOLDER_LIMIT_MB,
            unit="MB",
        )
    ]
    sizes += [
        limit("the package", [package.stat().st_size / MEGABYTE], PACKAGE_LIMIT_MB, unit="MB")
        for package in sorted(BUILT.glob("*.deb"))[-1:]
    ]
    return (
        *sizes,
        Figure(
            what="the built program's start to a painted window",
            measured=tuple(ours),
            reference=f"the same of this checkout, {runs} runs",
            reference_values=tuple(source),
            goal=START_GOAL,
        ),
    )


def _size(path: Path) -> int:
    return 0 if path.is_symlink() or not path.is_file() else path.stat().st_size


def _started(program: Path) -> float:
    """Milliseconds from before the process to the painted window. Raises TimeoutError."""
    with tempfile.TemporaryDirectory(prefix="tillside-") as folder:
        environ = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **ENVIRON}
        began = time.time()
        process = subprocess.Popen(
            [program, "--profile", folder, "--server", SERVER],
            env=environ,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            at = _painted_at(Profile(folder=Path(folder)).logs / "tillside.log", began)
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(LONGEST_S)
    return (at - began) * 1e3


def _painted_at(log: Path, began: float) -> float:
    """The time that the log gives."""
    while time.time() - began < LONGEST_S:
        written = log.read_text(encoding="utf-8") if log.exists() else ""
        for line in written.splitlines():
            if WINDOW_PAINTED in line:
                return _seconds(json.loads(line)["at"])
        time.sleep(LOOK_EVERY_S)
    raise TimeoutError("the window was never painted")


def _seconds(at: str) -> float:
    return datetime.fromisoformat(at).timestamp()
