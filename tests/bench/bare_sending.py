"""The reference of a drain: bare httpx sends what a till sent, so many at a time, as fast as the
server takes it. Prints the seconds as JSON.

`python -m tests.bench.bare_sending RECORD URL AT_A_TIME`
"""

import asyncio
import json
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import httpx


async def _send(requests: Iterator[Mapping[str, Any]], url: str, at_a_time: int) -> float:
    async with httpx.AsyncClient(base_url=url, timeout=30.0, follow_redirects=False) as client:

        async def work() -> None:
            for each in requests:
                answer = await client.request(
                    each["method"],
                    each["target"],
                    headers=dict(each["headers"]),
                    content=each["body"],
                )
                # Whoever sends has to look at the answer.
                answer.json()

        began = time.perf_counter()
        await asyncio.gather(*(work() for _ in range(at_a_time)))
        return time.perf_counter() - began


def main() -> None:
    record, url, at_a_time = sys.argv[1:]
    requests = json.loads(Path(record).read_text(encoding="utf-8"))
    taken_s = asyncio.run(_send(iter(requests), url, int(at_a_time)))
    sys.stdout.write(json.dumps({"taken_s": taken_s}) + "\n")


if __name__ == "__main__":
    main()
