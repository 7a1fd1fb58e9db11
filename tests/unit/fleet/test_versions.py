"""Which version of the program runs: the newest that works, and never one that did not."""

import io
import tarfile
from collections.abc import Callable
from pathlib import Path

import pytest

from app.fleet.unpacking import unpack
from app.fleet.versions import (
    CHOICE_NAME,
    MOST_TRIES,
    PROGRAM,
    ArchiveError,
    Standing,
    Versions,
    number_of,
)


@pytest.fixture
def versions(tmp_path: Path) -> Versions:
    return Versions(tmp_path / "versions")


def archive(folder: Path, change: Callable[[tarfile.TarFile], None] = lambda tar: None) -> Path:
    """A version as it is packed, with what `change` puts in besides."""
    path = folder / "some.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        put(tar, PROGRAM, b"#!/bin/sh\n", mode=0o755)
        put(tar, "_internal/library.so", b"code")
        change(tar)
    return path


def put(tar: tarfile.TarFile, name: str, content: bytes, *, mode: int = 0o644) -> None:
    member = tarfile.TarInfo(name)
    member.size, member.mode = len(content), mode
    tar.addfile(member, io.BytesIO(content))


def link(tar: tarfile.TarFile, name: str, to: str, kind: bytes = tarfile.SYMTYPE) -> None:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, to
    tar.addfile(member)


def take_in(versions: Versions, path: Path, name: str = "1.1") -> Path:
    return versions.take_in(name, lambda into: unpack(path, into))


def laid(versions: Versions, tmp_path: Path, *names: str) -> None:
    for name in names:
        take_in(versions, archive(tmp_path), name)


def test_without_any_the_installed_program_runs(versions: Versions) -> None:
    assert versions.hand_over("1.0") is None


def test_the_chosen_one_runs_from_the_next_start(versions: Versions, tmp_path: Path) -> None:
    laid(versions, tmp_path, "1.1")
    assert versions.hand_over("1.0") is None, "it was laid there, and not chosen"
    versions.choose("1.1")
    program = versions.hand_over("1.0")
    assert program == versions.program("1.1")
    assert program is not None
    assert program.stat().st_mode & 0o111
    versions.came_to_work("1.1")
    for _ in range(2 * MOST_TRIES):
        assert versions.hand_over("1.0") == program


def test_what_is_ready_is_told_until_somebody_has_worked_with_it(
    versions: Versions, tmp_path: Path
) -> None:
    assert versions.ready("1.0") == ""
    laid(versions, tmp_path, "1.1")
    versions.choose("1.1")
    assert versions.ready("1.0") == "1.1"
    assert versions.ready("1.1") == "", "it is the one that asks"
    versions.hand_over("1.0")
    versions.came_to_work("1.1")
    assert versions.ready("1.0") == ""


def test_one_that_never_comes_to_work_is_given_up_and_the_one_before_runs(
    versions: Versions, tmp_path: Path
) -> None:
    laid(versions, tmp_path, "1.1", "1.2")
    versions.choose("1.1")
    versions.hand_over("1.0")
    versions.came_to_work("1.1")
    laid(versions, tmp_path, "1.2")
    versions.choose("1.2")
    for _ in range(MOST_TRIES):
        assert versions.hand_over("1.0") == versions.program("1.2")
    assert versions.hand_over("1.0") == versions.program("1.1")
    assert versions.choice.given_up == ("1.2",)
    assert not versions.program("1.2").exists()
    assert versions.hand_over("1.0") == versions.program("1.1"), "and it stays so"


def test_the_first_one_that_does_not_work_leaves_the_installed_one(
    versions: Versions, tmp_path: Path
) -> None:
    laid(versions, tmp_path, "1.1")
    versions.choose("1.1")
    for _ in range(MOST_TRIES):
        versions.hand_over("1.0")
    assert versions.hand_over("1.0") is None
    assert versions.choice.standing is Standing.GOOD


