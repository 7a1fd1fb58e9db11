"""The till and a server: a scan that the server answers, beside the same request by bare httpx; and
how late the window's event loop is while much is sent and much comes in.
"""

import asyncio
import json
import time
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx

from app.api.credentials import Credentials, password_digest
from app.domain.op import Binding, OpId, OpKind
from app.domain.registration import Registration
from app.sandbox.people.seed import FIRST_USER_ID
from app.sandbox.process import SandboxProcess
from app.settings.file import FILE_NAME
from tests.bench.children import found
from tests.bench.figures import Figure, limit, quantile
from tests.bench.profiles import ASSOCIATE, Profiles, opened
from tests.bench.reads import fewer
from tests.bench.window import FRAME_MS

SCANS, WARM = 60, 5
PEOPLE = 1_000
ORGANISATION = "29"
OPS, ROWS = 10_000, 100_000
P99_LIMIT_MS = 5.0
FAST = "[server]\ncalls_per_minute = 100000\n"
"""The bench asks more of the server in a minute than a till in an hour."""


def measure(profiles: Profiles, *, customers: int, runs: int) -> tuple[Figure, ...]:
    """People whom the till never saw, scanned one after the other."""
    del runs
    profile = profiles.copy_of(customers)
    (profile / FILE_NAME).write_text(FAST, encoding="utf-8")
    process = SandboxProcess(customers=PEOPLE)
    asyncio.run(process.start(timeout_s=120))
    try:
        codes = _codes(process)[: fewer(SCANS, customers) + WARM]
        listed = profile / "codes.json"
        listed.write_text(json.dumps(codes), encoding="utf-8")
        ours = _worked(process, str(profile), "online", customers, str(listed))
        bare = asyncio.run(_bare(process, _targets(process)))
    finally:
        asyncio.run(process.stop())
    return (
        limit(
            "scan to the server's card, beyond its answer",
            [time_ms - quantile(bare, 0.5) for time_ms in ours[WARM:]],
            FRAME_MS,
        ),
    )


def measure_lateness(profiles: Profiles, *, customers: int, runs: int) -> tuple[Figure, ...]:
    """While a long queue drains and the rows of the cache come in anew."""
    del runs
    rows, ops = min(ROWS, customers), min(OPS, customers // 5)
    profile = profiles.copy_of(rows)
    (profile / FILE_NAME).write_text(FAST, encoding="utf-8")
    process = SandboxProcess(customers=1)
    asyncio.run(process.start(timeout_s=120))
    try:
        asyncio.run(_save(profile, process, ops))
        told = _worked(process, str(profile), "late", rows)
    finally:
        asyncio.run(process.stop())
    what = f"event loop late while {ops:,} ops drain, {rows:,} rows sync"
    return (
        limit("event loop late when idle", told["idle"], P99_LIMIT_MS, share=0.99),
        limit(what, told["busy"], P99_LIMIT_MS, share=0.99),
        limit(what, told["busy"], FRAME_MS, share=1.0),
    )


def _worked(process: SandboxProcess, profile: str, work: str, customers: int, *rest: str) -> Any:
    return found(
        "tests.bench.till_at_work",
        *(profile, process.url, work, str(customers), *rest),
        environ={
            "TILLSIDE_SERVER_USERNAME": process.username,
            "TILLSIDE_SERVER_PASSWORD": process.password,
        },
    )


def _codes(process: SandboxProcess) -> list[str]:
    """The mobiles of some who have one."""
    people = (
        process.steering.person(user_id=str(FIRST_USER_ID + number))
        for number in range(2, SCANS * 3)
    )
    return [one["mobile"] for one in people if one and one.get("mobile")][: SCANS + WARM]


def _targets(process: SandboxProcess) -> Sequence[str]:
    """What the till asked for them."""
    log = process.steering.state()["requests"]
    return [
        f"{each['path']}?{each['query']}" for each in log if each["path"].endswith("customer/get")
    ]


async def _bare(process: SandboxProcess, targets: Sequence[str]) -> list[float]:
    login = Credentials(username=process.username, digest=password_digest(process.password))
    headers = {"Authorization": login.authorization()}
    taken: list[float] = []
    async with httpx.AsyncClient(base_url=process.url, headers=headers) as client:
        for target in targets:
            began = time.perf_counter()
            (await client.get(target)).json()
            taken.append((time.perf_counter() - began) * 1e3)
    return taken


async def _save(profile: Path, process: SandboxProcess, ops: int) -> None:
    stores = await opened(profile)
    now = datetime.now(UTC)
    for number in range(ops):
        await stores.outbox.enqueue(
            op_id=OpId(f"op-{number}"),
            kind=OpKind.REGISTRATION,
            payload=Registration(
                mobile=f"4479{number:08d}", firstname="Ravi", lastname="Menon", registered_at=now
            ),
            binding=Binding(
                server_url=process.url, organisation=ORGANISATION, till_login=process.username
            ),
            associate=ASSOCIATE,
            created_at=now,
        )
    await stores.close()
