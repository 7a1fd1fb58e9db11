"""A till that crashes leaves no picture of its memory behind."""

import subprocess
import sys
from pathlib import Path

import pytest

_CRASH = """
import ctypes, os, resource, sys
from app.support.memory_guard import guard_memory

guard_memory()
print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))
sys.stdout.flush()
os.chdir(sys.argv[1])
os.abort()
"""
"""3 is PR_GET_DUMPABLE."""


@pytest.mark.skipif(sys.platform != "linux", reason="Linux's own way")
def test_a_crash_leaves_no_core(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CRASH, str(tmp_path)],
        cwd=Path(__file__).resolve().parents[3],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode < 0, "it did crash"
    assert done.stdout.strip() == "(0, 0) 0"
    assert list(tmp_path.iterdir()) == []
