"""A till as a child process: the real program with its window, which a test works and may kill."""

import asyncio
import json
import os
import sys
from pathlib import Path
from typing import Any

STORE_KEY = "5a" * 32
ANSWER_S = 40.0


class TillProcess:
    """`start` opens the window on a profile; commands are those of `tests.flows.driver`."""

    def __init__(self, profile: Path, server: str, **environ: str) -> None:
        self._profile = profile
        self._server = server
        self._environ = {
            **os.environ,
            "QT_QPA_PLATFORM": "offscreen",
            "TILLSIDE_SERVER_USERNAME": "store.server",
            "TILLSIDE_SERVER_PASSWORD": "server123",
            "TILLSIDE_STORE_KEY": STORE_KEY,
            **environ,
        }
        self._child: asyncio.subprocess.Process | None = None

    async def start(self) -> "TillProcess":
        self._child = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "tests.flows.driver",
            str(self._profile),
            self._server,
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=self._environ,
        )
        return self

    async def do(self, *command: object) -> Any:
        """Give a command and wait for its answer."""
        child = self._running()
        assert child.stdin is not None
        assert child.stdout is not None
        child.stdin.write(json.dumps(command).encode() + b"\n")
        await child.stdin.drain()
        line = await asyncio.wait_for(child.stdout.readline(), ANSWER_S)
        if not line:
            assert child.stderr is not None
            raise AssertionError(f"the till ended: {(await child.stderr.read()).decode()}")
        answer = json.loads(line)
        if isinstance(answer, dict) and "not_seen" in answer:
            raise AssertionError(f"{command}: {answer['not_seen']}")
        return answer

    async def kill(self) -> None:
        """As a power cut would: SIGKILL, nothing is said to anybody."""
        self._running().kill()
        await self._gone()

    async def close(self) -> int:
        """Close the window and wait for the end; the exit code."""
        child = self._running()
        assert child.stdin is not None
        child.stdin.close()
        return await asyncio.wait_for(self._gone(), ANSWER_S)

    async def stop(self) -> None:
        """Whatever state it is in, it is gone afterwards."""
        if self._child is not None:
            await self.kill()

    def _running(self) -> asyncio.subprocess.Process:
        assert self._child is not None, "the till is not running"
        return self._child

    async def _gone(self) -> int:
        child, self._child = self._running(), None
        await child.communicate()
        assert child.returncode is not None
        return child.returncode
