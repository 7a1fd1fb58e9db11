"""What is declared, what is locked, what is installed and what is imported must be one thing."""

import ast
import importlib.metadata
import sys
import tomllib
from collections.abc import Mapping

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from packaging.version import Version

from tests.architecture import lock_file
from tests.architecture.house import ROOT, python_files, source_of
from tests.architecture.lock_file import Pin

PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
OURS = {"app", "tests"}
# PySide6 6.12 on CPython 3.11 drops references to None until the interpreter dies of it.
FATAL_ON_3_11 = Version("6.12")
NONE_DEALLOC = (
    "PySide6 6.12 on CPython 3.11 gives up one reference to None too many at each of many calls; "
    "within seconds the process dies with 'none_dealloc'. Stay below 6.12 while 3.11 is supported."
)

NOT_IMPORTED_HERE = {"sniffio"}
"""httpx's lower half tries to import it at every lock that it takes: where it is missing, the whole
path is searched on the disk each time, which cost a fifth of every request."""


def by_name(requirements: list[str]) -> Mapping[str, Requirement]:
    parsed = map(Requirement, requirements)
    return {canonicalize_name(requirement.name): requirement for requirement in parsed}


RUNTIME = by_name(PYPROJECT["project"]["dependencies"])
DEVELOPMENT = by_name(PYPROJECT["dependency-groups"]["dev"])
DECLARED = {**RUNTIME, **DEVELOPMENT}


@pytest.fixture(scope="module")
def pins() -> Mapping[str, Pin]:
    return lock_file.read_pins(lock_file.PATH.read_text(encoding="utf-8"))


def third_party(folder: str) -> set[str]:
    """Modules imported below this folder neither Python's nor ours, by full name."""
    found: set[str] = set()
    for path in python_files(folder):
        for node in ast.walk(ast.parse(source_of(path))):
            if isinstance(node, ast.Import):
                found |= {alias.name for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                found.add(node.module)
    ours = sys.stdlib_module_names | OURS
    return {module for module in found if module.partition(".")[0] not in ours}


def distributions(modules: set[str]) -> set[str]:
    """Who brings them; a module that nothing installed brings stands for itself."""
    owners = importlib.metadata.packages_distributions()
    found: set[str] = set()
    for module in modules:
        top = module.partition(".")[0]
        names = set(owners.get(top, [top]))
        if len(names) > 1:  # a namespace that several share
            folder = module.replace(".", "/")
            names = {name for name in names if _brings(name, folder)} or {module}
        found |= {canonicalize_name(name) for name in names}
    return found


def _brings(distribution: str, folder: str) -> bool:
    files = map(str, importlib.metadata.files(distribution) or ())
    return any(file.startswith((f"{folder}.py", f"{folder}/")) for file in files)


@pytest.mark.parametrize("name", DECLARED)
def test_the_declared_is_locked_at_a_version_it_admits(name: str, pins: Mapping[str, Pin]) -> None:
    assert name in pins
    assert DECLARED[name].specifier.contains(pins[name].version)


def test_the_lock_file_has_no_wish_of_its_own(pins: Mapping[str, Pin]) -> None:
    asked = {name for name, pin in pins.items() if lock_file.PROJECT in pin.askers}
    assert asked == set(DECLARED)


def test_each_locked_one_is_asked_for_by_another(pins: Mapping[str, Pin]) -> None:
    reached = {lock_file.PROJECT}
    while True:
        more = {name for name, pin in pins.items() if pin.askers & reached} - reached
        if not more:
            break
        reached |= more
    assert set(pins) == reached - {lock_file.PROJECT}


def test_each_locked_one_has_hashes(pins: Mapping[str, Pin]) -> None:
    assert [name for name, pin in pins.items() if not pin.hashes] == []


def test_the_lock_file_names_no_index() -> None:
    text = lock_file.PATH.read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert [line for line in lines if "://" in line] == []
    options = [word for line in lines for word in line.split() if word.startswith("-")]
    assert [word for word in options if not word.startswith("--hash=sha256:")] == []


def test_the_installed_is_the_locked(pins: Mapping[str, Pin]) -> None:
    expected = {name: pin.version for name, pin in pins.items() if pin.is_for_this_machine}
    assert {name: Version(importlib.metadata.version(name)) for name in expected} == expected


def test_the_app_imports_what_is_declared_and_nothing_else() -> None:
    assert distributions(third_party("app")) | NOT_IMPORTED_HERE == set(RUNTIME)


def test_the_tests_import_only_what_is_declared() -> None:
    assert distributions(third_party("tests")) <= set(DECLARED)


def test_the_locked_qt_does_not_kill_the_oldest_python(pins: Mapping[str, Pin]) -> None:
    assert pins["pyside6-essentials"].version < FATAL_ON_3_11, NONE_DEALLOC
    assert not RUNTIME["pyside6-essentials"].specifier.contains(FATAL_ON_3_11), NONE_DEALLOC


def test_the_qt_in_use_does_not_kill_this_python() -> None:
    installed = Version(importlib.metadata.version("PySide6-Essentials"))
    assert installed < FATAL_ON_3_11 or sys.version_info >= (3, 12), NONE_DEALLOC


@pytest.mark.parametrize(
    "line",
    ["httpx>=0.28", "httpx", "httpx @ file:///srv/httpx.whl", "-e .", "--find-links wheels"],
)
def test_a_line_that_pins_nothing_is_refused(line: str) -> None:
    with pytest.raises(ValueError):
        lock_file.read_pins(f"{line} \\\n    --hash=sha256:{'0' * 64}\n")
