"""The translation files: `resources/languages/tillside_<language>.ts`, read, refreshed, compiled.

Uses the tools that come with PySide6. English is the source and has none.
"""

import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import PySide6

from tests.languages.texts import ROOT, Text, source_files

FOLDER = ROOT / "resources" / "languages"


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """What a text is in one language: one form, or one for each kind of number."""

    forms: tuple[str, ...]
    is_finished: bool

    @property
    def is_complete(self) -> bool:
        return self.is_finished and bool(self.forms) and all(map(str.strip, self.forms))


def languages() -> tuple[str, ...]:
    """Those that have a file."""
    return tuple(sorted(path.stem.partition("_")[2] for path in FOLDER.glob("tillside_*.ts")))


def ts_file(language: str) -> Path:
    return FOLDER / f"tillside_{language}.ts"


def qm_file(language: str) -> Path:
    return FOLDER / f"tillside_{language}.qm"


def read(file: Path) -> Mapping[Text, Translation]:
    """Every text of a file with its translation."""
    root = ElementTree.parse(file).getroot()
    return {
        _key(context.findtext("name", ""), message): _translation(message)
        for context in root.iter("context")
        for message in context.iter("message")
    }


def refresh(language: str, file: Path) -> None:
    """Take new texts of the sources in and vanished ones out; what is translated stays."""
    _run(
        "lupdate",
        "-silent",
        "-no-obsolete",
        *("-locations", "none"),
        *("-source-language", "en_GB"),
        *("-target-language", language),
        *(str(path.relative_to(ROOT)) for path in source_files()),
        *("-ts", str(file)),
    )


def compile_to(language: str, file: Path) -> None:
    """Make what the program loads."""
    _run("lrelease", "-silent", str(ts_file(language)), "-qm", str(file))


def _run(tool: str, *arguments: str) -> None:
    suffix = ".exe" if sys.platform == "win32" else ""
    program = Path(PySide6.__file__).parent / f"{tool}{suffix}"
    subprocess.run([str(program), *arguments], check=True, cwd=ROOT)


def _key(context: str, message: ElementTree.Element) -> Text:
    return Text(
        context=context,
        source=message.findtext("source", ""),
        comment=message.findtext("comment", ""),
        is_plural=message.get("numerus") == "yes",
    )


def _translation(message: ElementTree.Element) -> Translation:
    found = message.find("translation")
    if found is None:
        return Translation(forms=(), is_finished=False)
    plural = tuple(form.text or "" for form in found.iter("numerusform"))
    return Translation(
        forms=plural or (found.text or "",), is_finished=found.get("type") != "unfinished"
    )
