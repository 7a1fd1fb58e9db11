"""The page on security names tests that exist, and enough of them."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PAGE = ROOT / "resources" / "guide" / "security.md"
FEWEST_ROWS = 30
_ROW = re.compile(r"^\| [^|]+ \| [^|]+ \| `(?P<test>tests/[^`]+)` \|$", re.MULTILINE)

ROWS = [match["test"] for match in _ROW.finditer(PAGE.read_text(encoding="utf-8"))]


def test_there_are_enough_and_each_shows_something_else() -> None:
    assert len(ROWS) >= FEWEST_ROWS
    assert len(set(ROWS)) == len(ROWS)


def test_no_row_is_without_a_test() -> None:
    table = PAGE.read_text(encoding="utf-8").partition("| Attack |")[2].strip().splitlines()
    assert len(table) == len(ROWS) + 2, "the head's rest, the line below it, and the rows"


@pytest.mark.parametrize("row", ROWS)
def test_it_exists(row: str) -> None:
    file, *names = row.split("::")
    body: list[ast.stmt] = ast.parse((ROOT / file).read_text(encoding="utf-8")).body
    for name in names:
        found = [
            one
            for one in body
            if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef)
            and one.name == name
        ]
        assert found, f"{file} has no {name}"
        body = found[0].body


def test_it_can_be_found() -> None:
    assert "resources/guide/security.md" in (ROOT / "README.md").read_text(encoding="utf-8")
