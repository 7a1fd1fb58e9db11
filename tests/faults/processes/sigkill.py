"""The real process, killed with SIGKILL at moments that nobody chose, and started again.

The server is the real sandbox on its own sockets; what it did is in its journal.
"""

import asyncio
import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import IO, Any

from app.sandbox.process import SandboxProcess
from tests.faults.bugs.mutants import ROOT
from tests.faults.processes.drain_process import TOLD, mobile
from tests.faults.schedules.runner import scratch_root

ROUND = 20
"""So many kills, then everything is let settle and is counted."""
OPS_A_LIFE = 4
LONGEST_WAIT_S, LONGEST_EXTRA_S = 20.0, 0.04
_LOOK_EVERY_S = 0.002


@dataclass(slots=True, kw_only=True)
class Kills:
    """`told` are ops of which somebody knew that they were saved."""

    kills: int = 0
    told: int = 0
    breaches: list[str]

    def line(self) -> str:
        return (
            f"{self.kills} kills of a real process, {self.told} ops told as saved:"
            f" {len(self.breaches)} breaches"
        )

    def as_json(self) -> dict[str, Any]:
        return {"kills": self.kills, "told": self.told, "breaches": self.breaches}


def run_kills(count: int) -> Kills:
    """So many kills, over as many profiles as that takes."""
    return asyncio.run(_run(count))


async def _run(count: int) -> Kills:
    found = Kills(breaches=[])
    draw = Random(count)
    with tempfile.TemporaryDirectory(dir=scratch_root()) as name:
        root = Path(name)
        async with SandboxProcess(data=root / "server", customers=0) as server:
            nursery = await asyncio.to_thread(_Nursery)
            try:
                first = 0
                while found.kills < count:
                    folder = root / f"profile-{first}"
                    folder.mkdir()
                    kills = min(ROUND, count - found.kills)
                    last = await asyncio.to_thread(
                        _lives, nursery, folder, server.url, first, kills, draw
                    )
                    found.kills += kills
                    await asyncio.to_thread(_count, server, folder, range(first, last), found)
                    first = last
            finally:
                await asyncio.to_thread(nursery.end)
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kill:
    """Once so many more ops were told as saved, and some time after that."""

    after_told: int
    extra_s: float


def _told(folder: Path) -> set[int]:
    path = folder / TOLD
    return {int(line) for line in path.read_text().split()} if path.exists() else set()


async def _until_told(folder: Path, count: int, extra_s: float) -> None:
    async with asyncio.timeout(LONGEST_WAIT_S):
        while True:
            if len(_told(folder)) >= count:
                break
            await asyncio.sleep(_LOOK_EVERY_S)
    await asyncio.sleep(extra_s)


class _Nursery:
    """Starts processes from one that has imported everything."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.processes.drain_process"],
            cwd=ROOT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        self._draw = Random(0)

    def live(
        self, folder: Path, url: str, first: int, count: int, *, kill: "_Kill | None" = None
    ) -> bool:
        """One life, ended by a kill or to its own end; whether it was killed. A kill may come too
        late: all was sent by then.
        """
        told = _told(folder)
        _pipe(self._process.stdin).write(json.dumps([str(folder), url, first, count]) + "\n")
        _pipe(self._process.stdin).flush()
        answers = _pipe(self._process.stdout)
        pid = int(answers.readline())
        if kill is not None:
            asyncio.run(_until_told(folder, len(told) + kill.after_told, kill.extra_s))
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
        code = int(answers.readline())
        if code not in (0, -signal.SIGKILL):
            raise AssertionError(f"the process ended with {code}")
        return code == -signal.SIGKILL

    def end(self) -> None:
        self._process.communicate()


def _pipe(stream: "IO[str] | None") -> "IO[str]":
    assert stream is not None
    return stream


def _lives(nursery: _Nursery, folder: Path, url: str, first: int, kills: int, draw: Random) -> int:
    """Lives of one profile until so many were killed, and one more that sends the rest. Ops are
    numbered from `first` on; returns the first number that is free again.
    """
    killed = 0
    while killed < kills:
        kill = _Kill(
            after_told=draw.randint(0, OPS_A_LIFE), extra_s=draw.uniform(0.0, LONGEST_EXTRA_S)
        )
        killed += nursery.live(folder, url, first, OPS_A_LIFE, kill=kill)
        first += OPS_A_LIFE
    nursery.live(folder, url, 0, 0)
    return first


def _count(server: SandboxProcess, folder: Path, ops: range, found: Kills) -> None:
    """Each op that was told is on the server once; one that was not, once at most."""
    told = _told(folder)
    found.told += len(told)
    done = Counter(effect["user_id"] for effect in server.steering.effects())
    for number in ops:
        person = server.steering.person(mobile=mobile(number))
        times = 0 if person is None else done[person["user_id"]]
        if times > 1:
            found.breaches.append(f"op-{number} is doubled: {times} effects")
        if number in told and times == 0:
            found.breaches.append(f"op-{number} is lost")
