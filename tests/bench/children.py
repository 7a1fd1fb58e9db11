"""Programs of the bench that run in processes of their own, and what they say."""

import json
import os
import subprocess
import sys
import time
from collections.abc import Mapping
from typing import Any

from tests.bench.profiles import ENVIRON

LONGEST_S = 1_800


def moments(module: str, *arguments: str) -> Mapping[str, float]:
    """Run a start; milliseconds from before the process to each moment that it tells."""
    began = time.monotonic_ns()
    told = dict(line.split() for line in _said(module, *arguments).splitlines())
    if "painted" not in told:
        raise RuntimeError(f"{module} was never painted")
    return {moment: (int(at) - began) / 1e6 for moment, at in told.items()}


def found(module: str, *arguments: str, environ: Mapping[str, str] | None = None) -> Any:
    """What its last line says, as JSON."""
    return json.loads(_said(module, *arguments, environ=environ).splitlines()[-1])


def _said(module: str, *arguments: str, environ: Mapping[str, str] | None = None) -> str:
    """Its standard output. Raises RuntimeError with what it complained of."""
    given = {"QT_QPA_PLATFORM": "offscreen", **os.environ, **ENVIRON, **(environ or {})}
    # A till runs compiled modules; compiling them at every start would measure the compiler.
    given.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        env=given,
        capture_output=True,
        text=True,
        timeout=LONGEST_S,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{module} failed: {done.stderr}")
    return done.stdout
