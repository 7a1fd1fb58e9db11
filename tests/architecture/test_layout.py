"""The shape of the tree: what stands where, how long files are, what they may be called."""

import ast
from pathlib import PurePosixPath

import pytest

from tests.architecture.house import (
    COMPOSERS,
    ROOMS,
    committed_files,
    python_files,
    room_of,
    source_of,
)

TOP_LEVEL = {"pyproject.toml", "README.md", "LICENSE", "app", "resources", "tests", "packaging"}
# Names that say nothing: whatever ends up in such a module belongs to a room that has a name.
EMPTY_NAMES = {"base", "common", "helper", "helpers", "manager", "misc", "util", "utils"}
LONGEST = 400


@pytest.fixture(scope="module")
def modules() -> list[PurePosixPath]:
    found = python_files("app", "tests", "packaging")
    assert found
    return found


def test_nothing_else_stands_at_the_top() -> None:
    there = {path.parts[0] for path in committed_files()}
    assert {name for name in there if not name.startswith(".")} <= TOP_LEVEL


def test_each_module_of_the_app_is_in_a_room() -> None:
    rooms = {room_of(path): path for path in python_files("app")}
    assert set(rooms) <= ROOMS | set(COMPOSERS) | {"app"}


def test_no_file_hides_two_rooms(modules: list[PurePosixPath]) -> None:
    lengths = {str(path): source_of(path).count("\n") for path in modules}
    assert {path: lines for path, lines in lengths.items() if lines > LONGEST} == {}


def test_each_name_says_something(modules: list[PurePosixPath]) -> None:
    empty = [
        str(path)
        for path in modules
        if EMPTY_NAMES & {part.removesuffix(".py") for part in path.parts}
    ]
    assert empty == []


def test_each_module_says_what_it_owns(modules: list[PurePosixPath]) -> None:
    mute = []
    for path in modules:
        tree = ast.parse(source_of(path))
        if tree.body and not ast.get_docstring(tree):
            mute.append(str(path))
    assert mute == []
