"""Every text of the program that people read, found in its sources. Knows no translation."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = ROOT / "app"
_CALL = re.compile(r"\b(translate|QT_TRANSLATE_NOOP|tr)\(")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Text:
    """A text by what the translation finds it by. `is_plural`: it has a number's forms."""

    context: str
    source: str
    comment: str = ""
    is_plural: bool = False


class UnreadableTextError(Exception):
    """A call whose text is not written out: no tool can find it. The text says where."""


def source_files() -> list[Path]:
    """The files that hold texts; no other need be read."""
    return sorted(
        path for path in SOURCES.rglob("*.py") if _CALL.search(path.read_text(encoding="utf-8"))
    )


def program_texts() -> frozenset[Text]:
    """Raises UnreadableTextError."""
    return frozenset(text for path in source_files() for text in _Reader(path).texts())


class _Reader:
    """Reads one module. `QT_TRANSLATE_NOOP` marks a text that is translated elsewhere in it."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._source = path.read_text(encoding="utf-8")
        self._has_marked = "QT_TRANSLATE_NOOP(" in self._source

    def texts(self) -> Iterator[Text]:
        yield from self._texts_in(ast.parse(self._source), "")

    def _texts_in(self, node: ast.AST, owner: str) -> Iterator[Text]:
        if isinstance(node, ast.ClassDef):
            owner = node.name
        if isinstance(node, ast.Call) and (text := self._text(node, owner)) is not None:
            yield text
        for child in ast.iter_child_nodes(node):
            yield from self._texts_in(child, owner)

    def _text(self, call: ast.Call, owner: str) -> Text | None:
        """`self.tr(source, comment, n)` or `translate(context, source, comment, n)`."""
        name, arguments = call.func, call.args
        spelled = ast.unparse(name)
        if spelled == "self.tr":
            return self._made(owner, arguments)
        if spelled.endswith(".tr"):
            place = f"{self._path.relative_to(ROOT)}:{call.lineno}"
            raise UnreadableTextError(f"{place}: {spelled} has no context that a tool can know")
        if spelled.removeprefix("QCoreApplication.") in {"translate", "QT_TRANSLATE_NOOP"}:
            if self._has_marked and not isinstance(arguments[1], ast.Constant):
                return None
            return self._made(self._written(arguments[0]), arguments[1:])
        return None

    def _made(self, context: str, arguments: list[ast.expr]) -> Text:
        comment = arguments[1] if len(arguments) > 1 else ast.Constant(None)
        has_comment = not (isinstance(comment, ast.Constant) and comment.value is None)
        return Text(
            context=context,
            source=self._written(arguments[0]),
            comment=self._written(comment) if has_comment else "",
            is_plural=len(arguments) > 2,
        )

    def _written(self, argument: ast.expr) -> str:
        if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
            return argument.value
        place = f"{self._path.relative_to(ROOT)}:{argument.lineno}"
        raise UnreadableTextError(f"{place}: a text must be written out where it is translated")
