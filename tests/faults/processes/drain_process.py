"""A till without a window, made to be killed: real stores, real threads, a real line.

Run as a program it is a nursery: all is imported once, and each line on standard input
(`["folder", "url", first, count]`) is answered with the pid of a new process that opens the
profile in `folder`, saves `count` things from number `first` on, and sends. It notes each op that
somebody would have been told of in `folder/told`, and ends by itself once nothing waits.
"""

import asyncio
import json
import logging
import os
import sys
from pathlib import Path

from app.domain.clock import SystemClock
from app.domain.op import OpId, OpKind
from app.domain.registration import Registration
from app.store.database import Database
from app.store.outbox import OutboxStore
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from tests.faults.kinds.tills import BINDING, NOOR
from tests.faults.simulated.core import Manner, SendingCore
from tests.faults.simulated.disk import KEY, OUTBOX

QUIET_S = 0.3
PAUSE_S = 0.004
TOLD = "told"


async def _keep(settlements: object) -> None:
    """Nothing is shown here."""


class DrainProcess:
    """One life of it."""

    def __init__(self, folder: Path, url: str) -> None:
        self._clock = SystemClock()
        self._told = os.open(folder / TOLD, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._database = Database(
            folder / OUTBOX, KEY, synchronous="FULL", migrations=OUTBOX_MIGRATIONS
        )
        self._core = SendingCore(
            OutboxStore(self._database, self._clock),
            self._clock,
            manner=Manner(batch_size=3, quiet_period_s=QUIET_S),
            on_acknowledged=_keep,
            address=lambda name: url,
        )

    async def live(self, first: int, count: int) -> None:
        await self._database.open()
        await self._core.outbox.begin_epoch()
        running = [
            asyncio.create_task(self._core.connectivity.run()),
            asyncio.create_task(self._core.engine.run()),
        ]
        for number in range(first, first + count):
            await self._save(number)
            await asyncio.sleep(PAUSE_S)
        await self._until_sent()
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        await self._core.link.close()
        await self._database.close()

    async def _until_sent(self) -> None:
        while True:
            if not (await self._core.outbox.summary()).unsent:
                return
            await asyncio.sleep(PAUSE_S)

    async def _save(self, number: int) -> None:
        op = await self._core.outbox.enqueue(
            op_id=OpId(f"op-{number}"),
            kind=OpKind.REGISTRATION,
            payload=Registration(
                mobile=mobile(number), firstname=f"First{number}", registered_at=self._clock.now()
            ),
            binding=BINDING,
            associate=NOOR,
            created_at=self._clock.now(),
        )
        os.write(self._told, f"{number}\n".encode())
        self._core.engine.saved(op)


def mobile(number: int) -> str:
    """Each op is somebody of their own."""
    return f"4477{number:08d}"


def _nursery() -> None:
    logging.disable(logging.CRITICAL)
    for line in sys.stdin:
        folder, url, first, count = json.loads(line)
        pid = os.fork()
        if pid == 0:
            asyncio.run(DrainProcess(Path(folder), url).live(first, count))
            os._exit(0)
        sys.stdout.write(f"{pid}\n")
        sys.stdout.flush()
        sys.stdout.write(f"{os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    _nursery()
