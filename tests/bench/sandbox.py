"""The sandbox from nothing to listening, and customer/get with every flag over a kept connection.

The references are limits: what a training server and thousands of tests can wait for.
"""

import asyncio
import base64
import hashlib
import http.client
import json
import socket
import time
import xml.etree.ElementTree as ET
from statistics import median
from urllib.parse import urlencode, urlsplit

from app.sandbox.people.seed import FIRST_USER_ID
from app.sandbox.process import SandboxProcess
from tests.bench.figures import Figure, limit
from tests.bench.profiles import Profiles

START_LIMIT_MS = 5_000.0
GET_LIMIT_MS = 5.0
MOST_PEOPLE = 100_000
"""More are no training and no test."""
GETS = 300
"""Of each start, in each format."""
FORMATS = ("json", "xml")
FLAGS = {
    **dict.fromkeys(
        (
            *("user_id", "next_slab", "slab_history", "ndsc_status", "optin_status"),
            *("expiry_schedule", "expired_points", "points_summary", "promotion_points"),
            "membership_retention_criteria",
        ),
        "true",
    ),
    "gap_to_upgrade_for": "0",
    "gap_to_renew_for": "0",
}


def measure(profiles: Profiles, *, customers: int, runs: int) -> tuple[Figure, ...]:
    """Start it `runs` times with so many people; a figure for the start and one for each format."""
    del profiles
    customers = min(customers, MOST_PEOPLE)
    started: list[float] = []
    answered: dict[str, list[float]] = {each: [] for each in FORMATS}
    for _ in range(runs):
        process = SandboxProcess(customers=customers)
        began = time.perf_counter()
        asyncio.run(process.start(timeout_s=120))
        started.append((time.perf_counter() - began) * 1e3)
        try:
            for each in FORMATS:
                answered[each].append(_median_ms(process, each, customers))
        finally:
            asyncio.run(process.stop())
    return (
        limit(f"sandbox with {customers:,} people listens", started, START_LIMIT_MS),
        *(
            limit(f"customer/get with every flag, {each}", answered[each], GET_LIMIT_MS)
            for each in FORMATS
        ),
    )


def _median_ms(process: SandboxProcess, name: str, customers: int) -> float:
    """Of one answer, over one connection, each for another customer."""
    digest = hashlib.md5(process.password.encode(), usedforsecurity=False).hexdigest()
    login = base64.b64encode(f"{process.username}:{digest}".encode()).decode()
    connection = http.client.HTTPConnection(urlsplit(process.url).netloc)
    connection.connect()
    connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    taken: list[float] = []
    for place in range(GETS):
        user_id = FIRST_USER_ID + place * 97 % customers
        query = urlencode({"id": str(user_id), **FLAGS})
        began = time.perf_counter()
        connection.request(
            "GET", f"/v1.1/customer/get.{name}?{query}", headers={"Authorization": f"Basic {login}"}
        )
        body = connection.getresponse().read()
        taken.append((time.perf_counter() - began) * 1e3)
        if _code(body, name) != "200":
            raise RuntimeError(f"not answered: {body[:200]!r}")
    connection.close()
    return median(taken)


def _code(body: bytes, name: str) -> str:
    if name == "json":
        return str(json.loads(body)["status"]["code"])
    return ET.fromstring(body).findtext("status/code") or ""
