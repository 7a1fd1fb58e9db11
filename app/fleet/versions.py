"""The versions of the program that were laid beside the installed one, and which of them runs.

A version is a folder of its own, complete before it has its name. Which one is chosen stands in one
small file, replaced in one step, so that a cut leaves the old choice or the new one. A version that
was handed over to and never came to work is given up for good, and the one before it runs again.
"""

import json
import logging
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from enum import StrEnum, unique
from pathlib import Path

from app.settings.file import replace_text

_log = logging.getLogger(__name__)

CHOICE_NAME = "chosen.json"
PROGRAM = "tillside.exe" if sys.platform == "win32" else "tillside"
_VERSION = re.compile(r"\d{1,6}(\.\d{1,6}){0,3}")
MOST_TRIES = 2
"""Not one: who is in a hurry starts the program twice, and both times are a try."""


@unique
class Standing(StrEnum):
    READY = "ready"
    """It is complete and its self-check held; nobody has worked with it."""
    TRYING = "trying"
    """It was handed over to."""
    GOOD = "good"
    """It came as far as an opened till."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """`before` is the last version that was good, and `given_up` are those that were not; empty
    `version`: the installed one.
    """

    version: str = ""
    standing: Standing = Standing.GOOD
    tries: int = 0
    before: str = ""
    given_up: tuple[str, ...] = ()


class ArchiveError(Exception):
    """An archive holds what no version may: a path outside its folder, or too much."""


class Versions:
    """Those in `folder`, which need not be there. Methods that change something raise OSError."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def choice(self) -> Choice:
        """What cannot be read chooses the installed program."""
        try:
            values = json.loads((self._folder / CHOICE_NAME).read_text(encoding="utf-8"))
            return Choice(
                version=str(values["version"]),
                standing=Standing(values["standing"]),
                tries=int(values["tries"]),
                before=str(values["before"]),
                given_up=tuple(map(str, values["given_up"])),
            )
        except FileNotFoundError:
            return Choice()
        except (OSError, ValueError, TypeError, KeyError) as error:
            _log.warning("choice of versions", extra={"error": type(error).__name__})
            return Choice()

    def program(self, version: str) -> Path:
        return self._folder / version / PROGRAM

    def ready(self, own: str) -> str:
        """The version that a start of this program, of version `own`, would hand over to and that
        nobody has worked with yet; empty where there is none.
        """
        now = self.choice
        is_new = now.standing is Standing.READY and number_of(now.version) > number_of(own)
        return now.version if is_new and self.program(now.version).is_file() else ""

    def take_in(self, version: str, fill: Callable[[Path], None]) -> Path:
        """Lay a version beside the others, which `fill` writes into the empty folder that it is
        given; its program. Raises ArchiveError, OSError, and what `fill` raises.
        """
        if not number_of(version):
            raise ArchiveError("no version")
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        # Two that look at once must not fill one folder.
        part = Path(tempfile.mkdtemp(prefix="part-", dir=self._folder))
        try:
            fill(part)
            if not (part / PROGRAM).is_file():
                raise ArchiveError("no program in it")
            into = self._folder / version
            shutil.rmtree(into, ignore_errors=True)
            part.rename(into)
        finally:
            shutil.rmtree(part, ignore_errors=True)
        return self.program(version)

    def choose(self, version: str) -> None:
        """Let the next start hand over to it."""
        now = self.choice
        before = now.version if now.standing is Standing.GOOD else now.before
        self._keep(replace(now, version=version, standing=Standing.READY, tries=0, before=before))

    def give_up(self, version: str) -> None:
        """Never run it again, and go back to the one before where it was chosen."""
        now = self.choice
        given_up = (*now.given_up, *(() if version in now.given_up else (version,)))
        if now.version == version:
            now = replace(now, version=now.before, standing=Standing.GOOD, before="")
        self._keep(replace(now, given_up=given_up))
        shutil.rmtree(self._folder / version, ignore_errors=True)

    def came_to_work(self, version: str) -> None:
        """The till of this version is open; the others are no longer needed but the one before."""
        now = self.choice
        if number_of(now.version) != number_of(version):
            return
        if now.standing is not Standing.GOOD:
            self._keep(replace(now, standing=Standing.GOOD))
        for folder in self._others(now.version, now.before):
            shutil.rmtree(folder, ignore_errors=True)

    def take_back_try(self) -> None:
        """The last hand-over was none: another window of the till was open, or nobody unlocked."""
        now = self.choice
        if now.standing is Standing.TRYING and now.tries:
            self._keep(replace(now, tries=now.tries - 1))

    def hand_over(self, own: str) -> Path | None:
        """The program that is to run in place of this one, of version `own`; None: this one.

        Being asked is the try: what did not come to work in MOST_TRIES of them is given up.
        """
        now = self.choice
        if now.version and now.standing is Standing.TRYING and now.tries >= MOST_TRIES:
            self.give_up(now.version)
            _log.warning("version given up")
            now = self.choice
        if not now.version or number_of(now.version) <= number_of(own):
            return None  # an installer brought a newer one
        program = self.program(now.version)
        if not program.is_file():
            return None
        if now.standing is not Standing.GOOD:
            self._keep(replace(now, standing=Standing.TRYING, tries=now.tries + 1))
        return program

    def _others(self, *kept: str) -> Iterator[Path]:
        for folder in self._folder.iterdir():
            if folder.is_dir() and number_of(folder.name) and folder.name not in kept:
                yield folder

    def _keep(self, choice: Choice) -> None:
        self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        replace_text(self._folder / CHOICE_NAME, json.dumps(asdict(choice)))


def number_of(version: str) -> tuple[int, ...]:
    """A version to be compared; empty, below all, for what is none."""
    if _VERSION.fullmatch(version) is None:
        return ()
    numbers = [int(part) for part in version.split(".")]
    while len(numbers) > 1 and not numbers[-1]:
        numbers.pop()
    return tuple(numbers)
