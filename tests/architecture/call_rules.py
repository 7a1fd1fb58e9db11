"""Finds the calls that this house has banned, by whatever name a module knows them.

Handing such a function on counts as calling it: `connect(dialog.exec)` blocks just as well.
"""

import ast
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath

from tests.architecture.house import Finding
from tests.architecture.names import Names

WITHOUT_ZONE = "a time without a zone: ask the clock"
NESTED_LOOP = "a nested event loop ends other tasks: open() the dialog and await finished"
BY_MEANING: Mapping[str, str] = {
    "time.sleep": "time.sleep blocks the thread it runs on: wait for an event, or ask the clock",
    "datetime.datetime.utcnow": WITHOUT_ZONE,
    "datetime.datetime.utcfromtimestamp": WITHOUT_ZONE,
    "datetime.datetime.today": WITHOUT_ZONE,
    "datetime.date.today": "a date of no stated zone: ask the clock",
    "qasync.asyncSlot": "asyncSlot loses exceptions and holds no reference: use ui.tasks",
}
# How many arguments it takes before the zone is among them.
ZONED: Mapping[str, int] = {
    "datetime.datetime.now": 1,
    "datetime.datetime.fromtimestamp": 2,
}
BY_ATTRIBUTE: Mapping[str, str] = {
    "exec": NESTED_LOOP,
    "exec_": NESTED_LOOP,
    "processEvents": "processEvents lets events in where none are expected: give the loop its turn",
}
# Each runs a dialog's exec inside.
MODAL: Mapping[str, frozenset[str]] = {
    "QMessageBox": frozenset(
        {"about", "aboutQt", "critical", "information", "question", "warning"}
    ),
    "QInputDialog": frozenset({"getDouble", "getInt", "getItem", "getMultiLineText", "getText"}),
    "QFileDialog": frozenset(
        {
            "getExistingDirectory",
            "getExistingDirectoryUrl",
            "getOpenFileName",
            "getOpenFileNames",
            "getOpenFileUrl",
            "getOpenFileUrls",
            "getSaveFileName",
            "getSaveFileUrl",
        }
    ),
    "QColorDialog": frozenset({"getColor"}),
    "QFontDialog": frozenset({"getFont"}),
}
# Only what a person runs from a command line may write to it.
PRINTERS = frozenset({"__main__.py", "self_test.py"})


def check_calls(path: PurePosixPath, source: str) -> list[Finding]:
    """All breaches in the module at `path`, relative to the root."""
    tree = ast.parse(source, filename=str(path))
    found = [*_uses(tree, may_print=path.name in PRINTERS), *_bare_excepts(tree)]
    return [Finding(path=path, line=line, text=text) for line, text in sorted(found)]


def _uses(tree: ast.Module, *, may_print: bool) -> Iterator[tuple[int, str]]:
    names = Names(tree)
    zoned = {
        call.func
        for call in ast.walk(tree)
        if isinstance(call, ast.Call) and _has_zone(call, names.of(call.func) or "")
    }
    for node, meaning in names.uses(tree):
        if meaning in ZONED and node not in zoned:
            yield node.lineno, WITHOUT_ZONE
        elif meaning == "print" and not may_print:
            yield node.lineno, "print belongs to command-line entry points: use a logger"
        elif _is_modal(meaning):
            yield node.lineno, NESTED_LOOP
        elif meaning in BY_MEANING:
            yield node.lineno, BY_MEANING[meaning]
        elif isinstance(node, ast.Attribute) and node.attr in BY_ATTRIBUTE:
            yield node.lineno, BY_ATTRIBUTE[node.attr]


def _has_zone(call: ast.Call, meaning: str) -> bool:
    if meaning not in ZONED:
        return False
    position = ZONED[meaning] - 1
    given = [*call.args[position : position + 1]]
    given += [keyword.value for keyword in call.keywords if keyword.arg in {"tz", None}]
    return any(not (isinstance(zone, ast.Constant) and zone.value is None) for zone in given)


def _is_modal(meaning: str) -> bool:
    owner, _, method = meaning.rpartition(".")
    return method in MODAL.get(owner.rpartition(".")[2], frozenset())


def _bare_excepts(tree: ast.Module) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ExceptHandler) and node.type is None:
            yield node.lineno, "a bare except catches even a cancelled task: name the faults"
