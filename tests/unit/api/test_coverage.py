"""The README of the client: its table is as the command writes it, and names tests that there are;
its example does what it says.
"""

import doctest
from collections.abc import Iterator
from importlib import import_module
from itertools import product
from types import FunctionType

import httpx
import pytest

from tests.unit.api.coverage import BEGIN, END, METHODS_OF, README, call_rows, part_rows, rewritten
from tests.unit.api.methods import METHODS
from tests.unit.api.own_server import own_server

ROWS = [*call_rows(), *part_rows()]


def function_of(test: str) -> FunctionType:
    """Of `module.py::Class::name`, below this folder."""
    path, *names = test.split("::")
    found: object = import_module(f"tests.unit.api.{path.removesuffix('.py').replace('/', '.')}")
    for name in names:
        found = getattr(found, name)
    assert isinstance(found, FunctionType)
    assert found.__name__.startswith("test_")
    return found


def ids_of(function: FunctionType) -> set[str]:
    """What pytest calls its parametrised ones, by the marks."""
    marks = [mark for mark in getattr(function, "pytestmark", []) if mark.name == "parametrize"]
    return {"-".join(parts) for parts in product(*(list(_ids(mark)) for mark in marks))}


def _ids(mark: pytest.Mark) -> Iterator[str]:
    names, ids = mark.args[1], mark.kwargs.get("ids")
    for place, value in enumerate(names):
        if callable(ids):
            yield ids(value)
        elif ids is not None:
            yield ids[place]
        else:
            yield str(getattr(value, "id", None) or value)


def test_the_readme_is_as_the_command_writes_it() -> None:
    text = README.read_text(encoding="utf-8")
    assert text.count(BEGIN) == text.count(END) == 1
    assert rewritten(text) == text, "run: python -m tests.unit.api.coverage"


def test_no_cell_is_empty() -> None:
    assert [row.about for row in ROWS if not all(row.cells) or not all(row.about)] == []
    assert len(ROWS) > 200


def test_each_test_that_is_named_exists() -> None:
    missing = []
    known: dict[str, set[str]] = {}
    for test in {test for row in ROWS for cell in row.cells for test in cell}:
        name, bracket, parameter = test.partition("[")
        known.setdefault(name, ids_of(function_of(name)))
        if bracket and parameter.removesuffix("]") not in known[name]:
            missing.append(test)
    assert missing == []


def test_ids_are_read_as_pytest_makes_them(request: pytest.FixtureRequest) -> None:
    """As far as this run has collected the tests that are named."""
    for item in request.session.items:
        if isinstance(item, pytest.Function) and "[" in item.name:
            function = item.function
            is_named = function.__name__ in {
                *("test_parameter", "test_response", "test_request", "test_a_read", "test_a_write"),
                *("test_a_reply_of_the_own_server", "test_any_tree"),
            }
            if is_named and function.__module__.startswith("tests.unit.api."):
                assert item.name.partition("[")[2].removesuffix("]") in ids_of(function)


def test_every_method_that_the_calls_have_is_in_the_table() -> None:
    others = {"customers.get", "customers.get_many", "customers.search_names"}
    others |= {"transactions.pages", "tickets.of_many"}
    assert set(METHODS_OF.values()) | others == set(METHODS)


def test_the_example_does_what_it_says() -> None:
    with own_server() as server:
        names = {"shop": lambda: httpx.MockTransport(server.handle)}
        found = doctest.testfile(str(README), module_relative=False, globs=names, encoding="utf-8")
    assert found.attempted > 5
    assert found.failed == 0
