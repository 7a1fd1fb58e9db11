"""What is delivered: pinned as it is tested, under licences that let it be passed on."""

import subprocess
import sys
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.architecture import lock_file
from tests.architecture.house import ROOT

PACKAGING = ROOT / "packaging"
TESTED = lock_file.read_pins(lock_file.PATH.read_text(encoding="utf-8"))
DELIVERED = lock_file.read_pins((PACKAGING / "runtime.lock").read_text(encoding="utf-8"))
TOOLS = lock_file.read_pins((PACKAGING / "tools.lock").read_text(encoding="utf-8"))


def test_what_is_delivered_is_what_is_tested() -> None:
    assert {name: pin.version for name, pin in DELIVERED.items()} == {
        name: pin.version for name, pin in TESTED.items() if name in DELIVERED
    }


def test_all_that_is_declared_is_delivered_and_nothing_of_the_tests() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    declared = {
        canonicalize_name(Requirement(one).name) for one in project["project"]["dependencies"]
    }
    assert declared <= DELIVERED.keys()
    assert not {"pytest", "hypothesis", "mypy", "ruff"} & DELIVERED.keys()


@pytest.mark.parametrize("name", ["runtime.lock", "tools.lock"])
def test_each_line_has_hashes_and_none_names_an_index(name: str) -> None:
    text = (PACKAGING / name).read_text(encoding="utf-8")
    assert all(pin.hashes for pin in lock_file.read_pins(text).values())
    assert "://" not in text
    assert "index-url" not in text.replace("--no-emit-index-url", "")


def test_the_page_of_licences_is_as_it_would_be_written() -> None:
    """`python packaging/licences.py` writes it; a licence that may not be is refused there."""
    done = subprocess.run(
        [sys.executable, str(PACKAGING / "licences.py"), "--check"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_each_package_delivered_is_on_it() -> None:
    page = (PACKAGING / "LICENCES.md").read_text(encoding="utf-8")
    missing = [name for name, pin in DELIVERED.items() if f"| {name} | {pin.version} |" not in page]
    assert missing == []
