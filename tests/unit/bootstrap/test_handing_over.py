"""A built program's start: the newer version runs in its place, in its process, as it was asked."""

import io
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest

from app.bootstrap.arguments import parse
from app.bootstrap.handing_over import environ_of_another, hand_over
from app.fleet.unpacking import unpack
from app.fleet.versions import MOST_TRIES, PROGRAM, Versions
from tests.architecture.house import ROOT

START = """
import sys
from pathlib import Path
from app.bootstrap.handing_over import hand_over
from app.fleet.versions import Versions
print("code", hand_over(sys.argv[2:], own="1.0", versions=Versions(Path(sys.argv[1]))))
"""


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    found = Versions(tmp_path / "versions")
    script = b'#!/bin/sh\necho "1.1 got" "$@" "$PYINSTALLER_RESET_ENVIRONMENT"\nexit 7\n'
    archive = tmp_path / "new.tar.gz"
    with tarfile.open(archive, "w:gz") as tar:
        member = tarfile.TarInfo(PROGRAM)
        member.size, member.mode = len(script), 0o755
        tar.addfile(member, io.BytesIO(script))
    found.take_in("1.1", lambda into: unpack(archive, into))
    return found


def start(tmp_path: Path, *argv: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-c", START, str(tmp_path / "versions"), *argv],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    return done.returncode, done.stdout.strip()


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for the program")
def test_the_chosen_version_gets_the_arguments_and_gives_the_exit_code(
    versions: Versions, tmp_path: Path
) -> None:
    versions.choose("1.1")
    assert start(tmp_path, "--profile", "a b") == (7, "1.1 got --profile a b 1")


@pytest.mark.skipif(sys.platform == "win32", reason="a shell script stands in for the program")
def test_after_tries_without_a_till_the_installed_program_runs_again(
    versions: Versions, tmp_path: Path
) -> None:
    versions.choose("1.1")
    codes = [start(tmp_path)[0] for _ in range(MOST_TRIES)]
    assert codes == [7] * MOST_TRIES
    assert start(tmp_path) == (0, "code None")


def test_a_program_that_cannot_be_run_leaves_this_one(versions: Versions) -> None:
    versions.choose("1.1")
    versions.program("1.1").chmod(0o644)
    assert hand_over([], own="1.0", versions=versions) is None


def test_nothing_chosen_is_this_program(tmp_path: Path) -> None:
    assert hand_over([], own="1.0", versions=Versions(tmp_path / "none")) is None


def test_another_program_starts_with_the_libraries_of_the_system() -> None:
    made = environ_of_another({"LD_LIBRARY_PATH": "/mine", "LD_LIBRARY_PATH_ORIG": "/yours"})
    assert made["LD_LIBRARY_PATH"] == "/yours"
    assert "LD_LIBRARY_PATH" not in environ_of_another({"LD_LIBRARY_PATH": "/mine"})


@pytest.mark.parametrize(
    ("argv", "is_plain"),
    [
        ([], True),
        (["--training"], True),
        (["--server", "https://api.example.com"], True),
        (["--check-config"], False),
        (["--self-test"], False),
        (["--change-key"], False),
        (["--verify", "x"], False),
    ],
)
def test_only_a_start_of_the_window_is_handed_over(argv: list[str], is_plain: bool) -> None:
    assert parse(argv).is_plain_start == is_plain
