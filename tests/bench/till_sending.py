"""The sending half of a till, without a window, over a queue that waits; prints what it took as
JSON, and writes down each request that it made.

`python -m tests.bench.till_sending FOLDER URL BATCH RECORD [SAVED]`, with SAVED registrations that
are saved in this run of the till, which it need not look for on the server before it sends them.
"""

import asyncio
import json
import logging
import sys
import time
from pathlib import Path
from typing import Any

import httpx

from app.domain.clock import SystemClock
from app.store.database import Database
from app.store.outbox import OutboxStore
from app.store.outbox_schema import OUTBOX_MIGRATIONS
from tests.bench.queue import enqueue, registrations
from tests.faults.simulated.core import Manner, SendingCore
from tests.faults.simulated.disk import KEY

OUTBOX = "outbox.db"
CALLS_PER_MINUTE = 1_000_000.0
LOOK_EVERY_S = 0.01
LONGEST_S = 1_200.0


class RecordedLine(httpx.AsyncBaseTransport):
    """Carries requests to the server, and keeps what would send them again."""

    def __init__(self, kept: list[dict[str, Any]]) -> None:
        self._kept = kept
        self._real = httpx.AsyncHTTPTransport()

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self._kept.append(
            {
                "method": request.method,
                "target": request.url.raw_path.decode(),
                "headers": [
                    [name, value]
                    for name, value in request.headers.items()
                    if name in ("authorization", "content-type", "accept")
                ],
                "body": request.content.decode(),
            }
        )
        return await self._real.handle_async_request(request)

    async def aclose(self) -> None:
        await self._real.aclose()


async def _keep(settlements: object) -> None:
    """Nothing is shown here."""


async def _send(folder: Path, url: str, batch: int, record: Path, saved: int) -> float:
    clock, kept = SystemClock(), list[dict[str, Any]]()
    database = Database(folder / OUTBOX, KEY, synchronous="FULL", migrations=OUTBOX_MIGRATIONS)
    outbox = OutboxStore(database, clock)
    core = SendingCore(
        outbox,
        clock,
        manner=Manner(batch_size=batch, quiet_period_s=120.0, calls_per_minute=CALLS_PER_MINUTE),
        on_acknowledged=_keep,
        address=lambda name: url,
        make_transport=lambda: RecordedLine(kept),
    )
    await database.open()
    await outbox.begin_epoch()
    for one in registrations(saved, clock.now()):
        core.engine.saved(await enqueue(outbox, one, clock.now()))
    began = time.perf_counter()
    running = [
        asyncio.create_task(core.connectivity.run()),
        asyncio.create_task(core.engine.run()),
    ]
    async with asyncio.timeout(LONGEST_S):
        while (await outbox.summary()).unsent:  # noqa: ASYNC110 - a store rings no bell here
            await asyncio.sleep(LOOK_EVERY_S)
    taken_s = time.perf_counter() - began
    core.engine.stop()
    for task in running:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    await core.link.close()
    await database.close()
    await asyncio.to_thread(record.write_text, json.dumps(kept), encoding="utf-8")
    return taken_s


def main() -> None:
    logging.disable(logging.CRITICAL)
    folder, url, batch, record, saved = (*sys.argv[1:], "0")[:5]
    taken_s = asyncio.run(_send(Path(folder), url, int(batch), Path(record), int(saved)))
    sys.stdout.write(json.dumps({"taken_s": taken_s}) + "\n")


if __name__ == "__main__":
    main()
