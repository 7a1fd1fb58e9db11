"""Tells what a name in a module's source stands for, through its imports and their aliases."""

import ast
from collections.abc import Iterator


class Names:
    """Of one module. `from time import sleep as nap` makes `nap` stand for `time.sleep`."""

    def __init__(self, tree: ast.Module) -> None:
        self._meanings: dict[str, str] = {}
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    top = alias.name.partition(".")[0]
                    self._meanings[alias.asname or top] = alias.name if alias.asname else top
            elif isinstance(node, ast.ImportFrom) and node.level == 0:
                for alias in node.names:
                    self._meanings[alias.asname or alias.name] = f"{node.module}.{alias.name}"

    def of(self, node: ast.expr) -> str | None:
        """The dotted name, or None for what is not a plain chain of names."""
        if isinstance(node, ast.Name):
            return self._meanings.get(node.id, node.id)
        if isinstance(node, ast.Attribute):
            owner = self.of(node.value)
            return None if owner is None else f"{owner}.{node.attr}"
        return None

    def uses(self, tree: ast.Module) -> Iterator[tuple[ast.Name | ast.Attribute, str]]:
        """Every use of a name or attribute, called or only handed on, with its meaning.

        An attribute of something that is no name, as in `f().x`, has none: "".
        """
        for node in ast.walk(tree):
            if isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Load):
                yield node, self.of(node) or ""
