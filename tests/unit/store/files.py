"""What tests look at and do to files behind the store's back, and processes of their own."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[3]


def content(path: Path) -> bytes:
    return path.read_bytes()


def put(path: Path, data: bytes) -> None:
    path.write_bytes(data)


def remove(path: Path) -> None:
    path.unlink()


def is_private(path: Path) -> bool:
    return not path.stat().st_mode & 0o077


def exists(path: Path) -> bool:
    return path.exists()


def names(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def flip(path: Path, offset: int) -> None:
    """Change one bit of the byte at `offset`."""
    data = bytearray(path.read_bytes())
    data[offset] ^= 1
    path.write_bytes(data)


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def run_python(script: str, *arguments: object) -> str:
    """Run a script in a process of its own; what it printed."""
    return subprocess.run(
        [sys.executable, "-c", script, *map(str, arguments)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout
