"""Lists what the program is delivered with, by version and licence: `python packaging/licences.py`.

Writes packaging/LICENCES.md from runtime.lock and the installed packages' own words; with `--check`
it only says whether the page is as it would be written.
"""

import importlib.metadata
import re
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

HERE = Path(__file__).resolve().parent
LOCK, PAGE = HERE / "runtime.lock", HERE / "LICENCES.md"

ALLOWED = frozenset(
    {
        *("Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "ISC", "MIT", "MIT-0", "PSF-2.0"),
        *("LGPL-3.0-only", "MPL-2.0", "OFL-1.1", "Unlicense", "Zlib"),
    }
)
"""Licences under which the program may be passed on as it is; a choice (`OR`) needs one of them."""

STATED: Mapping[str, str] = {
    # What a package says of itself in words of its own, after a look at its licence's text.
    "backports-tarfile": "MIT",
    "certifi": "MPL-2.0",
    "click-default-group": "BSD-3-Clause",
    "defusedxml": "PSF-2.0",
    "email-validator": "Unlicense",
    "jaraco-classes": "MIT",
    "protobuf": "BSD-3-Clause",
    "pyside6-essentials": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "pywin32-ctypes": "BSD-3-Clause",
    "segno": "BSD-3-Clause",
    "shiboken6": "LGPL-3.0-only OR GPL-2.0-only OR GPL-3.0-only",
    "sqlcipher3": "Zlib",
    "sqlite-fts4": "Apache-2.0",
}
WITHIN = (
    ("Qt", "in PySide6-Essentials", "LGPL-3.0-only"),
    ("SQLCipher Community, with SQLite", "in sqlcipher3", "BSD-3-Clause"),
    ("OpenSSL", "in cryptography and sqlcipher3", "Apache-2.0"),
    ("Argon2's reference implementation", "in argon2-cffi-bindings", "Apache-2.0"),
    ("Inter, Noto Sans", "in resources/fonts", "OFL-1.1"),
)
"""Parts that no package manager lists: what, where, under which licence."""
HEAD = """# What Tillside is delivered with

Written by `python packaging/licences.py` from `runtime.lock`; a test compares the two.

Tillside itself is under Apache-2.0 (`LICENSE`). Qt and PySide6 are used under the LGPL 3: they are
libraries of their own in the installed folder, not linked into anything, so that whoever has a
copy can put a version of theirs in their place; their source is at https://code.qt.io. Nothing of
them is changed.

| Package | Version | Licence |
|---|---|---|
"""


def main() -> int:
    written = page()
    if "--check" in sys.argv[1:]:
        is_same = PAGE.read_text(encoding="utf-8") == written
        sys.stdout.write("as it is written\n" if is_same else f"{PAGE.name} is out of date\n")
        return 0 if is_same else 1
    PAGE.write_text(written, encoding="utf-8")
    return 0


def page() -> str:
    """The whole page. Raises SystemExit for a licence that is not allowed or not known."""
    rows = [f"| {name} | {version} | {licence_of(name)} |" for name, version in locked()]
    parts = [f"| {what} | {where} | {licence} |" for what, where, licence in WITHIN]
    between = "\n\nWithin them:\n\n| Part | Where | Licence |\n|---|---|---|\n"
    return HEAD + "\n".join(rows) + between + "\n".join(parts) + "\n"


def locked() -> Iterator[tuple[str, str]]:
    """Names and versions of the lock file, in its order."""
    for line in LOCK.read_text(encoding="utf-8").splitlines():
        match = re.match(
            r"(?P<name>[a-z0-9][a-z0-9._-]*)(?:\[[^\]]*\])?==(?P<version>[^ ;\\]+)", line
        )
        if match is not None:
            yield match["name"], match["version"]


def licence_of(name: str) -> str:
    """An SPDX expression. Raises SystemExit where it is not known, or not one that may be."""
    licence = STATED.get(name) or _said(name)
    if not any(set(choice.split(" AND ")) <= ALLOWED for choice in licence.split(" OR ")):
        raise SystemExit(f"{name}: {licence or 'no licence that can be read'!r} needs a look")
    return licence


def _said(name: str) -> str:
    try:
        metadata = importlib.metadata.metadata(name)
    except importlib.metadata.PackageNotFoundError:
        return ""
    told = metadata.json
    return str(told.get("license_expression") or told.get("license") or "")


if __name__ == "__main__":
    sys.exit(main())
