"""Newer versions come from head office alone, are tried first, and change nothing under work."""

import asyncio
import importlib.util
import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import httpx
import pytest

from app.api.outgoing import Outgoing
from app.fleet.updates import EVERY_S, FIRST_S, POLL_S, Looked, Updates, look_now_and_then
from app.fleet.versions import PROGRAM, Versions
from tests.architecture.house import ROOT
from tests.unit.fleet.hurrying import Hurrying

PLATFORM = "linux-x86_64"
TILL = "7c9e6679-7425-40de-944b-e07fc1f90ae7"


def _release_tool() -> Any:
    spec = importlib.util.spec_from_file_location("release", ROOT / "packaging" / "release.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


RELEASE = _release_tool()


class Scene:
    """Head office's repository, served without a wire, and a till of version 1.0."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.repository = self.another("repository")
        self.root = self.repository.begin().read_bytes()
        self.repository.renew()
        self.served = folder / "repository"
        self.versions = Versions(folder / "versions")
        self.running = "1.0"
        self.holds = True
        self.tried: list[Path] = []
        self.asked: list[str] = []
        self.is_down = False

    def another(self, name: str, *, now: datetime | None = None) -> Any:
        return RELEASE.Repository(self.folder / name, self.folder / f"{name} keys", now=now)

    def add(self, version: str, repository: Any = None, *, share: int = 100) -> None:
        program = self.folder / "built"
        (program / "_internal").mkdir(parents=True, exist_ok=True)
        (program / PROGRAM).write_text(f"#!/bin/sh\necho {version}\n")
        (program / PROGRAM).chmod(0o755)
        (program / "_internal" / "code.bin").write_bytes(version.encode() * 1000)
        (repository or self.repository).add(program, version, PLATFORM, share=share)

    def look(self) -> Looked:
        return asyncio.run(self._look())

    async def _look(self) -> Looked:
        async def holds(program: Path) -> bool:
            self.tried.append(program)
            return self.holds

        return await Updates(
            url="https://updates.example.com/tillside/",
            root=self.root,
            versions=self.versions,
            folder=self.folder / "updates",
            platform=PLATFORM,
            running=self.running,
            till=TILL,
            outgoing=Outgoing(
                proxy=lambda: None, make_transport=lambda: httpx.MockTransport(self._answer)
            ),
            holds=holds,
        ).look()

    def _answer(self, request: httpx.Request) -> httpx.Response:
        if self.is_down:
            raise httpx.ConnectError("down")
        name = request.url.path.removeprefix("/tillside/")
        self.asked.append(name)
        path = self.served / name
        if not path.is_file():
            return httpx.Response(404)
        return httpx.Response(200, content=path.read_bytes())


@pytest.fixture
def scene(tmp_path: Path) -> Scene:
    return Scene(tmp_path)


def test_a_newer_version_is_fetched_tried_and_runs_from_the_next_start(scene: Scene) -> None:
    scene.add("1.1")
    assert scene.look() is Looked.READY
    program = scene.versions.program("1.1")
    assert scene.tried == [program]
    assert scene.versions.hand_over("1.0") == program
    assert program.read_text() == "#!/bin/sh\necho 1.1\n"
    assert (program.parent / "_internal" / "code.bin").read_bytes() == b"1.1" * 1000
    scene.asked.clear()
    assert scene.look() is Looked.NOTHING_NEWER, "what is chosen is not fetched again"
    assert not any(name.endswith(".tar.gz") for name in scene.asked)


@pytest.mark.parametrize("version", ["0.9", "1.0", "1.0.0"])
def test_what_is_not_newer_is_refused_though_it_is_signed(scene: Scene, version: str) -> None:
    scene.add(version)
    assert scene.look() is Looked.NOTHING_NEWER
    assert scene.tried == []


def test_without_any_release_there_is_nothing(scene: Scene) -> None:
    assert scene.look() is Looked.NOTHING_NEWER


def test_what_another_has_signed_is_not_believed(scene: Scene) -> None:
    stranger = scene.another("stranger")
    stranger.begin()
    scene.add("6.6", stranger)
    scene.served = scene.folder / "stranger"
    assert scene.look() is Looked.NOT_BELIEVED
    assert scene.versions.hand_over("1.0") is None


@pytest.mark.parametrize("what", ["targets/*.tar.gz", "targets/*.json", "metadata/*.targets.json"])
def test_a_file_that_was_changed_is_not_believed(scene: Scene, what: str) -> None:
    scene.add("1.1")
    changed = 0
    for path in scene.served.glob(what):
        content = bytearray(path.read_bytes())
        content[len(content) // 2] ^= 1
        path.write_bytes(content)
        changed += 1
    assert changed
    assert scene.look() is Looked.NOT_BELIEVED
    assert scene.versions.hand_over("1.0") is None
    assert scene.tried == []


def test_an_older_list_in_a_new_ones_place_is_not_believed(scene: Scene) -> None:
    scene.add("1.1", share=0)
    old = scene.folder / "old"
    shutil.copytree(scene.served, old)
    scene.add("1.2", share=0)
    assert scene.look() is Looked.NOT_YET
    scene.served = old
    assert scene.look() is Looked.NOT_BELIEVED


def test_a_list_that_has_ended_is_not_believed_until_it_is_renewed(scene: Scene) -> None:
    long_ago = datetime.now(UTC) - timedelta(days=30)
    late = RELEASE.Repository(scene.served, scene.folder / "repository keys", now=long_ago)
    scene.add("1.1", late)
    assert scene.look() is Looked.NOT_BELIEVED
    scene.repository.renew()
    assert scene.look() is Looked.READY


def test_nobody_answers(scene: Scene) -> None:
    scene.add("1.1")
    scene.is_down = True
    assert scene.look() is Looked.NOT_BELIEVED
    scene.is_down = False
    assert scene.look() is Looked.READY


def test_head_office_lets_some_tills_have_it_first(scene: Scene) -> None:
    scene.add("1.1", share=0)
    assert scene.look() is Looked.NOT_YET
    assert not any(name.endswith(".tar.gz") for name in scene.asked)
    scene.add("1.1", share=100)
    assert scene.look() is Looked.READY


def test_one_whose_self_test_does_not_hold_is_given_up_for_good(scene: Scene) -> None:
    scene.add("1.1")
    scene.holds = False
    assert scene.look() is Looked.FAILED
    assert scene.versions.hand_over("1.0") is None
    scene.holds = True
    assert scene.look() is Looked.NOTHING_NEWER
    scene.add("1.2")
    assert scene.look() is Looked.READY


class Looking:
    """A process that is there for two looks at it."""

    returncode = 0

    def __init__(self) -> None:
        self.polls = 0

    def poll(self) -> int | None:
        self.polls += 1
        return self.returncode if self.polls > 2 else None


async def test_a_till_looks_now_and_then_one_process_at_a_time() -> None:
    begun: list[Looking] = []

    def begin() -> Any:
        if len(begun) == 1:
            begun.append(Looking())
            raise OSError(12, "no memory")  # the next time is not lost with it
        begun.append(Looking())
        return begun[-1]

    clock = Hurrying()
    task = asyncio.create_task(look_now_and_then(TILL, begin=begin, clock=clock))
    while len(begun) < 3:  # noqa: ASYNC110 - no bell rings
        await asyncio.sleep(0)
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    first, *later = clock.slept
    assert FIRST_S <= first < FIRST_S + EVERY_S
    assert later[:4] == [POLL_S, POLL_S, EVERY_S, EVERY_S]
    assert begun[0].polls == 3, "it was waited for"


def test_another_platform_s_release_is_none_of_ours(scene: Scene) -> None:
    program = scene.folder / "other"
    program.mkdir()
    (program / PROGRAM).write_text("x")
    scene.repository.add(program, "1.1", "win32-amd64")
    assert scene.look() is Looked.NOTHING_NEWER
