"""What is committed speaks of the project alone: of no one's machine, and of no package index."""

import re

import pytest

from tests.architecture.house import ROOT, committed_files

# Each is put together from halves, or this file would be the first to be found.
MACHINE_PATHS = re.compile(
    "|".join(
        [
            "/wo" + "rk/",
            "/fa" + "rm/",
            "bash_" + "jobs",
            r"/ro" + r"ot/",
            r"/ho" + r"me/\w",
            r"/Us" + r"ers/\w",
            r"(?i:[a-z]:[\\/]+us" + r"ers[\\/]+\w)",
        ]
    )
)
INDEX_HOSTS = re.compile(
    "|".join(
        [
            r"py" + r"pi\.",
            r"python" + r"hosted",
            r"registry\.np" + r"mjs",
            r"deb\.deb" + r"ian",
            r"(security|snapshot|ftp)\.deb" + r"ian",
            r"archive\.ubu" + r"ntu",
            r"(proxy|sum)\.gol" + r"ang",
        ]
    ),
    re.IGNORECASE,
)
OPEN_ENDS = re.compile(r"\b(TO" + r"DO|FIX" + r"ME)\b")


def occurrences(pattern: re.Pattern[str]) -> list[str]:
    """Each as file:line: text, over all committed files that are text."""
    found = []
    for path in committed_files():
        try:
            lines = (ROOT / path).read_text(encoding="utf-8").splitlines()
        except UnicodeDecodeError:
            continue
        found += [
            f"{path}:{number}: {line.strip()[:120]}"
            for number, line in enumerate(lines, 1)
            if pattern.search(line)
        ]
    return found


def test_no_path_of_anyones_machine() -> None:
    assert occurrences(MACHINE_PATHS) == []


def test_no_host_of_a_package_index() -> None:
    assert occurrences(INDEX_HOSTS) == []


def test_nothing_is_left_for_later() -> None:
    assert occurrences(OPEN_ENDS) == []


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (MACHINE_PATHS, "see /wo" + "rk/notes"),
        (MACHINE_PATHS, "/ho" + "me/anna/till"),
        (MACHINE_PATHS, "/Us" + "ers/anna/till"),
        (MACHINE_PATHS, "C:\\Us" + "ers\\anna"),
        (MACHINE_PATHS, "/ro" + "ot/.cache"),
        (INDEX_HOSTS, "https://py" + "pi.org/simple"),
        (INDEX_HOSTS, "files.python" + "hosted.org"),
        (INDEX_HOSTS, "http://deb.deb" + "ian.org"),
        (OPEN_ENDS, "# TO" + "DO: later"),
    ],
)
def test_the_patterns_find_what_they_are_for(pattern: re.Pattern[str], text: str) -> None:
    assert pattern.search(text)


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        (MACHINE_PATHS, "the network/offline case, app/workers, a homework/ folder"),
        (MACHINE_PATHS, "/home, /srv/tillside, ~/till"),
        (INDEX_HOSTS, "a Debian package; pip's own settings"),
        (OPEN_ENDS, "a todo list"),
    ],
)
def test_the_patterns_pass_what_only_looks_alike(pattern: re.Pattern[str], text: str) -> None:
    assert not pattern.search(text)


def test_the_licence_is_there_in_full() -> None:
    text = (ROOT / "LICENSE").read_text(encoding="utf-8")
    assert "Apache License" in text
    assert "Version 2.0, January 2004" in text
    assert "END OF TERMS AND CONDITIONS" in text