def test_starts_that_say_nothing_of_a_version_do_not_give_it_up(
    versions: Versions, tmp_path: Path
) -> None:
    """The former version's window is open, and somebody starts the program again and again."""
    laid(versions, tmp_path, "1.1")
    versions.choose("1.1")
    for _ in range(3 * MOST_TRIES):
        assert versions.hand_over("1.0") == versions.program("1.1")
        versions.take_back_try()


@pytest.mark.parametrize("own", ["1.1", "1.1.0", "1.10", "2"])
def test_an_installer_that_brought_as_new_a_one_goes_before(
    versions: Versions, tmp_path: Path, own: str
) -> None:
    laid(versions, tmp_path, "1.1")
    versions.choose("1.1")
    assert versions.hand_over(own) is None


@pytest.mark.parametrize("harm", ["gone", "no json", "another shape", "the program is gone"])
def test_a_harmed_choice_is_the_installed_program(
    versions: Versions, tmp_path: Path, harm: str
) -> None:
    laid(versions, tmp_path, "1.1")
    versions.choose("1.1")
    path = tmp_path / "versions" / CHOICE_NAME
    match harm:
        case "gone":
            path.unlink()
        case "no json":
            path.write_text("{")
        case "another shape":
            path.write_text("[]")
        case _:
            versions.program("1.1").unlink()
    assert versions.hand_over("1.0") is None


def test_what_is_no_longer_needed_goes(versions: Versions, tmp_path: Path) -> None:
    for name in ("1.1", "1.2", "1.3"):
        laid(versions, tmp_path, name)
        versions.choose(name)
        versions.hand_over("1.0")
        versions.came_to_work(name)
    assert not versions.program("1.1").exists()
    assert versions.program("1.2").exists(), "to go back to"
    assert versions.program("1.3").exists()


_BAD: dict[str, Callable[[tarfile.TarFile], None]] = {
    "upwards": lambda tar: put(tar, "../outside", b"x"),
    "upwards within": lambda tar: put(tar, "a/../../outside", b"x"),
    "from the root": lambda tar: put(tar, "/etc/outside", b"x"),
    "a drive": lambda tar: put(tar, "C:/outside", b"x"),
    "backslashes": lambda tar: put(tar, "..\\outside", b"x"),
    "a link out": lambda tar: link(tar, "out", "../../outside"),
    "a link to the root": lambda tar: link(tar, "out", "/etc"),
    "a hard link": lambda tar: link(tar, "out", PROGRAM, tarfile.LNKTYPE),
    "a device": lambda tar: link(tar, "out", "", tarfile.CHRTYPE),
}


@pytest.mark.parametrize("bad", _BAD)
def test_nothing_is_laid_outside(versions: Versions, tmp_path: Path, bad: str) -> None:
    with pytest.raises(ArchiveError):
        take_in(versions, archive(tmp_path, _BAD[bad]))
    assert not versions.program("1.1").exists()
    assert {path.name for path in tmp_path.iterdir()} == {"versions", "some.tar.gz"}
    assert list((tmp_path / "versions").iterdir()) == []


def test_links_within_are_kept(versions: Versions, tmp_path: Path) -> None:
    program = take_in(
        versions, archive(tmp_path, lambda tar: link(tar, "_internal/also.so", "library.so"))
    )
    assert (program.parent / "_internal" / "also.so").read_bytes() == b"code"


@pytest.mark.parametrize("harm", ["cut", "no archive", "no program"])
def test_half_a_version_is_none(versions: Versions, tmp_path: Path, harm: str) -> None:
    path = archive(tmp_path)
    if harm == "no program":
        with tarfile.open(path, "w:gz") as tar:
            put(tar, "other", b"x")
    else:
        path.write_bytes(path.read_bytes()[:60] if harm == "cut" else b"no archive")
    with pytest.raises(ArchiveError):
        take_in(versions, path)
    assert not (tmp_path / "versions" / "1.1").exists()


def test_versions_are_compared_as_numbers() -> None:
    assert number_of("1.10") > number_of("1.9.9")
    assert number_of("1.0.0") == number_of("1")
    assert number_of("2") > number_of("1.99")
    for none in ("", "../1", "1.x", "1..2", "v1", "1.2.3.4.5"):
        assert number_of(none) == ()
