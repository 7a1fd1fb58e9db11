"""Reads a module's imports and holds them against the house's tables.

Sees every way to import: at the top, under TYPE_CHECKING, in a function, relative, by name.
"""

import ast
import io
import sys
import tokenize
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from tests.architecture import house
from tests.architecture.house import Finding
from tests.architecture.names import Names

# A measured gain at start-up is the one reason to import late; the comment that gives it says so.
REASON = "start-up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Import:
    """`target` is dotted and absolute, down to the imported name; None if it cannot be known."""

    target: str | None
    line: int
    end_line: int
    is_late: bool


def check_imports(path: PurePosixPath, source: str) -> list[Finding]:
    """All breaches in the module at `path`, relative to the root."""
    tree = ast.parse(source, filename=str(path))
    imports = list(_imports(tree, path))
    comments = _comments(source)
    late_lines = {
        line for found in imports if found.is_late for line in range(found.line, found.end_line + 1)
    }
    findings = []
    for found in imports:
        texts = [_breach(path, found.target)]
        if found.is_late and not _is_justified(found, comments, late_lines):
            texts.append(f"import below the top level without a comment on its {REASON} reason")
        findings += [Finding(path=path, line=found.line, text=text) for text in texts if text]
    return findings


def _breach(path: PurePosixPath, target: str | None) -> str | None:
    if target is None:
        return "import of a name that is not known before it runs"
    top, _, rest = target.partition(".")
    room = house.room_of(path)
    if top == "tests":
        return "app imports tests"
    if top == "app":
        return _breach_of_table(room, rest)
    if room not in house.OWNERS.get(top, {room}):
        return f"{room} imports {top}, which only {_names(house.OWNERS[top])} may know"
    if room == "domain" and not _is_domains(top):
        return f"domain imports {top}: it lives on the standard library"
    return None


def _breach_of_table(room: str, target: str) -> str | None:
    first = target.partition(".")[0]
    if first == room or (first.startswith("__") and first != "__main__"):
        return None
    if room in house.COMPOSERS:
        allowed = house.COMPOSERS[room]
    else:
        allowed = house.MAY_IMPORT.get(room, frozenset())
    if room not in house.SUPPORT_IN_FULL and "support" in allowed:
        allowed = allowed - {"support"} | house.SUPPORT_FOR_ALL
    if any(target == name or target.startswith(f"{name}.") for name in allowed):
        return None
    name = f"app.{target}".rstrip(".")
    return f"{room} imports {name}; it may import {_names(allowed) or 'nothing'} of ours"


def _is_domains(top: str) -> bool:
    return top in sys.stdlib_module_names or top in house.DOMAIN_LIBRARIES


def _names(rooms: frozenset[str]) -> str:
    return ", ".join(sorted(rooms))


def _imports(tree: ast.Module, path: PurePosixPath) -> Iterator[Import]:
    names = Names(tree)
    late = _late_nodes(tree)
    for node in ast.walk(tree):
        targets: list[str | None]
        if isinstance(node, ast.Import):
            targets = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            origin = _origin(node, path)
            targets = [f"{origin}.{alias.name}" for alias in node.names]
        elif isinstance(node, ast.Call) and names.of(node.func) in {
            "importlib.import_module",
            "__import__",
        }:
            targets = [_literal(node)]
        else:
            continue
        end = node.end_lineno or node.lineno
        for target in targets:
            yield Import(target=target, line=node.lineno, end_line=end, is_late=node in late)


def _origin(node: ast.ImportFrom, path: PurePosixPath) -> str:
    """The absolute package or module that `from …` names."""
    if node.level == 0:
        return node.module or ""
    package = path.parts[: len(path.parts) - node.level]
    return ".".join([*package, *([node.module] if node.module else [])])


def _literal(call: ast.Call) -> str | None:
    match call.args:
        case [ast.Constant(value=str() as name), *_] if not name.startswith("."):
            return name
    return None


def _late_nodes(tree: ast.Module) -> set[ast.AST]:
    owners = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.ClassDef)
    return {
        inner
        for node in ast.walk(tree)
        if isinstance(node, owners)
        for inner in ast.walk(node)
        if inner is not node
    }


def _comments(source: str) -> dict[int, tuple[str, bool]]:
    """By line: the comment's text, and whether it has the line to itself."""
    tokens = tokenize.generate_tokens(io.StringIO(source).readline)
    return {
        token.start[0]: (token.string, token.line[: token.start[1]].strip() == "")
        for token in tokens
        if token.type == tokenize.COMMENT
    }


def _is_justified(
    found: Import, comments: dict[int, tuple[str, bool]], late_lines: set[int]
) -> bool:
    """Looks at the import's own lines, then up through its block to the comment right above."""
    for line in range(found.line, found.end_line + 1):
        if REASON in comments.get(line, ("", False))[0].lower():
            return True
    line = found.line - 1
    while True:
        text, is_alone = comments.get(line, ("", False))
        if not is_alone and line not in late_lines:
            return False
        if is_alone and REASON in text.lower():
            return True
        line -= 1
