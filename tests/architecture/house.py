"""The house as the tests see it: where its files are, its rooms, and who may import whom.

Knows no rule beyond the tables; `import_rules` and `call_rules` read them.
"""

import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).resolve().parent.parent.parent

# What a room may import of ours besides itself. A name with a dot opens that one module alone.
MAY_IMPORT: Mapping[str, frozenset[str]] = {
    "domain": frozenset(),
    "support": frozenset(),
    "settings": frozenset({"support"}),
    "api": frozenset({"domain", "support"}),
    "store": frozenset({"domain", "support"}),
    "sync": frozenset({"api", "store", "domain", "support"}),
    "services": frozenset({"sync", "api", "store", "domain", "settings", "support"}),
    "ui": frozenset({"services", "domain", "settings", "support"}),
    "fleet": frozenset({"domain", "settings", "support", "api.outgoing"}),
    "sandbox": frozenset({"domain", "api.wire", "support"}),
}
# The two that put the house together are no rooms: they import every one of them. The sandbox is
# a server of its own, which the composition root alone may start.
ROOMS = frozenset(MAY_IMPORT)
COMPOSERS: Mapping[str, frozenset[str]] = {
    "bootstrap": ROOMS,
    "__main__": ROOMS - {"sandbox"} | {"bootstrap"},
}
# `support` is for everyone, but only these two open it whole.
SUPPORT_FOR_ALL = frozenset({"support.paths", "support.logging"})
SUPPORT_IN_FULL = frozenset({"ui", "fleet", "bootstrap", "__main__"})

# A library, and the only rooms that know it.
OWNERS: Mapping[str, frozenset[str]] = {
    "httpx": frozenset({"api"}),
    "httpcore": frozenset({"api"}),
    "sqlite_utils": frozenset({"store"}),
    "sqlcipher3": frozenset({"store"}),
    "PySide6": frozenset({"ui", "__main__"}),
    "shiboken6": frozenset({"ui", "__main__"}),
    "qasync": frozenset({"ui", "__main__"}),
    "starlette": frozenset({"sandbox"}),
    "uvicorn": frozenset({"sandbox"}),
    "opentelemetry": frozenset({"fleet"}),
    "tuf": frozenset({"fleet"}),
}
DOMAIN_LIBRARIES = frozenset({"phonenumbers", "email_validator"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One breach of a rule: the file relative to the root, its line, and what is wrong."""

    path: PurePosixPath
    line: int
    text: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}: {self.text}"


def room_of(path: PurePosixPath) -> str:
    """The room of a module under app/; `app` for the package's own file."""
    first = path.parts[1]
    name = first.removesuffix(".py")
    return "app" if name == "__init__" else name


def python_files(*folders: str) -> list[PurePosixPath]:
    """All Python files below these folders of the root, relative to it."""
    found = (path for folder in folders for path in (ROOT / folder).rglob("*.py"))
    return sorted(PurePosixPath(path.relative_to(ROOT).as_posix()) for path in found)


def source_of(path: PurePosixPath) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def listing(findings: list[Finding]) -> str:
    return "\n" + "\n".join(map(str, findings))


def committed_files() -> list[PurePosixPath]:
    """What is committed or about to be; without git, all that no set-up or tool has made."""
    git = shutil.which("git")
    if git is not None:
        command = [git, "-C", str(ROOT), "ls-files", "-z"]
        command += ["--cached", "--others", "--exclude-standard"]
        answer = subprocess.run(command, capture_output=True, check=False)
        if answer.returncode == 0:
            names = answer.stdout.decode().split("\0")
            return [PurePosixPath(name) for name in names if name and (ROOT / name).is_file()]
    found = (path.relative_to(ROOT) for path in ROOT.rglob("*") if path.is_file())
    return [PurePosixPath(path.as_posix()) for path in found if not _is_made(path)]


def _is_made(path: Path) -> bool:
    first = path.parts[0]
    return (
        first in {".git", ".venv", ".hypothesis", ".setup.lock", "build", "dist"}
        or first.startswith((".coverage", ".mypy_cache", ".ruff_cache"))
        or any(part == "__pycache__" or part.endswith(".egg-info") for part in path.parts)
    )
