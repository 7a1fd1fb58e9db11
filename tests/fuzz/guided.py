"""A target under atheris: libFuzzer draws the inputs, guided by the branches of what it tries.

Only where atheris is installed (`pip install atheris`); it is no part of the locked environment.
"""

import importlib
import sys
import tempfile
from pathlib import Path

from tests.fuzz.targets import Target


def run(target: Target, inputs: int, *, seed: int) -> int:
    """Ends the process; libFuzzer says what it found, and keeps it beside."""
    # Found at run time: what is imported by name has to be declared and locked.
    atheris = importlib.import_module("atheris")
    atheris.instrument_all()
    with tempfile.TemporaryDirectory() as folder:
        for number, data in enumerate(target.seeds()):
            (Path(folder) / str(number)).write_bytes(data)

        def one(data: bytes) -> None:
            target.check(data)

        options = [f"-runs={inputs}", f"-seed={seed}", "-timeout=5", "-rss_limit_mb=1024"]
        atheris.Setup([sys.argv[0], *options, "-max_len=20000", folder], one)
        atheris.Fuzz()
    return 0
